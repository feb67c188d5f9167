"""The medicines on the patient's page: first how the steroid is taken, then what each is for, its dose, and how."""

from app.domain.dose import Dose
from app.domain.leaflet import Blank, FillIn, LeafletMedicine, LeafletSection, Part, Points
from app.domain.plan import Recommendation
from app.engine.leaflet_doses import is_injected, tablets_of, take_line
from app.engine.leaflet_methotrexate import day_moved, next_dose
from app.engine.leaflet_page import METHOTREXATE, SECOND_AGENTS, STEROID, Page
from app.engine.leaflet_section import paragraphs, section
from app.engine.leaflet_steroid_dose import how_of_the_steroid
from app.engine.permitted import by_label

_KINDS = frozenset({"bisphosphonate", "proton_pump_inhibitor", "topical_corticosteroid"})
_CHANGED = frozenset({"increase", "reduce"})


def medicines_section(page: Page) -> LeafletSection | None:
    """Everything that is to be taken now; None where nothing is."""
    if not page.taken:
        return None
    words = page.words
    morning = (Points(words.lines("morning")),) if _in_the_morning(page) else ()
    pain = words.lines("medicines_pain") if page.takes(STEROID) or page.takes_any(SECOND_AGENTS) else ()
    medicines = [medicine_of(page, row) for row in page.taken]
    pictures = words.lines("medicines_pictures") if any(each.tablets for each in medicines) else ()
    parts: list[Part] = []
    for medicine in medicines:
        parts += (medicine, *_box_name(page, medicine))
    others = paragraphs(*pictures, *words.lines("medicines_other"), *pain)
    return section(words, "medicines", *morning, *parts, *others)


def _box_name(page: Page, medicine: LeafletMedicine) -> tuple[FillIn, ...]:
    """A line for the name on the box, of what is a kind of medicine and stands on no box."""
    if medicine.id not in _KINDS:
        return ()
    return (FillIn((Blank(page.words.say("medicines_box", medicine=medicine.name)),)),)


def _in_the_morning(page: Page) -> bool:
    """Whether the planned steroid is taken as one dose a day; not in parts, not as a plan of its own says."""
    steroids = (row for row in page.taken if row.medicine == STEROID)
    once = any(row.dose is not None and row.dose.per == "day" for row in steroids)
    return once and not page.own_steroid and not page.is_ill_by_own_plan


def medicine_of(page: Page, row: Recommendation) -> LeafletMedicine:
    """One medicine as the patient takes it; a steroid of another kind under its own name and recorded dose."""
    words, name, dose = page.words, row.medicine or "", row.dose
    if page.own_steroid and name == STEROID:
        amount = page.case.glucocorticoid.dose_mg_per_day
        dose = None if amount is None else Dose(amount, "mg", "flat", "day")
    if by_label(name, page.plan.region):
        dose = None
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
    new = words.lines("how_new") if row.action in _CHANGED else ()
    wanted = (
        f"how_{name}_often" if often else "",
        f"how_{name}_injection" if is_injected(page, row) else "",
        f"how_{name}",
    )
    text = next((text for text in wanted if text in words.texts), None)
    # Without a methotrexate day there is no other day to name.
    known = text is not None and (words.known["weekday"] or "{weekday}" not in words.texts[text])
    general = (words.say(text),) if text is not None and known else ()
    if name == STEROID:
        return (*new, *general, *how_of_the_steroid(page, row, dose))
    moved = (*day_moved(page), *next_dose(page, row)) if name == METHOTREXATE else ()
    return (*new, *general, *moved, *(words.lines("how_dose_open") if name in page.kept else ()))
