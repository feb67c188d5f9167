"""The taper as a drawing: a step line with its doses, over weeks and dates."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count, groupby

from app.domain.drawing import Anchor, Drawing, Line, Polyline, Rect, Role, Scale, Spot
from app.domain.figures import plain, quantity
from app.domain.leaflet import ChartWords
from app.domain.plan import Taper, TaperStep
from app.engine.chart_branch import branch_text, draw_branch, name_lines, write_doses
from app.engine.plot import ONE_DAY, Box, Sheet, label_box
from app.engine.wording import day_text, tablets_text

Y_UNIT = "mg a day"
X_UNIT = "weeks"
TODAY = "today"
_WEEK_STEPS = (1, 2, 4, 8, 12, 26, 52, 104, 208, 520)


def draw_taper(
    taper: Taper,
    width: float,
    height: float,
    today: date | None,
    branch: Taper | None = None,
    words: ChartWords | None = None,
) -> Drawing:
    """Draw a taper.

    Args:
        taper: At least one step.
        width, height: Of the sheet, from 300 by 180 up; letters grow little with it.
        today: Marked where it lies within the course, after its first day; None marks nothing.
        branch: What if: the way back from a relapse within the course, as a second line; None for none.
        words: What its axes and days say to a patient, who is told no phases; None for the clinician's words.

    Returns:
        The drawing: the dose stands on the first step, the last one and each one that opens a phase, and on as many
        of the others as find room. One spot for each step. Shades only repeat what lines and words say.
    """
    sheet = _open_sheet(taper, width, height, branch, words)
    if words is None:
        _bands(sheet)
    _dose_axis(sheet)
    _line(sheet)
    if branch is not None:
        draw_branch(sheet, branch)
    _week_axis(sheet)
    _today(sheet, today)
    alone = [step for step in taper.steps if branch is None or step.last_day < branch.steps[0].first_day]
    openers = [steps[0] for _, steps in _runs(taper) if steps[0] in alone]
    must = dict.fromkeys((*alone[:1], *alone[-1:], *openers))
    for step in must:
        _dose_label(sheet, step, must=True)
    for step in openers if words is None else ():
        _phase_words(sheet, step)
    if branch is not None:
        name_lines(sheet, branch)
        write_doses(sheet, branch)
    for step in (step for step in alone if step not in must):
        _dose_label(sheet, step, must=False)
    spots = tuple(_spot(sheet, index, step) for index, step in enumerate(taper.steps))
    text = _in_words(taper) if words is None else words.text
    if branch is not None:
        text = f"{text} What {branch_text(branch)}: {_in_words(branch)}"
    days = (sheet.last - taper.steps[0].first_day).days
    scale = Scale(sheet.left, sheet.right, days, sheet.bottom, sheet.peak, float(sheet.highest_mg))
    return Drawing(width, height, tuple(sheet.shapes), spots, text, scale)


def step_tip(step: TaperStep) -> str:
    """Say one step in a line: 21-Nov-2026 to 18-Dec-2026: 60 mg, 3 × 20 mg."""
    dose = f"{day_text(step.first_day)} to {day_text(step.last_day)}: {quantity(step.dose_mg, 'mg')}"
    return f"{dose}, {tablets_text(step.tablets)}" if step.tablets else dose


def _in_words(taper: Taper) -> str:
    steps = "; ".join(step_tip(step) for step in taper.steps)
    return f"{taper.medicine}, {Y_UNIT}, in {len(taper.steps)} steps: {steps}. None from {day_text(taper.end_date)}."


def _open_sheet(taper: Taper, width: float, height: float, branch: Taper | None, words: ChartWords | None) -> Sheet:
    size = min(13.0, max(11.0, min(width / 45, height / 13)))
    highest = max(step.dose_mg for step in (*taper.steps, *(branch.steps if branch else ())))
    left = size * 0.62 * max(len(plain(highest)), 2) + size * 0.8
    return Sheet(
        width=width,
        height=height,
        taper=taper,
        size=size,
        left=left,
        right=width - size,
        top=size * 1.6,
        peak=size * 4.2,
        bottom=height - 3 * size,
        highest_mg=highest,
        last=max(taper.end_date, branch.end_date) if branch else taper.end_date,
        said=words or ChartWords(Y_UNIT, X_UNIT, day_text, ""),
    )


def _runs(taper: Taper) -> list[tuple[str, list[TaperStep]]]:
    """The phases in order, each with its steps."""
    return [(phase, list(steps)) for phase, steps in groupby(taper.steps, key=lambda step: step.phase)]


def _bands(sheet: Sheet) -> None:
    """Shade every other phase."""
    for index, (_, steps) in enumerate(_runs(sheet.taper)):
        left, right = sheet.x(steps[0].first_day), sheet.x(steps[-1].last_day + ONE_DAY)
        if index % 2 == 0:
            sheet.shapes.append(Rect(left, sheet.top, right - left, sheet.bottom - sheet.top, "band"))


def _dose_axis(sheet: Sheet) -> None:
    room = max(2.0, (sheet.bottom - sheet.peak) / (sheet.size * 1.3))
    gaps = (factor * Decimal(10) ** power for power in count() for factor in (1, 2, 5))
    gap = next(gap for gap in gaps if float(sheet.highest_mg / gap) <= room)
    for number in range(int(sheet.highest_mg // gap) + 1):
        y = sheet.y(gap * number)
        role: Role = "grid" if number else "axis"
        sheet.shapes.append(Line(sheet.left, y, sheet.right, y, role, 0.5 if number else 1.0))
        sheet.put(sheet.words(sheet.left - 3, y + sheet.size * 0.35, plain(gap * number), "label", "end"))
    sheet.put(sheet.words(1, sheet.size, sheet.said.dose_axis, "label"))


def _line(sheet: Sheet) -> None:
    points: list[tuple[float, float]] = []
    for step in sheet.taper.steps:
        left, right, y = sheet.x(step.first_day), sheet.x(step.last_day + ONE_DAY), sheet.y(step.dose_mg)
        sheet.shapes.append(Rect(left, y, right - left, sheet.bottom - y, "fill"))
        points += [(left, y), (right, y)]
    points.append((points[-1][0], sheet.bottom))
    sheet.shapes.append(Polyline(tuple(points), "step", max(1.5, sheet.size / 5)))


def _today(sheet: Sheet, today: date | None) -> None:
    first, end = sheet.taper.steps[0].first_day, sheet.taper.end_date
    if today is None or not first < today <= end:
        return
    x = sheet.x(today)
    sheet.shapes.append(Line(x, sheet.size * 1.3, x, sheet.bottom, "today", 1.2, (3.0, 2.0)))
    above, within = sheet.size, sheet.top + sheet.size
    places: tuple[tuple[float, float, Anchor], ...] = (
        (x, above, "middle"),
        (x + 3, above, "start"),
        (x - 3, above, "end"),
        (x + 3, within, "start"),
        (x - 3, within, "end"),
    )
    any(sheet.put(sheet.words(left, y, TODAY, "today", anchor, True)) for left, y, anchor in places)


def _phase_words(sheet: Sheet, opener: TaperStep) -> None:
    """Write a phase over the stretch that it opens, as high as there is room, on a stem down to its first step."""
    x, foot = sheet.x(opener.first_day), sheet.y(opener.dose_mg)
    y = sheet.top + sheet.size
    while y < foot - sheet.size * 0.3:
        stem = Box(x - 0.5, y - sheet.size * 0.8, x + 0.5, foot)
        free = not any(stem.meets(box) for box in sheet.taken)
        if free and any(sheet.put(sheet.words(x + away, y, opener.phase, "muted")) for away in (3, sheet.size * 4)):
            sheet.taken.append(stem)
            sheet.shapes.append(Line(x, stem.top, x, foot, "muted", 0.75))
            return
        y += 1.0


def _dose_label(sheet: Sheet, step: TaperStep, *, must: bool) -> None:
    """Write a dose on its step; where it must stand and has no room there, above it on a stem."""
    left, right, y = sheet.x(step.first_day), sheet.x(step.last_day + ONE_DAY), sheet.y(step.dose_mg)
    places: tuple[tuple[float, Anchor], ...] = ((left + 3.5, "start"), ((left + right) / 2, "middle"), (right, "end"))
    lift = 0.0
    while lift == 0 or (must and y - lift > sheet.size * 2):
        for x, anchor in places:
            label = sheet.words(x, y - 3 - lift, plain(step.dose_mg), "strong", anchor, True)
            on_line = not lift and label_box(label)[0] < left  # where the line comes down from the dose before
            if not on_line and sheet.put(label):
                if lift:
                    sheet.shapes.append(Line(x, y - 2 - lift, x, y, "muted", 0.5))
                return
        lift += sheet.size / 4


def _week_axis(sheet: Sheet) -> None:
    first, weeks = (
        sheet.taper.steps[0].first_day,
        (sheet.last - sheet.taper.steps[0].first_day).days / 7,
    )
    room = sheet.right - sheet.left
    y_weeks, y_days = sheet.bottom + sheet.size * 1.45, sheet.bottom + sheet.size * 2.65
    sheet.put(sheet.words(sheet.width - 1, y_weeks, sheet.said.week_axis, "label", "end"))
    gap = next((gap for gap in _WEEK_STEPS if gap * room / max(weeks, 1) >= sheet.size * 2.6), _WEEK_STEPS[-1])
    for week in range(0, int(weeks) + 1, gap):
        x = sheet.x(first + timedelta(weeks=week))
        if sheet.put(sheet.words(x, y_weeks, str(week), "label", "middle")):
            sheet.shapes.append(Line(x, sheet.bottom, x, sheet.bottom + 3, "axis"))
    sheet.put(sheet.words(sheet.left, y_days, sheet.said.day(first), "muted"))
    sheet.put(sheet.words(sheet.right, y_days, sheet.said.day(sheet.last), "muted", "end"))
    for week in range(gap, int(weeks) + 1, gap):
        day = first + timedelta(weeks=week)
        sheet.put(sheet.words(sheet.x(day), y_days, sheet.said.day(day), "muted", "middle"))


def _spot(sheet: Sheet, index: int, step: TaperStep) -> Spot:
    left, right = sheet.x(step.first_day), sheet.x(step.last_day + ONE_DAY)
    return Spot(left, sheet.top, right - left, sheet.bottom - sheet.top, index, step_tip(step))
