"""What to leave alone on the patient's page: what is paused or stopped, and what it may still do."""

from collections.abc import Iterator

from app.domain.leaflet import LeafletSection, Text
from app.domain.plan import Recommendation
from app.engine.leaflet_page import AZATHIOPRINE, METHOTREXATE, SECOND_AGENTS, Page
from app.engine.leaflet_pregnancy import harms_a_baby, no_baby_can_come
from app.engine.leaflet_section import section

_A_BABY_IS_CONCERNED = frozenset({"pregnant", "planning", "breastfeeding"})


def not_now_section(page: Page, *, urgent: bool) -> LeafletSection | None:
    """What to leave alone, what is only paused first; on the way to the hospital nothing is ended for good."""
    actions = ("hold",) if urgent else ("hold", "stop")
    rows = [row for action in actions for row in page.paused if row.action == action]
    if not rows:
        return None
    told = tuple(dict.fromkeys(_line(page, row) for row in rows))
    lines = (Text(line, bold=True) for line in told)
    still = () if urgent else _still(page, rows)
    return section(page.words, "not_now", *lines, *still, tone="alarm")


def _line(page: Page, row: Recommendation) -> str:
    """That it is not to be taken, and what ends that: an agreed day or dose, or nothing while a baby is at risk."""
    medicine = row.medicine or ""
    return page.words.say(_text(page, row), medicine=page.name_of(medicine))


def _text(page: Page, row: Recommendation) -> str:
    who, medicine = page.case.patient, row.medicine or ""
    if row.action == "stop":
        return "stop_line"
    if who.sex != "male" and who.pregnancy in _A_BABY_IS_CONCERNED and harms_a_baby(page, medicine):
        return "hold_baby"
    if medicine in page.kept:
        has_no_day = medicine == METHOTREXATE and not page.words.known["weekday"]
        return "hold_day" if has_no_day else "hold_dose"
    return "hold_line"


def _still(page: Page, rows: list[Recommendation]) -> tuple[Text, ...]:
    """What holds for medicines that were taken until now."""
    medicines, words = {row.medicine or "" for row in rows}, page.words
    harm = words.lines("hold_harm") if medicines.intersection(page.compiled.affected((SECOND_AGENTS,))) else ()
    harms = any(harms_a_baby(page, medicine) for medicine in medicines)
    careful = harms and not no_baby_can_come(page.case) and page.case.patient.pregnancy != "pregnant"
    birth_control = words.lines("hold_birth_control") if careful else ()
    return tuple(Text(line) for line in (*_deadly(page, medicines), *harm, *birth_control))


def _deadly(page: Page, medicines: set[str]) -> Iterator[str]:
    """That what is left alone is never taken with what is taken now, where the two can kill."""
    words, other = page.words, page.case.medicines
    if AZATHIOPRINE in medicines and other.xanthine_oxidase_inhibitor == "yes":
        yield words.say("hold_with_gout")
    if METHOTREXATE in medicines and other.trimethoprim == "treatment":
        yield words.say("hold_with_antibiotic")
