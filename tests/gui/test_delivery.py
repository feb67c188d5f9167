"""Pages on their way out: printed, saved and deleted beside the window, told in one sentence, and never lost."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.errors import NotWritten, Problem
from app.domain.page_order import PAGE_KINDS, SUFFIXES, PageKind
from app.files.atomic_write import write_whole
from app.files.deleting import delete_same
from app.ui import delivery, words
from app.ui.errand import Errand
from app.ui.main_window import MainWindow
from app.ui.plan.plan_pane import HANDOUT
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.services import Services
from tests.gui.printer import Printer
from tests.unit.ui.stand_in import EXAMPLE, services

LONG_S = 10.0
OLD = b"what was there before"


class Disk:
    """Files on the real disk, written when the test lets them."""

    def __init__(self) -> None:
        self.waits = False
        self.begun, self.let_go = threading.Event(), threading.Event()
        self.threads: set[int] = set()

    def write(self, place: Path, page: bytes) -> None:
        self.threads.add(threading.get_ident())
        self.begun.set()
        if self.waits:
            self.let_go.wait(LONG_S)
        write_whole(place, page)

    def delete(self, place: Path, page: bytes) -> None:
        self.threads.add(threading.get_ident())
        delete_same(place, page)

    def serve(self) -> Services:
        return services()._replace(write_page=self.write, delete_page=self.delete)


@pytest.fixture
def disk() -> Iterator[Disk]:
    made = Disk()
    yield made
    made.let_go.set()


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Printer]:
    made = Printer()
    made.connect(monkeypatch)
    yield made
    made.let_go.set()


@pytest.fixture
def shown(qtbot: QtBot, disk: Disk) -> Iterator[MainWindow]:
    """A window that shows a page of the example, which may be printed as a draft."""
    window = MainWindow(CasePresenter(disk.serve()))
    window.resize(1366, 768)
    window.show_supported()
    window._on_example_wanted(str(EXAMPLE))
    window.moving.go_handout()
    qtbot.waitUntil(lambda: bool(window.preview.made), timeout=10000)
    yield window
    disk.let_go.set()
    if shiboken6.isValid(window):
        qtbot.waitUntil(lambda: not window._delivers, timeout=10000)
        window._presenter._kept = window._presenter._past.draft
        window.close()
        shiboken6.delete(window)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the dialog says that pages are to be saved."""
    chosen = tmp_path / "plan.pdf"
    monkeypatch.setattr(delivery.QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    return chosen


def told(window: MainWindow) -> str:
    notice = window._presenter.screen.notice
    return "" if notice is None else notice.text


def end(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window._delivers, timeout=10000)


# The printer -------------------------------------------------------------------------------------------


def test_UX_8_that_the_window_goes_on_while_pages_are_printed(
    shown: MainWindow, printer: Printer, qtbot: QtBot
) -> None:
    printer.waits = True
    presses = shown.plan.handout.presses
    presses.print.click()
    qtbot.waitUntil(printer.begun.is_set)
    assert not any(press.isEnabled() for press in (presses.print, presses.save, presses.check_print))
    qtbot.waitUntil(lambda: presses._progress.text() == "Sending page 2 of 5 to the printer …")
    shown._on_field_written("patient.family_name", "Roe")
    shown.plan.show_tab(0)
    shown.plan.show_tab(HANDOUT)
    QApplication.processEvents()
    assert shown._presenter.screen.fields["patient.family_name"].text == "Roe"
    assert printer.pages == [], "all that was done while it was printing"
    printer.let_go.set()
    end(shown, qtbot)
    assert printer.threads != [threading.get_ident()]
    assert told(shown) == words.PRINT_OUTCOMES["printed"]
    assert presses._progress.isHidden()
    qtbot.waitUntil(presses.print.isEnabled, timeout=10000)


@pytest.mark.parametrize(
    ("outcome", "lacks"),
    [("no_printer", "found"), ("cancelled", "chosen"), ("no_answer", "valid"), ("no_answer", ""), ("stopped", "")],
)
def test_T094_that_whatever_goes_wrong_is_one_sentence_and_the_pages_can_still_be_saved(
    shown: MainWindow, printer: Printer, place: Path, qtbot: QtBot, outcome: str, lacks: str
) -> None:
    printer.answers = outcome
    if lacks:
        setattr(printer, lacks, False)
    page = shown.preview.made
    shown.plan.handout.presses.print.click()
    end(shown, qtbot)
    assert told(shown) == words.PRINT_OUTCOMES[outcome]
    assert shown.preview.made == page, "the pages are still there"
    assert shown.plan.handout.presses.save.isEnabled()
    shown.plan.handout.presses.save.click()
    end(shown, qtbot)
    assert place.read_bytes() == page


def test_that_the_printer_is_asked_for_the_paper_of_the_pages(
    shown: MainWindow, printer: Printer, qtbot: QtBot
) -> None:
    for paper in ("letter", "A4"):
        shown.plan.handout.choices.paper_chosen.emit(paper)
        qtbot.waitUntil(lambda: bool(shown.preview.made), timeout=10000)
        shown.plan.handout.presses.print.click()
        end(shown, qtbot)
    assert printer.papers == ["letter", "A4"]


def test_that_one_errand_is_under_way_at_a_time_and_the_second_is_told_to_wait(
    shown: MainWindow, printer: Printer, qtbot: QtBot
) -> None:
    printer.waits = True
    shown._on_action_wanted("page_clinician")
    qtbot.waitUntil(lambda: bool(shown.preview.made), timeout=10000)
    shown.plan.handout.presses.print.click()
    qtbot.waitUntil(printer.begun.is_set)
    shown._on_action_wanted("print")
    assert told(shown) == words.PAGES_ON_THE_WAY
    printer.let_go.set()
    end(shown, qtbot)
    assert len(printer.pages) == 1


def test_that_a_fault_of_the_program_while_printing_is_told_and_not_called_printed(
    shown: MainWindow, printer: Printer, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def fail(*_sent: object) -> str:
        raise ValueError("a fault")

    monkeypatch.setattr("app.ui.printing.send_pages", fail)
    with qtbot.capture_exceptions() as faults:
        shown.plan.handout.presses.print.click()
        end(shown, qtbot)
    assert [str(fault[1]) for fault in faults] == ["a fault"]
    assert told(shown) == words.PRINT_OUTCOMES["stopped"]
    assert shown.plan.handout.presses.print.isEnabled()


# Files -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_that_each_kind_is_saved_as_it_is_seen_under_a_neutral_name(
    shown: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: PageKind
) -> None:
    monkeypatch.setattr(delivery.Path, "home", lambda: tmp_path)
    asked: list[tuple[str, str]] = []

    def ask(_window: object, _title: str, start: str, filters: str) -> tuple[str, str]:
        asked.append((start, filters))
        return start, ""

    monkeypatch.setattr(delivery.QFileDialog, "getSaveFileName", ask)
    shown._on_action_wanted(f"page_{kind}")
    qtbot.waitUntil(lambda: bool(shown.preview.made), timeout=10000)
    for _ in range(2):
        shown.plan.handout.presses.save.click()
        end(shown, qtbot)
    names = [Path(start).name for start, _ in asked]
    stem, suffix = Path(words.PAGE_FILES[kind]).stem, SUFFIXES[kind]
    assert names == [f"{stem}{suffix}", f"{stem}-2{suffix}"], "a name that no file has is proposed"
    assert "doe" not in "".join(names).lower()
    assert all(f"*{suffix}" in filters for _, filters in asked)
    assert [(tmp_path / name).read_bytes() for name in names] == [shown.preview.made] * 2


def test_UX_8_that_the_window_goes_on_while_a_slow_disk_writes(
    shown: MainWindow, disk: Disk, place: Path, qtbot: QtBot
) -> None:
    disk.waits = True
    shown.plan.handout.presses.save.click()
    qtbot.waitUntil(disk.begun.is_set)
    assert shown.plan.handout.presses._progress.text() == words.SAVING
    shown._on_field_written("patient.family_name", "Roe")
    QApplication.processEvents()
    assert not place.exists()
    disk.let_go.set()
    end(shown, qtbot)
    assert place.read_bytes().startswith(b"%PDF")
    assert threading.get_ident() not in disk.threads


def test_T090_that_a_page_that_cannot_be_saved_leaves_the_old_file_and_the_pages(
    qtbot: QtBot, disk: Disk, place: Path, monkeypatch: pytest.MonkeyPatch, shown: MainWindow
) -> None:
    place.write_bytes(OLD)
    place.chmod(0o400)
    page = shown.preview.made
    presses = shown.plan.handout.presses
    presses.save.click()
    end(shown, qtbot)
    assert told(shown) == words.SAVE_FAILED
    notice = shown._presenter.screen.notice
    assert notice is not None
    assert len(notice.lines) == 1
    assert "read-only" in notice.lines[0]
    assert place.read_bytes() == OLD
    assert shown.preview.made == page
    assert presses.save.isEnabled()
    assert presses.delete.isHidden(), "nothing was saved that could be deleted"
    elsewhere = place.with_name("elsewhere.pdf")
    monkeypatch.setattr(delivery.QFileDialog, "getSaveFileName", lambda *_: (str(elsewhere), ""))
    presses.save.click()
    end(shown, qtbot)
    assert elsewhere.read_bytes() == page


@pytest.mark.parametrize("says", ["the disk is full: free some space", "its folder does not exist"])
def test_T090_that_what_the_disk_says_is_told(qtbot: QtBot, place: Path, shown: MainWindow, says: str) -> None:
    def fail(place: Path, _page: bytes) -> None:
        raise NotWritten([Problem(place.name, "", says)])

    shown._presenter._services = shown._presenter._services._replace(write_page=fail)
    shown.plan.handout.presses.save.click()
    end(shown, qtbot)
    notice = shown._presenter.screen.notice
    assert notice is not None
    assert says in notice.lines[0]
    assert not notice.good


def test_that_leaving_the_dialog_saves_nothing_and_says_nothing(
    shown: MainWindow, monkeypatch: pytest.MonkeyPatch, disk: Disk
) -> None:
    monkeypatch.setattr(delivery.QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    shown.plan.handout.presses.save.click()
    assert not shown._delivers
    assert told(shown) == ""
    assert not disk.begun.is_set()


def test_PHI_6_that_the_saved_file_is_deleted_by_one_press_and_then_told(
    shown: MainWindow, place: Path, qtbot: QtBot
) -> None:
    presses = shown.plan.handout.presses
    assert presses.delete.isHidden()
    presses.save.click()
    end(shown, qtbot)
    assert told(shown) == words.PAGES_SAVED
    assert presses.delete.isVisible()
    assert "plan.pdf" in presses.delete.accessibleDescription()
    beside = place.with_name("another.pdf")
    beside.write_bytes(place.read_bytes())
    presses.delete.click()
    end(shown, qtbot)
    assert not place.exists()
    assert beside.exists()
    assert told(shown) == words.PAGES_DELETED
    assert presses.delete.isHidden()


def test_PHI_6_that_a_file_that_became_another_is_not_deleted(shown: MainWindow, place: Path, qtbot: QtBot) -> None:
    shown.plan.handout.presses.save.click()
    end(shown, qtbot)
    place.write_bytes(OLD)
    shown.plan.handout.presses.delete.click()
    end(shown, qtbot)
    assert place.read_bytes() == OLD
    assert told(shown) == words.DELETE_FAILED


def test_that_the_cursor_comes_back_to_the_press_unless_it_was_taken_elsewhere(
    shown: MainWindow, place: Path, disk: Disk, qtbot: QtBot
) -> None:
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    presses = shown.plan.handout.presses
    presses.save.setFocus()
    QTest.keyClick(presses.save, Qt.Key.Key_Return)
    end(shown, qtbot)
    assert QApplication.focusWidget() is presses.save
    disk.waits = True
    disk.begun.clear()
    QTest.keyClick(presses.save, Qt.Key.Key_Return)
    qtbot.waitUntil(disk.begun.is_set)
    shown.focus_field("patient.family_name")
    line = QApplication.focusWidget()
    disk.let_go.set()
    end(shown, qtbot)
    assert QApplication.focusWidget() is line


# Closing -----------------------------------------------------------------------------------------------


def test_that_the_window_stays_until_its_pages_are_out_and_then_closes_by_itself(
    shown: MainWindow, printer: Printer, qtbot: QtBot
) -> None:
    printer.waits = True
    shown.plan.handout.presses.print.click()
    qtbot.waitUntil(printer.begun.is_set)
    assert not shown.close()
    assert shown.isVisible()
    assert told(shown) == words.PAGES_CLOSING
    assert not shown.close(), "asked for again, it is only out of sight"
    assert not shown.isVisible()
    printer.let_go.set()
    end(shown, qtbot)
    assert not shown.isVisible()
    assert len(printer.pages) == 1


def test_that_a_closing_window_comes_back_with_what_went_wrong(
    shown: MainWindow, printer: Printer, qtbot: QtBot
) -> None:
    printer.waits, printer.answers = True, "stopped"
    shown.plan.handout.presses.print.click()
    qtbot.waitUntil(printer.begun.is_set)
    shown.close()
    shown.close()
    printer.let_go.set()
    end(shown, qtbot)
    assert shown.isVisible()
    assert told(shown) == words.PRINT_OUTCOMES["stopped"]
    assert shown.close()


def test_that_unsaved_changes_are_asked_about_once_the_pages_are_out(
    shown: MainWindow, disk: Disk, place: Path, qtbot: QtBot
) -> None:
    disk.waits = True
    shown.plan.handout.presses.save.click()
    qtbot.waitUntil(disk.begun.is_set)
    shown._on_field_written("patient.family_name", "Roe")
    shown.close()
    disk.let_go.set()
    end(shown, qtbot)
    assert shown.isVisible()
    notice = shown._presenter.screen.notice
    assert notice is not None
    assert notice.asks


def test_that_another_language_waits_for_the_pages(shown: MainWindow, printer: Printer, qtbot: QtBot) -> None:
    printer.waits = True
    shown.plan.handout.presses.print.click()
    qtbot.waitUntil(printer.begun.is_set)
    shown._on_language_wanted("es")
    assert shown.isVisible()
    assert told(shown) == words.PAGES_ON_THE_WAY


def test_that_a_second_errand_is_a_fault_of_the_program(qtbot: QtBot) -> None:
    gate = threading.Event()
    errand = Errand()
    errand.run(lambda _steps: gate.wait(LONG_S))
    with pytest.raises(RuntimeError):
        errand.run(lambda _steps: None)
    with qtbot.waitSignal(errand.ended, timeout=10000):
        gate.set()
    assert not errand.is_busy
