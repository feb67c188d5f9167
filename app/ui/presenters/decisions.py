"""Decisions: what was decided on each line of advice, whether that still holds, and what has to be answered before."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.domain.decided import (
    TO_DECIDE,
    KeptDecision,
    State,
    accepted_lines,
    by_line,
    standing,
    wants_a_reason,
)
from app.ui import words
from app.ui.language import grouped

if TYPE_CHECKING:
    from app.domain.report import AdviceCard, AlertCard
    from app.ui.presenters.draft import Draft

DECISIONS = "choices.decisions"
_ON_THE_PAGE_ANYWAY = frozenset({"continue", "hold", "stop"})

PressKind = Literal["accept", "decline", "take_back", "set_aside", "restore", "why_seen"]


class DecisionPress(NamedTuple):
    """What was pressed on a card.

    Args:
        on: Id of the line, or of the rule.
        answers: Rule to coded reason, for every rule that is set aside; for a decline "" to its reason.
        note: Free text beside the code. who: who decides.
    """

    kind: PressKind
    on: str
    answers: tuple[tuple[str, str], ...] = ()
    note: str = ""
    who: str = ""


class Correction(NamedTuple):
    """What settles an alert at its root, without a reason: a value to take, to go and look at, or to confirm.

    Args:
        path: The field. says: words of the press. text: what is written into the field, where `kind` is "use".
    """

    kind: Literal["use", "go", "confirm"]
    path: str
    says: str
    text: str = ""


class Asked(NamedTuple):
    """A question to be answered with one code before something is decided.

    Args:
        specialist: The name that goes with it is that of a specialist who agrees.
        corrections: What answers it in the case itself, so that no code is needed.
    """

    rule: str
    says: str
    specialist: bool = False
    corrections: tuple[Correction, ...] = ()


class Decided(NamedTuple):
    """What was decided on one line.

    Args:
        says: In one sentence; "" while it is open.
        asks: Warnings that want a reason before it can be accepted.
        read_first: A stop that was set aside, whose Why was not opened yet; "" where nothing is in the way.
    """

    state: State
    says: str = ""
    asks: tuple[Asked, ...] = ()
    read_first: str = ""


class Book(NamedTuple):
    """Everything that was decided in a case.

    Args:
        entries: By the id of the line. visit: the day of the visit; a decision of another day has lapsed.
        why_seen: Rules whose reasons were read while the case lay on the desk.
        alerts: That stand now: a line that was accepted before a warning came up is to be accepted again.
        corrections: Rule to what settles it in the case itself.
    """

    entries: Mapping[str, KeptDecision] = MappingProxyType({})
    visit: date | None = None
    why_seen: frozenset[str] = frozenset()
    alerts: tuple[AlertCard, ...] = ()
    corrections: Mapping[str, tuple[Correction, ...]] = MappingProxyType({})

    def on(self, card: AdviceCard, alerts: Sequence[AlertCard]) -> Decided | None:
        """What was decided on a card; None where it offers nothing to decide."""
        if card.verdict not in TO_DECIDE:
            return None
        asks = tuple(
            Asked(
                alert.rule,
                words.ASK_REASON.format(word=alert.word, rule=alert.rule, title=alert.title),
                alert.needs_specialist,
                self.corrections.get(alert.rule, ()),
            )
            for alert in alerts
            if wants_a_reason(card, alert)
        )
        unread = (
            alert.rule
            for alert in alerts
            if alert.overridden and alert.level == "stop" and alert.rule not in self.why_seen
        )
        state, says = self.state_of(card)
        return Decided(state, says, asks, next(unread, ""))

    def state_of(self, card: AdviceCard) -> tuple[State, str]:
        """Whether a line is accepted, declined, open, or decided on other advice than this; and in words."""
        entry = self.entries.get(card.id)
        if entry is None:
            return "open", ""
        state, lapsed_by, warnings = standing(entry, card, self.visit, self.alerts)
        accepted = entry["decision"] == "accept"
        if lapsed_by == "advice":
            text = words.LAPSED_ACCEPTED if accepted else words.LAPSED_DECLINED
            return state, text.format(dose=unbroken(entry["dose"] or words.NOT_KNOWN))
        if lapsed_by == "visit":
            return state, words.LAPSED_ACCEPTED_THEN if accepted else words.LAPSED_DECLINED_THEN
        if lapsed_by == "warning":
            return state, words.LAPSED_WARNED.format(titles="; ".join(alert.title for alert in warnings))
        if accepted:
            return state, words.ACCEPTED
        reason = words.decline_reason(entry["reason"] or "")
        return state, words.DECLINED.format(reason="; ".join(part for part in (reason, entry["note"]) if part))

    def accepted(self, cards: Collection[AdviceCard]) -> frozenset[str]:
        """Ids of the lines whose acceptance stands."""
        return accepted_lines(self.entries, cards, self.visit, self.alerts)

    def open_lines(self, cards: Collection[AdviceCard]) -> tuple[AdviceCard, ...]:
        """Lines that the patient's page waits for: medicines offered to be begun or changed, and lapsed decisions."""
        return tuple(card for card in cards if self._is_open(card))

    def _is_open(self, card: AdviceCard) -> bool:
        state = self.state_of(card)[0]
        needed = card.verdict == "offer" and card.medicine is not None and card.action not in _ON_THE_PAGE_ANYWAY
        return (needed and state == "open") or (card.verdict in TO_DECIDE and state == "lapsed")

    def declined_but_printed(self, cards: Collection[AdviceCard]) -> tuple[AdviceCard, ...]:
        """Declined lines that the patient's page tells all the same: what goes on, is paused or is stopped."""
        return tuple(
            card
            for card in cards
            if card.verdict == "offer"
            and card.medicine is not None
            and card.action in _ON_THE_PAGE_ANYWAY
            and self.state_of(card)[0] == "declined"
        )

    def gone(self, cards: Collection[AdviceCard]) -> tuple[tuple[str, str], ...]:
        """Lines that were accepted and are not offered any more, as (id, what it was): a stop, or another fact."""
        standing = {card.id for card in cards if card.verdict in TO_DECIDE}
        return tuple(
            (line, unbroken(str(entry["dose"] or line)))
            for line, entry in self.entries.items()
            if line not in standing and entry["decision"] == "accept"
        )


def unbroken(line: str) -> str:
    """A medicine line that a paragraph wraps between its attributes only; other text as it is."""
    parts = grouped(line).split(" – ")
    return " – ".join(part.replace(" ", "\u00a0") for part in parts) if len(parts) > 1 else parts[0]


def book_of(
    draft: Draft,
    visit: date | None,
    why_seen: frozenset[str],
    alerts: tuple[AlertCard, ...] = (),
    corrections: Mapping[str, tuple[Correction, ...]] | None = None,
) -> Book:
    """What was decided in a draft."""
    entries = by_line(draft.lists.get(DECISIONS, ()))
    return Book(entries, visit, why_seen, alerts, corrections or {})
