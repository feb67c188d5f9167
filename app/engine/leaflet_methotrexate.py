"""Methotrexate on the patient's page: one day a week, what to do when it was missed, and when not to take it."""

from datetime import date

from app.domain.leaflet import LeafletSection, Points
from app.domain.plan import Recommendation
from app.engine.leaflet_doses import is_injected, tablets_of
from app.engine.leaflet_page import FOLIC_ACID, METHOTREXATE, Page
from app.engine.leaflet_pregnancy import no_baby_can_come
from app.engine.leaflet_section import section

_BLOOD_TESTS = "blood-tests"


def methotrexate_section(page: Page) -> LeafletSection | None:
    """Everything about methotrexate; None where it is not taken."""
    row = next((row for row in page.taken if row.medicine == METHOTREXATE), None)
    if row is None:
        return None
    words = page.words
    first, *rest = words.lines("methotrexate")
    baby = () if no_baby_can_come(page.case) else words.lines("methotrexate_baby")
    lines = (first, *_dose(page, row), *_folic_acid(page), *rest, *baby, *_tests(page))
    return section(words, "methotrexate", Points(lines), tone="strong")


def _dose(page: Page, row: Recommendation) -> tuple[str, ...]:
    """The dose of the one day, counted out."""
    words = page.words
    if row.dose is None:
        return ()
    dose, tablets = words.amount(row.dose.amount, row.dose.unit), tablets_of(page, row, row.dose)
    if is_injected(page, row):
        return (words.say("methotrexate_injection", dose=dose),)
    return (words.say("methotrexate_tablets", tablets=words.tablets(tablets), dose=dose),) if tablets else ()


def _folic_acid(page: Page) -> tuple[str, ...]:
    row = next((row for row in page.taken if row.medicine == FOLIC_ACID), None)
    if row is None:
        return ()
    daily = row.dose is not None and row.dose.per == "day"
    return page.words.lines("methotrexate_folic_acid_daily" if daily else "methotrexate_folic_acid")


def _tests(page: Page) -> tuple[str, ...]:
    """The next blood test, with its day where it is known."""
    words, visit = page.words, page.plan.visit_date
    tests = (item for item in page.plan.monitoring if item.id.startswith(_BLOOD_TESTS))
    ahead: list[date] = [day for item in tests for day in item.due if visit is not None and day > visit]
    if not ahead:
        return words.lines("methotrexate_tests_open")
    return (words.say("methotrexate_tests", day=words.day(min(ahead))),)
