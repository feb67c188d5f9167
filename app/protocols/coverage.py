"""How much of what the four articles say a protocol accounts for: each statement is cited, or it is listed here."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from app.domain.protocol import Protocol


@dataclass(frozen=True, slots=True)
class Coverage:
    """Statements of the articles, and what became of them.

    Args:
        statements: How many there are.
        cited: How many a rule, number, row, medicine, taper, monitoring item or conflict cites.
        unaccounted: Ids of the others, in the order of sources.yaml; not those kept as mere context.
        facts: How many outside facts there are. facts_to_confirm: ids of those not seen at their source in full.
    """

    statements: int
    cited: int
    unaccounted: tuple[str, ...]
    facts: int
    facts_to_confirm: tuple[str, ...]


def cover(protocol: Protocol) -> Coverage:
    """Count which statements the protocol cites, and list what it does not."""
    parts = (
        *protocol.thresholds,
        *protocol.conflicts,
        protocol.assess,
        protocol.prescribe,
        protocol.recommend,
        protocol.taper,
        protocol.monitor,
        protocol.growth,
    )
    cited = frozenset(name for part in parts for name in _cited(part))
    ids = [statement.id for statement in protocol.statements]
    open_ = [one.id for one in protocol.statements if one.id not in cited and one.use != "context"]
    to_confirm = [fact.id for fact in protocol.outside if any(part.confirmed != "seen" for part in fact.parts)]
    return Coverage(
        statements=len(ids),
        cited=sum(name in cited for name in ids),
        unaccounted=tuple(open_),
        facts=len(protocol.outside),
        facts_to_confirm=tuple(to_confirm),
    )


def _cited(part: object) -> Iterator[str]:
    """Every source that a part of a protocol, or a part within it, cites."""
    if isinstance(part, tuple):
        for inner in part:
            yield from _cited(inner)
    elif isinstance(part, BaseModel):
        for name, value in part:
            if name == "sources":
                yield from value
            else:
                yield from _cited(value)
