"""The print check: whose page it is, entered once more, and what stands in the way of checking it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from app.ui import words
from app.ui.presenters.handout_view import ENGLISH, IN_LANGUAGES, CheckFor, PageChoice
from app.ui.presenters.reading import show_day

if TYPE_CHECKING:
    from app.domain.case import Case
    from app.domain.report import AdviceCard, Report
    from app.ui.presenters.decisions import Book
    from app.ui.presenters.draft import Draft

MOST_TRIES = 2
_LIKE_A_LETTER = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "t", "æ": "a", "œ": "o", "ı": "i"})


class PrintCheck(NamedTuple):
    """Where the check of the pages stands.

    Args:
        asking: What is to be done once it is passed; None while nothing is asked.
        wrong: Wrong tries of this attempt. said: what came of the last try.
        passed: The draft for which it was passed, by `checked_by`; None where it was not. day: on which it was.
        language: Of the pages that were checked: who has read them in one has not read them in another.
    """

    asking: CheckFor | None = None
    wrong: int = 0
    said: str = ""
    passed: Draft | None = None
    checked_by: str = ""
    day: date | None = None
    language: str = ENGLISH

    def name_for(self, choice: PageChoice) -> str:
        """Who has checked the pages that are chosen now; "" where that is nobody."""
        return self.checked_by if choice.kind not in IN_LANGUAGES or choice.language == self.language else ""

    def __repr__(self) -> str:
        return "PrintCheck(withheld)"


def _letters(text: str) -> str:
    """Letters without case, accents, blanks and points: "É. D." is "ed"."""
    parts = unicodedata.normalize("NFKD", text.casefold()).translate(_LIKE_A_LETTER)
    return "".join(letter for letter in parts if letter.isalpha())


def _first_letters(name: str) -> str:
    return "".join(_letters(part)[:1] for part in name.replace("-", " ").split())


def same_initials(given: str, family: str, entered: str) -> bool:
    """Whether initials are those of a name: the first of each name, or of every part of it; given name first."""
    each = _first_letters(given) + _first_letters(family)
    short = _letters(given)[:1] + _letters(family)[:1]
    typed = _letters(entered)
    return bool(typed) and typed in {each, short}


def is_the_patient(case: Case, initials: str, year: str) -> bool:
    """Whether initials and year of birth, entered again, are those of the case."""
    who = case.patient
    if not who.given_name or not who.family_name or who.date_of_birth is None:
        return False
    return same_initials(who.given_name, who.family_name, initials) and year.strip() == str(who.date_of_birth.year)


def obstacles(
    case: Case,
    report: Report,
    book: Book,
    to_mend: int,
    odd: Sequence[str] = (),
    agreed: Sequence[str] = (),
    *,
    other: bool = False,
) -> tuple[str, ...]:
    """What has to be done before the pages can be checked, a sentence each; empty where nothing is in the way.

    Args:
        odd: Titles of the fields whose value is asked about and not confirmed.
        agreed: Of those that the last visit changed and nobody has answered since.
        other: Another patient's details stand over those of the case as it was opened or saved: answers and decisions
            are still those of the first.
    """
    whose = (words.CHECK_OTHER_PATIENT,) if other else ()
    return (*whose, *_obstacles(case, report, book, to_mend, odd, agreed))


def _obstacles(
    case: Case, report: Report, book: Book, to_mend: int, odd: Sequence[str], agreed: Sequence[str]
) -> Iterator[str]:
    missing = [title for title, value in _identity(case) if not value]
    if missing:
        yield words.CHECK_WHO.format(fields=", ".join(missing))
    if to_mend:
        yield words.CHECK_MEND_ONE if to_mend == 1 else words.CHECK_MEND.format(count=to_mend)
    if odd:
        yield words.CHECK_ODD.format(fields=", ".join(odd))
    if agreed:
        yield words.CHECK_AGREED.format(fields=", ".join(agreed))
    if needed := [line.title for line in report.missing if line.essential]:
        yield words.CHECK_NEEDED.format(fields=", ".join(needed))
    if lines := book.open_lines(report.cards):
        yield words.CHECK_OPEN.format(lines=_titles(lines))
    if gone := book.gone(report.cards):
        yield words.CHECK_GONE.format(lines="; ".join(text for _line, text in gone))
    if lines := book.declined_but_printed(report.cards):
        yield words.CHECK_DECLINED.format(lines=_titles(lines))


def handout_says(book: Book, report: Report, checked_by: str, today: date) -> str:
    """What the pages are: a draft of what is offered, a draft of what is accepted, or checked, by whom and when."""
    if checked_by:
        return words.HANDOUT_CHECKED.format(who=checked_by, day=show_day(today))
    if not book.entries:
        return words.HANDOUT_DRAFT_OFFERED
    accepted, waiting = len(book.accepted(report.cards)), len(book.open_lines(report.cards))
    says = words.HANDOUT_DRAFT_ONE if accepted == 1 else words.HANDOUT_DRAFT_ACCEPTED.format(count=accepted)
    return f"{says} {words.HANDOUT_WAITING.format(count=waiting)}" if waiting else says


def _identity(case: Case) -> tuple[tuple[str, object], ...]:
    who = case.patient
    return (
        (words.CHECK_GIVEN, who.given_name),
        (words.CHECK_FAMILY, who.family_name),
        (words.CHECK_BORN, who.date_of_birth),
    )


def _titles(cards: Sequence[AdviceCard]) -> str:
    return "; ".join(card.headline for card in cards)
