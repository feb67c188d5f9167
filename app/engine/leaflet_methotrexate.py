"""Methotrexate on the patient's page: one day a week, what to do when it was missed, and when not to take it."""

from datetime import date

from app.domain.leaflet import LeafletSection, Points
from app.domain.plan import Recommendation
from app.domain.treatment import WEEKDAYS
from app.engine.leaflet_doses import is_injected, tablets_of
from app.engine.leaflet_page import FOLIC_ACID, METHOTREXATE, Page
from app.engine.leaflet_pregnancy import no_baby_can_come
from app.engine.leaflet_section import section
from app.engine.methotrexate_day import moved_from, next_day

_BLOOD_TESTS = "blood-tests"
_CO_TRIMOXAZOLE = "co_trimoxazole"


def methotrexate_section(page: Page) -> LeafletSection | None:
    """Everything about methotrexate; None where it is not taken."""
    row = next((row for row in page.taken if row.medicine == METHOTREXATE), None)
    if row is None:
        return None
    words = page.words
    first, *rest = words.lines("methotrexate")
    adult = page.plan.population != "juvenile"
    alcohol = words.lines("methotrexate_alcohol" if adult else "methotrexate_alcohol_young")
    baby = () if no_baby_can_come(page.case) else words.lines("methotrexate_baby")
    day = (*day_moved(page), *next_dose(page, row))
    against = _trimethoprim(page)
    lines = (first, *day, *_dose(page, row), *_folic_acid(page), *rest, *against, *alcohol, *baby, *_tests(page))
    return section(words, "methotrexate", Points(lines), tone="strong")


def day_moved(page: Page) -> tuple[str, ...]:
    """That it is taken on another day of the week than until now; nothing where none has changed."""
    moved = moved_from(page.case)
    if moved is None:
        return ()
    words = page.words
    return (words.say("methotrexate_moved", day=words.say(f"weekday_{WEEKDAYS.index(moved) + 1}")),)


def next_dose(page: Page, row: Recommendation) -> tuple[str, ...]:
    """The date of the first dose, or of the first one on another day of the week."""
    visit, words = page.plan.visit_date, page.words
    moved = moved_from(page.case) is not None
    if visit is None or not (moved or row.action == "start"):
        return ()
    day = next_day(page.case, visit)
    return () if day is None else (words.say(f"methotrexate_{'next' if moved else 'start'}", first_day=words.day(day)),)


def _trimethoprim(page: Page) -> tuple[str, ...]:
    """What to do where the other medicine is taken that must not be taken beside it."""
    taken = page.case.medicines.trimethoprim in ("prophylaxis", "treatment") or page.takes(_CO_TRIMOXAZOLE)
    words = page.words
    return (words.say("methotrexate_trimethoprim", medicine=page.name_of(_CO_TRIMOXAZOLE)),) if taken else ()


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
