"""The evidence in the language of the window: what stands around the words of a source; these keep their own."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from app.ui.language import BASE, forgets, grouped, language, said_of
from app.ui.presenters.engine_lines import CITING, EVIDENCE

if TYPE_CHECKING:
    from app.domain.evidence import EvidenceEntry

_say_line, _say_citing = said_of(EVIDENCE), said_of(CITING)


@lru_cache(maxsize=2)
def spoken_evidence(entries: tuple[EvidenceEntry, ...]) -> tuple[EvidenceEntry, ...]:
    """Say the entries in the language in force; in the base language they are the same."""
    return entries if language() == BASE else tuple(_entry(entry) for entry in entries)


forgets(spoken_evidence.cache_clear)


def _entry(entry: EvidenceEntry) -> EvidenceEntry:
    return replace(
        entry,
        title=grouped(entry.title),
        lines=tuple(grouped(_say_line(line)) for line in entry.lines),
        cited_by=tuple(grouped(_say_citing(line)) for line in entry.cited_by),
    )
