"""What is worked out of a case for a child alone: exact age, believed sizes, an adult taper that was asked for."""

from decimal import Decimal

from app.domain.case import Case
from app.domain.facts import FactValue
from app.engine.compiled import CompiledProtocol
from app.engine.growth import growth_facts

DAYS_IN_A_YEAR = Decimal("365.25")


def exact_age_years(case: Case) -> Decimal | None:
    """Age at the visit in parts of a year, for tables that a child grows through; the recorded one without a birth."""
    born, visit = case.patient.date_of_birth, case.visit_date
    if born is None or visit is None or born > visit:
        return case.patient.age_years
    return Decimal((visit - born).days) / DAYS_IN_A_YEAR


def growth_of(case: Case, population: FactValue, compiled: CompiledProtocol) -> dict[str, FactValue]:
    """Whether a child's sizes are believed; nothing for anybody else."""
    who = case.patient
    if population != "juvenile":
        return {}
    return growth_facts(compiled, exact_age_years(case), who.sex, who.weight_kg, who.height_cm)


def adult_taper_chosen(case: Case, compiled: CompiledProtocol) -> bool:
    """Whether one of the three choices that shape the adult taper differs from what is usual."""
    choices, taper, numbers = case.choices, compiled.protocol.taper, compiled.numbers
    usual = (
        (choices.control_weeks, numbers[taper.control]),
        (choices.relapse_hold_weeks, numbers[taper.relapse_hold]),
        (choices.low_dose_interval_weeks, numbers[taper.rungs[-1].every] / 7),
    )
    return any(chosen is not None and chosen != weeks for chosen, weeks in usual)
