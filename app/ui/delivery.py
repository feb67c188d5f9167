"""The delivery: pages that are seen go to a printer, into a file or to the clipboard, while the window goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.page_order import SUFFIXES
from app.ui import words
from app.ui.background import Done
from app.ui.clipping import Clipping
from app.ui.errand import Errand, Steps
from app.ui.filing import free_name
from app.ui.plan.page_presses import PagePresses
from app.ui.presenters.case_presenter import CasePresenter

if TYPE_CHECKING:
    from app.ui.presenters.page_presses import PrintOutcome, Saving


class Delivery(QObject):
    """Carries out one errand at a time. `told`: there is news to show; `freed`: nothing is under way any more, and
    whether that went well."""

    told = Signal()
    freed = Signal(bool)

    def __init__(self, presenter: CasePresenter, presses: PagePresses, window: QWidget) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._presses = presses
        self._window = window
        self._clipping = Clipping(self)
        self._then: Callable[[Done], bool] | None = None
        self._errand = Errand(self)
        self._errand.stepped.connect(self._on_stepped)
        self._errand.ended.connect(self._on_ended)
        presses.delete_wanted.connect(self.delete_saved)

    @property
    def is_busy(self) -> bool:
        """Whether pages are on their way."""
        return self._errand.is_busy

    def stop(self) -> None:
        """The window goes: what lies on the clipboard goes with it."""
        self._clipping.take_off()
        self._errand.stop()

    def copy(self, text: bytes) -> None:
        """Put a text on the clipboard."""
        self._clipping.put(text.decode("utf-8"))
        self._presenter.tell_copied()
        self.told.emit()

    def print(self, pdf: bytes) -> None:
        """Ask for a printer, and print."""
        from app.ui import printing

        if not self._is_free():
            return
        if not printing.has_printer():
            self._tell_printed("no_printer")
            return
        printer = printing.choose_printer(self._window, self._presenter.screen.handout.order.paper)
        if printer is None:
            self._tell_printed("cancelled")
        elif not printer.isValid():
            self._tell_printed("no_answer")
        else:
            self._run(partial(printing.send_pages, pdf, printer), self._on_printed, words.PRINTING)

    def save(self, page: bytes) -> None:
        """Ask for a place, and save."""
        if not self._is_free():
            return
        kind = self._presenter.screen.handout.order.kind
        start = str(free_name(Path.home() / words.PAGE_FILES[kind]))
        filters = words.PAGE_FILTERS[SUFFIXES[kind]]
        file, _ = QFileDialog.getSaveFileName(self._window, words.ASK_PAGES[kind], start, filters)
        if not file:
            return
        saving = self._presenter.saving(Path(file), page)
        if saving is not None:
            self._run(_only(saving.write), partial(self._on_saved, saving), words.SAVING)
        self.told.emit()

    def delete_saved(self) -> None:
        """Delete the file that was saved last."""
        delete = self._presenter.deleting() if self._is_free() else None
        if delete is not None:
            self._run(_only(delete), self._on_deleted, words.DELETING)

    def _is_free(self) -> bool:
        if self.is_busy:
            self._presenter.tell_on_the_way()
            self.told.emit()
        return not self.is_busy

    def _run(self, job: Callable[[Steps], object], then: Callable[[Done], bool], says: str) -> None:
        self._then = then
        self._presses.show_busy(says)
        self._errand.run(job)

    def _on_stepped(self, number: int, count: int) -> None:
        self._presses.show_busy(words.PRINTING_PAGE.format(number=number, count=count))

    def _on_ended(self, done: Done) -> None:
        self._presses.show_busy("")
        then, self._then = self._then, None
        went_well = then is not None and then(done)
        self.told.emit()
        self.freed.emit(went_well)

    def _on_printed(self, done: Done) -> bool:
        outcome = cast("PrintOutcome", done.value) if done.value is not None else "stopped"
        self._presenter.tell_printed(outcome)
        return outcome == "printed"

    def _on_saved(self, saving: Saving, done: Done) -> bool:
        if done.bug is None:
            self._presenter.tell_saved(saving, done.refused)
        return done.bug is None and done.refused is None

    def _on_deleted(self, done: Done) -> bool:
        if done.bug is None:
            self._presenter.tell_deleted(done.refused)
        return done.bug is None and done.refused is None

    def _tell_printed(self, outcome: PrintOutcome) -> None:
        self._presenter.tell_printed(outcome)
        self.told.emit()


def _only(job: Callable[[], None]) -> Callable[[Steps], object]:
    def alone(_steps: Steps) -> None:
        job()

    return alone
