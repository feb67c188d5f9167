"""The adult taper against the arithmetic of the conflict ledger (2c), done by hand."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from app.domain.plan import Taper
from tests.unit.engine.cases import plan_of

SPECIALIST = [{"rule": "G02", "reason": "severe organ disease", "specialist": "A. Specialist"}]


def course(start_mg: object, **choices: object) -> Taper:
    plan = plan_of(
        patient={"weight_kg": 90},
        choices={"prednisone_start_mg_per_day": start_mg, "overrides": SPECIALIST, **choices},
    )
    assert plan.taper is not None
    return plan.taper


def steps(taper: Taper) -> list[tuple[int, Decimal]]:
    return [(step.week, step.dose_mg) for step in taper.steps]


def first_week_at(taper: Taper, dose_mg: int) -> int:
    if dose_mg == 0:
        return taper.weeks
    return next(step.week for step in taper.steps if step.dose_mg == dose_mg)


def dose_in_week(taper: Taper, week: int) -> Decimal:
    day = taper.steps[0].first_day + timedelta(weeks=week)
    return next(step.dose_mg for step in taper.steps if step.first_day <= day <= step.last_day)


REFERENCE = (
    (40, (4, 8, 16, 36, 56), ("15", "8"), 56, 36, ("4.34", "4.31"), (42, 70)),
    (45, (6, 10, 18, 38, 58), ("17.5", "9"), 58, 38, ("4.97", "4.91"), (56, 84)),
    (50, (6, 10, 18, 38, 58), ("17.5", "9"), 58, 38, ("5.18", "5.12"), (56, 84)),
    (60, (8, 12, 20, 40, 60), ("20", "9"), 60, 40, ("6.16", "6.08"), (70, 98)),
    (70, (10, 14, 22, 42, 62), ("25", "10"), 62, 42, ("7.28", "7.15"), (84, 112)),
    (80, (12, 16, 24, 44, 64), ("30", "10"), 64, 44, ("8.54", "8.37"), (98, 126)),
)


@pytest.mark.parametrize(("start", "reached", "later", "weeks", "fast", "grams", "days"), REFERENCE)
def test_2c_that_a_course_follows_the_table_worked_by_hand(
    start: int,
    reached: tuple[int, ...],
    later: tuple[str, str],
    weeks: int,
    fast: int,
    grams: tuple[str, str],
    days: tuple[int, int],
) -> None:
    taper = course(start)
    assert tuple(first_week_at(taper, dose) for dose in (30, 20, 10, 5, 0)) == reached
    assert (dose_in_week(taper, 12), dose_in_week(taper, 24)) == tuple(map(Decimal, later))
    assert taper.weeks == weeks
    assert course(start, low_dose_interval_weeks=2).weeks == fast
    total = (round(taper.cumulative_mg / 1000, 2), round(taper.first_52_weeks_mg / 1000, 2))
    assert total == tuple(map(Decimal, grams))
    counted = dict(taper.days_at_or_above)
    assert (counted[Decimal(30)], counted[Decimal(20)]) == days


def test_2c_that_the_course_from_60_mg_is_exact_to_the_week() -> None:
    written = (
        "0 60, 4 50, 6 40, 8 30, 10 25, 12 20, 14 17.5, 16 15, 18 12.5, 20 10, 24 9, 28 8, 32 7, 36 6, 40 5, 44 4, "
        "48 3, 52 2, 56 1"
    )
    expected = [(int(week), Decimal(dose)) for week, dose in (pair.split() for pair in written.split(", "))]
    taper = course(60)
    assert steps(taper) == expected
    assert taper.end_date == date(2028, 1, 15)
    assert (taper.cumulative_mg, taper.first_52_weeks_mg) == (6160, 6076)


@pytest.mark.parametrize(
    ("start", "doses"),
    [
        (55, "55 45 35 30 25 20"),
        (45, "45 35 30 25 20 17.5"),
        (35, "35 30 25 20 17.5 15"),
        (25, "25 20 17.5 15 12.5 10"),
        ("22.5", "22.5 20 17.5 15 12.5 10"),
        (20, "20 17.5 15 12.5 10 9"),
        (10, "10 9 8 7 6 5"),
        ("7.5", "7.5 7 6 5 4 3"),
        ("2.5", "2.5 2 1"),
    ],
)
def test_C_40_that_a_course_enters_the_ladder_where_its_start_stands(start: object, doses: str) -> None:
    expected = [Decimal(dose) for dose in doses.split()]
    assert [step.dose_mg for step in course(start).steps][: len(expected)] == expected


def test_that_later_control_moves_every_step_by_the_same_weeks() -> None:
    usual, late = course(60), course(60, control_weeks=7)
    assert [week for week, _ in steps(late)][1:] == [week + 3 for week, _ in steps(usual)][1:]
    assert late.weeks == usual.weeks + 3


def test_that_a_dose_the_tablets_cannot_make_moves_by_at_most_half_a_milligram() -> None:
    taper = course(60, tablet_strengths_mg=[1, 5, 10, 20])
    doses = [step.dose_mg for step in taper.steps]
    assert Decimal(17) in doses
    assert Decimal("17.5") not in doses
    assert Decimal(15) in doses


def test_that_strengths_which_cannot_make_a_course_leave_no_taper_and_say_so() -> None:
    plan = plan_of(choices={"tablet_strengths_mg": [5, 10, 20]})
    assert plan.taper is None
    assert "choices.tablet_strengths_mg" in {fact.field for fact in plan.missing if fact.essential}


def test_that_a_relapse_at_a_low_dose_holds_then_falls_a_milligram_every_four_weeks() -> None:
    plan = plan_of(
        purpose="relapse",
        activity={"severity": "mild"},
        diagnosis={"weakness_arms": "no", "weakness_legs": "no"},
        glucocorticoid={"dose_mg_per_day": 4, "previous_effective_dose_mg": 5},
    )
    assert plan.taper is not None
    assert plan.taper.kind == "adult_relapse_low"
    assert [(step.week, step.dose_mg) for step in plan.taper.steps] == [(0, 5), (4, 4), (8, 3), (12, 2), (16, 1)]
    assert plan.taper.weeks == 20


def test_C_10_that_a_relapse_above_10_mg_keeps_the_steps_at_double_interval() -> None:
    plan = plan_of(
        purpose="relapse",
        activity={"severity": "mild"},
        diagnosis={"weakness_arms": "no", "weakness_legs": "no"},
        glucocorticoid={"dose_mg_per_day": 20, "previous_effective_dose_mg": 30},
        choices={"relapse_hold_weeks": 6},
    )
    assert plan.taper is not None
    assert plan.taper.kind == "adult_relapse_high"
    assert [(step.week, step.dose_mg) for step in plan.taper.steps][:5] == [
        (0, 30), (6, 25), (10, 20), (14, Decimal("17.5")), (18, 15)
    ]  # fmt: skip
    weeks = [step.week for step in plan.taper.steps]
    assert {later - sooner for sooner, later in pairwise(weeks[1:])} == {4}


def test_V15_that_a_review_with_control_takes_the_next_lower_dose_from_the_visit() -> None:
    controlled = dict.fromkeys(
        ("no_new_rash", "strength_stable_or_better", "ck_falling_or_normal", "no_organ_progression"), "yes"
    )
    now = {"dose_mg_per_day": 20, "started_on": "2026-08-15", "last_change_on": "2026-11-07", "control": controlled}
    plan = plan_of(purpose="review", glucocorticoid=now)
    assert plan.taper is not None
    assert (plan.taper.steps[0].dose_mg, plan.taper.steps[0].first_day) == (Decimal("17.5"), date(2026, 11, 21))
    too_soon = plan_of(purpose="review", glucocorticoid={**now, "last_change_on": "2026-11-08"})
    assert too_soon.taper is None
    assert "G08" in {alert.rule for alert in too_soon.alerts if alert.level == "stop"}
    flaring = plan_of(purpose="review", glucocorticoid={**now, "control": {**controlled, "no_new_rash": "no"}})
    assert flaring.taper is None
    held = next(row for row in flaring.recommendations if row.medicine == "prednisone")
    assert (held.action, held.dose.amount if held.dose else None) == ("hold", 20)
    assert "G06" in {alert.rule for alert in flaring.alerts if alert.level == "stop"}
