"""A child's taper: shares of the starting dose by the week, in whole milligrams, and where a child stands in it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from math import ceil

from app.domain.case import Case
from app.domain.facts import FactValue
from app.engine.compiled import CompiledProtocol
from app.engine.derive import first_cut, highest_prednisone_mg, prednisone_equivalent_mg
from app.engine.dose import nearest
from app.engine.taper import PlannedDose

START_PHASE = "starting dose"
_ONE_MG = Decimal(1)
_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a child stands in the taper from its own starting dose.

    Args:
        next_mg: The dose after the next cut; 0 at the end of the course.
        days_left: Days until that cut is due; 0 when it is.
        rest: The doses from the next cut on; empty at the end.
    """

    next_mg: Decimal
    days_left: int
    rest: tuple[PlannedDose, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the course with its numbers: the day on which it ends and the share of the starting dose then."""

    until_day: int
    share: Decimal
    every_days: int
    by: str
    says: str


def course_of_a_child(start_mg: Decimal, compiled: CompiledProtocol) -> tuple[PlannedDose, ...]:
    """Lay out a child's whole course.

    Args:
        start_mg: The starting dose, above 0.

    Returns:
        The starting dose and each lower one with its days, strictly falling; equal doses are one step. What rounds
        to nothing stays at the least dose until the course ends, so that every course lasts as long.

    Source: C-27, F-02; taper.yaml.
    """
    least = compiled.numbers[compiled.protocol.taper.juvenile.least]
    steps = [(0, start_mg, START_PHASE)]
    end = 0
    for day, dose_mg, phase in _cuts(start_mg, compiled):
        end = day
        whole_mg = max(nearest(dose_mg, _ONE_MG), least)
        if dose_mg > 0 and whole_mg < steps[-1][1]:
            steps.append((day, whole_mg, phase))
    ends = [*(day for day, _, _ in steps[1:]), end]
    return tuple(
        PlannedDose(dose_mg, last - first, phase) for (first, dose_mg, phase), last in zip(steps, ends, strict=True)
    )


def _cuts(start_mg: Decimal, compiled: CompiledProtocol) -> Iterator[tuple[int, Decimal, str]]:
    """Every cut: its day from the start, the dose that it leads to before rounding, and the part of the course."""
    numbers = compiled.numbers
    parts = tuple(
        _Part(int(numbers[each.until]) * 7, numbers[each.share], int(numbers[each.every]), each.by, each.says)
        for each in compiled.protocol.taper.juvenile.stretches
    )
    return ((day, start_mg * share, says) for day, share, says in _shares(parts))


@lru_cache(maxsize=8)
def _shares(parts: tuple[_Part, ...]) -> tuple[tuple[int, Decimal, str], ...]:
    """Every cut of any course: its day, the share of the starting dose that is left, and the part of the course."""
    cuts: list[tuple[int, Decimal, str]] = []
    day, share = 0, Decimal(1)
    for part in parts:
        count = ceil((part.until_day - day) / part.every_days)
        for cut in range(1, count + 1):
            # Counted back from the end, which is what the protocol fixes.
            on_day = part.until_day - (count - cut) * part.every_days
            cuts.append((on_day, _share(share, part.share, cut, count, part.by), part.says))
        day, share = part.until_day, part.share
    return tuple(cuts)


def _share(begin: Decimal, end: Decimal, cut: int, count: int, by: str) -> Decimal:
    if cut == count:
        return end
    if by == "percent":
        return begin * (end / begin) ** (Decimal(cut) / count)
    return begin + (end - begin) * cut / count


def where_a_child_stands(case: Case, compiled: CompiledProtocol) -> Stand | None:
    """Find today's dose in the taper from the child's own starting dose.

    A cut is due when the taper has reached it, both by the days on today's dose and by the days since the start:
    a child that was held falls behind and does not catch up; one that was cut faster waits.

    Returns:
        The stand; None where today's dose, the starting dose or a day is not known, or they contradict each other.
    """
    numbers, course, visit = compiled.numbers, case.glucocorticoid, case.visit_date
    today_mg, start_mg = prednisone_equivalent_mg(case, numbers), _own_start_mg(case, compiled)
    changed_on = course.last_change_on or course.started_on
    if today_mg is None or start_mg is None or visit is None or course.started_on is None or changed_on is None:
        return None
    if not 0 < today_mg <= start_mg:
        return None
    doses = course_of_a_child(start_mg, compiled)
    place = next((place for place, dose in enumerate(doses) if dose.asked_mg < today_mg), len(doses))
    days_from_start = sum(dose.days for dose in doses[:place])
    left_on_dose = doses[place - 1].days - (visit - changed_on).days
    left_since_start = days_from_start - (visit - course.started_on).days
    rest = doses[place:]
    return Stand(rest[0].asked_mg if rest else _NOTHING, max(left_on_dose, left_since_start, 0), rest)


def _own_start_mg(case: Case, compiled: CompiledProtocol) -> Decimal | None:
    """The dose by mouth that the child's course began with.

    The highest dose, or today's where nothing has been changed since the start. A highest dose above what a child
    is ever given by mouth was a pulse, and says nothing about the tablets.
    """
    highest = highest_prednisone_mg(case, compiled.numbers)
    if highest is not None:
        return highest if highest <= compiled.numbers[compiled.protocol.taper.juvenile.most] else None
    return prednisone_equivalent_mg(case, compiled.numbers) if first_cut(case) else None


def stand_facts(case: Case, compiled: CompiledProtocol) -> dict[str, FactValue]:
    """The derived facts about a child's own taper, by path; none where the stand is not known."""
    stand = where_a_child_stands(case, compiled)
    if stand is None:
        return {}
    word = "not_due" if stand.days_left else "due" if stand.rest else "end"
    return {"derived.juvenile_cut": word, "derived.juvenile_next_mg": stand.next_mg}


def rest_of_the_course(case: Case, dose_mg: Decimal, compiled: CompiledProtocol) -> tuple[PlannedDose, ...]:
    """What is left of a child's course from today.

    Args:
        dose_mg: The dose from today on: that of the next cut, or today's where the cut is not due yet.
    """
    stand = where_a_child_stands(case, compiled)
    if stand is None:
        return ()
    if stand.days_left:
        return (PlannedDose(dose_mg, stand.days_left, START_PHASE), *stand.rest)
    return (replace(stand.rest[0], asked_mg=dose_mg), *stand.rest[1:]) if stand.rest else ()
