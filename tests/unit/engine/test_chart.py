"""The drawing of a taper: labels inside the sheet and apart, every step told, every size usable."""

from datetime import date, timedelta
from itertools import combinations, groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.drawing import Drawing, Label, Line, Polyline, Rect
from app.domain.figures import plain
from app.domain.plan import Taper
from app.engine.chart import draw_taper
from app.engine.plot import label_box
from tests.unit.handout.example_course import FIRST_DAY, make_taper

SIZES = ((300.0, 180.0), (400.0, 240.0), (558.0, 145.0), (390.6, 170.0), (800.0, 400.0), (1200.0, 500.0))
LONG = tuple((str(64 - step), 1 + step % 4, f"{1 + step // 16} mg steps") for step in range(64))
COURSES = {"usual": make_taper(), "single": make_taper((("5", 4, "until control"),)), "long": make_taper(LONG)}


def labels(drawing: Drawing) -> list[Label]:
    return [shape for shape in drawing.shapes if isinstance(shape, Label)]


def overlap(one: Label, other: Label) -> bool:
    left, top, right, bottom = label_box(one)
    left_2, top_2, right_2, bottom_2 = label_box(other)
    return left < right_2 and left_2 < right and top < bottom_2 and top_2 < bottom


def must_have(taper: Taper) -> list[str]:
    openers = [next(iter(steps)) for _, steps in groupby(taper.steps, key=lambda step: step.phase)]
    return [plain(step.dose_mg) for step in (taper.steps[0], *openers, taper.steps[-1])]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("course", COURSES)
def test_CHT_1_that_labels_stay_on_the_sheet_and_apart(course: str, size: tuple[float, float]) -> None:
    drawing = draw_taper(COURSES[course], *size, FIRST_DAY + timedelta(days=40))
    for label in labels(drawing):
        left, top, right, bottom = label_box(label)
        assert left >= 0, label
        assert top >= 0, label
        assert right <= size[0], label
        assert bottom <= size[1], label
    assert not [pair for pair in combinations(labels(drawing), 2) if overlap(*pair)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("course", COURSES)
def test_CHT_2_that_first_last_and_opening_doses_are_always_written(course: str, size: tuple[float, float]) -> None:
    taper = COURSES[course]
    doses = [label.text for label in labels(draw_taper(taper, *size, None)) if label.role == "strong"]
    assert not [dose for dose in must_have(taper) if dose not in doses]


@given(
    doses=st.lists(st.integers(1, 80), min_size=1, max_size=40, unique=True),
    weeks=st.lists(st.integers(1, 8), min_size=40, max_size=40),
    width=st.floats(300, 1200),
    height=st.floats(180, 500),
    day=st.none() | st.integers(0, 2000),
)
def test_CHT_1_that_any_course_on_any_sheet_is_readable(
    doses: list[int], weeks: list[int], width: float, height: float, day: int | None
) -> None:
    falling = sorted(doses, reverse=True)
    course = tuple((str(dose), weeks[at], f"{min(3, at // 5)} mg steps") for at, dose in enumerate(falling))
    taper = make_taper(course)
    drawing = draw_taper(taper, width, height, None if day is None else FIRST_DAY + timedelta(days=day))
    assert not [pair for pair in combinations(labels(drawing), 2) if overlap(*pair)]
    written = [label.text for label in labels(drawing) if label.role == "strong"]
    assert {plain(taper.steps[0].dose_mg), plain(taper.steps[-1].dose_mg)} <= set(written)
    assert len(drawing.spots) == len(taper.steps)


def branch_from(taper: Taper, place: int, weeks: int) -> Taper:
    """A way back from a relapse on a step: the dose before it, then every lower one for so many weeks."""
    doses = [plain(step.dose_mg) for step in taper.steps[max(place - 1, 0) :]]
    return make_taper(tuple((dose, weeks, "hold") for dose in doses), taper.steps[place].first_day)


@given(
    doses=st.lists(st.integers(1, 80), min_size=1, max_size=40, unique=True),
    place=st.integers(0, 39),
    weeks=st.integers(1, 8),
    width=st.floats(300, 1200),
    height=st.floats(180, 500),
)
def test_CHT_6_that_a_branch_is_a_dashed_line_with_its_name_and_no_label_on_another(
    doses: list[int], place: int, weeks: int, width: float, height: float
) -> None:
    taper = make_taper(tuple((str(dose), 2, "steps") for dose in sorted(doses, reverse=True)))
    branch = branch_from(taper, place % len(doses), weeks)
    drawing = draw_taper(taper, width, height, None, branch)
    assert not [pair for pair in combinations(labels(drawing), 2) if overlap(*pair)]
    lines = [shape for shape in drawing.shapes if isinstance(shape, Polyline)]
    assert [(line.role, bool(line.dashes)) for line in lines] == [("step", False), ("branch", True)]
    assert len(drawing.spots) == len(taper.steps)
    assert "What if relapse on" in drawing.text
    assert drawing.scale is not None
    assert drawing.scale.days == (max(taper.end_date, branch.end_date) - FIRST_DAY).days


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", [1, 4, 9, 14])
def test_CHT_6_that_both_lines_of_a_usual_course_are_named(place: int, size: tuple[float, float]) -> None:
    taper = COURSES["usual"]
    drawing = draw_taper(taper, *size, None, branch_from(taper, place, 4))
    named = [label.text for label in labels(drawing) if label.role in ("branch", "step")]
    assert "planned" in named
    assert any(text.startswith("if relapse on") for text in named)


@pytest.mark.parametrize("size", SIZES)
def test_CHT_7_that_days_and_doses_are_read_back_from_their_places(size: tuple[float, float]) -> None:
    scale = draw_taper(COURSES["usual"], *size, None).scale
    assert scale is not None
    for day, dose in ((0, 0.0), (28, 60.0), (200, 17.5)):
        assert round(scale.day_at(scale.x(day)), 6) == day
        assert round(scale.dose_at(scale.y(dose)), 6) == dose


@pytest.mark.parametrize("size", SIZES)
def test_CHT_3_that_spots_cover_every_step_side_by_side(size: tuple[float, float]) -> None:
    taper = COURSES["usual"]
    spots = draw_taper(taper, *size, None).spots
    assert [spot.index for spot in spots] == list(range(len(taper.steps)))
    for spot, following in pairwise(spots):
        assert spot.width > 0
        assert spot.x + spot.width == pytest.approx(following.x)


def test_CHT_3_that_a_spot_tells_days_dose_and_tablets() -> None:
    spots = draw_taper(COURSES["usual"], 600, 300, None).spots
    assert spots[0].tip == "21-Nov-2026 to 18-Dec-2026: 60 mg, 3 × 20 mg"
    assert spots[6].tip.endswith("17.5 mg, 1 × 10 mg, 1 × 5 mg, 1 × 2.5 mg")


def test_A11Y_2_that_the_words_tell_every_step_and_the_end() -> None:
    taper = COURSES["usual"]
    drawing = draw_taper(taper, 600, 300, None)
    assert all(spot.tip in drawing.text for spot in drawing.spots)
    assert drawing.text.endswith("None from 15-Jan-2028.")


def test_CHT_4_that_the_step_line_follows_the_doses_from_zero() -> None:
    taper = COURSES["usual"]
    drawing = draw_taper(taper, 600, 300, None)
    (line,) = [shape for shape in drawing.shapes if isinstance(shape, Polyline)]
    assert len(line.points) == 2 * len(taper.steps) + 1
    zero = max(y for _, y in line.points)
    top = line.points[0][1]
    for at, step in enumerate(taper.steps):
        (_, y), (_, y_end) = line.points[2 * at : 2 * at + 2]
        assert y == y_end
        assert (zero - y) / (zero - top) == pytest.approx(float(step.dose_mg) / 60)


@pytest.mark.parametrize(("today", "marked"), [
    (FIRST_DAY, False), (FIRST_DAY + timedelta(days=1), True),
    (FIRST_DAY + timedelta(days=200), True), (date(2028, 1, 15), True),
    (FIRST_DAY - timedelta(days=1), False), (date(2030, 1, 1), False), (None, False),
])  # fmt: skip
def test_CHT_5_that_today_is_marked_within_the_course_only(today: date | None, *, marked: bool) -> None:
    drawing = draw_taper(COURSES["usual"], 558, 145, today)
    assert any(isinstance(shape, Line) and shape.role == "today" for shape in drawing.shapes) is marked
    assert any(label.text == "today" for label in labels(drawing)) is marked


def test_CHT_6_that_units_weeks_days_and_phases_are_named() -> None:
    texts = [label.text for label in labels(draw_taper(COURSES["usual"], 558, 145, FIRST_DAY))]
    for text in ("mg a day", "weeks", "0", "21-Nov-2026", "15-Jan-2028", "until control", "10 mg steps", "1 mg steps"):
        assert text in texts, text


def test_A11Y_5_that_phases_are_told_apart_without_colour() -> None:
    shapes = draw_taper(COURSES["usual"], 800, 400, None).shapes
    assert len([shape for shape in shapes if isinstance(shape, Rect) and shape.role == "band"]) == 3
    assert len([shape for shape in shapes if isinstance(shape, Line) and shape.role == "muted"]) >= 5


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("course", COURSES)
def test_CHT_8_that_no_dose_on_its_step_stands_on_the_line_that_comes_down_to_it(
    course: str, size: tuple[float, float]
) -> None:
    taper = COURSES[course]
    drawing = draw_taper(taper, *size, None)
    assert drawing.scale is not None
    written = [label for label in labels(drawing) if label.role == "strong"]
    for spot, step in zip(drawing.spots, taper.steps, strict=True):
        line = drawing.scale.y(float(step.dose_mg))
        on_step = [each for each in written if each.text == plain(step.dose_mg) and abs(each.y - (line - 3)) < 0.01]
        assert all(label_box(each)[0] >= spot.x - 0.01 for each in on_step), step
