"""Presses on the taper: a step's end or dose, a relapse, and the tablets; what is forbidden changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.domain.errors import BadCase
from app.domain.figures import quantity
from app.ui import words
from app.ui.presenters.case_reader import read_draft
from app.ui.presenters.course_view import RELAPSE, RefusalView, StepView, refusal_view, span_text
from app.ui.presenters.desk import Desk
from app.ui.presenters.draft import EDITS, STRENGTHS, Draft
from app.ui.presenters.reading import is_number, read_day, show_day

if TYPE_CHECKING:
    from app.domain.plan import Plan
    from app.domain.taper_edits import EditPart

_LONGEST_TEXT = 12
_LEAST_MG = Decimal("0.5")


class CoursePresses(Desk):
    """What is done to the course; `step` counts its steps from 0."""

    def set_days(self, step: int, days: int) -> None:
        """A step is to last so many days."""
        view = self._step_on(step)
        if view is not None and days != view.days:
            self._change(view.dose_mg, "days", Decimal(days), step)

    def shift_end(self, step: int, days: int) -> None:
        """A step is to end so many days later, or sooner where that is below 0."""
        if view := self._step_on(step):
            self.set_days(step, view.days + days)

    def set_dose(self, step: int, dose_mg: Decimal) -> None:
        """A step is to have another dose: the cut before it becomes smaller or larger."""
        view, at_mg = self._step_on(step), self._stands_on_before(step)
        if view is None or dose_mg == view.dose_mg:
            return
        if at_mg is None:
            self._refuse(RefusalView(words.FIRST_DOSE_FIXED))
        else:
            self._change(at_mg, "to_mg", dose_mg, step)

    def shift_dose(self, step: int, way: int) -> None:
        """A step is to have the next higher dose (`way` 1), or the next lower one (-1)."""
        if view := self._step_on(step):
            self.set_dose(step, _next_dose(view, way, self._stands_on_before(step)))

    def write_end(self, step: int, text: str) -> None:
        """The last day of a step was typed."""
        view, reading = self._step_on(step), read_day(text.strip())
        if view is None:
            return
        if reading.value is None:
            self._refuse(RefusalView(words.NOT_A_DAY))
        else:
            self.set_days(step, (date.fromisoformat(reading.value) - view.first_day).days + 1)

    def write_dose(self, step: int, text: str) -> None:
        """The dose of a step was typed."""
        typed = text.strip().removesuffix("mg").strip().replace(",", ".")
        if is_number(typed) and len(typed) <= _LONGEST_TEXT and Decimal(typed) > 0:
            self.set_dose(step, Decimal(typed.rstrip("0").rstrip(".") if "." in typed else typed))
        else:
            self._refuse(RefusalView(words.NOT_A_DOSE))

    def take_back(self, step: int) -> None:
        """What was changed on a step is taken back: its days, and the cut that leads to it."""
        view = self._step_on(step)
        if view is None:
            return
        draft = _with(self._past.draft, view.dose_mg, "days", None)
        at_mg = self._stands_on_before(step)
        draft = draft if at_mg is None else _with(draft, at_mg, "to_mg", None)
        if draft != self._past.draft:
            self._settle(draft, step)

    def take_all_back(self) -> None:
        """The protocol's own course is wanted again."""
        draft = self._past.draft
        if draft.lists.get(EDITS):
            self._settle(draft.listed(EDITS, ()), 0)

    def take_offer(self, number: int) -> None:
        """What is permitted is done in the place of what was refused."""
        refusals = self._screen.work.refusals
        if number >= len(refusals):
            return
        offered = refusals[number]
        if offered.at_mg is not None and offered.offer is not None:
            self._change(offered.at_mg, offered.part, offered.offer, None)

    def mark_relapse(self, step: int) -> None:
        """A relapse on the first day of a step is marked; where one is marked in this step, it is taken away."""
        view = self._step_on(step)
        taper = self._screen.course
        if view is None or taper is None:
            return
        marked = self._screen.work.marked_on
        here = marked is not None and 0 <= (marked - view.first_day).days < view.days
        self.write_relapse("" if here else show_day(view.first_day))

    def write_relapse(self, text: str) -> None:
        """The day of the relapse was typed; "" for none."""
        reading = read_day(text.strip()) if text.strip() else None
        if reading is not None and reading.value is None:
            self._refuse(RefusalView(words.NOT_A_DAY))
            return
        day = "" if reading is None or reading.value is None else show_day(date.fromisoformat(reading.value))
        if day != self._past.draft.text(RELAPSE):
            self._past.step(self._past.draft.written(RELAPSE, day))
            self._judge()
            self._say(self._screen.work.no_branch or _news_of_relapse(self._plan()))

    def press_strength(self, text: str) -> None:
        """A strength of the tablets was chosen, or given up."""
        case = self._followed.case
        strength = Decimal(text)
        chosen = set(case.choices.tablet_strengths_mg) ^ {strength}
        if not chosen:
            self._refuse(RefusalView(words.ONE_STRENGTH))
            return
        self._past.step(self._past.draft.listed(STRENGTHS, sorted(chosen)))
        self._judge()
        report = self._screen.report
        if report is not None:
            self._say(report.no_taper if report.taper is None else report.taper.title)

    # Judging ------------------------------------------------------------------------------------------

    def _plan(self) -> Plan:
        return self._followed.plan

    def _step_on(self, step: int) -> StepView | None:
        """A step as it may be worked on; what may not be is told."""
        work = self._screen.work
        if 0 <= step < len(work.steps):
            return work.steps[step]
        if work.fixed and self._screen.course is not None:
            self._refuse(RefusalView(work.fixed))
        return None

    def _stands_on_before(self, step: int) -> Decimal | None:
        """The dose from which the cut to a step is made; None where that cut is not the course's own."""
        edits = self._plan().edits
        if step > 0:
            return edits.limits[step - 1].dose_mg
        return None if edits.before is None else edits.before.dose_mg

    def _change(self, at_mg: Decimal, part: EditPart, value: Decimal, step: int | None) -> None:
        """Change one half of what is kept by a dose, where the protocol permits it."""
        draft = _with(self._past.draft, at_mg, part, value)
        try:
            plan = self._plan_of(draft)
        except BadCase as bad:
            self._refuse(RefusalView(bad.problems[0].says))
            return
        wrong = next((each for each in plan.edits.refused if (each.at_mg, each.part) == (at_mg, part)), None)
        if wrong is not None:
            self._refuse(refusal_view(wrong, self._screen.course))
            return
        view = None if step is None or part == "days" else self._step_on(step)
        moved = draft if view is None else _carried(draft, view.dose_mg, value)
        if moved != draft and not (carried := self._plan_of(moved)).edits.refused:
            draft, plan = moved, carried
        self._settle(self._tidied(draft, plan, at_mg), step)

    def _plan_of(self, draft: Draft) -> Plan:
        case, _, _ = read_draft(draft, self._services.read_tree)
        return self._services.judge(case).plan

    def _tidied(self, draft: Draft, plan: Plan, at_mg: Decimal) -> Draft:
        """A draft without the halves that only say what the protocol does by itself."""
        edits = plan.edits
        limits = next((each for each in (edits.before, *edits.limits) if each and each.dose_mg == at_mg), None)
        if limits is not None and limits is not edits.before and not limits.stay_changed:
            draft = _with(draft, at_mg, "days", None)
        return draft if limits is None or limits.cut_changed else _with(draft, at_mg, "to_mg", None)

    def _settle(self, draft: Draft, step: int | None) -> None:
        self._past.step(draft)
        self._judge()
        self._say(self._news(step))

    def _refuse(self, refusal: RefusalView) -> None:
        self._refusal = refusal
        self._news_text = " ".join(part for part in (refusal.says, refusal.use_says) if part)
        self._compose()

    def _say(self, news: str) -> None:
        self._news_text = news
        self._compose()

    def _news(self, step: int | None) -> str:
        """The step as it is now, and where the course ends."""
        taper, sheet = self._screen.course, self._screen.report.taper if self._screen.report else None
        if taper is None or sheet is None:
            return self._screen.report.no_taper if self._screen.report else ""
        told = f"{sheet.totals[0]}. {sheet.end_text}"
        if step is None or step >= len(taper.steps):
            return told
        now = taper.steps[step]
        line = words.STEP_NOW.format(
            dose=quantity(now.dose_mg, "mg"),
            start=show_day(now.first_day),
            end=show_day(now.last_day),
            span=span_text(now.days),
        )
        return f"{line} {told}"


def _news_of_relapse(plan: Plan) -> str:
    branch = plan.relapse_branch
    if branch is None:
        return words.NO_BRANCH
    first = branch.steps[0]
    return words.BRANCH_NOW.format(
        day=show_day(first.first_day), dose=quantity(first.dose_mg, "mg"), end=show_day(branch.end_date)
    )


def _next_dose(view: StepView, way: int, before_mg: Decimal | None) -> Decimal:
    """The next dose up or down; beyond those that are permitted, one that will be refused with its reason."""
    if way > 0:
        higher = [dose for dose in view.doses_mg if dose > view.dose_mg]
        return higher[-1] if higher else before_mg or view.dose_mg + 1
    lower = [dose for dose in view.doses_mg if dose < view.dose_mg]
    return lower[0] if lower else max(view.dose_mg - 1, _LEAST_MG)


def _carried(draft: Draft, from_mg: Decimal, to_mg: Decimal) -> Draft:
    """A draft in which the days that were changed on a step go with it to its new dose."""
    days = next((edit.get("days") for edit in draft.lists.get(EDITS, ()) if edit["at_mg"] == from_mg), None)
    return draft if days is None else _with(_with(draft, from_mg, "days", None), to_mg, "days", days)


def _with(draft: Draft, at_mg: Decimal, part: EditPart, value: Decimal | None) -> Draft:
    """A draft with one half of one change set; a change of nothing is none. Highest dose first."""
    edits: dict[Decimal, dict[str, Any]] = {edit["at_mg"]: dict(edit) for edit in draft.lists.get(EDITS, ())}
    edits.setdefault(at_mg, {"at_mg": at_mg})[part] = value
    kept: Sequence[dict[str, Any]] = [
        edits[dose] for dose in sorted(edits, reverse=True) if any(edits[dose].get(half) for half in ("days", "to_mg"))
    ]
    if tuple(kept) == draft.lists.get(EDITS, ()):
        return draft
    return draft.listed(EDITS, kept)
