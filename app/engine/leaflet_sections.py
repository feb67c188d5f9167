"""The sections of the patient's page: rules for the steroid, when to call, methotrexate, checks, sun, an emergency."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.case import Case
from app.domain.leaflet import LeafletSection, Wording
from app.domain.plan import Plan
from app.engine.leaflet_page import METHOTREXATE, SPLIT_FROM, STEROID, Page

STEROID_CARD_RULE = "G11"
_CHECK_DAYS_SHOWN = 3


def _section(
    words: Wording, name: str, lines: tuple[str, ...] = (), *, strong: bool = False, wide: bool = True
) -> LeafletSection:
    """A section with the lines given, or with its own numbered ones."""
    return LeafletSection(words.say(f"{name}_title"), lines or words.lines(name), "strong" if strong else "plain", wide)


def urgent_sections(page: Page) -> tuple[LeafletSection, ...]:
    """What to do at once, or until the team calls."""
    words = page.words
    if not page.plan.emergency:
        emergency, today = _section(words, "emergency", wide=False), _section(words, "today", wide=False)
        return _section(words, "nothing", strong=True), emergency, today
    causes = [each.rule for each in page.plan.alerts if each.emergency and each.level == "stop" and not each.overridden]
    reasons = tuple(words.say(f"urgent_{rule}") for rule in causes if f"urgent_{rule}" in words.texts)
    first = _section(words, "urgent", (*reasons, *words.lines("urgent")), strong=True)
    return first, _section(words, "emergency")


def sections_before(page: Page) -> tuple[LeafletSection, ...]:
    """What stands before the step-down plan: the steroid's two rules side by side, then when to call."""
    words, steroid, methotrexate = page.words, page.takes(STEROID), page.takes(METHOTREXATE)
    sections = []
    if page.case.red_flags.dysphagia == "yes" and page.taken:
        sections.append(_section(words, "swallow", strong=True))
    if page.ends_steroid:
        sections.append(_section(words, "steroid_ended", strong=True))
    if steroid:
        card = (words.say("steroid_card"),) if _needs_card(page.plan) else ()
        never_stop = words.lines("never_stop") + card
        sections.append(_section(words, "never_stop", never_stop, strong=True, wide=False))
        sections.append(_section(words, "ill", _sick_day(page), wide=False))
    emergency = (
        *words.lines("emergency"),
        *(words.lines("emergency_taking") if steroid else ()),
        *(words.lines("emergency_steroid") if steroid or page.ends_steroid else ()),
    )
    today = (
        *words.lines("today"),
        *(words.lines("today_steroid") if steroid else ()),
        *(words.lines("today_methotrexate") if methotrexate else ()),
    )
    sections.append(_section(words, "emergency", emergency, strong=True, wide=False))
    sections.append(_section(words, "today", today, wide=False))
    return tuple(sections)


def _needs_card(plan: Plan) -> bool:
    cards = (alert.rule == STEROID_CARD_RULE or STEROID_CARD_RULE in alert.line_rules for alert in plan.alerts)
    return any(cards) or any(each.rule == STEROID_CARD_RULE and each.state == "raised" for each in plan.verdicts)


def sections_after(page: Page) -> tuple[LeafletSection, ...]:
    """What stands after the step-down plan: methotrexate, the next checks, and the sun."""
    words = page.words
    sections = []
    if page.takes(METHOTREXATE):
        lines = words.lines("methotrexate") + (() if _no_baby(page.case) else words.lines("methotrexate_baby"))
        sections.append(_section(words, "methotrexate", lines, wide=False))
    return (*sections, *_checks(page), replace(_section(words, "sun"), tone="strip"))


def _no_baby(case: Case) -> bool:
    """Whether neither the patient nor a partner can become pregnant, as far as it was asked."""
    who = case.patient
    concerned = who.partner_can_become_pregnant if who.sex == "male" else who.can_become_pregnant
    return concerned == "no"


def _checks(page: Page) -> tuple[LeafletSection, ...]:
    """The next days on which something is checked, and what that is."""
    words, visit = page.words, page.plan.visit_date
    due = sorted({day for item in page.plan.monitoring for day in item.due if visit is not None and day > visit})
    days = due[:_CHECK_DAYS_SHOWN]
    section = _section(words, "tests", tuple(_checks_on(page, day) for day in days), wide=False)
    return (replace(section, leads=tuple(words.day(day) for day in days)),) if days else ()


def _checks_on(page: Page, day: date) -> str:
    """Each kind of check once; what has no plain name is another check."""
    words, due = page.words, (item.id.replace("-", "_") for item in page.plan.monitoring if day in item.due)
    names = [f"check_{name}" if f"check_{name}" in words.texts else "checks_other" for name in due]
    return words.say("checks_joint").join(dict.fromkeys(words.say(name) for name in names))


def _sick_day(page: Page) -> tuple[str, ...]:
    """What to do on days of illness; figures only for an adult on the steroid that this protocol plans with.

    Source: C-09: below the split dose a fixed dose twice a day, from it on the same total in two parts, never more.
    """
    if page.plan.population != "adult" or page.own_steroid:
        rules = ["ill_child"]
    else:
        doses, split_from = _doses_ahead(page), page.numbers[SPLIT_FROM]
        rules = ["ill_high"] if not doses or max(doses) >= split_from else []
        rules += ["ill_low"] if not doses or min(doses) < split_from else []
    return tuple(page.words.say(name) for name in ("ill_start", *rules, "ill_after"))


def _doses_ahead(page: Page) -> tuple[Decimal, ...]:
    """The daily doses in mg that the patient will take under this page; empty where they are not known."""
    if page.taper is not None:
        return tuple(step.dose_mg for step in page.taper.steps)
    usual = page.usual_doses.get(STEROID)
    doses = [usual, *(row.dose for row in page.taken if row.medicine == STEROID)]
    return tuple(dose.amount for dose in doses if dose is not None and dose.per == "day")
