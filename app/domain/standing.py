"""Whether what was decided on a line of advice still stands, or has lapsed and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from app.domain.report import AdviceCard, AlertCard

TO_DECIDE = frozenset({"offer", "option"})
"""The verdicts on which something is decided."""
_GOES_ON = frozenset({"continue", "hold"})

State = Literal["open", "accepted", "declined", "other_advice", "other_visit", "warned"]


class Taken(NamedTuple):
    """A decision as it was taken.

    Args:
        accepted: Else it was declined. dose: The line as it stood then. visit: Day of the visit at which it was taken.
    """

    accepted: bool
    dose: str | None
    visit: date | None


class Standing(NamedTuple):
    """What became of a decision.

    Args:
        state: open: nothing was decided. other_advice, other_visit, warned: it has lapsed, because the line reads
            otherwise now, because this is another visit, or because a warning came up that it knew nothing of.
        warnings: Those that came up.
    """

    state: State
    warnings: tuple[AlertCard, ...] = ()


def standing_of(card: AdviceCard, taken: Taken | None, visit: date | None, alerts: Sequence[AlertCard]) -> Standing:
    """Judge a decision against the advice of today.

    Args:
        taken: None where nothing was decided. visit: Day of this visit. alerts: Every one that is raised now.
    """
    if taken is None:
        return Standing("open")
    if taken.dose != card.decided_as:
        return Standing("other_advice")
    if taken.visit != visit:
        return Standing("other_visit")
    if not taken.accepted:
        return Standing("declined")
    new = tuple(alert for alert in alerts if concerns(card, alert) and wants_a_reason(card, alert))
    return Standing("warned", new) if new else Standing("accepted")


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
