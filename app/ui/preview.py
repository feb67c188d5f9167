"""The preview: keeps the pages in step with the case while they are seen, and hands them on once they are checked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.domain.page_order import PageKind, PageOrder, PaperName
from app.ui import words
from app.ui.background import Background, Done
from app.ui.delivery import Delivery
from app.ui.plan.handout_tab import HandoutTab
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.handout_view import CheckFor

if TYPE_CHECKING:
    from app.domain.report import Report
    from app.ui.plan.pages import Pages

_PAUSE_MS = 400
"""After the last key in the form; what is chosen here is made at once."""


class Preview(QObject):
    """Makes the pages away from the window; reports that there is news to show."""

    told = Signal()

    def __init__(self, presenter: CasePresenter, tab: HandoutTab, window: QWidget) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._tab = tab
        self._seen = False
        self._report: Report | None = None
        self._order = PageOrder()
        self._then: CheckFor | None = None
        self.made = b""
        self._width = 0
        self._is_making = False
        self._background = Background(self)
        self._background.finished.connect(self._on_job_finished)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._on_pause_ended)
        self.delivery = Delivery(presenter, tab.presses, window)
        self.delivery.told.connect(self.told)
        tab.resized.connect(self._on_tab_resized)
        tab.choices.kind_chosen.connect(self._on_kind_chosen)
        tab.choices.language_chosen.connect(self._on_language_chosen)
        tab.choices.paper_chosen.connect(self._on_paper_chosen)
        tab.presses.save_wanted.connect(self._on_save_wanted)
        tab.presses.print_wanted.connect(self._on_print_wanted)
        tab.presses.copy_wanted.connect(self._on_copy_wanted)
        tab.presses.check_wanted.connect(self.check)
        tab.panel.tried.connect(self._on_check_tried)
        tab.panel.left.connect(self._on_check_left)

    def follow(self, seen: bool) -> None:
        """The case or the choice of pages may have changed. Nothing is made that nobody looks at."""
        screen = self._presenter.screen
        opened, self._seen = seen and not self._seen, seen
        if not seen:
            self._drop()
            return
        self._tab.show_view(screen.handout)
        report, order = screen.report, screen.handout.order
        same = report is self._report and not opened
        if same and order == self._order:
            return
        then = self._then if same and _is_checked_now(self._order, order) else None
        self._drop()
        self._report, self._order, self._then = report, order, then
        self._tab.show_news(words.HANDOUT_WORKING if screen.handout.possible else words.HANDOUT_NONE)
        if screen.handout.possible:
            # While a case is typed, its pages wait for a pause; what was chosen or checked here is wanted at once.
            self._make_in(0 if opened or same else _PAUSE_MS)

    def _drop(self) -> None:
        """Let go of the pages that were made, and of those that are being made."""
        self._pause.stop()
        self._background.forget()
        self._is_making = False
        self.made, self._report, self._order = b"", None, PageOrder()
        self._then = None  # nothing prints by itself when the pages are looked at again

    def _make_in(self, pause_ms: int) -> None:
        self._is_making = True
        self._pause.start(pause_ms)

    def check(self, then: str) -> None:
        """Check the pages, then print or save them; what needs no check any more goes at once."""
        wanted: CheckFor = "print" if then == "print" else "save"
        free = self._presenter.ask_check(wanted)
        self.told.emit()  # the pages may be others now
        if free and self.made:
            self._do(wanted)
        elif free:
            self._then = wanted
            if not self._is_making:
                self._make_in(0)

    def stop(self) -> None:
        """Let the work end."""
        self._pause.stop()
        self._background.stop()
        self.delivery.stop()

    # Presses ------------------------------------------------------------------------------------------

    def _on_kind_chosen(self, kind: str) -> None:
        self._presenter.choose_kind(cast("PageKind", kind))
        self.told.emit()

    def _on_language_chosen(self, code: str) -> None:
        self._presenter.choose_language(code)
        self.told.emit()

    def _on_paper_chosen(self, paper: str) -> None:
        self._presenter.choose_paper(cast("PaperName", paper))
        self.told.emit()

    def _on_check_tried(self, initials: str, year: str, who: str) -> None:
        then = self._presenter.screen.handout.asking
        if self._presenter.check(initials, year, who):
            self._then = then
        self.told.emit()

    def _on_check_left(self) -> None:
        self._presenter.leave_check()
        self.told.emit()
        self._tab.presses.check_print.setFocus()

    def _on_save_wanted(self) -> None:
        self._do("save")

    def _on_print_wanted(self) -> None:
        self._do("print")

    def _on_copy_wanted(self) -> None:
        self.delivery.copy(self.made)

    def _do(self, wanted: CheckFor) -> None:
        if wanted == "print":
            self.delivery.print(self.made)
        else:
            self.delivery.save(self.made)

    # Made beside the window ---------------------------------------------------------------------------

    def _on_pause_ended(self) -> None:
        from app.ui.plan.pages import pages_job, text_job

        # Pages that stand only need to be as sharp as the tab is wide now.
        make = self._presenter.handout_job() if not self.made else partial(bytes, self.made)
        printed = self._presenter.screen.handout.is_printed
        self._background.run(pages_job(make, self._tab.page_width) if printed else text_job(make))

    def _on_tab_resized(self) -> None:
        if self.made and self._width and self._width != self._tab.page_width:
            self._make_in(_PAUSE_MS)

    def _on_job_finished(self, done: Done) -> None:
        self._is_making = False
        if done.bug is not None or done.refused is not None:
            self._tab.show_news(words.HANDOUT_FAILED)
            if done.refused is not None:
                self._presenter.tell_failure(done.refused)
                self.told.emit()
            return
        pages = cast("Pages", done.value)
        self.made, self._width = pages.made, pages.width
        if pages.width:
            self._tab.show_pages(pages.pictures)
        else:
            self._tab.show_text(pages.made.decode("utf-8"))
        self._on_tab_resized()
        then, self._then = self._then, None
        if then is not None:
            self._do(then)


def _is_checked_now(before: PageOrder, order: PageOrder) -> bool:
    """Whether the same pages are ordered as before, and have been checked."""
    return bool(order.checked_by) and order == before._replace(checked_by=order.checked_by, printed_on=order.printed_on)
