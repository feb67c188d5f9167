"""A child's taper: the course by shares of the starting dose, and where a child stands in it."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from app.engine.juvenile_taper import course_of_a_child, where_a_child_stands
from tests.unit.engine.cases import case_of, protocol


def course(start: str) -> list[tuple[int, int]]:
    """Week and dose of every step."""
    week, steps = 0, []
    for dose in course_of_a_child(Decimal(start), protocol()):
        steps.append((week, int(dose.asked_mg)))
        week += dose.days // 7
    return steps


def stand(**course_changes: Any) -> Any:
    day = "2026-11-07"
    fields = {"dose_mg_per_day": 40, "started_on": day, "last_change_on": day, "highest_dose_mg_per_day": 40}
    case = case_of(visit_date="2026-11-21", glucocorticoid={**fields, **course_changes})
    return where_a_child_stands(case, protocol())


def test_V12_C_27_that_40_mg_comes_to_20_at_week_8_to_4_at_week_24_and_ends_at_week_102() -> None:
    assert course("40") == [
        (0, 40), (2, 34), (4, 28), (6, 24), (8, 20), (10, 16), (12, 13), (14, 11), (16, 9), (18, 7), (20, 6), (22, 5),
        (24, 4), (34, 3), (54, 2), (74, 1),
    ]  # fmt: skip
    assert sum(dose.days for dose in course_of_a_child(Decimal(40), protocol())) == 102 * 7


def test_C_27_that_60_mg_is_halved_by_week_8_and_a_tenth_by_week_24() -> None:
    assert course("60")[:5] == [(0, 60), (2, 50), (4, 42), (6, 36), (8, 30)]
    assert (24, 6) in course("60")


def test_C_27_that_a_child_of_14_kg_never_loses_more_than_a_quarter_at_once() -> None:
    doses = course_of_a_child(Decimal(28), protocol())
    early = [dose.asked_mg for dose in doses if dose.asked_mg >= 10]
    assert all(later / sooner > Decimal("0.75") for sooner, later in pairwise(early))


def test_that_equal_steps_are_one_and_the_last_milligram_lasts_to_the_end() -> None:
    assert course("10") == [(0, 10), (2, 8), (4, 7), (6, 6), (8, 5), (10, 4), (12, 3), (16, 2), (20, 1)]
    assert course("1") == [(0, 1)]


def test_that_a_half_milligram_goes_down() -> None:
    assert (8, 17) in course("35")


def test_that_the_next_cut_is_due_after_14_days() -> None:
    found = stand()
    assert (found.next_mg, found.days_left) == (34, 0)


@pytest.mark.parametrize(
    ("changes", "next_mg", "days_left"),
    [
        ({"last_change_on": "2026-11-10", "started_on": "2026-11-10"}, 34, 3),
        # Held for long: from today's dose, not from the calendar.
        ({"dose_mg_per_day": 28, "started_on": "2026-06-01", "last_change_on": "2026-11-01"}, 24, 0),
        # Cut faster than its taper: it waits for the calendar.
        ({"dose_mg_per_day": 20, "started_on": "2026-10-24", "last_change_on": "2026-11-07"}, 16, 42),
        # On a step of ten weeks.
        ({"dose_mg_per_day": 4, "started_on": "2026-05-09", "last_change_on": "2026-10-24"}, 3, 42),
        # Between two steps.
        ({"dose_mg_per_day": 30, "started_on": "2026-10-10", "last_change_on": "2026-11-01"}, 28, 0),
        # At the end.
        ({"dose_mg_per_day": 1, "started_on": "2024-12-07", "last_change_on": "2026-05-09"}, 0, 0),
    ],
)
def test_C_27_that_a_child_stands_where_its_dose_and_its_days_say(
    changes: dict[str, Any], next_mg: int, days_left: int
) -> None:
    found = stand(**changes)
    assert (found.next_mg, found.days_left) == (next_mg, days_left)


@pytest.mark.parametrize(
    "changes",
    [
        {"started_on": None},
        {"dose_mg_per_day": None},
        {"dose_mg_per_day": 0},
        {"dose_mg_per_day": 28, "highest_dose_mg_per_day": None, "started_on": "2026-09-01"},
        {"dose_mg_per_day": 28, "highest_dose_mg_per_day": 1000},
        {"dose_mg_per_day": 40, "highest_dose_mg_per_day": 30},
        {"medicine": "deflazacort"},
    ],
)
def test_T064_that_a_stand_is_not_guessed(changes: dict[str, Any]) -> None:
    assert stand(**changes) is None
