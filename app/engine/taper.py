"""The taper: a descending daily dose laid over the calendar, exact to the day and to the tablet."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from app.domain.errors import SupportFault
from app.domain.plan import Taper, TaperStep
from app.domain.protocol import Tapering
from app.domain.words import TaperKind
from app.engine.changes import NO_CHANGES, Changes
from app.engine.tablets import TabletCounter, tablet_counter

DAYS_IN_52_WEEKS = 364
COUNTED_DOSES_MG = (Decimal("7.5"), Decimal(20), Decimal(30))
HIGHEST_DOSE_MG = Decimal(100)
_LONGEST_STEPS = 500


class TaperNotSafe(SupportFault):
    """The rungs of a protocol do not descend, or a rung lasts less than a day: a fault that the loader must refuse."""


@dataclass(frozen=True, slots=True)
class TaperRung:
    """A stretch of the taper with its numbers: doses above `floor_mg` fall by `step_mg` every `every_days`."""

    floor_mg: Decimal
    step_mg: Decimal
    every_days: int
    name: str


@dataclass(frozen=True, slots=True)
class PlannedDose:
    """A dose and how long it is taken; `asked_mg` is what the rungs ask for before the tablets are counted."""

    asked_mg: Decimal
    days: int
    phase: str


def rungs_of(tapering: Tapering, numbers: Mapping[str, Decimal], low_dose_days: int | None) -> tuple[TaperRung, ...]:
    """Put numbers to the rungs of a protocol, highest floor first.

    Args:
        low_dose_days: Days between the cuts of the last rung, where the clinician has chosen; None for the protocol's.
    """
    rungs = [
        TaperRung(numbers[rung.floor], numbers[rung.step], int(numbers[rung.every]), rung.says)
        for rung in tapering.rungs
    ]
    if low_dose_days is not None:
        last = rungs[-1]
        rungs[-1] = TaperRung(last.floor_mg, last.step_mg, low_dose_days, last.name)
    floors = [rung.floor_mg for rung in rungs]
    if floors != sorted(floors, reverse=True) or any(rung.step_mg <= 0 or rung.every_days < 1 for rung in rungs):
        raise TaperNotSafe("a rung does not descend, or lasts less than a day")
    return tuple(rungs)


def slowed(rungs: Sequence[TaperRung], factor: int, down_to_mg: Decimal) -> tuple[TaperRung, ...]:
    """The same steps at a multiple of the interval, for the rungs that end at or above a dose."""
    return tuple(
        TaperRung(rung.floor_mg, rung.step_mg, rung.every_days * factor, rung.name)
        if rung.floor_mg >= down_to_mg
        else rung
        for rung in rungs
    )


def rung_below(dose_mg: Decimal, rungs: Sequence[TaperRung]) -> TaperRung | None:
    """The rung on which the next cut from a dose is made; None at or under the last floor."""
    return next((rung for rung in rungs if dose_mg > rung.floor_mg), None)


def next_dose_mg(dose_mg: Decimal, rung: TaperRung, whole_up_to_mg: Decimal) -> Decimal:
    """The dose after one cut: never below the rung's floor; in whole mg from `whole_up_to_mg` down."""
    dose = max(dose_mg - rung.step_mg, rung.floor_mg)
    return dose.to_integral_value(ROUND_CEILING) if dose < whole_up_to_mg else dose


def descend(
    first: PlannedDose, rungs: Sequence[TaperRung], whole_up_to_mg: Decimal, changes: Changes = NO_CHANGES
) -> Iterator[PlannedDose]:
    """Lay out every dose of a course.

    Args:
        first: The dose before the first cut, and how long it is taken.
        rungs: Highest floor first; at least one.
        whole_up_to_mg: From this dose down, doses are whole milligrams.
        changes: The clinician's own days and doses. They are followed here and judged by `limits`.

    Yields:
        The first dose and each one after it, strictly falling, the last above the last rung's floor. A dose is
        taken for the interval of the rung on which the cut from it is made.
    """
    yield replace(first, days=changes.days(first.asked_mg, first.days))
    dose_mg = first.asked_mg
    rung = rung_below(dose_mg, rungs)
    while rung is not None:
        dose_mg = changes.next_mg(dose_mg, next_dose_mg(dose_mg, rung, whole_up_to_mg))
        came_down_on = rung.name
        rung = rung_below(dose_mg, rungs)
        if rung is not None:
            yield PlannedDose(dose_mg, changes.days(dose_mg, rung.every_days), came_down_on)


def lay_on_calendar(
    doses: Sequence[PlannedDose], first_day: date, strengths_mg: tuple[Decimal, ...], tolerance_mg: Decimal
) -> tuple[TaperStep, ...] | None:
    """Give every dose its days and its tablets.

    Returns:
        Contiguous steps; None where the strengths cannot make a dose within the tolerance, or make two that
        follow each other alike.
    """
    counter = tablet_counter(tuple(sorted(set(strengths_mg))), HIGHEST_DOSE_MG)
    steps: list[TaperStep] = []
    day = first_day
    for planned in doses:
        dosed = _with_tablets(planned.asked_mg, counter, tolerance_mg)
        if dosed is None or (steps and dosed[0] >= steps[-1].dose_mg) or len(steps) >= _LONGEST_STEPS:
            return None
        last_day = day + timedelta(days=planned.days - 1)
        week = (day - first_day).days // 7
        steps.append(TaperStep(day, last_day, week, dosed[0], dosed[1], planned.phase))
        day = last_day + timedelta(days=1)
    return tuple(steps)


def _with_tablets(
    asked_mg: Decimal, counter: TabletCounter, tolerance_mg: Decimal
) -> tuple[Decimal, tuple[tuple[Decimal, int], ...]] | None:
    dose_mg = counter.nearest_dose(asked_mg, tolerance_mg)
    tablets = None if dose_mg is None else counter.tablets(dose_mg)
    if dose_mg is None or not tablets:
        return None
    if sum(strength * count for strength, count in tablets) != dose_mg:
        raise TaperNotSafe("tablets do not add up to the dose")
    return dose_mg, tablets


def total_up(medicine: str, kind: TaperKind, steps: tuple[TaperStep, ...]) -> Taper:
    """Add a course up: end, weeks, cumulative dose, days at or above the doses that matter.

    Args:
        steps: At least one; contiguous.
    """
    first_day, end = steps[0].first_day, steps[-1].last_day + timedelta(days=1)
    year_end = first_day + timedelta(days=DAYS_IN_52_WEEKS)
    return Taper(
        medicine=medicine,
        kind=kind,
        steps=steps,
        end_date=end,
        weeks=(end - first_day).days // 7,
        cumulative_mg=sum((step.dose_mg * step.days for step in steps), Decimal(0)),
        first_52_weeks_mg=sum((step.dose_mg * _days_before(step, year_end) for step in steps), Decimal(0)),
        days_at_or_above=tuple(
            (dose_mg, sum(step.days for step in steps if step.dose_mg >= dose_mg)) for dose_mg in COUNTED_DOSES_MG
        ),
    )


def _days_before(step: TaperStep, day: date) -> int:
    return max(0, min(step.days, (day - step.first_day).days))
