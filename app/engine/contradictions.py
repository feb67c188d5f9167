"""Days and ages of a case of which one must be wrong: each pair is a derived fact of its own."""

from datetime import date
from decimal import Decimal

from app.domain.case import Case
from app.domain.facts import FactValue

_OLDEST_YEARS = 110


def whole_years(born: date, day: date) -> int:
    """Count birthdays passed; one born on 29 February has a birthday on 1 March in common years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def contradictions(case: Case, age_years: Decimal | None) -> dict[str, FactValue]:
    """Tell which pairs contradict each other.

    Args:
        age_years: Age at the visit.

    Returns:
        yes or no by the name of the derived fact; no as long as one of a pair is not known.
    """
    visit, course, patient = case.visit_date, case.glucocorticoid, case.patient
    first = case.choices.taper_start_date
    found = {
        "born_after_visit": _after(patient.date_of_birth, visit),
        "born_too_long_ago": age_years is not None and age_years > _OLDEST_YEARS,
        "born_and_age_differ": _born_and_age_differ(case),
        "onset_after_age": _above(patient.onset_age_years, age_years),
        "started_after_visit": _after(course.started_on, visit),
        "changed_after_visit": _after(course.last_change_on, visit),
        "stopped_after_visit": _after(course.stopped_on, visit),
        "weighed_after_visit": _after(patient.weight_measured_on, visit),
        "taper_begins_before_visit": _after(visit, first),
    }
    return {name: "yes" if answer else "no" for name, answer in found.items()}


def _after(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day > other


def _above(number: Decimal | None, other: Decimal | None) -> bool:
    return number is not None and other is not None and number > other


def _born_and_age_differ(case: Case) -> bool:
    """Whether the date of birth makes another age than the one recorded; a birthday in between is no difference."""
    born, visit, age = case.patient.date_of_birth, case.visit_date, case.patient.age_years
    if born is None or visit is None or age is None or born > visit:
        return False
    return abs(Decimal(whole_years(born, visit)) - age) > 1
