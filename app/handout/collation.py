"""Collation: the pieces of a PDF held against what the page must say, word for word, to the first difference."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Literal, NamedTuple

from app.domain.figures import plain
from app.domain.leaflet import Chart
from app.handout.phrases import Phrase, Script, is_right_to_left, plainly, turned_back
from app.handout.reading import ReadPage, ReadPiece

_LOOK_AHEAD = 12


class Difference(NamedTuple):
    """Where a page first differs.

    Args:
        page: Counted from 1. place: what should stand there; never a word of it.
        kind: It is not there or reads otherwise; something stands before it that should not; it is a row that is
            broken over two pages.
        read: How many pieces of text agreed before it.
    """

    page: int
    place: str
    kind: Literal["other", "added", "broken"]
    read: int = 0

    def sentence(self) -> str:
        """Tell it in one sentence."""
        if self.kind == "broken":
            return f"{self.place} is broken over pages {self.page - 1} and {self.page}"
        if self.kind == "added":
            return f"page {self.page} says something before {self.place} that was not computed"
        return f"page {self.page} does not say what was computed: {self.place}"


def first_difference(pages: Sequence[ReadPage], script: Script) -> Difference | None:
    """Find where pages first differ from what they must say; None where they say all of it and nothing else."""
    reader = _Reader(script)
    before = 0
    for number, page in enumerate(pages, start=1):
        found = reader.page(page, number, len(pages))
        if found is not None:
            return found._replace(read=before + found.read)
        before += len(page.pieces)
    if reader.waiting is not None:
        return Difference(len(pages), reader.waiting.place, "other", before)
    return None


class _Reader:
    """Goes through the pages with one finger in the script."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._next = 0
        self._rest = ""  # of a phrase that goes on over the end of a page
        self._rows: dict[str, int] = {}
        self._number = 0
        self._foot: tuple[Phrase, ...] = ()

    @property
    def waiting(self) -> Phrase | None:
        """The phrase that should come now."""
        body = self._script.body
        while self._next < len(body) and body[self._next].optional:
            self._next += 1
        return body[self._next] if self._next < len(body) else None

    def page(self, page: ReadPage, number: int, count: int) -> Difference | None:
        """Read one page."""
        self._number = number
        turned = any(is_right_to_left(piece.text) for piece in page.pieces)
        # A mark upon a letter may be a piece of its own, which says nothing alone.
        pieces = [_Piece(piece, turned) for piece in page.pieces if plainly(piece.text)]
        self._foot = self._script.footer_of(number, count)
        missing, at = _in_any_order(pieces, 0, self._script.header)
        if missing is not None:
            return Difference(number, missing.place, "other", at)
        found, body_ends = self._body(pieces, at)
        if found is not None:
            return found
        missing, at = _in_any_order(pieces, body_ends, self._foot)
        if missing is not None:
            return self._lost(pieces, at, missing if at > body_ends else None)
        return None if at == len(pieces) else Difference(number, "the end of the page", "added", at)

    def _lost(self, pieces: "Sequence[_Piece]", at: int, due: Phrase | None) -> Difference:
        """What differs where neither the text goes on nor the foot of the page begins."""
        expected = due or self.waiting or self._foot[0]
        for ahead in range(at + 1, min(len(pieces), at + _LOOK_AHEAD)):
            if not expected.chart and _after(pieces, ahead, expected) is not None:
                return Difference(self._number, expected.place, "added", at)
        return Difference(self._number, expected.place, "other", at)

    def _body(self, pieces: "Sequence[_Piece]", at: int) -> tuple[Difference | None, int]:
        at = self._after_repeated_heading(pieces, at)
        body = self._script.body
        while self._next < len(body) and at < len(pieces):
            phrase = body[self._next]
            if phrase.chart is not None:
                after: int | None = _after_chart(pieces, at, phrase.chart)
            elif self._rest:
                after, self._rest = _spelled(pieces, at, self._rest)
            else:
                after = self._begun(pieces, at, phrase)
            if after is None and phrase.optional:
                self._next += 1
                continue
            if after is None:
                break
            if phrase.whole and self._rows.setdefault(phrase.whole, self._number) != self._number:
                return Difference(self._number, phrase.place, "broken", at), at
            at = after
            if self._rest:
                break
            self._next += 1
        return None, at

    def _begun(self, pieces: "Sequence[_Piece]", at: int, phrase: Phrase) -> int | None:
        after = _after(pieces, at, phrase)
        if after is None and len(phrase.ways) == 1 and not phrase.whole:
            # A long text may go on over the end of a page: what was said of it is followed by the foot of the page.
            after, rest = _spelled(pieces, at, phrase.ways[0])
            if after is None or all(_after(pieces, after, foot) is None for foot in self._foot):
                return None
            self._rest = rest
        return after

    def _after_repeated_heading(self, pieces: "Sequence[_Piece]", at: int) -> int:
        phrase = self.waiting
        if phrase is None or self._rest:
            return at
        for text in phrase.again:
            after = _after(pieces, at, Phrase("", (text,)))
            if after is None:
                return at
            at = after
        return at


class _Piece:
    """A piece as it can be compared; `turned` is whether its page has lines that are read from the right."""

    __slots__ = ("drawn", "ways")

    def __init__(self, drawn: ReadPiece, turned: bool = False) -> None:
        self.drawn = drawn
        self.ways: tuple[str, ...] = (plainly(drawn.text),)
        if turned:
            self.ways = (*self.ways, plainly(turned_back(drawn.text)))


def _after(pieces: Sequence[_Piece], at: int, phrase: Phrase) -> int | None:
    """The piece after those that say a phrase; None where they do not."""
    for way in phrase.ways:
        after, rest = _spelled(pieces, at, way)
        if after is not None and not rest:
            return after
    return None


def _in_any_order(pieces: Sequence[_Piece], at: int, phrases: Sequence[Phrase]) -> tuple[Phrase | None, int]:
    """Read what stands above or below the text of a sheet, where it finds room in one order or another.

    Returns:
        A phrase that is not there, None where all are; and the piece after those that were found.
    """
    waiting = [*phrases]
    while waiting:
        found = next(((each, end) for each in waiting if (end := _after(pieces, at, each)) is not None), None)
        if found is None:
            return waiting[0], at
        waiting.remove(found[0])
        at = found[1]
    return None, at


def _spelled(pieces: Sequence[_Piece], at: int, text: str) -> tuple[int | None, str]:
    """Take pieces for as long as they spell a text out.

    Returns:
        The piece after them, None where the first does not begin it; and what is left of the text.
    """
    rest, first = text, at
    while rest and at < len(pieces):
        piece = pieces[at]
        if at > first and not _may_follow(pieces[at - 1].drawn, piece.drawn, rest):
            break
        said = next((way for way in piece.ways if way and rest.lstrip(" ").startswith(way)), None)
        if said is None:
            break
        rest = rest.lstrip(" ")[len(said) :]
        at += 1
    return (None if at == first else at), rest


def _may_follow(before: ReadPiece, piece: ReadPiece, rest: str) -> bool:
    """Whether a number goes on as it should: two numbers on one line are never one, as 2 and 20 are not 220."""
    apart = before.text[-1:].isdecimal() and piece.text[:1].isdecimal() and before.is_beside(piece)
    return rest.startswith(" ") or not apart


def _after_chart(pieces: Sequence[_Piece], at: int, chart: Chart) -> int | None:
    """The piece after the labels of the picture, all of which are doses, weeks and days of the plan."""
    single, longer = _labels(chart)
    first = at
    while at < len(pieces):
        after = next((end for text in longer if (end := _after(pieces, at, Phrase("", (text,)))) is not None), None)
        if after is None and any(way in single for way in pieces[at].ways):
            after = at + 1
        if after is None:
            break
        at = after
    return None if at == first else at


def _labels(chart: Chart) -> tuple[frozenset[str], tuple[str, ...]]:
    """Everything that the picture may say: its numbers, and its words and days, which may take several pieces."""
    steps, said = chart.taper.steps, chart.words
    first = steps[0].first_day
    weeks = (chart.taper.end_date - first).days // 7
    highest = int(max(step.dose_mg for step in steps))
    doses = {plain(step.dose_mg) for step in steps}
    axes = {str(number) for number in range(max(weeks, highest) + 1)}
    days = {first + timedelta(weeks=week) for week in range(weeks + 1)} | {chart.taper.end_date}
    write: Callable[..., str] = said.day
    words = (said.dose_axis, said.week_axis, *(write(day) for day in sorted(days)))
    longer = tuple(plainly(word) for word in words if word)
    return frozenset(plainly(dose) for dose in doses) | axes, longer
