"""A drawing as a list of plain shapes, painted alike on the screen and on the page."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["step", "fill", "axis", "grid", "label", "strong", "muted", "band", "today", "paper", "branch"]
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
    """A line through points; dashes are (on, off) lengths, or none."""

    points: tuple[tuple[float, float], ...]
    role: Role
    width: float = 1.0
    dashes: tuple[float, float] | None = None


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
class Scale:
    """Where days and doses stand on a sheet, so that a place can be read back.

    Args:
        left, right: Of the plot. days: From left to right.
        bottom, peak: Of dose 0 and of the highest dose. highest_mg: That dose.
    """

    left: float
    right: float
    days: int
    bottom: float
    peak: float
    highest_mg: float

    def x(self, day: float) -> float:
        """Where a day stands, counted from the first."""
        return self.left + (self.right - self.left) * day / self.days

    def y(self, dose_mg: float) -> float:
        """Where a dose stands."""
        return self.bottom - (self.bottom - self.peak) * dose_mg / self.highest_mg

    def day_at(self, x: float) -> float:
        """The day at a place, counted from the first."""
        return (x - self.left) * self.days / (self.right - self.left)

    def dose_at(self, y: float) -> float:
        """The dose at a place."""
        return (self.bottom - y) * self.highest_mg / (self.bottom - self.peak)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in painting order on a sheet of width by height, y downwards, and an equivalent in words.

    Args:
        text: What the drawing says, for whoever cannot see it.
        scale: Where days and doses stand; None where nothing is to be read back.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]
    text: str
    scale: Scale | None = None
