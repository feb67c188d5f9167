"""The handout tab: which pages are wanted, what is said of them, and what stands in the way of their check."""

from __future__ import annotations

from typing import Literal, NamedTuple

from app.domain.page_order import SUFFIXES, PageKind, PageOrder, PaperName, usual_paper
from app.ui import words
from app.ui.language import say

CheckFor = Literal["print", "save"]
CHECKED: tuple[PageKind, ...] = ("patient", "large_print")
"""The kinds that a patient is given: only these are checked, and marked as drafts until they are."""
IN_LANGUAGES: tuple[PageKind, ...] = (*CHECKED, "text", "calendar")
ENGLISH = "en"


class PageLanguage(NamedTuple):
    """A language in which the protocol has the patient's words.

    Args:
        code: As in a page order. own_name, english_name: as its speakers and as others call it.
        status: A draft until a person has reviewed it.
    """

    code: str
    own_name: str
    english_name: str
    status: Literal["draft", "reviewed"]

    @property
    def is_unreviewed(self) -> bool:
        """Whether it is a translation that nobody has reviewed; the draft of the English is the protocol's own."""
        return self.status == "draft" and self.code != ENGLISH

    @property
    def shown(self) -> str:
        """As it is offered: by the name that the reader of the window knows, then by its own."""
        name = words.PAGE_LANGUAGES.get(self.code) or say(self.english_name)
        both = name if name.casefold() == self.own_name.casefold() else f"{name} – {self.own_name}"
        return words.PAGE_LANGUAGE_DRAFT.format(language=both) if self.is_unreviewed else both


class PageChoice(NamedTuple):
    """What is chosen in the tab; it is no part of the case. paper: None for the usual one of the region."""

    kind: PageKind = "patient"
    language: str = ENGLISH
    paper: PaperName | None = None

    @property
    def spoken(self) -> str:
        """The language of the pages: there are no others than English ones of some kinds."""
        return self.language if self.kind in IN_LANGUAGES else ENGLISH


class HandoutView(NamedTuple):
    """The handout: which pages, what is said of them, and how far their check is.

    Args:
        order: How they are made. possible: there is something to make them of.
        about: What this kind is. says: whether it is a draft, of which lines, or who has checked it.
        languages: Code and name of those that can be chosen. translation: that the chosen one is a draft.
        obstacles: Why they cannot be checked now. asking: what the check is for; None while nothing is asked.
        said: What came of the last try. refusals: how often printing was refused today; "" for never.
        to_read: What is read once more before they are checked; it is in nobody's way.
        who: The clinician's name as it was given last in this window. draft_protocol: The pages stay marked as a draft
            although they are checked.
        saved: Name of the file that was saved last and can be deleted; "" for none.
    """

    order: PageOrder = PageOrder()
    possible: bool = False
    about: str = ""
    says: str = ""
    languages: tuple[tuple[str, str], ...] = ()
    translation: str = ""
    obstacles: tuple[str, ...] = ()
    asking: CheckFor | None = None
    said: str = ""
    refusals: str = ""
    who: str = ""
    draft_protocol: bool = False
    to_read: tuple[str, ...] = ()
    saved: str = ""

    @property
    def is_checked(self) -> bool:
        """Whether the pages are those of a passed check."""
        return bool(self.order.checked_by)

    @property
    def needs_check(self) -> bool:
        """Whether these pages are marked as a draft until they are checked."""
        return self.order.kind in CHECKED

    @property
    def may_go(self) -> bool:
        """Whether they may be printed or saved without being asked for: checked, or of a kind that is not."""
        return self.possible and (self.is_checked or not self.needs_check)

    @property
    def is_printed(self) -> bool:
        """Whether they are pages, and no text."""
        return is_printed(self.order.kind)


def is_printed(kind: PageKind) -> bool:
    """Whether a kind is pages that a printer takes."""
    return SUFFIXES[kind] == ".pdf"


def bare_view(choice: PageChoice, region: str) -> HandoutView:
    """What can be said of the pages that are chosen while nothing is known of a case: a blank form needs none.

    Args:
        region: Whose paper is taken where none is chosen.
    """
    paper = (choice.paper or usual_paper(region)) if is_printed(choice.kind) else None
    order = PageOrder(kind=choice.kind, language=choice.spoken, paper=paper)
    return HandoutView(order, possible=choice.kind == "blank", about=words.PAGE_ABOUT[choice.kind])
