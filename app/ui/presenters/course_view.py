"""The view of a course that is worked on: its steps with what may be done to each, and what was refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from app.domain.figures import plain, quantity
from app.domain.form_groups import BESIDE_CHART
from app.ui import words
from app.ui.presenters.draft import EDITS, STRENGTHS, Draft
from app.ui.presenters.reading import show_day
from app.ui.presenters.spoken import say_problem, say_refusal

if TYPE_CHECKING:
    from app.domain.case import Case
    from app.domain.plan import Plan, Taper, TaperStep
    from app.domain.report import TaperSheet
    from app.domain.taper_edits import EditPart, EditRefused, StepLimits

RELAPSE, WEEKS, PER_BOX = BESIDE_CHART
_WEEK = 7


class StepView(NamedTuple):
    """One step that may be worked on.

    Args:
        first_day: Of the step. days: How long it is taken. least_days, most_days: How long it may be.
        dose_mg: Its dose. doses_mg: What it may be, highest first; empty where the dose is not changed here.
        changed: The clinician's own days or own dose stand here.
    """

    first_day: date
    days: int
    least_days: int
    most_days: int
    dose_mg: Decimal
    doses_mg: tuple[Decimal, ...]
    changed: bool


class RefusalView(NamedTuple):
    """What was refused, and the press that does what is permitted; `use_says` is "" where nothing is."""

    says: str
    use_says: str = ""
    at_mg: Decimal | None = None
    part: EditPart = "days"
    offer: Decimal | None = None


class CourseView(NamedTuple):
    """Everything that the taper tab shows beside the sheet.

    Args:
        steps: As in the taper; empty where there is none or nothing in it may be changed (`fixed` says why).
        refusals: The press that was refused just now; or every change for which there is no taper.
        changed: There are changes of the clinician's own, whether or not they are followed.
        marked_on: The relapse that is marked; None for none. no_branch: Why it leads to no way back; "" where it does.
        strengths: Strength as text, and whether it is chosen.
        strengths_cannot: There is no taper because the strengths chosen cannot make a dose of it.
        news: What the last press led to, in one sentence; "" where nothing was pressed.
    """

    steps: tuple[StepView, ...] = ()
    branch: Taper | None = None
    refusals: tuple[RefusalView, ...] = ()
    changed: bool = False
    fixed: str = ""
    marked_on: date | None = None
    no_branch: str = ""
    strengths: tuple[tuple[str, bool], ...] = ()
    weeks: str = ""
    weeks_problem: str = ""
    per_box: str = ""
    per_box_problem: str = ""
    news: str = ""
    strengths_cannot: bool = False


def step_views(taper: Taper | None, limits: Sequence[StepLimits], before: StepLimits | None) -> tuple[StepView, ...]:
    """The steps of a taper with what may be done to each."""
    if taper is None or len(limits) != len(taper.steps):
        return ()
    cuts = (before, *limits[:-1])
    return tuple(_step_view(*each) for each in zip(taper.steps, limits, cuts, strict=True))


def _step_view(step: TaperStep, limits: StepLimits, cut: StepLimits | None) -> StepView:
    return StepView(
        first_day=step.first_day,
        days=step.days,
        least_days=limits.least_days,
        most_days=limits.most_days,
        dose_mg=step.dose_mg,
        doses_mg=() if cut is None else cut.next_doses_mg,
        changed=limits.stay_changed or (cut is not None and cut.cut_changed),
    )


def refusal_view(refused: EditRefused, taper: Taper | None) -> RefusalView:
    """Say why a change is not followed, and offer what is permitted.

    Args:
        taper: The course as it stands, in which the offer has its day; None where there is none.
    """
    told = say_refusal(refused.says)
    says = f"{refused.rule}: {told}" if refused.rule else told
    return RefusalView(says, _offer(refused, taper), refused.at_mg, refused.part, refused.offer)


def _offer(refused: EditRefused, taper: Taper | None) -> str:
    if refused.offer is None:
        return ""
    stand = next((step for step in taper.steps if step.dose_mg == refused.at_mg), None) if taper else None
    if refused.part == "days":
        days = int(refused.offer)
        if stand is None:
            return words.USE_DAYS.format(span=span_text(days), dose=quantity(refused.at_mg, "mg"))
        return words.USE_UNTIL.format(day=show_day(stand.first_day + timedelta(days=days - 1)), span=span_text(days))
    dose = quantity(refused.offer, "mg")
    if taper is None:
        return words.USE_DOSE_AFTER.format(dose=dose, before=quantity(refused.at_mg, "mg"))
    # At a review today's dose is no step of the taper: the cut from it comes on the first day.
    day = taper.steps[0].first_day if stand is None else stand.last_day + timedelta(days=1)
    return words.USE_DOSE_FROM.format(dose=dose, day=show_day(day))


def span_text(days: int) -> str:
    """A number of days as it is said: 4 weeks, 1 week, 17 days."""
    weeks, rest = divmod(days, _WEEK)
    if rest or not weeks:
        return words.SPAN_DAY if days == 1 else words.SPAN_DAYS.format(count=days)
    return words.SPAN_WEEK if weeks == 1 else words.SPAN_WEEKS.format(count=weeks)


def strength_views(case: Case) -> tuple[tuple[str, bool], ...]:
    """The usual strengths and those of the case, smallest first."""
    from app.domain.choices import DEFAULT_STRENGTHS_MG

    chosen = set(case.choices.tablet_strengths_mg)
    return tuple((plain(strength), strength in chosen) for strength in sorted({*DEFAULT_STRENGTHS_MG, *chosen}))


def _no_branch(marked_on: date | None, sheet: TaperSheet | None) -> str:
    """Why a marked relapse leads to no way back: as the course says it, or because there is no course."""
    if marked_on is None or sheet is not None:
        return "" if sheet is None else sheet.no_branch
    return words.RELAPSE_NO_COURSE.format(day=show_day(marked_on))


def course_view(
    case: Case | None,
    plan: Plan | None,
    sheet: TaperSheet | None,
    draft: Draft,
    refusal: RefusalView | None,
    news: str,
    problems: Mapping[str, str],
) -> CourseView:
    """Compose the view of the course from the case, its plan and the last press."""
    if plan is None or case is None:
        return CourseView()
    told: Iterable[RefusalView] = (refusal_view(each, None) for each in plan.edits.refused)
    return CourseView(
        steps=step_views(plan.taper, plan.edits.limits, plan.edits.before),
        branch=plan.relapse_branch,
        refusals=tuple(told) if refusal is None else (refusal,),
        changed=bool(draft.lists.get(EDITS)),
        fixed=say_refusal(plan.edits.fixed),
        marked_on=case.choices.relapse_marked_on,
        no_branch=_no_branch(case.choices.relapse_marked_on, sheet),
        strengths=strength_views(case),
        weeks=draft.text(WEEKS),
        weeks_problem=say_problem(problems.get(WEEKS, "")),
        per_box=draft.text(PER_BOX),
        per_box_problem=say_problem(problems.get(PER_BOX, "")),
        news=news,
        strengths_cannot=any(fact.field == STRENGTHS for fact in plan.missing),
    )
