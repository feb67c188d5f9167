"""The print check in the window: entered again by keyboard, the very bytes that were seen, no printer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui import delivery
from app.ui.main_window import MainWindow
from app.ui.plan.plan_pane import HANDOUT
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.decisions import DecisionPress
from tests.gui.printer import Printer
from tests.unit.ui.stand_in import EXAMPLE, Shelf, judge, make_page, services
from tests.unit.ui.test_print_check import named

ACCEPT = DecisionPress("accept", "start-prednisone", (("G33", "result_pending"),), "", "Dr A. Mint")


@pytest.fixture
def named_window(qtbot: QtBot, shelf: Shelf) -> Iterator[MainWindow]:
    made = MainWindow(CasePresenter(services(shelf), named()))
    made.resize(1366, 768)
    made.show_supported()
    made.advice.decided.emit(ACCEPT)
    yield made
    made._presenter._kept = made._presenter._past.draft
    made.close()
    shiboken6.delete(made)


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    made = Printer()
    made.connect(monkeypatch)
    return made


def keys(text: str) -> None:
    for letter in text:
        focused = QApplication.focusWidget()
        assert focused is not None
        if letter == "\n":
            QTest.keyClick(focused, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(focused, letter)


def ask(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.plan.tab == HANDOUT


def seen(window: MainWindow, qtbot: QtBot) -> bytes:
    qtbot.waitUntil(lambda: bool(window.preview.made), timeout=10000)
    return window.preview.made


def test_ID_7_that_nine_keys_check_and_print_the_very_bytes_that_are_seen(
    named_window: MainWindow, printer: Printer, qtbot: QtBot
) -> None:
    ask(named_window)
    keys("ed1974\n")
    assert named_window._presenter.screen.handout.is_checked
    qtbot.waitUntil(lambda: bool(printer.pages), timeout=10000)
    pdf = seen(named_window, qtbot)
    assert printer.pages == [pdf]
    handout = named_window._presenter.screen.handout
    assert pdf == make_page(named_window._presenter._followed, handout.order)
    assert pdf != make_page(judge(named()))
    ask(named_window)
    qtbot.waitUntil(lambda: len(printer.pages) == 2, timeout=10000)
    assert printer.pages == [pdf, pdf], "what is checked and unchanged is not asked again"


def test_that_enter_never_prints_by_accident(named_window: MainWindow, printer: Printer, qtbot: QtBot) -> None:
    ask(named_window)
    panel = named_window.plan.handout.panel
    assert panel.cancel.property("kind") == "primary"
    assert not panel.go.isEnabled()
    keys("\n")
    assert named_window._presenter.screen.handout.asking is None
    ask(named_window)
    keys("ed\n")
    assert QApplication.focusWidget() is panel.year
    keys("197\n")
    assert named_window._presenter.screen.handout.asking == "print"
    assert not named_window._presenter.screen.handout.said, "nothing was tried yet"
    keys("4")
    assert panel.go.property("kind") == "primary"
    assert printer.pages == []


def test_T093_that_wrong_twice_prints_nothing_and_is_told(
    named_window: MainWindow, printer: Printer, qtbot: QtBot
) -> None:
    ask(named_window)
    keys("xx1974\n")
    tab = named_window.plan.handout
    assert tab.panel.isVisible()
    assert tab.panel.initials.text() == ""
    assert QApplication.focusWidget() is tab.panel.initials
    keys("xx1974\n")
    assert tab.panel.isHidden()
    assert tab._refusals.text() == "Print refused 1 time today"
    assert "Not printed" in tab._told.text()
    qtbot.wait(600)
    assert printer.pages == []


def test_that_esc_leaves_the_check_and_the_handout_stays(named_window: MainWindow, qtbot: QtBot) -> None:
    ask(named_window)
    keys("e")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    assert named_window._presenter.screen.handout.asking is None
    assert named_window.plan.tab == HANDOUT


def test_that_a_change_takes_the_checked_pages_away_at_once(
    named_window: MainWindow, printer: Printer, qtbot: QtBot
) -> None:
    ask(named_window)
    keys("ed1974\n")
    qtbot.waitUntil(lambda: bool(printer.pages), timeout=10000)
    named_window._on_field_written("patient.weight_kg", "63")
    assert named_window.preview.made == b""
    assert not named_window.plan.handout.presses.print.isEnabled()
    named_window._on_field_left("patient.weight_kg")
    page = seen(named_window, qtbot)
    assert page == make_page(named_window._presenter._followed)
    assert page != make_page(judge(named())), "the weight is another"
    assert named_window.plan.handout.presses.print.text() == "Print draft"


def test_that_a_draft_may_be_printed_and_says_so(named_window: MainWindow, printer: Printer, qtbot: QtBot) -> None:
    named_window.bar.actions_by_name["handout"].trigger()
    pdf = seen(named_window, qtbot)
    tab = named_window.plan.handout
    assert tab._says.text().startswith("DRAFT")
    tab.presses.print.click()
    qtbot.waitUntil(lambda: printer.pages == [pdf], timeout=10000)


def test_that_what_is_in_the_way_is_listed(window: MainWindow, qtbot: QtBot) -> None:
    window._on_example_wanted(str(EXAMPLE))
    ask(window)
    tab = window.plan.handout
    assert not tab.presses.check_print.isEnabled()
    assert "Date of birth" in tab._obstacles.text()
    assert "Start prednisone" in tab._obstacles.text()
    assert tab.panel.isHidden()


def test_T111_that_what_was_entered_for_one_patient_is_gone_for_the_next(
    named_window: MainWindow, qtbot: QtBot
) -> None:
    ask(named_window)
    keys("ed")
    named_window._presenter.new()
    named_window._presenter.discard()
    named_window._render()
    panel = named_window.plan.handout.panel
    assert panel.isHidden()
    assert (panel.initials.text(), panel.year.text(), panel.who.text()) == ("", "", "")


def test_that_a_checked_page_is_saved_as_it_is_seen(
    named_window: MainWindow, shelf: Shelf, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Path("page.pdf")
    monkeypatch.setattr(delivery.QFileDialog, "getSaveFileName", lambda *_: (str(place), ""))
    named_window.bar.actions_by_name["handout"].trigger()
    named_window.plan.handout.presses.check_save.click()
    keys("ed1974\n")
    qtbot.waitUntil(lambda: place in shelf.pages, timeout=10000)
    assert shelf.pages[place] == named_window.preview.made
