"""The chart: paints a drawing and tells what a step says when it is pointed at or reached by key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import words
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.domain.drawing import Drawing, Spot

Draw = Callable[[float, float], "Drawing | None"]


class TaperChart(QWidget):
    """Shows a drawing that it asks for in its own size; reports which step is pointed at (-1 for none)."""

    step_reached = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw: Draw | None = None
        self._stale = False
        self._drawing: Drawing | None = None
        self._step = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(168)
        self.setAccessibleName(words.CHART_NAME)

    def sizeHint(self) -> QSize:
        return QSize(360, 200)

    def show_course(self, draw: Draw) -> None:
        """Show a course; `draw` makes its drawing for a width and a height, or None where there is no course."""
        self._draw = draw
        self._stale = True
        self.update()

    def show_step(self, step: int) -> None:
        """Show which step is read; -1 for none."""
        if step != self._step:
            self._step = step
            self.update()

    @property
    def drawing(self) -> Drawing | None:
        """The drawing that is shown."""
        if self._stale:
            self._redraw()
        return self._drawing

    def _redraw(self) -> None:
        self._stale = False
        room = self._room()
        drawing = self._draw(room.width(), room.height()) if self._draw is not None and not room.isEmpty() else None
        if drawing != self._drawing:
            self._drawing = drawing
            self.setAccessibleDescription(drawing.text if drawing is not None else "")

    def _room(self) -> QRectF:
        return QRectF(self.rect()).adjusted(3, 3, -3, -3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stale = True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        room = self._room()
        painter.translate(room.topLeft())
        drawing = self.drawing
        if drawing is not None:
            from app.ui.plan.painting import paint_drawing

            paint_drawing(painter, drawing, look, self.font(), self._spot(self._step))
        painter.resetTransform()
        if self.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _spot(self, index: int) -> Spot | None:
        spots = self._drawing.spots if self._drawing is not None else ()
        return next((spot for spot in spots if spot.index == index), None)

    def _point_at(self, step: int) -> None:
        if step != self._step:
            self.show_step(step)
            self.step_reached.emit(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position() - self._room().topLeft()
        spots = self._drawing.spots if self._drawing is not None else ()
        for spot in spots:
            if QRectF(spot.x, spot.y, spot.width, spot.height).contains(place):
                self._point_at(spot.index)
                return
        self._point_at(-1)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._point_at(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._drawing.spots) if self._drawing is not None else 0
        moves = {
            Qt.Key.Key_Right: self._step + 1,
            Qt.Key.Key_Left: self._step - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        key = Qt.Key(event.key())
        if count and key in moves:
            self._point_at(min(max(moves[key], 0), count - 1))
        else:
            super().keyPressEvent(event)
