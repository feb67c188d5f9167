"""The print check: whose page it is, entered again; wrong twice is refused; any change voids it."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.case import Case
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.decisions import DecisionPress
from app.ui.presenters.print_check import is_the_patient, same_initials
from tests.unit.ui.stand_in import EXAMPLE, TODAY, Shelf, ready_case, services

LINE = "start-prednisone"
ACCEPT = DecisionPress("accept", LINE, (("G33", "result_pending"),), "", "Dr A. Mint")


def named() -> Case:
    tree = ready_case().model_dump()
    tree["patient"] = {**tree["patient"], "given_name": "Élodie", "date_of_birth": date(1974, 3, 12)}
    return Case.model_validate({**{name: part for name, part in tree.items() if name != "schema_id"}})


@pytest.fixture
def desk() -> CasePresenter:
    return CasePresenter(services(), named())


@pytest.fixture
def asked(desk: CasePresenter) -> CasePresenter:
    desk.decide(ACCEPT)
    assert not desk.ask_check("print")
    assert desk.screen.handout.asking == "print"
    return desk


@pytest.mark.parametrize(
    ("given", "family", "entered"),
    [
        ("Jane", "Doe", "JD"),
        ("Jane", "Doe", "j.d."),
        ("Jane", "Doe", " J D "),
        ("Élodie", "Doe", "ed"),
        ("E\u0301lodie", "Doe", "ÉD"),
        ("Łukasz", "Øre", "lo"),
        ("Mary Ann", "van der Berg", "MV"),
        ("Mary-Ann", "van der Berg", "mavdb"),
        ("伟", "李", "伟李"),
    ],
)
def test_ID_7_that_initials_are_read_without_case_accents_and_points(given: str, family: str, entered: str) -> None:
    assert same_initials(given, family, entered)


@pytest.mark.parametrize("entered", ["", " ", "J", "D", "DJ", "JJ", "JDX", "Jane Doe", "12"])
def test_ID_7_that_other_letters_are_not_the_initials(entered: str) -> None:
    assert not same_initials("Jane", "Doe", entered)


@pytest.mark.parametrize(("initials", "year"), [("ed", "1975"), ("ed", "74"), ("ed", ""), ("dd", "1974")])
def test_ID_7_that_both_initials_and_year_must_be_right(initials: str, year: str) -> None:
    assert not is_the_patient(named(), initials, year)
    assert is_the_patient(named(), "ed", " 1974 ")


def test_ID_7_that_a_passed_check_makes_pages_of_what_was_accepted_with_day_and_name(asked: CasePresenter) -> None:
    assert asked.check("ED", "1974", "Dr A. Mint")
    handout = asked.screen.handout
    assert handout.is_checked
    assert (handout.order.accepted, handout.order.printed_on, handout.order.checked_by) == (
        frozenset({LINE}),
        TODAY,
        "Dr A. Mint",
    )
    assert asked.ask_check("save"), "what is checked is not asked again"


def test_that_the_pages_are_made_as_they_were_ordered() -> None:
    parts = services()._replace(make_handout=lambda _judged, order: order.checked_by.encode() or b"draft")
    desk = CasePresenter(parts, named())
    desk.decide(ACCEPT)
    assert desk.handout_job()() == b"draft"
    desk.ask_check("print")
    desk.check("ED", "1974", "Dr A. Mint")
    assert desk.handout_job()() == b"Dr A. Mint"


def test_T093_that_wrong_twice_is_refused_told_and_counted(asked: CasePresenter) -> None:
    assert not asked.check("XX", "1974", "Dr A. Mint")
    assert asked.screen.handout.asking == "print"
    assert asked.screen.handout.said
    assert not asked.screen.handout.refusals
    assert not asked.check("ED", "1947", "Dr A. Mint")
    assert asked.screen.handout.asking is None
    assert "wrong twice" in asked.screen.handout.said
    assert asked.screen.handout.refusals == "Print refused 1 time today"
    assert not asked.check("ED", "1974", "Dr A. Mint"), "this attempt is over"
    asked.ask_check("print")
    asked.check("XX", "1974", "Dr A. Mint")
    asked.check("XX", "1974", "Dr A. Mint")
    assert asked.screen.handout.refusals == "Print refused 2 times today"
    asked.new()
    asked.discard()
    assert asked._refusals == {TODAY: 2}


def test_PAT_10_that_nobody_checks_without_a_name(asked: CasePresenter) -> None:
    assert not asked.check("ED", "1974", "  ")
    assert not asked.screen.handout.is_checked
    assert not asked.screen.handout.refusals


@pytest.mark.parametrize("change", ["write", "take_back", "undo", "new"])
def test_ID_7_that_any_change_afterwards_voids_the_check(asked: CasePresenter, change: str) -> None:
    assert asked.check("ED", "1974", "Dr A. Mint")
    if change == "write":
        asked.write("patient.weight_kg", "63")
    elif change == "take_back":
        asked.decide(DecisionPress("take_back", LINE))
    elif change == "undo":
        asked.undo()
        asked.redo()
    else:
        asked.new()
        asked.discard()
    assert not asked.screen.handout.is_checked
    assert asked.screen.handout.order.checked_by == ""


def test_ID_9_that_a_case_without_a_name_or_a_birth_date_keeps_to_the_draft() -> None:
    desk = CasePresenter(services(), ready_case())
    desk.decide(ACCEPT)
    (says,) = desk.screen.handout.obstacles
    assert "Date of birth" in says
    assert "Given name" not in says
    desk.ask_check("print")
    assert desk.screen.handout.asking is None
    assert not desk.check("JD", "1974", "Dr A. Mint")


def test_that_a_line_that_waits_for_a_decision_is_named(desk: CasePresenter) -> None:
    assert any("Start prednisone" in says for says in desk.screen.handout.obstacles)
    desk.decide(DecisionPress("decline", LINE, (("", "decide_later"),)))
    assert desk.screen.handout.obstacles == ()


def test_that_an_accepted_line_that_a_stop_forbids_now_stands_in_the_way(desk: CasePresenter) -> None:
    desk.decide(ACCEPT)
    desk.write("red_flags.dyspnoea", "yes")
    assert any("a stop" in says for says in desk.screen.handout.obstacles)


def test_that_a_field_to_mend_stands_in_the_way_also_while_it_is_typed_in(desk: CasePresenter) -> None:
    desk.decide(ACCEPT)
    desk.write("patient.height_cm", "9")
    desk.ask_check("print")
    assert any("to mend" in says for says in desk.screen.handout.obstacles)
    assert desk.screen.handout.asking is None


def test_that_the_declined_page_of_what_goes_on_is_not_checked(desk: CasePresenter) -> None:
    card = replace(desk.screen.sections[0].items[0].card, action="continue")
    desk._judged = desk._followed._replace(report=replace(desk._followed.report, cards=(card,)))
    desk._compose()
    desk.decide(DecisionPress("decline", LINE, (("", "not_suitable"),)))
    desk._judged = desk._followed._replace(report=replace(desk._followed.report, cards=(card,)))
    desk._compose()
    assert any("always says what goes on" in says for says in desk.screen.handout.obstacles)


def test_T111_that_a_check_of_one_case_is_none_of_the_next(asked: CasePresenter) -> None:
    asked.check("ED", "1974", "Dr A. Mint")
    asked.open_example(EXAMPLE)
    asked.discard()
    assert not asked.screen.handout.is_checked
    assert asked.screen.handout.order.accepted is None
    assert "ED" not in repr(asked._check)


def test_that_a_fresh_window_has_refused_nothing() -> None:
    assert CasePresenter(services(Shelf())).screen.handout.refusals == ""
