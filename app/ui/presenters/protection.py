"""Protection: what was declined although a medicine that it protects from goes home, named to be read once more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from app.ui import words
from app.ui.presenters.decisions import Book

if TYPE_CHECKING:
    from app.domain.report import AdviceCard, AlertCard

_TAKEN_ANYWAY = frozenset({"continue", "hold"})


class Unprotected(NamedTuple):
    """A medicine that goes home without what protects from its harm.

    Args:
        guard, medicine: Ids of the two lines. says: both, and the reason that was given, in one sentence.
    """

    guard: str
    medicine: str
    says: str


def unprotected(book: Book, cards: Sequence[AdviceCard]) -> tuple[Unprotected, ...]:
    """Name every offered protection that was declined, and that nothing else in the plan stands in for."""
    return tuple(_unprotected(book, cards))


def _unprotected(book: Book, cards: Sequence[AdviceCard]) -> Iterator[Unprotected]:
    for guard in cards:
        if not guard.protects or guard.verdict != "offer" or book.state_of(guard)[0] != "declined":
            continue
        if any(other.against == guard.against and goes_home(book, other) for other in cards):
            continue
        for card in cards:
            if card.medicine in guard.protects and goes_home(book, card):
                yield Unprotected(guard.id, card.id, _says(book, guard, card))
                break


def goes_home(book: Book, card: AdviceCard) -> bool:
    """Whether a medicine is taken after this visit: it was accepted, or it goes on in any case."""
    if card.medicine is None or card.action == "stop":
        return False
    state = book.state_of(card)[0]
    if card.verdict == "offer" and card.action in _TAKEN_ANYWAY:
        return state != "declined"
    return card.verdict in {"offer", "option"} and state == "accepted"


def _says(book: Book, guard: AdviceCard, card: AdviceCard) -> str:
    reason = book.entries[guard.id]["reason"] or ""
    if reason == "has_it_already":
        return words.PROTECTED_ALREADY.format(guard=_capital(guard.medicine_name))
    goes_on = card.action in _TAKEN_ANYWAY
    text = words.UNPROTECTED_GOES_ON if goes_on else words.UNPROTECTED
    return text.format(
        medicine=_capital(card.medicine_name),
        guard=guard.medicine_name,
        reason=words.decline_reason(reason),
        against=guard.against,
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def to_read(book: Book, cards: Sequence[AdviceCard], alerts: Sequence[AlertCard]) -> tuple[str, ...]:
    """What is read once more before the pages are checked: protections declined, and what a specialist agreed to."""
    told = tuple(dict.fromkeys(each.says for each in unprotected(book, cards)))
    return (*told, *(_agreed(alert) for alert in alerts if alert.overridden and alert.needs_specialist))


def _agreed(alert: AlertCard) -> str:
    who = "" if alert.set_aside is None else alert.set_aside.who
    return words.READ_AGREED.format(rule=alert.rule, title=alert.title, who=who)
