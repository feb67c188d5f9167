"""Reading what was typed: numbers with either decimal mark, days in three spellings, each in exactly one way."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.facts import FactSpec
from app.domain.written import Number, PlainText
from app.ui import words

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MARKED = re.compile(r"([0-9]+)[.,]([0-9]+)")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NAMED = re.compile(r"([0-9]{1,2})[- ]([A-Za-z]{3})[- ]([0-9]{4})")
_CLOSED = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
_OTHER_UNIT = re.compile(r"([0-9]{1,5}(?:[.,][0-9]{1,2})?) ?(lbs?|in|m)", re.IGNORECASE)
_UNITS = {
    ("kg", "lb"): Decimal("0.45359237"),
    ("cm", "in"): Decimal("2.54"),
    ("cm", "m"): Decimal(100),
}
"""Size of a unit that may be typed, in the unit of the field."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a field says.

    Args:
        value: The text as a case file would have it; None where nothing (readable) was typed.
        echo: The value as understood, where it was typed otherwise; "" where that would only repeat.
        problem: What is wrong and how to write it, without the field's title; "" where all is well.
    """

    value: PlainText | None = None
    echo: str = ""
    problem: str = ""


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


def _ambiguous(text: str, limits: Number) -> bool:
    match = _MARKED.fullmatch(text)
    if match is None or len(match[2]) != 3 or len(match[1]) > 3 or match[1].startswith("0"):
        return False
    return Decimal(match[1] + match[2]) <= Decimal(str(limits.high))


def is_number(text: str) -> bool:
    """Whether a text is plain digits with at most one point."""
    return _PLAIN.fullmatch(text) is not None


def read_number(text: str, limits: Number) -> Reading:
    """Read digits with at most one decimal mark, "." or ","; whether it is in range is not asked here."""
    if other := _read_other_unit(text, limits):
        return other
    match = _MARKED.fullmatch(text)
    if match is None:
        # Anything else goes through as it is: the case refuses it with its own sentence.
        return Reading(PlainText(text))
    if _ambiguous(text, limits):
        small = f"{match[1]}.{match[2]}".rstrip("0").rstrip(".")
        return Reading(problem=words.AMBIGUOUS.format(small=small, large=match[1] + match[2]))
    plain = f"{match[1]}.{match[2]}"
    return Reading(PlainText(plain), plain if "," in text else "")


def _read_other_unit(text: str, limits: Number) -> Reading | None:
    """Read a weight with "lb" or a height with "in" or "m" behind it, converted once; None for anything else."""
    match = _OTHER_UNIT.fullmatch(text)
    size = _UNITS.get((limits.unit, match[2].lower().rstrip("s"))) if match else None
    if match is None or size is None:
        return None
    plain = show_number(round(Decimal(match[1].replace(",", ".")) * size, 1), None)
    return Reading(PlainText(plain), plain)


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
    return Reading(PlainText(day.isoformat()), f"{WEEKDAYS[day.weekday()]} {show_day(day)}")


def show_typed_day(text: str) -> str:
    """A day that was typed in any of the spellings, as dd-MMM-yyyy; other text as it is."""
    value = read_day(text.strip()).value
    return show_day(date.fromisoformat(value)) if value is not None else text


def read_field(spec: FactSpec, text: str) -> Reading:
    """Read the text of one field of the form; an empty field says nothing."""
    text = text.strip()
    if not text:
        return NOTHING
    if spec.kind == "number" and spec.number is not None:
        return read_number(text, spec.number)
    if spec.kind == "day":
        return read_day(text)
    return Reading(PlainText(text))
