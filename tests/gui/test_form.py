"""The form: red flags first, one key an answer, what still matters, nothing that moves under the cursor."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.files.places import resource
from app.ui.controls.answer import Answer
from app.ui.controls.fitting import Fitting
from app.ui.form.field_row import FieldRow
from app.ui.form.group_box import GroupBox
from app.ui.main_window import MainWindow
from app.ui.presenters.form_plan import groups

EXAMPLE = str(resource("examples/relapse.yaml"))


@pytest.fixture
def window(real_window: MainWindow) -> MainWindow:
    return real_window


def row(window: MainWindow, path: str) -> FieldRow:
    window.focus_field(path)
    return cursor(window)


def cursor(window: MainWindow) -> FieldRow:
    found = window.case.form.row_of(QApplication.focusWidget())
    assert found is not None, QApplication.focusWidget()
    return found


def box(window: MainWindow, group: str) -> GroupBox:
    return window.case.form._boxes[group]


def test_that_a_new_case_begins_at_the_first_red_flag_and_the_flags_run_on_into_who(window: MainWindow) -> None:
    window.focus_field("patient.weight_kg")
    window.bar.actions_by_name["new"].trigger()
    for number in range(10):
        found = cursor(window)
        assert found.path.startswith("red_flags."), number
        QTest.keyClicks(found.control, "n")
    assert cursor(window).path == "patient.family_name"
    assert [group.id for group in groups()][:7] == ["red_flags", "who", "what", "now", "activity", "labs", "lungs"]


def test_that_a_group_opens_when_the_cursor_moves_on_into_it_and_never_by_itself(window: MainWindow) -> None:
    window._on_example_wanted(EXAMPLE)
    window._on_field_written("labs.egfr_ml_per_min", "")
    opened = [group.id for group in groups() if box(window, group.id).is_open]
    assert opened == ["red_flags", "who", "what"]
    QTest.keyClick(row(window, "region").control, Qt.Key.Key_Return)
    found = cursor(window)
    group = next(group.id for group in groups() if found.path in group.paths)
    assert window._presenter.screen.groups[group].opens
    assert found.view.lines > 0 or found.view.needed
    for name in (each.id for each in groups()[3:]):
        assert box(window, name).is_open == (name == group)


def test_UX12_that_r_answers_the_rest_of_a_group_with_no_and_leads_to_the_next(window: MainWindow) -> None:
    history = row(window, "history.diabetes")
    QTest.keyClicks(history.control, "y")
    QTest.keyClicks(QApplication.focusWidget(), "r")
    fields = window._presenter.screen.fields
    assert fields["history.diabetes"].text == "yes"
    assert fields["history.glaucoma"].text == fields["allergies.methotrexate"].text == "no"
    assert cursor(window).path.startswith("medicines.")
    assert box(window, "history").rest is None, "nothing is left to answer"
    window._on_action_wanted("undo")
    assert window._presenter.screen.fields["history.glaucoma"].text == ""
    rest = box(window, "history").rest
    assert rest is not None
    assert rest.text() == "Rest: No  R"


def test_UX12_that_r_answers_no_red_flag(window: MainWindow) -> None:
    window._on_action_wanted("new")
    QTest.keyClicks(cursor(window).control, "r")
    flags = [view for path, view in window._presenter.screen.fields.items() if path.startswith("red_flags.")]
    assert not any(view.text for view in flags)
    assert cursor(window).path == "red_flags.dyspnoea"


def test_that_folded_questions_are_counted_and_shown_by_one_press(window: MainWindow) -> None:
    window._on_example_wanted(EXAMPLE)
    labs = box(window, "labs")
    labs.open()
    more = labs._more
    assert more is not None
    folded = window._presenter.screen.groups["labs"].folded
    assert more.text() == f"Show {folded} more questions"
    paths = next(each for each in groups() if each.id == "labs").paths
    hidden = [path for path in paths if path not in labs.rows or labs.rows[path].isHidden()]
    assert len(hidden) == folded
    more.click()
    assert more.isHidden()
    assert tuple(labs.rows) == paths, "in the order of the form"
    assert not any(each.isHidden() for each in labs.rows.values())
    tops = [labs.rows[path].mapTo(labs, QPoint(0, 0)).y() for path in paths]
    assert tops == sorted(tops)
    assert cursor(window).path == hidden[0], "the cursor is at the first of them"


def test_that_ctrl_down_and_up_go_from_group_to_group(window: MainWindow) -> None:
    window._on_action_wanted("new")
    for key, group in ((Qt.Key.Key_Down, "who"), (Qt.Key.Key_Down, "what"), (Qt.Key.Key_Up, "who")):
        QTest.keyClick(QApplication.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
        assert cursor(window).path in next(each for each in groups() if each.id == group).paths


def test_that_nothing_moves_under_the_cursor_when_questions_appear_above_it(window: MainWindow) -> None:
    found = row(window, "patient.weight_kg")
    QApplication.processEvents()
    seen = window.case.form._scroll.viewport()
    before = found.mapTo(seen, QPoint(0, 0)).y()
    assert not box(window, "red_flags").row("red_flags.spo2_rest_percent").isVisible()
    window._on_field_written("red_flags.cough", "yes")
    assert box(window, "red_flags").row("red_flags.spo2_rest_percent").isVisible()
    assert found.mapTo(seen, QPoint(0, 0)).y() == before
    QApplication.processEvents()
    assert found.mapTo(seen, QPoint(0, 0)).y() == before


def test_that_what_an_answer_would_change_stands_quietly_beside_it_and_is_spoken(window: MainWindow) -> None:
    window._on_example_wanted(EXAMPLE)
    window.resize(1920, 1080)
    found = row(window, "history.weight_loss")
    QApplication.processEvents()
    lines = window._presenter.screen.fields[found.path].lines
    said = found.findChildren(Fitting)[0]
    assert said.text() == f"would change {lines} lines"
    assert f"Would change {lines} lines of the advice." in found.control.accessibleDescription()
    assert f"Would change {lines} lines" in window.case.form._help.text()
    window.resize(1366, 720)
    QApplication.processEvents()
    assert said.text() == f"{lines} lines"
    QTest.keyClicks(found.control, "n")
    assert said.isHidden()


def test_that_a_question_that_is_needed_says_so_instead(window: MainWindow) -> None:
    found = row(window, "red_flags.cough")
    assert found._trail is not None
    assert found._trail.text() == "needed"
    assert not found.findChildren(Fitting)


def test_that_a_letter_that_two_words_share_waits_for_the_next(window: MainWindow) -> None:
    QTest.keyClicks(row(window, "purpose").control, "rev")
    assert window._presenter.screen.fields["purpose"].text == "review"
    assert cursor(window).path == "diagnosis.subtype"


@pytest.mark.parametrize("size", [(1366, 720), (1000, 700), (683, 384), (1920, 1080)])
def test_T107_that_no_word_of_the_form_is_clipped(window: MainWindow, size: tuple[int, int]) -> None:
    window._on_example_wanted(EXAMPLE)
    window.resize(*size)
    for each in window.case.form._boxes.values():
        each.open()
    window.panes.show_pane(0)
    for _ in range(3):
        QApplication.processEvents()
    checked = 0
    for shown in window.case.form.findChildren(QLabel):
        if shown.isVisible() and not shown.wordWrap() and shown.text():
            assert shown.fontMetrics().horizontalAdvance(shown.text()) <= shown.width() + 1, shown.text()
            checked += 1
    for press in window.case.form.findChildren(QPushButton):
        if press.isVisible():
            assert press.sizeHint().width() <= press.width(), press.text()
            assert press.height() >= 24, press.text()
            checked += 1
    for answer in window.case.form.findChildren(Answer):
        if answer.isVisible():
            right = answer.mapTo(window.case.form._scroll.viewport(), QPoint(answer.width(), 0)).x()
            assert right <= window.case.form._scroll.viewport().width()
            checked += 1
    assert checked > 60
