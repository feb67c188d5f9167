"""Doses that are not alike every time: a day in two unequal parts, a week of days with more and with fewer tablets."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from app.domain.figures import plain

_TWICE = 2
_DAYS = 7


@dataclass(frozen=True, slots=True)
class Uneven:
    """How a dose differs from time to time, as values and in the clinician's words; nothing where it does not.

    Args:
        parts: Each taking of a day in mg, morning first. days: mg a day and on how many days of a week, more first.
    """

    says: str = ""
    parts: tuple[Decimal, ...] = ()
    days: tuple[tuple[Decimal, int], ...] = ()


EVEN = Uneven()


def in_two_parts(total_mg: Decimal, numbers: Mapping[str, Decimal]) -> tuple[Decimal, Decimal]:
    """Share a day's dose out to morning and evening, as evenly as the increments of prednisone allow.

    Returns:
        Morning and evening in mg; their sum is the total, and the morning is never the smaller one.
    """
    half = total_mg / _TWICE
    increments = (numbers["prednisone_round_below_20_mg"], numbers["prednisone_round_below_10_mg"])
    fitting = next((step for step in increments if total_mg % step == 0), None)
    if fitting is None or half % fitting == 0 or half % increments[-1] == 0:
        return half, half
    morning = (half / fitting).to_integral_value(ROUND_CEILING) * fitting
    return morning, total_mg - morning


def split_in_two(total_mg: Decimal, numbers: Mapping[str, Decimal]) -> tuple[Decimal, Uneven]:
    """The mean of the two parts of a day, and the parts themselves where they differ."""
    morning, evening = in_two_parts(total_mg, numbers)
    half = total_mg / _TWICE
    if morning == evening:
        return half, EVEN
    says = f"{plain(morning)} mg in the morning and {plain(evening)} mg in the evening"
    return half, Uneven(says, parts=(morning, evening))


def weekly_tablets(limit_mg_per_day: Decimal, tablet_mg: Decimal) -> tuple[Decimal, Uneven]:
    """Whole tablets over a week whose daily mean does not pass a limit."""
    in_a_week = int(_DAYS * limit_mg_per_day // tablet_mg)
    mean = in_a_week * tablet_mg / _DAYS
    amount = mean.to_integral_value()
    if amount > limit_mg_per_day:
        amount = mean.to_integral_value(ROUND_FLOOR)
    return amount, _by_day(in_a_week, tablet_mg)


def days_of_mean(mg_per_day: Decimal, tablet_mg: Decimal) -> Uneven:
    """How whole tablets make a recorded daily mean; even where every day is alike, or where they do not make it."""
    in_a_week = int((_DAYS * mg_per_day / tablet_mg).to_integral_value())
    off = abs(in_a_week * tablet_mg / _DAYS - mg_per_day)
    return _by_day(in_a_week, tablet_mg) if in_a_week % _DAYS and off < 1 else EVEN


def _by_day(in_a_week: int, tablet_mg: Decimal) -> Uneven:
    each_day, days_with_one_more = divmod(in_a_week, _DAYS)
    more, fewer = (each_day + 1) * tablet_mg, each_day * tablet_mg
    if not days_with_one_more:
        return Uneven(f"{plain(fewer)} mg every day", days=((fewer, _DAYS),))
    rest = _DAYS - days_with_one_more
    other = f"{plain(fewer)} mg on {_days(rest)}" if each_day else f"none on {_days(rest)}"
    says = f"{plain(more)} mg on {_days(days_with_one_more)} of the week and {other}"
    return Uneven(says, days=((more, days_with_one_more), (fewer, rest)))


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"
