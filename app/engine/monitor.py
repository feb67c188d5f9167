"""What is checked, when: dated items, each counted from the day on which its schedule began."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.domain.facts import Facts
from app.domain.plan import Monitor, Recommendation
from app.domain.protocol import MonitorItem
from app.engine.compiled import CompiledItem, CompiledProtocol
from app.engine.recommend import is_advised

_TAKING_UP = frozenset({"start", "continue", "increase", "reduce"})
_CHANGING_DOSE = frozenset({"increase", "reduce"})
_NEW_COURSE = frozenset({"start", "relapse"})
_DAYS_IN_A_YEAR_OF_WEEKS = 364


@dataclass(frozen=True, slots=True)
class _InPlay:
    """A medicine that is taken or offered: days since its first day, and since the last change of its dose."""

    days: int
    days_on_dose: int


def monitor(
    compiled: CompiledProtocol,
    facts: Facts,
    visit: date | None,
    rows: Iterable[Recommendation],
    accepted: Collection[str] = (),
) -> tuple[Monitor, ...]:
    """Lay out the items that concern this patient.

    Args:
        facts: Recorded, derived and planned. rows: the judged rows: what they offer is monitored like what is taken.
        accepted: Ids of the lines that the clinician accepted: an option among them is monitored too.

    Returns:
        Items in the protocol's order; each with its days in order, without repeats, and none without a visit date.
    """
    in_play = _medicines_in_play(compiled, facts, tuple(rows), accepted)
    schedule = compiled.protocol.monitor
    ahead, late = int(compiled.numbers[schedule.ahead]), int(compiled.numbers[schedule.late])
    items = []
    for each in compiled.items:
        its_medicines = [in_play[name] for name in each.medicines if name in in_play]
        if (each.medicines and not its_medicines) or not each.check(facts):
            continue
        past = _days_past(each.item, facts, visit, its_medicines)
        due = () if visit is None else tuple(visit + timedelta(days=day) for day in days_due(each, past, ahead, late))
        if due or visit is None:
            items.append(Monitor(each.item.id, each.text, due, each.because, each.item.sources))
    return tuple(items)


def days_due(item: CompiledItem, past: int, ahead: int, late: int) -> tuple[int, ...]:
    """The days on which an item is due, counted from the visit.

    Args:
        past: Days from the item's day 0 to the visit; below 0 where it is yet to come.
        ahead: How far a schedule without an end is written out. late: what has passed by so much is due today.

    Returns:
        Days in order, without repeats; 0 is the visit.
    """
    counted = list(item.days)
    if item.goes_on is not None:
        last = counted[-1] if counted else 0
        steps_to_the_visit = -((last - (past - late)) // item.goes_on)
        day = last + item.goes_on * max(steps_to_the_visit, 1)
        while day - past <= ahead:
            counted.append(day)
            day += item.goes_on
    from_visit = (0 if day == 0 and past < 0 else day - past for day in counted)
    return tuple(sorted({max(day, 0) for day in from_visit if day >= -late}))


def _medicines_in_play(
    compiled: CompiledProtocol, facts: Facts, rows: tuple[Recommendation, ...], accepted: Collection[str]
) -> dict[str, _InPlay]:
    """Medicines that the patient takes and is not told to stop, those that the plan offers, and accepted options.

    A change of dose that is only an option counts too: who takes it up needs the closer watch.
    """
    offered: dict[str, set[str]] = {}
    for row in rows:
        if row.medicine is not None and (row.verdict == "offer" or (is_advised(row) and row.id in accepted)):
            offered.setdefault(row.medicine, set()).add(row.action)
    changing = {row.medicine for row in rows if row.action in _CHANGING_DOSE and is_advised(row)}
    taken = {name for name, check in compiled.taking.items() if check(facts)}
    in_play = {}
    for name in sorted(taken | offered.keys()):
        actions = offered.get(name, set())
        if "stop" not in actions and (name in taken or actions & _TAKING_UP):
            in_play[name] = _since(name, facts, taken=name in taken, changes=name in changing)
    return in_play


def _since(name: str, facts: Facts, *, taken: bool, changes: bool) -> _InPlay:
    """How long a medicine is taken; what is not known counts as just begun, the closer watch."""
    if not taken:
        return _InPlay(0, 0)
    days = _whole(facts.get(f"other_treatment.{name}.weeks")) * 7
    changed = facts.get(f"derived.days_since_{name}_change")
    on_dose = _whole(changed) if isinstance(changed, Decimal) else days
    return _InPlay(days, 0 if changes else on_dose)


def _days_past(item: MonitorItem, facts: Facts, visit: date | None, its_medicines: list[_InPlay]) -> int:
    """Days from the item's day 0 to the visit; where that day is not known it is the visit."""
    counted_from = item.counted_from
    if counted_from == "medicine":
        return min((each.days for each in its_medicines), default=0)
    if counted_from == "dose":
        return min((each.days_on_dose for each in its_medicines), default=0)
    if counted_from == "onset":
        return _whole(facts["derived.years_since_onset"]) * _DAYS_IN_A_YEAR_OF_WEEKS
    on_glucocorticoid = _whole(facts["derived.days_on_glucocorticoid"])
    if counted_from == "glucocorticoid":
        return 0 if facts["purpose"] == "start" else on_glucocorticoid
    if counted_from == "course":
        first = facts["choices.taper_start_date"]
        until_first = (first - visit).days if isinstance(first, date) and visit is not None else 0
        return -max(until_first, 0) if facts["purpose"] in _NEW_COURSE else on_glucocorticoid
    return 0


def _whole(value: object) -> int:
    """A number in whole days, weeks or years; 0 where it is not known."""
    return int(value) if isinstance(value, Decimal) and value > 0 else 0
