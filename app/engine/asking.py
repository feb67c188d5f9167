"""Why a fact is asked: the rules, advice, monitoring and scores of a protocol that look at it."""

from collections.abc import Iterable, Iterator, Mapping

from app.domain.asking import AskedBy, ProtocolCard
from app.domain.protocol import Protocol
from app.engine.compiled import CompiledProtocol
from app.engine.conditions import Conditions

_AGE = ("patient.date_of_birth", "patient.age_years", "visit_date")
_SIZE = ("patient.weight_kg", "patient.height_cm")
_DOSE = ("glucocorticoid.dose_mg_per_day", "glucocorticoid.medicine")
_HIGHEST = ("glucocorticoid.highest_dose_mg_per_day", "glucocorticoid.medicine")
_STARTED, _CHANGED = "glucocorticoid.started_on", "glucocorticoid.last_change_on"
_STOPPED = "glucocorticoid.stopped_on"
_METHOTREXATE = "other_treatment.methotrexate"
_ONSET, _BORN, _VISIT = "patient.onset_age_years", "patient.date_of_birth", "visit_date"
_CONFIRMED = "choices.confirmed"
_OVERRIDES = "choices.overrides"
_STANDARD_CHOICES = ("choices.control_weeks", "choices.low_dose_interval_weeks")

BEHIND: Mapping[str, tuple[str, ...]] = {
    "population": _AGE,
    "age_years": _AGE,
    "years_since_onset": (*_AGE, _ONSET),
    "bmi": _SIZE,
    "bsa_m2": _SIZE,
    "bsa_difference_percent": _SIZE,
    "ideal_weight_kg": ("patient.height_cm", "patient.sex"),
    "adjusted_weight_kg": (*_SIZE, "patient.sex"),
    "hydroxychloroquine_mg_per_kg": ("other_treatment.hydroxychloroquine.dose_mg_per_day", "patient.weight_kg"),
    "azathioprine_mg_per_kg": ("other_treatment.azathioprine.dose_mg_per_day", "patient.weight_kg"),
    "methotrexate_mg_per_m2": (f"{_METHOTREXATE}.dose_mg_per_week", *_SIZE),
    "methotrexate_raised_mg": (f"{_METHOTREXATE}.dose_mg_per_week",),
    "methotrexate_raised_high_mg": (f"{_METHOTREXATE}.dose_mg_per_week",),
    "days_since_methotrexate_change": (f"{_METHOTREXATE}.last_change_on", _VISIT),
    "days_in_remission": ("activity.in_remission_since", _VISIT),
    "other_glucocorticoid": _DOSE,
    "prednisone_mg_per_day": _DOSE,
    "highest_prednisone_mg": _HIGHEST,
    "next_step_mg": (*_DOSE, _CHANGED),
    "juvenile_next_mg": (*_HIGHEST, *_DOSE),
    "juvenile_cut": (*_HIGHEST, *_DOSE, _CHANGED),
    "growth_weight": (*_AGE, "patient.weight_kg", "patient.sex"),
    "growth_height": (*_AGE, "patient.height_cm", "patient.sex"),
    "offered_weight_kg": (*_AGE, "patient.weight_kg", "patient.sex"),
    "offered_height_cm": (*_AGE, "patient.height_cm", "patient.sex"),
    "adult_taper_chosen": _STANDARD_CHOICES,
    "own_low_stay_days": (),
    "days_on_glucocorticoid": (_STARTED, "glucocorticoid.weeks_of_exposure", *_DOSE, _VISIT),
    "days_since_last_change": (_CHANGED, _STARTED, _VISIT),
    "days_since_stopped": (_STOPPED, _VISIT),
    "days_since_blood_tests": ("labs.tested_on", _VISIT),
    "days_since_weighed": ("patient.weight_measured_on", _VISIT),
    "chosen_mg_per_kg": ("choices.prednisone_start_mg_per_day", "patient.weight_kg"),
    "on_glucocorticoid": (*_DOSE, _STOPPED),
    "first_cut": (_CHANGED, _STARTED, *_HIGHEST),
    "enzymes_raised": ("activity.muscle_enzymes_raised", "activity.ck_u_per_l", "activity.ck_upper_limit_u_per_l"),
    "ck_raised": ("activity.ck_u_per_l", "activity.ck_upper_limit_u_per_l"),
    "high_dose_override": (_OVERRIDES,),
    "early_cut_override": (_OVERRIDES,),
    "weight_confirmed": (_CONFIRMED,),
    "height_confirmed": (_CONFIRMED,),
    "stopped_with_a_dose": (_STOPPED, *_DOSE),
    "born_and_age_differ": ("patient.age_years", _BORN, _VISIT),
    "previous_above_current": ("glucocorticoid.previous_effective_dose_mg", *_DOSE),
    "born_after_visit": (_BORN, _VISIT),
    "born_too_long_ago": (_BORN, _VISIT),
    "onset_after_age": (_ONSET, *_AGE),
    "started_after_visit": (_STARTED, _VISIT),
    "changed_after_visit": (_CHANGED, _VISIT),
    "stopped_after_visit": (_STOPPED, _VISIT),
    "weighed_after_visit": ("patient.weight_measured_on", _VISIT),
    "taper_begins_before_visit": ("choices.taper_start_date", _VISIT),
    "equivalent_unknown": _DOSE,
}
"""Derived fact to the recorded facts that it is worked out from; those of the plan and of whole scores are left out."""


_STATUSES = {"draft": "DRAFT, not approved", "under_review": "under review, not approved", "approved": "approved"}


def rules_that_ask(compiled: CompiledProtocol, path: str) -> tuple[AskedBy, ...]:
    """What of a protocol looks at a fact.

    Args:
        path: Dotted name of a recorded fact.

    Returns:
        Rules that may stop a treatment, then the other rules, advice, monitoring and scores; each kind in the
        protocol's order, each once. Empty where nothing looks at it.
    """
    conditions = Conditions(compiled.numbers, compiled.protocol.assess.terms)
    found = dict.fromkeys(asked for asked, leaves in _everything(compiled, conditions) if path in _recorded(leaves))
    return tuple(sorted(found, key=_after_stops))


def _after_stops(asked: AskedBy) -> bool:
    return not asked.stops


def _recorded(leaves: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for leaf in leaves:
        name = leaf.removeprefix("derived.")
        found.update(BEHIND.get(name, ()) if leaf != name else _AGE if leaf == "patient.age_years" else (leaf,))
    return found


def _everything(compiled: CompiledProtocol, conditions: Conditions) -> Iterator[tuple[AskedBy, tuple[str, ...]]]:
    for compiled_rule in (*compiled.case_rules, *compiled.plan_rules):
        rule = compiled_rule.rule
        stops = any(grade.level == "stop" for grade in rule.grades)
        told = (field for part in rule.parts for field in part.fields)
        leaves = (leaf for grade in compiled_rule.leaves for leaf in grade)
        yield AskedBy("rule", rule.id, rule.says, stops), (*leaves, *told)
    for compiled_row in compiled.rows:
        row = compiled_row.row
        needs = (fact for need in row.needs for fact in need.facts)
        yield AskedBy("advice", row.id, row.says), (*compiled_row.leaves, *needs, *row.asks)
    for compiled_item in compiled.items:
        item = compiled_item.item
        yield AskedBy("monitoring", item.id, compiled_item.text), tuple(conditions.leaves(item.when))
    assessing = compiled.protocol.assess
    for scored in assessing.classification.items:
        yield AskedBy("score", scored.id, scored.says), tuple(conditions.leaves(scored.when))
    for factor in assessing.cancer_risk.factors:
        yield AskedBy("score", factor.id, factor.says), tuple(conditions.leaves(factor.when))


def protocol_card(protocol: Protocol) -> ProtocolCard:
    """What a protocol says of itself."""
    about = protocol.about
    approvals = tuple(f"{one.name}, {one.role}" for one in about.approvals)
    return ProtocolCard(
        about.id,
        about.version,
        about.title,
        _STATUSES[about.status],
        protocol.sha256,
        about.effective_from,
        about.review_due,
        approvals,
    )
