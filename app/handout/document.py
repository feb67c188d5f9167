"""The PDF of a page: tagged, in any script, always the same bytes for the same content."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.domain.leaflet import Leaflet
from app.domain.page_order import PaperName
from app.handout.pages import Placed, lay_out
from app.handout.paint import Painter
from app.handout.reportlab_safely import open_canvas
from app.handout.setting import page_groups
from app.handout.sizes import PAPERS, sizes_for
from app.handout.structure import add_structure
from app.handout.tags import Tag
from app.handout.typeface import REGULAR, check_characters, load_typeface

TITLE = "Treatment plan"
AUTHOR = "Heliotrope"
_CLOSER, _CLOSER_TITLE = 7.0, 22.0
_LONG_AGO = date(2000, 1, 1)


def render_pdf(leaflet: Leaflet, paper: PaperName, large_print: bool = False) -> bytes:
    """Make the PDF of a page, in memory.

    Args:
        leaflet: The whole content. paper: The sheet to print on. large_print: Letters of 18 points in place of 14.

    Returns:
        The bytes: fonts embedded, tagged for screen readers, no word about the patient outside the pages.

    Raises:
        HandoutRefused: a character is in no typeface; no page is made rather than a page with a gap.
    """
    load_typeface()
    check_characters(leaflet)
    sheet = PAPERS[paper]
    root = Tag("Document")
    pages = set_pages(leaflet, root, paper, large_print)
    canvas, memory = open_canvas(leaflet.language, sheet.width, sheet.height, REGULAR)
    _describe(canvas, leaflet.printed_on or _LONG_AGO)
    painter = Painter(canvas, sheet, leaflet.direction)
    for placed in pages:
        painter.page(placed)
    add_structure(canvas, root, painter.marked, TITLE, AUTHOR, leaflet.language)
    canvas.save()
    return memory.getvalue()


def set_pages(leaflet: Leaflet, root: Tag, paper: PaperName, large_print: bool = False) -> list[list[Placed]]:
    """Lay the content out on pages, its elements under `root`; urgent advice closer, where it then takes one page."""
    sizes = sizes_for(leaflet.kind, PAPERS[paper], large_print, leaflet.direction)
    pages = lay_out(leaflet, page_groups(leaflet, root, sizes), root, PAPERS[paper], sizes)
    if leaflet.kind == "urgent" and len(pages) > 1 and not large_print:
        closer = replace(sizes, gap=_CLOSER, heading=sizes.lead, title=_CLOSER_TITLE)
        pages = lay_out(leaflet, page_groups(leaflet, root, closer), root, PAPERS[paper], closer)
    return pages


def _describe(canvas: Any, day: date) -> None:
    """Say in the properties what this is, and nothing about whom."""
    canvas.setTitle(TITLE)
    canvas.setAuthor(AUTHOR)
    canvas.setCreator(AUTHOR)
    canvas.setSubject(TITLE)
    canvas.setDateFormatter(lambda *_now: f"D:{day:%Y%m%d}000000+00'00'")
