"""Safe widgets: nothing reads markup, no wheel or arrow changes a value, nothing of a patient is left behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QScrollBar,
    QSlider,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.advice.card_frame import CardFrame
from app.ui.controls.answer import Answer
from app.ui.controls.choice import Choice
from app.ui.controls.labels import plain_tip
from app.ui.controls.line import Line
from app.ui.main_window import MainWindow
from app.ui.plan.plan_pane import EVIDENCE, HANDOUT, MONITORING, TAPER
from app.ui.start import divert_settings
from tests.unit.ui.stand_in import EXAMPLE

NAME = "Zwetschgenhuber"


@pytest.fixture
def full(window: MainWindow) -> MainWindow:
    """A window with a named patient, in which everything is open and every tab is built."""
    window._on_example_wanted(str(EXAMPLE))
    window._on_field_written("patient.family_name", NAME)
    window._on_field_written("patient.weight_kg", "900")
    window._on_field_left("patient.weight_kg")
    for box in window.case.form._boxes.values():
        box.open()
    for tab in (MONITORING, HANDOUT, EVIDENCE, TAPER):
        window.plan.show_tab(tab)
    for card in window.findChildren(CardFrame):
        card.toggle_why()
    QApplication.processEvents()
    return window


def test_T109_that_no_widget_reads_markup(full: MainWindow) -> None:
    labels = full.findChildren(QLabel)
    assert len(labels) > 150
    for shown in labels:
        assert shown.textFormat() == Qt.TextFormat.PlainText, shown.text()
        assert not shown.openExternalLinks()
    assert full.findChildren(QTextEdit) == []


def test_T109_that_no_tool_tip_reads_what_was_typed_as_markup(full: MainWindow) -> None:
    full._on_field_written("patient.family_name", "<b>Doe</b>")
    for widget in full.findChildren(QWidget):
        tip = widget.toolTip()
        assert "<" not in tip or tip.startswith("<qt>"), tip


def test_T109_that_a_tool_tip_shows_markup_as_it_was_written() -> None:
    assert plain_tip("Alanine aminotransferase") == "Alanine aminotransferase"
    assert plain_tip("<img src=x> & co") == "<qt>&lt;img src=x&gt; &amp; co</qt>"


def test_UX_2_that_there_is_no_spin_arrow_and_no_slider(full: MainWindow) -> None:
    assert full.findChildren(QAbstractSpinBox) == []
    assert [each for each in full.findChildren(QAbstractSlider) if not isinstance(each, QScrollBar)] == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown])
def test_UX_2_that_up_and_down_change_no_number(full: MainWindow, key: Qt.Key) -> None:
    lines = [line for line in full.case.findChildren(Line) if line.isVisible()]
    assert len(lines) > 10
    for line in lines:
        before = line.text()
        line.setFocus()
        QTest.keyClick(line, key)
        assert line.text() == before, line.accessibleName()


def turn_wheel(field: QWidget, step: int = -120) -> None:
    window = field.window().windowHandle()
    event = QWheelEvent(
        QPointF(5, 5),
        field.mapToGlobal(QPointF(5, 5)),
        QPoint(0, step),
        QPoint(0, step),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window, event)
    QApplication.sendEvent(field, event)


def test_T103_that_the_wheel_changes_nothing_in_the_window(full: MainWindow) -> None:
    fields = [each for kind in (Choice, Answer, Line, QTabBar) for each in full.findChildren(kind) if each.isVisible()]
    assert len(fields) > 30
    for focused in (False, True):
        for field in fields:
            if focused:
                field.setFocus()
            before = value_of(field)
            for step in (-120, 120, 240):
                turn_wheel(field, step)
                assert value_of(field) == before, field.accessibleName()


def value_of(field: QWidget) -> object:
    if isinstance(field, Answer):
        return field.word
    if isinstance(field, QComboBox | QTabBar):
        return field.currentIndex()
    assert isinstance(field, QLineEdit)
    return field.text()


@pytest.fixture
def plain(qtbot: QtBot) -> Iterator[tuple[QSpinBox, QSlider, QComboBox, QTabBar]]:
    """Controls that know nothing of the guard, in a window of their own."""
    spin, slider, combo, tabs = QSpinBox(), QSlider(), QComboBox(), QTabBar()
    combo.addItems(["a", "b", "c"])
    for title in ("a", "b", "c"):
        tabs.addTab(title)
    for each in (spin, slider):
        each.setValue(5)
    combo.setCurrentIndex(1)
    tabs.setCurrentIndex(1)
    frame = QWidget()
    box = QVBoxLayout(frame)
    for each in (spin, slider, combo, tabs):
        box.addWidget(each)
    qtbot.addWidget(frame)
    frame.show()
    frame.activateWindow()
    qtbot.waitActive(frame)
    yield spin, slider, combo, tabs
    frame.close()


def test_T103_that_the_guard_holds_for_every_kind_of_field(
    plain: tuple[QSpinBox, QSlider, QComboBox, QTabBar],
) -> None:
    spin, slider, combo, tabs = plain
    for field in plain:
        for step in (-120, 120):
            window = field.window().windowHandle()
            QApplication.sendEvent(window, _wheel(field, step))
    assert (spin.value(), slider.value(), combo.currentIndex(), tabs.currentIndex()) == (5, 5, 1, 1)


def _wheel(field: QWidget, step: int) -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5), field.mapToGlobal(QPointF(5, 5)), QPoint(0, step), QPoint(0, step), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip


def test_PHI_7_that_no_title_tip_or_name_of_the_window_holds_the_patient(full: MainWindow) -> None:
    assert NAME.upper() in full.banner._name.text()
    for told in (full.windowTitle(), full.accessibleName(), full.accessibleDescription(), full.toolTip()):
        assert NAME.lower() not in told.lower()
    for widget in full.findChildren(QWidget):
        assert NAME.lower() not in widget.toolTip().lower()
        assert NAME.lower() not in widget.objectName().lower()


def test_that_a_field_keeps_nothing_of_the_case_before(full: MainWindow) -> None:
    line = full.case.form._boxes["who"].row("patient.family_name").control
    assert isinstance(line, Line)
    line.setFocus()
    QTest.keyClicks(line, "Secret")
    full._presenter.discard()
    full._presenter._kept = full._presenter._past.draft
    full._presenter.new()
    full._render()
    assert line.text() == ""
    assert not line.isUndoAvailable()
    line.undo()
    assert line.text() == ""
    assert line.completer() is None


def test_that_the_menu_of_a_field_undoes_nothing_behind_the_form(full: MainWindow) -> None:
    line = full.case.form._boxes["who"].row("patient.family_name").control
    assert isinstance(line, Line)
    QTest.keyClicks(line, "x")
    menu = line.menu()
    names = {action.objectName() for action in menu.actions()}
    assert {"edit-cut", "edit-copy", "edit-paste"} <= names
    assert not names & {"edit-undo", "edit-redo"}
    menu.deleteLater()


def test_PHI_5_that_the_folder_history_of_file_dialogs_is_not_kept(tmp_path: Path, qtbot: QtBot) -> None:
    home, private = tmp_path / "home", tmp_path / "private"
    for folder in (home, private):
        folder.mkdir()
    divert_settings(private)
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "QtProject")
    assert Path(settings.fileName()).is_relative_to(private)
    dialog = QFileDialog(directory=str(home))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    dialog.reject()
    dialog.deleteLater()
    settings.sync()
    assert list(home.rglob("QtProject*")) == []
