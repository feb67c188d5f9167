"""Conditions of a protocol: a closed set of questions about facts, each answered yes, no or not known."""

from dataclasses import dataclass
from typing import Literal

Comparison = Literal["below", "at_most", "above", "at_least"]
COMPARISONS: tuple[Comparison, ...] = ("below", "at_most", "above", "at_least")


@dataclass(frozen=True, slots=True)
class AllOf:
    """Yes when every part is yes; no as soon as one is no."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Yes as soon as one part is yes; no when every part is no."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite; not known stays not known."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Established:
    """Yes only when the part is known to be yes; otherwise no."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class NotRuledOut:
    """No only when the part is known to be no; otherwise yes."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Decided:
    """Yes when the part is known to be yes or known to be no."""

    part: "Condition"


@dataclass(frozen=True, slots=True)
class Is:
    """The fact is one of the words."""

    fact: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """The fact stands so to a named threshold."""

    fact: str
    how: Comparison
    threshold: str


@dataclass(frozen=True, slots=True)
class Known:
    """The fact is known at all."""

    fact: str


@dataclass(frozen=True, slots=True)
class Term:
    """A condition that has a name."""

    name: str


Condition = AllOf | AnyOf | Not | Established | NotRuledOut | Decided | Is | Compare | Known | Term
CONDITION_TYPES = (AllOf, AnyOf, Not, Established, NotRuledOut, Decided, Is, Compare, Known, Term)
