"""Absolute maxima compiled into the program: the second lock, independent of any protocol (MED-10)."""

from decimal import Decimal

from app.domain.dose import Dose
from app.domain.errors import SupportFault

# One entry a medicine: unit and the most that one `per` may ever come to, as safety.md 4d lists it.
_CEILINGS: dict[str, tuple[str, dict[str, Decimal]]] = {
    "prednisone": ("mg", {"day": Decimal(80), "dose": Decimal(40)}),
    "methylprednisolone_iv": ("mg", {"day": Decimal(1000), "dose": Decimal(1000)}),
    "methotrexate": ("mg", {"week": Decimal(40)}),
    "folic_acid": ("mg", {"week": Decimal(5), "day": Decimal(1)}),
    "azathioprine": ("mg", {"day": Decimal(200)}),
    "mycophenolate_mofetil": ("mg", {"dose": Decimal(1500)}),
    "hydroxychloroquine": ("mg", {"day": Decimal(400)}),
    "ivig": ("g", {"cycle": Decimal(600)}),
    "rituximab": ("mg", {"infusion": Decimal(1000)}),
    "ciclosporin": ("mg", {"day": Decimal(1500)}),
    "tacrolimus_oral": ("mg", {"day": Decimal(20)}),
    "co_trimoxazole": ("mg", {"day": Decimal(960)}),
    "tacrolimus_topical": ("percent", {"dose": Decimal("0.1")}),
    "hydrocortisone_emergency": ("mg", {"dose": Decimal(100)}),
    "calcium_vitamin_d": ("mg", {"day": Decimal(1200)}),
}
_ADULT_METHOTREXATE_MG_PER_WEEK = Decimal(25)
_PER_KG = {"ivig": Decimal(2), "ciclosporin": Decimal(5), "tacrolimus_oral": Decimal("0.06")}

# Under 18: lower maxima, and maxima by size. A medicine that is not named here has no dose for a child.
_JUVENILE: dict[str, dict[str, Decimal]] = {
    "prednisone": {"day": Decimal(60)},
    "methylprednisolone_iv": {"day": Decimal(1000)},
    "methotrexate": {"week": Decimal(40)},
    "folic_acid": {"day": Decimal(1)},
    "azathioprine": {"day": Decimal(200)},
    "mycophenolate_mofetil": {"dose": Decimal(1500)},
    "hydroxychloroquine": {"day": Decimal(400)},
    "ivig": {"cycle": Decimal(70)},
    "rituximab": {"infusion": Decimal(1000)},
    "tacrolimus_topical": {"dose": Decimal("0.03")},
}
_OLDER_FROM_YEARS = Decimal(16)
_OLDER_JUVENILE: dict[str, dict[str, Decimal]] = {
    "methotrexate": {"week": _ADULT_METHOTREXATE_MG_PER_WEEK},
    "tacrolimus_topical": {"dose": Decimal("0.1")},
}
_OINTMENT_FROM_YEARS = Decimal(2)
_JUVENILE_PER_KG = {
    "prednisone": Decimal(2),
    "methylprednisolone_iv": Decimal(30),
    "azathioprine": Decimal("2.5"),
    "hydroxychloroquine": Decimal(5),
    "ivig": Decimal(2),
}
_OLDER_PER_KG = {"prednisone": Decimal(1)}
# Rituximab is rounded to the nearest mg, so that its 750 mg per m2 may be passed by half a milligram.
_JUVENILE_PER_M2 = {"methotrexate": Decimal(20), "mycophenolate_mofetil": Decimal(600), "rituximab": Decimal(751)}


class CeilingBroken(SupportFault):
    """A dose above the program's own maximum: a fault of the protocol or the engine, never printed."""


def ceilings_of(medicine: str, per: str, *, adult: bool) -> tuple[str, Decimal | None]:
    """The unit of a medicine, and the most that one `per` of it may ever come to at any size and age.

    Returns:
        "" and None where the program knows no dose of it for adults, or for children.
    """
    unit, ceilings = _CEILINGS.get(medicine, ("", {}))
    if adult:
        weekly = medicine == "methotrexate" and per == "week"
        return unit, _ADULT_METHOTREXATE_MG_PER_WEEK if weekly else ceilings.get(per)
    known = [each.get(medicine, {}).get(per) for each in (_JUVENILE, _OLDER_JUVENILE)]
    return unit, max((number for number in known if number is not None), default=None)


def check_ceiling(
    medicine: str,
    dose: Dose,
    *,
    adult: bool,
    weight_kg: Decimal | None = None,
    age_years: Decimal | None = None,
    bsa_m2: Decimal | None = None,
) -> None:
    """Refuse a dose above the compiled ceiling, in another unit, or by another frequency than the ceiling knows.

    Args:
        medicine: Id of the medicine. dose: As it would be printed.
        adult: False where the patient is not known to be an adult; with a known age, a child.
        weight_kg: Actual weight, age_years: age, bsa_m2: body surface, where known.

    Raises:
        CeilingBroken: the dose must not be printed.
    """
    unit, ceilings = _CEILINGS.get(medicine, ("", {}))
    ceiling = ceilings.get(dose.per)
    if medicine == "methotrexate" and adult and dose.per == "week":
        ceiling = _ADULT_METHOTREXATE_MG_PER_WEEK
    if medicine in _PER_KG and ceiling is not None and weight_kg is not None:
        ceiling = min(ceiling, _PER_KG[medicine] * weight_kg)
    if not adult and age_years is not None:
        ceiling = _of_a_child(medicine, dose, age_years, weight_kg, bsa_m2)
    if ceiling is None or dose.unit != unit:
        raise CeilingBroken(f"no ceiling is known for {medicine} in {dose.unit} per {dose.per}")
    highest = max(number for number in (dose.amount, dose.high, dose.maximum) if number is not None)
    if highest > ceiling or dose.amount <= 0:
        raise CeilingBroken(f"{medicine} is not above zero and under the ceiling of the program")


def _of_a_child(
    medicine: str, dose: Dose, age_years: Decimal, weight_kg: Decimal | None, bsa_m2: Decimal | None
) -> Decimal | None:
    """The ceiling of a child: the lowest of all that apply; None where there is no dose for a child.

    Source: safety.md 4d; C-02, C-04, C-06, C-20, C-21, F-10, F-38; D03: from 16 years the lower of both.
    """
    older = age_years >= _OLDER_FROM_YEARS
    flat = _JUVENILE.get(medicine, {}).get(dose.per)
    if older and flat is not None:
        flat = _OLDER_JUVENILE.get(medicine, {}).get(dose.per, flat)
    if flat is None or (medicine == "tacrolimus_topical" and age_years < _OINTMENT_FROM_YEARS):
        return None
    per_kg = {**_JUVENILE_PER_KG, **(_OLDER_PER_KG if older else {})}
    sized = [(per_kg.get(medicine), weight_kg), (_JUVENILE_PER_M2.get(medicine), bsa_m2)]
    return min([flat, *(each * size for each, size in sized if each is not None and size is not None)])
