"""A drawing as a list of plain shapes, painted alike on the screen and on the page."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["step", "fill", "axis", "grid", "label", "strong", "muted", "band", "today", "paper"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A filled rectangle; x, y is its upper left corner."""

    x: float
    y: float
    width: float
    height: float
    role: Role


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line; dashes are (on, off) lengths, or none."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: Role
    width: float = 1.0
    dashes: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    role: Role
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """A text on one line; x, y is its anchor on the base line; size in the units of the drawing."""

    x: float
    y: float
    text: str
    size: float
    role: Role = "label"
    anchor: Anchor = "start"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A region that tells more when pointed at; `index` is the step of the taper."""

    x: float
    y: float
    width: float
    height: float
    index: int
    tip: str


Shape = Rect | Line | Polyline | Label


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in painting order on a sheet of width by height, y downwards, and an equivalent in words.

    Args:
        text: What the drawing says, for whoever cannot see it.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]
    text: str
