"""Presses on the pages: choose which they are, make them, and tell what became of them at a printer or in a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from app.domain.errors import AssistantError
from app.domain.page_order import SUFFIXES, PageKind, PaperName
from app.ui import words
from app.ui.presenters.desk import Desk
from app.ui.presenters.file_presses import CASE_SUFFIXES
from app.ui.presenters.handout_view import PageChoice
from app.ui.presenters.print_check import PrintCheck
from app.ui.presenters.screen import Notice

PrintOutcome = Literal["printed", "cancelled", "no_printer", "no_answer", "stopped"]


class Saving(NamedTuple):
    """A page on its way into a file.

    Args:
        write: Does it; it may take long, and raises what went wrong. case_number: whose page it is.
        is_blank: Nothing of a patient is on it.
    """

    place: Path
    page: bytes
    write: Callable[[], None]
    case_number: int
    is_blank: bool

    def __repr__(self) -> str:
        return "Saving(withheld)"


class PagePresses(Desk):
    """What is done with the pages, whatever their kind."""

    def choose_kind(self, kind: PageKind) -> None:
        """Show another kind of pages."""
        self._choose(self._pages._replace(kind=kind))

    def choose_language(self, code: str) -> None:
        """Show the pages in another language."""
        self._choose(self._pages._replace(language=code))

    def choose_paper(self, paper: PaperName) -> None:
        """Set the pages on another paper."""
        self._choose(self._pages._replace(paper=paper))

    def _choose(self, choice: PageChoice) -> None:
        self._pages = choice
        if self._check.passed is None:
            self._check = PrintCheck()  # what was being asked was asked about other pages
        asked = self._notice is not None and (self._notice.asks or self._notice.clash)
        self._show(self._notice if asked else None)  # so was what was told of them

    def handout_job(self) -> Callable[[], bytes]:
        """What makes the pages of the case as it stands. It may take long: call it away from the window."""
        order = self._screen.handout.order
        judged = self._judged if order.kind == "blank" else self._followed
        return partial(self._services.make_handout, judged, order)

    def warm_pages(self) -> None:
        """Bring in what pages need, so that the first do not wait for it. Call it away from the window."""
        self._services.warm_pages()

    # Into a file --------------------------------------------------------------------------------------

    def saving(self, place: Path, page: bytes) -> Saving | None:
        """Begin to save the pages, never over a case file, nor over any file that was not asked about.

        Returns:
            What is to be done, beside the window; None where it is refused, which became a notice.
        """
        kind = self._screen.handout.order.kind
        suffix = SUFFIXES[kind]
        if place == self._place or place.suffix.lower() in CASE_SUFFIXES:
            self._show(Notice(words.PAGES_NOT_A_CASE.format(suffix=suffix)))
            return None
        whole = place if place.suffix.lower() == suffix else place.with_name(f"{place.name}{suffix}")
        if whole != place and self._services.mark_file(whole):
            self._show(Notice(words.PAGES_THERE.format(name=whole.name)))
            return None
        return Saving(whole, page, partial(self._services.write_page, whole, page), self._number, kind == "blank")

    def tell_saved(self, saving: Saving, error: AssistantError | None = None) -> None:
        """Say whether the pages are saved; what holds a patient's data can then be deleted with one press."""
        if error is not None:
            self._tell(words.SAVE_FAILED, error)
            return
        if saving.case_number == self._number and not saving.is_blank:
            self._saved = (saving.place, saving.page)
        self._show(Notice(words.BLANK_SAVED if saving.is_blank else words.PAGES_SAVED, good=True))

    def deleting(self) -> Callable[[], None] | None:
        """What deletes the file that was saved last, beside the window; None where there is none."""
        return None if self._saved is None else partial(self._services.delete_page, *self._saved)

    def tell_deleted(self, error: AssistantError | None = None) -> None:
        """Say whether the saved file is deleted; it is not offered a second time."""
        self._saved = None
        if error is not None:
            self._tell(words.DELETE_FAILED, error)
        else:
            self._show(Notice(words.PAGES_DELETED, good=True))

    # Elsewhere ----------------------------------------------------------------------------------------

    def tell_failure(self, error: AssistantError) -> None:
        """Show what went wrong when the pages were made."""
        self._tell(words.HANDOUT_FAILED, error)

    def tell_printed(self, outcome: PrintOutcome) -> None:
        """Say what became of the pages at the printer."""
        self._show(Notice(words.PRINT_OUTCOMES[outcome], good=outcome in ("printed", "cancelled")))

    def tell_copied(self) -> None:
        """Say that the text is on the clipboard, and for how long."""
        self._show(Notice(words.TEXT_COPIED, good=True))

    def tell_on_the_way(self, *, closes: bool = False) -> None:
        """Say that something has to wait for pages that are on their way to a printer or into a file."""
        self._show(Notice(words.PAGES_CLOSING if closes else words.PAGES_ON_THE_WAY))
