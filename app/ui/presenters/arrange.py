"""Arranging the advice: what is pinned, which sections follow, which alert belongs to which card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.domain.words import Verdict
from app.ui import words
from app.ui.presenters.screen import AdviceItem, Section

if TYPE_CHECKING:
    from app.domain.report import AlertCard, Report

_SECTIONS: tuple[tuple[Verdict, str], ...] = (
    ("offer", words.SECTION_OFFER),
    ("option", words.SECTION_OPTION),
    ("needs_facts", words.SECTION_NEEDS),
    ("blocked", words.SECTION_BLOCKED),
    ("not_advised", words.SECTION_AGAINST),
)
SECTION_TITLES = tuple(title for _, title in _SECTIONS)


def _alerts_on(name: str, alerts: tuple[AlertCard, ...]) -> tuple[AlertCard, ...]:
    return tuple(alert for alert in alerts if name and name in alert.affects)


def advice_sections(report: Report) -> tuple[Section, ...]:
    """The advice by verdict, each in the protocol's order; empty sections are left out."""
    sections = []
    for verdict, title in _SECTIONS:
        cards = [card for card in report.cards if card.verdict == verdict]
        items = tuple(AdviceItem(card, _alerts_on(card.medicine_name, report.alerts)) for card in cards)
        if items:
            sections.append(Section(title, items))
    return tuple(sections)


def pinned_alerts(report: Report) -> tuple[AlertCard, ...]:
    """The stops that stand, emergencies first."""
    stops = [alert for alert in report.alerts if alert.level == "stop" and not alert.overridden]
    return tuple(sorted(stops, key=lambda alert: not alert.emergency))


def lesser_alerts(report: Report) -> tuple[AlertCard, ...]:
    """Cautions, considerations, and stops that were set aside."""
    return tuple(alert for alert in report.alerts if alert.level != "stop" or alert.overridden)


def strip_text(report: Report, stops: tuple[AlertCard, ...]) -> str:
    """What the strip over the panes says; "" where no stop stands."""
    if report.emergency:
        return report.headline
    if not stops:
        return ""
    if len(stops) == 1:
        return stops[0].title
    return words.STOP_MORE.format(title=stops[0].title, count=len(stops) - 1)


def calm_text(report: Report) -> str:
    """What the strip says while no stop stands: that advice is being given, and what lesser alerts there are."""
    standing = [alert.word for alert in report.alerts if not alert.overridden and alert.level != "stop"]
    counts = [words.CALM_COUNT.format(count=standing.count(word), word=word) for word in dict.fromkeys(standing)]
    return " · ".join((words.CALM, *counts))
