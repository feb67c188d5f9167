"""Every taper that can be asked for: exact to the day and to the tablet."""

import subprocess
import sys
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.plan import Taper
from app.engine.schedule import course_rungs, schedule
from app.engine.taper import PlannedDose, descend, lay_on_calendar, rung_below, total_up
from tests.unit.engine.cases import case_of, protocol

STRENGTHS = st.sets(st.sampled_from(["0.5", "1", "2", "2.5", "5", "10", "20", "25", "50"]), min_size=1).map(
    lambda found: tuple(sorted(map(Decimal, found)))
)
STARTS = st.integers(min_value=5, max_value=160).map(lambda halves: Decimal(halves) / 2)
WHOLE = Decimal(10)
HALF = Decimal("0.5")


def lay(start: Decimal, weeks: int, every: int, strengths: tuple[Decimal, ...], day: date) -> Taper | None:
    rungs = course_rungs(case_of(choices={"low_dose_interval_weeks": every}), protocol())
    doses = tuple(descend(PlannedDose(start, weeks * 7, "until control"), rungs, WHOLE))
    steps = lay_on_calendar(doses, day, strengths, HALF)
    return None if steps is None else total_up("prednisone", "adult_standard", steps)


@settings(max_examples=400)
@given(STARTS, st.integers(2, 12), st.sampled_from([2, 4]), STRENGTHS, st.dates(date(2000, 1, 1), date(2150, 1, 1)))
def test_that_a_taper_is_exact_or_not_given_at_all(
    start: Decimal, weeks: int, every: int, strengths: tuple[Decimal, ...], day: date
) -> None:
    taper = lay(start, weeks, every, strengths, day)
    if taper is None:
        return
    steps = taper.steps
    assert steps[0].first_day == day
    assert steps[0].days == weeks * 7
    for sooner, later in pairwise(steps):
        assert later.first_day == sooner.last_day + timedelta(days=1)
        assert later.dose_mg < sooner.dose_mg
    for step in steps:
        assert sum(strength * count for strength, count in step.tablets) == step.dose_mg
        assert all(strength in strengths and count > 0 for strength, count in step.tablets)
        assert step.week == (step.first_day - day).days // 7
    assert taper.end_date == steps[-1].last_day + timedelta(days=1)
    assert taper.cumulative_mg == sum(step.dose_mg * step.days for step in steps)
    each_day = [step.dose_mg for step in steps for _ in range(step.days)]
    assert sum(each_day[:364]) == taper.first_52_weeks_mg
    assert dict(taper.days_at_or_above)[Decimal(20)] == sum(dose >= 20 for dose in each_day)
    assert len(each_day) == (taper.end_date - day).days


@settings(max_examples=300)
@given(STARTS, st.integers(2, 12), st.sampled_from([2, 4]))
def test_that_no_step_is_larger_or_sooner_than_its_rung(start: Decimal, weeks: int, every: int) -> None:
    rungs = course_rungs(case_of(choices={"low_dose_interval_weeks": every}), protocol())
    doses = tuple(descend(PlannedDose(start, weeks * 7, "until control"), rungs, WHOLE))
    for number, (sooner, later) in enumerate(pairwise(doses)):
        rung = rung_below(sooner.asked_mg, rungs)
        assert rung is not None
        assert 0 < sooner.asked_mg - later.asked_mg <= rung.step_mg
        assert number == 0 or sooner.days >= rung.every_days
    last = doses[-1]
    rung = rung_below(last.asked_mg, rungs)
    assert rung is not None
    assert last.asked_mg <= rung.step_mg
    below_ten = [dose.asked_mg for dose in doses[1:] if dose.asked_mg < WHOLE]
    assert all(dose == dose.to_integral_value() for dose in below_ten)


@settings(max_examples=200)
@given(STARTS, STRENGTHS)
def test_that_no_smaller_number_of_tablets_makes_the_dose(start: Decimal, strengths: tuple[Decimal, ...]) -> None:
    taper = lay(start, 4, 4, strengths, date(2026, 11, 21))
    if taper is None:
        return
    for step in taper.steps[:3]:
        count = sum(number for _, number in step.tablets)
        reachable = {Decimal(0)}
        for _ in range(count - 1):
            reachable |= {dose + strength for dose in reachable for strength in strengths if dose + strength <= 80}
        assert step.dose_mg not in reachable


ZONES = ("UTC", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia")
PRINT_DATES = """
import time
from tests.unit.engine.cases import plan_of
time.tzset()
for start in ("2028-02-28", "2027-03-07", "2027-10-24", "2031-12-20"):
    taper = plan_of(choices={"taper_start_date": start}).taper
    print([(step.first_day.isoformat(), step.last_day.isoformat()) for step in taper.steps], taper.end_date)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process there has one zone, that of the system")
def test_T029_that_the_dates_are_the_same_in_every_time_zone() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", PRINT_DATES], env={"TZ": zone}, capture_output=True, text=True, check=True
        ).stdout
        for zone in ZONES
    }
    assert len(said) == 1
    assert "2028-02-28" in next(iter(said))


def test_that_the_engine_gives_the_very_course_that_the_rungs_lay_out() -> None:
    case = case_of()
    from app.engine.evaluate import evaluate

    plan = evaluate(protocol(), case)
    laid = schedule(case, plan.recommendations, protocol())
    assert laid.taper == plan.taper
    assert not laid.strengths_cannot
