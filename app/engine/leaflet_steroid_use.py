"""Whether a patient takes a steroid, may still lack their own after one, or stopped it too suddenly."""

from app.engine.leaflet_page import STEROID, Page

_SUDDEN_STOP, _CRISIS, _MAY_LACK_STEROID = "G09", "R11", "R12"
_OF_WHO_TAKES_IT = frozenset({"continue", "increase", "reduce", "hold", "stop"})


def is_raised(page: Page, rule: str) -> bool:
    """Whether a rule is raised as a card or as a line of another."""
    return any(rule in (alert.rule, *alert.line_rules) for alert in page.plan.alerts)


def forbids(page: Page, rule: str) -> bool:
    """Whether a rule is raised as a stop that nobody has set aside."""
    return any(alert.rule == rule and alert.level == "stop" and not alert.overridden for alert in page.plan.alerts)


def is_in_crisis(page: Page) -> bool:
    """Whether the body may lack steroid at this moment."""
    return forbids(page, _CRISIS)


def takes_steroid_now(page: Page) -> bool:
    """Whether a steroid is taken already; one that only this plan would start is not."""
    rows = (row for row in page.plan.recommendations if row.medicine == STEROID)
    return bool(page.case.glucocorticoid.dose_mg_per_day) or any(row.action in _OF_WHO_TAKES_IT for row in rows)


def stopped_too_suddenly(page: Page) -> bool:
    """Whether a steroid was stopped at once that should have been lowered step by step, and is not taken again."""
    return forbids(page, _SUDDEN_STOP) and not page.takes(STEROID)


def may_lack_steroid(page: Page) -> bool:
    """Whether the body may still lack its own steroid, though none is taken; what is not known may be."""
    if page.takes(STEROID) or takes_steroid_now(page):
        return page.has_ended_steroid
    due = is_raised(page, _MAY_LACK_STEROID) or is_in_crisis(page) or stopped_too_suddenly(page)
    return page.has_ended_steroid or due


def is_card_due(page: Page) -> bool:
    """Whether the steroid card is due: its own rule asks for it, or the body may lack steroid now."""
    return page.needs_card or is_raised(page, _MAY_LACK_STEROID) or is_in_crisis(page) or stopped_too_suddenly(page)
