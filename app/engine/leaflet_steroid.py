"""The steroid on the patient's page: never stopped suddenly, the year after it, and the emergency card to cut out."""

from datetime import date

from app.domain.leaflet import Blank, FillIn, LeafletSection, Part, Points, Text
from app.domain.page_words import Wording
from app.engine.leaflet_doses import usual_steroid_dose_mg
from app.engine.leaflet_language import is_english
from app.engine.leaflet_page import STEROID, Page
from app.engine.leaflet_section import listed, paragraphs


def swallow_section(page: Page) -> LeafletSection | None:
    """Care with tablets, where swallowing is in doubt and there is something to swallow."""
    if page.case.red_flags.dysphagia != "yes" or not page.taken:
        return None
    return listed(page.words, "swallow", tone="strong")


def steroid_ended_section(page: Page) -> LeafletSection | None:
    """The warning that stays for a year after the last tablet."""
    return listed(page.words, "steroid_ended", tone="strong") if page.has_ended_steroid else None


def never_stop_section(page: Page) -> LeafletSection | None:
    """Why the steroid is never stopped suddenly; None where none is taken."""
    if not page.takes(STEROID):
        return None
    card = page.words.lines("never_stop_card") if page.needs_card else ()
    return listed(page.words, "never_stop", *card, tone="strong")


def steroid_card_section(page: Page, patient: tuple[Blank, ...]) -> LeafletSection | None:
    """The steroid emergency card, filled in; None where the rule of the card is not raised.

    Args:
        patient: Name and birth.

    What staff must do stands in English too: who reads the card may read no other language.
    """
    words = page.words
    if not page.needs_card or not (page.takes(STEROID) or page.has_ended_steroid):
        return None
    own = "card_now" if page.takes(STEROID) else "card_ended"
    lowers = words.lines("card_lower") if page.taper else ()
    parts: list[Part] = [
        Text(words.say("card_cut"), size="small"),
        FillIn((*patient, *_course(page), Blank(words.say("card_clinic")), Blank(words.say("card_night"))), columns=2),
        Text(words.say(own), bold=True),
        *paragraphs(*lowers),
        *_for_staff(page, words),
    ]
    if not is_english(page.language):
        parts += [Text(page.english.say("card_title"), bold=True), *_for_staff(page, page.english)]
    return LeafletSection("steroid_card", words.say("card_title"), tuple(parts), tone="card")


def _course(page: Page) -> tuple[Blank, ...]:
    """What is taken on the day of the visit, or until when it was taken."""
    words = page.words
    if page.takes(STEROID):
        name, dose = words.known["steroid"], _dose(page)
        taken = words.say("card_dose", medicine=name, dose=dose) if dose else name
        return Blank(words.say("card_medicine"), taken), Blank(words.say("card_day"), _day(words, _day_of_dose(page)))
    until = page.case.glucocorticoid.stopped_on or page.plan.visit_date
    return Blank(words.say("card_medicine_ended"), words.known["steroid"]), Blank(
        words.say("card_until"), _day(words, until)
    )


def _dose(page: Page) -> str:
    """The daily dose on that day, in mg of the steroid named; "" where it is not known, or is for days of illness."""
    if page.usual_steroid:
        return ""
    recorded = page.case.glucocorticoid.dose_mg_per_day
    dose_mg = recorded if page.own_steroid else usual_steroid_dose_mg(page)
    return page.words.amount(dose_mg) if dose_mg else ""


def _day_of_dose(page: Page) -> date | None:
    """The day of the visit, or the first day of a course that begins later."""
    taper, visit = page.taper, page.plan.visit_date
    return visit if taper is None or visit is None else max(visit, taper.steps[0].first_day)


def _for_staff(page: Page, words: Wording) -> tuple[Part, ...]:
    """What a doctor or nurse must do; the figure is for an adult."""
    give = words.say("card_staff_adult" if page.is_for_an_adult else "card_staff_plan")
    lines = (give, words.say("card_staff_wait"), words.say("card_call"))
    return Text(words.say("card_staff"), bold=True), Points(lines)


def _day(words: Wording, day: date | None) -> str:
    return "" if day is None else words.day(day, "birth_day")
