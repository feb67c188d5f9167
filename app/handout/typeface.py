"""The typeface of the page: its two weights, how wide a text is, and whether it has every character."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from io import BytesIO
from typing import Any

from app.domain.drawing import Drawing, Label
from app.domain.errors import HandoutRefused, Problem
from app.domain.leaflet import Blank, Leaflet
from app.files.places import resource
from app.handout.reportlab_safely import load_reportlab

REGULAR, BOLD = "AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"
_WORST_FIRST = 20


@cache
def load_typeface() -> dict[str, Any]:
    """Load and register both weights, once."""
    reportlab = load_reportlab()
    loaded = {}
    for name in (REGULAR, BOLD):
        loaded[name] = reportlab.fonts.TTFont(name, BytesIO(resource(f"fonts/{name}.ttf").read_bytes()))
        reportlab.metrics.registerFont(loaded[name])
    return loaded


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, bold: bool) -> float:
    """The width of a text in points."""
    width: float = load_typeface()[BOLD if bold else REGULAR].stringWidth(text, size)
    return width


def check_characters(leaflet: Leaflet, drawing: Drawing | None) -> None:
    """See that the typeface can show every character of a page.

    Raises:
        HandoutRefused: some character would come out as a box; each is named with its place.
    """
    texts = [*_texts(leaflet, "")]
    if drawing is not None:
        texts += [("drawing", shape.text) for shape in drawing.shapes if isinstance(shape, Label)]
    known = _characters()
    missing = {(place, character): None for place, text in texts for character in text if character not in known}
    if missing:
        raise HandoutRefused(
            Problem("the patient's page", place, f"{_named(character)} is not in the typeface; write it another way")
            for place, character in _first_of_each(missing)
        )


def _first_of_each(missing: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The first character of each place: all of them in a row would spell a name out."""
    first: dict[str, str] = {}
    for place, character in missing:
        first.setdefault(place, character)
    return list(first.items())[:_WORST_FIRST]


@cache
def _characters() -> frozenset[str]:
    """Characters that both weights have and that can be seen."""
    regular, bold = (set(load_typeface()[name].face.charToGlyph) for name in (REGULAR, BOLD))
    return frozenset(chr(code) for code in regular & bold if chr(code).isprintable())


def _named(character: str) -> str:
    shown = f"the character {character} " if character.isprintable() else "a character that cannot be seen "
    return f"{shown}(U+{ord(character):04X})"


def _texts(value: object, place: str) -> Iterator[tuple[str, str]]:
    """Every text of a value made of dataclasses and tuples, with the name of its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Blank):
        yield place, value.label
        yield f"{place}.{value.label}", value.value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, place)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _texts(getattr(value, each.name), f"{place}.{each.name}".lstrip("."))
