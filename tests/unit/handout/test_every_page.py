"""Every page of the vignettes and the examples: proved, tagged, within its margins, no text on another."""

from dataclasses import replace
from functools import cache

import page as validator
import pytest

from app.domain.case import Case
from app.domain.errors import AssistantError
from app.domain.leaflet import Leaflet
from app.domain.page_order import PAPER_NAMES, PageKind, PageOrder, PaperName
from app.engine.compiled import CompiledProtocol
from app.engine.evaluate import evaluate
from app.files.places import resource
from app.handout.document import set_pages
from app.handout.sizes import PAPERS
from app.handout.tags import Tag
from app.pages import leaflet_of, make_page
from app.store.case_file import read_case_file
from tests.unit.handout.laid_out import boxes_of
from tests.vignettes.vignette import FOLDER, case_of, compiled, plan_of

UA_1 = next(getattr(validator.ValidationProfile, name) for name in dir(validator.ValidationProfile) if "UA" in name)
EXAMPLES = sorted(path.stem for path in resource("examples").glob("*.yaml"))
LANGUAGES = ("en", "es", "ar", "zh-Hans")
VIGNETTES = [vignette.id for vignette in FOLDER.suite().vignettes]
_EDGE = 35


@cache
def cases() -> dict[str, Case]:
    found = {}
    for vignette in FOLDER.suite().vignettes:
        try:
            found[vignette.id] = case_of(vignette.case, vignette.id)
        except AssistantError:
            continue
    return found


@cache
def example(name: str) -> Case:
    return read_case_file(resource(f"examples/{name}.yaml"))


def check_measures(leaflet: Leaflet, paper: PaperName, *, large: bool) -> None:
    for boxes in boxes_of(leaflet, paper, large):
        boxes.sort(key=lambda box: box.top)
        for index, box in enumerate(boxes):
            assert box.left >= _EDGE, box
            assert box.right <= PAPERS[paper].width - _EDGE, box
            assert 20 < box.top < box.bottom < PAPERS[paper].height - 20, box
            for other in boxes[index + 1 :]:
                if other.top >= box.bottom:
                    break
                assert not box.meets(other), (box, other)


def made(protocol: CompiledProtocol, case: Case, order: PageOrder) -> tuple[bytes, Leaflet]:
    plan = evaluate(protocol, case)
    return make_page(protocol, case, plan, order), leaflet_of(protocol, case, plan, order)[0]


@pytest.mark.parametrize("part", range(8))
def test_T085_that_the_page_of_every_vignette_is_made_proved_and_within_its_measures(part: int) -> None:
    protocol, mine = compiled(), [name for name in VIGNETTES if name in cases()][part::8]
    assert len(mine) > 20
    for name in mine:
        case = cases()[name]
        paper = PAPER_NAMES[len(name) % 2]
        order = PageOrder(printed_on=case.visit_date, paper=paper)
        leaflet = leaflet_of(protocol, case, plan_of(case), order)[0]
        assert make_page(protocol, case, plan_of(case), order).startswith(b"%PDF"), name
        check_measures(leaflet, paper, large=False)


@pytest.mark.parametrize("kind", ["patient", "large_print"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_OUT_8_that_every_example_in_every_language_is_accessible(name: str, language: str, kind: PageKind) -> None:
    for paper in PAPER_NAMES:
        order = PageOrder(printed_on=example(name).visit_date, paper=paper, language=language, kind=kind)
        pdf, leaflet = made(compiled(), example(name), order)
        report = validator.validate_pdf_bytes(pdf, profile=UA_1)
        assert [str(failure) for failure in report.failures] == []
        check_measures(leaflet, paper, large=kind == "large_print")


@pytest.mark.parametrize("kind", ["clinician", "blank"])
@pytest.mark.parametrize("name", EXAMPLES)
def test_OUT_8_that_the_copy_and_the_form_are_accessible(name: str, kind: PageKind) -> None:
    for paper in PAPER_NAMES:
        pdf, leaflet = made(compiled(), example(name), PageOrder(paper=paper, kind=kind))
        report = validator.validate_pdf_bytes(pdf, profile=UA_1)
        assert [str(failure) for failure in report.failures] == []
        check_measures(leaflet, paper, large=False)


@pytest.mark.parametrize("name", EXAMPLES)
def test_PAT_9_that_a_draft_translation_says_so_in_its_own_language_and_in_english(name: str) -> None:
    protocol, case = compiled(), example(name)
    plan = evaluate(protocol, case)
    for language in LANGUAGES[1:]:
        leaflet = leaflet_of(protocol, case, plan, PageOrder(language=language, checked_by="somebody"))[0]
        own = protocol.protocol.handout[language].texts["mark_translation"]
        assert own in leaflet.marks
        assert protocol.protocol.handout["en"].texts["mark_translation"] in leaflet.marks
        assert leaflet.draft


def test_PAT_3_R11_that_urgent_advice_is_one_page_in_every_language_and_only_its_card_a_second_sheet() -> None:
    from io import BytesIO

    from pypdf import PdfReader

    protocol, urgent = compiled(), 0
    for name, case in cases().items():
        plan = plan_of(case)
        if leaflet_of(protocol, case, plan, PageOrder())[0].kind != "urgent":
            continue
        urgent += 1
        for language in LANGUAGES:
            order = PageOrder(language=language, paper="letter")
            leaflet = leaflet_of(protocol, case, plan, order)[0]
            advice = tuple(each for each in leaflet.sections if each.id not in ("signing", "steroid_card"))
            has_card = leaflet.sections[-1].id == "steroid_card"
            assert len(set_pages(replace(leaflet, sections=advice), Tag("Document"), "letter")) == 1, (name, language)
            pages = len(PdfReader(BytesIO(make_page(protocol, case, plan, order))).pages)
            assert pages == (2 if has_card else 1), (name, language)
    assert urgent > 10
