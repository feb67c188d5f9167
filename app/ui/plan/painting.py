"""Painting a drawing on the screen: each shape by its role, in the colours of the theme; and what is being dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.domain.drawing import Drawing, Label, Line, Polyline, Rect, Role, Spot
from app.ui.theme import Theme

if TYPE_CHECKING:
    from app.ui.plan.handles import Drag, Part


def _colours(look: Theme) -> dict[Role, QColor]:
    return {
        "step": QColor(look.accent),
        "fill": QColor(look.chart_fill),
        "axis": QColor(look.edge),
        "grid": QColor(look.grid),
        "label": QColor(look.text),
        "strong": QColor(look.text),
        "muted": QColor(look.muted),
        "band": QColor(look.band),
        "today": QColor(look.stop),
        "paper": QColor(look.surface),
        "branch": QColor(look.text),
    }


def paint_drawing(painter: QPainter, drawing: Drawing, look: Theme, font: QFont, lit: Spot | None = None) -> None:
    """Paint a drawing at the origin; `lit` is the spot that is being read."""
    colours = _colours(look)
    lit_painted = lit is None
    for shape in drawing.shapes:
        if not lit_painted and lit is not None and not isinstance(shape, Rect):
            painter.fillRect(QRectF(lit.x, lit.y, lit.width, lit.height), QColor(look.tint))
            lit_painted = True
        if isinstance(shape, Rect):
            painter.fillRect(QRectF(shape.x, shape.y, shape.width, shape.height), colours[shape.role])
        elif isinstance(shape, Label):
            _paint_label(painter, shape, colours[shape.role], font)
        else:
            _paint_stroke(painter, shape, colours[shape.role])


def _paint_stroke(painter: QPainter, shape: Line | Polyline, colour: QColor) -> None:
    pen = QPen(colour, shape.width)
    if isinstance(shape, Polyline):
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if shape.dashes is not None:
            pen.setDashPattern([length / shape.width for length in shape.dashes])
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in shape.points]))
        return
    if shape.dashes is not None:
        pen.setDashPattern([length / shape.width for length in shape.dashes])
    painter.setPen(pen)
    painter.drawLine(QPointF(shape.x1, shape.y1), QPointF(shape.x2, shape.y2))


def _paint_label(painter: QPainter, shape: Label, colour: QColor, font: QFont) -> None:
    face = QFont(font)
    face.setPixelSize(max(1, round(shape.size)))
    face.setBold(shape.bold)
    painter.setFont(face)
    painter.setPen(colour)
    wide = QFontMetricsF(face).horizontalAdvance(shape.text)
    left = {"start": shape.x, "middle": shape.x - wide / 2, "end": shape.x - wide}[shape.anchor]
    painter.drawText(QPointF(left, shape.y), shape.text)


_GRIP_LONG, _GRIP_SHORT = 18.0, 9.0


def paint_handles(painter: QPainter, places: dict[Part, QPointF], look: Theme) -> None:
    """Paint the handles of a step: an upright grip that goes sideways, a level one that goes up and down."""
    for part, middle in places.items():
        wide, high = (_GRIP_SHORT, _GRIP_LONG) if part == "end" else (_GRIP_LONG, _GRIP_SHORT)
        box = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
        painter.setPen(QPen(QColor(look.accent), 2))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(box, 4, 4)
        across = QPointF(0, high / 4) if part == "end" else QPointF(wide / 4, 0)
        painter.drawLine(middle - across, middle + across)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_drag(
    painter: QPainter, shape: tuple[QPointF, QPointF, QPointF], drag: Drag, room: QSizeF, look: Theme, font: QFont
) -> None:
    """Paint a step as it would be if it were let go now, and say it beside; what is not permitted has its own ink."""
    left, right, foot = shape
    ink = QColor(look.accent if drag.permitted else look.stop)
    painter.setPen(QPen(ink, 3))
    painter.drawLine(left, right)
    dashed = QPen(ink, 1.5)
    dashed.setDashPattern([3, 2])
    painter.setPen(dashed)
    painter.drawLine(right, foot)
    face = QFont(font)
    face.setBold(True)
    painter.setFont(face)
    metrics = QFontMetricsF(face)
    wide, high = metrics.horizontalAdvance(drag.says) + 12, metrics.height() + 6
    x = min(max(right.x() - wide / 2, 0), room.width() - wide)
    y = right.y() - high - 10 if right.y() - high - 10 >= 0 else right.y() + 10
    box = QRectF(x, y, wide, high)
    painter.setPen(QPen(ink, 1))
    painter.setBrush(QColor(look.surface))
    painter.drawRoundedRect(box, 4, 4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, drag.says)
