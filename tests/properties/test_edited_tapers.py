"""Any permitted change of a taper, and any that is not: exact, falling, permitted, and counted to the tablet."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from json import dumps
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.plan import Plan
from app.engine.dispense import dispense
from app.engine.plan_document import plan_document
from app.engine.report import make_report
from app.engine.schedule import course_rungs
from app.engine.taper import rung_below
from tests.unit.engine.cases import case_of, plan_of, protocol

STARTS = st.sampled_from([7.5, 20, 30, 45, 60])
STRENGTHS = st.sampled_from([[1, 2.5, 5, 10, 20], [1, 5], [2.5, 5, 1, 50], [0.5, 5]])
PICKS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 40), st.integers(0, 30)), max_size=4)


def changed(start: float, strengths: list[float], picks: list[tuple[int, int, int]]) -> tuple[dict[str, Any], Plan]:
    """A course with permitted changes: of picked steps, so many days more than the least, and one of the next doses."""
    choices: dict[str, Any] = {"prednisone_start_mg_per_day": start, "tablet_strengths_mg": strengths}
    plan = plan_of(choices=choices)
    edits: dict[Decimal, dict[str, object]] = {}
    for step, more, way in picks:
        if not plan.edits.limits:
            break
        limits = plan.edits.limits[step % len(plan.edits.limits)]
        edit: dict[str, object] = {"at_mg": limits.dose_mg, "days": min(limits.least_days + more, limits.most_days)}
        if limits.next_doses_mg:
            edit["to_mg"] = limits.next_doses_mg[way % len(limits.next_doses_mg)]
        edits[limits.dose_mg] = edit
        choices = {**choices, "taper_edits": list(edits.values())}
        plan = plan_of(choices=choices)
    return choices, plan


@settings(max_examples=60, deadline=None)
@given(STARTS, STRENGTHS, PICKS)
def test_that_permitted_changes_leave_a_course_within_the_protocol(
    start: float, strengths: list[float], picks: list[tuple[int, int, int]]
) -> None:
    choices, plan = changed(start, strengths, picks)
    assert plan.edits.refused == ()
    if plan.taper is None:
        assert "choices.tablet_strengths_mg" in {fact.field for fact in plan.missing}
        return
    taper, rungs = plan.taper, course_rungs(case_of(), protocol())
    assert taper.steps[0].days >= 28
    for place, (sooner, later) in enumerate(pairwise(taper.steps)):
        rung = rung_below(sooner.dose_mg, rungs)
        assert rung is not None
        assert later.first_day == sooner.last_day + timedelta(days=1)
        assert 0 < sooner.dose_mg - later.dose_mg <= rung.step_mg + 1  # tablets may move a dose by half a milligram
        assert place == 0 or sooner.days >= 14
    sheet = make_report(protocol(), case_of(choices=choices), plan).taper
    assert sheet is not None
    assert [(row.first_day, row.last_day, row.dose_mg) for row in sheet.rows] == [
        (step.first_day, step.last_day, step.dose_mg) for step in taper.steps
    ]
    assert len(plan.edits.limits) == len(taper.steps)
    assert dumps(plan_document(plan)) == dumps(plan_document(plan_of(choices=choices)))


@settings(max_examples=100, deadline=None)
@given(
    at=st.sampled_from(["60", "50", "40", "30", "25", "20", "17.5", "12.5", "10", "7", "1"]),
    days=st.none() | st.integers(1, 364),
    to=st.none() | st.integers(1, 160).map(lambda halves: Decimal(halves) / 2),
)
def test_that_any_change_is_followed_whole_or_refused_with_something_permitted(
    at: str, days: int | None, to: Decimal | None
) -> None:
    plan = plan_of(choices={"taper_edits": [{"at_mg": at, "days": days, "to_mg": to}]})
    if not plan.edits.refused:
        assert plan.taper is not None
        step = next(step for step in plan.taper.steps if step.dose_mg == Decimal(at))
        after = next((step for step in plan.taper.steps if step.dose_mg < Decimal(at)), None)
        assert days is None or step.days == days
        assert to is None or after is None or after.dose_mg == to
        return
    assert plan.taper is None
    offers: dict[str, Decimal | None] = {"days": None if days is None else Decimal(days), "to_mg": to}
    offers.update({each.part: each.offer for each in plan.edits.refused})
    mended = plan_of(choices={"taper_edits": [{"at_mg": at, **offers}]})
    assert mended.taper is not None, mended.edits.refused


@settings(max_examples=80, deadline=None)
@given(STARTS, STRENGTHS, PICKS, st.none() | st.integers(1, 104), st.none() | st.integers(1, 1000))
def test_that_dispensed_tablets_are_the_dose_of_every_day(
    start: float, strengths: list[float], picks: list[tuple[int, int, int]], weeks: int | None, per_box: int | None
) -> None:
    _, plan = changed(start, strengths, picks)
    if plan.taper is None:
        return
    found = dispense(plan.taper, weeks, per_box)
    days = [step.dose_mg for step in plan.taper.steps for _ in range(step.days)]
    counted = days if weeks is None else days[: weeks * 7]
    assert sum(each.strength_mg * each.tablets for each in found.strengths) == sum(counted)
    assert (found.last_day - found.first_day).days + 1 == len(counted)
    assert found.whole_course == (len(counted) == len(days))
    for each in found.strengths:
        if per_box is None:
            assert each.boxes is None
        else:
            assert each.boxes is not None
            assert 0 <= each.boxes * per_box - each.tablets < per_box


@settings(max_examples=40, deadline=None)
@given(st.dates(date(2026, 11, 21), date(2027, 7, 1)), PICKS)
def test_that_the_way_back_begins_on_the_marked_day_and_touches_nothing_else(
    day: date, picks: list[tuple[int, int, int]]
) -> None:
    choices, plan = changed(60, [1, 2.5, 5, 10, 20], picks)
    marked = plan_of(choices={**choices, "relapse_marked_on": day})
    assert marked.taper == plan.taper
    assert marked.alerts == plan.alerts
    assert marked.recommendations == plan.recommendations
    assert plan.taper is not None
    assert marked.relapse_branch is not None
    steps = marked.relapse_branch.steps
    assert steps[0].first_day == day
    standing = next(step.dose_mg for step in plan.taper.steps if day <= step.last_day)
    assert steps[0].dose_mg >= standing
    assert steps[0].days == 28
    assert all(later.dose_mg < sooner.dose_mg for sooner, later in pairwise(steps))
