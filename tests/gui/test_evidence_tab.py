"""The evidence: found by typing, opened from a card in two presses, and left again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
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


def open_source(window: MainWindow, source: str) -> CardFrame:
    """From the first card of the advice to one of its sources, by keyboard."""
    window._on_example_wanted(str(EXAMPLE))
    window.advice.focus_card(1)
    card = QApplication.focusWidget()
    assert isinstance(card, CardFrame)
    QTest.keyClick(card, Qt.Key.Key_W)
    QApplication.processEvents()
    link = card.findChildren(QPushButton, source)[0]
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    return card


def test_that_esc_leads_back_to_the_very_card_and_to_the_tab_that_was_in_front(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.plan.show_tab(MONITORING)
    card = open_source(window, "F-05")
    assert window.plan.tab == EVIDENCE
    assert window.plan.evidence.back.isVisible()
    assert QApplication.focusWidget() is window.plan.evidence.list
    QTest.keyClick(window.plan.evidence.list, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is card.findChildren(QPushButton, "F-05")[0]
    assert window.plan.tab == MONITORING


def test_that_the_way_back_ends_on_the_card_where_its_why_was_folded_meanwhile(
    window: MainWindow, qtbot: QtBot
) -> None:
    card = open_source(window, "F-05")
    card.toggle_why()
    window.looking_up.go_back()
    assert QApplication.focusWidget() is card


def test_that_a_title_has_two_lines_and_grows_with_the_letters(window: MainWindow, qtbot: QtBot) -> None:
    window.plan.show_tab(EVIDENCE)
    tab = window.plan.evidence
    index = tab.rows.index(0)
    two_lines = 2 * tab.list.fontMetrics().lineSpacing()
    assert tab.list.wordWrap()
    assert tab.list.visualRect(index).height() >= two_lines
    letters = tab.list.font()
    letters.setPointSizeF(letters.pointSizeF() * 2)
    tab.list.setFont(letters)
    tab.setFont(letters)
    tab.list.doItemsLayout()
    assert tab.list.visualRect(index).height() >= 2 * tab.list.fontMetrics().lineSpacing() > two_lines


def test_that_what_is_to_be_confirmed_is_marked_in_the_list_and_the_mark_is_named(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.plan.show_tab(EVIDENCE)
    tab = window.plan.evidence
    marked = {entry.id for row, entry in enumerate(tab.rows.entries) if "▲" in str(tab.rows.index(row).data())}
    assert marked == {"F-05", "start_mg_per_kg"}
    assert tab.filters.to_confirm.text().startswith("▲")


def test_that_the_button_leads_back_and_then_goes(window: MainWindow, qtbot: QtBot) -> None:
    card = open_source(window, "S0-12")
    window.plan.evidence.back.click()
    assert QApplication.focusWidget() is card.findChildren(QPushButton, "S0-12")[0]
    window.plan.show_tab(EVIDENCE)
    assert not window.plan.evidence.back.isVisible()


def test_T111_that_no_way_leads_back_into_another_case(window: MainWindow, qtbot: QtBot) -> None:
    open_source(window, "F-05")
    window._presenter.new()
    window._presenter.discard()
    window._render()
    assert not window.plan.evidence.back.isVisible()
    assert not window.looking_up.go_back()


def test_that_an_entry_leads_to_the_cards_that_rest_on_it(window: MainWindow, qtbot: QtBot) -> None:
    window._on_example_wanted(str(EXAMPLE))
    window.plan.show_tab(EVIDENCE)
    tab = window.plan.evidence
    tab.show_entry("F-05")
    chips = {chip.text(): chip for chip in tab._here.findChildren(QPushButton) if not chip.isHidden()}
    assert set(chips) == {"G33: Liver tests not known", "G40: Vitamin D", "Start prednisone"}
    chips["Start prednisone"].click()
    assert QApplication.focusWidget() is window.advice._advice.card("start-prednisone")
    chips["G33: Liver tests not known"].click()
    assert QApplication.focusWidget() is window.advice._lesser.card("G33")


def test_that_filters_stay_in_and_give_way_to_an_entry_that_is_wanted(window: MainWindow, qtbot: QtBot) -> None:
    window.plan.show_tab(EVIDENCE)
    tab = window.plan.evidence
    tab.filters.to_confirm.setFocus()
    QTest.keyClick(tab.filters.to_confirm, Qt.Key.Key_Space)
    assert [entry.id for entry in tab.rows.entries] == ["F-05", "start_mg_per_kg"]
    QTest.keyClick(tab.filters.kinds["fact"], Qt.Key.Key_Space)
    assert [entry.id for entry in tab.rows.entries] == ["F-05"]
    tab.show_entry("S0-12")
    assert tab.title.text() == "Prednisone is reduced over months."
    assert not tab.filters.to_confirm.isChecked()


def test_that_the_list_has_all_the_room_until_an_entry_is_chosen_which_then_stays_in_view(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.plan.show_tab(EVIDENCE)
    tab = window.plan.evidence
    QApplication.processEvents()
    high = tab.list.height()
    tab.list.setCurrentIndex(tab.rows.index(3))
    qtbot.waitUntil(lambda: tab.list.height() < high)
    QApplication.processEvents()
    assert tab._detail.isVisible()
    assert tab.list.viewport().rect().contains(tab.list.visualRect(tab.list.currentIndex()).center())
    tab.search.setText("no such entry")
    qtbot.waitUntil(lambda: tab.list.height() == high)
