"""Which pages are wanted: kind, language and paper; what each needs, and what becomes of it in a file."""

from pathlib import Path

import pytest

from app.domain.case import Case
from app.domain.errors import NotWritten, Problem, SupportFault
from app.domain.page_order import PAGE_KINDS, SUFFIXES, PageKind, PageOrder, usual_paper
from app.ui import words
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.decisions import DecisionPress
from app.ui.presenters.page_presses import PrintOutcome
from app.ui.presenters.services import Judged
from tests.unit.ui.stand_in import EXAMPLE, TODAY, Shelf, ready_case, services
from tests.unit.ui.test_print_check import ACCEPT, named

PLACE = Path("somewhere") / "treatment-plan.pdf"


@pytest.fixture
def desk(shelf: Shelf) -> CasePresenter:
    made = CasePresenter(services(shelf), named())
    made.decide(ACCEPT)
    return made


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def check(desk: CasePresenter) -> bool:
    assert not desk.ask_check("print")
    return desk.check("ed", "1974", "Dr A. Mint")


def order(desk: CasePresenter) -> PageOrder:
    return desk.screen.handout.order


# Kinds -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_that_each_kind_is_ordered_and_only_what_a_patient_is_given_waits_for_a_check(
    desk: CasePresenter, kind: PageKind
) -> None:
    desk.choose_kind(kind)
    handout = desk.screen.handout
    assert order(desk).kind == kind
    assert handout.possible
    given = kind in ("patient", "large_print")
    assert handout.needs_check == given
    assert handout.may_go == (not given)
    assert bool(handout.about) == (not given), "a kind that is not obvious says what it is"
    assert (order(desk).paper is None) == (SUFFIXES[kind] != ".pdf")
    assert desk.ask_check("save") == (not given)


def test_that_the_choice_of_pages_is_no_part_of_the_case(desk: CasePresenter) -> None:
    undone, kept = desk._past.draft, desk.screen.unsaved
    desk.choose_kind("large_print")
    desk.choose_language("fr")
    desk.choose_paper("A4")
    assert desk._past.draft is undone
    assert desk.screen.unsaved == kept
    desk.undo()
    assert (order(desk).kind, order(desk).language, order(desk).paper) == ("large_print", "fr", "A4")


@pytest.mark.parametrize(("region", "paper"), [("US", "letter"), ("UK", "A4")])
def test_that_the_paper_is_that_of_the_region_until_another_is_chosen(region: str, paper: str) -> None:
    assert usual_paper(region) == paper
    desk = CasePresenter(services(), ready_case())
    desk.write("region", region)
    assert order(desk).paper == paper
    desk.choose_paper("A4" if paper == "letter" else "letter")
    assert order(desk).paper != paper


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_T111_that_the_next_patient_is_given_a_page_in_english_whatever_the_one_before_had(
    desk: CasePresenter, kind: PageKind
) -> None:
    desk.choose_kind(kind)
    desk.choose_language("es")
    desk.choose_paper("A4")
    desk.open_example(EXAMPLE)
    desk.discard()
    assert (order(desk).kind, order(desk).language) == ("patient", "en")
    assert order(desk).paper == "A4", "the printer holds the paper that it held"


def test_that_the_next_visit_of_the_same_patient_keeps_the_language(desk: CasePresenter) -> None:
    desk.choose_language("es")
    desk.new_visit()
    desk.discard()
    assert desk.visit == 1
    assert order(desk).language == "es"


# Languages ---------------------------------------------------------------------------------------------


def test_that_languages_are_offered_by_the_reader_s_name_and_their_own_and_drafts_say_so(desk: CasePresenter) -> None:
    assert dict(desk.screen.handout.languages) == {
        "en": "English",
        "es": "Spanish – español (draft)",
        "ar": "Arabic – العربية (draft)",
        "fr": "French – français",
    }


@pytest.mark.parametrize("kind", ["clinician", "blank"])
def test_that_a_kind_of_one_language_offers_none_and_is_in_english(desk: CasePresenter, kind: PageKind) -> None:
    desk.choose_language("es")
    desk.choose_kind(kind)
    assert desk.screen.handout.languages == ()
    assert desk.screen.handout.translation == ""
    assert order(desk).language == "en"
    desk.choose_kind("patient")
    assert order(desk).language == "es", "it was only not asked about"


@pytest.mark.parametrize("kind", ["patient", "large_print"])
def test_PAT_9_that_a_translation_that_nobody_reviewed_cannot_be_checked(desk: CasePresenter, kind: PageKind) -> None:
    desk.choose_kind(kind)
    desk.choose_language("es")
    handout = desk.screen.handout
    assert handout.translation == words.TRANSLATION_DRAFT
    assert handout.obstacles == (words.TRANSLATION_NOT_REVIEWED,)
    desk.ask_check("print")
    assert desk.screen.handout.asking is None
    assert not desk.check("ed", "1974", "Dr A. Mint")
    assert order(desk).checked_by == ""


def test_PAT_9_that_a_language_that_the_protocol_does_not_name_counts_as_a_draft(desk: CasePresenter) -> None:
    desk.choose_language("xx")
    assert words.TRANSLATION_NOT_REVIEWED in desk.screen.handout.obstacles


def test_PAT_9_that_the_draft_of_the_english_is_the_protocol_s_own(desk: CasePresenter) -> None:
    assert desk.screen.handout.translation == ""
    assert desk.screen.handout.obstacles == ()
    assert check(desk)
    assert desk.screen.handout.draft_protocol, "it stays marked"


def test_PAT_9_that_a_check_of_one_language_is_none_of_another(desk: CasePresenter) -> None:
    assert check(desk)
    desk.choose_language("es")
    assert order(desk).checked_by == ""
    desk.ask_check("print")
    assert desk.screen.handout.asking is None
    desk.choose_language("en")
    assert order(desk).checked_by == "Dr A. Mint", "what was checked in English still is"
    desk.choose_language("fr")
    assert order(desk).checked_by == ""
    assert check(desk)
    assert (order(desk).language, order(desk).checked_by) == ("fr", "Dr A. Mint")
    desk.choose_language("en")
    assert order(desk).checked_by == ""


@pytest.mark.parametrize("kind", [kind for kind in PAGE_KINDS if kind != "blank"])
def test_that_every_kind_of_a_checked_case_says_who_has_checked_it(desk: CasePresenter, kind: PageKind) -> None:
    desk.choose_kind(kind)
    assert (order(desk).checked_by, order(desk).printed_on) == ("", named().visit_date)
    desk.choose_kind("patient")
    assert check(desk)
    desk.choose_kind(kind)
    assert (order(desk).checked_by, order(desk).printed_on) == ("Dr A. Mint", TODAY)
    desk.write("patient.weight_kg", "63")
    assert order(desk).checked_by == ""


def test_that_another_choice_ends_the_question_whose_pages_these_are(desk: CasePresenter) -> None:
    desk.ask_check("print")
    assert desk.screen.handout.asking == "print"
    desk.choose_language("fr")
    assert desk.screen.handout.asking is None
    desk.ask_check("print")
    desk.choose_kind("text")
    assert desk.screen.handout.asking is None


@pytest.mark.parametrize("kind", ["text", "calendar"])
def test_that_to_print_what_is_no_page_is_to_print_the_page(desk: CasePresenter, kind: PageKind) -> None:
    desk.choose_kind(kind)
    assert not desk.ask_check("print")
    assert order(desk).kind == "patient"
    assert desk.screen.handout.asking == "print"


def test_that_what_was_told_of_some_pages_goes_with_them_and_a_question_stays(desk: CasePresenter) -> None:
    desk.tell_printed("stopped")
    desk.choose_kind("text")
    assert desk.screen.notice is None
    desk.new()
    desk.choose_kind("patient")
    assert desk.screen.notice is not None
    assert desk.screen.notice.asks


# The blank form ----------------------------------------------------------------------------------------


def test_UX_11_that_a_blank_form_is_there_before_anything_is_entered() -> None:
    made: list[tuple[Judged | None, PageOrder]] = []

    def make(judged: Judged | None, ordered: PageOrder) -> bytes:
        made.append((judged, ordered))
        return b"form"

    desk = CasePresenter(services()._replace(make_handout=make))
    assert not desk.screen.handout.possible
    desk.choose_kind("blank")
    assert desk.screen.handout.possible
    assert desk.screen.handout.says == ""
    assert desk.handout_job()() == b"form"
    assert made == [(None, PageOrder(kind="blank", paper="letter"))]
    desk.open_support()
    assert desk.screen.handout.possible


def test_UX_11_that_a_blank_form_is_there_while_decision_support_is_not_running() -> None:
    def fail(_case: Case) -> Judged:
        raise SupportFault("M04")

    desk = CasePresenter(services()._replace(judge=fail, make_handout=lambda judged, _order: repr(judged).encode()))
    desk.open_support()
    assert desk.screen.fault
    assert not desk.screen.handout.possible
    desk.choose_kind("blank")
    assert desk.screen.handout.possible
    assert desk.handout_job()() == b"None"


def test_that_nothing_decided_or_checked_is_ordered_with_a_blank_form(desk: CasePresenter) -> None:
    check(desk)
    desk.choose_kind("blank")
    assert order(desk) == PageOrder(kind="blank", paper="letter")


# Files -------------------------------------------------------------------------------------------------


def save(desk: CasePresenter, place: Path, page: bytes = b"page") -> None:
    saving = desk.saving(place, page)
    assert saving is not None
    assert "page" not in repr(saving)
    saving.write()
    desk.tell_saved(saving)


def notice(desk: CasePresenter) -> str:
    assert desk.screen.notice is not None
    return desk.screen.notice.text


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_that_a_name_is_neutral_and_ends_as_its_kind_does(desk: CasePresenter, shelf: Shelf, kind: PageKind) -> None:
    desk.choose_kind(kind)
    assert Path(words.PAGE_FILES[kind]).suffix == SUFFIXES[kind]
    save(desk, Path("plan"))
    assert list(shelf.pages) == [Path(f"plan{SUFFIXES[kind]}")]


def test_T090_that_no_file_is_written_over_that_was_not_asked_about(desk: CasePresenter, shelf: Shelf) -> None:
    standing = Path("plan.pdf")
    shelf.cases[standing] = ready_case()
    assert desk.saving(Path("plan"), b"page") is None
    assert "plan.pdf" in notice(desk)
    assert desk.saving(standing, b"page") is not None, "this very name was asked about by the dialog"


@pytest.mark.parametrize("name", ["case.yaml", "case.yml", "case.JSON"])
def test_T090_that_a_page_takes_the_place_of_no_case(desk: CasePresenter, name: str) -> None:
    assert desk.saving(Path(name), b"page") is None
    assert ".pdf" in notice(desk)


def test_PHI_6_that_a_saved_page_can_be_deleted_once_and_only_that(desk: CasePresenter, shelf: Shelf) -> None:
    assert desk.deleting() is None
    save(desk, PLACE)
    assert desk.screen.handout.saved == "treatment-plan.pdf"
    assert "delete it" in notice(desk)
    shelf.pages[Path("another.pdf")] = b"page"
    delete = desk.deleting()
    assert delete is not None
    delete()
    desk.tell_deleted()
    assert list(shelf.pages) == [Path("another.pdf")]
    assert notice(desk) == words.PAGES_DELETED
    assert desk.screen.handout.saved == ""
    assert desk.deleting() is None


def test_PHI_6_that_a_file_that_could_not_be_deleted_is_told(desk: CasePresenter) -> None:
    save(desk, PLACE)
    desk.tell_deleted(NotWritten([Problem("treatment-plan.pdf", "", "is not there any more")]))
    assert notice(desk) == words.DELETE_FAILED
    assert desk.screen.notice is not None
    assert not desk.screen.notice.good


def test_T111_that_the_saved_page_of_one_patient_is_not_offered_beside_the_next(desk: CasePresenter) -> None:
    save(desk, PLACE)
    desk.open_example(EXAMPLE)
    desk.discard()
    assert desk.screen.handout.saved == ""


def test_T111_that_a_page_that_was_saved_after_the_case_was_left_is_not_offered_either(desk: CasePresenter) -> None:
    saving = desk.saving(PLACE, b"page")
    assert saving is not None
    desk.open_example(EXAMPLE)
    desk.discard()
    desk.tell_saved(saving)
    assert desk.screen.handout.saved == ""
    assert "delete it" in notice(desk), "it is told all the same"


def test_PHI_6_that_a_blank_form_holds_nothing_to_be_deleted(desk: CasePresenter) -> None:
    desk.choose_kind("blank")
    save(desk, PLACE)
    assert notice(desk) == words.BLANK_SAVED
    assert desk.screen.handout.saved == ""


# The printer -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "good"),
    [("printed", True), ("cancelled", True), ("no_printer", False), ("no_answer", False), ("stopped", False)],
)
def test_T094_that_every_end_at_the_printer_is_told(desk: CasePresenter, outcome: PrintOutcome, good: bool) -> None:
    desk.tell_printed(outcome)
    assert desk.screen.notice is not None
    assert desk.screen.notice.good == good
    assert ("PDF" in desk.screen.notice.text) == (not good), "how it can still be handed out"


def test_that_a_draft_line_that_waits_is_told_for_every_kind_of_a_case() -> None:
    desk = CasePresenter(services(), named())
    desk.decide(DecisionPress("decline", "start-prednisone", (("", "decide_later"),)))
    for kind in ("clinician", "text", "calendar"):
        desk.choose_kind(kind)
        assert desk.screen.handout.says.startswith("DRAFT")
