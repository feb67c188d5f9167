"""Conditions in words: what a rule looks for, as somebody reads it who has no program at hand."""

from collections.abc import Mapping

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
from app.domain.figures import plain
from app.domain.form_words import choice_text
from app.domain.protocol import Threshold
from app.domain.recording import catalogue

_DERIVED = "derived."
_HOW = {"below": "below", "at_most": "at most", "above": "above", "at_least": "at least"}


class ConditionWords:
    """Says the conditions of one protocol.

    Args:
        thresholds: Its numbers. terms: Its conditions that have a name.
    """

    def __init__(self, thresholds: tuple[Threshold, ...], terms: Mapping[str, Condition]) -> None:
        self._numbers = {number.id: number for number in thresholds}
        self._terms = terms

    def alternatives(self, condition: Condition) -> tuple[str, ...]:
        """Each of the things that make a condition true, for itself; a whole condition is told beyond its name."""
        meant = self._terms[condition.name] if isinstance(condition, Term) else condition
        parts = meant.parts if isinstance(meant, AnyOf) else (meant,)
        return tuple(self.say(part) for part in parts)

    def say(self, condition: Condition) -> str:
        """A condition in words; one that has a name by its name."""
        match condition:
            case AllOf(parts):
                return self._together(parts)
            case AnyOf(parts):
                return " or ".join(self.say(part) for part in parts)
            case Not(part):
                return f"unless {self.say(part)}"
            case Established(part) | NotRuledOut(part) | Decided(part):
                return self.say(part)
            case Is(fact, words):
                return _is(fact, words)
            case Compare(fact, how, threshold):
                number = self._numbers[threshold]
                unit = f" {number.unit}" if number.unit else ""
                return f"{catalogue()[fact].title} {_HOW[how]} {plain(number.value, 3)}{unit}"
            case Known(fact):
                return f"{catalogue()[fact].title} known"
            case Term(name):
                return name.replace("_", " ")

    def _together(self, parts: tuple[Condition, ...]) -> str:
        first, *others = parts
        told = (f", {'' if isinstance(part, Not) else 'with '}{self.say(part)}" for part in others)
        return "".join((self.say(first), *told))


def _is(fact: str, words: tuple[str, ...]) -> str:
    """A yes by the label alone; what is worked out by its value alone, as "juvenile"."""
    title = catalogue()[fact].title
    if words == ("yes",):
        return title
    said = " or ".join(choice_text(word).lower() for word in words)
    return said if fact.startswith(_DERIVED) else f"{title}: {said}"
