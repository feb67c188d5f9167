"""The handles of the chart: where a step is taken hold of, and what letting go there would mean."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from app.domain.figures import quantity
from app.ui import words
from app.ui.presenters.course_view import StepView, span_text
from app.ui.presenters.reading import show_day

if TYPE_CHECKING:
    from app.domain.drawing import Scale

Part = Literal["end", "dose"]
TARGET = 24.0
"""Width and height of what can be taken hold of, in logical pixels (WCAG 2.5.8)."""
_LIFT, _DROP, _NEAR = 24.0, 4.0, 5.0
_AIM_PX, _A_WEEK = 3.0, 7


class Grip(NamedTuple):
    """What is taken hold of: the end of a step, or its dose."""

    step: int
    part: Part


class Drag(NamedTuple):
    """Where a grip is dragged to, and what that means.

    Args:
        days, dose_mg: Of the step, if it were let go here. says: The same in words.
    """

    grip: Grip
    days: int
    dose_mg: Decimal
    says: str
    permitted: bool


class Handles:
    """Knows places on a drawing as days and doses of the steps that may be worked on."""

    def __init__(self, scale: Scale, steps: tuple[StepView, ...]) -> None:
        self._scale = scale
        self._steps = steps
        self._first: date = steps[0].first_day

    def _offset(self, step: StepView) -> int:
        return (step.first_day - self._first).days

    def line(self, step: int) -> tuple[QPointF, QPointF]:
        """Where a step's line begins and ends."""
        view = self._steps[step]
        day, y = self._offset(view), self._scale.y(float(view.dose_mg))
        return QPointF(self._scale.x(day), y), QPointF(self._scale.x(day + view.days), y)

    def places(self, step: int) -> dict[Part, QPointF]:
        """The middle of each handle of a step. The two stand so far apart that their targets never overlap."""
        left, right = self.line(step)
        found: dict[Part, QPointF] = {"end": QPointF(right.x(), right.y() + _DROP)}
        if self._steps[step].doses_mg:
            found["dose"] = QPointF((left.x() + right.x()) / 2, left.y() - _LIFT)
        return found

    def grip_at(self, place: QPointF, held: int) -> Grip | None:
        """What is taken hold of at a place: a handle of the step that is held, else a line or its end."""
        if 0 <= held < len(self._steps):
            for part, middle in self.places(held).items():
                half = TARGET / 2
                if QRectF(middle.x() - half, middle.y() - half, TARGET, TARGET).contains(place):
                    return Grip(held, part)
        ends = ((step, self.line(step)) for step in range(len(self._steps)))
        for step, (left, right) in ends:
            if abs(place.x() - right.x()) <= _NEAR and abs(place.y() - right.y() - _DROP) <= TARGET / 2:
                return Grip(step, "end")
            on_line = left.x() <= place.x() <= right.x() and abs(place.y() - left.y()) <= _NEAR
            if on_line and self._steps[step].doses_mg:
                return Grip(step, "dose")
        return None

    def drag(self, grip: Grip, by: QPointF) -> Drag:
        """What letting a grip go would mean; days and doses snap to those that can be.

        Args:
            by: How far it was dragged from where it was taken hold of.
        """
        view, place = self._steps[grip.step], self.line(grip.step)[1] + by
        days, dose_mg = view.days, view.dose_mg
        if grip.part == "end":
            days = self._days_to(place.x(), self._offset(view))
            last = view.first_day + timedelta(days=days - 1)
            says = words.DRAG_END.format(day=show_day(last), span=span_text(days))
            permitted = view.least_days <= days <= view.most_days
        else:
            dose_mg = _snapped(self._scale.dose_at(place.y()), view)
            says = words.DRAG_DOSE.format(dose=quantity(dose_mg, "mg"))
            permitted = dose_mg in (*view.doses_mg, view.dose_mg)
        return Drag(grip, days, dose_mg, says if permitted else words.DRAG_FORBIDDEN.format(text=says), permitted)

    def _days_to(self, x: float, offset: int) -> int:
        """Days from the first day of a step to a place; whole weeks where the hand cannot aim at a day."""
        days = self._scale.day_at(x) - offset
        one_day = self._scale.x(1) - self._scale.x(0)
        grain = 1 if one_day >= _AIM_PX else _A_WEEK
        return max(round(days / grain) * grain, grain)

    def shape(self, drag: Drag) -> tuple[QPointF, QPointF, QPointF]:
        """The step as it would be: where its line begins and ends, and the foot under its end."""
        offset = self._offset(self._steps[drag.grip.step])
        y = self._scale.y(float(drag.dose_mg))
        left, right = self._scale.x(offset), self._scale.x(offset + drag.days)
        return QPointF(left, y), QPointF(right, y), QPointF(right, self._scale.bottom)


def _snapped(dose: float, view: StepView) -> Decimal:
    """The permitted dose nearest to a place; well beyond those, the whole dose that is pointed at."""
    doses = (*view.doses_mg, view.dose_mg)
    wanted = Decimal(max(round(dose * 2), 1)) / 2
    if min(doses) - 1 < wanted < max(doses) + 1:
        return min(doses, key=lambda each: abs(each - wanted))
    return max(wanted.to_integral_value(), Decimal(1))
