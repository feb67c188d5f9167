"""The page of an emergency, or of a visit that offers nothing to take: what to do now, and no medicine."""

from app.domain.leaflet import LeafletSection, Points
from app.engine.leaflet_page import Page
from app.engine.leaflet_section import section
from app.engine.leaflet_warnings import emergency_section, today_section


def urgent_sections(page: Page) -> tuple[LeafletSection, ...]:
    """What to do at once, or until the team calls."""
    words = page.words
    if not page.plan.emergency:
        nothing = section(words, "nothing", Points(words.lines("nothing")), tone="strong")
        return nothing, emergency_section(page, urgent=True), today_section(page, urgent=True)
    causes = [each.rule for each in page.plan.alerts if each.emergency and each.level == "stop" and not each.overridden]
    reasons = tuple(words.say(f"urgent_{rule}") for rule in causes if f"urgent_{rule}" in words.texts)
    first = section(words, "urgent", Points((*reasons, *words.lines("urgent"))), tone="strong")
    return first, emergency_section(page, urgent=True)
