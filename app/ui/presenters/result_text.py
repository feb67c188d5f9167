"""The text of pasted results: cut into pieces, names of tests found in it, and what stands around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from app.domain.written import clean_text
from app.ui.presenters.names import result_names
from app.ui.presenters.result_units import unit_at

_APART = re.compile(r"[;•]|,(?![0-9])|(?<![0-9]),|\.(?=\s+[^\s0-9])|\.\s*$")
_SIGNS = str.maketrans("×µμ−–—’⁰¹²³⁴⁵⁶⁷⁸⁹\u00a0\u202f\u2009", "xuu---'0123456789   ")
_SPACING = re.compile(r"\s*(?::|=|\s-\s|\b(?:is|of|es|de)\b)?\s*")
_IN_BRACKETS = re.compile(r"\s*[(\[]\s*([^()\[\]]{1,24}?)\s*[)\]]")
_NUMBER = r"[0-9]+(?:[.,][0-9]+)?"
_REFERENCE = re.compile(
    rf"[(\[]?\s*(?:(?:ref|reference|normal|range|n|vn|vr|rango)\b\.?\s*:?\s*)?"
    rf"(?:{_NUMBER}\s*(?:-|\bto\b|\ba\b)\s*{_NUMBER}|[(\[]\s*(?:ref\.?\s*:?\s*)?[<>]\s*{_NUMBER}(?=\s*[)\]]))"
    rf"\s*[)\]]?"
)
_WORD = re.compile(r"[^\W\d_]+")
_FILLERS = frozenset(
    "lab labs laboratory blood bloods test tests result results today now serum plasma s p patient and y but also "
    "analisis analitica resultados hoy suero sangre paciente sanguinea the is on el la con h l hh ll high low "
    "air room aire ambiente raised elevated normal stable alto bajo elevado alta baja ok ref reference range n".split()
)
_ENDS_A_RESULT = re.compile(rf"{_NUMBER}\s*(\S*)\s*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a test in a piece. Args: kind: numbers, words or days. start, end: its place."""

    path: str
    kind: str
    start: int
    end: int

    def value_at(self, behind: str) -> tuple[str, int]:
        """A unit in brackets behind the name, "" for none; and where a value would begin, -1 where none can."""
        unit = ""
        start = 0
        if match := _IN_BRACKETS.match(behind):
            unit, length = unit_at(match[1])
            if not unit or length < len(match[1]):
                return "", -1
            start = match.end()
        match = _SPACING.match(behind, start)
        return unit, match.end() if match else start

    def word_at(self, behind: str) -> tuple[str, int]:
        """The word of an answer with which the text behind the name begins, "" for none; and its end."""
        match = _SPACING.match(behind)
        answer = _answers()[0].match(behind, match.end() if match else 0)
        return (_answers()[1][answer[0]], answer.end()) if answer else ("", 0)


def flat(text: str) -> str:
    """A text as it is compared, character by character: small, without accents, one sign for like signs."""
    return "".join(map(_flat, text)).translate(_SIGNS)


@cache
def _flat(letter: str) -> str:
    small = unicodedata.normalize("NFD", letter)[0].casefold()
    return small if len(small) == 1 else letter


def _alternatives(spellings: list[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(spellings, key=len, reverse=True))


@cache
def _answers() -> tuple[re.Pattern[str], dict[str, str]]:
    words = {flat(each): word for word, spelt in result_names("answers").items() for each in spelt}
    return re.compile(rf"(?:{_alternatives(list(words))})(?![^\W_])"), words


@cache
def _names() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    names = {
        flat(each): (path, kind)
        for kind in ("numbers", "words", "days")
        for path, spelt in result_names(kind).items()
        for each in spelt
    }
    # Part of a longer name is another test: hs-CRP, CK-MB, IgG4.
    return re.compile(rf"(?<![\w/+-])(?<!\w\.)(?:{_alternatives(list(names))})(?![\w/+]|-\w)"), names


def pieces(text: str) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """Cut a text where one result ends for certain; each piece with the names in it."""
    pattern, names = _names()
    for line in text.splitlines():
        for piece in _APART.split(clean_text(re.sub(r"[\t|]", " ", line))):
            if piece.strip():
                found = tuple(
                    Mention(*names[match[0]], match.start(), match.end()) for match in pattern.finditer(flat(piece))
                )
                yield piece, found


def unknown_before(text: str, everything: bool = False) -> str:
    """The words before a name that may change what it means; "" where there are none.

    Args:
        everything: Also those of another result that ends before the name.
    """
    small = flat(text)
    ends = None if everything else _ENDS_A_RESULT.search(small)
    if ends is not None and (not ends[1] or unit_at(ends[1])[0]):
        return ""
    if everything and any(letter.isdigit() for letter in small):
        return text.strip()
    return text.strip(" :=-.,") if any(word not in _FILLERS for word in _WORD.findall(small)) else ""


def tail_question(behind: str) -> str:
    """What stands behind a value and may change what it means; "" for flags, a reference range, or nothing.

    Args:
        behind: Flat.
    """
    rest = _REFERENCE.sub(" ", behind.strip(), count=1)
    _unit, length = unit_at(rest.strip(" )]"))
    rest = rest.strip(" )]")[length:]
    odd = any(word not in _FILLERS for word in _WORD.findall(rest)) or any(letter.isdigit() for letter in rest)
    return " ".join(behind.split()) if odd else ""
