"""The window: what it shows, how it is worked, what it never does."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui import words
from app.ui.controls.answer import Answer
from app.ui.controls.choice import Choice
from app.ui.controls.line import Line
from app.ui.main_window import MainWindow
from app.ui.presenters.case_presenter import CasePresenter
from tests.unit.ui.stand_in import EXAMPLE, Shelf, ready_case


def control(window: MainWindow, path: str) -> QWidget:
    window.focus_field(path)
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_that_no_label_reads_markup_and_there_is_no_spin_box(window: MainWindow) -> None:
    window._on_example_wanted(str(EXAMPLE))
    for box in window.case.form._boxes.values():
        box.open()
    for shown in window.findChildren(QLabel):
        assert shown.textFormat() == Qt.TextFormat.PlainText, shown.text()
        assert not shown.openExternalLinks()
    assert not window.findChildren(QAbstractSpinBox)


def test_that_markup_in_a_name_is_shown_as_it_was_typed(window: MainWindow) -> None:
    name = '<b>Doe</b> <img src="file:///etc/hostname">'[:35]
    QTest.keyClicks(control(window, "patient.family_name"), name)
    assert name.upper() in window.banner._name.text()


def turn_wheel(target: QObject, field: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5),
        field.mapToGlobal(QPointF(5, 5)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


def test_that_the_wheel_changes_no_value(window: MainWindow) -> None:
    for field in window.findChildren(QComboBox):
        before = field.currentIndex()
        field.setFocus()
        turn_wheel(field, field)
        turn_wheel(window.windowHandle(), field)
        assert field.currentIndex() == before


def test_that_the_guard_holds_for_a_field_that_knows_nothing_of_it(qtbot: QtBot) -> None:
    plain = QSpinBox()
    frame = QWidget()
    box = QVBoxLayout(frame)
    box.addWidget(plain)
    qtbot.addWidget(frame)
    frame.show()
    frame.activateWindow()
    qtbot.waitActive(frame)
    turn_wheel(frame.windowHandle(), plain)
    assert plain.value() == 0


def test_that_the_wheel_over_a_field_scrolls_the_form(window: MainWindow) -> None:
    bar = window.case.form._scroll.verticalScrollBar()
    field = control(window, "purpose")
    QApplication.processEvents()
    before = bar.value()
    turn_wheel(window.windowHandle(), field)
    assert bar.value() > before


def test_that_up_and_down_do_not_change_a_number(window: MainWindow) -> None:
    line = control(window, "patient.weight_kg")
    assert isinstance(line, Line)
    QTest.keyClicks(line, "62")
    QTest.keyClick(line, Qt.Key.Key_Up)
    QTest.keyClick(line, Qt.Key.Key_Down)
    assert line.text() == "62"


def test_that_y_n_and_u_answer_and_move_on(window: MainWindow, presenter: CasePresenter) -> None:
    control(window, "red_flags.dyspnoea")
    for key, path, word in (
        (Qt.Key.Key_N, "red_flags.dyspnoea", "no"),
        (Qt.Key.Key_Y, "red_flags.cough", "yes"),
        (Qt.Key.Key_U, "red_flags.fever", ""),
    ):
        focused = QApplication.focusWidget()
        assert isinstance(focused, Answer)
        row = window.case.form.row_of(focused)
        assert row is not None
        assert row.path == path
        QTest.keyClick(focused, key)
        assert presenter.screen.fields[path].text == word


def test_that_a_first_letter_chooses_and_moves_on(window: MainWindow, presenter: CasePresenter) -> None:
    choice = control(window, "activity.severity")
    assert isinstance(choice, Choice)
    QTest.keyClicks(choice, "s")
    assert presenter.screen.fields["activity.severity"].text == "severe"
    assert QApplication.focusWidget() is not choice


def test_that_typing_a_whole_word_answers_only_its_own_question(window: MainWindow, presenter: CasePresenter) -> None:
    QTest.keyClicks(control(window, "labs.tpmt"), "i")
    for letter in "ntermediate":
        QTest.keyClicks(QApplication.focusWidget(), letter)
    assert presenter.screen.fields["labs.tpmt"].text == "intermediate"
    assert presenter.screen.fields["labs.nudt15"].text == ""
    QTest.keyClicks(control(window, "red_flags.fever"), "y")
    for letter in "es":
        QTest.keyClicks(QApplication.focusWidget(), letter)
    assert presenter.screen.fields["red_flags.dysphagia"].text == ""


def test_that_an_empty_form_shows_no_dose_and_leads_to_each_needed_field(window: MainWindow) -> None:
    texts = [shown.text() for shown in window.advice.findChildren(QLabel) if shown.isVisible()]
    assert not any(" mg" in text for text in texts)
    chips = [chip for chip in window.advice._needed._chips._chips if not chip.isHidden()]
    assert len(chips) == 6
    for chip in chips:
        chip.click()
        row = window.case.form.row_of(QApplication.focusWidget())
        assert row is not None
        assert row.path == chip.property("path")


def test_that_f7_goes_round_the_needed_facts(window: MainWindow, presenter: CasePresenter) -> None:
    seen = []
    for _ in range(7):
        window.bar.actions_by_name["needed"].trigger()
        row = window.case.form.row_of(QApplication.focusWidget())
        assert row is not None
        seen.append(row.path)
    assert seen[0] == seen[6]
    assert len(set(seen)) == 6


def test_that_f6_goes_round_the_panes(window: MainWindow) -> None:
    panes = []
    window.focus_field("patient.weight_kg")
    for _ in range(3):
        window.bar.actions_by_name["pane"].trigger()
        panes.append(window.moving.pane_now)
    assert panes == [1, 2, 0]


def test_that_an_emergency_is_told_in_a_strip_and_no_dose_is_shown(window: MainWindow) -> None:
    window._on_example_wanted(str(EXAMPLE))
    place = window.panes.geometry()
    assert not window.strip.tells_stop
    assert window.strip.text.startswith("No STOP stands")
    window._on_field_written("red_flags.dyspnoea", "yes")
    assert window.strip.tells_stop
    assert window.panes.geometry() == place, "a stop must not move what lies under the cursor"
    doses = [card._dose for card in window.advice._numbered]
    assert not any(dose.text() for dose in doses)
    assert not window.plan.taper.table.isVisible()


def test_that_undo_in_a_field_is_the_undo_of_the_form(qtbot: QtBot, window: MainWindow) -> None:
    line = control(window, "patient.weight_kg")
    QTest.keyClicks(line, "62")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(line, Line)
    assert line.text() == ""
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert line.text() == "62"


def test_that_a_problem_is_told_beside_the_field_once_it_is_left(window: MainWindow) -> None:
    line = control(window, "patient.weight_kg")
    QTest.keyClicks(line, "400")
    row = window.case.form.row_of(line)
    assert row is not None
    assert row.said == ""
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert "between 2 and 300 kg" in row.said


def test_that_every_control_has_a_name(window: MainWindow) -> None:
    window._on_example_wanted(str(EXAMPLE))
    for box in window.case.form._boxes.values():
        box.open()
    for widget in window.findChildren(QWidget):
        if (
            widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not isinstance(widget, QScrollArea)
            and widget.isVisible()
        ):
            assert widget.accessibleName() or getattr(widget, "text", str)(), widget


def test_that_the_title_holds_no_patient(window: MainWindow) -> None:
    window._on_example_wanted(str(EXAMPLE))
    assert window.windowTitle() == "Heliotrope — case open"


@pytest.mark.parametrize(
    ("width", "height", "columns"), [(1366, 768, 3), (1000, 700, 2), (683, 384, 1), (1920, 1080, 3)]
)
def test_that_the_window_folds_and_nothing_is_cut_sideways(
    window: MainWindow, qtbot: QtBot, width: int, height: int, columns: int
) -> None:
    window._on_example_wanted(str(EXAMPLE))
    window.resize(width, height)
    qtbot.waitUntil(lambda: window.panes.columns == columns)
    for pane in range(3):
        window.panes.show_pane(pane)
        QApplication.processEvents()
        for area in window.findChildren(QScrollArea):
            inside = area.widget()
            if inside is not None and area.isVisible():
                assert inside.width() <= area.viewport().width()


def test_that_unsaved_changes_hold_the_window_open_and_cancel_is_the_default(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClicks(control(window, "patient.weight_kg"), "62")
    assert not window.close()
    assert window.notice.isVisible()
    assert QApplication.focusWidget() is window.notice._dismiss
    assert window.notice._dismiss.text() == "Cancel"
    QTest.keyClick(window.notice._dismiss, Qt.Key.Key_Escape)
    assert window.notice.isHidden()
    assert window.isVisible()


def test_that_a_broken_file_is_told_in_the_window_and_the_case_stays(
    window: MainWindow, presenter: CasePresenter
) -> None:
    presenter.open_example(EXAMPLE)
    presenter.open_file(Path("broken.yaml"))
    window._render()
    assert window.notice.isVisible()
    assert window.notice._lines.text().count("\n") == 1
    assert presenter.screen.fields["patient.weight_kg"].text == "62"


def test_that_an_unchanged_card_is_left_alone(window: MainWindow, presenter: CasePresenter) -> None:
    window._on_example_wanted(str(EXAMPLE))
    card = window.advice._numbered[0]
    shown = card._shown
    window._on_field_written("history.frail", "no")
    assert window.advice._numbered[0] is card
    assert card._shown is shown or card._shown == shown


def test_that_the_file_of_a_case_is_written_where_it_was_asked(window: MainWindow, shelf: Shelf) -> None:
    QTest.keyClicks(control(window, "patient.weight_kg"), "62")
    window._presenter.save_to(Path("mine.yaml"))
    assert Path("mine.yaml") in shelf.cases


def test_that_a_group_that_is_opened_late_shows_what_is_recorded(window: MainWindow) -> None:
    window._on_field_written("labs.egfr_ml_per_min", "90")
    window._on_field_written("history.diabetes", "yes")
    for group in ("labs", "history"):
        window.case.form._boxes[group].open()
    line = window.case.form._boxes["labs"].row("labs.egfr_ml_per_min").control
    assert isinstance(line, Line)
    assert line.text() == "90"
    answer = window.case.form._boxes["history"].row("history.diabetes").control
    assert isinstance(answer, Answer)
    assert answer.word == "yes"
    assert window.case.form._boxes["history"].rest is not None


def test_that_a_question_that_is_not_asked_is_not_in_the_way(window: MainWindow) -> None:
    assert not window.case.form._boxes["red_flags"].row("red_flags.dysphagia_severity").isVisible()
    window._on_field_written("red_flags.dysphagia", "yes")
    assert window.case.form._boxes["red_flags"].row("red_flags.dysphagia_severity").isVisible()


def test_that_a_file_that_was_changed_elsewhere_is_answered_by_keyboard(
    window: MainWindow, shelf: Shelf, qtbot: QtBot
) -> None:
    place = Path("mine.yaml")
    other = ready_case().model_copy(update={"purpose": "review"})
    shelf.cases[place] = ready_case()
    window._presenter.open_file(place)
    window._render()
    field = control(window, "patient.weight_kg")
    field.setFocus()
    assert isinstance(field, Line)
    field.selectAll()
    QTest.keyClicks(field, "70")
    shelf.cases[place] = other
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert window.notice._text.text() == words.FILE_CHANGED
    assert QApplication.focusWidget() is window.notice._dismiss, "the press that changes nothing comes first"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert shelf.cases[place] == other
    assert QApplication.focusWidget() is field
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    notice = window.notice
    qtbot.waitUntil(lambda: notice._text.geometry().right() < notice._elsewhere.geometry().left())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is window.notice._anyway
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert shelf.cases[place].purpose == "relapse"
    assert window.notice._text.text() == words.CASE_SAVED
    assert QApplication.focusWidget() is field


def test_that_the_offered_name_of_a_file_is_never_that_of_a_case_that_is_there(tmp_path: Path) -> None:
    from app.ui.filing import free_name

    assert free_name(tmp_path / "case.yaml").name == "case.yaml"
    for name in ("case.yaml", "case-2.yaml"):
        (tmp_path / name).write_text("purpose: review\n", encoding="utf-8")
    assert free_name(tmp_path / "case.yaml").name == "case-3.yaml"
