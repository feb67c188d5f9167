"""Help: F1 beside the field, on a card and on nothing; the first look; what the program is."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import make_services
from app.domain.recording import catalogue
from app.ui import words
from app.ui.keeping import Keeping
from app.ui.main_window import MainWindow
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.form_plan import groups
from app.ui.presenters.questions import questions
from app.ui.sheets.sheet import Sheet
from app.ui.sheets.text_sheets import AboutSheet
from app.ui.window_state import read_window_state
from tests.unit.ui.stand_in import EXAMPLE, services

SIZES = ((1920, 1080), (1366, 720), (900, 600), (683, 400))


def f1(window: MainWindow) -> None:
    window.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    QApplication.processEvents()


def place_of(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", ["patient.weight_kg", "patient.height_cm", "labs.tested_on", "choices.control_weeks"])
def test_that_f1_opens_beside_the_field_and_never_over_it(window: MainWindow, size: tuple[int, int], path: str) -> None:
    window.resize(*size)
    QApplication.processEvents()
    window.focus_field(path)
    QTest.qWait(5)
    row = window.case.form.row_of(QApplication.focusWidget())
    assert row is not None
    f1(window)
    sheet = window.habits.helping.field_sheet
    assert sheet.isVisible()
    assert window.panes.rect().contains(sheet.geometry())
    assert not place_of(window, sheet).intersects(place_of(window, row.control))


def test_that_escape_gives_the_focus_back_to_the_field(window: MainWindow) -> None:
    window.focus_field("patient.weight_kg")
    field = QApplication.focusWidget()
    f1(window)
    sheet = window.habits.helping.field_sheet
    assert QApplication.focusWidget() is not field
    assert sheet.heading.text() == "Weight"
    assert "35 to 160 kg" in sheet.lines.text()
    assert "2 to 300 kg" in sheet.lines.text()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert QApplication.focusWidget() is field


def test_that_a_second_f1_closes_it_again(window: MainWindow) -> None:
    window.focus_field("patient.weight_kg")
    f1(window)
    f1(window)
    assert window.habits.helping.field_sheet.isHidden()


def test_that_f1_on_a_card_tells_how_cards_are_worked_and_elsewhere_lists_all_keys(window: MainWindow) -> None:
    window._on_example_wanted(str(EXAMPLE))
    window.advice.focus_card(1)
    f1(window)
    assert window.habits.helping.card_sheet.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    window.plan.focus_first()
    f1(window)
    assert window.habits.helping.keys_sheet.isVisible()
    said = window.habits.helping.keys_sheet.page.accessibleDescription()
    for key in ("Ctrl+K", "Ctrl+Shift+V", "Alt+1", "F7", "Esc"):
        assert key in said


def test_that_the_real_protocol_says_why_it_asks(qtbot: QtBot) -> None:
    catalogue()
    presenter = CasePresenter(make_services())
    assert presenter.help_on("labs.tested_on").summary == "", "before there is advice nothing is claimed"
    presenter.open_support()
    told = presenter.help_on("labs.tested_on")
    assert told.asked[0] == "STOP  Baseline tests before a first dose (M11)"
    for path in ("labs.tested_on", "lungs.hrct", "patient.weight_kg"):
        told = presenter.help_on(path)
        assert f" {len(told.asked)} lines" in told.summary, "as many as are listed"
    assert presenter.help_on("labs.haemoglobin_g_per_l").summary == words.HELP_ASKED_BY_NONE
    assert presenter.help_on("patient.family_name").summary == words.HELP_IDENTITY
    assert presenter.help_on("choices.relapse_hold_weeks").summary == words.HELP_CHOICE
    assert presenter.help_on("labs.qtc_ms").summary == "Why it is asked: 1 line of the protocol looks at it"


def test_that_each_line_of_help_is_one_whole_sentence_without_a_second_full_stop() -> None:
    catalogue()
    presenter = CasePresenter(make_services())
    for path in questions():
        for line in presenter.help_on(path).lines:
            assert re.search(r"[^.]\.$", line), path
            assert "{" not in line


def test_that_help_gives_a_child_no_usual_weight_of_adults() -> None:
    catalogue()
    presenter = CasePresenter(make_services())
    presenter.open_support()
    assert any("35 to 160 kg" in line for line in presenter.help_on("patient.weight_kg").lines)
    presenter.write("patient.age_years", "9")
    assert words.HELP_USUAL_CHILD in presenter.help_on("patient.weight_kg").lines
    assert not any("35 to 160 kg" in line for line in presenter.help_on("patient.weight_kg").lines)


def test_that_each_question_is_called_by_a_name_of_its_own() -> None:
    catalogue()
    titles = [question.title for question in questions().values()]
    assert not [title for title in set(titles) if titles.count(title) > 1]
    assert questions()["other_treatment.rituximab.taking"].title == "Receives rituximab"


SAY_IT_ALL = {
    "patient.family_name", "patient.given_name", "purpose", "red_flags.temperature_c", "labs.platelets_10e9_per_l",
    "labs.haemoglobin_g_per_l", "history.stroke_or_heart_attack", "history.cirrhosis_or_active_hepatitis",
}  # fmt: skip


def test_that_each_question_says_what_counts_where_its_label_does_not() -> None:
    catalogue()
    in_form = {path for group in groups() for path in group.paths}
    assert {path for path in in_form if not questions()[path].about} == SAY_IT_ALL
    assert all(len(questions()[path].about) <= 90 for path in in_form), "two lines below the form"


def test_that_about_is_plain_text_that_can_be_selected_with_the_whole_hash_and_the_intended_use(
    qtbot: QtBot, window: MainWindow
) -> None:
    window._on_action_wanted("about")
    sheet = window.habits.helping._open
    assert isinstance(sheet, AboutSheet)
    assert isinstance(sheet.text, QPlainTextEdit)
    assert sheet.text.isReadOnly()
    presenter = CasePresenter(make_services())
    text = presenter.about()
    card = presenter._services.protocol_card()
    assert card is not None
    for part in (card.sha256, card.version, words.INTENDED_USE, "not a medical device", "DRAFT", "LGPL", "reportlab"):
        assert part in text
    assert "Not for emergencies" in words.INTENDED_USE


def test_that_one_sheet_is_open_at_a_time_and_each_can_be_opened_again(window: MainWindow) -> None:
    window.focus_field("patient.weight_kg")
    field = QApplication.focusWidget()
    for name in ("help", "keys", "tour", "about", "find", "paste", "about", "keys"):
        window._on_action_wanted(name)
        assert sum(sheet.isVisible() for sheet in window.panes.findChildren(Sheet)) == 1, name
        if name == "keys":
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
            assert QApplication.focusWidget() is field


def kept(window: MainWindow, place: Path) -> Keeping:
    window.keep_in(place)
    assert window._keeping is not None
    return window._keeping


def test_that_the_first_look_is_shown_once_and_any_key_goes_on(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    place = tmp_path / "window.json"
    window.focus_field("patient.weight_kg")
    kept(window, place)
    window.welcome()
    tour = window.habits.helping.tour_sheet
    assert tour.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Control)
    assert tour.isVisible(), "a key that only goes with another is none"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_7)
    assert tour.isHidden()
    row = window.case.form.row_of(QApplication.focusWidget())
    assert row is not None
    assert row.path == "patient.weight_kg"
    assert window._presenter.screen.fields["patient.weight_kg"].text == "", "the key does nothing else"
    assert read_window_state(place).tour_seen
    kept(window, place)
    window.welcome()
    assert tour.isHidden()
    window._on_action_wanted("tour")
    assert tour.isVisible(), "unless it is asked for"


def test_that_nothing_is_shown_and_nothing_kept_where_no_place_is_given(window: MainWindow) -> None:
    window.welcome()
    assert "helping" not in window.habits.__dict__
    assert window._keeping is None


def test_that_the_window_stands_where_it_stood_in_the_look_and_with_the_tab_it_had(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    place = tmp_path / "window.json"
    kept(window, place)
    window.showNormal()
    window.setGeometry(40, 30, 700, 500)
    window.show_mode("dark")
    window.plan.show_tab(1)
    window._presenter._kept = window._presenter._past.draft
    assert window._keeping is not None
    window._keeping.remember()
    other = MainWindow(CasePresenter(services()))
    qtbot.addWidget(other)
    other.keep_in(place)
    assert (other.x(), other.y(), other.width(), other.height()) == (40, 30, 700, 500)
    assert other.dress.look.mode == "dark"
    with qtbot.waitSignal(other.support_opened):
        other.open_support()
    assert other.plan.tab == 1
    window.show_mode("light")


def test_that_a_first_window_fits_the_screen(window: MainWindow, tmp_path: Path) -> None:
    kept(window, tmp_path / "none" / "window.json")
    screen = window.screen().availableGeometry()
    assert screen.contains(window.normalGeometry() if window.isMaximized() else window.geometry())
    assert window.isMaximized() == (screen.width() < 1500)
