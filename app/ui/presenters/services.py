"""What the presenter is given to work with: the engine, the files and the page, as plain functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.page_order import PageOrder
from app.ui.presenters.handout_view import PageLanguage
from app.ui.presenters.screen import Example

if TYPE_CHECKING:
    # The schema of a case takes a while to build; the form stands before it is there.
    from app.domain.asking import AskedBy, ProtocolCard
    from app.domain.case import Case
    from app.domain.drawing import Drawing
    from app.domain.evidence import EvidenceEntry
    from app.domain.plan import Plan, Taper
    from app.domain.report import Report


class Judged(NamedTuple):
    """A case with what follows from it."""

    case: Case
    plan: Plan
    report: Report


def _by_nothing(_path: str) -> tuple[AskedBy, ...]:
    return ()


def _no_card() -> ProtocolCard | None:
    return None


def _nothing() -> None:
    pass


def _english_alone() -> tuple[PageLanguage, ...]:
    return (PageLanguage("en", "English", "English", "draft"),)


class Services(NamedTuple):
    """The parts behind the window.

    Args:
        warm_up: Brings in what the others need (schema, protocol, engine); they bring it in themselves if it has
            not run yet. May run on any thread.
        judge: What follows from a case.
        read_tree: A tree of texts into a case; raises BadCase with every problem.
        read_file, write_file: The case file; BadCase and NotWritten tell what went wrong. Writing returns its mark.
        mark_file: By what the content of a file is known again; "" where no file is.
        draw_course: The chart of a taper for a width and a height, with the way back from a relapse or None.
        make_handout: The bytes of the pages that are ordered, marked DRAFT unless the order names who checked them;
            of a blank form also without a case. Called on another thread.
        write_page: Puts those bytes into a file. delete_page: Deletes a file that holds these bytes, and no other;
            NotWritten tells what went wrong. Both are called on another thread.
        examples: Built-in cases.
        today: The day on which a new case starts.
        evidence: Everything that the protocol rests on.
        asked_by: What of the protocol looks at a fact.
        protocol_card: What the protocol says of itself; None where there is none.
        page_languages: The languages of the patient's words, English first; asked for once the protocol is open.
        warm_pages: Brings in what making and showing pages needs. Called on another thread.
    """

    warm_up: Callable[[], None]
    judge: Callable[[Case], Judged]
    read_tree: Callable[[Mapping[str, Any], str], Case]
    read_file: Callable[[Path], Case]
    write_file: Callable[[Path, Case], str]
    mark_file: Callable[[Path], str]
    draw_course: Callable[[Taper, float, float, date | None, Taper | None], Drawing]
    make_handout: Callable[[Judged | None, PageOrder], bytes]
    write_page: Callable[[Path, bytes], None]
    delete_page: Callable[[Path, bytes], None]
    examples: tuple[Example, ...]
    today: Callable[[], date]
    evidence: Callable[[], tuple[EvidenceEntry, ...]]
    asked_by: Callable[[str], tuple[AskedBy, ...]] = _by_nothing
    protocol_card: Callable[[], ProtocolCard | None] = _no_card
    page_languages: Callable[[], tuple[PageLanguage, ...]] = _english_alone
    warm_pages: Callable[[], None] = _nothing
