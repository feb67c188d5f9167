"""Conditions compiled once into closures, and what an undecided one waits for."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

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

Check = Callable[[Facts], bool | None]
"""Answers a condition for the facts of one case: True, False, or None for not known (Kleene)."""
Waiting = Callable[[Facts], tuple[str, ...]]
"""Names the unknown facts that keep a condition undecided; none when it is decided."""


class Conditions:
    """Compiles conditions against one protocol's numbers and named conditions."""

    def __init__(self, numbers: Mapping[str, Decimal], terms: Mapping[str, Condition]) -> None:
        self._numbers = numbers
        self._terms = terms
        self._checks: dict[str, Check] = {}

    def compile(self, condition: Condition | None) -> Check:
        """Turn a condition into a closure; no condition is always yes."""
        match condition:
            case None:
                return _always
            case AllOf(parts):
                return _all_of(tuple(self.compile(part) for part in parts))
            case AnyOf(parts):
                return _any_of(tuple(self.compile(part) for part in parts))
            case Not(part) | Established(part) | NotRuledOut(part) | Decided(part):
                return _ON_ONE[type(condition)](self.compile(part))
            case Is(fact, words):
                return _is(fact, frozenset(words))
            case Compare(fact, how, threshold):
                return _COMPARE[how](fact, self._numbers[threshold])
            case Known(fact):
                return _known(fact)
            case Term(name):
                return self._term(name)

    def _term(self, name: str) -> Check:
        if name not in self._checks:
            self._checks[name] = self.compile(self._terms[name])
        return self._checks[name]

    def named(self, name: str) -> Condition:
        """The condition that a name stands for."""
        return self._terms[name]

    def leaves(self, condition: Condition | None) -> Iterator[str]:
        """Name every fact that a condition asks about, in order, repeats included."""
        match condition:
            case None:
                return
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    yield from self.leaves(part)
            case Not(part) | Established(part) | NotRuledOut(part) | Decided(part):
                yield from self.leaves(part)
            case Is(fact) | Compare(fact) | Known(fact):
                yield fact
            case Term(name):
                yield from self.leaves(self._terms[name])

    def thresholds(self, condition: Condition | None) -> Iterator[str]:
        """Name every number that a condition compares with, in order, repeats included."""
        match condition:
            case AllOf(parts) | AnyOf(parts):
                for part in parts:
                    yield from self.thresholds(part)
            case Not(part) | Established(part) | NotRuledOut(part) | Decided(part):
                yield from self.thresholds(part)
            case Compare(threshold=name):
                yield name
            case Term(name):
                yield from self.thresholds(self._terms[name])
            case _:
                return

    def waiting(self, condition: Condition) -> Waiting:
        """Turn a condition into a closure that names what keeps it undecided."""
        match condition:
            case AllOf(parts) | AnyOf(parts):
                return _waiting_of(self.compile(condition), tuple(self.waiting(part) for part in parts))
            case Not(part) | Decided(part):
                return self.waiting(part)
            case Is(fact) | Compare(fact):
                return _waiting_for(fact)
            case Term(name):
                return self.waiting(self._terms[name])
            case _:
                return _waits_for_nothing


def _always(_facts: Facts) -> bool | None:
    return True


def _waits_for_nothing(_facts: Facts) -> tuple[str, ...]:
    return ()


def _waiting_for(fact: str) -> Waiting:
    return lambda facts: (fact,) if facts[fact] is None else ()


def _waiting_of(whole: Check, parts: tuple[Waiting, ...]) -> Waiting:
    def waiting(facts: Facts) -> tuple[str, ...]:
        return () if whole(facts) is not None else tuple(fact for part in parts for fact in part(facts))

    return waiting


def _all_of(checks: tuple[Check, ...]) -> Check:
    def check(facts: Facts) -> bool | None:
        answer: bool | None = True
        for part in checks:
            part_answer = part(facts)
            if part_answer is False:
                return False
            if part_answer is None:
                answer = None
        return answer

    return check


def _any_of(checks: tuple[Check, ...]) -> Check:
    def check(facts: Facts) -> bool | None:
        answer: bool | None = False
        for part in checks:
            part_answer = part(facts)
            if part_answer:
                return True
            if part_answer is None:
                answer = None
        return answer

    return check


def _not(part: Check) -> Check:
    def check(facts: Facts) -> bool | None:
        answer = part(facts)
        return None if answer is None else not answer

    return check


def _established(part: Check) -> Check:
    return lambda facts: part(facts) is True


def _not_ruled_out(part: Check) -> Check:
    return lambda facts: part(facts) is not False


def _decided(part: Check) -> Check:
    return lambda facts: part(facts) is not None


def _is(fact: str, words: frozenset[str]) -> Check:
    def check(facts: Facts) -> bool | None:
        value = facts[fact]
        return None if value is None else value in words

    return check


def _known(fact: str) -> Check:
    return lambda facts: facts[fact] is not None


def _below(fact: str, number: Decimal) -> Check:
    def check(facts: Facts) -> bool | None:
        value = facts[fact]
        return value < number if isinstance(value, Decimal) else None

    return check


def _at_most(fact: str, number: Decimal) -> Check:
    def check(facts: Facts) -> bool | None:
        value = facts[fact]
        return value <= number if isinstance(value, Decimal) else None

    return check


def _above(fact: str, number: Decimal) -> Check:
    return _not(_at_most(fact, number))


def _at_least(fact: str, number: Decimal) -> Check:
    return _not(_below(fact, number))


_COMPARE = {"below": _below, "at_most": _at_most, "above": _above, "at_least": _at_least}
_ON_ONE = {Not: _not, Established: _established, NotRuledOut: _not_ruled_out, Decided: _decided}
