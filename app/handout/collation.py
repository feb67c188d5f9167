"""Collation: the pieces of a PDF held against what the page must say, word for word, to the first difference."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Literal, NamedTuple

from app.domain.figures import plain
from app.domain.leaflet import Chart
from app.handout.phrases import Phrase, Script, is_right_to_left, plainly
from app.handout.reading import ReadPage, ReadPiece

_LOOK_AHEAD = 12


class Difference(NamedTuple):
    """Where a page first differs.

    Args:
        page: Counted from 1. place: what should stand there; never a word of it.
        kind: It is not there or reads otherwise; something stands before it that should not; it is a row that is
            broken over two pages.
    """

    page: int
    place: str
    kind: Literal["other", "added", "broken"]

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
    for number, page in enumerate(pages, start=1):
        found = reader.page(page, number, len(pages))
        if found is not None:
            return found
    if reader.waiting is not None:
        return Difference(len(pages), reader.waiting.place, "other")
    return None


class _Reader:
    """Goes through the pages with one finger in the script."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._next = 0
        self._rest = ""  # of a phrase that goes on over the end of a page
        self._rows: dict[str, int] = {}
        self._number = 0

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
        pieces = [_Piece(piece) for piece in page.pieces]
        if any(is_right_to_left(piece.text) for piece in page.pieces):
            pieces = [_Piece(piece, turned=True) for piece in page.pieces]
        at = 0
        for phrase in self._script.header:
            after = _after(pieces, at, phrase)
            if after is None:
                return Difference(number, phrase.place, "other")
            at = after
        found, at = self._body(pieces, at)
        if found is not None:
            return found
        footer = self._script.footer_of(number, count)
        for phrase in footer:
            after = _after(pieces, at, phrase)
            if after is None:
                return self._lost(pieces, at, phrase if phrase is not footer[0] else None)
            at = after
        return None if at == len(pieces) else Difference(number, "the end of the page", "added")

    def _lost(self, pieces: "Sequence[_Piece]", at: int, due: Phrase | None) -> Difference:
        """What differs where neither the text goes on nor the foot of the page begins."""
        expected = due or self.waiting or self._script.footer[0]
        for ahead in range(at + 1, min(len(pieces), at + _LOOK_AHEAD)):
            if not expected.chart and _after(pieces, ahead, expected) is not None:
                return Difference(self._number, expected.place, "added")
        return Difference(self._number, expected.place, "other")

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
                return Difference(self._number, phrase.place, "broken"), at
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
            foot = None if after is None else _after(pieces, after, self._script.footer[0])
            if foot is None:
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
    """A piece as it can be compared.

    Args:
        turned: It stands on a page with lines that are read from the right. There PDFium gives a number back behind the
            letters that it stands before, 20 mg as mg 20, and words that are read from the right last word first.
    """

    __slots__ = ("drawn", "ways")

    def __init__(self, drawn: ReadPiece, turned: bool = False) -> None:
        self.drawn = drawn
        self.ways: tuple[str, ...] = (plainly(drawn.text),)
        if turned and (moved := _turned(drawn.text)):
            self.ways = (*self.ways, plainly(moved))


def _turned(text: str) -> str:
    """The words of a text in another order: the number at its end put first, or its words the other way round.

    Returns:
        "" where nothing is to be turned: two numbers never change places.
    """
    words = text.split()
    letters = [place for place, word in enumerate(words) if any(sign.isalpha() for sign in word)]
    behind = letters[-1] + 1 if letters else 0
    if len(words) > 1 and is_right_to_left(text) and not any(sign.isdigit() for sign in text):
        return " ".join(reversed(words))
    return " ".join((*words[behind:], *words[:behind])) if 0 < behind < len(words) else ""


def _after(pieces: Sequence[_Piece], at: int, phrase: Phrase) -> int | None:
    """The piece after those that say a phrase; None where they do not."""
    for way in phrase.ways:
        after, rest = _spelled(pieces, at, way)
        if after is not None and not rest:
            return after
    return None


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
        if any(way in single for way in pieces[at].ways):
            at += 1
            continue
        after = next((end for text in longer if (end := _after(pieces, at, Phrase("", (text,)))) is not None), None)
        if after is None:
            break
        at = after
    return None if at == first else at


def _labels(chart: Chart) -> tuple[frozenset[str], tuple[str, ...]]:
    """Everything that the picture may say: in one piece, and in one or more."""
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
    return frozenset(plainly(dose) for dose in doses) | axes | frozenset(longer), longer
