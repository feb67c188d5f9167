"""Painting: plain shapes onto a PDF page, in colours that hold in grey."""

from collections.abc import Iterable
from typing import Any

from app.domain.drawing import Label, Line, Polyline, Rect, Role, Shape
from app.handout.typeface import BOLD, REGULAR

INK: dict[Role, str] = {
    "paper": "#FFFFFF",
    "band": "#F0EDF6",
    "fill": "#D5CBE6",
    "step": "#432673",
    "axis": "#1A1A1A",
    "grid": "#BDBDC4",
    "label": "#000000",
    "strong": "#000000",
    "muted": "#333338",
    "today": "#000000",
    "branch": "#333338",
}


def paint(canvas: Any, shapes: Iterable[Shape], page_height: float) -> None:
    """Paint shapes in their order; y runs downwards in a shape and upwards on the page."""
    for shape in shapes:
        if isinstance(shape, Rect):
            canvas.setFillColor(INK[shape.role])
            canvas.rect(shape.x, page_height - shape.y - shape.height, shape.width, shape.height, stroke=0, fill=1)
        elif isinstance(shape, Label):
            _label(canvas, shape, page_height)
        elif isinstance(shape, Line):
            canvas.setStrokeColor(INK[shape.role])
            canvas.setLineWidth(shape.width)
            canvas.setDash(*((list(shape.dashes),) if shape.dashes else ()))
            canvas.line(shape.x1, page_height - shape.y1, shape.x2, page_height - shape.y2)
        else:
            _polyline(canvas, shape, page_height)


def _label(canvas: Any, label: Label, page_height: float) -> None:
    canvas.setFillColor(INK[label.role])
    canvas.setFont(BOLD if label.bold else REGULAR, label.size)
    draw = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}[label.anchor]
    draw(label.x, page_height - label.y, label.text)


def _polyline(canvas: Any, line: Polyline, page_height: float) -> None:
    canvas.setStrokeColor(INK[line.role])
    canvas.setLineWidth(line.width)
    canvas.setDash(*((list(line.dashes),) if line.dashes else ()))
    path = canvas.beginPath()
    path.moveTo(line.points[0][0], page_height - line.points[0][1])
    for x, y in line.points[1:]:
        path.lineTo(x, page_height - y)
    canvas.drawPath(path, stroke=1, fill=0)
