"""Reading what was typed: numbers with either decimal mark, days in three spellings, each in exactly one way."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.facts import FactSpec
from app.domain.units import OTHER_UNITS, WrittenUnit, in_two_units, unit_named, unit_written
from app.domain.written import Number, PlainText, clean_text
from app.ui import words
from app.ui.language import say

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MARKED = re.compile(r"([0-9]+)[.,]([0-9]+)")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NAMED = re.compile(r"([0-9]{1,2})[- ]([A-Za-z]{3})[- ]([0-9]{4})")
_CLOSED = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_WITH_UNIT = re.compile(r"([0-9]{1,12}(?:[.,][0-9]{1,6})?) ?([^0-9.,\s+-].{0,19})")
_LIMITS = tuple("<>\u2264\u2265~\u2248")
_LONGEST = 64


class Reading(NamedTuple):
    """What a field says.

    Args:
        value: The text as a case file would have it; None where nothing (readable) was typed.
        echo: The value as understood, where it was typed otherwise; "" where that would only repeat.
        problem: What is wrong and how to write it, without the field's title; "" where all is well.
        written: The number as it was typed, in `unit`; None where it is none, or one of two units together.
        carries: Whether the text itself says the unit.
    """

    value: PlainText | None = None
    echo: str = ""
    problem: str = ""
    written: Decimal | None = None
    unit: str = ""
    carries: bool = False


NOTHING = Reading()


def show_day(day: date) -> str:
    """Write a day as dd-MMM-yyyy in English, whatever the locale."""
    return f"{day.day:02d}-{MONTHS[day.month - 1]}-{day.year:04d}"


def show_number(number: Decimal, limits: Number | None) -> str:
    """Write a recorded number as a field shows it: no exponent, no useless zeros, never ambiguous."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text}0" if limits and _ambiguous(text, limits) else text


def _ambiguous(text: str, limits: Number | None) -> bool:
    """Whether a mark may stand for thousands; where the range is that of another unit, it always may."""
    match = _MARKED.fullmatch(text)
    if match is None or len(match[2]) != 3 or len(match[1]) > 3 or match[1].startswith("0"):
        return False
    return limits is None or Decimal(match[1] + match[2]) <= Decimal(str(limits.high))


def is_number(text: str) -> bool:
    """Whether a text is plain digits with at most one point."""
    return _PLAIN.fullmatch(text) is not None


def read_number(text: str, spec: FactSpec, unit: str = "") -> Reading:
    """Read a number with at most one decimal mark, "." or ",", and a unit of the field behind it, if any.

    Args:
        unit: Name of the unit in force, where none is typed; "" for the one that the case keeps.

    Returns:
        The reading; whether the value is in range is not asked here.
    """
    limits = spec.number
    if limits is None or len(text) > _LONGEST:
        return Reading(problem=words.BAD_NUMBER)
    if text.startswith(("-", "+", "\u2212")):
        return Reading(problem=words.SIGNED_NUMBER)
    if text.startswith(_LIMITS):
        return Reading(problem=words.LIMIT_NUMBER)
    both = in_two_units(spec.path, text)
    if both is not None:
        plain = show_number(both, None)
        return Reading(PlainText(plain), plain, carries=True)
    match = _WITH_UNIT.fullmatch(text)
    if match is None:
        return _read_written(text, limits, unit_named(spec.path, spec.unit, unit), carries=False)
    typed = unit_written(spec.path, spec.unit, match[2])
    if typed is None and spec.unit and match[2].casefold() == say(spec.unit).casefold():
        typed = unit_named(spec.path, spec.unit, "")
    if typed is None:
        return Reading(problem=_which_units(spec))
    return _read_written(match[1], limits, typed, carries=True)


def _which_units(spec: FactSpec) -> str:
    names = [say(spec.unit), *(unit.name for unit in OTHER_UNITS.get(spec.path, ()))]
    return words.BAD_UNIT.format(units=", ".join(names)) if spec.unit else words.BAD_NUMBER


def _read_written(text: str, limits: Number, unit: WrittenUnit, *, carries: bool) -> Reading:
    match = _MARKED.fullmatch(text)
    if match is not None and _ambiguous(text, limits if unit.name == limits.unit else None):
        small = f"{match[1]}.{match[2]}".rstrip("0").rstrip(".")
        return Reading(problem=words.AMBIGUOUS.format(small=small, large=match[1] + match[2]))
    plain = text if match is None else f"{match[1]}.{match[2]}"
    if not is_number(plain):
        # Anything else goes through as it is: the case refuses it with its own sentence.
        return Reading(PlainText(text))
    written = Decimal(plain)
    if unit.name == limits.unit:
        return Reading(PlainText(plain), plain if plain != text or carries else "", "", written, unit.name, carries)
    kept = show_number(unit.kept(written), None)
    return Reading(PlainText(kept), kept, "", written, unit.name, carries)


def in_unit(value: Decimal, unit: WrittenUnit) -> str:
    """A value that the case keeps as it is written in a unit, never in a form that would be asked about."""
    text = show_number(unit.written(value), None)
    return f"{text}0" if _ambiguous(text, None) else text


def _parts_of_day(text: str) -> tuple[int, int, int] | None:
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _NAMED.fullmatch(text):
        month = match[2].capitalize()
        return (int(match[3]), MONTHS.index(month) + 1, int(match[1])) if month in MONTHS else None
    if match := _CLOSED.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1])
    return None


def read_day(text: str) -> Reading:
    """Read 2026-11-21, 21-Nov-2026 or 21112026."""
    parts = _parts_of_day(text)
    try:
        day = date(*parts) if parts else None
    except ValueError:
        day = None
    if day is None:
        return Reading(problem=words.BAD_DAY)
    return Reading(PlainText(day.isoformat()), f"{words.WEEKDAYS[day.weekday()]} {show_day(day)}")


def show_typed_day(text: str) -> str:
    """A day that was typed in any of the spellings, as dd-MMM-yyyy; other text as it is."""
    value = read_day(clean_text(text)).value
    return show_day(date.fromisoformat(value)) if value is not None else text


def read_field(spec: FactSpec, text: str, unit: str = "") -> Reading:
    """Read the text of one field of the form, a number in the unit in force; an empty field says nothing."""
    text = clean_text(text)
    if not text:
        return NOTHING
    if spec.kind == "number":
        return read_number(text, spec, unit)
    if spec.kind == "day":
        return read_day(text)
    return Reading(PlainText(text))
