"""How much of what the articles say a protocol accounts for, and of its conflicts; the rest is listed by name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from pydantic import BaseModel

from app.domain.protocol import Protocol
from app.domain.words import Use

_NUMBERED = re.compile(r"([A-Z]+)-([0-9]+)")


@dataclass(frozen=True, slots=True)
class Uses:
    """Statements of the articles with one use.

    Args:
        total: All of them. accounted: those that a fitting part cites. open: ids of the others, in order.
    """

    total: int
    accounted: int
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConflictCoverage:
    """The conflicts and who names them.

    Args:
        total: How many there are. ranges: the numbers of each series, "C-01 to C-45".
        missing: Numbers left out within a series.
        uncited: Ids of those that no rule, row, taper, monitoring item or statement names.
        undecided: Ids of those that a statement names at the most: no part that decides does.
    """

    total: int
    ranges: tuple[str, ...]
    missing: tuple[str, ...]
    uncited: tuple[str, ...]
    undecided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Statements of the articles, and what became of them.

    Args:
        statements: How many there are. accounted: how many are accounted for by what their use asks.
        cited: How many any part of the protocol cites, conflicts included.
        followed, changed: Adopted and adapted ones, to be cited by a part that decides, doses, checks or is printed.
        not_followed: To be cited by a conflict, which says why. context: shown as background, cited or not.
        unaccounted: Ids of all the others, in the order of sources.yaml.
        facts: How many outside facts there are. facts_to_confirm: ids of those not seen at their source in full.
    """

    statements: int
    accounted: int
    cited: int
    followed: Uses
    changed: Uses
    not_followed: Uses
    context: Uses
    unaccounted: tuple[str, ...]
    conflicts: ConflictCoverage
    facts: int
    facts_to_confirm: tuple[str, ...]


def cover(protocol: Protocol) -> Coverage:
    """Count which statements the protocol cites where their use asks for it, and list what it does not."""
    deciding = frozenset(_named(_deciding_parts(protocol), "sources"))
    explained = frozenset(_named(protocol.conflicts, "sources"))
    asked: Mapping[Use, frozenset[str] | None] = {
        "adopted": deciding,
        "adapted": deciding,
        "not_followed": explained,
        "context": None,
    }
    uses = {use: _uses(protocol, use, cited) for use, cited in asked.items()}
    open_ = {name for use in uses.values() for name in use.open}
    ids = [statement.id for statement in protocol.statements]
    return Coverage(
        statements=len(ids),
        accounted=len(ids) - len(open_),
        cited=len((deciding | explained).intersection(ids)),
        followed=uses["adopted"],
        changed=uses["adapted"],
        not_followed=uses["not_followed"],
        context=uses["context"],
        unaccounted=tuple(name for name in ids if name in open_),
        conflicts=_conflicts(protocol),
        facts=len(protocol.outside),
        facts_to_confirm=tuple(
            fact.id for fact in protocol.outside if any(part.confirmed != "seen" for part in fact.parts)
        ),
    )


def _deciding_parts(protocol: Protocol) -> tuple[object, ...]:
    """What decides, doses, checks or is printed: everything that may cite but the conflicts."""
    return (
        *protocol.thresholds,
        protocol.assess,
        protocol.prescribe,
        protocol.recommend,
        protocol.taper,
        protocol.monitor,
        *protocol.handout.values(),
        protocol.growth,
    )


def _uses(protocol: Protocol, use: Use, cited: frozenset[str] | None) -> Uses:
    ids = [statement.id for statement in protocol.statements if statement.use == use]
    open_ = () if cited is None else tuple(name for name in ids if name not in cited)
    return Uses(len(ids), len(ids) - len(open_), open_)


def _conflicts(protocol: Protocol) -> ConflictCoverage:
    ids = [conflict.id for conflict in protocol.conflicts]
    decided = frozenset(_named(_deciding_parts(protocol), "conflicts"))
    named = decided | frozenset(_named(protocol.statements, "conflicts"))
    ranges, missing = _series(ids)
    return ConflictCoverage(
        total=len(ids),
        ranges=ranges,
        missing=missing,
        uncited=tuple(name for name in ids if name not in named),
        undecided=tuple(name for name in ids if name in named and name not in decided),
    )


def _series(ids: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The first and last number of each series of ids, and what is left out between."""
    matches = [found for name in ids if (found := _NUMBERED.fullmatch(name))]
    numbered = sorted((found[1], int(found[2]), len(found[2])) for found in matches)
    ranges, missing = [], []
    for letter, group in groupby(numbered, lambda one: one[0]):
        numbers = {number: width for _, number, width in group}
        width, last = max(numbers.values()), max(numbers)
        ranges.append(f"{letter}-{1:0{width}} to {letter}-{last:0{width}}")
        missing += [f"{letter}-{number:0{width}}" for number in range(1, last) if number not in numbers]
    return tuple(ranges), tuple(missing)


def _named(part: object, field: str) -> Iterator[str]:
    """Every id that a part of a protocol, or a part within it, lists under a field."""
    if isinstance(part, tuple):
        for inner in part:
            yield from _named(inner, field)
    elif isinstance(part, BaseModel):
        for name, value in part:
            if name != field:
                yield from _named(value, field)
            elif isinstance(value, Mapping):
                yield from (one for ids in value.values() for one in ids)
            else:
                yield from value
