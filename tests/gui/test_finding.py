"""The search over the panes: opened, worked and left by the keyboard alone."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from app.ui.plan.plan_pane import EVIDENCE
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.commands import commands
from app.ui.sheets.find_sheet import FindSheet
from tests.unit.ui.stand_in import EXAMPLE


def opened(window: MainWindow) -> FindSheet:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    sheet = window.habits.finding.sheet
    assert sheet.isVisible()
    assert QApplication.focusWidget() is sheet.line
    return sheet


def go(sheet: FindSheet, typed: str) -> None:
    QTest.keyClicks(sheet.line, typed)
    QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    assert sheet.isHidden()


def path_in_focus(window: MainWindow) -> str:
    row = window.case.form.row_of(QApplication.focusWidget())
    return row.path if row is not None else ""


def test_that_a_question_is_reached_by_a_synonym(window: MainWindow) -> None:
    go(opened(window), "hba1c")
    assert path_in_focus(window) == "labs.hba1c_mmol_per_mol"


def test_that_a_command_is_carried_out(window: MainWindow, presenter: CasePresenter) -> None:
    presenter.write("patient.weight_kg", "62")
    window._render()
    go(opened(window), "undo")
    assert presenter.screen.fields["patient.weight_kg"].text == ""


def test_that_an_example_and_then_its_card_and_a_source_are_reached(window: MainWindow) -> None:
    go(opened(window), "relapse after")
    assert window._presenter.screen.fields["purpose"].text == "relapse"
    go(opened(window), "start predn")
    assert QApplication.focusWidget() is window.advice._numbered[0]
    go(opened(window), "c-04")
    assert window.plan.tab == EVIDENCE
    assert window.plan.evidence.title.text().startswith("How fast")


def test_that_escape_closes_it_and_the_cursor_is_where_it_was(window: MainWindow) -> None:
    window.focus_field("patient.weight_kg")
    sheet = opened(window)
    QTest.keyClicks(sheet.line, "xyzzy")
    assert sheet.rows.rowCount() == 0
    QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    assert sheet.isVisible(), "Enter does nothing where nothing was found"
    QTest.keyClick(sheet.line, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert path_in_focus(window) == "patient.weight_kg"


def test_that_the_arrows_choose_and_go_round(window: MainWindow) -> None:
    sheet = opened(window)
    QTest.keyClick(sheet.line, Qt.Key.Key_Up)
    assert sheet.list.currentIndex().row() == sheet.rows.rowCount() - 1
    QTest.keyClick(sheet.line, Qt.Key.Key_Down)
    assert sheet.list.currentIndex().row() == 0


def test_that_the_same_key_closes_it_again(window: MainWindow) -> None:
    sheet = opened(window)
    QTest.keyClick(sheet.line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert sheet.isHidden()


def test_that_the_banner_is_never_covered(window: MainWindow) -> None:
    sheet = opened(window)
    assert sheet.mapTo(window, sheet.rect().topLeft()).y() >= window.banner.geometry().bottom()


def shown(window: MainWindow) -> list[QToolButton]:
    return [press for press in window.bar.findChildren(QToolButton) if press.isVisible()]


def test_that_no_press_of_the_bar_is_clipped_at_any_width(window: MainWindow, qtbot: QtBot) -> None:
    for width in (1920, 1366, 1280, 900, 683, 480):
        window.resize(width, 500)
        QApplication.processEvents()
        presses = shown(window)
        for press in presses:
            assert press.width() >= press.sizeHint().width(), (width, press.text())
            assert window.bar.rect().contains(press.geometry()), (width, press.text())
        places = sorted((press.geometry().left(), press.geometry().right()) for press in presses)
        assert all(one[1] < two[0] for one, two in pairwise(places))


def test_that_the_keys_are_shown_where_there_is_room_and_what_is_folded_stands_under_more(window: MainWindow) -> None:
    window.resize(1800, 720)
    QApplication.processEvents()
    assert "Save  Ctrl+S" in [press.text() for press in shown(window)]
    window.resize(683, 400)
    QApplication.processEvents()
    visible = {name for name, (press, _t, _k) in window.bar._buttons.items() if press.isVisible()}
    menu = window.bar._menus["more"]
    menu.aboutToShow.emit()
    listed = {action.objectName() for action in menu.actions()} | {
        name for name, each in window.bar._menus.items() if each.menuAction() in menu.actions()
    }
    assert window.bar._pages.menuAction() in menu.actions()
    listed |= {action.objectName() for action in window.bar._pages.actions()}
    everything = set(window.bar.actions_by_name) | {"examples", "view", "help", "more"}
    assert everything - visible - listed <= {"help", "keys", "tour", "about"}


def test_that_every_command_can_be_carried_out(window: MainWindow) -> None:
    assert set(window._actions) == {command.name for command in commands()} == set(window.bar.actions_by_name)
    keys = [action.shortcut().toString() for action in window.bar.actions_by_name.values()]
    assert keys == [command.key for command in commands()]


def test_that_every_press_tells_its_key(window: MainWindow) -> None:
    for name, (press, _text, key) in window.bar._buttons.items():
        assert key in press.toolTip(), name
        assert press.accessibleName()


def test_that_the_search_fits_the_smallest_window(window: MainWindow) -> None:
    window.resize(683, 400)
    QApplication.processEvents()
    sheet = opened(window)
    room: QWidget = window.panes
    assert room.rect().contains(sheet.geometry())
    window._on_example_wanted(str(EXAMPLE))
