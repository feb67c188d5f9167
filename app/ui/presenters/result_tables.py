"""Tables of pasted results: each row set as a line of text, name, value, unit, range in that order, with its day."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.ui.presenters.result_days import days_in
from app.ui.presenters.result_text import answer_in, flat, is_name
from app.ui.presenters.result_units import unit_at

_HEADS = {
    "name": "test tests name analyte component investigation parameter examination prueba analito parametro "
    "determinacion",
    "value": "result results value values resultado resultados valor",
    "unit": "unit units uom unidad unidades",
    "range": "range ref reference normal limits rango referencia intervalo",
    "flag": "flag flags abnormal status indicador alerta",
    "day": "date collected day fecha",
    "noise": "of the for interval values de valores",
}
_KIND_OF_HEAD = {word: kind for kind, all_ in _HEADS.items() for word in all_.split()}
_FLAG = re.compile(r"[(\[]?(?:hh?|ll?|n|a|high|low|normal|alto|alta|bajo|baja|[*!+↑↓]{1,3})[)\]]?")
_VALUE = re.compile(r"(?:(?:hh?|ll?|\*+)\s+)?[<>≤≥~≈]?=?\s*[0-9]")
_LIMIT = re.compile(r"[<>≤≥]=?\s*[0-9]+(?:[.,][0-9]+)?(?:\s*\S+)?")
_RANGE = re.compile(r"[0-9]+(?:[.,][0-9]+)?\s*(?:-|to|a|\.\.)\s*[0-9]+(?:[.,][0-9]+)?(?:\s*\S+)?")
_WIDE_BLANK = re.compile(r"\s{2,}")


class TextLine(NamedTuple):
    """A line to be read. Args: day: That of its column or row as it is written there; "" where there is none."""

    text: str
    day: str = ""


def text_lines(text: str) -> Iterator[TextLine]:
    """The lines of a text; the rows of a table as running text, the names of its columns left out."""
    head: tuple[str, ...] = ()
    for line in text.splitlines():
        cells = _cells(line)
        named = _head(cells)
        if named:
            head = named
            continue
        rows = tuple(_rows(cells, head if len(head) == len(cells) else ()))
        yield from rows or (TextLine(line),)


def _cells(line: str) -> tuple[str, ...]:
    """What stands between tabs, bars, the marks of a list, or wide blanks."""
    plain = line.strip()
    if "\t" in line:
        cells = line.split("\t")
    elif plain.count("|") > 1:
        cells = plain.strip("|").split("|")
    elif plain.count(";") > 1 or plain.count(",") > 1:
        cells = next(csv.reader([plain], delimiter=";" if plain.count(";") > 1 else ","), [])
    else:
        cells = _WIDE_BLANK.split(plain)
    return tuple(" ".join(cell.split()) for cell in cells)


def _head(cells: Sequence[str]) -> tuple[str, ...]:
    """What each column holds: name, value, unit, range, flag, day, or the day itself; empty where this is no head."""
    kinds = tuple(_kind_of_column(cell) for cell in cells)
    columns = [kind for kind in kinds if kind]
    has_values = "value" in columns or any(kind[0].isdigit() for kind in columns)
    odd = any(cell and not kind for cell, kind in zip(cells, kinds, strict=True))
    return kinds if len(columns) > 1 and has_values and not odd else ()


def _kind_of_column(cell: str) -> str:
    found = days_in(cell, None)
    if len(found) == 1 and not (cell[: found[0].start] + cell[found[0].end :]).strip():
        return found[0].text
    said = [_KIND_OF_HEAD.get(word, "") for word in re.findall(r"[^\W\d_]+", flat(cell))]
    kinds = [kind for kind in said if kind != "noise"]
    return "range" if "range" in kinds and "" not in kinds else kinds[0] if len(set(kinds)) == 1 else ""


def _rows(cells: Sequence[str], head: Sequence[str]) -> Iterator[TextLine]:
    """The results of a row, one for each column of values; nothing where no cell is the name of a test alone."""
    name = next((place for place, cell in enumerate(cells) if is_name(cell)), -1)
    if name < 0 or len(cells) < 3 - bool(head):
        return
    kinds = list(head) or _guessed(cells, name)
    values = [place for place, kind in enumerate(kinds) if kind == "value" or kind[:1].isdigit()]
    if not values:
        return
    day = next((cells[place] for place, kind in enumerate(kinds) if kind == "day"), "")
    before = " ".join(cell for cell, kind in zip(cells[:name], kinds, strict=False) if kind in ("", "other"))
    behind = " ".join(_behind(cells[name + 1 :], kinds[name + 1 :]))
    units = " ".join(cell for cell, kind in zip(cells, kinds, strict=True) if kind == "unit")
    for place in values:
        if cells[place]:
            text = " ".join(part for part in (before, cells[name], cells[place], units, behind) if part)
            yield TextLine(text, kinds[place] if kinds[place][:1].isdigit() else day)


def _behind(cells: Sequence[str], kinds: Sequence[str]) -> Iterator[str]:
    """What follows value and unit: the range in brackets, flags, and whatever else stands there."""
    for cell, kind in zip(cells, kinds, strict=True):
        if kind == "range" and cell and not answer_in(cell):
            yield f"({cell.strip('()[] ')})"
    yield from (cell for cell, kind in zip(cells, kinds, strict=True) if kind in ("flag", "other", "") and cell)


def _guessed(cells: Sequence[str], name: int) -> list[str]:
    """What each cell of a row without a head holds; the first number behind the name is the value."""
    kinds = ["name" if place == name else _guess(flat(cell)) for place, cell in enumerate(cells)]
    first = next((place for place in range(name + 1, len(cells)) if kinds[place] in ("value", "limit")), -1)
    for place, kind in enumerate(kinds):
        if place == first:
            kinds[place] = "value"
        elif kind in ("limit", "value"):
            same_word = kind == "value" and answer_in(cells[place]) and cells[place] == cells[first]
            kinds[place] = "range" if place > first and (kind == "limit" or same_word) else "other"
    return kinds


def _guess(small: str) -> str:
    unit, length = unit_at(small)
    bare = small.strip("()[] ")
    if _FLAG.fullmatch(small) or not small:
        return "flag"
    if days_in(small, None):
        return "day"
    if _RANGE.fullmatch(bare) or (_LIMIT.fullmatch(bare) and bare != small):
        return "range"
    if unit and length == len(small):
        return "unit"
    if _LIMIT.fullmatch(small):
        return "limit"
    return "value" if _VALUE.match(small) or answer_in(small) else "other"
