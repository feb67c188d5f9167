"""The figures that a page may say: those of the plan, of the case, and the protocol's own for days of illness."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.case import Case
from app.domain.dose import Dose
from app.domain.page_order import PageOrder
from app.domain.plan import Plan
from app.domain.recording import recorded_facts
from app.engine.compiled import CompiledProtocol
from app.engine.methotrexate_day import next_day

Amount = tuple[Decimal, str]
"""A number with its unit: mg or g."""
STEROID, METHOTREXATE = "prednisone", "methotrexate"
_CO_TRIMOXAZOLE = "co_trimoxazole"
_CHANGES = frozenset({"increase", "reduce"})
_TWICE = 2


class Permitted(NamedTuple):
    """What may stand on a page.

    Args:
        amounts: All that may stand anywhere. of_medicine: those of one that the plan names, by its id.
        strengths_mg: Of tablets.
        fixed_mg, fixed_counts: The protocol's own numbers, by the {place} of a text in which each stands.
        undosed: Medicines whose dose a patient's page may leave to the label, though the plan has a figure.
    """

    days: frozenset[date]
    amounts: frozenset[Amount]
    of_medicine: Mapping[str, frozenset[Amount]]
    strengths_mg: frozenset[Decimal]
    fixed_mg: Mapping[str, Decimal]
    fixed_counts: Mapping[str, Decimal]
    undosed: frozenset[str] = frozenset()


def permitted_figures(compiled: CompiledProtocol, case: Case, plan: Plan, order: PageOrder) -> Permitted:
    """Gather every figure that may stand on a page of this plan."""
    numbers = compiled.numbers
    strengths = {strength for medicine in compiled.medicines.values() for strength in medicine.strengths_mg}
    fixed_mg = {
        "split_from": numbers["sick_day_split_from_mg"],
        "low_dose": numbers["sick_day_low_dose_mg"],
        "severe_dose": numbers["sick_day_severe_mg"],
        "severe_below": _TWICE * numbers["sick_day_severe_mg"],
        "crisis_dose": numbers["hydrocortisone_emergency_mg"],
    }
    of_medicine = _of_medicines(case, plan)
    return Permitted(
        days=frozenset(day for day in _days(case, plan, order) if day is not None),
        amounts=frozenset({*_planned(plan), *((mg, "mg") for mg in fixed_mg.values())}.union(*of_medicine.values())),
        of_medicine=of_medicine,
        strengths_mg=frozenset(strengths | set(case.choices.tablet_strengths_mg)),
        fixed_mg=fixed_mg,
        fixed_counts={"well_from": numbers["sick_day_well_from_days"], "well_to": numbers["sick_day_well_to_days"]},
        undosed=frozenset(_undosed(plan, order)),
    )


def by_label(medicine: str, region: str) -> bool:
    """Whether only the label can say the dose: 480 mg of co-trimoxazole is a sum that no American label has."""
    return medicine == _CO_TRIMOXAZOLE and region != "UK"


def _undosed(plan: Plan, order: PageOrder) -> Iterator[str]:
    for row in plan.recommendations:
        declined = order.accepted is not None and row.id not in order.accepted
        if row.medicine and ((row.action in _CHANGES and declined) or by_label(row.medicine, plan.region)):
            yield row.medicine


def _days(case: Case, plan: Plan, order: PageOrder) -> Iterator[date | None]:
    yield from (plan.visit_date, order.printed_on)
    if plan.visit_date is not None:
        yield next_day(case, plan.visit_date)
    for value in recorded_facts(case).values():
        if isinstance(value, date):
            yield value
    for item in plan.monitoring:
        yield from item.due
    if plan.taper is not None:
        yield plan.taper.end_date
        for step in plan.taper.steps:
            yield from (step.first_day, step.last_day)


def _planned(plan: Plan) -> Iterator[Amount]:
    if plan.taper is not None:
        yield from ((step.dose_mg, "mg") for step in plan.taper.steps)
    if plan.derived.prednisone_mg_per_day is not None:
        yield plan.derived.prednisone_mg_per_day, "mg"


def _of_medicines(case: Case, plan: Plan) -> dict[str, frozenset[Amount]]:
    """The doses of each medicine of the plan: advised, and recorded in the case."""
    doses: dict[str, set[Amount]] = {}
    for row in plan.recommendations:
        if row.medicine is not None:
            doses.setdefault(row.medicine, set()).update(() if row.dose is None else _of_dose(row.dose))
    for path, value in recorded_facts(case).items():
        section, _, name = path.removeprefix("other_treatment.").partition(".")
        if isinstance(value, Decimal) and "_mg" in name:
            medicine = STEROID if section == "glucocorticoid" else section
            doses.setdefault(medicine, set()).add((value, "mg"))
    return {medicine: frozenset(amounts) for medicine, amounts in doses.items()}


def _of_dose(dose: Dose) -> Iterator[Amount]:
    """A dose, the whole of a day where it is taken more than once, and its parts where they differ."""
    yield dose.amount, dose.unit
    if dose.times_per_day:
        yield dose.amount * dose.times_per_day, dose.unit
    yield from ((part, dose.unit) for part in dose.parts)
    yield from ((amount, dose.unit) for amount, _ in dose.days)
