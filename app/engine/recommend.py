"""Offers, options and advice: a verdict for every row that concerns this patient."""

from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.dose import Dose
from app.domain.facts import Facts
from app.domain.plan import Recommendation, RuleVerdict
from app.domain.protocol import Row
from app.domain.recording import catalogue
from app.domain.words import Action, Verdict
from app.engine.assess import Raised, held_medicines, stopping_rules
from app.engine.ceilings import check_ceiling
from app.engine.compiled import CompiledProtocol, CompiledRow
from app.engine.dose import WorkedDose, work_out_dose
from app.engine.infusion import infusion_lines

GLUCOCORTICOID = "prednisone"
NEVER_WITHHELD = frozenset({"hydrocortisone_emergency"})
BASE_FACTS = ("visit_date", "patient.age_years")
_BEGINNING: frozenset[Action] = frozenset({"start", "increase"})
_ADVISED: frozenset[Verdict] = frozenset({"offer", "option"})
_TODAY = "prednisone_today"
_RECORDED_AS = dict.fromkeys(
    ("derived.prednisone_mg_per_day", "derived.next_step_mg"), "glucocorticoid.dose_mg_per_day"
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a row is judged by."""

    compiled: CompiledProtocol
    facts: Facts
    raised: tuple[Raised, ...]
    held: frozenset[str]
    undecided: tuple[RuleVerdict, ...]


def recommend(
    compiled: CompiledProtocol, facts: Facts, raised: tuple[Raised, ...], verdicts: tuple[RuleVerdict, ...]
) -> tuple[Recommendation, ...]:
    """Judge every row of the protocol.

    Args:
        raised: The rules that are raised. verdicts: That of every rule; an undecided stop is a line to check.

    Returns:
        The rows that concern this patient, in the protocol's order.
    """
    undecided = tuple(verdict for verdict in verdicts if verdict.state == "undecided")
    asked = _Asked(compiled, facts, raised, held_medicines(compiled, raised), undecided)
    rows: list[Recommendation] = []
    for compiled_row in compiled.rows:
        if compiled_row.present(facts) is not True or not _has_leader(compiled_row.row, rows):
            continue
        rows.append(_judge(asked, compiled_row))
    return tuple(rows)


def _has_leader(row: Row, before: list[Recommendation]) -> bool:
    """A row that follows others stands only where one of them is advised."""
    if not row.follows:
        return True
    return any(each.id in row.follows and is_advised(each) for each in before)


def _judge(asked: _Asked, compiled_row: CompiledRow) -> Recommendation:
    row, facts = compiled_row.row, asked.facts
    turn = next((turn for turn, check in compiled_row.turns if check(facts)), None)
    verdict: Verdict = "not_advised" if turn is None else turn.verdict
    draft = _draft(asked, compiled_row, verdict, turn.because if turn and turn.because else row.because)
    if verdict == "not_advised" or row.medicine is None:
        return draft
    taken = _is_taken(asked, row.medicine)
    stops = () if row.medicine in NEVER_WITHHELD else stopping_rules(asked.raised, row.medicine, already_taken=taken)
    if row.medicine == GLUCOCORTICOID and taken:
        return _keep_glucocorticoid(asked, draft, stops) if _forbids(row, stops) else _with_dose(asked, row, draft)
    if taken and row.medicine in asked.held:
        return replace(draft, action="hold", verdict="offer", how=(*_hold_lines(stops), *draft.how), needs=())
    if stops and row.action in {*_BEGINNING, "continue", "reduce"}:
        action: Action = row.action if row.action in _BEGINNING else "hold"
        return replace(draft, verdict="blocked", action=action, blocked_by=stops, needs=draft.needs)
    return _with_dose(asked, row, draft)


def _forbids(row: Row, stops: tuple[str, ...]) -> bool:
    """Whether stops keep a glucocorticoid from changing; a dose for days of illness stands in any case."""
    return bool(stops) and row.action in {*_BEGINNING, "reduce", "stop"}


def _is_taken(asked: _Asked, medicine: str) -> bool:
    check = asked.compiled.taking.get(medicine)
    return check is not None and check(asked.facts) is True


def _hold_lines(stops: tuple[str, ...]) -> tuple[str, ...]:
    because = f" ({', '.join(stops)})" if stops else ""
    return (f"Pause it until the cause is cleared{because}.",)


def _draft(asked: _Asked, compiled_row: CompiledRow, verdict: Verdict, because: str) -> Recommendation:
    row, facts = compiled_row.row, asked.facts
    how = tuple(_filled(line.says, asked) for line, check in compiled_row.how if check(facts))
    needs = [fact for need, unless in compiled_row.needs if not unless(facts) for fact in need.facts]
    if row.medicine is not None and row.dose is not None and not _stands_in_any_case(row):
        needs = [*BASE_FACTS, *needs]
    unknown = tuple(dict.fromkeys(fact for fact in needs if _is_unknown(fact, facts)))
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
    return text.format_map(asked.compiled.number_texts) if "{" in text else text


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
    stops = asked.compiled.stops_of(row.medicine)
    facts = [fact for verdict in asked.undecided if verdict.rule in stops for fact in verdict.open_facts]
    titles = [catalogue()[fact].title for fact in dict.fromkeys(facts) if not fact.startswith(("derived.", "choices."))]
    return (f"Not yet known, and could forbid it: {', '.join(titles)}.",) if titles else ()


def _dosed(asked: _Asked, draft: Recommendation, worked: WorkedDose, checks: tuple[str, ...] = ()) -> Recommendation:
    if worked.dose is None:
        needs = tuple(_RECORDED_AS.get(fact, fact) for fact in worked.needs)
        return replace(draft, verdict="needs_facts", needs=needs)
    if not worked.recorded:
        _hold_ceiling(asked, draft.medicine, worked.dose)
    medicine = asked.compiled.medicines.get(draft.medicine or "")
    weight = asked.facts["patient.weight_kg"]
    how = (*draft.how, *checks)
    if medicine is not None and medicine.infusion is not None and isinstance(weight, Decimal):
        how = (*infusion_lines(medicine.infusion, worked.dose.amount, weight, asked.compiled.numbers), *how)
    return replace(draft, dose=worked.dose, how=how, arithmetic=worked.arithmetic, thresholds=worked.thresholds)


def _hold_ceiling(asked: _Asked, medicine: str | None, dose: Dose) -> None:
    if medicine is not None:
        weight = asked.facts["patient.weight_kg"]
        adult = asked.facts["derived.population"] == "adult"
        check_ceiling(medicine, dose, adult=adult, weight_kg=weight if isinstance(weight, Decimal) else None)


def _keep_glucocorticoid(asked: _Asked, draft: Recommendation, stops: tuple[str, ...]) -> Recommendation:
    """A glucocorticoid that is taken is never stopped by a rule: it goes on at today's dose."""
    kept = replace(
        draft,
        action="continue",
        verdict="offer",
        title="Continue at today's dose; do not stop",
        how=(f"No change of dose while {', '.join(stops)} stands; do not stop it.",),
        needs=(),
        thresholds=(),
    )
    worked = work_out_dose(asked.compiled, asked.compiled.doses[_TODAY], asked.facts)
    return kept if worked.dose is None else _dosed(asked, kept, worked)


def is_advised(row: Recommendation) -> bool:
    """Whether a row is offered or an option."""
    return row.verdict in _ADVISED
