"""Bad input at the form, with the real engine: rows T058 to T076 and T103 of the reliability table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.domain.recording import catalogue
from app.ui.controls.answer import Answer
from app.ui.controls.choice import Choice
from app.ui.controls.line import Line
from app.ui.form.field_row import FieldRow
from app.ui.main_window import MainWindow
from app.ui.presenters.draft import Draft, form_facts, lay

catalogue()
WEIGHT, BORN, FAMILY = "patient.weight_kg", "patient.date_of_birth", "patient.family_name"
PLATELETS = "labs.platelets_10e9_per_l"
TEXTS = tuple(path for path, spec in form_facts().items() if spec.kind == "text")
NUMBERS = tuple(path for path, spec in form_facts().items() if spec.kind == "number")


@pytest.fixture
def window(real_window: MainWindow) -> MainWindow:
    return real_window


def row(window: MainWindow, path: str) -> FieldRow:
    window.focus_field(path)
    found = window.case.form.row_of(QApplication.focusWidget())
    assert found is not None
    return found


def typed(window: MainWindow, path: str, text: str) -> FieldRow:
    found = row(window, path)
    assert isinstance(found.control, Line)
    found.control.selectAll()
    found.control.insert(text)
    window._on_field_written(path, found.control.text())
    window._on_field_left(path)
    return found


def kept(window: MainWindow, path: str) -> object:
    part, name = path.split(".")
    return getattr(getattr(window._presenter._followed.case, part), name)


@pytest.mark.parametrize(
    "text",
    ["NaN", "inf", "-inf", "1e400", "1e3", "-0", "-70", "\u221270", "+70", "1_0", "0x10", "\u0667\u0660",
     "\uff17\uff10", "7 0", "70.", ".5", "7..0", "010", "1,2,3", "true", "70 g", "70 80", "½", "७०"],
)  # fmt: skip
def test_T058_that_what_is_no_plain_number_is_told_and_never_taken(window: MainWindow, text: str) -> None:
    said = typed(window, WEIGHT, text).said
    assert said.startswith("Weight ")
    assert said.count(".") >= 1
    assert kept(window, WEIGHT) is None


@pytest.mark.parametrize("text", [" 70 ", "70\u200b", "\ufeff70", "7\u200d0", "\u202a70\u202c", "70\n"])
def test_T058_that_blanks_and_what_cannot_be_seen_are_cleaned_away(window: MainWindow, text: str) -> None:
    assert typed(window, WEIGHT, text).said == ""
    assert str(kept(window, WEIGHT)) == "70"


@pytest.mark.parametrize("name", ["en_US", "de_DE", "fr_FR", "ar_EG"])
def test_T059_that_both_decimal_marks_are_read_in_every_locale(window: MainWindow, name: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(name))
    try:
        for text in ("72,5", "72.5"):
            found = row(window, WEIGHT)
            QTest.keyClicks(found.control, text)
            QTest.keyClick(found.control, Qt.Key.Key_Tab)
            assert str(kept(window, WEIGHT)) == "72.5"
            assert found.said == ""
            typed(window, WEIGHT, "")
        assert typed(window, WEIGHT, "72,5").echo == "= 72.5 kg"
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize("text", ["1.000", "1,000"])
def test_T060_that_a_mark_before_three_digits_is_asked_about(window: MainWindow, text: str) -> None:
    assert typed(window, PLATELETS, text).said.startswith("Is this 1 or 1000?")
    assert kept(window, PLATELETS) is None


def test_T061_that_pounds_typed_as_kilograms_and_the_other_way_are_asked_about(window: MainWindow) -> None:
    assert typed(window, WEIGHT, "175").said == "175 kg? Did you mean 175 lb = 79.4 kg?"
    assert [press.text() for press in row(window, WEIGHT).presses] == [
        "Use 175 lb = 79.4 kg", "It is right: confirm 175 kg",
    ]  # fmt: skip
    row(window, WEIGHT).presses[0].click()
    assert str(kept(window, WEIGHT)) == "79.4"
    assert row(window, WEIGHT).echo == "= 79.4 kg"
    assert typed(window, WEIGHT, "72 lb").said == "72 lb? Did you mean 72 kg?"


def test_T061_that_an_impossible_body_mass_index_of_an_adult_stops_and_offers_the_other_unit(
    window: MainWindow,
) -> None:
    for path, text in (("patient.age_years", "52"), ("patient.height_cm", "150")):
        typed(window, path, text)
    said = typed(window, WEIGHT, "170").said
    assert said.startswith("Weight or height is not plausible")
    assert "Use 170 lb = 77.1 kg" in [press.text() for press in row(window, WEIGHT).presses]


def test_T062_that_the_other_unit_is_offered_in_one_press_at_the_field(window: MainWindow) -> None:
    found = typed(window, "labs.haemoglobin_g_per_l", "13.5")
    assert found.said == "13.5 g/L? Did you mean 13.5 g/dL = 135 g/L?"
    found.presses[0].click()
    assert str(kept(window, "labs.haemoglobin_g_per_l")) == "135"
    assert isinstance(found.control, Line)
    assert found.control.text() == "13.5 g/dL"
    assert found.echo == "= 135 g/L"


def test_T063_that_u_switches_the_unit_and_the_mark_beside_the_field_does_the_same(window: MainWindow) -> None:
    found = row(window, WEIGHT)
    assert isinstance(found.control, Line)
    QTest.keyClicks(found.control, "72u")
    assert (found.control.text(), found.echo) == ("158.7", "= 72 kg")
    mark = found._unit
    assert mark is not None
    assert mark.unit == "lb"
    assert found.control.accessibleName() == "Weight, lb", "a screen reader hears the unit in force"
    assert mark.height() >= 24
    assert "kg" in mark.accessibleDescription()
    QTest.mouseClick(mark, Qt.MouseButton.LeftButton)
    assert (found.control.text(), mark.unit, found.echo) == ("72", "kg", "")
    assert QApplication.focusWidget() is found.control


def test_T063_that_u_is_a_letter_where_a_unit_is_typed(window: MainWindow) -> None:
    found = row(window, "labs.white_cells_10e9_per_l")
    assert isinstance(found.control, Line)
    QTest.keyClicks(found.control, "4500 /ul")
    QTest.keyClick(found.control, Qt.Key.Key_Tab)
    assert found.control.text() == "4500 /ul"
    assert str(kept(window, "labs.white_cells_10e9_per_l")) == "4.5"


@pytest.mark.parametrize("path", [WEIGHT, PLATELETS, "activity.ck_u_per_l", BORN])
@pytest.mark.parametrize("text", ["9" * 5000, "1E+1000000", "0." + "0" * 5000 + "1", "1" + "0" * 4999 + ",5"])
def test_T068_that_a_number_without_end_is_refused_at_once(window: MainWindow, path: str, text: str) -> None:
    window._on_field_written(path, text)
    window._on_field_left(path)
    assert window._presenter.screen.fields[path].problem
    assert len(window._presenter.screen.fields[path].problem) < 200
    assert kept(window, path) is None


@pytest.mark.parametrize(
    "text",
    ["0", "1700000000", "1700000000000", "2024-02-30", "31-Feb-2024", "30022024", "13/02/2024", "02/13/2024",
     "13.02.2024", "20240213", "13-13-2024", "tomorrow", "12-Mar-74", "120374", "00000000", "01-Jan-0000",
     "29-Feb-2023"],
)  # fmt: skip
def test_T069_that_what_is_no_day_in_one_way_is_refused_with_one_sentence(window: MainWindow, text: str) -> None:
    said = typed(window, BORN, text).said
    assert said.startswith("Date of birth is not a day: write it as")
    assert kept(window, BORN) is None


@pytest.mark.parametrize("text", ["13-Feb-2024", "13022024", "13-FEB-2024", "2024-02-13"])
def test_T069_that_a_day_is_shown_as_dd_mmm_yyyy_when_it_is_left(window: MainWindow, text: str) -> None:
    found = typed(window, BORN, text)
    assert isinstance(found.control, Line)
    assert found.control.text() == "13-Feb-2024"


def test_T069_that_t_writes_today_into_an_empty_day_and_goes_on(window: MainWindow) -> None:
    found = row(window, "labs.tested_on")
    assert isinstance(found.control, Line)
    QTest.keyClicks(found.control, "t")
    assert found.control.text() == window._presenter.screen.fields["visit_date"].text
    assert QApplication.focusWidget() is not found.control
    QTest.keyClicks(row(window, BORN).control, "13-Oct-2024")
    assert window._presenter.screen.fields[BORN].text == "13-Oct-2024"


def test_T070_that_a_birth_after_the_visit_or_before_anybody_stops(window: MainWindow) -> None:
    typed(window, BORN, "01-Jan-2190")
    assert "D07" in [alert.rule for alert in window._presenter.screen.stops]
    assert row(window, BORN).said
    typed(window, BORN, "01-Jan-1901")
    assert row(window, BORN).said, "nobody is that old"
    assert (
        typed(window, "patient.age_years", "121").said == "Age must be between 0 and 110 years; check value and unit."
    )


def test_T070_that_a_child_is_judged_by_the_rules_of_children(window: MainWindow) -> None:
    typed(window, "patient.age_years", "1")
    plan = window._presenter._followed.plan
    assert plan.population == "juvenile"


UNSEEN = "\u202e\u2066\u200b\u200f\ufeff\x00\x1b\x07\u00ad\u2060"


@pytest.mark.parametrize("path", TEXTS)
def test_T071_that_what_cannot_be_seen_is_dropped_where_it_is_typed(window: MainWindow, path: str) -> None:
    found = typed(window, path, f"Do{UNSEEN}e{UNSEEN}")
    assert isinstance(found.control, Line)
    assert found.control.text() == "Doe"
    assert kept(window, path) == "Doe"


@given(text=st.text(max_size=30))
def test_T071_that_no_text_leaves_anything_unseen_in_a_draft(text: str) -> None:
    from app.domain.written import clean_text, drop_unseen

    dropped = drop_unseen(text)
    assert drop_unseen(dropped) == dropped
    assert clean_text(dropped) == clean_text(text) or not dropped.isprintable()
    lay(Draft({FAMILY: text or "x"}))


def test_T071_that_letters_of_two_alphabets_in_one_word_are_flagged(window: MainWindow) -> None:
    assert typed(window, FAMILY, "D\u043ee").said == "Letters of different alphabets in one word: check the spelling."
    assert kept(window, FAMILY) == "D\u043ee", "flagged, not changed"
    assert typed(window, FAMILY, "Doe").said == ""


@pytest.mark.parametrize("name", ["O'Brien", "Łukasz", "Nguyễn", "李", "عمر", "Иванов", "W" * 35, "Ann-Marie 😀"])
def test_T072_that_a_real_name_is_kept_and_shown_whole(window: MainWindow, name: str) -> None:
    assert typed(window, FAMILY, name).said == ""
    assert kept(window, FAMILY) == name
    assert name.upper() in window.banner._name.text()


def test_ID3_that_a_name_of_36_letters_is_told_and_not_cut(window: MainWindow) -> None:
    found = typed(window, FAMILY, "W" * 36)
    assert found.said == "Family name must have at most 35 characters."
    assert isinstance(found.control, Line)
    assert found.control.text() == "W" * 36


@pytest.mark.parametrize("path", TEXTS)
@pytest.mark.parametrize("text", ['<img src="file:///x">', "<b>bold</b>", "&lt;b&gt;", "<40 kg"])
def test_T073_that_markup_is_shown_as_it_was_typed(window: MainWindow, path: str, text: str) -> None:
    found = typed(window, path, text)
    assert isinstance(found.control, Line)
    assert found.control.text() == text
    for shown in window.findChildren(QLabel):
        assert shown.textFormat() == Qt.TextFormat.PlainText
    banner = " ".join(shown.text() for shown in window.banner.findChildren(QLabel))
    assert text in banner or text.upper() in banner


def test_T076_that_ten_megabytes_are_cut_to_what_a_name_takes_and_told(window: MainWindow) -> None:
    found = row(window, FAMILY)
    assert isinstance(found.control, Line)
    QGuiApplication.clipboard().setText("7" * 10_000_000)
    QTest.keyClick(found.control, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    longest = found.control.maxLength()
    assert len(found.control.text()) == longest <= 200
    assert f"Cut to {longest} characters" in found.said
    found.control.selectAll()
    QTest.keyClicks(found.control, "7")
    assert "Cut to" not in found.said


@pytest.mark.parametrize("path", [WEIGHT, BORN])
def test_T076_that_of_ten_megabytes_nothing_is_taken_for_a_number_or_a_day(window: MainWindow, path: str) -> None:
    found = row(window, path)
    assert isinstance(found.control, Line)
    QGuiApplication.clipboard().setText("7" * 10_000_000)
    QTest.keyClick(found.control, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert found.control.text() == ""
    assert "Not taken: longer than the" in found.said
    QTest.keyClicks(found.control, "7")
    assert "Not taken" not in found.said


def test_T076_that_only_plain_text_is_pasted(window: MainWindow) -> None:
    rich = QMimeData()
    rich.setHtml("<b>Doe</b><img src='file:///etc/hostname'>")
    rich.setText("Doe")
    QGuiApplication.clipboard().setMimeData(rich)
    found = row(window, FAMILY)
    QTest.keyClick(found.control, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window._presenter.screen.fields[FAMILY].text == "Doe"


def test_T103_that_the_wheel_changes_nothing_in_any_group(window: MainWindow) -> None:
    for box in window.case.form._boxes.values():
        box.open()
    before = window._presenter._past.draft
    fields = [each for kind in (Line, Choice, Answer) for each in window.case.form.findChildren(kind)]
    assert len(fields) > 100
    for field in fields:
        for target in (field, window.windowHandle()):
            QApplication.sendEvent(target, wheel(field.mapToGlobal(QPoint(5, 5))))
    assert window._presenter._past.draft == before


def wheel(at: QPoint) -> QWheelEvent:
    return QWheelEvent(
        QPointF(5, 5), QPointF(at), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip


def test_ID5_that_a_wrong_check_digit_asks_in_the_united_kingdom_alone(window: MainWindow) -> None:
    window._on_field_written("region", "UK")
    assert typed(window, "patient.identifier", "943 476 5919").said == ""
    banner = [shown.text() for shown in window.banner.findChildren(QLabel)]
    assert "943\u00a0476\u00a05919" in banner
    assert "NHS No." in banner
    found = typed(window, "patient.identifier", "9434765918")
    assert found.said.startswith("The last digit does not fit an NHS number")
    assert kept(window, "patient.identifier") == "9434765918", "asked, not refused"
    found.presses[0].click()
    assert row(window, "patient.identifier").said == ""
    window._on_field_written("region", "US")
    assert typed(window, "patient.identifier", "9434765917").said == ""
    assert "9434765917" in [shown.text() for shown in window.banner.findChildren(QLabel)]


def test_ID6_that_the_allergies_line_says_what_was_answered(window: MainWindow) -> None:
    shown = window.banner._parts["allergies"].value
    assert shown.text() == "Not recorded"
    allergies = [path for path in form_facts() if path.startswith("allergies.")]
    for path in allergies:
        assert shown.text() == "Not recorded"
        window._on_field_written(path, "no")
    assert shown.text() == "No known allergies"
    window._on_field_written(allergies[1], "yes")
    assert shown.text() == "Known: Methotrexate"


@pytest.mark.parametrize("path", NUMBERS)
def test_T058_that_no_number_of_the_form_takes_words(path: str) -> None:
    reading = lay(Draft({path: "nine"}))
    assert reading.problems.get(path) or reading.text(path) == "nine", "the case then refuses it by name"
    assert not reading.readings
