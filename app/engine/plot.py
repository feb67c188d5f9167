"""The sheet of a chart in the making: where days and doses stand, and where labels already are."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from app.domain.drawing import Anchor, Label, Role, Shape
from app.domain.leaflet import ChartWords
from app.domain.plan import Taper

ONE_DAY = timedelta(days=1)
_FIRST_HAN = "\u2e80"
"""From here on letters are as wide as they are high."""


@dataclass(frozen=True, slots=True)
class Box:
    """The space that a label or a line takes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether two boxes overlap."""
        apart = (
            self.right <= other.left or other.right <= self.left or self.bottom <= other.top or other.bottom <= self.top
        )
        return not apart


def label_box(label: Label) -> tuple[float, float, float, float]:
    """The space a label takes (left, top, right, bottom), on the safe side for any common typeface."""
    han = sum(character >= _FIRST_HAN for character in label.text)
    width = ((len(label.text) - han) * (0.62 if label.bold else 0.58) + han) * label.size
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - label.size * 0.8, left + width, label.y + label.size * 0.25


@dataclass(slots=True)
class Sheet:
    """A sheet in the making: what is drawn, and where labels already stand.

    Args:
        top, peak, bottom: Of the plot, of its highest dose, and of dose 0.
        last: The day on which the last line ends. said: the words of its axes and days.
    """

    width: float
    height: float
    taper: Taper
    size: float
    left: float
    right: float
    top: float
    peak: float
    bottom: float
    highest_mg: Decimal
    last: date
    said: ChartWords
    shapes: list[Shape] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)

    def x(self, day: date) -> float:
        """Where a day stands."""
        first = self.taper.steps[0].first_day
        return self.left + (self.right - self.left) * ((day - first).days / (self.last - first).days)

    def y(self, dose_mg: Decimal) -> float:
        """Where a dose stands: 0 on the foot of the plot, the highest at the peak, with room for words above it."""
        return self.bottom - (self.bottom - self.peak) * float(dose_mg / self.highest_mg)

    def put(self, label: Label) -> bool:
        """Place a label unless it would leave the sheet or meet another one."""
        box = Box(*label_box(label))
        on_sheet = box.left >= 0 and box.top >= 0 and box.right <= self.width and box.bottom <= self.height
        if not on_sheet or any(box.meets(other) for other in self.taken):
            return False
        self.taken.append(box)
        self.shapes.append(label)
        return True

    def words(self, x: float, y: float, text: str, role: Role, anchor: Anchor = "start", bold: bool = False) -> Label:
        """A label in the letter size of this sheet."""
        return Label(x, y, text, self.size, role, anchor, bold)
