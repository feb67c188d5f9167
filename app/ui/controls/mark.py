"""The mark of a severity: octagon, triangle, rounded square or circle, so that colour is never alone."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from app.ui import words
from app.ui.sizes import keep_height, keep_width, scaled
from app.ui.theme import Tone, theme

SIDE = 16


def _octagon(side: float) -> QPolygonF:
    centre = side / 2
    angles = [pi / 8 + corner * pi / 4 for corner in range(8)]
    return QPolygonF([QPointF(centre + centre * cos(angle), centre + centre * sin(angle)) for angle in angles])


def paint_mark(painter: QPainter, tone: Tone, side: float) -> None:
    """Paint the mark of a severity into a square at the origin, its sign cut out in the ground colour."""
    look = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.ink(tone))
    if tone == "stop":
        painter.drawPolygon(_octagon(side))
    elif tone == "warning":
        painter.drawPolygon(QPolygonF([QPointF(side / 2, 1), QPointF(side, side - 1), QPointF(0, side - 1)]))
    elif tone == "caution":
        painter.drawRoundedRect(QRectF(1, 1, side - 2, side - 2), 4, 4)
    else:
        painter.drawEllipse(QRectF(0.5, 0.5, side - 1, side - 1))
    painter.setBrush(look.ground_of(tone))
    middle = side / 2
    if tone == "stop":
        painter.drawRect(QRectF(middle - side * 0.28, middle - side * 0.09, side * 0.56, side * 0.18))
    else:
        top = side * (0.38 if tone == "warning" else 0.24)
        painter.drawRect(QRectF(middle - side * 0.07, top, side * 0.14, side * 0.28))
        painter.drawRect(QRectF(middle - side * 0.07, top + side * 0.36, side * 0.14, side * 0.14))


class SeverityMark(QWidget):
    """A small sign in front of a severity word."""

    def __init__(self, tone: Tone = "note", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: Tone = tone
        self.setAccessibleName(words.TONES[tone])
        keep_width(self, SIDE)
        keep_height(self, SIDE)

    def show_tone(self, tone: Tone) -> None:
        """Show the sign of another severity."""
        if tone != self._tone:
            self._tone = tone
            self.setAccessibleName(words.TONES[tone])
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(SIDE), scaled(SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_mark(painter, self._tone, scaled(SIDE))
        painter.end()
