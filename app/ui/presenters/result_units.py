"""Units of pasted results: which spelling is which unit, and what a number without a unit could be."""

from __future__ import annotations

import re
from decimal import Decimal

from app.domain.facts import FactSpec
from app.domain.written import Number
from app.ui.presenters.reading import is_number, read_field, show_number

_SPELT: tuple[tuple[str, str], ...] = (
    (r"(?:x\s?)?10\s?[\^*e]*\s?9\s?/\s?l(?:itre|iter)?", "10^9/L"),
    (r"(?:(?:x\s?)?10\s?[\^*e]*\s?3|k|thou|1000)\s?/\s?(?:ul|mcl|mm3)", "10^9/L"),
    (r"(?:cells|cel|celulas)?\s?/\s?(?:ul|mcl|mm3)", "/uL"),
    (r"(?:i?u|ui|units)/l", "U/L"),
    (r"(?:u|mc)kat/l", "µkat/L"),
    (r"ml/min(?:\s?/\s?1[.,]73\s?m(?:\^?2)?)?", "mL/min"),
    (r"(?:u|mc|micro)mol/l", "µmol/L"),
    (r"mmol/mol", "mmol/mol"),
    (r"mmol/l", "mmol/L"),
    (r"(?:u|mc)g/l", "µg/L"),
    (r"ng/ml", "ng/mL"),
    (r"mg/dl", "mg/dL"),
    (r"mg/l", "mg/L"),
    (r"g/dl", "g/dL"),
    (r"g/l", "g/L"),
    (r"mm/(?:1\s?)?h(?:r|our)?", "mm/h"),
    (r"mm\s?hg", "mmHg"),
    (r"fl", "fL"),
    (r"m(?:illi)?sec|ms", "ms"),
    (r"kgs?|kilos?", "kg"),
    (r"lbs?\.?|pounds?", "lb"),
    (r"st\.?|stones?", "st"),
    (r"cms?", "cm"),
    (r"in|inch(?:es)?", "in"),
    (r"ft\.?|feet|foot", "ft"),
    (r"m", "m"),
    (r"%\s?(?:of\s)?pred(?:icted)?", "% of predicted"),
    (r"%", "%"),
    (r"[°º]\s?c|c", "°C"),
    (r"[°º]\s?f|f", "°F"),
    (r"/\s?min|per min(?:ute)?|rpm|bpm", "per min"),
)
_UNIT = re.compile("|".join(f"(?P<u{place}>{spelt})(?![a-z0-9/^])" for place, (spelt, _) in enumerate(_SPELT)))
_LIKE_A_UNIT = re.compile(r"[^\s0-9()\[\],;:][^\s()\[\],;]*(?:/[^\s()\[\],;]+|%)|%|/\S+")
_SAME = {
    "× 10⁹/L": ("10^9/L",),
    "µg/L": ("µg/L", "ng/mL"),
    "% of predicted": ("% of predicted", "%"),
}
_OTHER_UNITS: dict[str, tuple[tuple[str, int], ...]] = {
    "g/L": (("g/dL", 0), ("mg/dL", 100)),
    "kg": (("lb", 0),),
    "cm": (("in", 0), ("m", 0)),
    "µmol/L": (("mg/dL", 0),),
    "mg/L": (("mg/dL", 0),),
    "mmol/mol": (("%", 0),),
    "°C": (("°F", 0),),
    "× 10⁹/L": (("/uL", 1000),),
}
"""Unit of the field to units in which laboratories also write it, each from the number on from which that is likely."""
_SIZES: dict[tuple[str, str], tuple[str, str]] = {
    ("g/L", "g/dL"): ("10", "0"),
    ("g/L", "mg/dL"): ("0.01", "0"),
    ("kg", "lb"): ("0.45359237", "0"),
    ("cm", "in"): ("2.54", "0"),
    ("cm", "m"): ("100", "0"),
    ("µmol/L", "mg/dL"): ("17.1", "0"),
    ("mg/L", "mg/dL"): ("10", "0"),
    ("mmol/mol", "%"): ("10.93", "-23.5"),
    ("°C", "°F"): ("0.5556", "-17.78"),
    ("× 10⁹/L", "/uL"): ("0.001", "0"),
}
"""Roughly how large another unit is, and where it begins: only to know whether a bare number could be meant so."""


def unit_at(text: str) -> tuple[str, int]:
    """The unit with which a text begins.

    Args:
        text: Flat (small letters, no accents), without blanks in front.

    Returns:
        The unit as it is written here, "?" for one that nobody knows, "" for none; how many characters it takes.
    """
    if match := _UNIT.match(text):
        return _SPELT[int(str(match.lastgroup)[1:])][1], match.end()
    if match := _LIKE_A_UNIT.match(text):
        return "?", match.end()
    return "", 0


def value_in_field(spec: FactSpec, number: str, unit: str) -> str:
    """A number with its unit as the field would have it; "" where the field does not know that unit."""
    own = unit in ("", spec.unit, *_SAME.get(spec.unit, ()))
    reading = read_field(spec, number if own else f"{number} {unit}")
    value = reading.value
    if reading.problem or value is None or not is_number(value):
        return ""
    return show_number(Decimal(value), spec.number)


def other_units(spec: FactSpec, number: Decimal) -> tuple[str, ...]:
    """The units in which a bare number would lie in the usual range of the field as well."""
    limits = spec.number
    if limits is None:
        return ()
    found = []
    for unit, least in _OTHER_UNITS.get(spec.unit, ()):
        size, begins = map(Decimal, _SIZES[spec.unit, unit])
        if number >= least and is_usual(limits, number * size + begins):
            found.append(unit)
    return tuple(found)


def is_possible(limits: Number, number: Decimal) -> bool:
    """Whether the field would take this number at all."""
    return Decimal(str(limits.low)) <= number <= Decimal(str(limits.high))


def is_usual(limits: Number, number: Decimal) -> bool:
    """Whether a number needs no second look."""
    low, high = limits.plausible or (limits.low, limits.high)
    return Decimal(str(low)) <= number <= Decimal(str(high))
