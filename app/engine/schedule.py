"""Which taper follows from the advice: the whole course, the next step at a review, or the way back after a relapse."""

from datetime import date
from decimal import Decimal

from app.domain.case import Case
from app.domain.plan import Recommendation
from app.domain.words import TaperKind, TaperPlan
from app.engine.compiled import CompiledProtocol
from app.engine.course import NO_COURSE, Course, Laid
from app.engine.juvenile_taper import course_of_a_child, rest_of_the_course
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


def first_cut_weeks(case: Case, compiled: CompiledProtocol) -> int:
    """Weeks at the starting dose before the first cut."""
    chosen = case.choices.control_weeks
    return int(compiled.numbers[compiled.protocol.taper.control] if chosen is None else chosen)


def course_rungs(case: Case, compiled: CompiledProtocol) -> tuple[TaperRung, ...]:
    """The rungs of this case's course, with the low-dose interval that the clinician has chosen."""
    weeks = case.choices.low_dose_interval_weeks
    return rungs_of(compiled.protocol.taper, compiled.numbers, None if weeks is None else int(weeks) * 7)


def next_step_mg(case: Case, today_mg: Decimal, compiled: CompiledProtocol) -> Decimal:
    """The dose after the next cut from today's dose; 0 at the end of the course."""
    rung = rung_below(today_mg, course_rungs(case, compiled))
    return Decimal(0) if rung is None else next_dose_mg(today_mg, rung, _whole_up_to(compiled))


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
    kind, doses, first_day = _course(case, plan, dose_mg, visit, compiled)
    if not doses:
        return NO_COURSE
    tolerance = compiled.numbers[compiled.protocol.taper.tablet_tolerance]
    steps = lay_on_calendar(doses, first_day, case.choices.tablet_strengths_mg, tolerance)
    if steps is None:
        return Laid(None, Course(tuple((dose.asked_mg, dose.days) for dose in doses)), strengths_cannot=True)
    taper = total_up("prednisone", kind, steps)
    return Laid(taper, Course(tuple((step.dose_mg, step.days) for step in steps)), strengths_cannot=False)


def _course(
    case: Case, plan: TaperPlan, dose_mg: Decimal, visit: date, compiled: CompiledProtocol
) -> tuple[TaperKind, tuple[PlannedDose, ...], date]:
    if plan == "juvenile_rest":
        return "juvenile_percent", rest_of_the_course(case, dose_mg, compiled), visit
    if plan == "juvenile_course":
        return "juvenile_percent", course_of_a_child(dose_mg, compiled), case.choices.taper_start_date or visit
    rungs = course_rungs(case, compiled)
    whole = _whole_up_to(compiled)
    if plan == "next_step":
        rung = rung_below(dose_mg, rungs) or rungs[-1]
        first = PlannedDose(dose_mg, rung.every_days, rung.name)
        return "adult_standard", tuple(descend(first, rungs, whole)), visit
    if plan == "after_relapse":
        kind, rungs = _relapse_rungs(dose_mg, compiled)
        first = PlannedDose(dose_mg, _hold_weeks(case, compiled) * 7, HOLD_PHASE)
        return kind, tuple(descend(first, rungs, whole)), case.choices.taper_start_date or visit
    first = PlannedDose(dose_mg, first_cut_weeks(case, compiled) * 7, CONTROL_PHASE)
    return "adult_standard", tuple(descend(first, rungs, whole)), case.choices.taper_start_date or visit


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
