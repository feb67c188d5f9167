"""The figures that a text says: days, amounts and counts of tablets, read by the forms of its language."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from operator import itemgetter
from typing import Any, NamedTuple

from app.domain.leaflet import TabletCount
from app.engine.permitted import Amount
from app.engine.wording import MONTHS

_PLACE = re.compile(r"\{([a-z_]+)\}")
_NUMBER = r"(?<![\d.,])(?P<{name}>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d,]*\d)"
_DAY_FORMS = ("long_day", "birth_day", "chart_day")
_UNITS = ("mg", "g")
_TABLET_COUNTS = ("tablets_one", "tablets_many")
_COUNTED = re.compile(rf"{_NUMBER.format(name='count')} ?× ?{_NUMBER.format(name='strength')} mg\b")


class FiguresSaid(NamedTuple):
    """What a text says in figures, in its order.

    Args:
        days: None stands for one that does not exist or has the weekday of another.
        tablets: Strength in mg and count; their strengths are no amounts.
    """

    days: tuple[date | None, ...] = ()
    amounts: tuple[Amount, ...] = ()
    tablets: tuple[TabletCount, ...] = ()


class FigureReader:
    """Reads the figures of a page; what was read once is not read again.

    A page may hold sentences of a second language: what staff must do stands in English on every steroid card.
    """

    def __init__(self, *languages: Mapping[str, str]) -> None:
        """Take the forms from the texts of one language or more; what they lack is not read."""
        self._weekdays = {text: number for texts in languages for text, number in _numbered(texts, "weekday", 7)}
        self._months = {text: number for texts in languages for text, number in _numbered(texts, "month", 12)}
        known = {
            "weekday": _one_of(self._weekdays),
            "month": _one_of(self._months),
            "day": r"(?<!\d)(?P<day>\d{1,2})(?!\d)",
            "year": r"(?P<year>\d{4})(?!\d)",
        }
        any_words = {**known, "weekday": r"\S{1,16}?", "month": r"[^\s,.;:]{1,16}?"}
        forms = _forms(languages, _DAY_FORMS)
        self._days = [_pattern(form, known) for form in forms]
        self._no_days = [_pattern(form, any_words) for form in forms]
        number = {"amount": _NUMBER.format(name="amount")}
        self._amounts = [
            (_pattern(form, number), unit) for unit in _UNITS for form in _forms(languages, (f"amount_{unit}",))
        ]
        self._tablets = [_COUNTED]
        for form in _forms(languages, ("amount_mg",)):
            strength = _filled(form, {"amount": _NUMBER.format(name="strength")})
            places = {"count": _NUMBER.format(name="count"), "strength": strength}
            self._tablets += [_pattern(text, places) for text in _forms(languages, _TABLET_COUNTS)]

        self._known: dict[str, FiguresSaid] = {}

    def read(self, text: str) -> FiguresSaid:
        """Read every figure of a text; the same text is read once."""
        if text not in self._known:
            self._known[text] = self._read(text) if any(sign.isdigit() for sign in text) else FiguresSaid()
        return self._known[text]

    def _read(self, text: str) -> FiguresSaid:
        days, amounts, tablets = _Kept(), _Kept(), _Kept()
        for pattern in self._days:
            text = days.keep(pattern, text, self._day)
        for pattern in self._no_days:
            text = days.keep(pattern, text, _no_day)
        for pattern in self._tablets:
            text = tablets.keep(pattern, text, lambda found: (_number(found["strength"]), int(found["count"])))
        for pattern, unit in self._amounts:
            text = amounts.keep(pattern, text, partial(_amount, unit))
        return FiguresSaid(days.values, amounts.values, tablets.values)

    def _day(self, found: re.Match[str]) -> date | None:
        parts = found.groupdict()
        try:
            day = date(int(parts["year"]), self._months[parts["month"]], int(parts["day"]))
        except ValueError:
            return None
        weekday = parts.get("weekday")
        return day if weekday is None or self._weekdays[weekday] == day.isoweekday() else None


def english_reader() -> FigureReader:
    """A reader of what clinicians are told: 21-Nov-2026, 17.5 mg."""
    months = {f"month_{number}": month for number, month in enumerate(MONTHS, start=1)}
    forms = {"long_day": "{day}-{month}-{year}", "amount_mg": "{amount} mg", "amount_g": "{amount} g"}
    return FigureReader({**months, **forms})


def _numbered(texts: Mapping[str, str], name: str, count: int) -> list[tuple[str, int]]:
    """The texts name_1, name_2 … with their numbers."""
    return [(texts[key], number) for number in range(1, count + 1) if (key := f"{name}_{number}") in texts]


def _forms(languages: Sequence[Mapping[str, str]], names: Sequence[str]) -> list[str]:
    """The texts of some names in every language, the longest first."""
    found = {texts[name] for texts in languages for name in names if name in texts}
    return sorted(found, key=lambda form: (-len(form), form))


def _one_of(words: Mapping[str, int]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)) or r"(?!)"


def _filled(form: str, places: Mapping[str, str]) -> str:
    """A form as a pattern; each place is one of the patterns given, which name themselves or are named after it."""
    done, at = "", 0
    for place in _PLACE.finditer(form):
        inner = places.get(place[1], ".+?")
        named = inner if inner.startswith("(?P<") or "(?P<" in inner else f"(?P<{place[1]}>{inner})"
        done += re.escape(form[at : place.start()]).replace(r"\ ", r"\s*") + named
        at = place.end()
    return done + re.escape(form[at:]).replace(r"\ ", r"\s*")


def _pattern(form: str, places: Mapping[str, str]) -> re.Pattern[str]:
    ends = r"\b" if form[-1:].isalpha() and form[-1:].isascii() else ""
    return re.compile(_filled(form, places) + ends)


def _no_day(_found: re.Match[str]) -> None:
    """What has the form of a day and is none: the 31st of a thirteenth month."""


def _number(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))


def _amount(unit: str, found: re.Match[str]) -> Amount:
    return _number(found["amount"]), unit


class _Kept:
    """Figures of one kind with their places in a text."""

    def __init__(self) -> None:
        self._found: list[tuple[int, Any]] = []

    def keep(self, pattern: re.Pattern[str], text: str, value: Callable[[re.Match[str]], Any]) -> str:
        """Keep what a pattern finds, and cover it, so that nothing reads it a second time."""

        def kept(found: re.Match[str]) -> str:
            self._found.append((found.start(), value(found)))
            return ";" * len(found[0])

        return pattern.sub(kept, text)

    @property
    def values(self) -> tuple[Any, ...]:
        """What was kept, in the order of the text."""
        return tuple(value for _, value in sorted(self._found, key=itemgetter(0)))
