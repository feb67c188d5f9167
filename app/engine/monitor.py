"""What is checked, when: dated items counted from the visit."""

from datetime import date, timedelta

from app.domain.facts import Facts
from app.domain.plan import Monitor
from app.domain.protocol import MonitorItem
from app.engine.compiled import CompiledProtocol


def monitor(compiled: CompiledProtocol, facts: Facts, visit: date | None) -> tuple[Monitor, ...]:
    """Lay out the items that concern this patient.

    Returns:
        Items in the protocol's order; each with its days in order, without repeats, and none without a visit date.
    """
    return tuple(
        Monitor(item.id, item.item, _due(item, visit, compiled), item.because, item.sources)
        for item, check in compiled.items
        if check(facts)
    )


def _due(item: MonitorItem, visit: date | None, compiled: CompiledProtocol) -> tuple[date, ...]:
    if visit is None:
        return ()
    days = {0} if item.at_visit else set()
    after = 0
    for stretch in item.stretches:
        every, until = int(compiled.numbers[stretch.every]), int(compiled.numbers[stretch.until])
        while after + every <= until:
            after += every
            days.add(after)
    return tuple(visit + timedelta(days=day) for day in sorted(days))
