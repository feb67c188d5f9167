"""A column of a page in the making: texts and shapes set one under the other, each with its tag."""

from dataclasses import dataclass, field

from app.domain.drawing import Label, Line, Polyline, Rect, Role
from app.handout.lines import break_lines, widest
from app.handout.shapes import Shape
from app.handout.sizes import LEADING
from app.handout.tags import Tag
from app.handout.writing import SET_FROM_THE_RIGHT, is_ordered

Item = tuple[Tag | None, Shape]
"""A shape with the element that it belongs to; None for decoration, which nobody has to hear."""


@dataclass(frozen=True, slots=True)
class Block:
    """Shapes that stand together on one page, measured from their own upper left corner.

    Args:
        gap: White above, dropped at the top of a page.
        hold: Stands on the same page as the block after it.
        again: Is repeated above this block, as decoration, where a page begins with it.
    """

    height: float
    items: tuple[Item, ...]
    gap: float = 0.0
    hold: bool = False
    again: "Block | None" = None
    new_page: bool = False


@dataclass(slots=True)
class Column:
    """Filled from the top down; `y` is where the next line begins."""

    width: float
    left: float = 0.0
    y: float = 0.0
    items: list[Item] = field(default_factory=list)

    def space(self, height: float) -> None:
        """Leave white."""
        self.y += height

    def add(self, shape: Shape, tag: Tag | None = None) -> None:
        """Put a shape where it says."""
        self.items.append((tag, shape))

    def text(
        self,
        text: str,
        size: float,
        tag: Tag | None,
        role: Role = "label",
        bold: bool = False,
        indent: float = 0.0,
        leading: float = LEADING,
    ) -> None:
        """Set a text in as many lines as it takes."""
        ordered = is_ordered(text)
        for line in break_lines(text, size, self.width - indent, bold):
            turned = ordered and not is_ordered(line)
            self.line(_turned(line) if turned else line, size, tag, role, bold, indent)
            self.y += size * leading

    def line(
        self, text: str, size: float, tag: Tag | None, role: Role = "label", bold: bool = False, indent: float = 0.0
    ) -> None:
        """Set one line where the column stands, without going on to the next."""
        self.add(Label(self.left + indent, self.y + size, text, size, role, "start", bold), tag)

    def bullet(self, text: str, size: float, item: Tag, role: Role = "label", to_tick: bool = False) -> None:
        """Set a text behind a dot, or behind a box to tick."""
        indent = size * (1.55 if to_tick else 0.95)
        if to_tick:
            side = size * 0.85
            self.add(outline(self.left, self.y + size * 0.2, side, side, "axis", 0.9))
        else:
            ink: Role = "step" if role == "label" else role
            self.add(Label(self.left + size * 0.15, self.y + size, "•", size, ink), Tag("Lbl", item))
        self.text(text, size, Tag("LBody", item), role, indent=indent)

    def rule(self, role: Role = "grid", thickness: float = 0.75) -> None:
        """Draw a line across."""
        self.add(Line(self.left, self.y, self.left + self.width, self.y, role, thickness))

    def write_on(self, from_left: float, size: float, to_right: float | None = None) -> None:
        """Draw a line to write on, under letters of a size on the line where the column stands."""
        right = self.left + self.width if to_right is None else to_right
        y = self.y + size * 1.2
        self.add(Line(from_left, y, right, y, "axis", 0.75))

    def block(self, gap: float = 0.0, hold: bool = False, again: Block | None = None, new_page: bool = False) -> Block:
        """Close the column."""
        return Block(self.y, tuple(self.items), gap, hold, again, new_page)


def _turned(line: str) -> str:
    """A line to be set from the right; the blank on which it was broken stays last, where it is not drawn."""
    words = line.rstrip(" ")
    return words + SET_FROM_THE_RIGHT + line[len(words) :]


def outline(x: float, y: float, width: float, height: float, role: Role, thickness: float) -> Polyline:
    """The outline of a box."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y))
    return Polyline(corners, role, thickness)


def plate(text: str, size: float, left: float, top: float, tag: Tag | None) -> tuple[list[Item], float]:
    """A short text, light on dark, and the width it takes."""
    width = widest(text, size, True) + size
    dark = Rect(left, top, width, size * 1.45, "step")
    return [(None, dark), (tag, Label(left + size / 2, top + size * 1.06, text, size, "paper", "start", True))], width
