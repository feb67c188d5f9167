"""What a protocol rests on, entry by entry: statements, outside facts, conflicts and numbers, ready to be read."""

from dataclasses import dataclass
from typing import Literal

EvidenceKind = Literal["statement", "fact", "conflict", "number"]


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """One entry.

    Args:
        id: As cited. title: One line. lines: What it says, and what else there is to know of it.
        use: What became of a statement ("followed", "changed", "not followed", "context"); "" for other kinds.
        to_confirm: A figure of it is not confirmed at its source.
        leads_to: Ids of the entries that it names. cited_by: rules, rows and items that cite it, in words.
    """

    id: str
    kind: EvidenceKind
    title: str
    lines: tuple[str, ...]
    use: str = ""
    to_confirm: bool = False
    leads_to: tuple[str, ...] = ()
    cited_by: tuple[str, ...] = ()
