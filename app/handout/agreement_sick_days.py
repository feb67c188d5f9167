"""Sick days: what a page says to take when ill is the plan's own dose on those dates, by the protocol's rule.

Source: C-09: below the split dose a fixed dose twice a day, from it on the same total in two parts, never more.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from app.domain.leaflet import Grid
from app.domain.plan import TaperStep
from app.handout.figures_said import FiguresSaid
from app.handout.measure import Measure

_CELLS = 5
"""Usual dose, morning, evening, from, to."""


def sick_days_agree(grid: Grid, measure: Measure, *, by_steps: bool) -> Iterator[str]:
    """Name what is not the plan's in a table of sick days; it covers every day of the step-down plan, where one is.

    Args:
        by_steps: The page has the step-down plan; without it, the dose of today stands alone.
    """
    taper = measure.plan.taper if by_steps else None
    waiting = [] if taper is None else [*taper.steps]
    for number, cells in enumerate(grid.rows, start=1):
        said = [measure.reader.read(text) for text in cells]
        if len(said) != _CELLS:
            yield f"row {number} of"
            continue
        if taper is None:
            agrees = _of_usual(said[:3], measure)
        else:
            here = _taken_from(waiting, said)
            agrees = bool(here) and _of_steps(said[:3], {step.dose_mg for step in here}, measure)
        if not agrees:
            yield f"row {number} of"
    if waiting:
        yield "the number of rows of"


def _taken_from(waiting: list[TaperStep], said: list[FiguresSaid]) -> list[TaperStep]:
    """The steps that a row is about, taken from those that wait; empty where its days are not theirs."""
    first, last = _day_of(said[3]), _day_of(said[4])
    if not waiting or first != waiting[0].first_day:
        return []
    here: list[TaperStep] = []
    while waiting and last is not None and waiting[0].last_day <= last:
        here.append(waiting.pop(0))
    return here if here and here[-1].last_day == last else []


def _of_steps(said: list[FiguresSaid], doses_mg: set[Decimal], measure: Measure) -> bool:
    """Whether usual dose, morning and evening are those of some doses."""
    usual, parts = _mg(said[0]), [_mg(said[1]), _mg(said[2])]
    split_from, low = measure.permitted.fixed_mg["split_from"], measure.permitted.fixed_mg["low_dose"]
    if max(doses_mg) < split_from:
        return usual in ({split_from} if len(doses_mg) > 1 else doses_mg) and parts == [low, low]
    if len(doses_mg) > 1 or usual not in doses_mg:
        return False
    return parts == [None, None] or sum(part or Decimal(0) for part in parts) == usual


def _of_usual(said: list[FiguresSaid], measure: Measure) -> bool:
    """The same without a step-down plan: the usual dose stands in the row, or the limit alone."""
    usual, parts = _mg(said[0]), [_mg(said[1]), _mg(said[2])]
    split_from, low = measure.permitted.fixed_mg["split_from"], measure.permitted.fixed_mg["low_dose"]
    if parts == [None, None]:
        return usual is None or usual >= split_from
    if parts == [low, low] and usual is not None and usual <= split_from:
        return True
    return usual is not None and usual >= split_from and sum(part or Decimal(0) for part in parts) == usual


def _day_of(said: FiguresSaid) -> date | None:
    return said.days[0] if len(said.days) == 1 else None


def _mg(said: FiguresSaid) -> Decimal | None:
    """The one amount of a cell; None where there is none or more than one."""
    return said.amounts[0][0] if len(said.amounts) == 1 and said.amounts[0][1] == "mg" else None
