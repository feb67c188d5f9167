"""Painting a drawing on the screen: each shape by its role, in the colours of the theme."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from app.domain.drawing import Drawing, Label, Line, Polyline, Rect, Role, Spot
from app.ui.theme import Theme


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
