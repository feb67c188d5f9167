"""The unit of a number: switched by one press, and asked about where the number fits only in another unit."""

from decimal import Decimal
from typing import NamedTuple

from app.domain.facts import FactSpec
from app.domain.units import LIKELY, OTHER_UNITS, WrittenUnit, own_unit, unit_named
from app.ui import words
from app.ui.presenters.draft import CONFIRMED, Draft, Laid, form_facts
from app.ui.presenters.reading import Reading, in_unit, is_number, read_field, show_number


class UnitOffer(NamedTuple):
    """A number that fits in another unit only.

    Args:
        typed: The number as it stands, with its unit. meant: what it would be in the other one, with what is kept.
        text: What would stand in the field.
    """

    typed: str
    meant: str
    text: str

    @property
    def question(self) -> str:
        """The question to put."""
        return words.OTHER_UNIT.format(typed=self.typed, meant=self.meant)


def switched(draft: Draft, path: str) -> Draft:
    """The draft with one number in its other unit: what stands there is converted, never labelled anew."""
    spec = form_facts()[path]
    reading = read_field(spec, draft.text(path), draft.units.get(path, ""))
    in_force = reading.unit or draft.units.get(path, "") or spec.unit
    wanted = own_unit(spec.unit) if in_force != spec.unit or _of_two(reading) else OTHER_UNITS[path][0]
    name = "" if wanted.name == spec.unit else wanted.name
    if not draft.text(path):
        return draft.in_unit(path, name)
    kept = _kept(reading)
    if kept is None:
        return draft
    text = in_unit(kept, wanted) if name else show_number(kept, spec.number)
    confirmed = path in draft.confirmed
    made = draft.written(path, text).in_unit(path, name)
    return made.listed(CONFIRMED, (*made.confirmed, path)) if confirmed else made


def _of_two(reading: Reading) -> bool:
    """Whether a value was typed in two units together, such as 11 st 4."""
    return reading.carries and not reading.unit


def can_switch(draft: Draft, path: str) -> bool:
    """Whether a press on the unit does anything: the field is empty, or what stands there can be read."""
    spec = form_facts()[path]
    if path not in OTHER_UNITS:
        return False
    return not draft.text(path) or _kept(read_field(spec, draft.text(path), draft.units.get(path, ""))) is not None


def _kept(reading: Reading) -> Decimal | None:
    """The number as the case keeps it; None where none was read."""
    return Decimal(reading.value) if reading.value is not None and is_number(reading.value) else None


def unit_offer(spec: FactSpec, laid: Laid, *, juvenile: bool) -> UnitOffer | None:
    """What else a number may have meant; None where it fits as it is, or fits nowhere.

    Args:
        juvenile: The usual sizes of an adult then say nothing.
    """
    reading = laid.readings.get(spec.path)
    units = OTHER_UNITS.get(spec.path, ())
    limits = spec.number
    if reading is None or reading.written is None or not units or limits is None or juvenile:
        return None
    low, high = LIKELY.get(spec.path, limits.plausible or (limits.low, limits.high))
    now = unit_named(spec.path, spec.unit, reading.unit)
    if _fits(now.kept(reading.written), low, high):
        return None
    for unit in (own_unit(spec.unit), *units):
        kept = unit.kept(reading.written)
        in_part = unit.in_parts and reading.written != reading.written.to_integral_value()
        if unit.name != now.name and not in_part and _fits(kept, low, high):
            return _offer(spec, reading.written, now, unit, kept)
    return None


def _fits(value: Decimal, low: float, high: float) -> bool:
    return Decimal(str(low)) <= value <= Decimal(str(high))


def _offer(spec: FactSpec, written: Decimal, now: WrittenUnit, unit: WrittenUnit, kept: Decimal) -> UnitOffer:
    number = show_number(written, None)
    typed = f"{number} {unit.name}"
    own = unit.name == spec.unit
    meant = typed if own else words.OTHER_UNIT_ECHO.format(typed=typed, kept=f"{show_number(kept, None)} {spec.unit}")
    return UnitOffer(f"{number} {now.name}", meant, show_number(written, spec.number) if own else typed)
