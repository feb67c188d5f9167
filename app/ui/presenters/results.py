"""Results: reads pasted text into lines to be reviewed; what is not certain is asked, what is not known is listed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from app.ui import words
from app.ui.language import say
from app.ui.presenters.draft import form_facts
from app.ui.presenters.reading import read_day
from app.ui.presenters.result_days import (
    TESTED_ON,
    FoundDay,
    day_line,
    days_in,
    joined,
    with_older_asked,
    with_older_than_known_asked,
)
from app.ui.presenters.result_lines import ResultLine, Results
from app.ui.presenters.result_tables import text_lines
from app.ui.presenters.result_text import Mention, pieces, unknown_before
from app.ui.presenters.result_values import value_line

MOST_READ = 20_000
"""So many characters of a paste are looked at; the rest is left, and said so."""
NO_UNITS: Mapping[str, str] = {}


def read_results(text: str, now: Mapping[str, str], today: date | None, units: Mapping[str, str] = NO_UNITS) -> Results:
    """Read a text.

    Args:
        now: What stands in the fields. today: the day of the visit; no test lies behind it.

    Returns:
        One line for each field that is named, in the order of the text. Nothing that is uncertain is chosen.
    """
    reader = _Reader(today)
    found: dict[str, list[ResultLine]] = {}
    for line in reader.lines(text[:MOST_READ]):
        found.setdefault(line.path, []).append(line)
    known = read_day(now.get(TESTED_ON, "")).value
    lines = with_older_than_known_asked(
        with_older_asked(joined(same) for same in found.values()),
        None if known is None else date.fromisoformat(known),
    )
    shown = tuple(line._replace(now=_now(line.path, now, units)) for line in lines)
    return Results(shown, tuple(dict.fromkeys(reader.rest)), len(text) > MOST_READ)


def _now(path: str, now: Mapping[str, str], units: Mapping[str, str]) -> str:
    text = now.get(path, "")
    return f"{text} {units.get(path) or say(form_facts()[path].unit)}".strip() if text else ""


class _Reader:
    """Walks through a text and keeps the day that stands above; what is not understood gathers in `rest`."""

    def __init__(self, today: date | None) -> None:
        self._today = today
        self._heading: FoundDay | None = None
        self._is_headed: bool | None = None
        self.rest: list[str] = []

    def lines(self, text: str) -> Iterator[ResultLine]:
        """What the text says, line by line."""
        for text_line in text_lines(text):
            own = next(iter(days_in(text_line.day, self._today)), None)
            if own is not None:
                yield day_line(own, labelled=False)
            ahead = own
            found = tuple(pieces(text_line.text))
            has_results = any(each.kind != "days" for _, mentions in found for each in mentions)
            if has_results and self._is_headed is None:
                self._is_headed = False
            for piece, mentions in found:
                days = days_in(piece, self._today)
                ahead = ahead or _ahead(piece, mentions, days)
                yield from self._of_piece(piece, mentions, days, ahead or self._heading)
            if ahead is not None and not has_results:
                # Where results stand before the first day, a day may belong to those above it: then none is a heading.
                self._is_headed = self._is_headed is not False
                self._heading = ahead if self._is_headed else None

    def _of_piece(
        self, whole: str, mentions: tuple[Mention, ...], days: tuple[FoundDay, ...], ahead: FoundDay | None
    ) -> Iterator[ResultLine]:
        plain = whole
        for day in days:
            yield day_line(day, labelled=_is_labelled(whole, day.start, mentions))
            plain = _blanked(plain, day.start, day.end)
        for each in mentions:
            if each.kind == "days" and plain != whole:
                plain = _blanked(plain, each.start, each.end)
        mentions = tuple(each for each in mentions if each.kind != "days")
        before = plain[: mentions[0].start] if mentions else plain
        if unknown_before(before, everything=True):
            self.rest.append(before.strip())
        for place, mention in enumerate(mentions):
            end = mentions[place + 1].start if place + 1 < len(mentions) else len(plain)
            line = value_line(mention, plain[mention.end : end])
            read = " ".join(plain[mention.start : end].split())
            if line is None:
                self.rest.append(read)
                continue
            stray = unknown_before(before) if place == 0 else ""
            if stray:
                line = line._replace(chosen=-1, question=words.PASTE_BEFORE.format(text=stray))
            behind = next((day for day in days if mention.end <= day.start < end), None)
            yield _on_day(line._replace(read=read), behind, ahead)


def _ahead(piece: str, mentions: tuple[Mention, ...], days: tuple[FoundDay, ...]) -> FoundDay | None:
    """The day that stands before the results of a line, where nothing says that it is another's."""
    first = min((each.start for each in mentions if each.kind != "days"), default=len(piece))
    labels = [each for each in mentions if each.kind == "days"]
    if not days or days[0].start > first:
        return None
    before = piece[: days[0].start]
    for each in labels:
        before = _blanked(before, each.start, min(each.end, len(before))) if each.start < len(before) else before
    return None if unknown_before(before, everything=True) else days[0]


def _on_day(line: ResultLine, behind: FoundDay | None, before: FoundDay | None) -> ResultLine:
    """A result with the day that stands at it; none where two do."""
    day = behind or before
    if day is None or (behind is not None and before is not None and behind.days != before.days):
        return line
    return line._replace(days=day.days, day=day.text)


def _is_labelled(whole: str, start: int, mentions: tuple[Mention, ...]) -> bool:
    """Whether the words for the day of a test stand right before a day, and nothing that makes it another's."""
    labels = [each for each in mentions if each.kind == "days" and not whole[each.end : start].strip(" :=")]
    return any(each.end <= start and not unknown_before(whole[: each.start]) for each in labels)


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
