"""The calendar of the monitoring: seen by day, worked by key, and from each line to its reasons."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.report import MonitorLine
from app.ui.controls.mark import SeverityMark
from app.ui.main_window import MainWindow
from app.ui.plan.calendar_card import CalendarCard, DutyLine
from app.ui.plan.monitoring_tab import MonitorCard
from app.ui.plan.plan_pane import MONITORING
from tests.unit.ui.stand_in import EXAMPLE, TODAY


def days_of(window: MainWindow) -> list[CalendarCard]:
    return [card for card in window.plan.monitoring.findChildren(CalendarCard) if card.isVisible()]


def lines(*days: int) -> tuple[MonitorLine, ...]:
    due = tuple(TODAY + timedelta(days=day) for day in days)
    return (MonitorLine("Creatine kinase", due, "dates", "because", ()),)


def test_that_the_monitoring_opens_as_a_calendar_and_turns_into_a_list_by_key(window: MainWindow) -> None:
    window._on_example_wanted(str(EXAMPLE))
    window.plan.show_tab(MONITORING)
    tab = window.plan.monitoring
    assert [card.accessibleName() for card in days_of(window)] == ["Sat 21-Nov-2026, today"]
    tab.order.setFocus()
    QTest.keyClick(tab.order, Qt.Key.Key_Right)
    assert not days_of(window)
    assert [card for card in tab.findChildren(MonitorCard) if card.isVisible()]


def test_that_what_was_due_is_marked_by_shape_and_word(window: MainWindow) -> None:
    window.plan.show_tab(MONITORING)
    window.plan.monitoring.show_lines(lines(-7, 0, 7), TODAY)
    late, now, ahead = days_of(window)
    assert late.findChild(SeverityMark).isVisible()
    assert "WAS DUE" in [shown.text() for shown in late.findChildren(QLabel) if shown.isVisible()]
    assert late.accessibleName().startswith("WAS DUE")
    for card in (now, ahead):
        assert not card.findChild(SeverityMark).isVisible()
    assert now.property("tone") != ahead.property("tone")


def test_that_a_line_leads_to_its_reasons(window: MainWindow, qtbot: QtBot) -> None:
    window._on_example_wanted(str(EXAMPLE))
    window.plan.show_tab(MONITORING)
    line = next(each for each in window.plan.monitoring.findChildren(DutyLine) if each.isVisible())
    assert line._go.accessibleName() == "Why: creatine kinase"
    line._go.setFocus()
    QTest.keyClick(line._go, Qt.Key.Key_Space)
    card = QApplication.focusWidget()
    assert isinstance(card, MonitorCard)
    assert card._why is not None
    assert card._why.isVisible()


def test_that_a_day_that_says_the_same_keeps_its_card(window: MainWindow) -> None:
    window.plan.show_tab(MONITORING)
    window.plan.monitoring.show_lines(lines(0, 7), TODAY)
    before = days_of(window)
    window.plan.monitoring.show_lines(lines(0, 7, 14), TODAY)
    assert days_of(window)[:2] == before


def test_that_without_a_day_to_count_from_the_items_are_shown(window: MainWindow) -> None:
    window.plan.show_tab(MONITORING)
    window.plan.monitoring.show_lines(lines(0), None)
    assert not days_of(window)
    assert not window.plan.monitoring.order.isVisible()
    assert [card for card in window.plan.monitoring.findChildren(MonitorCard) if card.isVisible()]


def test_that_the_days_are_counted_from_the_day_it_is(window: MainWindow) -> None:
    window.plan.follow_day(lambda: date(2026, 12, 5))
    window._on_example_wanted(str(EXAMPLE))
    window.plan.show_tab(MONITORING)
    assert days_of(window)[0].accessibleName() == "WAS DUE, Sat 21-Nov-2026, 2 weeks ago"
