"""From the tree of a condition to a condition, every name in it checked against the facts, numbers and terms."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import cast

from app.domain.condition import (
    COMPARISONS,
    AllOf,
    AnyOf,
    Compare,
    Comparison,
    Condition,
    Decided,
    Established,
    Is,
    Known,
    Not,
    NotRuledOut,
    Term,
)
from app.domain.facts import NOT_KNOWN, FactSpec
from app.domain.recording import catalogue
from app.files.tree import shown
from app.protocols.defects import Defects, Place, did_you_mean

_PLACEHOLDER = Known("visit_date")
_MANY: Mapping[str, Callable[[tuple[Condition, ...]], Condition]] = MappingProxyType({"all_of": AllOf, "any_of": AnyOf})
_ONE: Mapping[str, Callable[[Condition], Condition]] = MappingProxyType(
    {"not": Not, "established": Established, "not_ruled_out": NotRuledOut, "decided": Decided}
)
_FORMS = (*_MANY, *_ONE, "term", "known")


@dataclass(frozen=True, slots=True)
class Compared:
    """A fact that a condition compares with a number, and where."""

    place: Place
    fact: FactSpec
    threshold: str


@dataclass(slots=True)
class ConditionReader:
    """Reads the conditions of one protocol.

    Args:
        units: Every threshold with its unit. terms: the names of all named conditions.
        defects: Receives what is wrong; a condition that is wrong is read as a placeholder.
        thresholds_used, terms_used: What the conditions that were read refer to.
        compared: Each comparison that was read.
    """

    units: Mapping[str, str]
    terms: frozenset[str]
    defects: Defects
    thresholds_used: set[str] = field(default_factory=set)
    terms_used: set[str] = field(default_factory=set)
    compared: list[Compared] = field(default_factory=list)
    facts: Mapping[str, FactSpec] = field(default_factory=catalogue)

    def read(self, tree: object, place: Place) -> Condition:
        """Read one condition, and those within it."""
        if not isinstance(tree, dict) or not tree:
            return self._wrong(place, "must be a condition, such as {labs.tpmt: poor}; without one leave the key out")
        if len(tree) > 1:
            return self._wrong(place, "has more than one key; put each in its own condition under all_of or any_of")
        [(key, value)] = tree.items()
        inner = place.at(key)
        if key in _MANY:
            return self._many(key, value, inner)
        if key in _ONE:
            return _ONE[key](self.read(value, inner))
        if key == "term":
            return self._term(value, inner)
        if key == "known":
            return Known(str(value)) if self._fact(value, inner) else _PLACEHOLDER
        return self._about_a_fact(key, value, inner)

    def _wrong(self, place: Place, says: str) -> Condition:
        self.defects.note(place, says)
        return _PLACEHOLDER

    def _many(self, key: str, value: object, place: Place) -> Condition:
        if not isinstance(value, tuple) or not value:
            return self._wrong(place, "must be a list of conditions, at least one")
        return _MANY[key](tuple(self.read(part, place.at(index)) for index, part in enumerate(value)))

    def _term(self, value: object, place: Place) -> Condition:
        if not isinstance(value, str):
            return self._wrong(place, "must name one of the terms of assess.yaml")
        if value not in self.terms:
            near = did_you_mean(value, self.terms)
            return self._wrong(place, f"{shown(value)} is not a term of assess.yaml{near}")
        self.terms_used.add(str(value))
        return Term(str(value))

    def _fact(self, name: object, place: Place) -> FactSpec | None:
        """The fact of this name; a defect where there is none, or none that can be asked about."""
        if not isinstance(name, str):
            self.defects.note(place, "must name a fact, such as labs.tpmt")
            return None
        spec = self.facts.get(name)
        if spec is None:
            near = did_you_mean(name, (*self.facts, *_FORMS))
            self.defects.note(place, f"{shown(name)} is not a fact{near}")
        elif spec.kind == "list":
            self.defects.note(place, f"{name} is a list, which no condition can ask about")
            return None
        return spec

    def _about_a_fact(self, name: str, value: object, place: Place) -> Condition:
        spec = self._fact(name, place)
        if spec is None:
            return _PLACEHOLDER
        if isinstance(value, dict):
            return self._compare(spec, value, place)
        words = value if isinstance(value, tuple) else (value,)
        if spec.kind != "word":
            hint = "below, at_most, above or at_least a threshold" if spec.kind == "number" else "known"
            return self._wrong(place, f"{spec.path} is no fact with words; ask whether it is {hint}")
        if not words:
            return self._wrong(place, "must have at least one word")
        for index, word in enumerate(words):
            self._check_word(spec, word, place.at(index) if isinstance(value, tuple) else place)
        return Is(spec.path, tuple(str(word) for word in words))

    def _check_word(self, spec: FactSpec, word: object, place: Place) -> None:
        if not isinstance(word, str):
            self.defects.note(place, f"must be one of the words of {spec.path}: {', '.join(spec.words)}")
        elif word in NOT_KNOWN:
            says = f"{word} stands for not known and is no answer; write {{not: {{known: {spec.path}}}}}"
            self.defects.note(place, says)
        elif word not in spec.words:
            near = did_you_mean(word, spec.words)
            says = f"{shown(word)} is not a word of {spec.path}{near or ': ' + ', '.join(spec.words)}"
            self.defects.note(place, says)

    def _compare(self, spec: FactSpec, tree: dict[str, object], place: Place) -> Condition:
        if len(tree) != 1 or next(iter(tree)) not in COMPARISONS:
            return self._wrong(place, f"must have one comparison: {', '.join(COMPARISONS)}")
        [(how, threshold)] = tree.items()
        inner = place.at(how)
        if spec.kind != "number":
            return self._wrong(inner, f"{spec.path} is not a number and cannot be compared")
        if not isinstance(threshold, str) or threshold not in self.units:
            known = threshold if isinstance(threshold, str) else ""
            near = did_you_mean(known, self.units)
            says = f"{shown(known) or 'this'} is not the name of a number in thresholds.yaml{near}"
            return self._wrong(inner, says)
        if self.units[threshold] != spec.unit:
            says = f"{spec.path} is in {spec.unit or 'no unit'}, {threshold} in {self.units[threshold] or 'no unit'}"
            self.defects.note(inner, says)
        self.thresholds_used.add(str(threshold))
        self.compared.append(Compared(inner, spec, str(threshold)))
        return Compare(spec.path, cast(Comparison, str(how)), str(threshold))
