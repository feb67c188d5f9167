"""Odd values: what may be right, and is asked about all the same because of the day or of the last visit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from app.domain.figures import plain
from app.domain.form_groups import LAST_DAY, LAST_WEIGHT
from app.ui import words
from app.ui.presenters.draft import METHOTREXATE_DAY, METHOTREXATE_DAY_TAKEN, Draft, Laid
from app.ui.presenters.questions import questions
from app.ui.presenters.reading import is_number, show_day

VISIT = "visit_date"
WEIGHT = "patient.weight_kg"
_TAKES_METHOTREXATE = "other_treatment.methotrexate.taking"
_WEIGHED = "patient.weight_measured_on"
WEIGHT_CHANGE_PERCENT = 10
"""MED-4: a change of more than this since the last visit is confirmed. It asks only; no dose is worked out with it."""


def odd_values(draft: Draft, laid: Laid, today: date, *, juvenile: bool) -> Mapping[str, str]:
    """What is to be asked at which field.

    Args:
        juvenile: A child grows: a higher weight is then no question, a lower one is.

    Returns:
        Path to one sentence, for each value that is odd and not confirmed.
    """
    return dict(_odd_values(draft, laid, today, juvenile=juvenile))


def _odd_values(draft: Draft, laid: Laid, today: date, *, juvenile: bool) -> Iterator[tuple[str, str]]:
    visit = _day(laid, VISIT)
    if visit is not None and visit > today and VISIT not in draft.confirmed:
        yield VISIT, words.VISIT_AHEAD.format(visit=show_day(visit), today=show_day(today))
    if not {WEIGHT, LAST_WEIGHT} & set(draft.confirmed) and (says := _weight_changed(laid, juvenile=juvenile)):
        yield WEIGHT, says
    if METHOTREXATE_DAY not in draft.confirmed and (says := _day_changed(draft)):
        yield METHOTREXATE_DAY, says


def _day_changed(draft: Draft) -> str:
    """MED-7: methotrexate that is taken on one day of the week, and would go home with another."""
    taken, chosen = draft.text(METHOTREXATE_DAY_TAKEN), draft.text(METHOTREXATE_DAY)
    if draft.text(_TAKES_METHOTREXATE) != "yes" or not taken or not chosen or taken == chosen:
        return ""
    names = dict(questions()[METHOTREXATE_DAY].choices)
    return words.DAY_CHANGED.format(taken=names.get(taken, taken), chosen=names.get(chosen, chosen))


def _weight_changed(laid: Laid, *, juvenile: bool) -> str:
    before, now = laid.text(LAST_WEIGHT), laid.text(WEIGHT)
    if not is_number(before) or not is_number(now) or not Decimal(before):
        return ""
    percent = (Decimal(now) - Decimal(before)) * 100 / Decimal(before)
    if abs(percent) <= WEIGHT_CHANGE_PERCENT or (juvenile and percent > 0):
        return ""
    text = words.WEIGHT_ROSE if percent > 0 else words.WEIGHT_FELL
    return text.format(
        before=plain(Decimal(before)),
        before_day=_told_day(laid, LAST_DAY),
        now=plain(Decimal(now)),
        now_day=_told_day(laid, _WEIGHED, VISIT),
        percent=plain(abs(percent), 1),
    )


def _told_day(laid: Laid, *paths: str) -> str:
    """The first of these days that is known."""
    days = (day for path in paths if (day := _day(laid, path)) is not None)
    return next(map(show_day, days), words.CARRIED_DAY_UNKNOWN)


def _day(laid: Laid, path: str) -> date | None:
    text = laid.text(path)
    return date.fromisoformat(text) if text else None


def confirmed_name(path: str, unusual: str, odd: Mapping[str, str]) -> str:
    """The name under which an answer is kept.

    To say that a change since the last visit is right says nothing of pounds and kilograms: no stop is lifted by it.
    """
    return LAST_WEIGHT if path == WEIGHT and unusual and unusual == odd.get(WEIGHT) else path
