"""The figures that a page may say: those of the plan, of the case, and the protocol's own for days of illness."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.case import Case
from app.domain.dose import Dose
from app.domain.page_order import PageOrder
from app.domain.plan import Plan
from app.domain.recording import recorded_facts
from app.engine.compiled import CompiledProtocol

Amount = tuple[Decimal, str]
_OF_ILLNESS = ("sick_day_", "hydrocortisone_emergency_")


class Permitted(NamedTuple):
    """What may stand on a page.

    Args:
        amounts: Numbers with mg or g. strengths_mg: of tablets.
    """

    days: frozenset[date]
    amounts: frozenset[Amount]
    strengths_mg: frozenset[Decimal]


def permitted_figures(compiled: CompiledProtocol, case: Case, plan: Plan, order: PageOrder) -> Permitted:
    """Gather every figure that may stand on a page of this plan."""
    strengths = {strength for medicine in compiled.medicines.values() for strength in medicine.strengths_mg}
    facts = recorded_facts(case)
    recorded = {(value, "mg") for path, value in facts.items() if "_mg" in path and isinstance(value, Decimal)}
    return Permitted(
        days=frozenset(day for day in _days(case, plan, order) if day is not None),
        amounts=frozenset({*_planned(plan), *recorded, *_of_illness(compiled)}),
        strengths_mg=frozenset(strengths | set(case.choices.tablet_strengths_mg)),
    )


def _days(case: Case, plan: Plan, order: PageOrder) -> Iterator[date | None]:
    yield from (plan.visit_date, order.printed_on, case.patient.date_of_birth)
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
    for row in plan.recommendations:
        if row.dose is not None:
            yield from _of_dose(row.dose)
    if plan.taper is not None:
        yield from ((step.dose_mg, "mg") for step in plan.taper.steps)
    if plan.derived.prednisone_mg_per_day is not None:
        yield plan.derived.prednisone_mg_per_day, "mg"


def _of_dose(dose: Dose) -> Iterator[Amount]:
    """A dose, the whole of a day where it is taken more than once."""
    yield dose.amount, dose.unit
    if dose.times_per_day:
        yield dose.amount * dose.times_per_day, dose.unit


def _of_illness(compiled: CompiledProtocol) -> Iterator[Amount]:
    """The protocol's fixed numbers for days of illness, and twice each: what is taken in two parts."""
    for threshold in compiled.protocol.thresholds:
        if threshold.id.startswith(_OF_ILLNESS) and threshold.id.endswith("_mg"):
            yield from ((threshold.value, "mg"), (2 * threshold.value, "mg"))
