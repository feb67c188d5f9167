"""Blocks: pieces of the page that are never broken, built from lines, frames and rules."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from app.domain.drawing import Label, Line, Polyline, Rect, Role, Shape
from app.domain.leaflet import Blank
from app.handout.lines import LONGEST_LINE, break_lines, widest

LEADING = 1.3
BAR = 5.5


@dataclass(frozen=True, slots=True)
class Sizes:
    """Letter sizes in points, the width of the page's column, and how much white there is.

    Args:
        body: Key lines: names and doses. lists: supporting lines. edge: the lines above and below the page's content.
        air: From 0, as close as is still easy to read, to 1.
    """

    body: float
    lists: float
    table: float
    edge: float
    heading: float
    title: float
    width: float
    one_column: bool
    air: float = 1.0

    @property
    def gap(self) -> float:
        """White between sections."""
        return 8 + 6 * self.air

    @property
    def padding(self) -> float:
        """White within a frame."""
        return 6.5 + 2.5 * self.air

    @property
    def inset(self) -> float:
        """From the edge of a frame to its words: its bar, and white."""
        return BAR + 8.5


@dataclass(frozen=True, slots=True)
class Block:
    """Shapes that stand together, measured from their own upper left corner.

    Args:
        gap: White above, dropped at the top of a page.
        hold: Stands on the same page as the block after it.
        again: Is repeated above this block where a page begins with it.
    """

    height: float
    shapes: tuple[Shape, ...]
    gap: float = 0.0
    hold: bool = False
    again: "Block | None" = None


@dataclass(slots=True)
class Stack:
    """A block in the making, filled from the top down."""

    width: float
    left: float = 0.0
    y: float = 0.0
    shapes: list[Shape] = field(default_factory=list)

    def space(self, height: float) -> None:
        """Leave white."""
        self.y += height

    def text(
        self,
        text: str,
        size: float,
        role: Role = "label",
        bold: bool = False,
        indent: float = 0.0,
        longest: int = LONGEST_LINE,
    ) -> None:
        """Set a text in as many lines as it takes."""
        for line in break_lines(text, size, self.width - indent, bold, longest):
            self.shapes.append(Label(self.left + indent, self.y + size, line, size, role, "start", bold))
            self.y += size * LEADING

    def bullet(self, text: str, size: float) -> None:
        """Set a text behind a dot."""
        self.shapes.append(Label(self.left + size * 0.15, self.y + size, "•", size, "step", "start", True))
        self.text(text, size, indent=size * 0.95)

    def rule(self, role: Role = "grid", thickness: float = 0.75) -> None:
        """Draw a line across."""
        self.shapes.append(Line(self.left, self.y, self.left + self.width, self.y, role, thickness))

    def write_in(self, blank: Blank, size: float, line_from: float) -> None:
        """Set a label with its value, or with a line to write on."""
        if blank.value:
            self.text(f"{blank.label}: {blank.value}", size)
            return
        top = self.y
        self.text(blank.label, size)
        y = top + size * 1.15
        self.shapes.append(Line(self.left + line_from, y, self.left + self.width, y, "axis", 0.75))

    def block(self, gap: float = 0.0, hold: bool = False, again: Block | None = None) -> Block:
        """Close the block."""
        return Block(self.y, tuple(self.shapes), gap, hold, again)


def shifted(shape: Shape, right: float, down: float, scale: float = 1.0) -> Shape:
    """The same shape elsewhere, and larger or smaller."""
    if isinstance(shape, Rect):
        x, y = shape.x * scale + right, shape.y * scale + down
        return Rect(x, y, shape.width * scale, shape.height * scale, shape.role)
    if isinstance(shape, Line):
        ends = (shape.x1 * scale + right, shape.y1 * scale + down, shape.x2 * scale + right, shape.y2 * scale + down)
        return Line(*ends, shape.role, shape.width * scale, shape.dashes)
    if isinstance(shape, Polyline):
        points = tuple((x * scale + right, y * scale + down) for x, y in shape.points)
        return Polyline(points, shape.role, shape.width * scale)
    return replace(shape, x=shape.x * scale + right, y=shape.y * scale + down, size=shape.size * scale)


def framed(inner: Block, width: float, padding: float, gap: float, tint: bool = True, at_least: float = 0.0) -> Block:
    """Put a block into a frame with a heavy bar on its left, so that it stands out without colour."""
    height = max(inner.height + 2 * padding, at_least)
    frame: list[Shape] = [Rect(0, 0, width, height, "band")] if tint else []
    frame += [box_line(0, 0, width, height, "step", 0.75), Rect(0, 0, BAR, height, "step")]
    return Block(height, (*frame, *(shifted(shape, 0, padding) for shape in inner.shapes)), gap)


def box_line(x: float, y: float, width: float, height: float, role: Role, thickness: float) -> Polyline:
    """The outline of a box."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    return Polyline(corners, role, thickness)


def beside(left: Block, right: Block, offset: float) -> Block:
    """Two blocks side by side as one."""
    shapes = (*left.shapes, *(shifted(shape, offset, 0) for shape in right.shapes))
    return Block(max(left.height, right.height), shapes, max(left.gap, right.gap))


def badge(text: str, size: float, left: float, y: float) -> tuple[tuple[Shape, ...], float]:
    """A short text, light on dark, and the width it takes."""
    width = widest(text, size, True) + size
    plate = Rect(left, y, width, size * 1.45, "step")
    return (plate, Label(left + size / 2, y + size * 1.08, text, size, "paper", "start", True)), width


def titled(title: str, note: str, size: float, sizes: Sizes) -> Stack:
    """A heading with a note at the end of its line, or under it where the line is too short for both."""
    stack = Stack(sizes.width)
    room = sizes.width - widest(title, size, True) - sizes.lists * 1.5
    if note and not sizes.one_column and widest(note, sizes.lists) <= room:
        stack.shapes.append(Label(sizes.width, size, note, sizes.lists, "label", "end"))
        note = ""
    stack.text(title, size, "step", bold=True)
    if note:
        stack.text(note, sizes.lists)
    return stack


def total_height(blocks: Iterable[Block]) -> float:
    """The height of blocks one under the other, gaps included."""
    return sum(block.height + block.gap for block in blocks)
