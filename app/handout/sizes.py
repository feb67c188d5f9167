"""The measures of a page: its paper, the sizes of its letters, and its white."""

from dataclasses import dataclass, replace

from app.domain.leaflet import Direction, LeafletKind, TextSize
from app.domain.page_order import PaperName

LEADING = 1.32
TABLE_LEADING = 1.2
BAR = 5.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper in points."""

    width: float
    height: float


PAPERS: dict[PaperName, Paper] = {"A4": Paper(595.28, 841.89), "letter": Paper(612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Letter sizes in points, the width of the page's column, and how much white there is.

    Args:
        table: In tables. edge: of the lines above and below the page's content. width: of the column.
        one_column: Nothing stands side by side.
        most_card: The height up to which a card is kept in one piece; above, it is set as a frame that may be broken.
        kept_whole: A section that takes up to this part of a page is not broken over two.
    """

    lead: float
    body: float
    small: float
    table: float
    edge: float
    heading: float
    title: float
    width: float
    margin: float
    gap: float
    one_column: bool
    direction: Direction = "ltr"
    kept_whole: float = 0.45
    most_card: float = 560.0

    def of(self, size: TextSize) -> float:
        """The letters of a text."""
        return {"lead": self.lead, "body": self.body, "small": self.small}[size]

    @property
    def of_a_card(self) -> "tuple[Sizes, ...]":
        """The measures of a card to cut out, which others read and a pocket has to hold: never in large print.

        The first is to be used with which it stays in one piece.
        """
        usual = replace(self, lead=16, body=14, small=12, table=12, heading=17, one_column=False)
        return usual, replace(usual, lead=14, body=12, small=11, table=11, heading=15)

    @property
    def inset(self) -> float:
        """From the edge of a frame to its words: its bar, and white."""
        return BAR + self.body * 0.7

    @property
    def padding(self) -> float:
        """White within a frame, above and below its words."""
        return self.body * 0.6


def sizes_for(kind: LeafletKind, paper: Paper, large_print: bool, direction: Direction) -> Sizes:
    """The measures of a page: 14 points for the fridge, 18 in large print, 8 to 10 for the clinician."""
    if large_print:
        width = paper.width - 2 * 36
        large = Sizes(20, 18, 18, 18, 16, 21, 28, width, 36, 20, one_column=True, direction=direction)
        return replace(large, kept_whole=0.25, most_card=455.0)
    width = paper.width - 2 * 40
    if kind == "clinician":
        small = Sizes(10.5, 9.5, 8.5, 8.5, 8.5, 12, 17, width, 40, 9, one_column=False, direction=direction)
        return replace(small, kept_whole=0.12)
    if kind == "blank":
        form = Sizes(11, 10, 8.5, 8.5, 8.5, 11.5, 16, width, 40, 6, one_column=False, direction=direction)
        return replace(form, kept_whole=0.3)
    return Sizes(16, 14, 12, 12, 10, 17, 26, width, 40, 15, one_column=False, direction=direction)
