"""The days of pasted results: found in the text; of several days the newest wins, and the others are named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from app.ui import words
from app.ui.presenters.draft import form_facts
from app.ui.presenters.reading import read_day, show_day
from app.ui.presenters.result_lines import Option, ResultLine, asked

TESTED_ON = "labs.tested_on"

_DAY = re.compile(
    r"(?<![0-9./-])(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[- ][A-Za-z]{3}[- ][0-9]{4}"
    r"|(?P<first>[0-9]{1,2})[./-](?P<second>[0-9]{1,2})[./-](?P<year>[0-9]{4}))(?![0-9./-])"
    r"(?:(?:T|,?\s{1,3})[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:]))?"
)


class FoundDay(NamedTuple):
    """A day in a text.

    Args:
        start, end: Its place, the time of the day behind it included. text: as it is written.
        days: What it may be, none of them behind the visit. is_named: whether it can only be read in one way.
    """

    start: int
    end: int
    text: str
    days: tuple[date, ...]
    is_named: bool


def days_in(text: str, today: date | None) -> tuple[FoundDay, ...]:
    """Every day that a text names. Args: today: No test lies behind it."""
    return tuple(_found(match, today) for match in _DAY.finditer(text))


def _found(match: re.Match[str], today: date | None) -> FoundDay:
    days: list[date] = []
    if match["year"] is None:
        value = read_day(match["day"]).value
        days = [date.fromisoformat(value)] if value is not None else []
    else:
        year, first, second = int(match["year"]), int(match["first"]), int(match["second"])
        for month, day in dict.fromkeys(((second, first), (first, second))):
            try:
                days.append(date(year, month, day))
            except ValueError:
                continue
    past = tuple(day for day in days if today is None or day <= today)
    return FoundDay(match.start(), match.end(), match["day"], past, match["year"] is None)


def day_line(found: FoundDay, *, labelled: bool) -> ResultLine:
    """What a day in the text says of the day of the tests. Args: labelled: The text calls it that."""
    options = tuple(Option(show_day(day), show_day(day)) for day in found.days)
    if labelled and found.is_named and len(options) == 1:
        return ResultLine(TESTED_ON, form_facts()[TESTED_ON].title, found.text, options, 0)
    question = words.PASTE_DAY if options else words.PASTE_NO_DAY
    return asked(TESTED_ON, question, *options)._replace(read=found.text)


def joined(same: Sequence[ResultLine]) -> ResultLine:
    """One line for one field.

    Returns:
        Where the text says two things of it, the newest, if the text says for certain which that is; else neither.
    """
    first = same[0]
    if first.path == TESTED_ON:
        return _joined_days(same)
    options = tuple(dict.fromkeys(option for line in same for option in line.options))
    read = " / ".join(dict.fromkeys(line.read for line in same))
    if len({line.taken for line in same}) == 1 and (first.taken or len(same) == 1):
        newest = max(same, key=lambda line: line.days[:1])
        return first._replace(options=options, days=newest.days, day=newest.day)
    groups = _by_day(same)
    if not groups or len({line.taken for line in groups[0]}) > 1 or (len(groups[0]) > 1 and not groups[0][0].taken):
        return first._replace(read=read, options=options, chosen=-1, question=words.PASTE_TWICE, days=())
    newest = groups[0][0]
    dated = tuple(
        dict.fromkeys(
            option._replace(says=words.PASTE_ON.format(value=option.says, day=_day(line)))
            for group in groups
            for line in group
            for option in line.options
        )
    )
    older = ", ".join(dict.fromkeys(_named(line) for group in groups[1:] for line in group))
    note = words.PASTE_NEWEST if newest.taken else words.PASTE_OLDER_TOO
    return newest._replace(read=read, options=dated, note=note.format(older=older))


def _by_day(same: Sequence[ResultLine]) -> list[list[ResultLine]]:
    """The lines by their days, newest first; empty where a day is missing or their order is not certain."""
    if not all(line.days for line in same):
        return []
    groups: dict[tuple[date, ...], list[ResultLine]] = {}
    for line in same:
        groups.setdefault(tuple(sorted(line.days)), []).append(line)
    keys = sorted(groups, reverse=True)
    certain = len(keys) > 1 and all(keys[0][0] > key[-1] for key in keys[1:])
    return [groups[key] for key in keys] if certain else []


def _day(line: ResultLine) -> str:
    return show_day(line.days[0]) if len(line.days) == 1 else line.day


def _named(line: ResultLine) -> str:
    value = line.options[0].says if len(line.options) == 1 else line.read
    return words.PASTE_ON.format(value=value, day=_day(line))


def _joined_days(same: Sequence[ResultLine]) -> ResultLine:
    """The day of the tests: one that the text calls so goes before any other, a newer before an older."""
    first = same[0]
    if len(same) == 1:
        return first
    options = tuple(
        sorted(
            dict.fromkeys(option for line in same for option in line.options),
            key=lambda option: read_day(option.text).value or "",
            reverse=True,
        )
    )
    called = {line.taken for line in same if line.taken is not None}
    read = " / ".join(dict.fromkeys(line.read for line in same))
    place = next((place for place, option in enumerate(options) if option in called), -1)
    question = "" if called else words.PASTE_DAY if options else words.PASTE_NO_DAY
    older = ", ".join(option.says for option in options if option in called and option != options[place])
    note = words.PASTE_NEWEST.format(older=older) if older else ""
    return first._replace(read=read, options=options, chosen=place, question=question, note=note)


def with_older_asked(lines: Iterable[ResultLine]) -> tuple[ResultLine, ...]:
    """The lines; a result that is older than others of the text is not taken for one of the same day."""
    kept = tuple(lines)
    newest = max((min(line.days) for line in kept if line.days), default=None)
    if newest is None:
        return kept
    return tuple(
        _unticked(line, words.PASTE_OLDER.format(day=_day(line)))
        if line.chosen >= 0 and line.days and max(line.days) < newest
        else line
        for line in kept
    )


def with_older_than_known_asked(lines: Iterable[ResultLine], known: date | None) -> tuple[ResultLine, ...]:
    """The lines; what is older than the tests of the case never takes their place unasked. Args: known: Their day."""
    if known is None:
        return tuple(lines)
    asks = words.PASTE_OLDER_NOW
    return tuple(
        _unticked(line, asks.format(day=show_day(max(days)), known=show_day(known)))
        if line.chosen >= 0 and (days := _own_days(line)) and max(days) < known
        else line
        for line in lines
    )


def _unticked(line: ResultLine, question: str) -> ResultLine:
    """A line that is asked after all: what its note says of a tick holds no longer."""
    return line._replace(chosen=-1, question=question, note="")


def _own_days(line: ResultLine) -> tuple[date, ...]:
    """The days that a line of tests may be of; none for what is no test, as a weight."""
    if line.path == TESTED_ON:
        value = None if line.taken is None else read_day(line.taken.text).value
        return () if value is None else (date.fromisoformat(value),)
    return line.days if line.path.startswith(("labs.", "activity.")) else ()
