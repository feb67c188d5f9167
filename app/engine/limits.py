"""What the protocol permits on each step of a taper, and the judgement of a change that is wanted there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from app.domain.choices import LONGEST_STAY_DAYS, TaperEdit
from app.domain.figures import plain
from app.domain.taper_edits import EditRefused, StepLimits
from app.engine.changes import Changes
from app.engine.tablets import tidy
from app.engine.taper import PlannedDose, TaperRung, next_dose_mg, rung_below

STEP_RULE = "G08"
FIRST_CUT_RULE = "G07"
HOLD_RULE = "C-10"
_NOTHING = Decimal(0)
_COARSE_MG, _FINE_MG = Decimal("2.5"), Decimal(1)


@dataclass(frozen=True, slots=True)
class Stay:
    """How long one dose may be taken, and what sets the least."""

    least_days: int
    usual_days: int
    most_days: int
    rule: str


@dataclass(frozen=True, slots=True)
class Descent:
    """The rules by which a course of an adult comes down.

    Args:
        rungs: Highest floor first. whole_up_to_mg: From this dose down, whole milligrams.
        first: Of the first dose, where it is not that of its rung.
        short_days: The least days at `whole_up_to_mg` or less, which a warning goes with; None where the interval
            of the rung is the least.
    """

    rungs: tuple[TaperRung, ...]
    whole_up_to_mg: Decimal
    first: Stay | None = None
    short_days: int | None = None


def limits_of(doses: Sequence[PlannedDose], descent: Descent, changes: Changes) -> tuple[StepLimits, ...]:
    """Say what is permitted on every dose of a course.

    Args:
        doses: The course with its changes, as `descend` lays it.

    Returns:
        The limits in the order of the doses; empty where the tablets cannot make one of them.
    """
    found = [
        limits_at(dose.asked_mg, descent, changes, descent.first if place == 0 else None)
        for place, dose in enumerate(doses)
    ]
    return tuple(each for each in found if each is not None) if None not in found else ()


def limits_at(asked_mg: Decimal, descent: Descent, changes: Changes, stay: Stay | None = None) -> StepLimits | None:
    """Say what is permitted on one dose; None where the tablets cannot make it.

    Args:
        asked_mg: The dose before the tablets are counted. stay: Where it is not that of the rung.
    """
    dose_mg, rung = changes.made(asked_mg), rung_below(asked_mg, descent.rungs)
    if dose_mg is None:
        return None
    stay = stay or _stay_on(rung or descent.rungs[-1], asked_mg, descent)
    asked_next = _NOTHING if rung is None else next_dose_mg(asked_mg, rung, descent.whole_up_to_mg)
    grain = _COARSE_MG if rung is None or rung.step_mg > _COARSE_MG else _FINE_MG
    lowest = (changes.made(asked_next) or asked_next) if asked_next else _NOTHING
    edit = changes.at(asked_mg)
    return StepLimits(
        dose_mg=dose_mg,
        least_days=stay.least_days,
        usual_days=stay.usual_days,
        most_days=stay.most_days,
        stay_rule=stay.rule,
        lowest_next_mg=lowest,
        next_doses_mg=tuple(_round_doses(lowest, dose_mg, grain, descent.whole_up_to_mg, changes)) if lowest else (),
        whole_up_to_mg=descent.whole_up_to_mg,
        stay_changed=edit is not None and edit.days not in (None, stay.usual_days),
        cut_changed=edit is not None and bool(lowest) and edit.to_mg not in (None, lowest),
    )


def _stay_on(rung: TaperRung, asked_mg: Decimal, descent: Descent) -> Stay:
    low = descent.short_days is not None and asked_mg <= descent.whole_up_to_mg
    least = min(rung.every_days, descent.short_days) if low and descent.short_days else rung.every_days
    return Stay(least, rung.every_days, LONGEST_STAY_DAYS, STEP_RULE)


def _round_doses(
    lowest_mg: Decimal, below_mg: Decimal, grain_mg: Decimal, whole_up_to_mg: Decimal, changes: Changes
) -> Iterator[Decimal]:
    """Round doses under one dose down to the lowest that is permitted, as far as the tablets make them."""
    grains = {_COARSE_MG, grain_mg}
    rounds = {
        tidy(grain * count)
        for grain in grains
        for count in range(int(lowest_mg // grain), int(below_mg // grain) + 1)
        if lowest_mg < grain * count < below_mg
    }
    for dose_mg in sorted(rounds, reverse=True):
        if _is_whole_enough(dose_mg, whole_up_to_mg) and changes.made(dose_mg) == dose_mg:
            yield dose_mg
    yield lowest_mg


def _is_whole_enough(dose_mg: Decimal, whole_up_to_mg: Decimal) -> bool:
    return dose_mg >= whole_up_to_mg or dose_mg == dose_mg.to_integral_value()


def judge_edit(limits: StepLimits, edit: TaperEdit, changes: Changes) -> tuple[EditRefused, ...]:
    """Judge a change at the dose that it is kept by.

    Args:
        limits: Of that dose. changes: Know the tablets.

    Returns:
        What is forbidden about it: its days, its next dose, or both; empty where it is permitted.

    Source:
        G08 (S0-21 to S0-28) for steps and intervals, G07 for the first cut, S0-40 for the hold after a relapse.
    """
    found = (
        None if edit.days is None else judge_stay(limits, int(edit.days)),
        None if edit.to_mg is None else judge_cut(limits, edit.to_mg, changes),
    )
    return tuple(each for each in found if each is not None)


def judge_stay(limits: StepLimits, days: int) -> EditRefused | None:
    """Judge how long a dose is to be taken; None where that is permitted."""
    dose = f"{plain(limits.dose_mg)} mg"
    if days < limits.least_days:
        weeks, rest = divmod(limits.least_days, 7)
        least = f"{limits.least_days} days" if rest else f"{weeks} weeks"
        says = f"{dose} is taken for at least {least}."
        return EditRefused(limits.dose_mg, "days", limits.stay_rule, says, Decimal(limits.least_days))
    if days > limits.most_days:
        held = limits.stay_rule == HOLD_RULE
        says = (
            f"{dose} is held for at most {limits.most_days // 7} weeks after a relapse."
            if held
            else f"A step cannot be laid out for more than {limits.most_days} days; the program sets this limit."
        )
        return EditRefused(limits.dose_mg, "days", HOLD_RULE if held else "", says, Decimal(limits.most_days))
    return None


def judge_cut(limits: StepLimits, to_mg: Decimal, changes: Changes) -> EditRefused | None:
    """Judge the dose that is to follow one; None where that is permitted."""
    at, lowest = limits.dose_mg, limits.lowest_next_mg
    offered = limits.next_doses_mg
    if to_mg == lowest:
        return None
    if not lowest:
        return EditRefused(at, "to_mg", STEP_RULE, f"The course ends after {plain(at)} mg.")
    if to_mg >= at:
        return EditRefused(
            at, "to_mg", STEP_RULE, f"Each dose is lower than the one before, {plain(at)} mg.", offered[0]
        )
    if to_mg < lowest:
        says = f"After {plain(at)} mg the largest cut is to {plain(lowest)} mg."
        return EditRefused(at, "to_mg", STEP_RULE, says, lowest)
    if not _is_whole_enough(to_mg, limits.whole_up_to_mg):
        says = f"Below {plain(limits.whole_up_to_mg)} mg doses are whole milligrams."
        return EditRefused(at, "to_mg", STEP_RULE, says, _nearest(offered, to_mg.to_integral_value(ROUND_CEILING)))
    if changes.made(to_mg) != to_mg:
        says = f"The tablets chosen cannot make {plain(to_mg, 2)} mg."
        return EditRefused(at, "to_mg", "", says, _nearest(offered, to_mg))
    return None


def _nearest(offered: tuple[Decimal, ...], wanted_mg: Decimal) -> Decimal:
    """The offered dose nearest to the one that is wanted; of two, the higher, for that is the smaller cut."""
    return min(offered, key=lambda dose_mg: (abs(dose_mg - wanted_mg), -dose_mg))
