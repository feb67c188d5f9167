"""The handout: a leaflet and its drawing as the bytes of a PDF, always the same bytes for the same content."""

from bisect import bisect_left
from datetime import date
from functools import cache
from typing import Any, Literal

from app.domain.drawing import Drawing, Shape
from app.domain.leaflet import Leaflet
from app.handout.blocks import Sizes
from app.handout.content import page_groups
from app.handout.pages import MARGIN, Paper, lay_out
from app.handout.paint import paint
from app.handout.reportlab_safely import open_canvas
from app.handout.typeface import REGULAR, check_characters, load_typeface

PaperName = Literal["A4", "letter"]
PAPERS: dict[PaperName, Paper] = {"A4": Paper(595.28, 841.89), "letter": Paper(612.0, 792.0)}
CHART_HEIGHTS: dict[PaperName, float] = {"A4": 128.0, "letter": 120.0}
# The least letters of a drawing, 9 points, come out as 12 on the page.
_CHART_SCALE = 0.75
# From the most white to the least.
AIRS = (1.0, 0.8, 0.6, 0.4, 0.2, 0.0)
TITLE = "Treatment plan"
AUTHOR = "Heliotrope"
_LONG_AGO = date(2000, 1, 1)


def chart_size(paper: PaperName = "letter", large_print: bool = False) -> tuple[float, float]:
    """The width and height for which a chart is best drawn, so that its letters come out in the size of the page."""
    width = PAPERS[paper].width - 2 * MARGIN
    if large_print:
        return width * 0.7, 170.0
    return width * _CHART_SCALE, CHART_HEIGHTS[paper] * _CHART_SCALE


def render_handout(
    leaflet: Leaflet, drawing: Drawing | None, paper: PaperName = "letter", large_print: bool = False
) -> bytes:
    """Make the PDF of a page, in memory.

    Args:
        leaflet: The whole content. drawing: Of the same taper; None leaves the picture out.
        paper: The sheet to print on. large_print: Letters of 18 points in place of 14.

    Returns:
        The bytes of the PDF: fonts embedded, language set, no word about the patient outside the pages.

    Raises:
        HandoutRefused: a character is not in the typeface; no page is made rather than a page with a gap.
    """
    load_typeface()
    check_characters(leaflet, drawing)
    sheet = PAPERS[paper]
    pages = lay_out_airily(leaflet, drawing, paper, large_print)
    canvas, memory = open_canvas(leaflet.language, sheet.width, sheet.height, REGULAR)
    _describe(canvas, leaflet.printed_on or _LONG_AGO)
    for shapes in pages:
        paint(canvas, shapes, sheet.height)
        canvas.showPage()
    canvas.save()
    return memory.getvalue()


def lay_out_airily(
    leaflet: Leaflet, drawing: Drawing | None, paper: PaperName, large_print: bool = False
) -> tuple[tuple[Shape, ...], ...]:
    """Lay the page out with as much white as it may have without taking more pages."""

    @cache
    def laid_out(air: float) -> tuple[tuple[Shape, ...], ...]:
        sizes = sizes_for(leaflet, paper, large_print, air)
        return lay_out(leaflet, page_groups(leaflet, drawing, sizes), PAPERS[paper], sizes)

    if large_print:
        return laid_out(AIRS[0])
    fewest = len(laid_out(AIRS[-1]))
    first = bisect_left(AIRS[:-1], True, key=lambda air: len(laid_out(air)) <= fewest)
    return laid_out(AIRS[first])


def sizes_for(leaflet: Leaflet, paper: PaperName, large_print: bool, air: float = 1.0) -> Sizes:
    """The letter sizes of a page: an urgent one has few words and large letters."""
    width = PAPERS[paper].width - 2 * MARGIN
    if large_print:
        return Sizes(18, 18, table=16, edge=16, heading=21, title=28, width=width, one_column=True, air=air)
    if leaflet.kind == "urgent":
        return Sizes(16, 16, table=12, edge=12, heading=18, title=26, width=width, one_column=False, air=air)
    return Sizes(14, 12, table=12, edge=10, heading=15, title=21, width=width, one_column=False, air=air)


def _describe(canvas: Any, day: date) -> None:
    """Say in the properties what this is, and nothing about whom."""
    canvas.setTitle(TITLE)
    canvas.setAuthor(AUTHOR)
    canvas.setCreator(AUTHOR)
    canvas.setSubject(TITLE)
    canvas.setDateFormatter(lambda *_now: f"D:{day:%Y%m%d}000000+00'00'")
