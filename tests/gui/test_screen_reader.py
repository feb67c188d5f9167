"""What assistive technology hears: name, role and description of every control, and what comes and goes."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from app.ui.advice.card_frame import CardFrame
from app.ui.announcer import Announcer
from app.ui.controls.bullets import Bullets
from app.ui.controls.mark import SeverityMark
from app.ui.form.group_box import GroupBox
from app.ui.main_window import MainWindow
from app.ui.plan.plan_pane import EVIDENCE, HANDOUT, MONITORING, TAPER
from app.ui.presenters.case_presenter import CasePresenter
from tests.gui.fitting import place_of
from tests.unit.ui.stand_in import EXAMPLE

_NOTHING = (QAccessible.Role.NoRole, QAccessible.Role.Client)
# A text that is only scrolled has no role: name and description are what it says. The table tells its cells.
SCROLLED, TABLES = ("QScrollArea",), ("TaperTable",)


@pytest.fixture
def full(window: MainWindow) -> MainWindow:
    window._on_example_wanted(str(EXAMPLE))
    for box in window.case.form._boxes.values():
        box.open()
    window._on_field_written("patient.weight_kg", "900")
    window._on_field_left("patient.weight_kg")
    for card in window.advice.findChildren(CardFrame):
        if card.isVisibleTo(window):
            card.toggle_why()
    QApplication.processEvents()
    return window


def heard(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Everything that is shown of a widget, as assistive technology meets it."""
    for each in (widget, *widget.findChildren(QWidget)):
        if each.isVisibleTo(widget):
            yield QAccessible.queryAccessibleInterface(each)


def unheard(window: QWidget) -> list[str]:
    """Every control that lacks a name, a role or a description."""
    wrong = []
    for each in heard(window):
        widget = each.object()
        if not isinstance(widget, QWidget) or not each.state().focusable or widget is window:
            continue
        kind = type(widget).__name__
        where = f"{place_of(widget)} “{each.text(QAccessible.Text.Name)}”"
        if not (each.text(QAccessible.Text.Name) or widget.accessibleName()):
            wrong.append(f"no name: {where}")
        if each.role() in _NOTHING and kind not in SCROLLED:
            wrong.append(f"no role: {where}")
        if not (each.text(QAccessible.Text.Description) or widget.accessibleDescription()) and kind not in TABLES:
            wrong.append(f"no description: {where}")
    return wrong


@pytest.mark.parametrize("tab", [TAPER, MONITORING, HANDOUT, EVIDENCE])
def test_T106_that_every_control_has_name_role_and_description(full: MainWindow, tab: int) -> None:
    full.plan.show_tab(tab)
    QApplication.processEvents()
    controls = [each for each in heard(full) if each.state().focusable]
    assert len(controls) > 80
    assert unheard(full) == []


def test_T106_that_the_walk_finds_a_control_without_a_name(full: MainWindow) -> None:
    stray = QComboBox(full.case)
    stray.show()
    assert any("no description" in fault for fault in unheard(full))


def test_T106_that_the_notice_has_names_too(full: MainWindow) -> None:
    assert not full.close()
    assert full.notice.isVisible()
    assert unheard(full.notice) == []


def test_A11Y_2_that_a_choice_is_known_by_its_label(full: MainWindow) -> None:
    for choice in full.case.findChildren(QComboBox):
        if not choice.isVisibleTo(full):
            continue
        interface = QAccessible.queryAccessibleInterface(choice)
        labels = [one for one, kind in interface.relations(QAccessible.RelationFlag.AllRelations)
                  if kind & QAccessible.RelationFlag.Label]  # fmt: skip
        assert [one.text(QAccessible.Text.Name) for one in labels] != [], choice.accessibleName()


def test_A11Y_2_that_the_groups_and_the_panes_are_named(full: MainWindow) -> None:
    for group in full.case.findChildren(GroupBox):
        interface = QAccessible.queryAccessibleInterface(group)
        assert interface.role() == QAccessible.Role.Grouping
        assert interface.text(QAccessible.Text.Name)
    for region in (full.banner, full.case, full.advice, full.plan, full.bar):
        assert region.accessibleName()


def test_A11Y_2_that_what_is_painted_is_also_said(full: MainWindow, qtbot: QtBot) -> None:
    for mark in full.findChildren(SeverityMark):
        assert mark.accessibleName() in ("STOP", "CAUTION", "CONSIDER", "NOTE")
    for lines in full.findChildren(Bullets):
        if lines.isVisibleTo(full):
            interface = QAccessible.queryAccessibleInterface(lines)
            assert interface.role() == QAccessible.Role.StaticText
            assert interface.text(QAccessible.Text.Name) == lines.text()


def test_A11Y_2_that_the_taper_is_told_as_a_chart_with_its_steps_in_words(window: MainWindow) -> None:
    window._on_example_wanted(str(EXAMPLE))
    chart = window.plan.taper.chart
    assert chart.drawing is not None
    for _ in range(2):  # the second time as Qt kept it
        told = QAccessible.queryAccessibleInterface(chart)
        assert told.role() == QAccessible.Role.Chart
        assert told.text(QAccessible.Text.Name) == chart.accessibleName() != ""
        assert chart.drawing.text in told.text(QAccessible.Text.Description)
        assert told.state().focusable


def test_A11Y_2_that_a_card_says_its_severity_and_what_to_do(full: MainWindow) -> None:
    full._on_field_written("red_flags.dyspnoea", "yes")
    card = next(each for each in full.advice.findChildren(CardFrame) if each.property("tone") == "stop")
    assert card.accessibleName().startswith("STOP: ")
    assert card.accessibleDescription()


def test_A11Y_2_that_what_folds_says_whether_it_is_folded(full: MainWindow) -> None:
    box = full.case.form._boxes["who"]
    card = next(each for each in full.advice.findChildren(CardFrame) if each.isVisibleTo(full))
    tablets = full.plan.taper.tablets
    for press in (box._heading, card.why_button, tablets.heading):
        told = QAccessible.queryAccessibleInterface(press)
        heard_twice = []
        for _ in range(2):
            signs = {"\u25be": "unfolded", "\u25b8": "folded"}
            name = told.text(QAccessible.Text.Name)
            assert name.endswith(f", {signs[press.text()[0]]}")
            heard_twice.append(name)
            press.click()
        assert heard_twice[0] != heard_twice[1]


def test_A11Y_2_that_every_tab_tells_its_name(full: MainWindow) -> None:
    for tabs in full.findChildren(QTabBar):
        assert QAccessible.queryAccessibleInterface(tabs).role() == QAccessible.Role.PageTabList
        assert all(tabs.tabText(place) for place in range(tabs.count()))


class Ears:
    """Hears what is said, as assistive technology would."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    def hear(self, event: QAccessibleEvent) -> None:
        assert isinstance(event, QAccessibleAnnouncementEvent)
        self.heard.append((event.politeness().name, event.message()))


def test_A11Y_2_that_a_stop_is_announced_when_it_comes_and_when_it_goes(
    window: MainWindow, presenter: CasePresenter
) -> None:
    ears = Ears()
    announcer = Announcer(window, ears.hear)
    presenter.open_example(EXAMPLE)
    announcer.hear(presenter.screen)
    assert ears.heard == []
    presenter.write("red_flags.dyspnoea", "yes")
    announcer.hear(presenter.screen)
    title = presenter.screen.stops[0].title
    assert ears.heard == [("Assertive", f"STOP. {title}")]
    announcer.hear(presenter.screen)
    assert len(ears.heard) == 1
    presenter.write("red_flags.dyspnoea", "no")
    announcer.hear(presenter.screen)
    assert ears.heard[-1] == ("Assertive", f"No longer stands: {title}")


def test_A11Y_2_that_the_advice_is_announced_politely_and_not_at_every_key(
    window: MainWindow, presenter: CasePresenter, qtbot: QtBot
) -> None:
    ears = Ears()
    announcer = Announcer(window, ears.hear)
    announcer._pause.setInterval(30)
    announcer.hear(presenter.screen)
    presenter.open_example(EXAMPLE)
    for _ in range(5):
        announcer.hear(presenter.screen)
    assert ears.heard == []
    assert presenter.screen.report is not None
    headline = presenter.screen.report.headline
    qtbot.waitUntil(lambda: ears.heard != [])
    assert ears.heard == [("Polite", headline)]


def test_A11Y_2_that_the_window_announces(window: MainWindow) -> None:
    ears = Ears()
    window.speech._send = ears.hear
    window._on_example_wanted(str(EXAMPLE))
    window._on_field_written("red_flags.dyspnoea", "yes")
    assert [how for how, _ in ears.heard] == ["Assertive"]


def test_that_a_label_of_the_form_leads_to_its_field(full: MainWindow) -> None:
    for box in full.case.form._boxes.values():
        for row in box.rows.values():
            assert any(shown.buddy() is row.control for shown in row.findChildren(QLabel)), row.path
