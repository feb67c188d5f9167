"""The page of an emergency, or of a visit that offers nothing to take: what to do now, and no medicine."""

from collections.abc import Iterator

from app.domain.leaflet import Blank, FillIn, LeafletSection, Points
from app.engine.leaflet_page import Page
from app.engine.leaflet_section import section
from app.engine.leaflet_steroid import steroid_alarm_section
from app.engine.leaflet_steroid_use import forbids, is_in_crisis, script, stopped_too_suddenly, takes_steroid_now
from app.engine.leaflet_warnings import emergency_section, today_section

_INFECTION, _SWALLOWING, _CENTRE = "R03", "R04", "R09"


def urgent_message(page: Page) -> str:
    """The one message of the page; that of a child says whom it means."""
    if page.plan.emergency:
        message = "message_crisis" if is_in_crisis(page) else "message_urgent"
    elif forbids(page, _INFECTION):
        message = "message_infection"
    else:
        message = "message_fast" if stopped_too_suddenly(page) else "message_nothing"
    return page.words.say(f"{message}_child" if page.plan.population == "juvenile" else message)


def urgent_sections(page: Page) -> tuple[LeafletSection, ...]:
    """What to do at once, or until the team calls."""
    alarm = steroid_alarm_section(page)
    first = () if alarm is None else (alarm,)
    if page.plan.emergency:
        told = section(page.words, "urgent", Points(tuple(_now(page))), tone="strong")
        return *first, told, emergency_section(page, urgent=True)
    waiting = (*first, _until_we_call(page), emergency_section(page, urgent=True))
    return waiting if forbids(page, _INFECTION) else (*waiting, today_section(page, urgent=True))


def _now(page: Page) -> Iterator[str]:
    """Why, where to go, and what to say there; in a crisis nothing that could be read against the injection."""
    words = page.words
    causes = [each.rule for each in page.plan.alerts if each.emergency and each.level == "stop" and not each.overridden]
    if is_in_crisis(page):
        yield words.say("urgent_call", script=script(page, takes=takes_steroid_now(page)))
    yield from (words.say(f"urgent_{rule}") for rule in causes if f"urgent_{rule}" in words.texts)
    if is_in_crisis(page):
        yield words.say("urgent_injection")
    else:
        yield words.say("urgent_there" if causes == [_CENTRE] else "urgent_1")
    yield words.say("urgent_2")
    yield words.say(_of_the_steroid(page, nothing_by_mouth=_SWALLOWING in causes))
    if not is_in_crisis(page):
        yield words.say("urgent_4")


def _of_the_steroid(page: Page, *, nothing_by_mouth: bool) -> str:
    """Which text says that a steroid is never stopped: as a fact where it is taken, else as a question."""
    if nothing_by_mouth:
        ask = "urgent_drip" if takes_steroid_now(page) else "urgent_drip_ask"
        return f"{ask}_child" if page.plan.population == "juvenile" else ask
    if takes_steroid_now(page):
        return "urgent_steroid"
    return "urgent_ended" if page.has_ended_steroid else "urgent_3"


def _until_we_call(page: Page) -> LeafletSection:
    """What to do on a visit that offers nothing to take, and by when the team must have called.

    Who may have an infection sees a doctor today, and takes what that doctor gives: signs for a call the same day
    would only say so again. Who stopped a steroid too fast may be given it again today.
    """
    words = page.words
    names = ["nothing_1", "nothing_2"]
    if forbids(page, _INFECTION):
        names = ["nothing_seen", "nothing_infection", "today_fever", *names]
    elif not stopped_too_suddenly(page):
        names.append("nothing_3")
    by = FillIn((Blank(words.say("nothing_by")),))
    return section(words, "nothing", Points(tuple(map(words.say, names))), by, tone="strong")
