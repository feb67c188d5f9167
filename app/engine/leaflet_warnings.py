"""When to call on the patient's page: signs to call for at once, the same day, and what a medicine may do."""

from collections.abc import Iterator

from app.domain.leaflet import LeafletSection, Points, Text
from app.engine.leaflet_page import SECOND_AGENTS, STEROID, Page
from app.engine.leaflet_section import listed, section


def emergency_section(page: Page, *, urgent: bool = False) -> LeafletSection:
    """Signs for which the emergency number is called at once.

    Args:
        urgent: The page is urgent advice: it speaks of no medicine.
    """
    words = page.words
    if urgent:
        return listed(words, "emergency", beside=True)
    if page.takes(STEROID):
        more = words.lines("emergency_steroid") + words.lines("emergency_steroid_say")
    elif page.has_ended_steroid:
        more = words.lines("emergency_steroid") + words.lines("emergency_ended_say")
    else:
        more = words.lines("emergency_tablets") if page.taken else ()
    return listed(words, "emergency", *_of_medicines(page, "emergency"), *more, tone="strong", beside=True)


def today_section(page: Page, *, urgent: bool = False) -> LeafletSection:
    """Signs for which the clinic is called the same day."""
    words = page.words
    if urgent:
        return listed(words, "today", beside=True)
    steroid = words.lines("today_steroid") if page.takes(STEROID) else ()
    immune = words.lines("today_immune") if page.took_any(SECOND_AGENTS) else ()
    return listed(words, "today", *steroid, *immune, *_of_medicines(page, "today"), beside=True)


def effects_section(page: Page) -> LeafletSection | None:
    """What the medicines on this page may do and what to tell the team; None where nothing is known to be told."""
    words = page.words
    growth = words.lines("effects_growth") if page.takes(STEROID) and page.plan.population == "juvenile" else ()
    lines = (*_of_medicines(page, "effects"), *growth)
    return section(words, "effects", Points(lines), Text(words.say("effects_tell"))) if lines else None


def _of_medicines(page: Page, name: str) -> Iterator[str]:
    """The lines that each medicine has of its own under a name."""
    rows = (*page.taken, *page.paused) if name == "today" else page.taken
    for row in rows:
        medicine = row.medicine or ""
        if medicine != STEROID or name == "effects":
            yield from page.words.lines(f"{name}_{medicine}", medicine=page.name_of(medicine))
