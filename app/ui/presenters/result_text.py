"""The text of pasted results: cut into pieces, names of tests found in it, and what stands around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from app.domain.written import clean_text
from app.ui.presenters.names import result_names
from app.ui.presenters.result_units import unit_at

_APART = re.compile(r"[;•]|,(?![0-9])|(?<![0-9]),|\.(?=\s+[^\s0-9])|\.\s*$")
_SIGNS = str.maketrans("×µμ−–—’′”″⁰¹²³⁴⁵⁶⁷⁸⁹\u00a0\u202f\u2009", "xuu---''\"\"0123456789   ")
_SPACING = re.compile(
    r"\s*(?:[(\[]?\b(?:serum|plasma|total|suero|ab|abs|antibody|antibodies|anticuerpos?)\b[)\]]?)?"
    r"\s*(?::|=|\s-\s|\.{2,}|\b(?:is|of|es|de)\b)?\s*(?:[(\[]?(?:hh?|ll?|\*+)[)\]]?\s+(?=[<>≤≥]?\s*[0-9]))?"
)
_FLAG = re.compile(r"[(\[]?(?:(?:hh?|ll?|high|low|alt[oa]|baj[oa])(?![^\W_])|[*!+↑↓]{1,3})[)\]]?\s*")
_SPECIMENS = frozenset("serum plasma total suero".split())
_SPECIMEN = re.compile(r",\s*(?=(?:serum|plasma|total|suero)\b)", re.IGNORECASE)
_SMALLER_UNIT = re.compile(r"(?<=[0-9])(\s?(?:st|stones?|ft|feet|foot)\b\.?),?\s*(?=[0-9])", re.IGNORECASE)
_SAME_NAME = re.compile(r"\s*[(\[,/:-]?\s*")
_IN_BRACKETS = re.compile(r"\s*[(\[]\s*([^()\[\]]{1,24}?)\s*[)\]]")
_NUMBER = r"[0-9]+(?:[.,][0-9]+)?"
_REFERENCE = re.compile(
    rf"[(\[]?\s*(?:(?:ref|reference|normal|range|n|vn|vr|rango)\b\.?\s*:?\s*)?"
    rf"(?:{_NUMBER}\s*(?:-|\bto\b|\ba\b)\s*{_NUMBER}"
    rf"|[(\[]\s*(?:ref\.?\s*:?\s*)?[<>≤≥]=?\s*{_NUMBER}(?=[^()]{{0,16}}[)\]]))"
    rf"\s*[)\]]?"
)
_WORD = re.compile(r"[^\W\d_]+")
_FILLERS = frozenset(
    "lab labs laboratory blood bloods test tests result results today now serum plasma total s p b patient and y but "
    "also "
    "analisis analitica resultados hoy suero sangre paciente sanguinea the is on el la con h l hh ll high low "
    "air room aire ambiente raised elevated normal stable alto bajo elevado alta baja ok ref reference range n".split()
)
_ENDS_A_RESULT = re.compile(rf"{_NUMBER}\s*(\S*)\s*$")


class Mention(NamedTuple):
    """A name of a test in a piece. Args: kind: numbers, words or days. start, end: its place."""

    path: str
    kind: str
    start: int
    end: int

    def value_at(self, behind: str) -> tuple[str, int]:
        """A unit in brackets behind the name, "" for none; and where a value would begin, -1 where none can."""
        unit = ""
        start = 0
        match = _IN_BRACKETS.match(behind)
        if match and match[1] not in _SPECIMENS:
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
    # Part of a longer name is another test: hs-CRP, CK-MB, IgG4; S-, P- and B- only name the serum, plasma or blood.
    return re.compile(
        rf"(?:(?<![\w/+-])|(?<=(?<![\w/+-])[spb]-))(?<!\w\.)(?:{_alternatives(list(names))})(?![\w/+]|-\w)"
    ), names


def pieces(line: str) -> Iterator[tuple[str, tuple[Mention, ...]]]:
    """Cut a line where one result ends for certain; each piece with the names in it."""
    whole = _SMALLER_UNIT.sub(r"\1 ", _SPECIMEN.sub(" ", re.sub(r"[\t|]", " ", line)))
    for piece in _APART.split(clean_text(whole)):
        if piece.strip():
            yield piece, _mentions(flat(piece))


def _mentions(small: str) -> tuple[Mention, ...]:
    """The names in a flat text; a test named twice in a row, "creatine kinase (CK)", is named once."""
    pattern, names = _names()
    found: list[Mention] = []
    for match in pattern.finditer(small):
        each = Mention(*names[match[0]], match.start(), match.end())
        if found and found[-1].path == each.path and _SAME_NAME.fullmatch(small, found[-1].end, each.start):
            opened = small[found[-1].end : each.start].strip()[:1] in tuple("([")
            behind = small[each.end :]
            closed = len(behind) - len(behind.lstrip(" )]")) if opened and behind.lstrip()[:1] in tuple(")]") else 0
            each = Mention(each.path, each.kind, found.pop().start, each.end + closed)
        found.append(each)
    return tuple(found)


def is_name(text: str) -> bool:
    """Whether a text is the name of one test and nothing that changes it."""
    small = flat(text)
    found = [each for each in _mentions(small) if each.kind != "days"]
    if len(found) != 1:
        return False
    behind = small[found[0].end :].strip()
    in_brackets = _IN_BRACKETS.fullmatch(behind)
    known = in_brackets is not None and bool(unit_at(in_brackets[1])[0])
    return not unknown_before(small[: found[0].start]) and (known or not tail_question(behind))


def answer_in(text: str) -> bool:
    """Whether a text is the word of an answer."""
    return _answers()[0].fullmatch(flat(text).strip()) is not None


def without_flag(behind: str) -> str:
    """A flat text without the flag between a number and its unit: "1900 H U/L", "1900* U/L"."""
    match = _FLAG.match(behind)
    return behind[match.end() :] if match and unit_at(behind[match.end() :])[0] not in ("", "?") else behind


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
    odd = any(word not in _FILLERS for word in _WORD.findall(rest)) or any(
        letter.isdigit() or letter in "<>≤≥" for letter in rest
    )
    return " ".join(behind.split()) if odd else ""
