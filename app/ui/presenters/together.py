"""Together: what would stop two medicines that are both to be begun, before the second of them is accepted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from app.ui.presenters.agreed import answer_once_taken

if TYPE_CHECKING:
    from app.domain.report import AlertCard
    from app.ui.presenters.draft import Draft
    from app.ui.presenters.screen import Section


def begun(sections: Iterable[Section]) -> tuple[str, ...]:
    """Medicines that were accepted to be begun."""
    return tuple(
        item.card.medicine
        for section in sections
        for item in section.items
        if item.card.medicine and item.card.action == "start" and item.decided and item.decided.state == "accepted"
    )


def clash(
    draft: Draft, medicine: str, others: Sequence[str], alerts_of: Callable[[Draft], Iterable[AlertCard]]
) -> AlertCard | None:
    """The stop that stands as soon as a medicine is taken beside others; None where there is none.

    The rules look at what is taken, and nothing is yet: so they are asked about the case as it will be. What either of
    them raises alone is told on its own card.

    Args:
        medicine: To be begun. others: accepted to be begun before it. alerts_of: What the protocol raises in a case.
    """
    if not others or answer_once_taken(medicine) is None:
        return None
    alone = {alert.rule for alert in alerts_of(_taking(draft, (medicine,)))}
    beside = alerts_of(_taking(draft, (*others, medicine)))
    return next((alert for alert in beside if alert.rule not in alone and _stops_both(alert, medicine, others)), None)


def _taking(draft: Draft, medicines: Iterable[str]) -> Draft:
    for each in medicines:
        if answer := answer_once_taken(each):
            draft = draft.written(*answer)
    return draft


def _stops_both(alert: AlertCard, medicine: str, others: Collection[str]) -> bool:
    both = medicine in alert.medicines and any(other in alert.medicines for other in others if other != medicine)
    return alert.level == "stop" and both
