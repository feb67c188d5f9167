"""The second line of a chart: what if, the way back from a relapse."""

from dataclasses import replace
from itertools import pairwise

from app.domain.drawing import Polyline
from app.domain.figures import plain
from app.domain.plan import Taper
from app.engine.plot import ONE_DAY, Box, Sheet, label_box
from app.engine.wording import day_text

PLANNED = "planned"


def branch_text(branch: Taper) -> str:
    """Name the way back from a relapse: if relapse on 12-Mar-2027."""
    return f"if relapse on {day_text(branch.steps[0].first_day)}"


def draw_branch(sheet: Sheet, branch: Taper) -> None:
    """Draw the way back from a relapse: a dashed line that rises from the course; no label may stand on it."""
    first = branch.steps[0]
    under = next(step for step in reversed(sheet.taper.steps) if step.first_day <= first.first_day)
    points = [(sheet.x(first.first_day), sheet.y(under.dose_mg))]
    for step in branch.steps:
        y = sheet.y(step.dose_mg)
        points += [(sheet.x(step.first_day), y), (sheet.x(step.last_day + ONE_DAY), y)]
    points.append((points[-1][0], sheet.bottom))
    width = max(1.5, sheet.size / 6)
    sheet.shapes.append(Polyline(tuple(points), "branch", width, (width * 2.5, width * 1.5)))
    for (left, top), (right, bottom) in pairwise(points):
        sheet.taken.append(Box(left - 1, min(top, bottom) - 1, right + 1, max(top, bottom) + 1))


def name_lines(sheet: Sheet, branch: Taper) -> None:
    """Name both lines: the branch beside one of its corners or above it, the course under its own line."""
    corners = [(sheet.x(step.last_day + ONE_DAY), sheet.y(step.dose_mg)) for step in branch.steps]
    beside = [sheet.words(x + sheet.size, y + sheet.size * 0.4, "", "branch", "start", True) for x, y in corners]
    lifts = range(4, int(sheet.bottom - sheet.top), 4)
    above = [sheet.words(x, y - lift, "", "branch", "start", True) for lift in lifts for x, y in corners]
    # Late in the course there is only room that ends at the right edge.
    at_edge = [sheet.words(sheet.right, corners[0][1] - lift, "", "branch", "end", True) for lift in lifts]
    any(sheet.put(replace(place, text=branch_text(branch))) for place in (*beside, *above, *at_edge))
    for step in sheet.taper.steps:
        label = sheet.words(sheet.x(step.first_day) + 3, 0, PLANNED, "step", "start", True)
        right = label_box(label)[2]
        under = next((each for each in sheet.taper.steps if sheet.x(each.last_day + ONE_DAY) >= right), None)
        y = sheet.bottom if under is None else sheet.y(under.dose_mg) + sheet.size * 1.2
        if y <= sheet.bottom - sheet.size * 0.3 and sheet.put(replace(label, y=y)):
            return


def write_doses(sheet: Sheet, branch: Taper) -> None:
    """Write doses of the branch over its line and those of the course beside it under its own, where there is room.

    A number over one line can so never be taken for one of the other.
    """
    start = branch.steps[0].first_day
    for step in branch.steps:
        x, y = sheet.x(step.first_day) + 3.5, sheet.y(step.dose_mg) - 4
        sheet.put(sheet.words(x, y, plain(step.dose_mg), "branch", "start", True))
    for step in sheet.taper.steps:
        y = sheet.y(step.dose_mg) + sheet.size
        if step.last_day >= start and y <= sheet.bottom - 1:
            sheet.put(sheet.words(sheet.x(step.first_day) + 3.5, y, plain(step.dose_mg), "strong", "start", True))
