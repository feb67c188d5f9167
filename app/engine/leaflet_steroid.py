"""The steroid on the patient's page: never stopped suddenly, the year after it, and the emergency card to cut out."""

from datetime import date

from app.domain.leaflet import Blank, FillIn, LeafletSection, Part, Points, Text
from app.domain.page_words import Wording
from app.engine.leaflet_doses import usual_steroid_dose_mg
from app.engine.leaflet_language import is_english
from app.engine.leaflet_page import SECOND_AGENTS, STEROID, Page, medicine_name
from app.engine.leaflet_section import listed, paragraphs, section
from app.engine.leaflet_steroid_use import (
    is_card_due,
    may_lack_steroid,
    script,
    stopped_too_suddenly,
    takes_steroid_now,
)


def swallow_section(page: Page) -> LeafletSection | None:
    """Care with tablets, where swallowing is in doubt and there is something to swallow.

    Nothing is started before swallowing is tested; what is taken already, a steroid above all, never waits for it.
    """
    if page.case.red_flags.dysphagia != "yes" or not page.taken:
        return None
    say = page.words.say
    lines = [say("swallow_new"), say("swallow_wait")] if takes_steroid_now(page) else [say("swallow_start")]
    lines += [say("swallow_stuck"), say("swallow_choke")]
    if takes_steroid_now(page) and page.takes(STEROID):
        lines.append(say("swallow_steroid"))
    return section(page.words, "swallow", Points(tuple(lines)), tone="strong")


def steroid_ended_section(page: Page) -> LeafletSection | None:
    """The warning that stays for a year after the last tablet; an alarm where that one came too soon (G09)."""
    if stopped_too_suddenly(page):
        return _stopped_too_suddenly(page)
    known_to_have_ended = page.case.glucocorticoid.dose_mg_per_day == 0 and may_lack_steroid(page)
    ended = page.has_ended_steroid or known_to_have_ended
    return listed(page.words, "steroid_ended", tone="strong") if ended else None


def steroid_alarm_section(page: Page) -> LeafletSection | None:
    """The alarm alone, for a page of urgent advice."""
    return _stopped_too_suddenly(page) if stopped_too_suddenly(page) else None


def _stopped_too_suddenly(page: Page) -> LeafletSection:
    words = page.words
    year = (words.say(f"steroid_ended_{number}") for number in (1, 2, 4))
    lines = (*words.lines("steroid_fast", script=script(page, takes=False)), *year)
    return LeafletSection("steroid_ended", words.say("steroid_fast_title"), (Points(lines),), tone="alarm")


def never_stop_section(page: Page) -> LeafletSection | None:
    """Why the steroid is never stopped suddenly; None where none is taken."""
    if not page.takes(STEROID):
        return None
    card = page.words.lines("never_stop_card") if is_card_due(page) else ()
    return listed(page.words, "never_stop", *card, tone="strong")


def steroid_card_section(page: Page, patient: tuple[Blank, ...], *, urgent: bool = False) -> LeafletSection | None:
    """The steroid emergency card, filled in; None where no steroid is concerned, or no rule asks for the card.

    Args:
        patient: Name and birth.
        urgent: The page is urgent advice: the card tells what is recorded, and nothing that is planned.

    What is taken and what others must do stand in English too: who reads the card may read no other language.
    """
    words = page.words
    takes = takes_steroid_now(page) if urgent else page.takes(STEROID)
    if not is_card_due(page) or not (takes or may_lack_steroid(page)):
        return None
    by_record = urgent or bool(page.usual_steroid)
    course_in = _ended if not takes else _recorded if by_record else _course
    body_needs = "card_now" if takes else "card_ended"
    lowers = words.lines("card_lower") if page.taper and not urgent else ()
    parts: list[Part] = [
        Text(words.say("card_cut"), size="small"),
        FillIn(
            (*patient, *course_in(page, words), Blank(words.say("card_clinic")), Blank(words.say("card_night"))),
            columns=2,
        ),
        Text(words.say(body_needs), bold=True),
        *paragraphs(*lowers),
        Text(words.say("card_call"), bold=True),
        Text(_known(page, words)),
        *_for_staff(page, words),
    ]
    if not is_english(page.language):
        english = page.english
        course = (f"{each.label}: {each.value}." for each in course_in(page, english) if each.value)
        parts += [
            Text(english.say("card_title"), bold=True),
            Text(" ".join((*course, english.say(body_needs), _known(page, english)))),
            Text(english.say("card_call"), bold=True),
            *_for_staff(page, english),
        ]
    return LeafletSection("steroid_card", words.say("card_title"), tuple(parts), tone="card")


def _course(page: Page, words: Wording) -> tuple[Blank, ...]:
    """What is taken on the day of the visit."""
    name, dose = words.known["steroid"], _dose(page, words)
    taken = words.say("card_dose", medicine=name, dose=dose) if dose else name
    return Blank(words.say("card_medicine"), taken), Blank(words.say("card_day"), _day(words, _day_of_dose(page)))


def _recorded(page: Page, words: Wording) -> tuple[Blank, ...]:
    """What is taken by the record, under its own name."""
    course = page.case.glucocorticoid
    taken = medicine_name(words, course.medicine, page.plan.region)
    if course.dose_mg_per_day:
        taken = words.say("card_dose", medicine=taken, dose=words.amount(course.dose_mg_per_day))
    return Blank(words.say("card_medicine"), taken), Blank(words.say("card_day"), _day(words, page.plan.visit_date))


def _ended(page: Page, words: Wording) -> tuple[Blank, ...]:
    """What was taken, and until when; a line to write on where that is not known."""
    until = page.case.glucocorticoid.stopped_on or (page.plan.visit_date if page.ends_steroid else None)
    return (
        Blank(words.say("card_medicine_ended"), words.known["steroid"]),
        Blank(words.say("card_until"), _day(words, until)),
    )


def _dose(page: Page, words: Wording) -> str:
    """The daily dose on that day, in mg of the steroid named; "" where it is not known."""
    recorded = page.case.glucocorticoid.dose_mg_per_day
    dose_mg = recorded if page.own_steroid else usual_steroid_dose_mg(page)
    return words.amount(dose_mg) if dose_mg else ""


def _day_of_dose(page: Page) -> date | None:
    """The day of the visit, or the first day of a course that begins later."""
    taper, visit = page.taper, page.plan.visit_date
    return visit if taper is None or visit is None else max(visit, taper.steps[0].first_day)


def _known(page: Page, words: Wording) -> str:
    """What else is known of the patient."""
    rows = (*page.taken, *page.paused)
    weakens = any(row.medicine in page.compiled.affected((SECOND_AGENTS,)) for row in rows)
    return " ".join((words.say("card_illness"), *(words.lines("card_immune") if weakens else ())))


def _for_staff(page: Page, words: Wording) -> tuple[Part, ...]:
    """What staff must do; the figure is for an adult."""
    give = words.say("card_staff_adult" if page.is_for_an_adult else "card_staff_plan")
    return Text(words.say("card_staff"), bold=True), Points((give, words.say("card_staff_wait")))


def _day(words: Wording, day: date | None) -> str:
    return "" if day is None else words.day(day, "birth_day")
