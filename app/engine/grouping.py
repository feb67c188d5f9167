"""What is said once instead of many times: medicines that the same rules forbid, and rules that touch them all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.domain.report import AdviceCard

MANY = 3
NAMED_GROUPS: Mapping[str, str] = {
    "every_treatment": "every treatment",
    "immunosuppressants": "every immunosuppressant",
    "escalation": "every step up of treatment",
}
"""Groups of medicines that a card names as a whole, the widest first."""


def gathered(cards: Sequence[AdviceCard]) -> tuple[AdviceCard, ...]:
    """Put cards of medicines that the very same rules block into one, where they are many.

    Args:
        cards: In the protocol's order.

    Returns:
        The cards in their order; the common one stands where the first of its medicines stood.
    """
    by_reason: dict[tuple[str, ...], list[AdviceCard]] = {}
    for card in cards:
        if card.verdict == "blocked":
            by_reason.setdefault(card.blocked, []).append(card)
    common = {reason: together for reason, together in by_reason.items() if len(together) >= MANY}
    kept: list[AdviceCard] = []
    for card in cards:
        together = common.get(card.blocked) if card.verdict == "blocked" else None
        if together is None:
            kept.append(card)
        elif card is together[0]:
            kept.append(_common_card(together))
    return tuple(kept)


def _common_card(together: Sequence[AdviceCard]) -> AdviceCard:
    names = ", ".join(dict.fromkeys(card.medicine_name for card in together))
    return replace(
        together[0],
        id=f"blocked-{together[0].id}",
        headline=f"Not now: {names}",
        because="The rules above forbid a start and an increase of each of these.",
        how=(),
        needs=(),
        would_change=(),
        facts=(),
        numbers=(),
        sources=(),
        conflicts=(),
    )


def names_of_affected(affects: Iterable[str], groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Name a whole group where a rule touches all of it, and what else it touches.

    Args:
        affects: Ids of medicines and other names. groups: The protocol's groups.

    Returns:
        Ids that are left, the words of a group before them.
    """
    left = tuple(affects)
    for group, words in NAMED_GROUPS.items():
        members = groups.get(group, ())
        if members and set(members) <= set(left):
            return (words, *(name for name in left if name not in members))
    return left
