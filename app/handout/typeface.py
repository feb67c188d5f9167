"""The typefaces of the page: which one shows a character, how wide a text is, and whether every character is there.

Atkinson Hyperlegible for whatever it has; Noto Sans for the other letters of Europe, Noto Sans Arabic, and Droid Sans
Fallback for Han, each loaded only when a page needs it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from io import BytesIO
from typing import Any
from unicodedata import category

from app.domain.errors import HandoutRefused, Problem
from app.domain.leaflet import Blank, Leaflet
from app.files.places import resource
from app.handout.reportlab_safely import load_reportlab
from app.handout.unicode_map import to_unicode_map

BASE = "AtkinsonHyperlegible"
EUROPE, ARABIC, HAN = "NotoSans", "NotoSansArabic", "DroidSansFallback-Han"
REGULAR = f"{BASE}-Regular"
_ONE_WEIGHT = frozenset({HAN})
_ARABIC_BLOCKS = ((0x0600, 0x06FF), (0x0750, 0x077F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
_HAN_BLOCKS = ((0x2E80, 0x303F), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0xFF00, 0xFFEF))
_NEVER_DRAWN = frozenset("\n\u00a0")
"""The end of a paragraph, and a blank that is never broken: lines are made from them."""
_WORST_FIRST = 20


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One weight of a typeface, known to ReportLab.

    Args:
        stroked: It has no bold weight of its own: bold letters are outlined as well.
    """

    name: str
    font: Any
    glyphs: Any
    widths: Any
    default_width: float
    stroked: bool


@cache
def load_face(family: str, bold: bool) -> Face:
    """Load one weight of a typeface, once."""
    one_weight = family in _ONE_WEIGHT
    name = family if one_weight else f"{family}-{'Bold' if bold else 'Regular'}"
    font = _font(name)
    return Face(name, font, font.face.charToGlyph, font.face.charWidths, font.face.defaultWidth, one_weight and bold)


@cache
def _font(name: str) -> Any:
    reportlab = load_reportlab()
    reportlab.fonts.makeToUnicodeCMap = to_unicode_map
    font = reportlab.fonts.TTFont(name, BytesIO(resource(f"fonts/{name}.ttf").read_bytes()))
    reportlab.metrics.registerFont(font)
    return font


def load_typeface() -> None:
    """Load what every page needs."""
    load_face(BASE, bold=False)
    load_face(BASE, bold=True)


@lru_cache(maxsize=8192)
def family_of(character: str) -> str:
    """The typeface that shows a character; the last one asked where none does."""
    code = ord(character)
    if code in load_face(BASE, bold=False).glyphs:
        return BASE
    if any(first <= code <= last for first, last in _ARABIC_BLOCKS):
        return ARABIC
    if any(first <= code <= last for first, last in _HAN_BLOCKS):
        return HAN
    return EUROPE


@lru_cache(maxsize=8192)
def families_of(text: str) -> tuple[str, ...]:
    """The typeface of each character; a mark is drawn with its letter by one that has both, where there is one."""
    families: list[str] = []
    letter = 0
    for place, character in enumerate(text):
        families.append(family_of(character))
        if category(character) != "Mn":
            letter = place
        elif place:
            cluster = text[letter : place + 1]
            both = next((family for family in (families[letter], EUROPE) if _draws(family, cluster)), None)
            if both is not None:
                families[letter:] = [both] * len(cluster)
    return tuple(families)


def _draws(family: str, text: str) -> bool:
    """Whether a typeface has every character of a text, in both weights."""
    return all(ord(character) in load_face(family, bold).glyphs for character in text for bold in (False, True))


def has_glyph(character: str) -> bool:
    """Whether some typeface shows a character, in both weights, as something that can be seen."""
    family = family_of(character)
    drawn = all(ord(character) in load_face(family, bold).glyphs for bold in (False, True))
    return drawn and character.isprintable()


@lru_cache(maxsize=32768)
def _unit_width(word: str, bold: bool) -> float:
    """The width of a text at one point, its characters one beside the other as they are."""
    if word.isascii():
        face = load_face(BASE, bold)
        widths: list[float] = [face.widths.get(ord(character), face.default_width) for character in word]
        return sum(widths) / 1000
    total = 0.0
    for character, family in zip(word, families_of(word), strict=True):
        face = load_face(family, bold)
        total += face.widths.get(ord(character), face.default_width)
    return total / 1000


def glyph_width(text: str, size: float, bold: bool) -> float:
    """The width in points of characters that are already in the forms in which they are drawn."""
    return _unit_width(text, bold) * size


def run_width(glyphs: str, family: str, bold: bool) -> float:
    """The width at one point of glyphs of one typeface, blanks included."""
    face = load_face(family, bold)
    widths: list[float] = [face.widths.get(ord(glyph), face.default_width) for glyph in glyphs]
    return sum(widths) / 1000


def check_characters(leaflet: Leaflet) -> None:
    """See that the typefaces can show every character of a page.

    Raises:
        HandoutRefused: some character would come out as a box; each is named with its place.
    """
    texts = _texts(leaflet, "")
    used = ((place, character) for place, text in texts for character in text if character not in _NEVER_DRAWN)
    missing = {each: None for each in used if not has_glyph(each[1])}
    if missing:
        raise HandoutRefused(
            Problem("the page", place, f"{_named(character)} is in no typeface of the page; write it another way")
            for place, character in _first_of_each(missing)
        )


def _first_of_each(missing: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The first character of each place: all of them in a row would spell a name out."""
    first: dict[str, str] = {}
    for place, character in missing:
        first.setdefault(place, character)
    return list(first.items())[:_WORST_FIRST]


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
