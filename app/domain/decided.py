"""What was decided on each line of advice, and whether that still stands on the advice as it reads now."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple, TypedDict, cast

if TYPE_CHECKING:
    # The window asks this before the schema of a case is there.
    from app.domain.case import Case
    from app.domain.report import AdviceCard, AlertCard, Report

TO_DECIDE = frozenset({"offer", "option"})
"""Verdicts on which something can be decided."""
_GOES_ON = frozenset({"continue", "hold"})

State = Literal["open", "accepted", "declined", "lapsed"]
Lapse = Literal["", "advice", "visit", "warning"]


class KeptDecision(TypedDict):
    """A decision as a case keeps it.

    Args:
        dose: The line as it read then. reason: coded, of a decline. visit_date: of the visit at which it was made.
    """

    line: str | None
    decision: Literal["accept", "decline"] | None
    dose: str | None
    reason: str | None
    note: str | None
    visit_date: date | None


class Standing(NamedTuple):
    """How a line stands.

    Args:
        lapsed_by: Why a decision holds no longer: other advice, another visit, or a warning that came up since.
        warnings: Those that came up since.
    """

    state: State
    lapsed_by: Lapse = ""
    warnings: tuple[AlertCard, ...] = ()


def decisions_in(case: Case) -> Mapping[str, KeptDecision]:
    """What was decided in a case, by the id of the line."""
    return by_line(cast("KeptDecision", entry.model_dump()) for entry in case.choices.decisions)


def by_line(entries: Iterable[KeptDecision]) -> Mapping[str, KeptDecision]:
    """Decisions by the id of the line; one that names no line or decides nothing is left out."""
    return {entry["line"]: entry for entry in entries if entry["line"] and entry["decision"]}


def standing(
    entry: KeptDecision | None, card: AdviceCard, visit: date | None, alerts: Collection[AlertCard]
) -> Standing:
    """Tell whether a line is accepted, declined, open, or was decided on other advice than this.

    Args:
        entry: What was decided on it; None for nothing yet. visit: The day of the visit.
        alerts: All that stand now: a line accepted before a warning came up is to be accepted again.
    """
    if entry is None:
        return Standing("open")
    if entry["dose"] != card.decided_as:
        return Standing("lapsed", "advice")
    if entry["visit_date"] != visit:
        return Standing("lapsed", "visit")
    if entry["decision"] != "accept":
        return Standing("declined")
    new = tuple(alert for alert in alerts if concerns(card, alert) and wants_a_reason(card, alert))
    return Standing("lapsed", "warning", new) if new else Standing("accepted")


def accepted_lines(
    entries: Mapping[str, KeptDecision],
    cards: Collection[AdviceCard],
    visit: date | None,
    alerts: Collection[AlertCard],
) -> frozenset[str]:
    """Ids of the lines whose acceptance stands."""
    return frozenset(
        card.id
        for card in cards
        if card.verdict in TO_DECIDE and standing(entries.get(card.id), card, visit, alerts).state == "accepted"
    )


def accepted_in(case: Case, report: Report) -> frozenset[str] | None:
    """Which lines the page of a saved case is made of, as the window makes it.

    Args:
        report: What follows from this case.

    Returns:
        Ids of the lines whose acceptance stands; None, for every offered line, while nothing was decided.
    """
    entries = decisions_in(case)
    return accepted_lines(entries, report.cards, case.visit_date, report.alerts) if entries else None


def wants_a_reason(card: AdviceCard, alert: AlertCard) -> bool:
    """Whether a warning wants a reason before this line is accepted.

    To go on as before never sets a rule aside that would then permit more, nor one that it follows.
    """
    if alert.level != "warning" or alert.overridden:
        return False
    return not (card.action in _GOES_ON and (alert.permits_more or alert.forbids_a_raise))


def concerns(card: AdviceCard, alert: AlertCard) -> bool:
    """Whether an alert affects the medicine of a card."""
    by_name = bool(card.medicine_name) and card.medicine_name in alert.affects
    return by_name or (card.medicine is not None and card.medicine in alert.medicines)
