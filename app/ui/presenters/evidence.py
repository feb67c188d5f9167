"""Looking evidence up: which entries match what was typed and chosen, and which cards of the advice rest on one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from app.domain.evidence import EvidenceEntry, EvidenceKind
    from app.domain.report import AdviceCard, AlertCard
    from app.ui.presenters.screen import Screen

NOT_FOLLOWED = "not followed"


class Wanted(NamedTuple):
    """What is to be listed.

    Args:
        typed: Words in any order and any case; without one, every entry matches.
        kinds: Of these kinds only; empty for every kind.
        to_confirm, not_followed: Only what is to be confirmed, only what is not followed.
    """

    typed: str = ""
    kinds: frozenset[EvidenceKind] = frozenset()
    to_confirm: bool = False
    not_followed: bool = False


class Cites(NamedTuple):
    """A card of the present advice that rests on an entry: what it is, its id, and its words."""

    kind: Literal["alert", "line"]
    id: str
    says: str


def matching(entries: Sequence[EvidenceEntry], wanted: Wanted) -> tuple[EvidenceEntry, ...]:
    """Find the entries that have every word that was typed, in what is shown of them; an id typed whole comes first."""
    words = wanted.typed.casefold().split()
    found = [entry for entry in entries if _is_of(entry, wanted) and all(word in _text(entry) for word in words)]
    return tuple(sorted(found, key=lambda entry: entry.id.casefold() not in words)) if words else tuple(found)


def _is_of(entry: EvidenceEntry, wanted: Wanted) -> bool:
    if wanted.kinds and entry.kind not in wanted.kinds:
        return False
    if wanted.to_confirm and not entry.to_confirm:
        return False
    return not wanted.not_followed or entry.use == NOT_FOLLOWED


def _text(entry: EvidenceEntry) -> str:
    return " ".join((entry.id, entry.title, entry.use, *entry.lines, *entry.leads_to, *entry.cited_by)).casefold()


def cited_here(screen: Screen, entry_id: str) -> tuple[Cites, ...]:
    """The cards of the present advice that rest on an entry: alerts from the top, then lines in their order."""
    alerts = [
        Cites("alert", alert.rule, f"{alert.rule}: {alert.title}")
        for alert in (*screen.stops, *screen.lesser)
        if entry_id in _rests_on(alert)
    ]
    lines = [
        Cites("line", item.card.id, item.card.headline)
        for section in screen.sections
        for item in section.items
        if entry_id in _rests_on(item.card)
    ]
    return (*alerts, *lines)


def _rests_on(card: AdviceCard | AlertCard) -> set[str]:
    sources, conflicts, numbers = card.sources, card.conflicts, card.numbers
    return {each.id for each in sources} | {each.id for each in conflicts} | {each.id for each in numbers}
