"""The preview: keeps the patient's pages in step with the case while they are seen, checks, saves and prints them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui import words
from app.ui.background import Background, Done
from app.ui.filing import free_name
from app.ui.plan.handout_tab import HandoutTab
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.print_check import CheckFor
from app.ui.presenters.screen import PageOrder

if TYPE_CHECKING:
    from app.domain.report import Report
    from app.ui.plan.pages import Pages

_PAUSE_MS = 400


class Preview(QObject):
    """Makes the pages away from the window, some time after the last key; reports that there is news to show."""

    told = Signal()

    def __init__(self, presenter: CasePresenter, tab: HandoutTab, window: QWidget) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._tab = tab
        self._window = window
        self._shown: Report | None = None
        self._order = PageOrder()
        self._then: CheckFor | None = None
        self.pdf = b""
        self._width = 0
        self._background = Background(self)
        self._background.finished.connect(self._on_job_finished)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_ended)
        tab.resized.connect(self._on_tab_resized)
        tab.save_wanted.connect(self._on_save_wanted)
        tab.print_wanted.connect(self._on_print_wanted)
        tab.check_wanted.connect(self.check)
        tab.panel.tried.connect(self._on_check_tried)
        tab.panel.left.connect(self._on_check_left)

    def follow(self, seen: bool) -> None:
        """The case may have changed. Nothing is made that nobody looks at."""
        screen = self._presenter.screen
        if seen:
            self._tab.show_view(screen.handout, screen.has_handout)
        same = screen.report is self._shown and screen.handout.order == self._order
        if seen and same:
            return
        if not seen:
            self._then = None  # nothing prints by itself when the pages are looked at again
        self._pause.stop()
        self._background.forget()
        self.pdf = b""
        # Pages that were just checked are wanted at once; while a case is typed, they wait for a pause.
        only_checked = screen.report is self._shown and screen.handout.is_checked
        self._shown, self._order = (screen.report, screen.handout.order) if seen else (None, PageOrder())
        if not screen.handout.is_checked:
            self._then = None
        if not seen:
            return
        self._tab.show_news(words.HANDOUT_WORKING if screen.has_handout else words.HANDOUT_NONE)
        if screen.has_handout:
            self._pause.start(0 if only_checked else _PAUSE_MS)

    def check(self, then: str) -> None:
        """Check the pages, then print or save them; a page that is checked already is printed or saved at once."""
        wanted: CheckFor = "print" if then == "print" else "save"
        if not self._presenter.ask_check(wanted):
            self._then = None
            self.told.emit()
        elif self.pdf:
            self._do(wanted)
        else:
            self._then = wanted

    def _on_check_tried(self, initials: str, year: str, who: str) -> None:
        then = self._presenter.screen.handout.asking
        if self._presenter.check(initials, year, who):
            self._then = then
        self.told.emit()

    def _on_check_left(self) -> None:
        self._presenter.leave_check()
        self.told.emit()
        self._tab.check_print.setFocus()

    def stop(self) -> None:
        """Let the work end."""
        self._pause.stop()
        self._background.stop()

    def _on_pause_ended(self) -> None:
        from app.ui.plan.pages import pages_job

        # Pages that stand only need to be as sharp as the tab is wide now.
        make = self._presenter.handout_job() if not self.pdf else partial(bytes, self.pdf)
        self._background.run(pages_job(make, self._tab.page_width))

    def _on_tab_resized(self) -> None:
        if self.pdf and self._width != self._tab.page_width:
            self._pause.start(_PAUSE_MS)

    def _on_job_finished(self, done: Done) -> None:
        if done.bug is not None or done.refused is not None:
            self._tab.show_news(words.HANDOUT_FAILED)
            if done.refused is not None:
                self._presenter.tell_failure(done.refused)
                self.told.emit()
            return
        pages = cast("Pages", done.value)
        self.pdf, self._width = pages.pdf, pages.width
        self._tab.show_pages(pages.pictures)
        self._on_tab_resized()
        then, self._then = self._then, None
        if then is not None:
            self._do(then)

    def _do(self, wanted: CheckFor) -> None:
        if wanted == "print":
            self._on_print_wanted()
        else:
            self._on_save_wanted()

    def _on_save_wanted(self) -> None:
        pdf = self.pdf
        start = str(free_name(Path.home() / words.PDF_NAME))
        file, _ = QFileDialog.getSaveFileName(self._window, words.ASK_PDF, start, words.PDF_FILTER)
        if file:
            self._presenter.write_page(Path(file), pdf)
            self.told.emit()

    def _on_print_wanted(self) -> None:
        from app.ui.printing import print_pages

        outcome = print_pages(self.pdf, self._window)
        if outcome != "cancelled":
            self._presenter.tell_printed(printed=outcome == "printed")
            self.told.emit()
