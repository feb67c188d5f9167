"""Pregnancy and birth control on the patient's page, for whoever may be concerned: what is not known may be."""

from app.domain.case import Case
from app.domain.leaflet import LeafletSection, Points
from app.domain.page_words import Wording
from app.engine.leaflet_page import STEROID, Page
from app.engine.leaflet_section import section

_STATES = {"pregnant": "pregnancy_now", "planning": "pregnancy_planning", "breastfeeding": "pregnancy_feeding"}


def no_baby_can_come(case: Case) -> bool:
    """Whether neither the patient nor a partner can become pregnant, as far as it was asked."""
    who = case.patient
    concerned = who.partner_can_become_pregnant if who.sex == "male" else who.can_become_pregnant
    return concerned == "no"


def harms_a_baby(page: Page, medicine: str) -> bool:
    """Whether a medicine must not be taken in pregnancy: it has a line of its own about it."""
    return f"pregnancy_{medicine}" in page.words.texts


def pregnancy_section(page: Page) -> LeafletSection | None:
    """What holds for the medicines on this page; None where nobody is concerned."""
    if no_baby_can_come(page.case) or not (page.taken or page.paused):
        return None
    lines = _for_a_partner(page) if page.case.patient.sex == "male" else _for_the_patient(page)
    return section(page.words, "pregnancy", Points(lines)) if lines else None


def _for_the_patient(page: Page) -> tuple[str, ...]:
    words, state = page.words, page.case.patient.pregnancy
    pregnant = state == "pregnant"
    rows = page.taken if pregnant else (*page.taken, *page.paused)
    harmful = [medicine for row in rows if harms_a_baby(page, medicine := row.medicine or "")]
    names = [page.name_of(medicine) for medicine in harmful]
    harm = (words.say(f"pregnancy_{medicine}", medicine=page.name_of(medicine)) for medicine in harmful)
    return (
        *(words.lines(_STATES[state]) if state in _STATES else _if_pregnant(words, names)),
        *(words.lines("pregnancy_steroid") if page.takes(STEROID) else ()),
        *harm,
        *(words.lines("pregnancy_harm") if harmful and not pregnant else ()),
    )


def _if_pregnant(words: Wording, harmful: list[str]) -> tuple[str, ...]:
    """What to do at once: a medicine that harms a baby is left alone, every other one goes on until we have spoken."""
    if not harmful:
        return words.lines("pregnancy")
    return words.say("pregnancy_may_be", medicine=words.listed(harmful)), words.say("pregnancy_wish")


def _for_a_partner(page: Page) -> tuple[str, ...]:
    """What holds for a man whose partner may become pregnant; nothing where no medicine asks for it."""
    words = page.words
    lines = tuple(
        line
        for row in (*page.taken, *page.paused)
        for line in words.lines(f"partner_{row.medicine}", medicine=page.name_of(row.medicine or ""))
    )
    return (*words.lines("partner"), *lines) if lines else ()
