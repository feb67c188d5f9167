"""The review of pasted results in the window: asked for, looked at, taken or left by the keyboard alone."""

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.ui import words
from app.ui.controls.line import Line
from app.ui.main_window import MainWindow
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.sheets.results_sheet import ResultsSheet

CK, WEIGHT, EGFR = "activity.ck_u_per_l", "patient.weight_kg", "labs.egfr_ml_per_min"
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def pasted(window: MainWindow, text: str) -> ResultsSheet:
    QGuiApplication.clipboard().setText(text)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_V, BOTH)
    sheet = window.habits.pasting.sheet
    assert sheet.isVisible()
    return sheet


def test_that_nothing_is_written_before_it_is_taken_and_one_undo_takes_it_back(
    window: MainWindow, presenter: CasePresenter
) -> None:
    window.focus_field(WEIGHT)
    sheet = pasted(window, "CK 1900 U/L, weight 62 kg, eGFR > 90")
    assert presenter.screen.is_empty
    assert sheet.take_button.text() == "Take these 2"
    assert QApplication.focusWidget() is sheet.take_button
    QTest.keyClick(sheet.take_button, Qt.Key.Key_Return)
    assert sheet.isHidden()
    fields = presenter.screen.fields
    assert (fields[CK].text, fields[WEIGHT].text, fields[EGFR].text) == ("1900", "62", "")
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert presenter.screen.is_empty


def test_that_a_line_is_switched_off_and_an_answer_chosen_with_the_space_bar(
    window: MainWindow, presenter: CasePresenter
) -> None:
    sheet = pasted(window, "CK 1900 U/L, eGFR > 90")
    sheet.rows[0].presses[0].setFocus()
    QTest.keyClick(sheet.rows[0].presses[0], Qt.Key.Key_Space)
    assert not sheet.take_button.isEnabled()
    assert sheet.take_button.text() == words.PASTE_TAKE_NONE
    QTest.keyClick(sheet.rows[1].presses[0], Qt.Key.Key_Space)
    assert sheet.take_button.text() == words.PASTE_TAKE_ONE
    sheet.take_button.click()
    assert presenter.screen.fields[EGFR].text == "90"
    assert presenter.screen.fields[CK].text == ""


def test_that_of_two_answers_only_one_is_taken(window: MainWindow) -> None:
    sheet = pasted(window, "CK 900 U/L, CK 1900 U/L")
    first, second = sheet.rows[0].presses
    first.click()
    second.click()
    assert (first.isChecked(), second.isChecked()) == (False, True)
    assert dict(sheet._results.taken) == {CK: "1900"}


def test_T105_that_tab_goes_round_within_the_review_and_each_stop_is_seen(window: MainWindow) -> None:
    sheet = pasted(window, "CK 1900 U/L, eGFR > 90, weight 159, bilirubin 12, Hb 112 g/L, ALT 45, AST 30, IgG 900")
    seen = []
    for _ in range(30):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert sheet.isAncestorOf(focused)
        place = QRect(focused.mapTo(sheet, QPoint(0, 0)), focused.size())
        assert sheet.rect().contains(place), focused.accessibleName()
        assert focused.accessibleName()
        seen.append(focused)
    presses = {press for row in sheet.rows for press in row.presses}
    assert presses | {sheet.take_button, sheet.close_button} == set(seen)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is seen[-2]


def test_that_nothing_is_taken_that_was_not_in_sight(window: MainWindow, presenter: CasePresenter) -> None:
    sheet = pasted(
        window, "CK 1900 U/L, ALT 45, AST 30, Hb 112 g/L, platelets 250, WBC 6.1, LDH 300, MCV 88, IgG 9 g/L, GGT 20"
    )
    assert sheet.take_button.text() == words.PASTE_MORE
    for _ in range(20):
        if sheet.isHidden():
            break
        assert presenter.screen.is_empty
        QTest.keyClick(sheet.take_button, Qt.Key.Key_Return)
    assert sheet.isHidden()
    assert presenter.screen.fields["labs.ggt_u_per_l"].text == "20"


def test_that_a_result_below_the_limit_is_told_and_cannot_be_ticked(
    window: MainWindow, presenter: CasePresenter
) -> None:
    sheet = pasted(window, "CRP <5 mg/L")
    assert sheet.rows[0].presses == ()
    assert not sheet.take_button.isEnabled()
    shown = " ".join(each.text() for each in sheet.rows[0].findChildren(QLabel))
    assert "Not taken: below the limit 5 mg/L of the test" in shown


def test_that_the_newest_of_two_days_is_ticked_and_the_other_named(
    window: MainWindow, presenter: CasePresenter
) -> None:
    sheet = pasted(window, "Collected: 05-Nov-2026\nCK 2400 U/L\nCollected: 12-Nov-2026\nCK 1900 U/L")
    shown = " ".join(each.text() for row in sheet.rows for each in row.findChildren(QLabel))
    assert "Older: 2400 U/L on 05-Nov-2026." in shown
    assert "Older: 05-Nov-2026." in shown
    QTest.keyClick(sheet.take_button, Qt.Key.Key_Return)
    fields = presenter.screen.fields
    assert (fields[CK].text, fields["labs.tested_on"].text) == ("1900", "12-Nov-2026")


def test_that_escape_writes_nothing_and_gives_the_cursor_back(window: MainWindow, presenter: CasePresenter) -> None:
    window.focus_field(WEIGHT)
    sheet = pasted(window, "CK 1900 U/L")
    QTest.keyClick(sheet.take_button, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert presenter.screen.is_empty
    row = window.case.form.row_of(QApplication.focusWidget())
    assert row is not None
    assert row.path == WEIGHT


def test_that_what_was_not_understood_stands_there_in_full_as_plain_text(window: MainWindow) -> None:
    sheet = pasted(window, "<b>CK</b> 1900 U/L\nsodium 140 mmol/L; potassium <i>4</i>")
    rest = " ".join(sheet._results.rest)
    assert "sodium 140 mmol/L" in rest
    assert "potassium <i>4</i>" in rest
    for shown in sheet.findChildren(QLabel):
        assert shown.textFormat() == Qt.TextFormat.PlainText


def test_that_missing_days_of_tests_are_pointed_out(window: MainWindow) -> None:
    sheet = pasted(window, "ALT 45 U/L")
    assert sheet._undated.isVisible()
    sheet = pasted(window, "tested on 2026-11-12 ALT 45 U/L")
    assert not sheet._undated.isVisible()


def test_that_an_empty_clipboard_is_told(window: MainWindow) -> None:
    sheet = pasted(window, "")
    assert sheet._said.text() == words.PASTE_EMPTY
    assert not sheet.take_button.isVisible()
    assert QApplication.focusWidget() is sheet.close_button


def test_T076_that_ten_megabytes_and_rich_text_are_read_as_a_little_plain_text(window: MainWindow) -> None:
    rich = QMimeData()
    rich.setHtml("<p>CK <b>1900</b> U/L</p>")
    rich.setText("CK 1900 U/L")
    QGuiApplication.clipboard().setMimeData(rich)
    QTest.keyClick(window, Qt.Key.Key_V, BOTH)
    assert dict(window.habits.pasting.sheet._results.taken) == {CK: "1900"}
    sheet = pasted(window, "CK 1900 U/L\n" + "sodium 140 mmol/L\n" * 600_000)
    assert "only its first" in sheet._said.text()


def test_T076_that_ten_megabytes_into_a_field_are_cut_and_the_field_says_what_it_holds(
    window: MainWindow, presenter: CasePresenter
) -> None:
    window.focus_field("patient.family_name")
    field = QApplication.focusWidget()
    assert isinstance(field, Line)
    QGuiApplication.clipboard().setText("x" * 10_000_000)
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(field.text()) <= 2000
    window.focus_field(WEIGHT)
    assert presenter.screen.fields["patient.family_name"].problem


def test_T100_that_nothing_copies_by_itself(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("mine")
    window._on_example_wanted("relapse.yaml")
    for name in ("find", "needed", "handout", "undo"):
        window._on_action_wanted(name)
    assert QGuiApplication.clipboard().text() == "mine"


def test_T111_that_results_of_one_patient_are_never_offered_for_the_next(
    window: MainWindow, presenter: CasePresenter
) -> None:
    sheet = pasted(window, "CK 1900 U/L")
    results = sheet._results
    window._on_example_wanted("relapse.yaml")
    assert sheet.isHidden()
    sheet.taken.emit(results)
    assert presenter.screen.fields[CK].text == "", "not even by a press that was on its way"


def test_that_the_review_fits_the_smallest_window(window: MainWindow) -> None:
    window.resize(683, 400)
    QApplication.processEvents()
    sheet = pasted(window, "CK 1900 U/L, weight 62 kg, eGFR > 90, Hb 11.2, sodium 140")
    QApplication.processEvents()
    assert window.panes.rect().contains(sheet.geometry())
    assert sheet.rect().contains(sheet.take_button.geometry())
    for row in sheet.rows:
        assert row.width() <= sheet._scroll.viewport().width()
