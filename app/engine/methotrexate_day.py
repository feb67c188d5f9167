"""The day for methotrexate: the next one on which a dose may be taken, also where the day of the week has moved."""

from datetime import date, timedelta

from app.domain.case import Case
from app.domain.treatment import WEEKDAYS

_WEEK = timedelta(days=7)


def moved_from(case: Case) -> str | None:
    """The day of the week on which it was taken until now, where another one is chosen; None where none has changed."""
    before, chosen = case.other_treatment.methotrexate.weekday, case.choices.methotrexate_weekday
    return before if chosen is not None and before != chosen else None


def next_day(case: Case, visit: date) -> date | None:
    """The first day for a dose from the day of a visit on; None where no day of the week is known.

    Where the day of the week has moved, a whole week lies between it and the last dose on the day before.
    """
    before, chosen = case.other_treatment.methotrexate.weekday, case.choices.methotrexate_weekday
    weekday = chosen or before
    if weekday is None:
        return None
    moved = moved_from(case)
    earliest = visit if moved is None else _last(WEEKDAYS.index(moved), visit) + _WEEK
    return earliest + timedelta(days=(WEEKDAYS.index(weekday) - earliest.weekday()) % 7)


def _last(weekday: int, visit: date) -> date:
    """The last such day of the week, the day of the visit included."""
    return visit - timedelta(days=(visit.weekday() - weekday) % 7)
