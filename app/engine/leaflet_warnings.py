"""When to call on the patient's page: signs to call for at once, the same day, and what a medicine may do."""

from collections.abc import Iterator

from app.domain.leaflet import LeafletSection, Part, Points, Text
from app.engine.leaflet_page import INFECTION, SECOND_AGENTS, STEROID, Page
from app.engine.leaflet_section import section
from app.engine.leaflet_steroid_use import is_in_crisis, is_raised, may_lack_steroid, script, takes_steroid_now


def emergency_section(page: Page, *, urgent: bool = False) -> LeafletSection:
    """Signs for which the emergency number is called at once, and what to say then.

    Args:
        urgent: The page is urgent advice: it speaks of no medicine but the steroid.
    """
    words = page.words
    takes = takes_steroid_now(page) if urgent else page.takes(STEROID)
    if takes or may_lack_steroid(page):
        more, say = words.lines("emergency_steroid"), words.lines("emergency_say", script=script(page, takes=takes))
    else:
        more, say = words.lines("emergency_tablets") if page.taken and not urgent else (), ()
    own = () if urgent else tuple(_of_medicines(page, "emergency"))
    if urgent and is_in_crisis(page):
        say = ()
    parts: tuple[Part, ...] = (
        Points((*words.lines("emergency"), *own, *more)),
        *(Text(each, bold=True) for each in say),
    )
    title = words.say(_emergency_title(page))
    return LeafletSection("emergency", title, parts, "plain" if urgent else "strong", beside=True)


def _emergency_title(page: Page) -> str:
    """Who is sent to hospital for a sign calls for it only where it gets worse, or later; never "today" for one."""
    if not page.plan.emergency:
        return "emergency_title"
    return "emergency_later_title" if is_in_crisis(page) else "emergency_worse_title"


def today_section(page: Page, *, urgent: bool = False) -> LeafletSection:
    """Signs for which the clinic is called the same day; a fever that is there already is called for at once."""
    words = page.words
    lines, now = words.lines("today"), tuple[Text, ...]()
    if is_raised(page, INFECTION):
        lines, now = lines[1:], (Text(words.say("today_fever"), bold=True),)
    if not urgent:
        steroid = words.lines("today_steroid") if page.takes(STEROID) else ()
        immune = words.lines("today_immune") if page.took_any(SECOND_AGENTS) else ()
        lines = (*lines, *steroid, *immune, *_of_medicines(page, "today"))
    return section(words, "today", Points(lines), *now, beside=True)


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
