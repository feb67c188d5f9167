"""A case file that is not as it was left is never written over without a word, and nothing that was entered is lost."""

from pathlib import Path

import pytest

from app.domain.case import Case
from app.ui import words
from app.ui.presenters.case_presenter import CasePresenter
from tests.unit.ui.stand_in import Shelf, ready_case, services

MINE = Path("mine.yaml")
WEIGHT = "patient.weight_kg"


@pytest.fixture
def shelf() -> Shelf:
    made = Shelf()
    made.cases[MINE] = ready_case()
    return made


@pytest.fixture
def desk(shelf: Shelf) -> CasePresenter:
    made = CasePresenter(services(shelf))
    made.open_support()
    made.open_file(MINE)
    made.write(WEIGHT, "70")
    return made


def of_somebody_else() -> Case:
    return ready_case().model_copy(update={"purpose": "review"})


def told(desk: CasePresenter) -> str:
    assert desk.screen.notice is not None
    assert desk.screen.notice.clash
    return desk.screen.notice.text


def test_that_a_file_that_was_changed_meanwhile_is_not_written_over(desk: CasePresenter, shelf: Shelf) -> None:
    shelf.cases[MINE] = of_somebody_else()
    assert desk.save() == ""
    assert told(desk) == words.FILE_CHANGED
    assert shelf.cases[MINE] == of_somebody_else()
    assert desk.screen.unsaved
    assert desk.screen.fields[WEIGHT].text == "70"


def test_T008_that_a_file_that_was_removed_meanwhile_is_not_put_back_without_a_word(
    desk: CasePresenter, shelf: Shelf
) -> None:
    del shelf.cases[MINE]
    desk.save()
    assert told(desk) == words.FILE_GONE
    assert MINE not in shelf.cases
    desk.save_anyway()
    assert str(shelf.cases[MINE].patient.weight_kg) == "70"


def test_that_a_second_press_saves_over_what_was_told_and_over_nothing_newer(desk: CasePresenter, shelf: Shelf) -> None:
    shelf.cases[MINE] = of_somebody_else()
    desk.save()
    newer = of_somebody_else().model_copy(update={"region": "UK"})
    shelf.cases[MINE] = newer
    desk.save_anyway()
    assert told(desk) == words.FILE_CHANGED
    assert shelf.cases[MINE] == newer
    desk.save_anyway()
    assert str(shelf.cases[MINE].patient.weight_kg) == "70"
    assert not desk.screen.unsaved
    desk.write(WEIGHT, "71")
    desk.save()
    assert desk.screen.notice is not None
    assert desk.screen.notice.text == words.CASE_SAVED, "what was written here is known again"


def test_that_another_file_keeps_both_cases(desk: CasePresenter, shelf: Shelf) -> None:
    shelf.cases[MINE] = of_somebody_else()
    desk.save()
    desk.save_to(Path("other.yaml"))
    assert shelf.cases[MINE] == of_somebody_else()
    assert str(shelf.cases[Path("other.yaml")].patient.weight_kg) == "70"


def test_that_choosing_the_same_name_once_more_is_no_way_round_the_question(desk: CasePresenter, shelf: Shelf) -> None:
    shelf.cases[MINE] = of_somebody_else()
    desk.save_to(MINE)
    assert told(desk) == words.FILE_CHANGED
    assert shelf.cases[MINE] == of_somebody_else()


def test_that_a_name_that_is_completed_to_one_that_is_taken_asks(desk: CasePresenter, shelf: Shelf) -> None:
    taken = Path("taken.yaml")
    shelf.cases[taken] = of_somebody_else()
    desk.save_to(Path("taken"))
    assert told(desk) == words.FILE_THERE
    assert shelf.cases[taken] == of_somebody_else()
    desk.save_to(Path("free"))
    assert str(shelf.cases[Path("free.yaml")].patient.weight_kg) == "70"


def test_that_the_window_closes_only_once_the_question_is_answered(desk: CasePresenter, shelf: Shelf) -> None:
    shelf.cases[MINE] = of_somebody_else()
    assert desk.close() == ""
    assert desk.save_first() == ""
    assert told(desk) == words.FILE_CHANGED
    assert desk.save_anyway() == "close"


def test_that_cancelling_leaves_file_and_entries_as_they_are(desk: CasePresenter, shelf: Shelf) -> None:
    shelf.cases[MINE] = of_somebody_else()
    desk.save()
    desk.dismiss()
    assert desk.save_anyway() == ""
    assert shelf.cases[MINE] == of_somebody_else()
    assert desk.screen.unsaved


def test_that_the_question_stays_while_the_form_is_worked_on(desk: CasePresenter, shelf: Shelf) -> None:
    shelf.cases[MINE] = of_somebody_else()
    desk.save()
    desk.write(WEIGHT, "71")
    assert told(desk) == words.FILE_CHANGED


def test_that_a_new_visit_is_not_written_over_the_file_by_its_name_without_an_ending(shelf: Shelf) -> None:
    desk = CasePresenter(services(shelf), ready_case(), MINE)
    desk.new_visit()
    desk.save_to(Path("mine"))
    assert desk.screen.notice is not None
    assert desk.screen.notice.text == words.VISIT_OTHER_FILE
    assert shelf.cases[MINE] == ready_case()


# Another patient's file ---------------------------------------------------------------------------------------------

OTHER = Path("other.yaml")


def of(**who: str) -> Case:
    patient = {"family_name": "Doe", "given_name": "Jane", "identifier": "A17", "date_of_birth": "1974-03-12", **who}
    return Case.model_validate({"visit_date": "2026-11-21", "patient": patient})


def test_ID_that_the_file_of_another_patient_is_not_written_over_although_its_name_was_chosen(shelf: Shelf) -> None:
    shelf.cases[OTHER] = of(given_name="Mary", identifier="B40")
    desk = CasePresenter(services(shelf), of())
    desk.save_to(OTHER)
    assert told(desk) == words.FILE_OTHER_PATIENT
    assert shelf.cases[OTHER] == of(given_name="Mary", identifier="B40")
    desk.save_anyway()
    assert shelf.cases[OTHER] == of()


def test_ID_that_a_form_that_is_filled_with_the_next_patient_is_not_saved_over_the_last_one(shelf: Shelf) -> None:
    shelf.cases[MINE] = of()
    desk = CasePresenter(services(shelf), of(), MINE)
    desk.write("patient.family_name", "Roe")
    desk.write("patient.date_of_birth", "01-Feb-1990")
    desk.save()
    assert told(desk) == words.FILE_OTHER_PATIENT
    assert shelf.cases[MINE] == of()
    desk.save_to(Path("roe.yaml"))
    assert shelf.cases[Path("roe.yaml")].patient.family_name == "Roe"
    assert shelf.cases[MINE] == of()
    desk.write("purpose", "review")
    desk.save()
    assert desk.screen.notice is not None
    assert not desk.screen.notice.clash, "from now on it is the file of this patient"


@pytest.mark.parametrize(
    ("path", "text"),
    [("patient.family_name", "Dough"), ("patient.date_of_birth", "13-Mar-1974"), ("patient.identifier", "A18")],
)
def test_that_one_corrected_detail_is_no_other_patient(shelf: Shelf, path: str, text: str) -> None:
    shelf.cases[MINE] = of()
    desk = CasePresenter(services(shelf), of(), MINE)
    desk.write(path, text)
    desk.save()
    assert desk.screen.notice is not None
    assert desk.screen.notice.text == words.CASE_SAVED


def test_that_a_name_in_other_letters_or_added_later_is_no_other_patient(shelf: Shelf) -> None:
    shelf.cases[OTHER] = Case.model_validate({"patient": {"family_name": "DOE ", "given_name": "jane"}})
    desk = CasePresenter(services(shelf), of())
    desk.save_to(OTHER)
    assert shelf.cases[OTHER] == of()


def test_that_between_question_and_answer_a_newer_file_is_asked_about_again(shelf: Shelf) -> None:
    shelf.cases[OTHER] = of(given_name="Mary", identifier="B40")
    desk = CasePresenter(services(shelf), of())
    desk.save_to(OTHER)
    shelf.cases[OTHER] = of(given_name="Ann", identifier="C52")
    desk.save_anyway()
    assert told(desk) == words.FILE_CHANGED
    assert shelf.cases[OTHER] == of(given_name="Ann", identifier="C52")


# A question that is gone ----------------------------------------------------------------------------------------


def test_that_nothing_is_done_for_a_question_that_other_news_took_away(desk: CasePresenter, shelf: Shelf) -> None:
    assert desk.new() == ""
    desk.tell_printed("printed")
    desk.save_to(OTHER)
    assert desk.screen.fields[WEIGHT].text == "70", "the case is saved, and stays on the desk"
    assert str(shelf.cases[OTHER].patient.weight_kg) == "70"


def test_that_a_window_does_not_close_later_for_a_save_that_failed(desk: CasePresenter, shelf: Shelf) -> None:
    desk.close()
    shelf.full = True
    assert desk.save_first() == ""
    shelf.full = False
    assert desk.save_to(OTHER) == ""
    assert desk.close() == "close"


def test_that_a_file_is_opened_without_asking_twice_about_what_was_given_up(desk: CasePresenter, shelf: Shelf) -> None:
    shelf.cases[OTHER] = of()
    assert desk.open() == ""
    assert desk.discard() == "ask_file"
    desk.open_chosen(OTHER)
    assert desk.screen.fields["patient.family_name"].text == "Doe"


def test_that_a_file_that_cannot_be_read_leaves_what_was_entered(desk: CasePresenter) -> None:
    desk.open()
    desk.discard()
    desk.open_chosen(Path("nowhere.yaml"))
    assert desk.screen.notice is not None
    assert desk.screen.notice.text == words.OPEN_FAILED
    assert desk.screen.fields[WEIGHT].text == "70"
    assert desk.screen.unsaved
