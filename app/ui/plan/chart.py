"""The chart: paints a course, tells which step is read, and is worked on by dragging and by key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import words
from app.ui.plan.spoken_chart import tell_as_chart
from app.ui.sizes import unscaled
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.domain.drawing import Drawing, Spot
    from app.ui.plan.handles import Drag, Grip, Handles
    from app.ui.presenters.course_view import StepView

_A_WEEK = 7
_DEAD_PX = 3.0
Draw = Callable[[float, float], "Drawing | None"]


class TaperChart(QWidget):
    """Shows a drawing that it asks for in its own size; reports which step is pointed at (-1 for none).

    A step that was clicked or reached by key is held: it has handles, and pointing elsewhere leaves it. What is
    wished of a step is reported; the chart itself changes nothing.
    """

    step_reached = Signal(int)
    days_wanted = Signal(int, int)
    dose_wanted = Signal(int, object)
    end_shifted = Signal(int, int)
    dose_shifted = Signal(int, int)
    taken_back = Signal(int)
    relapse_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw: Draw | None = None
        self._stale = False
        self._drawing: Drawing | None = None
        self._step = -1
        self._held = False
        self._steps: tuple[StepView, ...] = ()
        self._grip: Grip | None = None
        self._pressed = QPointF()
        self._drag: Drag | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(words.CHART_NAME)
        tell_as_chart(TaperChart)

    def sizeHint(self) -> QSize:
        return QSize(360, 200)

    def show_course(self, draw: Draw, steps: tuple[StepView, ...] = ()) -> None:
        """Show a course.

        Args:
            draw: Makes its drawing for a width and a height, or None where there is no course.
            steps: Those that may be worked on; empty where none may.
        """
        self._draw = draw
        self._steps = steps
        self._grip = self._drag = None
        self._stale = True
        self.update()

    def show_step(self, step: int) -> None:
        """Show which step is read; -1 for none."""
        self._held = self._held and step >= 0
        if step != self._step:
            self._step = step
            self.update()

    def hold_step(self, step: int) -> None:
        """Show a step with its handles; -1 lets go."""
        self._held = step >= 0
        self.show_step(step)
        self.update()

    @property
    def handles(self) -> Handles | None:
        """Where the steps are taken hold of; None where they are not."""
        drawing = self.drawing
        if drawing is None or drawing.scale is None or len(self._steps) != len(drawing.spots):
            return None
        from app.ui.plan.handles import Handles

        return Handles(drawing.scale, self._steps)

    @property
    def drawing(self) -> Drawing | None:
        """The drawing that is shown."""
        if self._stale:
            self._redraw()
        return self._drawing

    def _redraw(self) -> None:
        self._stale = False
        room = self._sheet()
        drawing = self._draw(room.width(), room.height()) if self._draw is not None and not room.isEmpty() else None
        if drawing != self._drawing:
            self._drawing = drawing
            text = drawing.text if drawing is not None else ""
            self.setAccessibleDescription(f"{text} {words.CHART_KEYS}" if self._steps and text else text)

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(3, 3, -3, -3)

    def _sheet(self) -> QSizeF:
        """The room in lengths of the usual text: what is drawn on it grows with the text, and fewer numbers fit."""
        room = self._room()
        return QSizeF(unscaled(room.width()), unscaled(room.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stale = True

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._stale = True
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        room = self._room()
        painter.translate(room.topLeft())
        painter.scale(1 / unscaled(1), 1 / unscaled(1))
        drawing = self.drawing
        if drawing is not None:
            from app.ui.plan.painting import paint_drawing

            paint_drawing(painter, drawing, look, self.font(), self._spot(self._step))
            self._paint_work(painter)
        painter.resetTransform()
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _spot(self, index: int) -> Spot | None:
        spots = self._drawing.spots if self._drawing is not None else ()
        return next((spot for spot in spots if spot.index == index), None)

    def _paint_work(self, painter: QPainter) -> None:
        handles = self.handles
        if handles is None:
            return
        from app.ui.plan.painting import paint_drag, paint_handles

        if self._drag is not None:
            letters = QFont(self.font())
            letters.setPointSizeF(unscaled(letters.pointSizeF()))  # the painter makes them grow
            paint_drag(painter, handles.shape(self._drag), self._drag, self._sheet(), theme(), letters)
        elif self._held and 0 <= self._step < len(self._steps):
            paint_handles(painter, handles.places(self._step), theme())

    def _point_at(self, step: int) -> None:
        if step != self._step:
            self.show_step(step)
            self.step_reached.emit(step)

    def _hold(self, step: int) -> None:
        self._held = step >= 0
        self._point_at(step)
        self.update()

    def _place(self, event: QMouseEvent) -> QPointF:
        return (event.position() - self._room().topLeft()) * unscaled(1)

    def _step_under(self, place: QPointF) -> int:
        spots = self._drawing.spots if self._drawing is not None else ()
        under = (spot.index for spot in spots if QRectF(spot.x, spot.y, spot.width, spot.height).contains(place))
        return next(under, -1)

    def _grip_at(self, place: QPointF) -> Grip | None:
        handles = self.handles
        return None if handles is None else handles.grip_at(place, self._step if self._held else -1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = self._place(event)
        self._grip = self._grip_at(self._pressed)
        self._hold(self._step_under(self._pressed) if self._grip is None else self._grip.step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place, handles = self._place(event), self.handles
        if self._grip is not None and handles is not None:
            if self._drag is not None or (place - self._pressed).manhattanLength() > _DEAD_PX:
                self._drag = handles.drag(self._grip, place - self._pressed)
                self.update()
            return
        self._show_grip(self._grip_at(place))
        if not self._held:
            self._point_at(self._step_under(place))

    def _show_grip(self, grip: Grip | None) -> None:
        if grip is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.SizeHorCursor if grip.part == "end" else Qt.CursorShape.SizeVerCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._grip, self._drag = self._drag, None, None
        self.update()
        if drag is None:
            return
        if drag.grip.part == "end":
            self.days_wanted.emit(drag.grip.step, drag.days)
        else:
            self.dose_wanted.emit(drag.grip.step, drag.dose_mg)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus() and not self._held:
            self._point_at(-1)

    def event(self, event: QEvent) -> bool:
        asks = self._grip is not None and event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            # Escape lets a drag go before it is anything of the window's.
            event.accept()
            return True
        return super().event(event)

    def _work_by_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks of the step that is held; False where it asks nothing."""
        if self._grip is not None and event.key() == Qt.Key.Key_Escape:
            self._grip = self._drag = None
            self.update()
            return True
        if not self._step >= 0:
            return False
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if shift and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.end_shifted.emit(self._step, _A_WEEK if event.key() == Qt.Key.Key_Right else -_A_WEEK)
        elif shift and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.dose_shifted.emit(self._step, 1 if event.key() == Qt.Key.Key_Up else -1)
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_back.emit(self._step)
        elif plain and event.key() == Qt.Key.Key_R:
            self.relapse_wanted.emit(self._step)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._work_by_key(event):
            return
        count = len(self._drawing.spots) if self._drawing is not None else 0
        moves = {
            Qt.Key.Key_Right: self._step + 1,
            Qt.Key.Key_Left: self._step - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        key = Qt.Key(event.key())
        if count and key in moves:
            self._hold(min(max(moves[key], 0), count - 1))
        else:
            super().keyPressEvent(event)
