"""Arranging the advice: what is pinned, which sections follow, which alert belongs to which card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.domain.decided import concerns
from app.domain.words import Verdict
from app.ui import words
from app.ui.presenters.decisions import Book
from app.ui.presenters.protection import Unprotected, unprotected
from app.ui.presenters.screen import AdviceItem, Section

if TYPE_CHECKING:
    from app.domain.report import AdviceCard, AlertCard, Report, SetAside

NOTHING_DECIDED = Book()


def section_titles() -> Mapping[Verdict, str]:
    """The titles of the sections by verdict, in the order in which they stand."""
    return {
        "offer": words.SECTION_OFFER,
        "option": words.SECTION_OPTION,
        "needs_facts": words.SECTION_NEEDS,
        "blocked": words.SECTION_BLOCKED,
        "not_advised": words.SECTION_AGAINST,
    }


def _item(card: AdviceCard, report: Report, book: Book, bare: tuple[Unprotected, ...]) -> AdviceItem:
    alerts = tuple(alert for alert in report.alerts if concerns(card, alert))
    warns = tuple(dict.fromkeys(each.says for each in bare if card.id in (each.guard, each.medicine)))
    return AdviceItem(card, alerts, book.on(card, alerts), warns)


def advice_sections(report: Report, book: Book = NOTHING_DECIDED) -> tuple[Section, ...]:
    """The advice by verdict with what was decided on it, in the protocol's order; empty sections are left out."""
    sections, bare = [], unprotected(book, report.cards)
    for verdict, title in section_titles().items():
        cards = [card for card in report.cards if card.verdict == verdict]
        items = tuple(_item(card, report, book, bare) for card in cards)
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


def untold(report: Report) -> tuple[SetAside, ...]:
    """Rules that the case sets aside and that no card of their own tells of: they stay in sight all the same."""
    told = {alert.rule for alert in report.alerts if alert.set_aside is not None or alert.without_effect is not None}
    return tuple(each for each in report.set_aside if each.rule not in told)


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
    """What the strip says while no stop stands: whether that is known yet, and what lesser alerts there are."""
    standing = [alert.word for alert in report.alerts if not alert.overridden and alert.level != "stop"]
    counts = [words.CALM_COUNT.format(count=standing.count(word), word=word) for word in dict.fromkeys(standing)]
    unknown = sum(line.essential for line in report.missing)
    so_far = words.CALM_SO_FAR_ONE if unknown == 1 else words.CALM_SO_FAR.format(count=unknown)
    calm = so_far if unknown else words.CALM
    aside = sum(alert.overridden and alert.level == "stop" for alert in report.alerts)
    told = (words.CALM_ASIDE.format(count=aside),) if aside else ()
    return " · ".join((calm, *told, *counts))
