"""The built-in cases: each has a title, opens from the window without a problem, and is what was asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from app.bootstrap import make_services
from app.domain.case import Case
from app.domain.recording import catalogue, recorded_facts
from app.files.places import resource
from app.store.case_file import read_case_file
from app.ui.main_window import MainWindow
from app.ui.presenters.case_presenter import CasePresenter

catalogue()
EXAMPLES = make_services().examples
ASKED = {
    "relapse-as-asked": {"purpose", "diagnosis.heliotrope_rash", "red_flags.cough", "red_flags.fever"}
    | {"glucocorticoid.dose_mg_per_day"},
    "refractory-skin-as-asked": {"purpose", "diagnosis.subtype"}
    | {f"other_treatment.hydroxychloroquine.{name}" for name in ("taking", "inadequate_response")},
    "management-as-asked": {"purpose"},
    "options-as-asked": {"purpose"},
}


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(CasePresenter(make_services()))
    made.resize(1366, 720)
    made.show_supported()
    qtbot.waitExposed(made)
    yield made
    shiboken6.delete(made)


def test_that_every_example_has_a_title_of_its_own_and_every_title_a_case() -> None:
    files = set(resource("examples").glob("*.yaml"))
    assert {example.file for example in EXAMPLES} == files
    assert len({example.title for example in EXAMPLES}) == len(files) == len(EXAMPLES)
    assert [example.file.stem for example in EXAMPLES[:4]] == list(ASKED)


@pytest.mark.parametrize("stem", ASKED)
def test_V01a_V02a_that_a_question_as_asked_holds_what_was_asked_and_no_more(stem: str) -> None:
    facts = recorded_facts(read_case_file(resource(f"examples/{stem}.yaml")))
    silent = recorded_facts(Case())
    assert {path for path, value in facts.items() if value != silent[path]} == ASKED[stem] | {"visit_date"}


def menu_of(window: MainWindow) -> QMenu:
    press, _text, _key = window.bar._buttons["examples"]
    assert press.text().startswith("Open example")
    menu = press.menu()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize("place", range(len(EXAMPLES)), ids=[example.file.stem for example in EXAMPLES])
def test_that_each_example_opens_from_the_menu_and_is_answered(window: MainWindow, place: int) -> None:
    action = menu_of(window).actions()[place]
    assert action.text() == EXAMPLES[place].title
    action.trigger()
    screen = window._presenter.screen
    assert screen.notice is None
    assert screen.report is not None
    assert not any(view.problem for view in screen.fields.values())
    assert screen.report.cards
    doses = [card for card in screen.report.cards if card.dose_line]
    assert bool(doses) != (EXAMPLES[place].file.stem in ASKED)
    assert window._presenter.handout_job()().startswith(b"%PDF")


def test_that_an_empty_window_offers_the_examples_by_their_titles(window: MainWindow) -> None:
    chips = [each for each in window.advice._start.findChildren(QPushButton) if each.isVisible()]
    assert [chip.text() for chip in chips] == [example.title for example in EXAMPLES]
    for chip in chips:
        assert chip.sizeHint().width() <= chip.width(), chip.text()
    chips[2].click()
    assert window._presenter.screen.fields["purpose"].text == "start"
    assert Path(EXAMPLES[2].file).stem == "management-as-asked"
