"""What is checked, when: dated items counted from the visit."""

from datetime import date, timedelta

from app.domain.facts import Facts
from app.domain.plan import Monitor
from app.engine.compiled import CompiledProtocol


def monitor(compiled: CompiledProtocol, facts: Facts, visit: date | None) -> tuple[Monitor, ...]:
    """Lay out the items that concern this patient.

    Returns:
        Items in the protocol's order; each with its days in order, without repeats, and none without a visit date.
    """
    return tuple(
        Monitor(item.id, item.item, _due(days, visit), item.because, item.sources)
        for item, check, days in compiled.items
        if check(facts)
    )


def _due(days: tuple[int, ...], visit: date | None) -> tuple[date, ...]:
    return () if visit is None else tuple(visit + timedelta(days=day) for day in days)
