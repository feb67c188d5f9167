"""The other units in which a value may be written: constants of physics and chemistry, never doses."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

_ONE = Decimal(1)
_NOTHING = Decimal(0)


class WrittenUnit(NamedTuple):
    """A unit in which a value may be written.

    Args:
        name: As shown. spellings: as typed, in lower case, "u" for micro.
        size: One of it in the unit that the case keeps. shift: what is added then.
        in_parts: Usually written with a smaller one behind it: 5.6 of it is probably 5 and 6 of the smaller.
    """

    name: str
    spellings: tuple[str, ...]
    size: Decimal = _ONE
    shift: Decimal = _NOTHING
    in_parts: bool = False

    def kept(self, written: Decimal) -> Decimal:
        """A value written in this unit, in the unit that the case keeps."""
        return rounded(written * self.size + self.shift) if self.size != 1 or self.shift else written

    def written(self, kept: Decimal) -> Decimal:
        """A value that the case keeps, in this unit."""
        return rounded((kept - self.shift) / self.size)


_BEYOND_ANY_VALUE = Decimal(10) ** 12


def rounded(value: Decimal) -> Decimal:
    """Round a converted value so that the error stays under 0.3 %, and no figure is shown that was never measured."""
    size = abs(value)
    if size >= _BEYOND_ANY_VALUE:
        return value
    places = next((places for least, places in _PLACES if size >= Decimal(least)), 6)
    return round(value, places)


_PLACES = (("20", 1), ("2", 2), ("0.2", 3), ("0.02", 4))
_POUND, _STONE_POUNDS = Decimal("0.45359237"), 14
_INCH, _FOOT_INCHES = Decimal("2.54"), 12
_CELLS = (
    WrittenUnit("/µL", ("/ul", "per ul", "/mm3", "/mm³"), Decimal("0.001")),
    WrittenUnit("10³/µL", ("10³/ul", "10^3/ul", "x10^3/ul", "k/ul")),
)
_ALSO = {"× 10⁹/L": ("10⁹/l", "10^9/l", "x10^9/l"), "°C": ("c",), "years": ("y", "year")}
_FIFTH = Decimal(5) / 9

OTHER_UNITS: Mapping[str, tuple[WrittenUnit, ...]] = {
    # Pound and inch are exact by definition (international yard and pound agreement, 1959).
    "patient.weight_kg": (
        WrittenUnit("lb", ("lb", "lbs", "pound", "pounds"), _POUND),
        WrittenUnit("st", ("st", "stone", "stones"), _POUND * _STONE_POUNDS, in_parts=True),
    ),
    "patient.height_cm": (
        WrittenUnit("in", ("in", "inch", "inches", '"', "\u201d", "\u2033"), _INCH),
        WrittenUnit("m", ("m",), Decimal(100)),
        WrittenUnit("ft", ("ft", "feet", "foot", "'", "\u2019", "\u2032"), _INCH * _FOOT_INCHES, in_parts=True),
    ),
    "red_flags.temperature_c": (WrittenUnit("°F", ("f", "°f", "degf"), _FIFTH, -32 * _FIFTH),),
    # Bilirubin, molar mass 584.66 g/mol: 10 mg/L are 17.1 µmol/L.
    "labs.bilirubin_umol_per_l": (WrittenUnit("mg/dL", ("mg/dl",), Decimal("17.1")),),
    # Haemoglobin as the monomer, which is what laboratories count in mmol/L, molar mass 16114 g/mol.
    "labs.haemoglobin_g_per_l": (
        WrittenUnit("g/dL", ("g/dl",), Decimal(10)),
        WrittenUnit("mmol/L", ("mmol/l",), Decimal("16.114")),
    ),
    "labs.crp_mg_per_l": (WrittenUnit("mg/dL", ("mg/dl",), Decimal(10)),),
    "labs.igg_g_per_l": (WrittenUnit("mg/dL", ("mg/dl",), Decimal("0.01")),),
    "labs.ferritin_ug_per_l": (WrittenUnit("ng/mL", ("ng/ml",)),),
    # IFCC master equation: mmol/mol = 10.93 × % (NGSP) - 23.5 (Hoelzel, Clin Chem 2004;50:166).
    "labs.hba1c_mmol_per_mol": (WrittenUnit("%", ("%",), Decimal("10.93"), Decimal("-23.5")),),
    "labs.white_cells_10e9_per_l": _CELLS,
    "labs.neutrophils_10e9_per_l": _CELLS,
    "labs.lymphocytes_10e9_per_l": _CELLS,
    "labs.platelets_10e9_per_l": _CELLS,
}
"""Path of a number to the units in which it may be written as well; the first is the one that a press switches to."""

LIKELY: Mapping[str, tuple[float, float]] = {
    "labs.haemoglobin_g_per_l": (25, 250),
    "labs.bilirubin_umol_per_l": (3, 1000),
    "labs.hba1c_mmol_per_mol": (20, 200),
    "labs.igg_g_per_l": (0.1, 60),
    "labs.white_cells_10e9_per_l": (0.05, 100),
    "labs.neutrophils_10e9_per_l": (0.05, 100),
    "labs.lymphocytes_10e9_per_l": (0.05, 100),
    "labs.platelets_10e9_per_l": (2, 2000),
}
"""For numbers without a plausible range of their own: outside these a value is asked about if it fits in another unit.

Nothing hangs on them but that question; no value is refused or changed by them. General knowledge, no source: a white
count above 100 is a leukaemia's, a haemoglobin below 25 g/L hardly anybody's.
"""

_STONES = re.compile(
    r"([0-9]{1,2}) ?(?:st|stones?)\.?[ ,]*([0-9]{1,2}(?:[.,][0-9])?) ?(?:(?:lbs?|pounds?)\.?)?", re.IGNORECASE
)
_FEET = re.compile(
    "([0-9]) ?(?:ft\\.?|feet|foot|['\u2019\u2032])[ ,]*([0-9]{1,2}(?:[.,][0-9]{1,2})?)"
    " ?(?:(?:in|inch|inches)\\.?|\"|''|[\u201d\u2033])?",
    re.IGNORECASE,
)
_METRES = re.compile(r"([0-2]) ?m ?([0-9]{2}) ?(?:cm)?", re.IGNORECASE)


def own_unit(name: str) -> WrittenUnit:
    """The unit that the case keeps, as one in which a value may be written."""
    plain = spelling(name)
    return WrittenUnit(name, (plain, *_ALSO.get(name, ())) if plain else ())


def spelling(unit: str) -> str:
    """A unit as it may be compared with what was typed: lower case, "u" for micro."""
    return unit.lower().replace("\u00b5", "u").replace("\u03bc", "u").strip()


def unit_written(path: str, own: str, typed: str) -> WrittenUnit | None:
    """The unit of a field that was typed behind a number; None for one that the field does not know."""
    plain = spelling(typed)
    for unit in (own_unit(own), *OTHER_UNITS.get(path, ())):
        if plain in unit.spellings:
            return unit
    return None


def unit_named(path: str, own: str, name: str) -> WrittenUnit:
    """The unit of a field by its name; the one that the case keeps for any other."""
    return next((unit for unit in OTHER_UNITS.get(path, ()) if unit.name == name), own_unit(own))


def in_two_units(path: str, text: str) -> Decimal | None:
    """A weight in stones and pounds in kg; a height in feet and inches, or metres and centimetres, in cm; else None."""
    if path == "patient.height_cm" and (match := _METRES.fullmatch(text)):
        return Decimal(match[1]) * 100 + int(match[2])
    if path == "patient.weight_kg":
        match, smaller, least = _STONES.fullmatch(text), _STONE_POUNDS, _POUND
    elif path == "patient.height_cm":
        match, smaller, least = _FEET.fullmatch(text), _FOOT_INCHES, _INCH
    else:
        return None
    if match is None:
        return None
    rest = Decimal(match[2].replace(",", "."))
    return rounded((int(match[1]) * smaller + rest) * least) if rest < smaller else None
