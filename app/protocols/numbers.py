"""Cross-checks of numbers: each exists, is used, has the unit that its use asks for, and makes sense there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from app.domain.protocol import NUMBERS_OF_THE_PROGRAM
from app.domain.recording import catalogue
from app.files.tree import shown
from app.protocols.assembling import entries
from app.protocols.conditions import ConditionReader
from app.protocols.defects import Defects, Place, did_you_mean
from app.protocols.folder import Trees
from app.protocols.sense import check_sense
from app.protocols.texts import check_texts

_WRITTEN = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")
_UNITS = {"mg": ("mg",), "g": ("g",), "percent": ("percent", "%"), "ml_per_hour": ("mL per hour",)}
_SIZES = {"per_kg": ("kg",), "per_m2": ("m2", "m²"), "flat": ("kg",)}
_MG = frozenset(("mg", "mg a day"))
_DAYS, _WEEKS = frozenset(("days",)), frozenset(("weeks",))
_SHARE = frozenset(("of the starting dose",))
_GROWTH = {"pounds_per_kg": "lb per kg", "cm_per_inch": "cm per inch", "cm_per_metre": "cm per m", "far": "times"}
_TAPER = {
    "control": _WEEKS,
    "relapse_hold": _WEEKS,
    "relapse_low_up_to": _MG,
    "relapse_interval_factor": frozenset(("times", "")),
    "whole_mg_up_to": _MG,
    "tablet_tolerance": _MG,
    "short_course": _DAYS,
    "shortest_stay": _DAYS,
}


@dataclass(frozen=True, slots=True)
class _Use:
    """A place that names a number.

    Args:
        units: What fits there. positive: Nothing at or under zero makes sense. whole: Nor does a fraction.
    """

    place: Place
    name: str
    units: frozenset[str]
    positive: bool = True
    whole: bool = False


def check_numbers(trees: Trees, reader: ConditionReader, defects: Defects) -> None:
    """Check every number of thresholds.yaml against the places that name it.

    Args:
        trees: With conditions in place.
        reader: Has read every condition, and knows which numbers they name.
        defects: Receives what is wrong.
    """
    numbers = {str(entry.get("id")): entry for _, entry in entries(trees, "thresholds.yaml", "thresholds")}
    values = values_of(trees)
    used = set(reader.thresholds_used) | NUMBERS_OF_THE_PROGRAM
    for use in (
        *_of_doses(trees, defects),
        *_of_infusions(trees),
        *_of_taper(trees),
        *_of_juvenile_taper(trees),
        *_of_growth(trees),
        *_of_schedules(trees),
        *_of_cancer_risk(trees),
    ):
        used.add(use.name)
        _check_use(use, numbers, values, defects)
    used |= check_texts(trees, numbers.keys(), defects)
    for place, entry in entries(trees, "thresholds.yaml", "thresholds"):
        if entry.get("id") in NUMBERS_OF_THE_PROGRAM and values.get(str(entry.get("id")), Decimal(1)) <= 0:
            defects.note(place.at("value"), "must be above zero; the program counts with it")
    for name in sorted(NUMBERS_OF_THE_PROGRAM - set(numbers)):
        defects.note(Place("thresholds.yaml", ("thresholds",)), f"{name} is missing; the program asks for it by name")
    for place, entry in entries(trees, "thresholds.yaml", "thresholds"):
        unused = entry.get("id")
        if isinstance(unused, str) and unused not in used:
            defects.note(place.at("id"), f"{shown(unused)} is used by nothing; take it out or use it")
    _check_rungs(trees, values, defects)
    _check_juvenile_stretches(trees, values, defects)
    check_sense(trees, reader.compared, values, defects)


def values_of(trees: Trees) -> dict[str, Decimal]:
    """Every number of thresholds.yaml that is written as one, by its id."""
    found = entries(trees, "thresholds.yaml", "thresholds")
    return {str(entry.get("id")): Decimal(str(entry["value"])) for _, entry in found if _is_number(entry)}


def _is_number(entry: dict[str, Any]) -> bool:
    value = entry.get("value")
    return isinstance(value, str) and _WRITTEN.fullmatch(value) is not None


def _check_use(use: _Use, numbers: dict[str, dict[str, Any]], values: dict[str, Decimal], defects: Defects) -> None:
    number = numbers.get(use.name)
    if number is None:
        near = did_you_mean(use.name, numbers)
        defects.note(use.place, f"{shown(use.name)} is not the name of a number in thresholds.yaml{near}")
        return
    unit = str(number.get("unit") or "")
    if unit not in use.units:
        wanted = " or ".join(sorted(use.units, key=lambda unit: (len(unit), unit))) or "no unit"
        defects.note(use.place, f"{use.name} is in {unit or 'no unit'}; here it must be in {wanted}")
    if use.positive and values.get(use.name, Decimal(1)) <= 0:
        defects.note(use.place, f"{use.name} is zero or less, which makes no sense here")
    if use.whole and values.get(use.name, Decimal(1)) % 1:
        defects.note(use.place, f"{use.name} must be a whole number here")


def _of_doses(trees: Trees, defects: Defects) -> Iterator[_Use]:
    for place, medicine in entries(trees, "medicines.yaml", "medicines"):
        doses = medicine.get("doses")
        for index, rule in enumerate(doses if isinstance(doses, tuple) else ()):
            if isinstance(rule, dict):
                yield from _of_dose(place.at("doses", index), rule, defects)


def _of_dose(place: Place, rule: dict[str, Any], defects: Defects) -> Iterator[_Use]:
    units = _UNITS.get(str(rule.get("unit")), ())
    sizes = _SIZES.get(str(rule.get("basis")), ())
    flat = frozenset(word for unit in units for word in (unit, f"{unit} a {rule.get('per')}"))
    sized = frozenset(word for unit in units for size in sizes for word in _per_size(unit, size, str(rule.get("per"))))
    per_m2 = frozenset(
        word for unit in units for size in ("m2", "m²") for word in _per_size(unit, size, str(rule.get("per")))
    )
    of_basis = flat if rule.get("basis") == "flat" else sized
    for key, fitting in (
        ("amount", of_basis),
        ("low", of_basis),
        ("high", of_basis),
        ("cap", flat),
        ("limit", sized),
        ("limit_m2", per_m2),
        ("most", flat),
    ):
        for inner, name in _picked(place.at(key), rule.get(key), defects):
            yield _Use(inner, name, fitting)
    for key, fitting in (("round_to", frozenset(units)), ("obese_ideal", frozenset(("kg/m²",)))):
        if isinstance(named := rule.get(key), str):
            yield _Use(place.at(key), str(named), fitting)


def _per_size(unit: str, size: str, per: str) -> tuple[str, ...]:
    if unit == "mL per hour":
        return (f"mL per {size} per hour",)
    return f"{unit} per {size}", f"{unit} per {size} a {per}"


def _picked(place: Place, picks: object, defects: Defects) -> Iterator[tuple[Place, str]]:
    """The thresholds that the picks of a dose rule name; a pick of a recorded fact is checked here."""
    if isinstance(picks, str):
        yield place, str(picks)
    for index, pick in enumerate(picks if isinstance(picks, tuple) else ()):
        if not isinstance(pick, dict):
            continue
        name, fact = pick.get("use"), pick.get("fact")
        if (name is None) == (fact is None):
            defects.note(place.at(index), "must name either a number (use) or a recorded dose (fact)")
        elif isinstance(name, str):
            yield place.at(index, "use"), str(name)
        elif isinstance(fact, str):
            spec = catalogue().get(fact)
            if spec is None or spec.kind != "number":
                near = did_you_mean(fact, catalogue()) if spec is None else ""
                defects.note(place.at(index, "fact"), f"{shown(fact)} is not a fact that is a number{near}")


def _of_infusions(trees: Trees) -> Iterator[_Use]:
    for place, medicine in entries(trees, "medicines.yaml", "medicines"):
        infusion = medicine.get("infusion")
        for key, name in infusion.items() if isinstance(infusion, dict) else ():
            if isinstance(name, str) and (unit := _infusion_unit(key)):
                yield _Use(place.at("infusion", key), str(name), frozenset((unit,)))


def _infusion_unit(key: str) -> str:
    if key.startswith("days_"):
        return "days"
    return "mL per g" if key == "ml_per_g" else "mL per kg per min" if key.endswith("_per_min") else ""


def _of_taper(trees: Trees) -> Iterator[_Use]:
    taper = trees.get("taper.yaml")
    for key, units in _TAPER.items():
        if isinstance(taper, dict) and isinstance(name := taper.get(key), str):
            whole = key in {"control", "relapse_hold", "relapse_interval_factor", "short_course", "shortest_stay"}
            yield _Use(Place("taper.yaml", (key,)), str(name), units, whole=whole)
    for place, rung in entries(trees, "taper.yaml", "rungs"):
        for key, units in (("floor", _MG), ("step", _MG), ("every", _DAYS)):
            if isinstance(name := rung.get(key), str):
                yield _Use(place.at(key), str(name), units, positive=key != "floor", whole=key == "every")


def _of_juvenile_taper(trees: Trees) -> Iterator[_Use]:
    tree = trees.get("taper.yaml")
    juvenile = tree.get("juvenile") if isinstance(tree, dict) else None
    for key in ("least", "most"):
        if isinstance(juvenile, dict) and isinstance(name := juvenile.get(key), str):
            yield _Use(Place("taper.yaml", ("juvenile", key)), str(name), _MG)
    for place, stretch in entries(trees, "taper.yaml", "juvenile", "stretches"):
        for key, units in (("until", _WEEKS), ("share", _SHARE), ("every", _DAYS)):
            if isinstance(name := stretch.get(key), str):
                yield _Use(place.at(key), str(name), units, positive=key != "share", whole=key != "share")


def _of_growth(trees: Trees) -> Iterator[_Use]:
    growth = trees.get("growth.yaml")
    for key, unit in _GROWTH.items():
        if isinstance(growth, dict) and isinstance(name := growth.get(key), str):
            yield _Use(Place("growth.yaml", (key,)), str(name), frozenset((unit,)))


def _of_schedules(trees: Trees) -> Iterator[_Use]:
    monitor = trees.get("monitor.yaml")
    for key in ("ahead", "late"):
        if isinstance(monitor, dict) and isinstance(name := monitor.get(key), str):
            yield _Use(Place("monitor.yaml", (key,)), str(name), _DAYS, whole=True)
    for place, item in entries(trees, "monitor.yaml", "items"):
        stretches = item.get("stretches")
        for index, stretch in enumerate(stretches if isinstance(stretches, tuple) else ()):
            for key in ("every", "until"):
                if isinstance(stretch, dict) and isinstance(name := stretch.get(key), str):
                    yield _Use(place.at("stretches", index, key), str(name), _DAYS, whole=True)


def _of_cancer_risk(trees: Trees) -> Iterator[_Use]:
    assess = trees.get("assess.yaml")
    risk = assess.get("cancer_risk") if isinstance(assess, dict) else None
    for key in ("high_from", "intermediate_from"):
        if isinstance(risk, dict) and isinstance(name := risk.get(key), str):
            yield _Use(Place("assess.yaml", ("cancer_risk", key)), str(name), frozenset(("factors",)))


def _check_rungs(trees: Trees, values: dict[str, Decimal], defects: Defects) -> None:
    rungs = list(entries(trees, "taper.yaml", "rungs"))
    for (_, upper), (place, lower) in pairwise(rungs):
        high, low = values.get(str(upper.get("floor"))), values.get(str(lower.get("floor")))
        if high is not None and low is not None and low >= high:
            defects.note(place.at("floor"), "must be lower than the floor of the rung before it")
    for place, rung in rungs:
        if values.get(str(rung.get("floor")), Decimal(0)) < 0:
            defects.note(place.at("floor"), "must not be below zero")
    if rungs and values.get(str(rungs[-1][1].get("floor")), Decimal(0)) != 0:
        defects.note(rungs[-1][0].at("floor"), "must be zero in the last rung, where the course ends")


def _check_juvenile_stretches(trees: Trees, values: dict[str, Decimal], defects: Defects) -> None:
    """A child's taper goes forward in time and down in dose, and ends at nothing."""
    stretches = list(entries(trees, "taper.yaml", "juvenile", "stretches"))
    week, share = Decimal(0), Decimal(1)
    for place, stretch in stretches:
        until, to = values.get(str(stretch.get("until")), week + 1), values.get(str(stretch.get("share")), share / 2)
        if until <= week:
            defects.note(place.at("until"), "must be later than the end of the part before it")
        if not 0 <= to < share:
            defects.note(place.at("share"), "must be lower than the share before it, and not below zero")
        if to == 0 and stretch.get("by") == "percent":
            defects.note(place.at("by"), "must be amount: by equal percentages a dose never comes to nothing")
        week, share = until, to
    if stretches and share != 0:
        defects.note(stretches[-1][0].at("share"), "must be zero in the last part, where the course ends")
