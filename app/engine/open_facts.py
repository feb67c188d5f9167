"""What is still worth asking: every unknown fact that can change the advice, and how many lines of it."""

from collections.abc import Iterable, Iterator, Mapping

from app.domain.facts import Facts
from app.domain.plan import Plan
from app.domain.recording import catalogue
from app.domain.report import OpenFact
from app.engine.compiled import CompiledProtocol
from app.engine.missing import places_in_the_case

_DOSE = ("glucocorticoid.dose_mg_per_day",)
_SIZES = ("patient.weight_kg", "patient.height_cm")
_BORN = ("patient.age_years",)
_WEEKLY = ("other_treatment.methotrexate.dose_mg_per_week",)
_HIGHEST = ("glucocorticoid.highest_dose_mg_per_day",)
RESTS_ON: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("population", "age_years", "cancer_risk"), _BORN),
    "years_since_onset": (*_BORN, "patient.onset_age_years"),
    **dict.fromkeys(("bmi", "bsa_m2", "bsa_difference_percent"), _SIZES),
    **dict.fromkeys(("ideal_weight_kg", "adjusted_weight_kg"), (*_SIZES, "patient.sex")),
    "growth_weight": ("patient.weight_kg", *_BORN, "patient.sex"),
    "growth_height": ("patient.height_cm", *_BORN, "patient.sex"),
    "hydroxychloroquine_mg_per_kg": ("other_treatment.hydroxychloroquine.dose_mg_per_day", "patient.weight_kg"),
    "azathioprine_mg_per_kg": ("other_treatment.azathioprine.dose_mg_per_day", "patient.weight_kg"),
    "methotrexate_mg_per_m2": (*_WEEKLY, *_SIZES),
    **dict.fromkeys(("methotrexate_raised_mg", "methotrexate_raised_high_mg"), _WEEKLY),
    "days_since_methotrexate_change": ("other_treatment.methotrexate.last_change_on",),
    "days_in_remission": ("activity.in_remission_since",),
    **dict.fromkeys(
        ("prednisone_mg_per_day", "next_step_mg", "on_glucocorticoid", "other_glucocorticoid", "equivalent_unknown"),
        _DOSE,
    ),
    "highest_prednisone_mg": _HIGHEST,
    **dict.fromkeys(("juvenile_next_mg", "juvenile_cut"), (*_DOSE, *_HIGHEST, "glucocorticoid.last_change_on")),
    "days_on_glucocorticoid": (*_DOSE, "glucocorticoid.started_on", "glucocorticoid.weeks_of_exposure"),
    "days_since_last_change": ("glucocorticoid.last_change_on",),
    "days_since_stopped": ("glucocorticoid.stopped_on",),
    "first_cut": ("glucocorticoid.last_change_on", "glucocorticoid.started_on"),
    "previous_above_current": (*_DOSE, "glucocorticoid.previous_effective_dose_mg"),
    "stopped_with_a_dose": _DOSE,
    "days_since_blood_tests": ("labs.tested_on",),
    "days_since_weighed": ("patient.weight_measured_on",),
    "chosen_mg_per_kg": ("patient.weight_kg",),
    **dict.fromkeys(("ck_raised", "enzymes_raised"), ("activity.ck_u_per_l", "activity.ck_upper_limit_u_per_l")),
}
"""Name of a derived figure to the recorded facts, any of which may be what it waits for."""


def open_facts(compiled: CompiledProtocol, plan: Plan, facts: Facts) -> tuple[OpenFact, ...]:
    """List what is still worth asking.

    A line is a recommendation that names the fact among what it needs or asks, or a rule that is undecided for want
    of it; rules that would be lines of one raised card are one line together. What the clinician may choose is asked
    only where a dose waits for it.

    Args:
        plan: What followed from the case. facts: All facts of the case, None for what is not known.

    Returns:
        Essential facts first, in the order of the case file; then those that would turn a line into another; then by
        the lines they could change, most first, those with as many in the order of the case file.
    """
    essential = {fact.field: fact.essential for fact in plan.missing}
    lines: dict[str, set[str]] = {field: set() for field in essential}
    turning: set[str] = set()
    for row in plan.recommendations:
        if row.verdict != "not_advised":
            turning.update(recorded_behind(row.hinges, facts))
            _add(lines, (*row.needs, *row.asks, *row.hinges), f"row {row.id}", facts)
    for line, waits_for in _undecided(compiled, plan):
        _add(lines, waits_for, line, facts)
    specs, places = catalogue(), places_in_the_case()
    found = [
        OpenFact(path, specs[path].title, len(touched), essential.get(path, False))
        for path, touched in lines.items()
        if path in essential or (touched and not path.startswith("choices."))
    ]
    return tuple(
        sorted(
            found,
            key=lambda fact: (not fact.essential, fact.field not in turning, _by_lines(fact), places[fact.field]),
        )
    )


def _by_lines(fact: OpenFact) -> int:
    return 0 if fact.essential else -fact.lines


def _undecided(compiled: CompiledProtocol, plan: Plan) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each undecided rule: the line it would be, and what it waits for."""
    cards = {name: alert.rule for alert in plan.alerts for name in (alert.rule, *alert.line_rules)}
    hosts = {rule.id: rule.line_of for rule in compiled.protocol.assess.rules}
    for verdict in plan.verdicts:
        if verdict.state == "undecided":
            card = next((cards[host] for host in hosts[verdict.rule] if host in cards), verdict.rule)
            yield card, verdict.open_facts


def _add(lines: dict[str, set[str]], waits_for: Iterable[str], line: str, facts: Facts) -> None:
    for path in recorded_behind(waits_for, facts):
        lines.setdefault(path, set()).add(line)


def recorded_behind(waits_for: Iterable[str], facts: Facts) -> tuple[str, ...]:
    """The recorded facts that are not known, and that these wait for: figures are worked out of several."""
    found = (
        path
        for fact in waits_for
        for path in (RESTS_ON.get(fact[8:], ()) if fact.startswith("derived.") else (fact,))
        if _is_unknown(path, facts)
    )
    return tuple(dict.fromkeys(found))


def _is_unknown(path: str, facts: Facts) -> bool:
    """An age is also known by the date of birth; a list is never a fact."""
    return facts.get("derived.age_years" if path == "patient.age_years" else path, "") is None
