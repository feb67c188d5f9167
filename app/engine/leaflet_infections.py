"""Infections and vaccines on the patient's page, by what the medicines on it do to the immune system."""

from app.domain.leaflet import LeafletSection, Points
from app.engine.leaflet_page import IMMUNOSUPPRESSANTS, Page
from app.engine.leaflet_section import section
from app.engine.leaflet_steroid_use import is_raised

_LIVE_VACCINE_RULE, _INFECTION = "G30", "R03"


def infections_section(page: Page) -> LeafletSection | None:
    """Infections and vaccines, or vaccines alone; None where no medicine on the page touches either."""
    words = page.words
    of_medicines = tuple(
        line
        for row in (*page.taken, *page.paused)
        for line in words.lines(f"vaccines_{row.medicine}", medicine=page.name_of(row.medicine or ""))
    )
    planned = words.lines("vaccines_planned") if _live_vaccine_is_refused(page) else ()
    if page.took_any(IMMUNOSUPPRESSANTS):
        germs = words.lines("infections")
        if is_raised(page, _INFECTION):
            germs = tuple(line for line in germs if line != words.say("infections_2"))
        lines = (*germs, *planned, *words.lines("vaccines"), *of_medicines)
        return section(words, "infections", Points(lines))
    lines = (*planned, *of_medicines)
    return LeafletSection("infections", words.say("vaccines_title"), (Points(lines),)) if lines else None


def _live_vaccine_is_refused(page: Page) -> bool:
    return any(alert.rule == _LIVE_VACCINE_RULE and alert.level == "stop" for alert in page.plan.alerts)
