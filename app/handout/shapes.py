"""What a page is painted with besides the plain shapes of a drawing: tablets, squares of a code, and whole drawings."""

from dataclasses import dataclass

from app.domain.drawing import Role
from app.domain.drawing import Shape as PlainShape


@dataclass(frozen=True, slots=True)
class Pill:
    """A box with round corners; x, y is its upper left corner. Outlined, and scored across where a tablet is."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    role: Role
    thickness: float = 0.9
    scored: bool = False


@dataclass(frozen=True, slots=True)
class Squares:
    """Dark squares of a code, each `side` wide, row by row; never mirrored."""

    x: float
    y: float
    side: float
    rows: tuple[tuple[bool, ...], ...]

    @property
    def width(self) -> float:
        """Of the whole code."""
        return self.side * len(self.rows)


@dataclass(frozen=True, slots=True)
class Inset:
    """A drawing with its own left and right, which stay so on a page that is read from the right.

    Args:
        x, y: Upper left corner. width, height: of the whole, in points. scale: of its shapes.
    """

    x: float
    y: float
    width: float
    height: float
    shapes: tuple[PlainShape, ...]
    scale: float = 1.0


Shape = PlainShape | Pill | Squares | Inset
