"""Looking evidence up: which entries match what was typed, and what one entry shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.evidence import EvidenceEntry


def matching(entries: Sequence[EvidenceEntry], typed: str) -> tuple[EvidenceEntry, ...]:
    """Find the entries that have every word of what was typed, in id, title or text; an id typed whole comes first.

    Args:
        typed: Words in any order and any case; without one, every entry matches.
    """
    words = typed.casefold().split()
    found = [entry for entry in entries if all(word in _text(entry) for word in words)]
    return tuple(sorted(found, key=lambda entry: entry.id.casefold() not in words)) if words else tuple(found)


def _text(entry: EvidenceEntry) -> str:
    return " ".join((entry.id, entry.title, entry.use, *entry.lines, *entry.leads_to)).casefold()
