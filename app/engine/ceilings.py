"""Absolute maxima compiled into the program: the second lock, independent of any protocol (MED-10)."""

from decimal import Decimal

from app.domain.dose import Dose

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


class CeilingBroken(RuntimeError):
    """A dose above the program's own maximum: a fault of the protocol or the engine, never printed."""


def check_ceiling(medicine: str, dose: Dose, *, adult: bool, weight_kg: Decimal | None = None) -> None:
    """Refuse a dose above the compiled ceiling, in another unit, or by another frequency than the ceiling knows.

    Args:
        medicine: Id of the medicine. dose: As it would be printed.
        adult: False under 18. weight_kg: Actual weight, where known.

    Raises:
        CeilingBroken: the dose must not be printed.
    """
    unit, ceilings = _CEILINGS.get(medicine, ("", {}))
    ceiling = ceilings.get(dose.per)
    if medicine == "methotrexate" and adult and dose.per == "week":
        ceiling = _ADULT_METHOTREXATE_MG_PER_WEEK
    if medicine in _PER_KG and ceiling is not None and weight_kg is not None:
        ceiling = min(ceiling, _PER_KG[medicine] * weight_kg)
    if ceiling is None or dose.unit != unit:
        raise CeilingBroken(f"no ceiling is known for {medicine} in {dose.unit} per {dose.per}")
    highest = max(number for number in (dose.amount, dose.high, dose.maximum) if number is not None)
    if highest > ceiling or dose.amount <= 0:
        raise CeilingBroken(f"{medicine} is not above zero and under the ceiling of the program")
