"""The handout: a leaflet and its drawing as the bytes of a PDF, always the same bytes for the same content."""

from datetime import date
from typing import Any, Literal

from app.domain.drawing import Drawing
from app.domain.leaflet import Leaflet
from app.handout.blocks import Sizes
from app.handout.content import page_groups
from app.handout.pages import MARGIN, Paper, lay_out
from app.handout.paint import paint
from app.handout.reportlab_safely import open_canvas
from app.handout.typeface import REGULAR, check_characters, load_typeface

PaperName = Literal["A4", "letter"]
PAPERS: dict[PaperName, Paper] = {"A4": Paper(595.28, 841.89), "letter": Paper(612.0, 792.0)}
TITLE = "Treatment plan"
AUTHOR = "Heliotrope"
_LONG_AGO = date(2000, 1, 1)


def chart_size(paper: PaperName = "letter", large_print: bool = False) -> tuple[float, float]:
    """The width and height for which a chart is best drawn, so that its letters come out in the size of the page."""
    width = PAPERS[paper].width - 2 * MARGIN
    return (width * 0.7, 170.0) if large_print else (width, 145.0)


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
    sizes = sizes_for(leaflet, paper, large_print)
    pages = lay_out(leaflet, page_groups(leaflet, drawing, sizes), sheet, sizes)
    canvas, memory = open_canvas(leaflet.language, sheet.width, sheet.height, REGULAR)
    _describe(canvas, leaflet.printed_on or _LONG_AGO)
    for shapes in pages:
        paint(canvas, shapes, sheet.height)
        canvas.showPage()
    canvas.save()
    return memory.getvalue()


def sizes_for(leaflet: Leaflet, paper: PaperName, large_print: bool) -> Sizes:
    """The letter sizes of a page: an urgent one has few words and large letters."""
    width = PAPERS[paper].width - 2 * MARGIN
    if large_print:
        return Sizes(body=18, table=16, small=16, heading=21, title=28, width=width, one_column=True)
    if leaflet.kind == "urgent":
        return Sizes(body=16, table=12, small=12, heading=18, title=26, width=width, one_column=False)
    return Sizes(body=14, table=12, small=12, heading=16, title=24, width=width, one_column=False)


def _describe(canvas: Any, day: date) -> None:
    """Say in the properties what this is, and nothing about whom."""
    canvas.setTitle(TITLE)
    canvas.setAuthor(AUTHOR)
    canvas.setCreator(AUTHOR)
    canvas.setSubject(TITLE)
    canvas.setDateFormatter(lambda *_now: f"D:{day:%Y%m%d}000000+00'00'")
