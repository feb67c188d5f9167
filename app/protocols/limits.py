"""Cross-checks of dose rules with the program's own ceilings: a maximum that could never be printed is a defect."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from app.engine.ceilings import ceilings_of
from app.files.tree import shown
from app.protocols.assembling import entries
from app.protocols.defects import Defects, Place
from app.protocols.folder import Trees
from app.protocols.numbers import values_of

_FLAT_KEYS = ("amount", "low", "high", "cap", "most")


def check_limits(trees: Trees, defects: Defects) -> None:
    """Hold every flat number of a dose rule under the ceiling that is compiled into the program.

    Without this a protocol with a maximum of 6,000 mg would be accepted, and fail at the first patient.

    Args:
        trees: With conditions in place. defects: Receives what is wrong.
    """
    values = values_of(trees)
    for place, medicine in entries(trees, "medicines.yaml", "medicines"):
        doses = medicine.get("doses")
        for index, rule in enumerate(doses if isinstance(doses, tuple) else ()):
            if isinstance(rule, dict):
                _check_rule(place.at("doses", index), str(medicine.get("id")), rule, values, defects)


def _check_rule(
    place: Place, medicine: str, rule: dict[str, Any], values: dict[str, Decimal], defects: Defects
) -> None:
    unit, ceiling = ceilings_of(medicine, str(rule.get("per")), adult=rule.get("population") != "juvenile")
    if ceiling is None or unit != rule.get("unit"):
        says = f"{shown(medicine)} in {rule.get('unit')} for each {rule.get('per')} has no ceiling in the program"
        defects.note(place, f"{says}; its dose could never be printed")
        return
    keys = _FLAT_KEYS if rule.get("basis") == "flat" else ("cap", "most")
    for inner, name in _named(place, rule, keys):
        value = values.get(name)
        if value is not None and value > ceiling:
            defects.note(inner, f"{name} is {value}, above the program's own ceiling of {ceiling} {unit}")


def _named(place: Place, rule: dict[str, Any], keys: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
    for key in keys:
        picks = rule.get(key)
        if isinstance(picks, str):
            yield place.at(key), str(picks)
        for index, pick in enumerate(picks if isinstance(picks, tuple) else ()):
            if isinstance(pick, dict) and isinstance(pick.get("use"), str):
                yield place.at(key, index, "use"), str(pick["use"])
