"""Painting: blocks onto PDF pages, in colours that hold in grey, each piece marked with what it is."""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Any

from app.domain.drawing import Label, Line, Polyline, Rect, Role
from app.domain.leaflet import Direction
from app.handout.column import Block, Item
from app.handout.pages import Placed
from app.handout.shapes import Inset, Pill, Shape, Squares
from app.handout.sizes import Paper
from app.handout.tags import Piece, Tag
from app.handout.typeface import load_face
from app.handout.writing import Run, write

INK: dict[Role, str] = {
    "paper": "#FFFFFF",
    "band": "#F1EEF7",
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
_CURVE = 0.5523
"""How far the control points of a quarter of a circle stand from its ends."""
_STROKE = 0.035
"""How much thicker letters are drawn whose typeface has no bold weight, as a part of their size."""


def _rgb(code: str) -> str:
    return " ".join(f"{int(code[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


_FILL = {role: f"{_rgb(code)} rg" for role, code in INK.items()}
_STROKE_INK = {role: f"{_rgb(code)} RG" for role, code in INK.items()}


class Painter:
    """Paints the pages of one document, and gathers what belongs to each tag.

    Args:
        canvas: ReportLab's, empty. direction: a page that is read from the right is the mirror of the other, but for
            drawings, codes and the letters themselves.
    """

    def __init__(self, canvas: Any, paper: Paper, direction: Direction) -> None:
        self._canvas = canvas
        self._document = canvas._doc
        self._paper = paper
        self._direction: Direction = direction
        self._mirrored = direction == "rtl"
        self._ops: list[str] = []
        self._tag: Tag | None = None
        self._page = -1
        self.marked: list[list[Tag]] = []
        """Page by page, the element of each piece of marked content."""

    def page(self, placed: Iterable[Placed]) -> None:
        """Paint a page and close it."""
        self._page += 1
        self._ops = []
        self.marked.append([])
        for each in placed:
            self._block(each.block, each.x, each.y, heard=each.heard)
        self._canvas.addLiteral("\n".join(self._ops))
        self._canvas.showPage()

    def _block(self, block: Block, x: float, y: float, *, heard: bool) -> None:
        for tag, items in groupby(block.items, key=itemgetter(0)):
            self._open(tag if heard else None)
            for item in items:
                self._item(item, x, y, heard=heard)
            self._ops.append("EMC")

    def _open(self, tag: Tag | None) -> None:
        self._tag = tag
        if tag is None:
            self._ops.append("/Artifact BMC")
            return
        _take_place(tag)
        marks = self.marked[-1]
        tag.children.append(Piece(self._page, len(marks)))
        self._ops.append(f"/{tag.kind} <</MCID {len(marks)}>> BDC")
        marks.append(tag)

    def _item(self, item: Item, x: float, y: float, *, heard: bool) -> None:
        tag, shape = item
        if heard and tag is not None and tag.kind == "Figure":
            _grow(tag, self._bounds(shape, x, y))
        self._shape(shape, x, y, 1.0, self._mirrored)

    def _shape(self, shape: Shape, x: float, y: float, scale: float, mirrored: bool) -> None:
        if isinstance(shape, Label):
            self._label(shape, x, y, scale, mirrored)
        elif isinstance(shape, Rect):
            left = self._left(x + shape.x * scale, shape.width * scale, mirrored)
            bottom = self._up(y + (shape.y + shape.height) * scale)
            size = f"{shape.width * scale:.2f} {shape.height * scale:.2f}"
            self._ops.append(f"{_FILL[shape.role]} {left:.2f} {bottom:.2f} {size} re f")
        elif isinstance(shape, Line):
            ends = ((shape.x1, shape.y1), (shape.x2, shape.y2))
            self._line(Polyline(ends, shape.role, shape.width, shape.dashes), x, y, scale, mirrored)
        elif isinstance(shape, Polyline):
            self._line(shape, x, y, scale, mirrored)
        elif isinstance(shape, Pill):
            self._pill(shape, x, y, mirrored)
        elif isinstance(shape, Squares):
            self._squares(shape, x, y, mirrored)
        else:
            left = self._left(x + shape.x, shape.width, mirrored)
            for inner in shape.shapes:
                self._shape(inner, left, y + shape.y, shape.scale, mirrored=False)

    def _up(self, y: float) -> float:
        """From the top of the sheet, downwards, to PDF's own way."""
        return self._paper.height - y

    def _left(self, x: float, width: float, mirrored: bool) -> float:
        """The left edge of something that is `width` wide."""
        return self._paper.width - x - width if mirrored else x

    def _label(self, label: Label, x: float, y: float, scale: float, mirrored: bool) -> None:
        text = label.text.rstrip(" ") if label.anchor != "start" or mirrored else label.text
        if not label.text:
            return
        size = label.size * scale
        written = write(label.text if not mirrored else text, label.bold, self._direction)
        wide = written.width * size
        back = {"start": 0.0, "middle": wide / 2, "end": wide}[label.anchor]
        left = self._left(x + label.x * scale - back, wide, mirrored)
        ink, up = _FILL[label.role], self._up(y + label.y * scale)
        for run in written.runs:
            self._run(run, left + run.from_left * size, up, size, ink, label)
        if mirrored and label.text != text:
            self._run(Run(written.runs[-1].family, " ", 0.0), left, up, size, ink, label)

    def _run(self, run: Run, x: float, y: float, size: float, ink: str, label: Label) -> None:
        face = load_face(run.family, label.bold)
        ops = []
        for subset, codes in face.font.splitString(run.glyphs, self._document):
            name = face.font.getSubsetInternalName(subset, self._document)
            ops.append(f"{name} {size:.2f} Tf <{codes.hex()}> Tj")
        shown = f"BT 1 0 0 1 {x:.2f} {y:.2f} Tm {' '.join(ops)} ET"
        if face.stroked:
            stroke = _STROKE_INK[label.role]
            shown = f"q 2 Tr {size * _STROKE:.2f} w {stroke} {ink} {shown} Q"
        else:
            shown = f"{ink} {shown}"
        if not run.rtl:
            self._ops.append(shown)
            return
        # Its letters stand from left to right and are read the other way. Some readers take the end of such a piece for
        # the end of the whole, so what follows it is a piece of its own.
        self._ops += (f"/ReversedChars BMC {shown} EMC", "EMC")
        self._open(self._tag)

    def _line(self, line: Polyline, x: float, y: float, scale: float, mirrored: bool) -> None:
        points = [
            (self._left(x + right * scale, 0.0, mirrored), self._up(y + down * scale)) for right, down in line.points
        ]
        path = " ".join(f"{px:.2f} {py:.2f} {'l' if index else 'm'}" for index, (px, py) in enumerate(points))
        dash = f"[{line.dashes[0]:.1f} {line.dashes[1]:.1f}] 0 d" if line.dashes else "[] 0 d"
        self._ops.append(f"{_STROKE_INK[line.role]} {line.width * scale:.2f} w {dash} {path} S")

    def _pill(self, pill: Pill, x: float, y: float, mirrored: bool) -> None:
        left, top = self._left(x + pill.x, pill.width, mirrored), self._up(y + pill.y)
        right, bottom, r = left + pill.width, top - pill.height, min(pill.radius, pill.width / 2)
        k = r * (1 - _CURVE)
        path = (
            f"{left + r:.2f} {top:.2f} m {right - r:.2f} {top:.2f} l "
            f"{right - k:.2f} {top:.2f} {right:.2f} {top - k:.2f} {right:.2f} {top - r:.2f} c "
            f"{right:.2f} {bottom + r:.2f} l "
            f"{right:.2f} {bottom + k:.2f} {right - k:.2f} {bottom:.2f} {right - r:.2f} {bottom:.2f} c "
            f"{left + r:.2f} {bottom:.2f} l "
            f"{left + k:.2f} {bottom:.2f} {left:.2f} {bottom + k:.2f} {left:.2f} {bottom + r:.2f} c "
            f"{left:.2f} {top - r:.2f} l "
            f"{left:.2f} {top - k:.2f} {left + k:.2f} {top:.2f} {left + r:.2f} {top:.2f} c h B"
        )
        self._ops.append(f"{_FILL['paper']} {_STROKE_INK[pill.role]} {pill.thickness:.2f} w [] 0 d {path}")
        if pill.scored:
            middle = left + pill.width / 2
            gap = pill.height * 0.2
            self._ops.append(f"{middle:.2f} {top - gap:.2f} m {middle:.2f} {bottom + gap:.2f} l S")

    def _squares(self, code: Squares, x: float, y: float, mirrored: bool) -> None:
        """Squares that touch in a row are one bar, so that no hairline runs through the code."""
        left, side = self._left(x + code.x, code.width, mirrored), code.side
        bars = [_FILL["label"]]
        for row, squares in enumerate(code.rows):
            bottom = self._up(y + code.y + (row + 1) * side)
            at = 0
            for dark, run in groupby(squares):
                count = len(list(run))
                if dark:
                    bars.append(f"{left + at * side:.3f} {bottom:.3f} {count * side:.3f} {side:.3f} re")
                at += count
        self._ops.append(" ".join((*bars, "f")))

    def _bounds(self, shape: Shape, x: float, y: float) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a shape of a figure, as PDF counts."""
        if isinstance(shape, Polyline):
            xs, ys = [point[0] for point in shape.points], [point[1] for point in shape.points]
            left, top, width, height = min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
        elif isinstance(shape, Inset):
            left, top, width, height = shape.x, shape.y, shape.width, shape.height
        else:
            raise TypeError(f"a figure is made of outlines or drawings, not of {type(shape).__name__}")
        at = self._left(x + left, width, self._mirrored)
        return at, self._up(y + top + height), at + width, self._up(y + top)


def _take_place(tag: Tag) -> None:
    """Put an element under its parent, after what was painted before it."""
    if tag.placed:
        return
    tag.placed = True
    if tag.parent is not None:
        _take_place(tag.parent)
        tag.parent.children.append(tag)


def _grow(tag: Tag, box: tuple[float, float, float, float]) -> None:
    old = tag.box or box
    tag.box = (min(old[0], box[0]), min(old[1], box[1]), max(old[2], box[2]), max(old[3], box[3]))
