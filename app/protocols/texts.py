"""Cross-checks of texts: every {place} of a sentence is one that the program fills where that sentence stands."""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any

from app.domain.recording import catalogue
from app.files.tree import shown
from app.protocols.assembling import entries
from app.protocols.defects import Defects, Place, did_you_mean
from app.protocols.folder import HANDOUT, Trees

PLACES_OF_A_RULE = frozenset({"offered_weight_kg", "offered_height_cm"})
"""Besides numbers, what the advice of a rule may name."""
PLACES_OF_A_ROW = frozenset({"control_weeks", "course_months"})
"""Besides numbers, what a line of a recommendation may name."""
_NAMED = re.compile(r"\{([a-z0-9_.]+)\}")
_Sentence = tuple[Place, str, Callable[[str], bool]]


def check_texts(trees: Trees, numbers: Collection[str], defects: Defects) -> set[str]:
    """Check the places in braces of every sentence but the patient's.

    Args:
        trees: With conditions in place. numbers: names of all thresholds.
        defects: Receives what is wrong.

    Returns:
        Every name that stands in a place: those numbers are used.
    """
    found: set[str] = set()
    filled: set[Place] = set()
    for place, text, known in (*_of_rules(trees), *_of_causes(trees), *_of_rows(trees), *_of_items(trees)):
        filled.add(place)
        names = _NAMED.findall(text)
        for name in names:
            if known(name):
                continue
            found.add(name)
            if name not in numbers:
                near = did_you_mean(name, numbers)
                defects.note(place, f"{shown(name)} is not the name of a number in thresholds.yaml{near}")
        if text.count("{") != text.count("}") or text.count("{") != len(names):
            defects.note(place, "has a brace that names no number; write {name_of_a_threshold}")
    for file, tree in trees.items():
        if not file.startswith(HANDOUT):
            _refuse_braces(tree, Place(file), filled, defects)
    return found


def _refuse_braces(value: object, place: Place, filled: set[Place], defects: Defects) -> None:
    """Refuse a brace in every other text: nothing would be put in its place."""
    if isinstance(value, str):
        if ("{" in value or "}" in value) and place not in filled:
            defects.note(place, "has a place in braces, but nothing fills it here; write out what is meant")
    elif isinstance(value, dict):
        for key, part in value.items():
            _refuse_braces(part, place.at(key), filled, defects)
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            _refuse_braces(part, place.at(index), filled, defects)


def _parts(place: Place, entry: dict[str, Any], key: str) -> Iterator[tuple[Place, dict[str, Any]]]:
    listed = entry.get(key)
    for index, part in enumerate(listed if isinstance(listed, tuple) else ()):
        if isinstance(part, dict):
            yield place.at(key, index), part


def _text(place: Place, entry: dict[str, Any], key: str, known: Callable[[str], bool]) -> Iterator[_Sentence]:
    if isinstance(text := entry.get(key), str):
        yield place.at(key), text, known


def _of_rules(trees: Trees) -> Iterator[_Sentence]:
    for place, rule in entries(trees, "assess.yaml", "rules"):
        for inner, grade in ((place, rule), *_parts(place, rule, "grades")):
            yield from _text(inner, grade, "do", PLACES_OF_A_RULE.__contains__)


def _of_causes(trees: Trees) -> Iterator[_Sentence]:
    """The sentences of the causes of a rule, which print facts of the case too."""
    facts = catalogue()

    def known(name: str) -> bool:
        return name in facts and facts[name].kind != "list"

    for place, rule in entries(trees, "assess.yaml", "rules"):
        for inner, part in _parts(place, rule, "parts"):
            yield from _text(inner, part, "says", known)


def _of_rows(trees: Trees) -> Iterator[_Sentence]:
    for place, row in entries(trees, "recommend.yaml", "rows"):
        for inner, line in _parts(place, row, "how"):
            yield from _text(inner, line, "says", PLACES_OF_A_ROW.__contains__)


def _of_items(trees: Trees) -> Iterator[_Sentence]:
    for place, item in entries(trees, "monitor.yaml", "items"):
        for key in ("item", "because"):
            yield from _text(place, item, key, lambda _name: False)
