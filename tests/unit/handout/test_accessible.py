"""The page for whoever hears it: its structure tree, walked, and the machine's rules of PDF/UA-1."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import page as validator
import pytest
from pypdf import PdfReader

from app.domain.leaflet import Leaflet, Steps
from app.domain.page_order import PAPER_NAMES, PaperName
from app.handout.document import render_pdf
from tests.unit.handout.example_pages import EXAMPLES, plan_page
from tests.unit.handout.test_page import with_course

UA_1 = next(getattr(validator.ValidationProfile, name) for name in dir(validator.ValidationProfile) if "UA" in name)
EVERY = pytest.mark.parametrize("sheet", EXAMPLES, ids=lambda sheet: sheet.language)


@dataclass(frozen=True)
class Element:
    kind: str
    depth: int
    parent: str
    element: Any


def elements_of(reader: PdfReader) -> list[Element]:
    """Every element of the structure tree, in its order."""

    def walk(element: Any, depth: int, parent: str) -> Iterator[Element]:
        element = element.get_object()
        kind = element["/S"]
        yield Element(kind, depth, parent, element)
        for kid in element["/K"]:
            child = kid.get_object() if hasattr(kid, "get_object") else kid
            if isinstance(child, dict) and "/S" in child:
                yield from walk(child, depth + 1, kind)

    root: Any = reader.trailer["/Root"]
    return list(walk(root["/StructTreeRoot"]["/K"], 0, ""))


def reader_of(sheet: Leaflet, paper: PaperName = "letter", large: bool = False) -> PdfReader:
    return PdfReader(io.BytesIO(render_pdf(sheet, paper, large)))


@EVERY
@pytest.mark.parametrize("paper", PAPER_NAMES)
@pytest.mark.parametrize("large", [False, True])
def test_OUT_8_that_every_machine_rule_of_PDF_UA_1_passes(sheet: Leaflet, paper: PaperName, large: bool) -> None:
    report = validator.validate_pdf_bytes(render_pdf(sheet, paper, large), profile=UA_1)
    assert [str(failure) for failure in report.failures] == []
    assert report.is_compliant
    assert report.rules.total >= 100


def test_OUT_8_that_the_validator_sees_an_untagged_page() -> None:
    from app.handout.reportlab_safely import open_canvas
    from app.handout.typeface import REGULAR, load_typeface

    load_typeface()
    canvas, memory = open_canvas("en-US", 300, 300, REGULAR)
    canvas.setFont(REGULAR, 12)
    canvas.drawString(20, 20, "not tagged")
    canvas.showPage()
    canvas.save()
    assert not validator.validate_pdf_bytes(memory.getvalue(), profile=UA_1).is_compliant


@EVERY
def test_OUT_8_that_language_title_and_tab_order_are_said(sheet: Leaflet) -> None:
    reader = reader_of(sheet)
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == sheet.language
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert all(page["/Tabs"] == "/S" for page in reader.pages)
    assert [page["/StructParents"] for page in reader.pages] == list(range(len(reader.pages)))


@EVERY
def test_A11Y_2_that_headings_go_down_a_level_at_a_time_and_name_every_section(sheet: Leaflet) -> None:
    elements = elements_of(reader_of(sheet))
    levels = [int(element.kind[2:]) for element in elements if element.kind in ("/H1", "/H2", "/H3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert levels.count(2) == sum(bool(section.title) for section in sheet.sections)


@pytest.mark.parametrize("count", [1, 19, 64])
@pytest.mark.parametrize("large", [False, True])
def test_PAT_7_that_the_plan_is_a_table_whose_rows_all_have_five_cells(count: int, large: bool) -> None:
    sheet = with_course(count)
    elements = elements_of(reader_of(sheet, large=large))
    tables = [element.element for element in elements if element.kind == "/Table"]
    steps = next(part for part in sheet.parts() if isinstance(part, Steps))

    def rows(table: Any) -> list[list[Any]]:
        found = [row.get_object() for part in table["/K"] for row in part.get_object()["/K"]]
        return [[cell.get_object() for cell in row["/K"]] for row in found]

    table = next(rows(table) for table in tables if len(rows(table)[0]) == 5)
    assert len(table) == len(steps.rows) + 1
    assert {len(row) for row in table} == {5}
    assert [cell["/S"] for cell in table[0]] == ["/TH"] * 5
    assert {cell["/A"]["/Scope"] for cell in table[0]} == {"/Column"}
    assert {cell["/S"] for row in table[1:] for cell in row} == {"/TD"}


def test_A11Y_2_that_every_figure_has_words_and_a_place() -> None:
    figures = [element.element for element in elements_of(reader_of(plan_page())) if element.kind == "/Figure"]
    words = Counter(figure["/Alt"] for figure in figures)
    assert words["A line that falls from 60 mg to 1 mg a day."] == 1
    assert all(words)
    for figure in figures:
        left, bottom, right, top = figure["/A"]["/BBox"]
        assert 0 < left < right < 612
        assert 0 < bottom < top < 792


def test_OUT_8_that_reading_order_is_the_order_of_the_sections() -> None:
    import pypdfium2

    sheet = plan_page()
    document = pypdfium2.PdfDocument(render_pdf(sheet, "letter"))
    words = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    places = [words.index(section.title) for section in sheet.sections if section.title]
    assert places == sorted(places)


def test_OUT_8_that_header_and_footer_are_heard_once() -> None:
    reader = reader_of(with_course(64))
    marked = 0
    for page in reader.pages:
        code = page.get_contents().get_data().decode("latin-1")  # type: ignore[union-attr]
        head = code.split("/H1", 1)[0] if "/H1" in code else code[:400]
        marked += head.count("/MCID")
    assert 0 < marked <= 12
