"""The questions: how each fact of a case is put to the clinician, with its unit, its keys and its closed list."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from app.domain.facts import FactSpec
from app.domain.units import OTHER_UNITS
from app.ui import words
from app.ui.language import forgets, say
from app.ui.presenters.draft import form_facts

ANSWERS = ("yes", "no")


class Question(NamedTuple):
    """A question as the form puts it.

    Args:
        choices: The words of a closed list with their labels. silence: the one that stands while none is chosen.
        other_unit: The unit to which one press leads; "" where a number has only its own.
    """

    path: str
    title: str
    label: str
    about: str
    kind: str
    unit: str
    hint: str
    choices: tuple[tuple[str, str], ...] = ()
    silence: str = ""
    other_unit: str = ""


def _hint(spec: FactSpec, choices: tuple[tuple[str, str], ...]) -> str:
    if spec.kind == "number" and spec.number is not None:
        unit = f" {say(spec.unit)}" if spec.unit else ""
        limits = words.RANGE.format(low=f"{spec.number.low:g}", high=f"{spec.number.high:g}", unit=unit)
        others = ", ".join(other.name for other in OTHER_UNITS.get(spec.path, ()))
        return f"{limits}. {words.HOW_UNITS.format(units=others)}" if others else f"{limits}."
    if spec.path == "visit_date":
        return f"{words.TODAY_FILLED} {words.HOW_DAY}"
    if spec.kind == "day":
        return words.HOW_DAY
    if spec.kind == "word":
        if spec.words == ANSWERS:
            return words.HOW_ANSWER
        return words.HOW_CHOICE.format(choices=", ".join(shown for _, shown in choices))
    return words.HOW_TEXT


def _other(path: str) -> str:
    units = OTHER_UNITS.get(path, ())
    return units[0].name if units else ""


@cache
def questions() -> Mapping[str, Question]:
    """Every question by its path."""
    found = {}
    for path, spec in form_facts().items():
        listed = (*spec.words, "pending") if path.startswith("antibodies.") else spec.words
        choices = tuple((word, say(words.choice(word))) for word in listed)
        label = words.SHORT.get(path, spec.title)
        found[path] = Question(
            path,
            spec.title,
            label,
            spec.about,
            spec.kind,
            say(spec.unit),
            _hint(spec, choices),
            choices,
            spec.silence,
            _other(path),
        )
    return found


forgets(questions.cache_clear)
