"""The clinician's copy: its tables of the taper and of the monitoring say the plan's days, doses and tablets."""

from collections.abc import Iterator

from app.domain.leaflet import Grid
from app.domain.plan import Taper, TaperStep
from app.engine.wording import WEEKDAYS
from app.handout.measure import Measure, in_mg

_CELLS = 8
"""From, to, weekday, week, days, dose, tablets, phase."""


def notes_agree(section: str, grid: Grid, measure: Measure) -> Iterator[str]:
    """Name what is not the plan's in a table of the copy; a table of other sections says nothing of a course.

    Args:
        section: Its id.
    """
    courses = {"taper": measure.plan.taper, "branch": measure.plan.relapse_branch}
    if section in courses:
        yield from _taper(grid, courses[section], measure)
    elif section == "monitoring":
        due = {day for item in measure.plan.monitoring for day in item.due}
        for number, cells in enumerate(grid.rows, start=1):
            if not set(measure.reader.read(cells[0]).days) <= due:
                yield f"a day in row {number} of"


def _taper(grid: Grid, taper: Taper | None, measure: Measure) -> Iterator[str]:
    steps = () if taper is None else taper.steps
    for number, (cells, step) in enumerate(zip(grid.rows, steps, strict=False), start=1):
        if len(cells) != _CELLS or not _is_of(cells, step, measure):
            yield f"row {number} of"
    if len(grid.rows) != len(steps):
        yield "the number of rows of"


def _is_of(cells: tuple[str, ...], step: TaperStep, measure: Measure) -> bool:
    """Whether a row says one step: its days with the weekday, its dose, and tablets that make it."""
    first, last, weekday, _week, days, dose, tablets, _phase = cells
    read = measure.reader.read
    told = (*read(first).days, *read(last).days)
    is_its_time = told == (step.first_day, step.last_day) and days == str(step.days)
    is_its_weekday = weekday == WEEKDAYS[step.first_day.weekday()]
    is_its_dose = read(dose).amounts == ((step.dose_mg, "mg"),)
    is_its_tablets = read(tablets).tablets == step.tablets and in_mg(step.tablets) == step.dose_mg
    return is_its_time and is_its_weekday and is_its_dose and is_its_tablets
