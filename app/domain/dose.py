"""A dose: an amount with its unit, its basis and its frequency."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

DoseUnit = Literal["mg", "g", "percent", "ml_per_hour"]
DoseBasis = Literal["flat", "per_kg", "per_m2"]
DosePer = Literal["dose", "day", "week", "cycle", "infusion"]

UNIT_WORDS: dict[str, str] = {"mg": "mg", "g": "g", "percent": "%", "ml_per_hour": "mL per hour"}


@dataclass(frozen=True, slots=True)
class Dose:
    """What would be printed for one patient, after rounding and caps.

    Args:
        amount: Amount for one `per`, in `unit`.
        low, high: Starting range for this patient; None where the protocol gives none.
        maximum: The highest that this patient may ever reach on this medicine, in `unit` for one `per`.
        times_per_day: Where more than once a day; `amount` is then for one dose.
        pattern: How the takings of a day or the days of a week differ, in words; "" where they are alike.
        parts: Each taking of a day in `unit`, morning first, where they differ; their mean is `amount`.
        days: Amount a day, and on how many days of a week, more first, where tablets make it; their mean is `amount`.
        form, route: How it is given, where it is not the medicine's own way; else "".
    """

    amount: Decimal
    unit: DoseUnit
    basis: DoseBasis
    per: DosePer
    low: Decimal | None = None
    high: Decimal | None = None
    maximum: Decimal | None = None
    times_per_day: int | None = None
    pattern: str = ""
    parts: tuple[Decimal, ...] = ()
    days: tuple[tuple[Decimal, int], ...] = ()
    form: str = ""
    route: str = ""
