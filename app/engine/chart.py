"""The taper as a drawing: a step line with its doses, over weeks and dates."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from itertools import count, groupby

from app.domain.dose import plain, quantity
from app.domain.drawing import Anchor, Drawing, Label, Line, Polyline, Rect, Role, Scale, Shape, Spot
from app.domain.plan import Taper, TaperStep
from app.engine.wording import day_text, tablets_text

Y_UNIT = "mg a day"
X_UNIT = "weeks"
TODAY = "today"
PLANNED = "planned"
_WEEK_STEPS = (1, 2, 4, 8, 12, 26, 52, 104, 208, 520)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        """Whether two boxes overlap."""
        apart = (
            self.right <= other.left or other.right <= self.left or self.bottom <= other.top or other.bottom <= self.top
        )
        return not apart


def label_box(label: Label) -> tuple[float, float, float, float]:
    """The space a label takes (left, top, right, bottom), on the safe side for any common typeface."""
    width = len(label.text) * label.size * (0.62 if label.bold else 0.58)
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return left, label.y - label.size * 0.8, left + width, label.y + label.size * 0.25


@dataclass(slots=True)
class _Sheet:
    """A sheet in the making: what is drawn, and where labels already stand.

    Args:
        top, peak, bottom: Of the plot, of its highest dose, and of dose 0.
        last: The day on which the last line ends.
    """

    width: float
    height: float
    taper: Taper
    size: float
    left: float
    right: float
    top: float
    peak: float
    bottom: float
    highest_mg: Decimal
    last: date
    shapes: list[Shape] = field(default_factory=list)
    taken: list[_Box] = field(default_factory=list)

    def x(self, day: date) -> float:
        """Where a day stands."""
        first = self.taper.steps[0].first_day
        return self.left + (self.right - self.left) * ((day - first).days / (self.last - first).days)

    def y(self, dose_mg: Decimal) -> float:
        """Where a dose stands: 0 on the foot of the plot, the highest at the peak, with room for words above it."""
        return self.bottom - (self.bottom - self.peak) * float(dose_mg / self.highest_mg)

    def put(self, label: Label) -> bool:
        """Place a label unless it would leave the sheet or meet another one."""
        box = _Box(*label_box(label))
        on_sheet = box.left >= 0 and box.top >= 0 and box.right <= self.width and box.bottom <= self.height
        if not on_sheet or any(box.meets(other) for other in self.taken):
            return False
        self.taken.append(box)
        self.shapes.append(label)
        return True

    def words(self, x: float, y: float, text: str, role: Role, anchor: Anchor = "start", bold: bool = False) -> Label:
        """A label in the letter size of this sheet."""
        return Label(x, y, text, self.size, role, anchor, bold)


def draw_taper(taper: Taper, width: float, height: float, today: date | None, branch: Taper | None = None) -> Drawing:
    """Draw a taper.

    Args:
        taper: At least one step.
        width, height: Of the sheet, from 300 by 180 up; letters grow little with it.
        today: Marked where it lies within the course, after its first day; None marks nothing.
        branch: What if: the way back from a relapse within the course, as a second line; None for none.

    Returns:
        The drawing: the dose stands on the first step, the last one and each one that opens a phase, and on as many
        of the others as find room. One spot for each step. Shades only repeat what lines and words say.
    """
    sheet = _open_sheet(taper, width, height, branch)
    _bands(sheet)
    _dose_axis(sheet)
    _line(sheet)
    _week_axis(sheet)
    _today(sheet, today)
    openers = [steps[0] for _, steps in _runs(taper)]
    first, *others = dict.fromkeys((taper.steps[0], taper.steps[-1], *openers, *taper.steps))
    must = {taper.steps[-1], *openers}
    for step in (first, *(step for step in others if step in must)):
        _dose_label(sheet, step, must=True)
    for step in openers:
        _phase_words(sheet, step)
    if branch is not None:
        _branch(sheet, branch)
    for step in (step for step in others if step not in must):
        _dose_label(sheet, step, must=False)
    spots = tuple(_spot(sheet, index, step) for index, step in enumerate(taper.steps))
    text = (
        _in_words(taper)
        if branch is None
        else f"{_in_words(taper)} What if, {branch_text(branch)}: {_in_words(branch)}"
    )
    days = (sheet.last - taper.steps[0].first_day).days
    scale = Scale(sheet.left, sheet.right, days, sheet.bottom, sheet.peak, float(sheet.highest_mg))
    return Drawing(width, height, tuple(sheet.shapes), spots, text, scale)


def step_tip(step: TaperStep) -> str:
    """Say one step in a line: 21-Nov-2026 to 18-Dec-2026: 60 mg, 3 × 20 mg."""
    dose = f"{day_text(step.first_day)} to {day_text(step.last_day)}: {quantity(step.dose_mg, 'mg')}"
    return f"{dose}, {tablets_text(step.tablets)}" if step.tablets else dose


def branch_text(branch: Taper) -> str:
    """Name the way back from a relapse: if relapse on 12-Mar-2027."""
    return f"if relapse on {day_text(branch.steps[0].first_day)}"


def _branch(sheet: _Sheet, branch: Taper) -> None:
    """Draw the way back from a relapse: a dashed line that rises from the course, with both lines named."""
    first = branch.steps[0]
    under = next(step for step in reversed(sheet.taper.steps) if step.first_day <= first.first_day)
    points = [(sheet.x(first.first_day), sheet.y(under.dose_mg))]
    for step in branch.steps:
        y = sheet.y(step.dose_mg)
        points += [(sheet.x(step.first_day), y), (sheet.x(step.last_day + _ONE_DAY), y)]
    points.append((points[-1][0], sheet.bottom))
    width = max(1.5, sheet.size / 6)
    sheet.shapes.append(Polyline(tuple(points), "branch", width, (width * 2.5, width * 1.5)))
    _name_line(sheet, branch_text(branch), points[2], "branch")
    last = sheet.taper.steps[-1]
    _name_line(sheet, PLANNED, (sheet.x(last.first_day), sheet.y(last.dose_mg)), "step")
    for step in (first, *branch.steps[1:]):
        _dose_label(sheet, step, must=False)


def _name_line(sheet: _Sheet, text: str, at: tuple[float, float], role: Role) -> None:
    """Write the name of a line near a place of it, where there is room, on a stem where that is not beside it."""
    x, y = at
    for lift in range(0, int(y - sheet.top), 2):
        for left, anchor in ((x, "start"), (x, "end"), (sheet.right, "end")):
            place: Anchor = "start" if anchor == "start" else "end"
            if sheet.put(sheet.words(left, y - 3 - lift, text, role, place, True)):
                return


def _in_words(taper: Taper) -> str:
    steps = "; ".join(step_tip(step) for step in taper.steps)
    return f"{taper.medicine}, {Y_UNIT}, in {len(taper.steps)} steps: {steps}. None from {day_text(taper.end_date)}."


def _open_sheet(taper: Taper, width: float, height: float, branch: Taper | None) -> _Sheet:
    size = min(13.0, max(9.0, min(width / 45, height / 13)))
    highest = max(step.dose_mg for step in (*taper.steps, *(branch.steps if branch else ())))
    left = size * 0.62 * max(len(plain(highest)), 2) + size * 0.8
    return _Sheet(
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
    )


def _runs(taper: Taper) -> list[tuple[str, list[TaperStep]]]:
    """The phases in order, each with its steps."""
    return [(phase, list(steps)) for phase, steps in groupby(taper.steps, key=lambda step: step.phase)]


def _bands(sheet: _Sheet) -> None:
    """Shade every other phase."""
    for index, (_, steps) in enumerate(_runs(sheet.taper)):
        left, right = sheet.x(steps[0].first_day), sheet.x(steps[-1].last_day + _ONE_DAY)
        if index % 2 == 0:
            sheet.shapes.append(Rect(left, sheet.top, right - left, sheet.bottom - sheet.top, "band"))


def _dose_axis(sheet: _Sheet) -> None:
    room = max(2.0, (sheet.bottom - sheet.peak) / (sheet.size * 1.3))
    gaps = (factor * Decimal(10) ** power for power in count() for factor in (1, 2, 5))
    gap = next(gap for gap in gaps if float(sheet.highest_mg / gap) <= room)
    for number in range(int(sheet.highest_mg // gap) + 1):
        y = sheet.y(gap * number)
        role: Role = "grid" if number else "axis"
        sheet.shapes.append(Line(sheet.left, y, sheet.right, y, role, 0.5 if number else 1.0))
        sheet.put(sheet.words(sheet.left - 3, y + sheet.size * 0.35, plain(gap * number), "label", "end"))
    sheet.put(sheet.words(1, sheet.size, Y_UNIT, "label"))


def _line(sheet: _Sheet) -> None:
    points: list[tuple[float, float]] = []
    for step in sheet.taper.steps:
        left, right, y = sheet.x(step.first_day), sheet.x(step.last_day + _ONE_DAY), sheet.y(step.dose_mg)
        sheet.shapes.append(Rect(left, y, right - left, sheet.bottom - y, "fill"))
        points += [(left, y), (right, y)]
    points.append((points[-1][0], sheet.bottom))
    sheet.shapes.append(Polyline(tuple(points), "step", max(1.5, sheet.size / 5)))


def _today(sheet: _Sheet, today: date | None) -> None:
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


def _phase_words(sheet: _Sheet, opener: TaperStep) -> None:
    """Write a phase over the stretch that it opens, as high as there is room, on a stem down to its first step."""
    x, foot = sheet.x(opener.first_day), sheet.y(opener.dose_mg)
    y = sheet.top + sheet.size
    while y < foot - sheet.size * 0.3:
        stem = _Box(x - 0.5, y - sheet.size * 0.8, x + 0.5, foot)
        free = not any(stem.meets(box) for box in sheet.taken)
        if free and any(sheet.put(sheet.words(x + away, y, opener.phase, "muted")) for away in (3, sheet.size * 4)):
            sheet.taken.append(stem)
            sheet.shapes.append(Line(x, stem.top, x, foot, "muted", 0.75))
            return
        y += 1.0


def _dose_label(sheet: _Sheet, step: TaperStep, *, must: bool) -> None:
    """Write a dose on its step; where it must stand and has no room there, above it on a stem."""
    left, right, y = sheet.x(step.first_day), sheet.x(step.last_day + _ONE_DAY), sheet.y(step.dose_mg)
    places: tuple[tuple[float, Anchor], ...] = ((left + 3.5, "start"), ((left + right) / 2, "middle"), (right, "end"))
    lift = 0.0
    while lift == 0 or (must and y - lift > sheet.size * 2):
        for x, anchor in places:
            if sheet.put(sheet.words(x, y - 3 - lift, plain(step.dose_mg), "strong", anchor, True)):
                if lift:
                    sheet.shapes.append(Line(x, y - 2 - lift, x, y, "muted", 0.5))
                return
        lift += sheet.size / 4


def _week_axis(sheet: _Sheet) -> None:
    first, weeks = (
        sheet.taper.steps[0].first_day,
        (sheet.last - sheet.taper.steps[0].first_day).days / 7,
    )
    room = sheet.right - sheet.left
    y_weeks, y_days = sheet.bottom + sheet.size * 1.45, sheet.bottom + sheet.size * 2.65
    sheet.put(sheet.words(sheet.width - 1, y_weeks, X_UNIT, "label", "end"))
    gap = next((gap for gap in _WEEK_STEPS if gap * room / max(weeks, 1) >= sheet.size * 2.6), _WEEK_STEPS[-1])
    for week in range(0, int(weeks) + 1, gap):
        x = sheet.x(first + timedelta(weeks=week))
        if sheet.put(sheet.words(x, y_weeks, str(week), "label", "middle")):
            sheet.shapes.append(Line(x, sheet.bottom, x, sheet.bottom + 3, "axis"))
    sheet.put(sheet.words(sheet.left, y_days, day_text(first), "muted"))
    sheet.put(sheet.words(sheet.right, y_days, day_text(sheet.last), "muted", "end"))
    for week in range(gap, int(weeks) + 1, gap):
        day = first + timedelta(weeks=week)
        sheet.put(sheet.words(sheet.x(day), y_days, day_text(day), "muted", "middle"))


def _spot(sheet: _Sheet, index: int, step: TaperStep) -> Spot:
    left, right = sheet.x(step.first_day), sheet.x(step.last_day + _ONE_DAY)
    return Spot(left, sheet.top, right - left, sheet.bottom - sheet.top, index, step_tip(step))
