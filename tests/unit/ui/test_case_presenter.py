"""Presses in, one screen out."""

from pathlib import Path

import pytest

from app.ui.presenters.case_presenter import CasePresenter
from tests.unit.ui.stand_in import EXAMPLE, Shelf, ready_case, services

WEIGHT = "patient.weight_kg"


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def desk(shelf: Shelf) -> CasePresenter:
    made = CasePresenter(services(shelf))
    made.open_support()
    return made


@pytest.fixture
def ready(shelf: Shelf) -> CasePresenter:
    return CasePresenter(services(shelf), ready_case())


def test_that_an_empty_form_gives_no_dose_and_says_what_is_needed(desk: CasePresenter) -> None:
    screen = desk.screen
    assert screen.is_empty
    assert screen.course is None
    assert not any(item.card.dose_line for section in screen.sections for item in section.items)
    assert screen.fields[WEIGHT].needed
    assert desk.next_needed("") == "red_flags.dyspnoea"
    assert desk.next_needed("patient.age_years") == WEIGHT


def test_that_a_changed_answer_changes_the_advice(ready: CasePresenter) -> None:
    assert ready.screen.course is not None
    ready.write("red_flags.dyspnoea", "yes")
    assert ready.screen.report is not None
    assert ready.screen.report.emergency
    assert ready.screen.course is None
    assert ready.screen.strip


def test_that_an_invalid_value_counts_as_not_known_and_is_told_when_the_field_is_left(ready: CasePresenter) -> None:
    ready.write(WEIGHT, "abc")
    assert ready.screen.fields[WEIGHT].problem == ""
    assert ready.screen.course is None
    ready.leave(WEIGHT)
    assert ready.screen.fields[WEIGHT].problem.startswith("Weight must be a number")
    assert ready.screen.groups["who"].to_mend == 1


def test_that_a_number_out_of_range_is_told_with_its_range(ready: CasePresenter) -> None:
    ready.write(WEIGHT, "400")
    ready.leave(WEIGHT)
    assert "between 2 and 300 kg" in ready.screen.fields[WEIGHT].problem


def test_that_an_unusual_weight_is_asked_about_until_it_is_confirmed_or_changed(ready: CasePresenter) -> None:
    ready.write(WEIGHT, "29")
    ready.leave(WEIGHT)
    assert "35 to 160 kg" in ready.screen.fields[WEIGHT].unusual
    ready.confirm(WEIGHT)
    assert ready.screen.fields[WEIGHT].unusual == ""
    ready.write(WEIGHT, "28")
    ready.leave(WEIGHT)
    assert ready.screen.fields[WEIGHT].unusual


def test_that_undo_takes_back_whole_fields_and_redo_brings_them_again(desk: CasePresenter) -> None:
    for text in ("6", "62"):
        desk.write(WEIGHT, text)
    desk.leave(WEIGHT)
    desk.write("purpose", "start")
    desk.undo()
    assert desk.screen.fields["purpose"].text == ""
    assert desk.screen.fields[WEIGHT].text == "62"
    desk.undo()
    assert desk.screen.fields[WEIGHT].text == ""
    desk.redo()
    desk.redo()
    assert desk.screen.fields["purpose"].text == "start"
    assert not desk.screen.can_redo


def test_that_undo_goes_back_at_least_fifty_steps(desk: CasePresenter) -> None:
    for number in range(60):
        desk.write("red_flags.cough", "yes" if number % 2 else "no")
    for _ in range(60):
        desk.undo()
    assert desk.screen.fields["red_flags.cough"].text == ""


def test_that_a_broken_file_shows_every_problem_and_keeps_the_case(ready: CasePresenter) -> None:
    before = ready.screen.fields
    ready.open_file(Path("broken.yaml"))
    notice = ready.screen.notice
    assert notice is not None
    assert len(notice.lines) == 2
    assert "broken.yaml, line 7: patient.weight_kg" in notice.lines[0]
    assert ready.screen.fields == before


def test_that_unsaved_changes_are_asked_about_before_they_are_lost(ready: CasePresenter) -> None:
    ready.write(WEIGHT, "70")
    assert ready.new() == ""
    assert ready.screen.notice is not None
    assert ready.screen.notice.asks
    ready.dismiss()
    assert ready.screen.fields[WEIGHT].text == "70"
    ready.new()
    ready.discard()
    assert ready.screen.is_empty


def test_that_save_first_saves_and_then_goes_on(ready: CasePresenter, shelf: Shelf) -> None:
    ready.write(WEIGHT, "70")
    assert ready.close() == ""
    assert ready.save_first() == "ask_place"
    assert ready.save_to(Path("mine.yaml")) == "close"
    assert str(shelf.cases[Path("mine.yaml")].patient.weight_kg) == "70"


def test_that_a_case_that_could_not_be_saved_stays_unsaved(ready: CasePresenter, shelf: Shelf) -> None:
    shelf.full = True
    ready.write(WEIGHT, "70")
    ready.save_to(Path("mine.yaml"))
    assert ready.screen.unsaved
    assert ready.screen.notice is not None
    assert "disk is full" in ready.screen.notice.lines[0]


def test_that_a_case_with_a_field_to_mend_is_not_saved_in_part(ready: CasePresenter, shelf: Shelf) -> None:
    ready.write(WEIGHT, "abc")
    ready.save_to(Path("mine.yaml"))
    assert Path("mine.yaml") not in shelf.cases
    assert ready.screen.notice is not None
    assert "Weight" in ready.screen.notice.lines[0]


def test_that_an_example_is_a_case_without_a_place(desk: CasePresenter) -> None:
    desk.open_example(EXAMPLE)
    assert desk.screen.fields[WEIGHT].text == "62"
    assert not desk.screen.unsaved
    assert desk.save() == "ask_place"


def test_that_one_press_answers_the_rest_of_a_group_with_no_as_one_step(desk: CasePresenter) -> None:
    desk.write("history.diabetes", "yes")
    desk.answer_rest("history")
    assert desk.screen.fields["history.diabetes"].text == "yes"
    assert desk.screen.fields["history.glaucoma"].text == "no"
    desk.answer_rest("red_flags")
    assert desk.screen.fields["red_flags.fever"].text == ""
    desk.undo()
    assert desk.screen.fields["history.glaucoma"].text == ""


def test_that_a_day_is_respelt_when_the_field_is_left(desk: CasePresenter) -> None:
    desk.write("patient.date_of_birth", "12031974")
    desk.leave("patient.date_of_birth")
    assert desk.screen.fields["patient.date_of_birth"].text == "12-Mar-1974"


def test_that_a_question_appears_with_the_answer_that_calls_for_it(desk: CasePresenter) -> None:
    path = "red_flags.dysphagia_severity"
    assert not desk.screen.fields[path].asked
    desk.write("red_flags.dysphagia", "yes")
    assert desk.screen.fields[path].asked
    desk.write(path, "severe")
    desk.write("red_flags.dysphagia", "no")
    assert desk.screen.fields[path].asked, "what holds an answer stays in sight"


def test_that_no_text_of_a_draft_is_shown_by_its_repr(ready: CasePresenter) -> None:
    assert "Doe" not in repr(ready._past.draft)
