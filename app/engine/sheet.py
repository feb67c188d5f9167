"""The sheet of a taper in words: its table, what it adds up to, what was changed, and what is to be dispensed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.case import Case
from app.domain.figures import plain, quantity
from app.domain.plan import Dispensed, Plan, Taper
from app.domain.report import TaperRow, TaperSheet
from app.domain.taper_edits import NO_EDITS, CourseEdits, EditRefused, StepLimits
from app.engine.chart_branch import branch_text
from app.engine.wording import WEEKDAYS, day_text, tablets_text

_LAPSED_ONE = "1 change of yours no longer applies"


def course_sheet(case: Case, plan: Plan, name: str) -> TaperSheet:
    """Say a course with all that belongs to it: changes, tablets, and what a marked relapse would do.

    Args:
        plan: With a taper. name: Of its medicine in this region.

    Raises:
        LookupError: the plan has no taper.
    """
    if plan.taper is None:
        raise LookupError("the plan has no taper")
    branch = None
    if plan.relapse_branch is not None:
        sheet = taper_sheet(plan.relapse_branch, name)
        branch = replace(sheet, title=f"What {branch_text(plan.relapse_branch)}, {sheet.title}")
    return replace(
        taper_sheet(plan.taper, name, plan.edits),
        notes=_notes(plan),
        branch=branch,
        dispense=() if plan.dispensed is None else _dispense_lines(plan.dispensed),
        dispense_text="" if plan.dispensed is None else _dispense_days(plan.dispensed),
        no_branch=_no_branch(case, plan),
    )


def _notes(plan: Plan) -> tuple[str, ...]:
    """What is to be told of the clinician's own changes."""
    lapsed = plan.edits.lapsed_mg
    if not lapsed:
        return ()
    doses = ", ".join(quantity(dose_mg, "mg") for dose_mg in lapsed)
    many = f"{len(lapsed)} changes of yours no longer apply" if len(lapsed) > 1 else _LAPSED_ONE
    return (f"{many}: {doses}.",)


def _no_branch(case: Case, plan: Plan) -> str:
    """Why there is no way back from the relapse that is marked; "" where there is, or where none is marked."""
    day, taper = case.choices.relapse_marked_on, plan.taper
    if day is None or taper is None or plan.relapse_branch is not None:
        return ""
    return f"No way back is shown for a relapse on {day_text(day)}: {_why_no_branch(day, taper)}."


def taper_sheet(taper: Taper, name: str, edits: CourseEdits = NO_EDITS) -> TaperSheet:
    """The taper table and what it adds up to."""
    changed = changed_steps(edits.before, edits.limits)
    days = [f"{count} days at {plain(dose)} mg or more" for dose, count in taper.days_at_or_above if count]
    return TaperSheet(
        medicine_name=name,
        title=f"{name}, {len(taper.steps)} steps over {taper.weeks} weeks",
        rows=tuple(
            TaperRow(
                first_day=step.first_day,
                last_day=step.last_day,
                from_text=day_text(step.first_day),
                to_text=day_text(step.last_day),
                weekday=WEEKDAYS[step.first_day.weekday()],
                week=step.week,
                days=step.days,
                dose_mg=step.dose_mg,
                dose_text=quantity(step.dose_mg, "mg"),
                tablets_text=tablets_text(step.tablets),
                phase=step.phase,
                changed=place in changed,
            )
            for place, step in enumerate(taper.steps)
        ),
        end_text=f"No tablet from {day_text(taper.end_date)}, if there is no flare.",
        totals=(
            f"{plain(taper.cumulative_mg)} mg in all",
            f"{plain(taper.first_52_weeks_mg)} mg in the first 52 weeks",
            *days,
        ),
    )


def refusal_text(refused: EditRefused) -> str:
    """Say why a change is not followed, the rule first: G08: 50 mg is taken for at least 2 weeks."""
    return f"{refused.rule}: {refused.says}" if refused.rule else refused.says


def changed_steps(before: StepLimits | None, limits: tuple[StepLimits, ...]) -> frozenset[int]:
    """The steps on which the clinician's own days, or own dose, stand."""
    cuts = (before, *limits[:-1]) if limits else ()
    return frozenset(
        place
        for place, (cut, step) in enumerate(zip(cuts, limits, strict=True))
        if step.stay_changed or (cut is not None and cut.cut_changed)
    )


def _why_no_branch(day: date, taper: Taper) -> str:
    if taper.kind == "juvenile_percent":
        return "after a relapse a child is treated by a specialist centre"
    first, last = taper.steps[0].first_day, taper.steps[-1].last_day
    if not first <= day <= last:
        return f"it lies outside this course, {day_text(first)} to {day_text(last)}"
    return "the tablets cannot make the doses"


def _dispense_lines(dispensed: Dispensed) -> tuple[str, ...]:
    lines = []
    for each in dispensed.strengths:
        count = (
            f"{plain(Decimal(each.tablets))} tablet{'s' if each.tablets != 1 else ''} of {plain(each.strength_mg)} mg"
        )
        boxes = "" if each.boxes is None else f": {each.boxes} box{'es' if each.boxes != 1 else ''}"
        lines.append(f"{count}{boxes}")
    return tuple(lines)


def _dispense_days(dispensed: Dispensed) -> str:
    days = f"{day_text(dispensed.first_day)} to {day_text(dispensed.last_day)}"
    return f"the whole course, {days}" if dispensed.whole_course else days
