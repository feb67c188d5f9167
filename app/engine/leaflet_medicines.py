"""The medicines on the patient's page: first how the steroid is taken, then what each is for, its dose, and how."""

from app.domain.dose import Dose
from app.domain.leaflet import LeafletMedicine, LeafletSection, Points, Text
from app.domain.plan import Recommendation
from app.engine.leaflet_doses import is_injected, tablets_of, take_line
from app.engine.leaflet_page import METHOTREXATE, SECOND_AGENTS, STEROID, Page, medicine_name
from app.engine.leaflet_section import paragraphs, section


def medicines_section(page: Page) -> LeafletSection | None:
    """Everything that is to be taken now; None where nothing is."""
    if not page.taken:
        return None
    words = page.words
    morning = (Points(words.lines("morning")),) if _in_the_morning(page) else ()
    pain = words.lines("medicines_pain") if page.takes(STEROID) or page.takes_any(SECOND_AGENTS) else ()
    others = paragraphs(*words.lines("medicines_other"), *pain)
    return section(words, "medicines", *morning, *(medicine_of(page, row) for row in page.taken), *others)


def not_now_section(page: Page, *, urgent: bool) -> LeafletSection | None:
    """What to leave alone, what is only paused first; on the way to the hospital nothing is ended for good."""
    actions = ("hold",) if urgent else ("hold", "stop")
    rows = [row for action in actions for row in page.paused if row.action == action]
    lines = (page.words.say(f"{row.action}_line", medicine=page.name_of(row.medicine or "")) for row in rows)
    told = tuple(dict.fromkeys(lines))
    return section(page.words, "not_now", *(Text(line, bold=True) for line in told), tone="alarm") if told else None


def _in_the_morning(page: Page) -> bool:
    """Whether the planned steroid is taken as one dose a day; not in parts, and not a steroid of another kind."""
    steroids = (row for row in page.taken if row.medicine == STEROID)
    return not page.own_steroid and any(row.dose is not None and row.dose.per == "day" for row in steroids)


def medicine_of(page: Page, row: Recommendation) -> LeafletMedicine:
    """One medicine as the patient takes it; a steroid of another kind under its own name and recorded dose."""
    words, name, dose = page.words, row.medicine or "", row.dose
    if page.own_steroid and name == STEROID:
        amount = page.case.glucocorticoid.dose_mg_per_day
        dose = None if amount is None else Dose(amount, "mg", "flat", "day")
    tablets = () if page.own_steroid and name == STEROID else tablets_of(page, row, dose)
    return LeafletMedicine(
        id=name,
        name=page.name_of(name),
        take=take_line(page, row, dose, tablets),
        what_for=words.say(f"what_for_{name}"),
        how=_how(page, row, dose),
        tablets=tablets,
        only_on=words.say("only_on") if name == METHOTREXATE else "",
    )


def _how(page: Page, row: Recommendation, dose: Dose | None) -> tuple[str, ...]:
    """How to take it: by the frequency where a text says so, else in general; then what holds for this course."""
    words, name = page.words, row.medicine or ""
    often = dose is not None and (dose.times_per_day or 1) > 1
    wanted = (
        f"how_{name}_often" if often else "",
        f"how_{name}_injection" if is_injected(page, row) else "",
        f"how_{name}",
    )
    text = next((text for text in wanted if text in words.texts), None)
    # Without a methotrexate day there is no other day to name.
    known = text is not None and (words.known["weekday"] or "{weekday}" not in words.texts[text])
    general = (words.say(text),) if text is not None and known else ()
    return (*general, *(_how_of_the_steroid(page, dose) if name == STEROID else ()))


def _how_of_the_steroid(page: Page, dose: Dose | None) -> tuple[str, ...]:
    """How long this dose is taken, what comes after it, and what it takes the place of."""
    words = page.words
    lines = [*_until(page, dose)]
    usual = _after_illness(page, dose)
    if usual is not None:
        amount = words.say("take_day", dose=words.amount(usual.amount, usual.unit))
        if page.replaced_steroid:
            replaced = medicine_name(words, page.replaced_steroid, page.plan.region)
            amount = words.say("how_dose_of_other", dose=amount, medicine=replaced)
        lines.append(words.say("how_after_illness", dose=amount))
    if page.replaced_steroid:
        replaced = medicine_name(words, page.replaced_steroid, page.plan.region)
        lines.append(words.say("how_instead_of", medicine=replaced))
    return tuple(lines)


def _after_illness(page: Page, dose: Dose | None) -> Dose | None:
    """The dose to go back to; None where this one is not a dose for days of illness."""
    if dose is None or (dose.times_per_day or 1) <= 1:
        return None
    recorded, usual = page.case.glucocorticoid.dose_mg_per_day, page.usual_doses.get(STEROID)
    if recorded and not page.own_steroid and (usual is None or page.replaced_steroid):
        return Dose(recorded, "mg", "flat", "day")
    return usual


def _until(page: Page, dose: Dose | None) -> tuple[str, ...]:
    """From when, and until when: the plan's first step, or until the team changes it."""
    words, taper, visit = page.words, page.taper, page.plan.visit_date
    if dose is None or dose.per != "day":
        return ()
    if taper is None or taper.medicine != STEROID:
        return words.lines("how_stay")
    first = taper.steps[0]
    starts_later = visit is not None and first.first_day > visit
    start = (words.say("how_start_on", first_day=words.day(first.first_day)),) if starts_later else ()
    return *start, words.say("how_dose_until", last_day=words.day(first.last_day))
