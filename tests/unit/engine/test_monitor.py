"""Days of monitoring: counted from where each schedule began, and written out for a year."""

from dataclasses import replace
from datetime import date

import pytest

from app.engine.monitor import days_due
from tests.unit.engine.cases import plan_of, protocol

REVIEW = next(each for each in protocol().items if each.item.id == "review")
BASELINE = replace(REVIEW, days=(0, 28), goes_on=None)
AHEAD, LATE = 364, 7


def due_of(name: str, **changes: object) -> tuple[date, ...]:
    return next((each.due for each in plan_of(**changes).monitoring if each.id == name), ())


def test_that_reviews_are_weekly_then_monthly_then_every_8_weeks() -> None:
    assert days_due(REVIEW, 0, AHEAD, LATE) == (7, 14, 21, 28, 56, 84, 112, 140, 168, 224, 280, 336)


def test_that_a_review_at_week_12_goes_on_from_there() -> None:
    assert days_due(REVIEW, 84, AHEAD, LATE) == (0, 28, 56, 84, 140, 196, 252, 308, 364)


@pytest.mark.parametrize("past", range(0, 1500, 13))
def test_that_there_is_always_a_review_within_its_interval_and_none_later_than_a_year(past: int) -> None:
    days = days_due(REVIEW, past, AHEAD, LATE)
    assert min(day for day in days if day > 0) <= 56
    assert AHEAD - 56 < max(days) <= AHEAD
    assert list(days) == sorted(set(days))


@pytest.mark.parametrize(("past", "expected"), [(0, (0, 28)), (7, (0, 21)), (8, (20,)), (35, (0,)), (36, ())])
def test_that_what_is_late_by_a_week_is_due_today_and_what_is_later_is_over(past: int, expected: object) -> None:
    assert days_due(BASELINE, past, AHEAD, LATE) == expected


def test_that_a_baseline_is_due_at_the_visit_when_the_course_begins_later() -> None:
    assert days_due(BASELINE, -10, AHEAD, LATE) == (0, 38)


def test_that_the_eyes_are_watched_by_country() -> None:
    taking = {"hydroxychloroquine": {"taking": "yes", "dose_mg_per_day": 200, "weeks": 10}}
    assert due_of("retina-baseline", region="US", other_treatment=taking) == (date(2027, 9, 11),)
    assert due_of("retina-baseline", region="UK", other_treatment=taking) == ()


def test_that_without_a_visit_date_an_item_stands_without_days() -> None:
    plan = plan_of(visit_date=None)
    assert plan.monitoring
    assert all(each.due == () for each in plan.monitoring)


def test_that_no_item_of_a_dated_plan_is_without_a_day() -> None:
    assert all(each.due for each in plan_of().monitoring)


def test_that_the_numbers_of_a_text_are_filled_in() -> None:
    texts = [f"{each.text} {each.because}" for each in protocol().items]
    assert not [text for text in texts if "{" in text]
    (vaccines,) = (each for each in protocol().items if each.item.id == "vaccines")
    assert "20 mg or more" in vaccines.because


def test_that_the_older_schedule_of_blood_tests_says_that_a_newer_one_exists() -> None:
    tests = [each for each in protocol().items if "F-32" in each.item.sources and each.item.counted_from == "dose"]
    assert len(tests) == 2
    assert all("2025" in each.because and "C-37" in each.item.conflicts for each in tests)


@pytest.mark.parametrize(
    ("line", "items"),
    [
        ("start-mycophenolate", {"blood-tests", "response-mycophenolate"}),
        ("start-azathioprine", {"blood-tests-azathioprine", "response-azathioprine"}),
        ("start-hydroxychloroquine", {"retina-baseline"}),
    ],
)
def test_H38_that_an_accepted_option_is_monitored_as_what_is_offered(line: str, items: set[str]) -> None:
    no_methotrexate = {"methotrexate": {"inadequate_response": "yes"}}
    normal = {"tpmt": "normal", "nudt15": "normal"}

    def monitored(decision: str) -> set[str]:
        decided = {"decisions": [{"line": line, "decision": decision}]}
        plan = plan_of(other_treatment=no_methotrexate, labs=normal, choices=decided)
        assert {row.id: row.verdict for row in plan.recommendations}[line] == "option"
        return {each.id for each in plan.monitoring}

    assert items <= monitored("accept")
    assert not items & monitored("decline")
