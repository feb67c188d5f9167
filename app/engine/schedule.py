"""Which taper follows from the advice: the whole course, the next step at a review, or the way back after a relapse."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.case import Case
from app.domain.choices import HOLD_WEEKS, LONGEST_STAY_DAYS
from app.domain.plan import Recommendation, Taper
from app.domain.taper_edits import CourseEdits, EditRefused, StepLimits
from app.domain.words import TaperKind, TaperPlan
from app.engine.changes import Changes, changes_by_dose
from app.engine.compiled import CompiledProtocol
from app.engine.course import NO_COURSE, Course, Laid
from app.engine.derive import prednisone_equivalent_mg
from app.engine.juvenile_taper import course_of_a_child, rest_of_the_course
from app.engine.limits import FIRST_CUT_RULE, HOLD_RULE, Descent, Stay, judge_edit, limits_at, limits_of
from app.engine.tablets import tablet_counter
from app.engine.taper import (
    HIGHEST_DOSE_MG,
    PlannedDose,
    TaperRung,
    descend,
    lay_on_calendar,
    next_dose_mg,
    rung_below,
    rungs_of,
    slowed,
    total_up,
)

CONTROL_PHASE = "until control"
HOLD_PHASE = "hold after relapse"
CHILD_RULE = "G27"
OF_A_CHILD = "The course of a child has its weeks and shares from the protocol; nothing in it is changed by hand."


@dataclass(frozen=True, slots=True)
class _Way:
    """A course before the calendar: its doses, and the rules by which it comes down; None for a child's.

    Args:
        today_mg: At a review, the dose from which the first step comes down.
    """

    kind: TaperKind
    doses: tuple[PlannedDose, ...]
    first_day: date
    descent: Descent | None = None
    today_mg: Decimal | None = None


def first_cut_weeks(case: Case, compiled: CompiledProtocol) -> int:
    """Weeks at the starting dose before the first cut."""
    chosen = case.choices.control_weeks
    return int(compiled.numbers[compiled.protocol.taper.control] if chosen is None else chosen)


def course_rungs(case: Case, compiled: CompiledProtocol) -> tuple[TaperRung, ...]:
    """The rungs of this case's course, with the low-dose interval that the clinician has chosen."""
    weeks = case.choices.low_dose_interval_weeks
    return rungs_of(compiled.protocol.taper, compiled.numbers, None if weeks is None else int(weeks) * 7)


def next_step_mg(case: Case, today_mg: Decimal, compiled: CompiledProtocol) -> Decimal:
    """The dose after the next cut from today's dose, with a permitted change of it; 0 at the end of the course."""
    rung = rung_below(today_mg, course_rungs(case, compiled))
    if rung is None:
        return Decimal(0)
    usual = next_dose_mg(today_mg, rung, _whole_up_to(compiled))
    changes = changes_of(case, compiled)
    edit = changes.at(today_mg)
    limits = None if edit is None else limits_at(today_mg, _descent(case, compiled), changes)
    if edit is None or limits is None or any(each.part == "to_mg" for each in judge_edit(limits, edit, changes)):
        return usual
    return changes.next_mg(today_mg, usual)


def changes_of(case: Case, compiled: CompiledProtocol) -> Changes:
    """The clinician's own changes of the taper, with the tablets by which their doses are known."""
    counter = tablet_counter(tuple(sorted(set(case.choices.tablet_strengths_mg))), HIGHEST_DOSE_MG)
    tolerance = compiled.numbers[compiled.protocol.taper.tablet_tolerance]
    return Changes(changes_by_dose(case.choices.taper_edits), counter, tolerance)


def _descent(case: Case, compiled: CompiledProtocol, first: Stay | None = None) -> Descent:
    """The rules of a usual course: at a low dose shorter stays are permitted, with a warning (G08)."""
    shortest = int(compiled.numbers[compiled.protocol.taper.shortest_stay])
    return Descent(course_rungs(case, compiled), _whole_up_to(compiled), first, shortest)


def schedule(case: Case, rows: tuple[Recommendation, ...], compiled: CompiledProtocol) -> Laid:
    """Lay out the course that the advised row calls for.

    Returns:
        The taper of an offered row, and the course that it amounts to. An optional course has no taper before it is
        chosen, but it is judged by its days all the same.
    """
    planned = {compiled_row.row.id: compiled_row.row for compiled_row in compiled.rows}
    for row in rows:
        plan = planned[row.id].taper
        if plan is None or row.action != planned[row.id].action or row.dose is None or case.visit_date is None:
            continue
        if row.verdict == "offer":
            return _lay_out(case, plan, row.dose.amount, case.visit_date, compiled)
        if row.verdict == "option":
            return Laid(None, _optional_course(plan, row.dose.amount, compiled), strengths_cannot=False)
    return NO_COURSE


def _optional_course(plan: TaperPlan, dose_mg: Decimal, compiled: CompiledProtocol) -> Course:
    """What an option amounts to: a child's whole course, or the short one of an adult with skin disease alone."""
    if plan == "juvenile_course":
        return Course(tuple((dose.asked_mg, dose.days) for dose in course_of_a_child(dose_mg, compiled)))
    days = int(compiled.numbers[compiled.protocol.taper.short_course])
    return Course(((dose_mg, days),), short=True)


def _lay_out(case: Case, plan: TaperPlan, dose_mg: Decimal, visit: date, compiled: CompiledProtocol) -> Laid:
    """Lay a course over the calendar; where the tablets cannot make it, it is judged by the doses asked for."""
    if not 0 < dose_mg <= HIGHEST_DOSE_MG:
        return NO_COURSE
    changes = changes_of(case, compiled)
    way = _course(case, plan, dose_mg, visit, compiled, changes)
    if not way.doses:
        return NO_COURSE
    edits = _judged(way, changes)
    planned = Course(tuple((dose.asked_mg, dose.days) for dose in way.doses))
    if edits.refused:
        return Laid(None, _unchanged(case, plan, dose_mg, visit, compiled), strengths_cannot=False, edits=edits)
    steps = lay_on_calendar(way.doses, way.first_day, case.choices.tablet_strengths_mg, changes.tolerance_mg)
    if steps is None:
        return Laid(None, planned, strengths_cannot=True)
    taper = total_up("prednisone", way.kind, steps)
    course = Course(tuple((step.dose_mg, step.days) for step in steps))
    return Laid(taper, course, strengths_cannot=False, edits=edits)


def _unchanged(case: Case, plan: TaperPlan, dose_mg: Decimal, visit: date, compiled: CompiledProtocol) -> Course:
    """The protocol's own course, by which a case is judged while a change of it is refused."""
    way = _course(case, plan, dose_mg, visit, compiled, Changes())
    return Course(tuple((dose.asked_mg, dose.days) for dose in way.doses))


def _judged(way: _Way, changes: Changes) -> CourseEdits:
    """Judge every change at the dose that it is kept by, in the order of the course."""
    at = [(place, dose.asked_mg) for place, dose in enumerate(way.doses) if changes.at(dose.asked_mg) is not None]
    if way.descent is None:
        occur = [changes.made(asked_mg) or asked_mg for _, asked_mg in at]
        refused = tuple(EditRefused(dose_mg, "days", CHILD_RULE, OF_A_CHILD) for dose_mg in occur)
        fixed = f"{CHILD_RULE}: {OF_A_CHILD}"
        return CourseEdits(refused=refused, lapsed_mg=_lapsed(changes, occur), fixed=fixed)
    limits = limits_of(way.doses, way.descent, changes)
    before = None if way.today_mg is None else limits_at(way.today_mg, way.descent, changes)
    known = {each.dose_mg: each for each in limits}
    found = [judged for dose_mg, each in known.items() for judged in _refused_at(dose_mg, each, changes)]
    if before is not None:
        # How long today's dose was taken is over; only the cut from it is still to come.
        found = [*(each for each in _refused_at(before.dose_mg, before, changes) if each.part == "to_mg"), *found]
    highest = None if before is None else before.dose_mg
    return CourseEdits(limits, before, tuple(found), _lapsed(changes, list(known), highest))


def _refused_at(dose_mg: Decimal, limits: StepLimits, changes: Changes) -> tuple[EditRefused, ...]:
    edit = changes.by_dose.get(dose_mg)
    return () if edit is None else judge_edit(limits, edit, changes)


def _lapsed(changes: Changes, doses: Sequence[Decimal], today_mg: Decimal | None = None) -> tuple[Decimal, ...]:
    """Doses of changes that do not occur; at a review, what lies at today's dose or above it is over, not lapsed."""
    gone = (dose_mg for dose_mg in changes.by_dose if dose_mg not in doses)
    return tuple(sorted((dose_mg for dose_mg in gone if today_mg is None or dose_mg < today_mg), reverse=True))


def _course(
    case: Case, plan: TaperPlan, dose_mg: Decimal, visit: date, compiled: CompiledProtocol, changes: Changes
) -> _Way:
    first_day = case.choices.taper_start_date or visit
    if plan == "juvenile_rest":
        return _Way("juvenile_percent", rest_of_the_course(case, dose_mg, compiled), visit)
    if plan == "juvenile_course":
        return _Way("juvenile_percent", course_of_a_child(dose_mg, compiled), first_day)
    if plan == "next_step":
        descent = _descent(case, compiled)
        rung = rung_below(dose_mg, descent.rungs) or descent.rungs[-1]
        first = PlannedDose(dose_mg, rung.every_days, rung.name)
        today_mg = prednisone_equivalent_mg(case, compiled.numbers)
        return _Way("adult_standard", _descending(first, descent, changes), visit, descent, today_mg)
    if plan == "after_relapse":
        kind, descent = _relapse_descent(case, dose_mg, compiled)
        first = PlannedDose(dose_mg, _hold_weeks(case, compiled) * 7, HOLD_PHASE)
        return _Way(kind, _descending(first, descent, changes), first_day, descent)
    days = first_cut_weeks(case, compiled) * 7
    descent = _descent(case, compiled, Stay(days, days, LONGEST_STAY_DAYS, FIRST_CUT_RULE))
    first = PlannedDose(dose_mg, days, CONTROL_PHASE)
    return _Way("adult_standard", _descending(first, descent, changes), first_day, descent)


def _descending(first: PlannedDose, descent: Descent, changes: Changes) -> tuple[PlannedDose, ...]:
    return tuple(descend(first, descent.rungs, descent.whole_up_to_mg, changes))


def relapse_branch(case: Case, taper: Taper, compiled: CompiledProtocol) -> Taper | None:
    """Lay out what follows from a relapse that is marked in a taper: nothing but a view of what may come.

    Args:
        taper: The course in which the relapse is marked, as `choices.relapse_marked_on` says.

    Returns:
        From that day the dose before the one on which it comes, held, then the slower way down; None where no day
        in the course is marked, for a child, and where the tablets cannot make it.

    Source: C-10, S0-39, S0-40.
    """
    day = case.choices.relapse_marked_on
    if day is None or taper.kind == "juvenile_percent" or not taper.steps[0].first_day <= day < taper.end_date:
        return None
    place = next(place for place, step in enumerate(taper.steps) if day <= step.last_day)
    dose_mg = taper.steps[max(place - 1, 0)].dose_mg
    kind, descent = _relapse_descent(case, dose_mg, compiled)
    first = PlannedDose(dose_mg, _hold_weeks(case, compiled) * 7, HOLD_PHASE)
    doses = _descending(first, descent, Changes())
    tolerance = compiled.numbers[compiled.protocol.taper.tablet_tolerance]
    steps = lay_on_calendar(doses, day, case.choices.tablet_strengths_mg, tolerance)
    return None if steps is None else total_up("prednisone", kind, steps)


def _relapse_descent(case: Case, dose_mg: Decimal, compiled: CompiledProtocol) -> tuple[TaperKind, Descent]:
    kind, rungs = _relapse_rungs(dose_mg, compiled)
    least, most = (weeks * 7 for weeks in HOLD_WEEKS)
    return kind, Descent(rungs, _whole_up_to(compiled), Stay(least, _hold_weeks(case, compiled) * 7, most, HOLD_RULE))


def _relapse_rungs(dose_mg: Decimal, compiled: CompiledProtocol) -> tuple[TaperKind, tuple[TaperRung, ...]]:
    """Source: C-10: 1 mg every 4 weeks from 10 mg or less; above it the same steps at double interval."""
    rungs = rungs_of(compiled.protocol.taper, compiled.numbers, None)
    low = compiled.numbers[compiled.protocol.taper.relapse_low_up_to]
    if dose_mg <= low:
        return "adult_relapse_low", rungs
    factor = int(compiled.numbers[compiled.protocol.taper.relapse_interval_factor])
    return "adult_relapse_high", slowed(rungs, factor, low)


def _hold_weeks(case: Case, compiled: CompiledProtocol) -> int:
    chosen = case.choices.relapse_hold_weeks
    return int(compiled.numbers[compiled.protocol.taper.relapse_hold] if chosen is None else chosen)


def _whole_up_to(compiled: CompiledProtocol) -> Decimal:
    return compiled.numbers[compiled.protocol.taper.whole_mg_up_to]
