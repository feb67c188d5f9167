"""The checks of the next year on the patient's page: what is due now, and each later day with what is checked."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.domain.leaflet import LeafletSection, Part, Points, Text, Visit, Visits
from app.domain.plan import Monitor
from app.engine.leaflet_page import Page
from app.engine.leaflet_section import section

_A_YEAR = timedelta(days=365)
_REVIEW = "check_review"
_CANCER = "cancer-"


def visits_section(page: Page) -> LeafletSection | None:
    """Checks and visits; None where nothing is due."""
    words, visit = page.words, page.plan.visit_date
    if visit is None:
        return None
    items = [item for item in page.plan.monitoring if _concerns(page, item)]
    now = _names(page, (item for item in items if visit in item.due))
    now = tuple(name for name in now if name != words.say(_REVIEW))
    days = sorted({day for item in items for day in item.due if visit < day <= visit + _A_YEAR})
    if not now and not days:
        return None
    cancer = any(item.id.startswith(_CANCER) for item in items if any(day >= visit for day in item.due))
    parts: list[Part] = [Text(words.say("visits_lead"))]
    if now:
        parts += [Text(words.say("visits_now"), bold=True), Points(now, to_tick=True)]
    if days:
        parts.append(_table(page, items, days))
    parts += [Text(line) for line in words.lines("visits_cancer")] if cancer and page.is_for_an_adult else ()
    return section(words, "visits", *parts)


def _concerns(page: Page, item: Monitor) -> bool:
    """Whether a check is for no medicine in particular, or for one that stands on this page."""
    on_page = {row.medicine for row in (*page.taken, *page.paused)}
    medicines = (each.medicines for each in page.compiled.items if each.item.id == item.id)
    return all(not each or each & on_page for each in medicines)


def _table(page: Page, items: list[Monitor], days: Iterable[date]) -> Visits:
    words = page.words
    rows = (Visit(day, words.day(day), _names(page, (item for item in items if day in item.due))) for day in days)
    day, what, done = (words.say(f"visits_{name}") for name in ("day", "what", "done"))
    return Visits((day, what, done), tuple(rows), words.say("list_joint"), words.say("visits_tick"))


def _names(page: Page, items: Iterable[Monitor]) -> tuple[str, ...]:
    """Each kind of check once; what has no plain name is another check."""
    words = page.words
    texts = (f"check_{item.id.replace('-', '_')}" for item in items)
    return tuple(dict.fromkeys(words.say(name if name in words.texts else "check_other") for name in texts))
