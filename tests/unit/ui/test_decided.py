"""What a saved case accepts: the window and the command line make the same page of it."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.decided import accepted_in
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.decisions import DecisionPress
from tests.unit.ui.stand_in import Shelf, judge, ready_case, services

LINE = "start-prednisone"
ACCEPT = DecisionPress("accept", LINE, (("G33", "result_pending"),), "repeat in a week", "Dr A. Mint")
DECLINE = DecisionPress("decline", LINE, (("", "patient_prefers_not"),))
TAKE_BACK = DecisionPress("take_back", LINE)
RESTORE_WARNING = DecisionPress("restore", "G33")
SAVED = Path("a.yaml")


@pytest.mark.parametrize(
    ("presses", "accepted"),
    [
        ((), None),
        ((ACCEPT,), {LINE}),
        ((DECLINE,), frozenset()),
        ((ACCEPT, DECLINE), frozenset()),
        ((ACCEPT, TAKE_BACK), None),
        ((ACCEPT, RESTORE_WARNING), frozenset()),
    ],
    ids=["nothing", "accepted", "declined", "declined after all", "taken back", "a warning came up"],
)
def test_that_a_saved_case_accepts_the_lines_of_which_the_window_makes_the_page(
    presses: tuple[DecisionPress, ...], accepted: frozenset[str] | None
) -> None:
    shelf = Shelf()
    desk = CasePresenter(services(shelf), ready_case())
    for press in presses:
        desk.decide(press)
    assert desk.screen.handout.order.accepted == accepted
    desk.save_to(SAVED)
    saved = shelf.cases[SAVED]
    assert accepted_in(saved, judge(saved).report) == accepted


@pytest.mark.parametrize(
    "changed", [{"visit_date": date(2027, 1, 21)}, {"dose": "prednisone – tablet – DOSE 30 mg – oral – once a day"}]
)
def test_that_a_decision_on_other_advice_or_at_another_visit_is_none_in_a_saved_case(
    changed: dict[str, object],
) -> None:
    desk = CasePresenter(services(), ready_case())
    desk.decide(ACCEPT)
    case = desk._recorded
    (decision,) = case.choices.decisions
    choices = case.choices.model_copy(update={"decisions": (decision.model_copy(update=changed),)})
    other = case.model_copy(update={"choices": choices})
    assert accepted_in(other, judge(other).report) == frozenset()
    again = CasePresenter(services(), other)
    assert again.screen.handout.order.accepted == frozenset()
