"""The calendar: each day once, in order, with all that is due on it; long repetitions folded."""

from datetime import date, timedelta

import pytest

from app.domain.report import MonitorLine
from app.ui.presenters.calendar import CalendarDay, calendar_days, how_far

TODAY = date(2026, 11, 21)


def line(item: str, *days: int) -> MonitorLine:
    return MonitorLine(item, tuple(TODAY + timedelta(days=day) for day in days), "", "", ())


def arranged(*lines: MonitorLine, today: date = TODAY) -> tuple[CalendarDay, ...]:
    return calendar_days(lines, today)


def test_that_a_day_stands_once_with_all_that_is_due_on_it() -> None:
    days = arranged(line("creatine kinase", 14, 28), line("blood count", 14))
    assert [day.title for day in days] == ["Sat 05-Dec-2026", "Sat 19-Dec-2026"]
    assert [duty.item for duty in days[0].duties] == ["creatine kinase", "blood count"]
    assert [duty.item for duty in days[1].duties] == ["creatine kinase"]


def test_that_days_are_in_order_whatever_the_order_of_the_items() -> None:
    days = arranged(line("late", 200), line("early", 3), line("between", 50))
    assert [day.duties[0].item for day in days] == ["early", "between", "late"]


def test_that_today_and_what_was_due_are_told_apart_in_words() -> None:
    days = arranged(line("a", -7, 0, 7))
    assert [(day.standing, day.when) for day in days] == [
        ("overdue", "1 week ago"),
        ("today", "today"),
        ("ahead", "in 1 week"),
    ]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "tomorrow"),
        (-1, "yesterday"),
        (13, "in 13 days"),
        (14, "in 2 weeks"),
        (16, "in about 2 weeks"),
        (84, "in 12 weeks"),
        (91, "in about 3 months"),
        (364, "in about 12 months"),
        (-10, "10 days ago"),
    ],
)
def test_that_it_is_said_how_far_a_day_is_away(days: int, said: str) -> None:
    assert how_far(days) == said


def test_that_a_repetition_is_folded_after_the_first_year() -> None:
    every_8_weeks = range(0, 56 * 13, 56)
    days = arranged(line("review", *every_8_weeks))
    assert len(days) == 7
    assert [duty.then for day in days[:-1] for duty in day.duties] == [""] * 6
    assert days[-1].duties[0].then == "then every 8 weeks until 23-Sep-2028"


def test_that_an_uneven_repetition_is_folded_into_a_count() -> None:
    days = arranged(line("review", 0, 300, 400, 600))
    assert days[-1].duties[0].then == "then 2 more until 13-Jul-2028"


def test_that_a_single_day_after_the_first_year_is_shown() -> None:
    days = arranged(line("bone density", 0, 400))
    assert [day.title for day in days] == ["Sat 21-Nov-2026", "Sun 26-Dec-2027"]


def test_that_no_day_is_lost_and_none_is_told_twice() -> None:
    due = (0, 7, 14, 28, 56)
    days = arranged(line("a", *due), line("b", *due))
    assert [day.day for day in days] == [TODAY + timedelta(days=day) for day in due]
    assert all(len(day.duties) == 2 for day in days)


def test_that_what_has_no_day_stands_at_the_end() -> None:
    days = arranged(line("needs a visit"), line("creatine kinase", 7))
    assert days[-1].day is None
    assert days[-1].title == "Needs the visit date"
    assert [duty.item for duty in days[-1].duties] == ["needs a visit"]


def test_that_nothing_to_check_is_no_day() -> None:
    assert arranged() == ()
