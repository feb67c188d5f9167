"""Working habits: undo far back, a file dragged in, a new visit, and no word of a patient where it does not belong."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QMimeData, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.ui import words
from app.ui.main_window import MainWindow
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.form_plan import groups
from tests.unit.ui.stand_in import EXAMPLE, Shelf, ready_case

MARKER = "ZQXV"
CONTROL = Qt.KeyboardModifier.ControlModifier


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    window.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def path_in_focus(window: MainWindow) -> str:
    row = window.case.form.row_of(QApplication.focusWidget())
    return row.path if row is not None else ""


# Undo -------------------------------------------------------------------------------------------------


def test_UX3_that_sixty_steps_are_undone_and_redone_by_the_keyboard(
    window: MainWindow, presenter: CasePresenter
) -> None:
    paths = [path for group in groups() if group.id in ("history", "medicines", "red_flags") for path in group.paths]
    answered = [path for path in paths if path.startswith(("history.", "medicines.", "red_flags."))][:60]
    before = presenter._past.draft
    for number, path in enumerate(answered):
        window._on_field_written(path, str(30 + number % 5) if "temperature" in path else "no")
        window._on_field_left(path)
    after = presenter._past.draft
    for _ in answered:
        press(window, Qt.Key.Key_Z)
    assert presenter._past.draft == before
    for _ in answered:
        press(window, Qt.Key.Key_Y)
    assert presenter._past.draft == after


def test_that_undo_says_what_it_took_back_and_puts_the_cursor_there(window: MainWindow) -> None:
    window._on_field_written("patient.weight_kg", "62")
    window._on_field_left("patient.weight_kg")
    window.focus_field("history.diabetes")
    press(window, Qt.Key.Key_Z)
    assert window._presenter.screen.record == "Undone: Weight"
    assert path_in_focus(window) == "patient.weight_kg"
    said = [shown.text() for shown in window.case.findChildren(QLabel) if shown.isVisible()]
    assert "Undone: Weight" in said
    press(window, Qt.Key.Key_Y)
    assert window._presenter.screen.record == "Redone: Weight"
    QTest.keyClicks(QApplication.focusWidget(), "3")
    assert window._presenter.screen.record == "Not saved", "it is said once"


def test_T110_that_opening_an_example_after_undo_begins_a_past_of_its_own(window: MainWindow) -> None:
    window._on_example_wanted(str(EXAMPLE))
    assert not window._presenter.screen.can_undo
    assert not window.bar.actions_by_name["undo"].isEnabled()


# A file dragged in ------------------------------------------------------------------------------------


def dropped(window: MainWindow, *urls: str, text: str = "") -> None:
    data = QMimeData()
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    if text:
        data.setText(text)
    actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    middle = window.rect().center()
    entered = QDragEnterEvent(middle, actions, data, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(window, entered)
    if entered.isAccepted():
        drop = QDropEvent(QPointF(middle), actions, data, buttons, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window, drop)


def test_that_a_case_file_is_dragged_in(window: MainWindow, shelf: Shelf) -> None:
    shelf.cases[Path("/ward/jane.yaml")] = ready_case()
    dropped(window, "file:///ward/jane.yaml")
    assert window._presenter.screen.fields["purpose"].text == "relapse"
    assert window._presenter.save() == "", "it is saved where it came from"


def test_that_unsaved_changes_are_asked_about_first(window: MainWindow, shelf: Shelf) -> None:
    shelf.cases[Path("/ward/jane.yml")] = ready_case()
    window._on_field_written("patient.family_name", "Roe")
    dropped(window, "file:///ward/jane.yml")
    notice = window._presenter.screen.notice
    assert notice is not None
    assert notice.asks
    assert window._presenter.screen.fields["patient.family_name"].text == "Roe"
    window.filing.discard()
    assert window._presenter.screen.fields["patient.family_name"].text == "Doe"


@pytest.mark.parametrize(
    ("urls", "says"),
    [
        (("file:///a.yaml", "file:///b.yaml"), words.DROP_ONE),
        (("file:///a.pdf",), words.DROP_KIND),
        (("file:///folder/",), words.DROP_KIND),
        (("https://example.org/a.yaml",), words.DROP_KIND),
        (("file:///a%00.yaml",), words.DROP_KIND),
        (("mailto:x",), words.DROP_KIND),
        (("file:///.yaml",), words.DROP_KIND),
    ],
)
def test_T074_that_several_files_or_another_kind_are_told_in_one_sentence(
    window: MainWindow, urls: tuple[str, ...], says: str
) -> None:
    dropped(window, *urls)
    notice = window._presenter.screen.notice
    assert notice is not None
    assert notice.text == says
    assert notice.lines == ()


def test_that_text_dragged_in_changes_nothing(window: MainWindow) -> None:
    before = window._presenter._past.draft
    dropped(window, text="CK 1900")
    assert window._presenter._past.draft == before
    window.focus_field("patient.family_name")
    field = QApplication.focusWidget()
    assert not field.acceptDrops(), "the name of a file is no answer to a question"


def test_that_a_file_that_is_none_is_told_and_the_case_stays(window: MainWindow) -> None:
    dropped(window, "file:///nowhere/none.json")
    notice = window._presenter.screen.notice
    assert notice is not None
    assert notice.text == words.OPEN_FAILED


# A new visit ------------------------------------------------------------------------------------------


def test_that_a_new_visit_begins_with_one_key_and_asks_for_its_purpose(window: MainWindow) -> None:
    window._on_example_wanted(str(EXAMPLE))
    press(window, Qt.Key.Key_E)
    assert path_in_focus(window) == "purpose"
    screen = window._presenter.screen
    assert screen.fields["red_flags.fever"].text == ""
    assert screen.fields["patient.weight_kg"].text == "62"
    row = window.case.form._boxes["who"].row("patient.weight_kg")
    keep = next(each for each in row.presses if isinstance(each, QPushButton))
    assert keep.text() == "From 21-Nov-2026: still so"
    assert "From 21-Nov-2026" in row.control.accessibleDescription()
    keep.click()
    assert window._presenter.screen.fields["patient.weight_kg"].carried == ""
    assert path_in_focus(window) == "patient.weight_kg"


# Who it is about stays in the window ------------------------------------------------------------------


@pytest.fixture
def marked(window: MainWindow, tmp_path: Path) -> Iterator[MainWindow]:
    window.keep_in(tmp_path / "window.json")
    for path in ("patient.family_name", "patient.given_name", "patient.identifier"):
        window._on_field_written(path, MARKER)
        window._on_field_left(path)
    yield window
    window._keeping = None


def test_T097_T099_that_no_title_name_or_setting_holds_the_patient(
    marked: MainWindow, tmp_path: Path, shelf: Shelf
) -> None:
    window = marked
    for name in ("find", "help", "about", "keys", "tour"):
        window._on_action_wanted(name)
        press(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    window._presenter.save_to(tmp_path / f"{MARKER}.yaml")
    window._render()
    titles = [window.windowTitle(), window.accessibleName(), window.windowFilePath(), window.windowIconText()]
    titles += [QGuiApplication.applicationDisplayName(), QGuiApplication.desktopFileName(), window.objectName()]
    for top in QApplication.topLevelWidgets():
        titles += [top.windowTitle(), top.accessibleName()]
    assert not [title for title in titles if MARKER in title]
    assert window._keeping is not None
    window._keeping.remember()
    assert MARKER.encode() not in (tmp_path / "window.json").read_bytes()


def test_T097_that_nothing_is_left_in_the_settings_of_the_toolkit(
    marked: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.ui.start import divert_settings

    private = tmp_path / "private"
    divert_settings(private)
    for settings in (QSettings("QtProject"), QSettings("Heliotrope", "Heliotrope")):
        assert Path(settings.fileName()).is_relative_to(private), settings.fileName()
    home = Path(os.path.expanduser("~"))  # noqa: PTH111
    for file in (home / ".config" / "QtProject.conf", home / ".local" / "share" / "recently-used.xbel"):
        assert not file.exists() or MARKER.encode() not in file.read_bytes()


def test_T111_that_no_field_of_one_patient_appears_in_the_next(marked: MainWindow) -> None:
    window = marked
    window._presenter._kept = window._presenter._past.draft
    window._on_example_wanted(str(EXAMPLE))
    window._on_action_wanted("find")
    texts = [shown.text() for shown in window.findChildren(QLabel)]
    texts += [view.text for view in window._presenter.screen.fields.values()]
    assert not [text for text in texts if MARKER in text]
    press(window, Qt.Key.Key_Z)
    assert window._presenter.screen.fields["patient.family_name"].text == "Doe"


def test_that_no_command_keeps_a_list_of_recent_files(window: MainWindow) -> None:
    titles = [action.text().lower() for action in window.bar.actions_by_name.values()]
    assert not [title for title in titles if "recent" in title]


def test_that_a_closed_window_leaves_its_state_and_nothing_else(qtbot: QtBot, tmp_path: Path, shelf: Shelf) -> None:
    from tests.unit.ui.stand_in import services

    made = MainWindow(CasePresenter(services(shelf)))
    made.keep_in(tmp_path / "window.json")
    made.show_supported()
    assert made.close()
    shiboken6.delete(made)
    assert [file.name for file in tmp_path.iterdir()] == ["window.json"]
