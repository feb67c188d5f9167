"""A page as it is laid out, for tests: every text with the space that it takes on its sheet."""

from collections.abc import Iterator
from typing import NamedTuple

from app.domain.drawing import Label
from app.domain.leaflet import Leaflet
from app.domain.page_order import PaperName
from app.handout.document import set_pages
from app.handout.lines import widest
from app.handout.pages import Placed
from app.handout.shapes import Inset
from app.handout.tags import Tag


class Box(NamedTuple):
    """A text on a sheet, in points from its upper left corner; `drawn` is whether it stands in a chart."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    label: Label
    tag: Tag | None
    drawn: bool = False

    def meets(self, other: "Box") -> bool:
        """Whether two texts touch."""
        apart_across = self.right <= other.left + 0.3 or other.right <= self.left + 0.3
        apart_down = self.bottom <= other.top + 0.3 or other.bottom <= self.top + 0.3
        return not (apart_across or apart_down)


def boxes_of(leaflet: Leaflet, paper: PaperName = "letter", large: bool = False) -> list[list[Box]]:
    """Page by page, every text that is not empty."""
    return [list(_texts(placed)) for placed in set_pages(leaflet, Tag("Document"), paper, large)]


def _texts(placed: list[Placed]) -> Iterator[Box]:
    for each in placed:
        for tag, shape in each.block.items:
            if isinstance(shape, Label) and shape.text.strip():
                yield _box(shape, each.x, each.y, 1.0, tag)
            elif isinstance(shape, Inset):
                for inner in shape.shapes:
                    if isinstance(inner, Label):
                        yield _box(inner, each.x + shape.x, each.y + shape.y, shape.scale, tag, drawn=True)


def _box(label: Label, x: float, y: float, scale: float, tag: Tag | None, drawn: bool = False) -> Box:
    size = label.size * scale
    text = label.text.rstrip()
    width = widest(text, size, label.bold)
    left = x + label.x * scale - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    base = y + label.y * scale
    return Box(text, left, base - size * 0.72, left + width, base + size * 0.2, label, tag, drawn)
