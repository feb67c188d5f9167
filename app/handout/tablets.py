"""Tablets as pictures: the stronger the larger, each strength with a shape of its own, in ink that needs no colour."""

from decimal import Decimal

from app.domain.leaflet import TabletCount
from app.handout.column import Item
from app.handout.shapes import Pill

_MOST_SHOWN = 6
_APART = 0.22
# Width and height as parts of the room's height, roundness from 0 (square) to 1 (round), and whether
# a line runs across it.
_ROUND_SMALL, _OVAL = (0.46, 0.46, 1.0, False), (0.82, 0.46, 1.0, False)
_SHAPES: tuple[tuple[Decimal, tuple[float, float, float, bool]], ...] = (
    (Decimal(1), _ROUND_SMALL),
    (Decimal("2.5"), _OVAL),
    (Decimal(5), (0.74, 0.74, 1.0, False)),
    (Decimal(10), (0.8, 0.8, 0.4, False)),
    (Decimal(20), (1.5, 0.76, 1.0, True)),
)


def shape_of(strength_mg: Decimal) -> tuple[float, float, float, bool]:
    """The shape for a strength: that of the nearest one below that has a shape."""
    fitting = [shape for strength, shape in _SHAPES if strength <= strength_mg]
    return fitting[-1] if fitting else _ROUND_SMALL


def tablets_width(tablets: TabletCount, height: float) -> float:
    """The width of a row of tablets of one strength; 0 where there are too many to be told apart by eye."""
    strength_mg, count = tablets
    if not 0 < count <= _MOST_SHOWN:
        return 0.0
    return (shape_of(strength_mg)[0] + _APART) * count * height - _APART * height


def tablet_pictures(tablets: TabletCount, left: float, top: float, height: float) -> list[Item]:
    """Tablets of one strength in a row, as decoration beside the words that say the same."""
    strength_mg, count = tablets
    if not tablets_width(tablets, height):
        return []
    wide, high, roundness, scored = shape_of(strength_mg)
    width, tall = wide * height, high * height
    y, step = top + (height - tall) / 2, width + _APART * height
    return [
        (None, Pill(left + number * step, y, width, tall, tall / 2 * roundness, "step", 1.0, scored))
        for number in range(count)
    ]
