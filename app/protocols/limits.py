"""Cross-checks of dose rules with the program's own ceilings: a maximum that could never be printed is a defect."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, get_args

from app.domain.dose import Dose, DoseUnit
from app.engine.ceilings import CeilingBroken, ceilings_of, check_ceiling
from app.files.tree import shown
from app.protocols.assembling import entries
from app.protocols.defects import Defects, Place
from app.protocols.folder import Trees
from app.protocols.numbers import values_of

_FLAT_KEYS = ("amount", "low", "high", "cap", "most")
_SIZED_KEYS = ("limit", "limit_m2")


@dataclass(frozen=True, slots=True)
class _Body:
    """A patient for whom a maximum is tried."""

    weight_kg: Decimal
    bsa_m2: Decimal


_ADULTS = tuple(_Body(Decimal(kg), Decimal(m2)) for kg, m2 in ((40, "1.3"), (70, "1.8"), (150, "2.6"), (250, "3")))
_CHILDREN = tuple(
    _Body(Decimal(kg), Decimal(m2)) for kg, m2 in ((12, "0.55"), (30, "1.05"), (60, "1.65"), (120, "2.4"))
)
# The ceilings of a child change with age; a number is refused only where no age permits it.
_AGES_OF_CHILDREN = (Decimal(5), Decimal(17))
_UNITS = get_args(DoseUnit)


def check_limits(trees: Trees, defects: Defects) -> None:
    """Hold every maximum of a dose rule under the ceiling that is compiled into the program.

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
    over = [(inner, name) for inner, name in _named(place, rule, keys) if values.get(name, ceiling) > ceiling]
    for inner, name in over:
        defects.note(inner, f"{name} is {values[name]}, above the program's own ceiling of {ceiling} {unit}")
    if not over:  # a limit is not to blame for what a wrong cap beside it lets through
        _check_sizes(place, medicine, rule, values, defects)


def _check_sizes(
    place: Place, medicine: str, rule: dict[str, Any], values: dict[str, Decimal], defects: Defects
) -> None:
    """Try a maximum by size on bodies of every size; where there is neither, an amount by size is the maximum."""
    caps = [values[name] for _, name in _named(place, rule, ("cap",)) if name in values]
    sized = list(_named(place, rule, _SIZED_KEYS))
    if not caps and not sized and rule.get("basis") != "flat":
        sized = list(_named(place, rule, ("amount",)))
    for inner, name in sized:
        by_surface = "limit_m2" in inner.way or rule.get("basis") == "per_m2"
        for body in _CHILDREN if rule.get("population") == "juvenile" else _ADULTS:
            most = min([values.get(name, Decimal(0)) * (body.bsa_m2 if by_surface else body.weight_kg), *caps])
            if why := _refused(medicine, rule, most, body):
                defects.note(inner, f"{name} is {values[name]}: {why} at {body.weight_kg} kg")
                break


def _refused(medicine: str, rule: dict[str, Any], most: Decimal, body: _Body) -> str:
    """Why the ceiling refuses a maximum at every age; "" where it does not."""
    unit, per = rule.get("unit"), rule.get("per")
    if unit not in _UNITS or not isinstance(per, str) or most <= 0:
        return ""  # noted elsewhere
    dose = Dose(amount=most, unit=unit, basis="flat", per=per, maximum=most)  # type: ignore[arg-type]
    juvenile = rule.get("population") == "juvenile"
    why = ""
    for age in _AGES_OF_CHILDREN if juvenile else (None,):
        try:
            check_ceiling(
                medicine, dose, adult=not juvenile, weight_kg=body.weight_kg, age_years=age, bsa_m2=body.bsa_m2
            )
        except CeilingBroken as broken:
            why = str(broken)
            continue
        return ""
    return why


def _named(place: Place, rule: dict[str, Any], keys: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
    for key in keys:
        picks = rule.get(key)
        if isinstance(picks, str):
            yield place.at(key), str(picks)
        for index, pick in enumerate(picks if isinstance(picks, tuple) else ()):
            if isinstance(pick, dict) and isinstance(pick.get("use"), str):
                yield place.at(key, index, "use"), str(pick["use"])
