"""What a condition that holds rests on: the facts that speak for it, and the unknown ones that could end it."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.condition import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Decided,
    Established,
    Is,
    Known,
    Not,
    NotRuledOut,
    Term,
)
from app.domain.facts import Facts
from app.engine.conditions import Check, Conditions, Waiting


@dataclass(frozen=True, slots=True)
class Grounds:
    """Why a condition has the answer that it has.

    Args:
        speaks: Facts that speak for it; what merely does not stand against it is not among them.
        open: Unknown facts, each of which could turn the answer once it is known.
    """

    speaks: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


GroundsOf = Callable[[Facts], Grounds]
"""Tells the grounds of one condition, for facts under which it is decided."""
NONE = Grounds()


class Grounding:
    """Tells on what conditions of one protocol rest; each is made ready when it is first asked about.

    Args:
        conditions: Those of the protocol.
    """

    def __init__(self, conditions: Conditions) -> None:
        self._conditions = conditions
        self._ready: dict[int, GroundsOf] = {}

    def of(self, condition: Condition, facts: Facts) -> Grounds:
        """On what a condition rests that is decided under these facts.

        Args:
            condition: One of the protocol's own; it lives as long as the protocol does.
        """
        ready = self._ready.get(id(condition))
        if ready is None:
            ready = self._ready[id(condition)] = self._made(condition)
        return ready(facts)

    def _made(self, condition: Condition) -> GroundsOf:
        match condition:
            case AllOf(parts) | AnyOf(parts):
                each = tuple((self._conditions.compile(part), self._made(part)) for part in parts)
                return _of_parts(each, decides=isinstance(condition, AnyOf))
            case Not(part):
                return _against(self._made(part))
            case Established(part) | NotRuledOut(part) | Decided(part):
                return _unless_open(self._conditions.compile(part), self._conditions.waiting(part), self._made(part))
            case Is(fact) | Compare(fact):
                return _on(fact)
            case Known(fact):
                return _on_knowing(fact)
            case Term(name):
                return self._made(self._conditions.named(name))


def _of_parts(parts: tuple[tuple[Check, GroundsOf], ...], *, decides: bool) -> GroundsOf:
    """Parts, one of which settles the whole where its answer is `decides`; else all of them do together."""

    def grounds(facts: Facts) -> Grounds:
        settling = [of(facts) for check, of in parts if check(facts) is decides]
        together = settling or [of(facts) for check, of in parts if check(facts) is not None]
        can_turn = not settling or all(each.open for each in settling)
        speaks = tuple(dict.fromkeys(fact for each in together for fact in each.speaks))
        opened = dict.fromkeys(fact for each in together for fact in each.open) if can_turn else ()
        return Grounds(speaks, tuple(opened))

    return grounds


def _against(of: GroundsOf) -> GroundsOf:
    """What is not so speaks for nothing; it could still turn."""
    return lambda facts: Grounds((), of(facts).open)


def _unless_open(check: Check, waiting: Waiting, of: GroundsOf) -> GroundsOf:
    return lambda facts: of(facts) if check(facts) is not None else Grounds((), waiting(facts))


def _on(fact: str) -> GroundsOf:
    told = Grounds((fact,))
    return lambda facts: told if facts[fact] is not None else NONE


def _on_knowing(fact: str) -> GroundsOf:
    known, unknown = Grounds((fact,)), Grounds((), (fact,))
    return lambda facts: known if facts[fact] is not None else unknown
