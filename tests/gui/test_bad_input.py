"""Bad input with the real engine: each is told in a sentence at its fields, with a sign, and is mended in one press."""

from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import make_services
from app.domain.recording import catalogue
from app.ui.controls.choice import Choice
from app.ui.controls.line import Line
from app.ui.controls.mark import SeverityMark
from app.ui.form.field_row import FieldRow
from app.ui.main_window import MainWindow
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.services import Services

WEIGHT, HEIGHT = "patient.weight_kg", "patient.height_cm"
PREGNANT_MAN = "Male, and pregnant: one of the two is wrong."


@pytest.fixture(scope="module")
def services() -> Services:
    catalogue()
    return make_services()


@pytest.fixture
def window(qtbot: QtBot, services: Services) -> Iterator[MainWindow]:
    made = opened(qtbot, services)
    write(made, {"visit_date": "2026-11-21", "patient.age_years": "52"})
    yield made
    shiboken6.delete(made)


def opened(qtbot: QtBot, services: Services) -> MainWindow:
    made = MainWindow(CasePresenter(services))
    made.resize(1366, 720)
    made.show_supported()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def write(window: MainWindow, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        window._on_field_written(path, text)
        window._on_field_left(path)


def row(window: MainWindow, path: str) -> FieldRow:
    window.focus_field(path)
    found = window.case.form.row_of(QApplication.focusWidget())
    assert found is not None
    assert found.path == path
    return found


def stops(window: MainWindow) -> list[str]:
    return [alert.rule for alert in window._presenter.screen.stops]


def press(window: MainWindow, path: str, text: str) -> QPushButton:
    return next(each for each in row(window, path).presses if each.text() == text)


CONTRADICTIONS: list[tuple[dict[str, str], str, tuple[str, ...]]] = [
    ({"patient.sex": "male", "patient.pregnancy": "pregnant"}, PREGNANT_MAN, ("patient.sex", "patient.pregnancy")),
    (
        {"patient.onset_age_years": "60"},
        "Age at onset 60 years, age today 52 years: one of the two is wrong.",
        ("patient.onset_age_years", "patient.age_years"),
    ),
    (
        {"glucocorticoid.stopped_on": "01-Sep-2026", "glucocorticoid.dose_mg_per_day": "20"},
        "Stopped on 01-Sep-2026, and dose today 20 mg a day: one of the two is wrong.",
        ("glucocorticoid.stopped_on", "glucocorticoid.dose_mg_per_day"),
    ),
    (
        {"patient.date_of_birth": "01-Jan-1960"},
        "Born on 01-Jan-1960, which makes 66 years, and age 52 years: one of the two is wrong.",
        ("patient.date_of_birth", "patient.age_years"),
    ),
    (
        {"glucocorticoid.started_on": "22-Nov-2026"},
        "Glucocorticoid started on 22-Nov-2026, after the visit on 21-Nov-2026: one of the two is wrong.",
        ("glucocorticoid.started_on", "visit_date"),
    ),
    (
        {"choices.taper_start_date": "20-Nov-2026"},
        "First day of the starting dose 20-Nov-2026, before the visit on 21-Nov-2026: one of the two is wrong.",
        ("choices.taper_start_date", "visit_date"),
    ),
]


@pytest.mark.parametrize(("texts", "says", "paths"), CONTRADICTIONS, ids=[paths[0] for _, _, paths in CONTRADICTIONS])
def test_D07_that_a_contradiction_is_told_at_both_fields_and_goes_when_one_is_mended(
    window: MainWindow, texts: dict[str, str], says: str, paths: tuple[str, ...]
) -> None:
    assert stops(window) == []
    write(window, texts)
    assert stops(window) == ["D07"]
    shown = [row(window, path) for path in paths]
    assert any(each.said == says for each in shown)
    for each in shown:
        assert says in each.control.accessibleDescription()
        assert each.said in (says, ""), "once on a line is enough"
    told = next(each for each in shown if each.said)
    assert any(mark.isVisible() for mark in told.window().findChildren(SeverityMark) if is_under(mark, told))
    write(window, {next(iter(texts)): ""})
    assert stops(window) == []
    assert not any(row(window, path).said for path in paths)
    assert not any(says in row(window, path).control.accessibleDescription() for path in paths)


def is_under(widget: QWidget, told: FieldRow) -> bool:
    """Whether a widget is part of the notes of a row, which may stand below a line that it shares."""
    notes = told._notes
    return notes is not None and notes.isAncestorOf(widget)


def test_D07_that_two_fields_of_different_lines_both_write_the_sentence(window: MainWindow) -> None:
    write(window, {"patient.sex": "male", "patient.pregnancy": "pregnant"})
    assert row(window, "patient.sex").said == PREGNANT_MAN
    assert row(window, "patient.pregnancy").said == PREGNANT_MAN
    assert window._presenter.screen.status.endswith("1 to mend")


def test_that_nothing_is_said_of_a_field_while_it_is_being_typed_in(window: MainWindow) -> None:
    line = row(window, "patient.onset_age_years")
    QTest.keyClicks(line.control, "60")
    assert line.said == ""
    assert row(window, "patient.age_years").said != "", "said as soon as the field is left"


def test_D04_that_an_old_weight_is_told_where_it_was_weighed(window: MainWindow) -> None:
    write(window, {"patient.weight_measured_on": "01-Sep-2026"})
    said = row(window, "patient.weight_measured_on").said
    assert said == "Weighed on 01-Sep-2026, 81 days before the visit: weigh again."
    assert window._presenter.screen.fields["patient.weight_measured_on"].remarks[0].tone == "warning"


def test_D01_that_a_size_that_cannot_be_is_told_with_both_values_and_waits_for_a_press(window: MainWindow) -> None:
    write(window, {WEIGHT: "159", HEIGHT: "146"})
    assert stops(window) == ["D01"]
    said = row(window, WEIGHT).said
    assert said.startswith("Weight or height is not plausible: 159 kg, 146 cm.")
    assert "Outside the usual" not in said, "one question is enough"
    assert row(window, HEIGHT).said == ""
    assert "159 kg, 146 cm" in row(window, HEIGHT).control.accessibleDescription()


def test_D01_that_a_confirmed_value_lifts_the_stop_until_it_changes_and_can_be_undone(window: MainWindow) -> None:
    write(window, {WEIGHT: "159", HEIGHT: "146"})
    press(window, WEIGHT, "It is right: confirm 159 kg").click()
    assert window._presenter._past.draft.confirmed == (WEIGHT,)
    assert stops(window) == []
    assert row(window, WEIGHT).said == ""
    window._on_action_wanted("undo")
    assert stops(window) == ["D01"]
    window._on_action_wanted("redo")
    assert stops(window) == []
    write(window, {WEIGHT: "160"})
    assert window._presenter._past.draft.confirmed == ()
    assert stops(window) == ["D01"]


def test_D01_that_the_height_is_confirmed_by_its_own_press(window: MainWindow) -> None:
    write(window, {WEIGHT: "62", HEIGHT: "80"})
    press(window, HEIGHT, "It is right: confirm 80 cm").click()
    assert window._presenter._past.draft.confirmed == (HEIGHT,)
    assert stops(window) == []


def test_D01_that_the_confirmation_is_reached_by_tab_and_pressed_by_key(window: MainWindow) -> None:
    write(window, {WEIGHT: "159", HEIGHT: "146"})
    control = row(window, WEIGHT).control
    seen: list[str] = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton):
            seen.append(focused.text())
    assert sorted(seen) == ["It is right: confirm 146 cm", "It is right: confirm 159 kg"]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert stops(window) == []
    assert isinstance(QApplication.focusWidget(), Line), "the cursor is back in the field"
    assert control.isVisible()


def test_T061_that_a_weight_typed_in_pounds_is_converted_once_and_both_are_shown(window: MainWindow) -> None:
    line = row(window, WEIGHT)
    QTest.keyClicks(line.control, "159 lb")
    write(window, {WEIGHT: "159 lb"})
    assert line._trail.text() == "= 72.1 kg"
    assert isinstance(line.control, Line)
    assert line.control.text() == "159 lb"
    assert str(window._presenter._followed.case.patient.weight_kg) == "72.1"


def test_V14_that_pounds_of_a_child_are_offered_in_kilograms_and_taken_in_one_press(window: MainWindow) -> None:
    write(window, {"patient.age_years": "8", "patient.sex": "male", HEIGHT: "125", WEIGHT: "55"})
    assert stops(window) == ["D01"]
    said = row(window, WEIGHT).said
    assert said.startswith("The weight was probably entered in pounds: 55 kg.")
    assert "Did you mean 24.9 kg?" in said
    assert row(window, HEIGHT).said == "", "the height is not in question"
    assert [each.text() for each in row(window, WEIGHT).presses] == ["Use 24.9 kg", "It is right: confirm 55 kg"]
    press(window, WEIGHT, "Use 24.9 kg").click()
    assert window._presenter.screen.fields[WEIGHT].text == "24.9"
    assert stops(window) == []
    assert row(window, WEIGHT).said == "", "the usual weight of an adult is not asked of a child"
    window._on_action_wanted("undo")
    assert window._presenter.screen.fields[WEIGHT].text == "55"
    assert stops(window) == ["D01"]


def test_V14_that_a_confirmed_weight_of_a_child_lifts_the_stop(window: MainWindow) -> None:
    write(window, {"patient.age_years": "8", "patient.sex": "male", HEIGHT: "125", WEIGHT: "55"})
    press(window, WEIGHT, "It is right: confirm 55 kg").click()
    assert stops(window) == []


def test_V14_that_inches_of_a_child_are_offered_in_centimetres(window: MainWindow) -> None:
    write(window, {"patient.age_years": "8", "patient.sex": "female", HEIGHT: "50", WEIGHT: "25"})
    assert [each.text() for each in row(window, HEIGHT).presses] == ["Use 127 cm", "It is right: confirm 50 cm"]
    press(window, HEIGHT, "Use 127 cm").click()
    assert stops(window) == []


def test_D01_that_below_two_years_the_silence_of_the_reference_is_told_at_the_sizes(window: MainWindow) -> None:
    write(window, {"patient.age_years": "1", "patient.onset_age_years": "", HEIGHT: "75", WEIGHT: "10"})
    said = row(window, WEIGHT).said
    assert said.startswith("No growth reference below 2 years: 10 kg, 75 cm.")
    assert row(window, WEIGHT).presses == ()


def test_that_a_weight_of_900_is_told_at_the_field_with_its_range(window: MainWindow) -> None:
    line = row(window, WEIGHT)
    QTest.keyClicks(line.control, "900")
    QTest.keyClick(line.control, Qt.Key.Key_Tab)
    assert line.said == "Weight must be between 2 and 300 kg; check value and unit."
    assert line.said in line.control.accessibleDescription()
    assert window._presenter.screen.groups["who"].to_mend == 1


def test_that_the_next_needed_field_is_also_one_that_contradicts_another(window: MainWindow) -> None:
    write(window, {"patient.sex": "male", "patient.pregnancy": "pregnant"})
    assert window._presenter.next_needed("patient.family_name") == "patient.sex"
    assert window._presenter.next_needed(HEIGHT) == "patient.pregnancy"


def test_that_no_word_below_a_field_is_clipped(window: MainWindow) -> None:
    write(
        window,
        {WEIGHT: "159", HEIGHT: "146", "patient.date_of_birth": "01-Jan-1960", "patient.weight_measured_on": "010926"},
    )
    QApplication.processEvents()
    checked = 0
    for shown in window.case.form.findChildren(QLabel):
        if shown.isVisible() and str(shown.property("role")).startswith("said_"):
            room = shown.rect().adjusted(0, 0, 0, 1000)
            wanted = QFontMetrics(shown.font()).boundingRect(room, Qt.TextFlag.TextWordWrap, shown.text())
            assert wanted.height() <= shown.height(), shown.text()
            checked += 1
    for button in window.case.form.findChildren(QPushButton):
        if button.isVisible() and "confirm" in button.text():
            assert button.sizeHint().width() <= button.width(), button.text()
            assert button.height() >= 24
            checked += 1
    assert checked >= 4


def test_that_an_empty_form_shows_the_region_that_holds(window: MainWindow) -> None:
    region = row(window, "region").control
    assert isinstance(region, Choice)
    assert region.currentText() == "United States"
    assert [region.itemText(index) for index in range(region.count())] == ["United States", "United Kingdom"]
    write(window, {"region": "UK"})
    assert region.currentText() == "United Kingdom"
    window._on_action_wanted("undo")
    assert region.currentText() == "United States"
    medicine = row(window, "glucocorticoid.medicine").control
    assert isinstance(medicine, Choice)
    assert medicine.currentText() == "Prednisone"


def test_that_a_click_into_a_name_selects_nothing_and_tab_selects_that_name_alone(window: MainWindow) -> None:
    write(window, {"patient.family_name": "Doe", "patient.given_name": "Jane"})
    family, given = (row(window, f"patient.{name}_name").control for name in ("family", "given"))
    assert isinstance(family, Line)
    assert isinstance(given, Line)
    window.focus_field(WEIGHT)
    QTest.mouseClick(family, Qt.MouseButton.LeftButton, pos=QPoint(family.width() - 4, family.height() // 2))
    assert QApplication.focusWidget() is family
    assert family.selectedText() == ""
    QTest.keyClicks(family, "s")
    assert family.text() == "Does"
    QTest.keyClick(family, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is given
    assert given.selectedText() == "Jane"
    assert family.selectedText() == ""
    QTest.keyClicks(given, "Ann")
    assert (family.text(), given.text()) == ("Does", "Ann")


def test_that_tab_goes_through_a_group_that_was_opened_late_as_the_eye_does(window: MainWindow) -> None:
    for group in ("labs", "now"):
        window.case.form._boxes[group].open()
    window.focus_field("region")
    seen: list[str] = []
    while len(seen) < 4:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        found = window.case.form.row_of(focused)
        seen.append(found.path if found else focused.accessibleName())
    assert seen == [
        "Glucocorticoid now, unfolded",
        "glucocorticoid.medicine",
        "glucocorticoid.dose_mg_per_day",
        "glucocorticoid.started_on",
    ]


def test_that_a_field_of_a_folded_group_is_brought_into_view(window: MainWindow, qtbot: QtBot) -> None:
    for path in ("medicines.statin", "glucocorticoid.previous_effective_dose_mg"):
        found = row(window, path)
        qtbot.waitUntil(partial(is_in_view, window, found))
        assert is_in_view(window, found)


def is_in_view(window: MainWindow, found: FieldRow) -> bool:
    seen = window.case.form._scroll.viewport()
    return seen.rect().contains(QRect(found.mapTo(seen, QPoint(0, 0)), found.size()))
