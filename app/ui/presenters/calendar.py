"""The calendar: what is to be checked, arranged by day instead of by item; long repetitions are folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.ui import words
from app.ui.presenters.reading import show_day

if TYPE_CHECKING:
    from app.domain.report import MonitorLine

Standing = Literal["overdue", "today", "ahead"]
_YEAR = timedelta(days=364)
_WEEK, _MONTH = 7, 30.44
_DAYS_UNTIL, _WEEKS_UNTIL = 14, 84  # days, up to which is counted in days, and in weeks


class Duty(NamedTuple):
    """Something to be done on a day: the item, and how it goes on where the rest of its days is folded."""

    item: str
    then: str = ""


class CalendarDay(NamedTuple):
    """A day with all that is due on it.

    Args:
        day: None for what has no day yet.
        title: Weekday and date. when: how far away, in words.
    """

    day: date | None
    title: str
    when: str
    standing: Standing
    duties: tuple[Duty, ...]


def calendar_days(lines: Sequence[MonitorLine], today: date) -> tuple[CalendarDay, ...]:
    """Arrange what is to be checked by day.

    Args:
        lines: Items with their days; of one that repeats for more than a year, days after the first year are folded
            into a word at its last day that is shown.

    Returns:
        Each day once, in order, with its duties in the order of the items; then what has no day, if there is any.
    """
    due: dict[date, list[Duty]] = {}
    for line in lines:
        for day, duty in _duties(line).items():
            due.setdefault(day, []).append(duty)
    days = [_day(day, tuple(due[day]), today) for day in sorted(due)]
    undated = tuple(Duty(line.item) for line in lines if not line.due)
    if undated:
        days.append(CalendarDay(None, words.CALENDAR_NO_DAY, "", "ahead", undated))
    return tuple(days)


def _duties(line: MonitorLine) -> Mapping[date, Duty]:
    days = sorted(set(line.due))
    shown = [day for day in days if day - days[0] <= _YEAR]
    rest = days[len(shown) :]
    if len(rest) < 2:
        return {day: Duty(line.item) for day in days}
    return {day: Duty(line.item, _goes_on(day, rest) if day == shown[-1] else "") for day in shown}


def _goes_on(last: date, rest: list[date]) -> str:
    """How an item goes on after the last day that is shown."""
    gaps = {(later - earlier).days for earlier, later in pairwise([last, *rest])}
    if len(gaps) > 1:
        return words.CALENDAR_THEN_MORE.format(count=len(rest), day=show_day(rest[-1]))
    (days,) = gaps
    if days % _WEEK:
        return words.CALENDAR_THEN_DAYS.format(count=days, day=show_day(rest[-1]))
    return words.CALENDAR_THEN_WEEKS.format(count=days // _WEEK, day=show_day(rest[-1]))


def _day(day: date, duties: tuple[Duty, ...], today: date) -> CalendarDay:
    away = (day - today).days
    standing: Standing = "overdue" if away < 0 else "today" if away == 0 else "ahead"
    return CalendarDay(day, f"{words.WEEKDAYS[day.weekday()]} {show_day(day)}", how_far(away), standing, duties)


def how_far(days: int) -> str:
    """How far a day is away, in words.

    Args:
        days: From today; below 0 for a day that has passed.
    """
    if days == 0:
        return words.CALENDAR_TODAY
    if abs(days) == 1:
        return words.CALENDAR_TOMORROW if days > 0 else words.CALENDAR_YESTERDAY
    count, unit = _counted(abs(days))
    frame = words.CALENDAR_IN if days > 0 else words.CALENDAR_AGO
    return frame.format(span=unit.format(count=count))


def _counted(days: int) -> tuple[int, str]:
    if days % _WEEK == 0 and days <= _WEEKS_UNTIL:
        return days // _WEEK, words.CALENDAR_ONE_WEEK if days == _WEEK else words.CALENDAR_WEEKS
    if days < _DAYS_UNTIL:
        return days, words.CALENDAR_DAYS
    if days <= _WEEKS_UNTIL:
        return round(days / _WEEK), words.CALENDAR_ABOUT_WEEKS
    return round(days / _MONTH), words.CALENDAR_ABOUT_MONTHS
