"""How the dose of the steroid is taken: until when, what comes after it, what it replaces, and what cannot be taken."""

from app.domain.dose import Dose
from app.domain.plan import Recommendation
from app.engine.leaflet_doses import steroid_tablets
from app.engine.leaflet_page import STEROID, Page, medicine_name


def how_of_the_steroid(page: Page, row: Recommendation, dose: Dose | None) -> tuple[str, ...]:
    """How long this dose is taken, what comes after it, and what it takes the place of."""
    words = page.words
    ill = words.lines("how_ill_plan") if page.is_ill_by_own_plan else ()
    if dose is None:
        return (*words.lines("how_dose_find" if page.is_ill_now else "how_dose_open_steroid"), *ill)
    ill = (*ill, *words.lines("how_ill_least")) if ill else ()
    lines = [*ill, *_tablets(page, row, dose), *_until(page, dose)]
    lines += (*_older_plan(page, row), *_after_illness(page, dose))
    if page.replaced_steroid:
        replaced = medicine_name(words, page.replaced_steroid, page.plan.region)
        lines.append(words.say("how_instead_of", medicine=replaced))
    return tuple(lines)


def _tablets(page: Page, row: Recommendation, dose: Dose) -> tuple[str, ...]:
    """That the tablets at hand cannot make the dose of a day, or the one that it was to be changed to."""
    if page.awaits_tablets:
        return (page.words.say("how_tablets_new", dose=page.words.amount(dose.amount, dose.unit)),)
    if page.own_steroid or dose.per != "day" or steroid_tablets(page, dose.amount):
        return ()
    return page.words.lines("how_tablets_start" if row.action == "start" else "how_tablets_now")


def _until(page: Page, dose: Dose) -> tuple[str, ...]:
    """From when, and until when: the plan's first step, or until the team changes it."""
    words, taper, visit = page.words, page.taper, page.plan.visit_date
    if dose.per != "day" or page.awaits_tablets:
        return ()
    if taper is None or taper.medicine != STEROID:
        return () if page.is_ill_by_own_plan else words.lines("how_stay")
    first = taper.steps[0]
    starts_later = visit is not None and first.first_day > visit
    start = (words.say("how_start_on", first_day=words.day(first.first_day)),) if starts_later else ()
    return *start, words.say("how_dose_until", last_day=words.day(first.last_day))


def _older_plan(page: Page, row: Recommendation) -> tuple[str, ...]:
    """That a step-down plan of an earlier page is over, where this page has none."""
    return page.words.lines("how_older_plan") if page.taper is None and row.action != "start" else ()


def _after_illness(page: Page, dose: Dose) -> tuple[str, ...]:
    """The dose to go back to; nothing where this one is not a dose for days of illness."""
    if (dose.times_per_day or 1) <= 1:
        return ()
    words, recorded, usual = page.words, page.case.glucocorticoid.dose_mg_per_day, page.usual_doses.get(STEROID)
    if page.replaced_steroid and recorded:
        replaced = medicine_name(words, page.replaced_steroid, page.plan.region)
        amount = words.say("take_day", dose=words.amount(recorded))
        return (words.say("how_after_replaced", medicine=replaced, dose=amount),)
    if recorded and not page.own_steroid and usual is None:
        usual = Dose(recorded, "mg", "flat", "day")
    if usual is None:
        return ()
    return (words.say("how_after_illness", dose=words.say("take_day", dose=words.amount(usual.amount, usual.unit))),)
