"""Offers, options and advice: a verdict for every row that concerns this patient."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from app.domain.dose import Dose
from app.domain.errors import SupportFault
from app.domain.facts import Facts
from app.domain.figures import plain
from app.domain.plan import Recommendation
from app.domain.protocol import Bar, Row
from app.domain.recording import catalogue
from app.domain.words import Action, Verdict
from app.engine.assess import (
    Raised,
    facts_that_forbid,
    held_medicines,
    is_emergency,
    lines_for_what_is_kept,
    stopping_rules,
)
from app.engine.ceilings import check_ceiling
from app.engine.compiled import CompiledProtocol, CompiledRow
from app.engine.dose import WorkedDose, work_out_dose
from app.engine.infusion import infusion_lines

GLUCOCORTICOID = "prednisone"
NEVER_WITHHELD = frozenset({"hydrocortisone_emergency"})
BASE_FACTS = ("visit_date", "patient.age_years")
COURSE_MONTHS = "{course_months}"
_BEGINNING: frozenset[Action] = frozenset({"start", "increase"})
_CHANGING: frozenset[Action] = frozenset({"start", "increase", "reduce", "stop"})
_FORBIDDEN: frozenset[Action] = frozenset({"start", "increase", "continue", "reduce", "refer"})
_ADVISED: frozenset[Verdict] = frozenset({"offer", "option"})
_NOT_ASKED = ("derived.", "choices.", "other_treatment.")
_TODAY = "prednisone_today"
_TODAY_MG = "derived.prednisone_mg_per_day"
_NEVER_STOP = "S0-57"
_RECORDED_AS = {
    **dict.fromkeys((_TODAY_MG, "derived.next_step_mg"), "glucocorticoid.dose_mg_per_day"),
    "derived.juvenile_next_mg": "glucocorticoid.highest_dose_mg_per_day",
}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a row is judged by."""

    compiled: CompiledProtocol
    facts: Facts
    raised: tuple[Raised, ...]
    held: frozenset[str]
    texts: Mapping[str, str]


def recommend(
    compiled: CompiledProtocol,
    facts: Facts,
    raised: tuple[Raised, ...],
    *,
    about: Literal["case", "plan"] = "case",
    before: tuple[Recommendation, ...] = (),
) -> tuple[Recommendation, ...]:
    """Judge every row of the protocol that is about the case, or about the plan that follows from it.

    Args:
        raised: The rules that are raised.
        about: Which rows. before: the rows judged already; a row may follow one of them.

    Returns:
        The rows that concern this patient, in the protocol's order.

    Raises:
        SupportFault: a row cannot be judged; it is named, and there is no partial list.
    """
    asked = _Asked(compiled, facts, raised, held_medicines(compiled, raised), _texts_of(compiled, facts))
    rows: list[Recommendation] = []
    emergency = is_emergency(raised)
    for compiled_row in compiled.rows:
        if compiled_row.row.about != about or (emergency and compiled_row.row.routine):
            continue
        if compiled_row.present(facts) is not True:
            continue
        follows = compiled_row.row.follows
        leaders = [each for each in (*before, *rows) if each.id in follows and _leads(each)]
        if follows and not leaders:
            continue
        if compiled_row.row.last_resort and any(_offers(each, compiled_row.row) for each in rows):
            continue
        try:
            judged = _judge(asked, compiled_row)
        except SupportFault:
            raise
        except Exception as fault:
            raise SupportFault(compiled_row.row.id) from fault
        only_option = follows and all(each.verdict == "option" for each in leaders)
        rows.append(replace(judged, verdict="option") if only_option and judged.verdict == "offer" else judged)
    return tuple(rows)


def _offers(judged: Recommendation, row: Row) -> bool:
    return judged.medicine == row.medicine and judged.verdict == "offer"


def _leads(row: Recommendation) -> bool:
    """Whether others follow a row: one that is advised and taken; a glucocorticoid on hold is taken too."""
    left_alone = row.action == "stop" or (row.action == "hold" and row.medicine != GLUCOCORTICOID)
    return is_advised(row) and not left_alone


def _texts_of(compiled: CompiledProtocol, facts: Facts) -> Mapping[str, str]:
    """What stands in the {places} of a line: the protocol's numbers, and what the clinician has chosen."""
    chosen = facts["choices.control_weeks"]
    weeks = chosen if isinstance(chosen, Decimal) else compiled.numbers[compiled.protocol.taper.control]
    return {**compiled.number_texts, "control_weeks": plain(weeks), "course_months": COURSE_MONTHS}


def _judge(asked: _Asked, compiled_row: CompiledRow) -> Recommendation:
    row, facts = compiled_row.row, asked.facts
    turn = next((turn for turn, check in compiled_row.turns if check(facts)), None)
    verdict: Verdict = "not_advised" if turn is None else turn.verdict
    draft = _draft(asked, compiled_row, verdict, turn.because if turn and turn.because else row.because)
    if verdict == "not_advised":
        return replace(draft, how=())
    if row.medicine is None:
        return draft
    taken = _is_taken(asked, row.medicine)
    stops = () if row.medicine in NEVER_WITHHELD else _stops(asked, row, row.medicine, taken=taken)
    if row.medicine == GLUCOCORTICOID and (taken or row.action == "continue"):
        return _judge_taken_glucocorticoid(asked, row, draft, stops)
    if taken and row.medicine in asked.held:
        name = asked.compiled.medicines[row.medicine].names["US"]
        lines = _hold_lines(stops)
        return replace(draft, action="hold", verdict="offer", title=f"Pause {name} for now", how=lines, needs=())
    bars = tuple(bar for bar, check in zip(row.bars, compiled_row.bars, strict=True) if check(facts))
    blocked_by = (*stops, *(bar.rule for bar in bars if bar.rule not in stops))
    if blocked_by and row.action in _FORBIDDEN:
        action: Action = "hold" if row.action in {"continue", "reduce"} else row.action
        blocked = replace(draft, verdict="blocked", action=action, blocked_by=blocked_by, how=())
        name = asked.compiled.medicines[row.medicine].names["US"]
        title = f"No further {name} for now" if action == "hold" else row.says
        return replace(blocked, title=title, excluded_by=_excluded_by(asked, stops, bars))
    return _with_dose(asked, row, draft)


def _excluded_by(asked: _Asked, stops: tuple[str, ...], bars: tuple[Bar, ...]) -> tuple[str, ...]:
    """The facts for which a row is blocked: by rules that have a card, and by bars of its own."""
    of_rules = facts_that_forbid(asked.compiled, asked.raised, stops, asked.facts)
    of_bars = (fact for bar in bars for fact in asked.compiled.grounding.of(bar.when, asked.facts).speaks)
    return tuple(dict.fromkeys((*of_rules, *of_bars)))


def _stops(asked: _Asked, row: Row, medicine: str, *, taken: bool) -> tuple[str, ...]:
    kept, lowered = row.action in {"continue", "hold"}, row.action in {"reduce", "stop"}
    return stopping_rules(asked.raised, medicine, already_taken=taken, unchanged=kept, lowered=lowered)


def _judge_taken_glucocorticoid(
    asked: _Asked, row: Row, draft: Recommendation, stops: tuple[str, ...]
) -> Recommendation:
    """A glucocorticoid that is taken is never stopped, cut or raised while something forbids it or is not known."""
    if row.action not in _CHANGING:
        going_on = _with_dose(asked, row, draft)
        return replace(going_on, how=(*lines_for_what_is_kept(asked.raised, GLUCOCORTICOID), *going_on.how))
    if stops:
        says = f"No change of dose while {', '.join(stops)} stands; do not stop it."
        return _keep(asked, draft, (*lines_for_what_is_kept(asked.raised, GLUCOCORTICOID), says))
    changed = _with_dose(asked, row, draft)
    if changed.verdict == "needs_facts":
        titles = ", ".join(catalogue()[fact].title for fact in changed.needs)
        kept = _keep(asked, draft, (f"No change of dose before this is known: {titles}.",))
        return replace(kept, asks=tuple(dict.fromkeys((*changed.needs, *draft.asks))))
    today_mg = asked.facts[_TODAY_MG]
    if row.action not in _BEGINNING or changed.dose is None or not isinstance(today_mg, Decimal):
        return changed
    if changed.dose.amount > today_mg or (row.action == "start" and changed.dose.amount == today_mg):
        return changed
    says = f"Today's dose is no lower than the {plain(changed.dose.amount)} mg that would be given; never lower it now."
    return _keep(asked, draft, (says, "Speak to a specialist the same day about the next step."))


def _is_taken(asked: _Asked, medicine: str) -> bool:
    check = asked.compiled.taking.get(medicine)
    return check is not None and check(asked.facts) is True


def _hold_lines(stops: tuple[str, ...]) -> tuple[str, ...]:
    because = f" ({', '.join(stops)})" if stops else ""
    return (f"Pause it until the cause is cleared{because}.",)


def _draft(asked: _Asked, compiled_row: CompiledRow, verdict: Verdict, because: str) -> Recommendation:
    row, facts = compiled_row.row, asked.facts
    lines = [(line, numbers) for line, check, numbers in compiled_row.how if check(facts)]
    how = tuple(_filled(line.says, asked) for line, _ in lines)
    needs = [fact for need, unless in compiled_row.needs if not unless(facts) for fact in need.facts]
    if row.medicine is not None and row.dose is not None and not _stands_in_any_case(row):
        needs = [*BASE_FACTS, *needs]
    unknown = tuple(dict.fromkeys(fact for fact in needs if _is_unknown(fact, facts)))
    hinges = compiled_row.hinge(facts) if compiled_row.hinge else ()
    return Recommendation(
        id=row.id,
        medicine=row.medicine,
        action=row.action,
        verdict=verdict,
        title=row.says,
        dose=None,
        arithmetic="",
        how=how,
        because=because,
        blocked_by=(),
        needs=() if verdict == "not_advised" else unknown,
        asks=tuple(fact for fact in row.asks if _is_unknown(fact, facts)),
        conflicts=row.conflicts,
        sources=row.sources,
        strength=row.strength,
        facts=tuple(leaf for leaf in compiled_row.leaves if facts[leaf] is not None),
        thresholds=tuple(dict.fromkeys(name for _, numbers in lines for name in numbers)),
        hinges=tuple(dict.fromkeys(hinges)),
        hinge_says=row.hinge.says if row.hinge and hinges else "",
    )


def _stands_in_any_case(row: Row) -> bool:
    """A glucocorticoid that goes on, and what saves a life, wait for no fact."""
    going_on = row.medicine == GLUCOCORTICOID and row.action in {"continue", "hold"}
    return going_on or row.medicine in NEVER_WITHHELD


def _is_unknown(fact: str, facts: Facts) -> bool:
    """An age is also known by the date of birth."""
    return facts["derived.age_years" if fact == "patient.age_years" else fact] is None


def _filled(text: str, asked: _Asked) -> str:
    """Put the protocol's numbers into {named} places of a line."""
    return text.format_map(asked.texts) if "{" in text else text


def _with_dose(asked: _Asked, row: Row, draft: Recommendation) -> Recommendation:
    if draft.needs:
        return replace(draft, verdict="needs_facts")
    checks = _still_to_check(asked, row) if row.action in _BEGINNING else ()
    if row.dose is None:
        return replace(draft, how=(*draft.how, *checks)) if checks else draft
    return _dosed(asked, draft, work_out_dose(asked.compiled, asked.compiled.doses[row.dose], asked.facts), checks)


def _still_to_check(asked: _Asked, row: Row) -> tuple[str, ...]:
    """Unknown facts that could still raise a stop of this medicine, as a line; they withhold nothing."""
    if row.medicine is None:
        return ()
    facts = asked.facts
    undecided = [waits(facts) for check, waits in asked.compiled.stops_of(row.medicine) if check(facts) is None]
    open_facts = [fact for waiting in undecided for fact in waiting if not fact.startswith(_NOT_ASKED)]
    titles = [catalogue()[fact].title for fact in dict.fromkeys(open_facts)]
    return (f"Not yet known, and could forbid it: {', '.join(titles)}.",) if titles else ()


def _dosed(asked: _Asked, draft: Recommendation, worked: WorkedDose, checks: tuple[str, ...] = ()) -> Recommendation:
    if worked.dose is None:
        needs = tuple(_RECORDED_AS.get(fact, fact) for fact in worked.needs)
        return replace(draft, verdict="needs_facts", needs=needs)
    if not worked.recorded:
        _hold_ceiling(asked, draft.medicine, worked.dose)
    medicine = asked.compiled.medicines.get(draft.medicine or "")
    how = (*draft.how, *checks)
    if medicine is not None and medicine.infusion is not None and worked.size is not None:
        at_risk = asked.compiled.slow_infusion[medicine.id](asked.facts) is True
        numbers = asked.compiled.numbers
        lines = infusion_lines(medicine.infusion, worked.dose.amount, worked.size, numbers, at_risk=at_risk)
        how = (*lines, *how)
    return replace(
        draft,
        dose=worked.dose,
        how=how,
        arithmetic=worked.arithmetic,
        thresholds=(*worked.thresholds, *draft.thresholds),
    )


def _hold_ceiling(asked: _Asked, medicine: str | None, dose: Dose) -> None:
    if medicine is not None:
        weight, age, surface = (
            value if isinstance(value, Decimal) else None
            for value in map(asked.facts.get, ("patient.weight_kg", "derived.age_years", "derived.bsa_m2"))
        )
        adult = asked.facts["derived.population"] == "adult"
        check_ceiling(medicine, dose, adult=adult, weight_kg=weight, age_years=age, bsa_m2=surface)


def _keep(asked: _Asked, draft: Recommendation, how: tuple[str, ...]) -> Recommendation:
    """The glucocorticoid that is taken, at today's dose."""
    kept = replace(
        draft,
        action="continue",
        verdict="offer",
        title="Continue at today's dose; do not stop",
        how=how,
        because="A glucocorticoid that is taken goes on at its dose: stopped or cut suddenly, it can kill.",
        needs=(),
        thresholds=(),
        sources=tuple(dict.fromkeys((_NEVER_STOP, *draft.sources))),
    )
    worked = work_out_dose(asked.compiled, asked.compiled.doses[_TODAY], asked.facts)
    return kept if worked.dose is None else _dosed(asked, kept, worked)


def is_advised(row: Recommendation) -> bool:
    """Whether a row is offered or an option."""
    return row.verdict in _ADVISED
