"""Bad input as it comes in: typed key by key, pasted, or sent by an input method; rows T058 to T076."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.recording import catalogue
from app.ui.controls.line import Line
from app.ui.form.field_row import FieldRow
from app.ui.main_window import MainWindow
from app.ui.presenters.draft import form_facts
from app.ui.presenters.form_plan import order

catalogue()
WEIGHT, HEIGHT, BORN, FAMILY = "patient.weight_kg", "patient.height_cm", "patient.date_of_birth", "patient.family_name"
CK, RASH = "activity.ck_u_per_l", "activity.rash_percent_bsa"
NUMBERS = tuple(path for path in order() if form_facts()[path].kind == "number")
CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(real_window: MainWindow) -> MainWindow:
    return real_window


def by_key(line: Line, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))


def by_paste(line: Line, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(line, Qt.Key.Key_V, CONTROL)


def by_input_method(line: Line, text: str) -> None:
    sent = QInputMethodEvent()
    sent.setCommitString(text)
    QApplication.sendEvent(line, sent)


Hand = Callable[[Line, str], None]
HANDS = pytest.mark.parametrize("hand", [by_key, by_paste, by_input_method])


def at(window: MainWindow, path: str) -> tuple[FieldRow, Line]:
    window.focus_field(path)
    found = window.case.form.row_of(QApplication.focusWidget())
    assert found is not None
    assert isinstance(found.control, Line)
    return found, found.control


def entered(window: MainWindow, path: str, text: str, hand: Hand = by_key) -> FieldRow:
    """Put a text into a field in the place of what is there, and leave it by Tab."""
    found, line = at(window, path)
    hand(line, text)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    return found


def shown(found: FieldRow) -> str:
    assert isinstance(found.control, Line)
    return found.control.text()


def kept(window: MainWindow, path: str) -> object:
    value: object = window._presenter._followed.case
    for name in path.split("."):
        value = getattr(value, name)
    return value


@HANDS
def test_T058_that_what_is_no_plain_number_is_told_however_it_came(window: MainWindow, hand: Hand) -> None:
    for text in (
        "\u0667\u0660", "\uff17\uff10", "\u221270", "-0", "1_0", "0x10", "NaN", "inf", "1e400", "<70", "70 80",
    ):  # fmt: skip
        found = entered(window, WEIGHT, text, hand)
        assert found.said.startswith("Weight "), text
        assert kept(window, WEIGHT) is None, text
        assert shown(found) == text, "it stands as it was written, to be mended"


@HANDS
def test_T058_that_a_blank_and_what_cannot_be_seen_change_no_number(window: MainWindow, hand: Hand) -> None:
    for text in (" 70 ", "70\u200b", "7\u200b0", "\ufeff70", "\u202a70\u202c", "70\n"):
        assert entered(window, WEIGHT, text, hand).said == "", text
        assert str(kept(window, WEIGHT)) == "70", text


@pytest.mark.parametrize("hand", [by_paste, by_input_method])
def test_T058_that_two_cells_or_two_lines_never_become_one_number(window: MainWindow, hand: Hand) -> None:
    for text in ("7\n2", "7\t2", "7\r\n2", "7\u20282", "7\x0b2", "7\x852"):
        assert entered(window, WEIGHT, text, hand).said.startswith("Weight must be a number"), text
        assert kept(window, WEIGHT) is None, text


def test_T058_that_no_number_of_the_form_takes_two_cells_pasted(window: MainWindow) -> None:
    for path in NUMBERS:
        assert entered(window, path, "3\t5", by_paste).said, path
        assert kept(window, path) is None, path


@HANDS
def test_T060_that_a_mark_before_three_digits_is_asked_about_however_it_came(window: MainWindow, hand: Hand) -> None:
    assert entered(window, CK, "1.900", hand).said.startswith("Is this 1.9 or 1900?")
    assert kept(window, CK) is None


def test_T061_that_pounds_and_stones_are_typed_key_by_key_and_converted_once(window: MainWindow) -> None:
    for text, kilograms in (("159 lb", "72.1"), ("11 st 4 lb", "71.7"), ("11st4", "71.7")):
        found = entered(window, WEIGHT, text)
        assert (str(kept(window, WEIGHT)), found.echo) == (kilograms, f"= {kilograms} kg")
    for text, centimetres in (("5 ft 6 in", "167.6"), ("5'6\"", "167.6"), ("1.65 m", "165"), ("65 in", "165.1")):
        found = entered(window, HEIGHT, text)
        assert (str(kept(window, HEIGHT)), found.echo) == (centimetres, f"= {centimetres} cm")


def test_T062_that_another_unit_is_asked_about_when_the_field_is_left(window: MainWindow) -> None:
    bilirubin = "labs.bilirubin_umol_per_l"
    assert entered(window, bilirubin, "1.2").said.startswith("1.2 µmol/L? Did you mean 1.2 mg/dL")
    assert str(kept(window, bilirubin)) == "1.2", "asked, never converted unasked"


@pytest.mark.parametrize(("path", "number"), [(WEIGHT, "72.4"), (HEIGHT, "165"), ("red_flags.temperature_c", "37.2")])
def test_T063_that_u_there_and_back_keeps_the_value_to_half_a_percent(
    window: MainWindow, path: str, number: str
) -> None:
    _, line = at(window, path)
    by_key(line, number)
    for _ in range(8):
        by_key(line, "u")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert abs(float(str(kept(window, path))) / float(number) - 1) <= 0.005


@pytest.mark.parametrize("path", [WEIGHT, CK, RASH, BORN])
def test_T068_that_of_a_text_without_end_no_beginning_is_taken_for_the_value(window: MainWindow, path: str) -> None:
    for text in ("9" * 5000, "0." + "0" * 5000 + "1", "72" + " " * 100 + "lb", "5" + "\n" * 90 + "0"):
        found = entered(window, path, text, by_paste)
        assert kept(window, path) is None
        assert shown(found) == ""
        assert found.said.startswith("Not taken: longer than the")


def test_T068_that_a_value_that_stands_is_left_by_a_paste_that_is_too_long_and_by_the_next_key_changed(
    window: MainWindow,
) -> None:
    entered(window, WEIGHT, "72")
    found = entered(window, WEIGHT, "8" * 5000, by_paste)
    assert (str(kept(window, WEIGHT)), found.said[:10]) == ("72", "Not taken:")
    found = entered(window, WEIGHT, "80")
    assert (str(kept(window, WEIGHT)), found.said) == ("80", "")


@HANDS
def test_T069_that_what_is_no_day_in_one_way_is_told_however_it_came(window: MainWindow, hand: Hand) -> None:
    for text in (
        "0", "1700000000", "2024-02-30", "31-Feb-2024", "13/02/2024", "02/13/2024", "\u0660\u0661-Jan-1980",
        "01-Jan-1980 02-Jan-1980", "\uff10\uff11021980",
    ):  # fmt: skip
        assert entered(window, BORN, text, hand).said.startswith("Date of birth is not a day: write it as"), text
        assert kept(window, BORN) is None, text


def test_T070_that_an_age_or_a_birth_that_cannot_be_is_told_as_it_is_typed(window: MainWindow) -> None:
    assert entered(window, "patient.age_years", "121").said.startswith("Age must be between 0 and 110 years")
    assert entered(window, BORN, "01012190").said


@HANDS
def test_T071_that_what_turns_the_direction_is_gone_from_a_name_a_number_and_a_day(
    window: MainWindow, hand: Hand
) -> None:
    for path, text, seen in (
        (FAMILY, "\u202eeoD\u2069\x00\x1b", "eoD"), (WEIGHT, "\u202e71\u202c", "71"),
        (BORN, "\u20670202\u200f1980", "02-Feb-1980"),
    ):  # fmt: skip
        found = entered(window, path, text, hand)
        assert shown(found) == seen
    assert str(kept(window, WEIGHT)) == "71", "the number that is read is the number that is seen"
    assert "EOD" in window.banner._name.text()


@pytest.mark.parametrize("hand", [by_paste, by_input_method])
def test_T072_that_a_real_name_is_kept_however_it_came(window: MainWindow, hand: Hand) -> None:
    for name in ("O'Brien", "\u0141ukasz", "\u674e", "\u0639\u0645\u0631", "Ann-Marie \U0001f600"):
        assert entered(window, FAMILY, name, hand).said == "", name
        assert kept(window, FAMILY) == name


def test_T073_that_markup_typed_into_a_name_is_shown_as_it_is(window: MainWindow) -> None:
    entered(window, FAMILY, "<b>x</b>&lt;")
    assert window.banner._name.text().startswith("<B>X</B>&LT;")


def test_T076_that_a_paste_does_nothing_to_an_answer_or_a_list(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("yes" * 3_000_000)
    for path in ("red_flags.cough", "activity.severity", "purpose"):
        window.focus_field(path)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CONTROL)
        assert window._presenter.screen.fields[path].text == ""


@pytest.mark.parametrize(
    ("path", "html", "value"), [(FAMILY, "<b>Doe</b><script>x</script>", "Doe"), (WEIGHT, "<td>72</td>", "72")]
)
def test_T076_that_of_what_was_copied_with_its_looks_only_the_text_is_pasted(
    window: MainWindow, path: str, html: str, value: str
) -> None:
    rich = QMimeData()
    rich.setHtml(html)
    rich.setText(value)
    QGuiApplication.clipboard().setMimeData(rich)
    _, line = at(window, path)
    QTest.keyClick(line, Qt.Key.Key_V, CONTROL)
    assert str(kept(window, path)) == value
    only_html = QMimeData()
    only_html.setHtml(html)
    QGuiApplication.clipboard().setMimeData(only_html)
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_V, CONTROL)
    assert "<" not in line.text()
