"""Cross-checks of sense: no number out of order, and none that decides nothing."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import product
from typing import Any

from app.protocols.assembling import entries
from app.protocols.conditions import Compared
from app.protocols.defects import Defects, Place
from app.protocols.folder import Trees

Values = Mapping[str, Decimal]
_ORDERED_NUMBERS = (
    ("prednisone_round_below_10_mg", "prednisone_round_below_20_mg"),
    ("prednisone_round_below_20_mg", "prednisone_round_mg"),
    ("prednisone_round_finest_below_mg", "prednisone_round_fine_below_mg"),
    ("methotrexate_step_low_mg", "methotrexate_step_high_mg"),
    ("ideal_weight_female_kg", "ideal_weight_male_kg"),
)
_ORDERED_INFUSION = (
    ("days_low", "days_high"),
    ("start_ml_per_kg_per_min", "max_ml_per_kg_per_min"),
    ("slow_ml_per_kg_per_min", "max_ml_per_kg_per_min"),
)


def check_sense(trees: Trees, compared: Iterable[Compared], values: Values, defects: Defects) -> None:
    """Check that numbers can be meant.

    Args:
        trees: With conditions in place. compared: facts with the numbers that conditions compare them with.
        values: Of every threshold that is a number; others have been noted and are passed over.
        defects: Receives what is wrong.
    """
    lines = {
        str(entry.get("id")): place.at("value") for place, entry in entries(trees, "thresholds.yaml", "thresholds")
    }
    for place, rule in _dose_rules(trees):
        _check_order(place, rule, values, defects)
    for place, medicine_entry in entries(trees, "medicines.yaml", "medicines"):
        infusion = medicine_entry.get("infusion")
        if isinstance(infusion, dict):
            for low, high in _ORDERED_INFUSION:
                _expect_order(place.at("infusion", low), infusion.get(low), infusion.get(high), values, defects)
    for low, high in _ORDERED_NUMBERS:
        if low in lines:
            _expect_order(lines[low], low, high, values, defects)
    _check_schedules(trees, values, defects)
    _check_compared(compared, values, defects)


def _dose_rules(trees: Trees) -> Iterator[tuple[Place, dict[str, Any]]]:
    for place, medicine in entries(trees, "medicines.yaml", "medicines"):
        doses = medicine.get("doses")
        for index, rule in enumerate(doses if isinstance(doses, tuple) else ()):
            if isinstance(rule, dict):
                yield place.at("doses", index), rule


def _uses(picks: object) -> Iterator[tuple[str, object]]:
    """The numbers that picks name, each with its condition."""
    if isinstance(picks, str):
        yield str(picks), None
    for pick in picks if isinstance(picks, tuple) else ():
        if isinstance(pick, dict) and isinstance(name := pick.get("use"), str):
            yield str(name), pick.get("when")


def _check_order(place: Place, rule: Mapping[str, Any], values: Values, defects: Defects) -> None:
    """A range begins at or under its end, and nothing of it lies above the maximum in the same basis."""
    flat = rule.get("basis") == "flat"
    pairs = [("low", "high"), ("low", "limit"), ("amount", "limit")] if not flat else [("low", "high"), ("low", "cap")]
    pairs += [("amount", "cap")] if flat else []
    for lower, upper in pairs:
        for (low, when), (high, then) in product(_uses(rule.get(lower)), _uses(rule.get(upper))):
            if when == then:
                _expect_order(place.at(lower), low, high, values, defects)


def _expect_order(place: Place, low: object, high: object, values: Values, defects: Defects) -> None:
    lower, upper = values.get(str(low)), values.get(str(high))
    if lower is not None and upper is not None and lower > upper:
        defects.note(place, f"{low} ({lower}) is above {high} ({upper})")


def _check_schedules(trees: Trees, values: Values, defects: Defects) -> None:
    """A stretch is long enough for its interval, and each ends after the one before it."""
    for place, item in entries(trees, "monitor.yaml", "items"):
        stretches = item.get("stretches")
        ended = Decimal(0)
        for index, stretch in enumerate(stretches if isinstance(stretches, tuple) else ()):
            every = values.get(str(stretch.get("every"))) if isinstance(stretch, dict) else None
            until = values.get(str(stretch.get("until"))) if isinstance(stretch, dict) else None
            if every is None or until is None:
                continue
            if until < ended + every:
                defects.note(place.at("stretches", index, "until"), "ends before it is due once")
            ended = max(ended, until)


def _check_compared(compared: Iterable[Compared], values: Values, defects: Defects) -> None:
    """A number outside what can be recorded of a fact decides nothing."""
    for each in compared:
        number, value = each.fact.number, values.get(each.threshold)
        if number is not None and value is not None and not number.low <= value <= number.high:
            says = (
                f"{each.threshold} is {value}, but {each.fact.path} is recorded from {number.low:g} to {number.high:g}"
            )
            defects.note(each.place, says)
