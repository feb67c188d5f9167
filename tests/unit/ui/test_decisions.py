"""Deciding on the advice: accept, not now, set aside, take back; what lapses, and what never happens by itself."""

from dataclasses import replace

import pytest

from app.domain.report import AlertCard
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.decisions import Decided, DecisionPress
from app.ui.presenters.screen import AdviceItem
from app.ui.presenters.services import Judged, Services
from tests.unit.ui.stand_in import EXAMPLE, SOURCE, Shelf, judge, ready_case, services

LINE = "start-prednisone"
REASON = (("G33", "result_pending"),)
ACCEPT = DecisionPress("accept", LINE, REASON, "repeat in a week", "Dr A. Mint")


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def desk(shelf: Shelf) -> CasePresenter:
    return CasePresenter(services(shelf), ready_case())


def item(desk: CasePresenter) -> AdviceItem:
    return next(item for section in desk.screen.sections for item in section.items if item.card.id == LINE)


def decided(desk: CasePresenter) -> Decided:
    found = item(desk).decided
    assert found is not None
    return found


def written(desk: CasePresenter) -> object:
    return desk._recorded.choices


def test_REG_5_that_nothing_is_decided_before_anybody_decides(desk: CasePresenter) -> None:
    assert decided(desk).state == "open"
    assert written(desk).decisions == ()  # type: ignore[attr-defined]


def test_ALR_2_that_a_warning_wants_a_coded_reason_and_a_name_before_its_line_is_accepted(desk: CasePresenter) -> None:
    assert [ask.rule for ask in decided(desk).asks] == ["G33"]
    for lacking in (ACCEPT._replace(answers=()), ACCEPT._replace(who=" "), ACCEPT._replace(answers=(("G40", "x"),))):
        desk.decide(lacking)
        assert decided(desk).state == "open"
    desk.decide(ACCEPT)
    assert decided(desk).state == "accepted"
    (override,) = desk._recorded.choices.overrides
    assert (override.rule, override.code, override.specialist) == ("G33", "result_pending", "Dr A. Mint")
    assert override.reason == "Test result pending, will monitor: repeat in a week"
    (decision,) = desk._recorded.choices.decisions
    assert (decision.decision, decision.dose) == ("accept", item(desk).card.dose_line)


def test_that_an_acceptance_lapses_in_sight_when_the_advice_changes(desk: CasePresenter) -> None:
    desk.decide(ACCEPT)
    other = replace(item(desk).card, dose_line="prednisone – tablet – DOSE 30 mg – oral – once a day")
    book = desk.screen.handout
    assert book.order.accepted == {LINE}
    desk._judged = desk._followed._replace(report=replace(desk._followed.report, cards=(other,)))
    desk._compose()
    assert decided(desk).state == "lapsed"
    assert "DOSE 60 mg" in decided(desk).says.replace("\u00a0", " ")
    assert "accept again" in decided(desk).says
    assert desk.screen.handout.order.accepted == frozenset()


def test_that_an_acceptance_of_another_visit_has_lapsed(desk: CasePresenter) -> None:
    desk.decide(ACCEPT)
    desk.write("visit_date", "2027-01-21")
    desk.leave("visit_date")
    assert decided(desk).state == "lapsed"


def test_that_an_accepted_line_that_is_no_more_offered_is_told_and_can_be_taken_back(desk: CasePresenter) -> None:
    desk.decide(ACCEPT)
    desk.write("red_flags.dyspnoea", "yes")
    assert item(desk).decided is None
    ((line, text),) = desk.screen.gone
    assert (line, text.replace("\u00a0", " ")) == (LINE, desk._recorded.choices.decisions[0].dose)
    assert desk.screen.handout.order.accepted == frozenset()
    desk.decide(DecisionPress("take_back", LINE))
    assert desk.screen.gone == ()


def test_that_a_line_is_declined_with_a_coded_reason_and_a_note(desk: CasePresenter) -> None:
    desk.decide(DecisionPress("decline", LINE))
    assert decided(desk).state == "open"
    desk.decide(DecisionPress("decline", LINE, (("", "patient_prefers_not"),), "asks for time"))
    assert decided(desk).says == "Not now: Patient prefers not to; asks for time"
    assert desk.screen.handout.order.accepted == frozenset()


def test_T110_that_undo_after_accept_brings_back_the_exact_state(desk: CasePresenter) -> None:
    before, screen = desk._past.draft, desk.screen
    desk.decide(ACCEPT)
    desk.undo()
    assert desk._past.draft == before
    assert desk.screen.sections == screen.sections
    desk.redo()
    assert decided(desk).state == "accepted"


def test_that_taking_back_is_one_press_and_can_be_undone(desk: CasePresenter) -> None:
    desk.decide(ACCEPT)
    desk.decide(DecisionPress("take_back", LINE))
    assert decided(desk).state == "open"
    desk.undo()
    assert decided(desk).state == "accepted"


def test_T111_that_nothing_decided_in_one_case_stands_in_the_next(desk: CasePresenter, shelf: Shelf) -> None:
    desk.decide(ACCEPT)
    desk.ask_check("print")
    desk.open_example(EXAMPLE)
    desk.discard()
    assert decided(desk).state == "open"
    assert desk._recorded.choices == ready_case().choices
    assert desk.screen.handout.asking is None
    assert not desk.screen.handout.is_checked


def test_that_decisions_are_saved_with_the_case_and_come_back(desk: CasePresenter, shelf: Shelf) -> None:
    from pathlib import Path

    desk.decide(ACCEPT)
    desk.save_to(Path("a.yaml"))
    again = CasePresenter(services(shelf), shelf.cases[Path("a.yaml")])
    assert decided(again).state == "accepted"


def set_aside_stop() -> Services:
    """The stand-in with a stop that a specialist may set aside."""

    def judged(case: object) -> Judged:
        found = judge(case)  # type: ignore[arg-type]
        done = any(entry.rule == "R03" for entry in found.case.choices.overrides)
        stop = AlertCard(
            "R03", "stop", "STOP", "Infection first", "Look for it.", (), "It kills.", ("prednisone",), done, False,
            (), (), (SOURCE,), (), medicines=("prednisone",), may_be_set_aside=True,
        )  # fmt: skip
        return found._replace(report=replace(found.report, alerts=(stop,)))

    return services()._replace(judge=judged)


def test_REG_5_that_accept_stays_shut_until_the_why_of_a_stop_that_was_set_aside_was_read() -> None:
    desk = CasePresenter(set_aside_stop(), ready_case())
    assert desk.screen.stops
    desk.decide(DecisionPress("set_aside", "R03", (("R03", "specialist_advice"),)))
    assert desk.screen.stops, "a stop is never set aside without a name"
    desk.decide(DecisionPress("set_aside", "R03", (("R03", "specialist_advice"),), "", "Dr A. Mint"))
    assert not desk.screen.stops
    assert [alert.rule for alert in desk.screen.lesser] == ["R03"]
    assert decided(desk).read_first == "R03"
    desk.decide(DecisionPress("accept", LINE))
    assert decided(desk).state == "open"
    desk.decide(DecisionPress("why_seen", "R03"))
    desk.decide(DecisionPress("accept", LINE))
    assert decided(desk).state == "accepted"
    desk.decide(DecisionPress("restore", "R03"))
    assert desk.screen.stops


def test_ALR_1_that_a_stop_that_cannot_be_set_aside_is_not() -> None:
    desk = CasePresenter(services(), ready_case())
    desk.write("red_flags.dyspnoea", "yes")
    desk.decide(DecisionPress("set_aside", "R01", (("R01", "specialist_advice"),), "", "Dr A. Mint"))
    assert desk._recorded.choices.overrides == ()
    assert [stop.rule for stop in desk.screen.stops] == ["R01"]


def test_that_the_name_is_offered_again_and_written_nowhere_else(desk: CasePresenter) -> None:
    desk.decide(ACCEPT)
    assert desk.screen.handout.who == "Dr A. Mint"
    desk.new()
    desk.discard()
    assert desk._recorded.choices.overrides == ()
    assert CasePresenter(services()).screen.handout.who == ""
