"""The evidence: found by typing, opened from a card in two presses, and left again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.ui.advice.card_frame import CardFrame
from app.ui.main_window import MainWindow
from app.ui.plan.plan_pane import EVIDENCE, MONITORING, TAPER
from tests.unit.ui.stand_in import EXAMPLE


def test_that_typing_finds_an_entry_and_shows_it(window: MainWindow, qtbot: QtBot) -> None:
    window.plan.show_tab(EVIDENCE)
    tab = window.plan.evidence
    assert tab.rows.rowCount() == 4
    tab.search.setFocus()
    QTest.keyClicks(tab.search, "months")
    assert tab.rows.rowCount() == 1
    assert tab.title.text() == "Prednisone is reduced over months."


def test_that_a_source_is_reached_from_a_card_in_two_presses(window: MainWindow, qtbot: QtBot) -> None:
    window._on_example_wanted(str(EXAMPLE))
    card = next(each for each in window.advice.findChildren(CardFrame) if each.isVisible())
    card.why_button.click()
    link = next(each for each in card.findChildren(QPushButton, "F-05"))
    link.click()
    assert window.plan.tab == EVIDENCE
    assert window.plan.evidence.title.text() == "Guideline for the adult (2022)"
    window._on_escape_pressed()
    assert window.plan.tab == TAPER


def test_that_a_source_is_reached_from_an_item_of_the_monitoring(window: MainWindow, qtbot: QtBot) -> None:
    window._on_example_wanted(str(EXAMPLE))
    window.plan.show_tab(MONITORING)
    window.plan.monitoring.order.setCurrentIndex(1)
    card = next(each for each in window.plan.monitoring.findChildren(CardFrame) if each.isVisible())
    card.why_button.click()
    next(each for each in card.findChildren(QPushButton, "S0-12")).click()
    assert window.plan.tab == EVIDENCE
    assert window.plan.evidence.title.text() == "Prednisone is reduced over months."


def test_that_an_entry_leads_to_those_that_it_names(window: MainWindow, qtbot: QtBot) -> None:
    window.plan.show_tab(EVIDENCE)
    tab = window.plan.evidence
    tab.show_entry("C-04")
    tab._leads.field_wanted.emit("S0-12")
    assert tab.title.text() == "Prednisone is reduced over months."


def test_that_arrow_keys_go_through_the_entries(window: MainWindow, qtbot: QtBot) -> None:
    window.plan.show_tab(EVIDENCE)
    tab = window.plan.evidence
    tab.show_entry("S0-12")
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_Down)
    assert tab.title.text() == "Guideline for the adult (2022)"
