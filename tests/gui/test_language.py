"""Another language, chosen while a case is open: the window is built anew, and nothing of the case is lost."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.ui import main_window, words
from app.ui.language import BASE, language, speak
from app.ui.main_window import MainWindow
from app.ui.panes import CASE
from app.ui.qt_words import follow_language
from tests.unit.ui.stand_in import EXAMPLE


@pytest.fixture(autouse=True)
def base_language() -> Iterator[None]:
    yield
    for window in main_window._standing:
        if shiboken6.isValid(window):
            window._presenter._kept = window._presenter._past.draft
            window.retire()
    main_window._standing.clear()
    speak(BASE)
    follow_language()


def in_spanish(window: MainWindow) -> MainWindow:
    window._on_language_wanted("es")
    QApplication.processEvents()
    return main_window._standing[0]


def test_that_the_case_its_past_and_the_place_in_the_form_are_kept(window: MainWindow) -> None:
    window._on_example_wanted(str(EXAMPLE))
    window.focus_field("patient.weight_kg")
    QTest.keyClicks(QApplication.focusWidget(), "71")
    draft = window._presenter._past.draft
    size = window.size()
    other = in_spanish(window)
    assert language() == "es"
    assert other._presenter._past.draft == draft
    assert other.size() == size
    row = other.case.form.row_of(QApplication.focusWidget())
    assert row is not None
    assert row.path == "patient.weight_kg"
    other._on_action_wanted("undo")
    assert other._presenter._past.draft != draft
    assert window.isHidden()


def test_that_titles_groups_menus_and_fields_are_in_the_language(window: MainWindow) -> None:
    other = in_spanish(window)
    shown = {label.text() for label in other.findChildren(QLabel)}
    assert {"Fiebre", "Tos"} <= shown
    assert words.PROTOCOL_LANGUAGE in shown
    assert other.bar.actions_by_name["save"].text() == words.SAVE_CASE == "Guardar el caso"
    assert other.case.form._boxes["red_flags"]._heading.accessibleName().startswith(words.GROUPS["red_flags"])


@pytest.mark.parametrize(
    ("typed", "answer"), [("S", "yes"), ("Y", "yes"), ("N", "no"), ("U", ""), ("?", "")], ids=["S", "Y", "N", "U", "?"]
)
def test_that_in_spanish_s_answers_yes_and_the_keys_of_english_go_on_to_work(
    window: MainWindow, typed: str, answer: str
) -> None:
    other = in_spanish(window)
    other._on_field_written("red_flags.cough", "no" if answer != "no" else "yes")
    other.focus_field("red_flags.cough")
    QTest.keyClicks(QApplication.focusWidget(), typed)
    assert other._presenter.screen.fields["red_flags.cough"].text == answer


def test_that_s_answers_nothing_in_english(window: MainWindow) -> None:
    window.focus_field("red_flags.cough")
    QTest.keyClicks(QApplication.focusWidget(), "s")
    assert window._presenter.screen.fields["red_flags.cough"].text == ""


@pytest.mark.parametrize("typed", ["si", "sí", "yes"])
def test_that_whoever_types_all_of_yes_in_spanish_does_not_answer_the_next_question_by_it(
    window: MainWindow, typed: str
) -> None:
    other = in_spanish(window)
    other.focus_field("red_flags.cough")
    for letter in typed:  # QTest does not type a letter with an accent
        key = Qt.Key(ord(letter.upper()))
        press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(QApplication.focusWidget(), press)
    answered = [path for path, view in other._presenter.screen.fields.items() if view.text and "red_flags" in path]
    assert answered == ["red_flags.cough"]


def test_that_an_answer_in_another_language_is_the_same_answer(window: MainWindow) -> None:
    other = in_spanish(window)
    other._on_field_written("red_flags.fever", "yes")
    assert other._presenter.screen.fields["red_flags.fever"].text == "yes"
    other._on_language_wanted(BASE)
    again = main_window._standing[0]
    assert again._presenter.screen.fields["red_flags.fever"].text == "yes"
    assert words.SAVE == "Save"
    assert again.panes.front == CASE


def test_that_the_view_menu_offers_each_language_by_its_own_name(window: MainWindow) -> None:
    texts = [action.text() for action in window.bar.view.actions()]
    assert {"English (UK)", "English (US)", "Español (borrador)"} <= set(texts)


def test_that_what_is_decided_in_spanish_is_kept_in_english_words(window: MainWindow) -> None:
    other = in_spanish(window)
    draft = other._presenter._with_override(
        other._presenter._past.draft, "G01", "specialist_advice", "nota", "Dra. Ruiz"
    )
    (entry,) = draft.lists["choices.overrides"]
    assert words.override_reason("specialist_advice") != "Specialist advice"
    assert entry["reason"] == "Specialist advice: nota"


def test_that_the_dialogs_of_qt_speak_the_language_of_the_window(window: MainWindow) -> None:
    cancel = QCoreApplication.translate("QPlatformTheme", "Cancel")
    other = in_spanish(window)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"
    other._on_language_wanted(BASE)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == cancel
