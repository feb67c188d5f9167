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
