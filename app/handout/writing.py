"""Writing: a text on one line as the runs of glyphs that draw it, right-to-left scripts joined and put in order."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Any
from unicodedata import bidirectional

from app.domain.errors import HandoutRefused, Problem
from app.domain.leaflet import Direction
from app.handout.typeface import BASE, families_of, family_of, glyph_width, load_face, run_width

_FIGURE = r"\d(?:[\d.,]*\d)?"
_JOINT = r"[ \u00a0!-/:-@\[-`{-~\u2010-\u2014]"
_QUANTITY = re.compile(rf"{_FIGURE}(?:(?: ?× ?|{_JOINT}){_FIGURE})*(?: ?(?:mg|kg|g|mL)\b)?")
"""A number with its unit reads from the left in every script, and so do numbers with no more than one sign in between:
20 mg is never shown as mg 20, nor the record number 12 34 56 as 56 34 12."""
SET_FROM_THE_RIGHT = "\u200f"
"""Unicode's right-to-left mark: a line without such letters that is part of a text with them."""
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one typeface and one direction.

    Args:
        glyphs: As drawn, from left to right.
        from_left: Where it begins, in points for letters of one point.
    """

    family: str
    glyphs: str
    from_left: float
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A line of text: its runs in the order in which they are read, and its width for letters of one point."""

    runs: tuple[Run, ...]
    width: float


def text_width(text: str, size: float, bold: bool) -> float:
    """The width in points of a text on one line."""
    if text.isascii() or not is_ordered(text):
        return glyph_width(text, size, bold)
    return write(text, bold, "rtl").width * size


def is_ordered(text: str) -> bool:
    """Whether a text has letters that are read from the right, or the mark that it is to be set as if it had."""
    return any(bidirectional(character) in _RIGHT_TO_LEFT for character in text)


@lru_cache(maxsize=8192)
def write(text: str, bold: bool, direction: Direction) -> Written:
    """Find the runs of a text; `direction` is that of the page, which holds for a text with letters of its kind."""
    if text.isascii():
        return Written((Run(BASE, text, 0.0),), glyph_width(text, 1, bold))
    if is_ordered(text):
        parts = _visual_runs(text, direction)
    else:
        parts = [(family, part, False, place) for place, (family, part) in enumerate(_by_family(text))]
    return _side_by_side(parts, bold)


def _by_family(text: str) -> list[tuple[str, str]]:
    """Parts of a text by typeface; a blank belongs to the part before it."""
    parts: list[tuple[str, str]] = []
    for character, own in zip(text, families_of(text), strict=True):
        family = parts[-1][0] if parts and character == " " else own
        if parts and parts[-1][0] == family:
            parts[-1] = (family, parts[-1][1] + character)
        else:
            parts.append((family, character))
    return parts


def _side_by_side(parts: list[tuple[str, str, bool, int]], bold: bool) -> Written:
    """Place runs, given from left to right with their place in reading order, and return them in that order."""
    left, runs = 0.0, []
    for family, glyphs, rtl, order in parts:
        runs.append((order, Run(family, _all_drawn(glyphs, family, bold), left, rtl)))
        left += run_width(glyphs, family, bold)
    return Written(tuple(run for _, run in sorted(runs, key=lambda each: each[0])), left)


def _all_drawn(glyphs: str, family: str, bold: bool) -> str:
    """See that a typeface draws each of these forms; the characters themselves were looked at before."""
    known = load_face(family, bold).glyphs
    for glyph in glyphs:
        if ord(glyph) not in known:
            says = f"the form {glyph} (U+{ord(glyph):04X}) is in no typeface of the page; write it another way"
            raise HandoutRefused([Problem("the page", "", says)])
    return glyphs


def _visual_runs(text: str, direction: Direction) -> list[tuple[str, str, bool, int]]:
    """Runs from left to right by the Unicode bidirectional algorithm, letters joined."""
    beside: dict[bool, str] = {}
    marked = []
    families = families_of(text)
    for shown, level, place in _ordered(text, direction):
        if shown == SET_FROM_THE_RIGHT:
            continue
        rtl = level % 2 == 1
        if shown != " " or rtl not in beside:  # a blank belongs to what stands beside it
            beside[rtl] = families[place] if shown == text[place] else family_of(shown)
        marked.append((rtl, beside[rtl], shown, place))
    parts = []
    for (rtl, name), group in groupby(marked, key=itemgetter(0, 1)):
        members = list(group)
        glyphs = "".join(shown for _, _, shown, _ in members)
        parts.append((name, _joined(glyphs[::-1])[::-1] if rtl else glyphs, rtl, min(each[3] for each in members)))
    return parts


def _ordered(text: str, direction: Direction) -> list[tuple[str, int, int]]:
    """Characters from left to right: as shown (a bracket is mirrored), level, place in the text."""
    from bidi import algorithm as bidi

    storage: dict[str, Any] = bidi.get_empty_storage()
    storage["base_level"] = 1 if direction == "rtl" else 0
    storage["base_dir"] = "R" if direction == "rtl" else "L"
    bidi.get_embedding_levels(text, storage)
    for place, character in enumerate(storage["chars"]):
        character["place"] = place
    for quantity in _QUANTITY.finditer(text):
        for character in storage["chars"][quantity.start() : quantity.end()]:
            character["type"] = character["orig"] = "L"
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    bidi.resolve_neutral_types(storage, debug=False)
    bidi.resolve_implicit_levels(storage, debug=False)
    bidi.reorder_resolved_levels(storage, debug=False)
    bidi.apply_mirroring(storage, debug=False)
    return [(each["ch"], each["level"], each["place"]) for each in storage["chars"]]


@lru_cache(maxsize=8192)
def _joined(text: str) -> str:
    """Arabic letters in the forms that they have beside their neighbours; other text as it is."""
    if text.isascii():
        return text
    joined: str = _reshaper().reshape(text)
    return joined


@lru_cache(maxsize=1)
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper(configuration={"delete_harakat": False, "support_ligatures": True})
