"""Phrases: what a page must say, one after the other, as the pieces of its PDF are held against it."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, product
from typing import NamedTuple

from app.domain.leaflet import (
    Blank,
    Chart,
    FillIn,
    Leaflet,
    LeafletMedicine,
    LeafletRow,
    LeafletSection,
    Part,
    Points,
    Steps,
    Text,
    Visits,
    WritingLines,
)
from app.handout.steps_table import count_text

BULLET = "•"
_BETWEEN = " – "
_MIRRORED = str.maketrans({")": "(", "]": "[", "}": "{", "»": "«", ">": "<"})
_EXPONENTS = str.maketrans({high: f"^{low}" for high, low in zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True)})
"""10⁹ is never 109."""
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_WEAK = frozenset({"EN", "AN", "NSM", "CS", "ES", "ET", "BN"})


class Phrase(NamedTuple):
    """Words that stand in one place of a page.

    Args:
        place: Where, for whoever has to look: never what stands there, which may be a patient's.
        ways: As it may be set, each `plainly`; one of them stands there.
        whole: Of a row: all phrases of the same stand on one page; "" for none.
        again: What may be repeated before it where a page begins with it: the heading of its table.
        optional: It may be left out, where a picture says the same.
        chart: This is the picture of the plan, which says any of its labels, any number of times.
    """

    place: str
    ways: tuple[str, ...]
    whole: str = ""
    again: tuple[str, ...] = ()
    optional: bool = False
    chart: Chart | None = None


class Script(NamedTuple):
    """Everything that a page must say: on each sheet above and below, and once in between."""

    header: tuple[Phrase, ...]
    body: tuple[Phrase, ...]
    footer: tuple[Phrase, ...]
    page_words: str

    def footer_of(self, page: int, pages: int) -> tuple[Phrase, ...]:
        """What stands below on one sheet, its number last."""
        said = self.page_words.replace("{page}", str(page)).replace("{pages}", str(pages))
        return (*self.footer, _phrase("the number of the page", said))


@lru_cache(maxsize=8192)
def plainly(text: str) -> str:
    """A text as it can be compared: without blanks but for those between two numbers, and without marks on letters.

    Brackets have no direction, since PDFium turns those of a line that is read from the right.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_EXPONENTS))
        text = "".join(sign for sign in text if unicodedata.category(sign) not in ("Mn", "Cf"))
    words = text.translate(_MIRRORED).split()
    said = words[0] if words else ""
    for word in words[1:]:
        said += f" {word}" if said[-1].isdigit() and word[0].isdigit() else word
    return said


def is_right_to_left(text: str) -> bool:
    """Whether letters of a text are read from the right."""
    return not text.isascii() and any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text)


def turned_back(text: str) -> str:
    """A text that PDFium gave back in another order than it is read in, as it does beside Arabic.

    There it takes runs of letters, of figures with their signs, and of all else the other way round: 1 × 20 mg as
    mg 20 × 1, COVID-19 as -19COVID. Numbers alone are never turned: 3 × 20 is not 20 × 3.
    """
    runs = ["".join(run) for _, run in groupby(text, _run_of)]
    letters, numbers = any(sign.isalpha() for sign in text), sum(any(map(str.isdigit, run)) for run in runs)
    return text if numbers > 1 and not letters else "".join(reversed(runs))


def _run_of(sign: str) -> str:
    """To which kind of run a sign belongs, by its class in the Unicode bidirectional algorithm."""
    kind = unicodedata.bidirectional(sign)
    return "weak" if kind in _WEAK else kind if kind in ("L", "R", "AL") else "neutral"


def script_of(leaflet: Leaflet) -> Script:
    """Lay out what a page says, in reading order."""
    body = [_phrase("the title", leaflet.title), *_phrases("what it is for", leaflet.subtitle)]
    for section in leaflet.sections:
        body += _section(section)
    footer = [_phrase("the line that says what this page is", leaflet.about)]
    code = leaflet.decision_words.replace("{code}", leaflet.decision_id) if leaflet.decision_id else ""
    protocol = _BETWEEN.join(part for part in (leaflet.protocol_line, code) if part)
    footer += _phrases("the line of the protocol and the decision", protocol)
    return Script(tuple(_header(leaflet)), tuple(body), tuple(footer), leaflet.page_words)


def _phrase(place: str, *ways: str) -> Phrase:
    return Phrase(place, tuple(plainly(way) for way in ways))


def _phrases(place: str, *texts: str) -> Iterator[Phrase]:
    """A phrase for each text that is not empty."""
    return (_phrase(place, text) for text in texts if text)


def _header(leaflet: Leaflet) -> Iterator[Phrase]:
    yield from _phrases("the mark at the top", *leaflet.marks)
    if not leaflet.patient:
        return
    name, *others = leaflet.patient
    yield _phrase("the patient's line", name.value or name.label)
    for blank in others:
        yield _phrase("the patient's line", f"{blank.label} {blank.value}")
    yield _phrase("the day of printing", f"{leaflet.printed.label} {leaflet.printed.value}")


def _section(section: LeafletSection) -> Iterator[Phrase]:
    where = f"“{section.title or section.id}”"
    yield from _phrases(f"the title of {where}", section.title)
    for index, part in enumerate(section.parts):
        for phrase in _part(part, where):
            yield phrase._replace(whole=f"{section.id} {index} {phrase.whole}" if phrase.whole else "")


def _part(part: Part, where: str) -> Iterator[Phrase]:
    if isinstance(part, Text):
        yield from _phrases(f"the text of {where}", part.words)
    elif isinstance(part, Points):
        yield from _points(part, where)
    elif isinstance(part, FillIn):
        for blank in part.blanks:
            yield from _filled(blank, where, strong=part.strong)
    elif isinstance(part, LeafletMedicine):
        yield from _medicine(part, where)
    elif isinstance(part, Steps):
        yield from _steps(part, where)
    elif isinstance(part, Chart):
        yield Phrase(f"the picture in {where}", (), chart=part)
    elif isinstance(part, Visits):
        rows = ((visit.day_text, part.joint.join(visit.what)) for visit in part.rows)
        yield from _table(part.headings, rows, where)
    elif not isinstance(part, WritingLines):
        yield from _table(part.headings, part.rows, where)


def _points(points: Points, where: str) -> Iterator[Phrase]:
    for number, line in enumerate(points.lines, start=1):
        place = f"line {number} of {where}"
        if not points.to_tick:
            yield _phrase(place, BULLET)
        yield _phrase(place, line)


def _filled(blank: Blank, where: str, *, strong: bool) -> Iterator[Phrase]:
    place = f"a line to fill in of {where}"
    if strong or not blank.value:
        yield from _phrases(place, blank.label, blank.value)
    else:
        yield _phrase(place, f"{blank.label}: {blank.value}")


def _medicine(medicine: LeafletMedicine, where: str) -> Iterator[Phrase]:
    place = f"{medicine.name or medicine.id} in {where}"
    joints = product((_BETWEEN, ""), repeat=max(0, len(medicine.take) - 1))
    yield from _phrases(place, medicine.name, medicine.what_for)
    if medicine.take:
        yield _phrase(f"what to take of {place}", *(_joined(medicine.take, between) for between in joints))
    yield from _phrases(place, medicine.only_on, *medicine.how)


def _joined(parts: tuple[str, ...], between: tuple[str, ...]) -> str:
    return parts[0] + "".join(f"{joint}{part}" for joint, part in zip(between, parts[1:], strict=True))


def _steps(steps: Steps, where: str) -> Iterator[Phrase]:
    heading = tuple(plainly(text) for text in steps.headings if text)
    yield from _phrases(f"the heading of the table in {where}", *steps.headings)
    for number, row in enumerate(steps.rows, start=1):
        whole = f"row {number} of {where}"
        for index, (name, text) in enumerate(_cells(row)):
            phrase = _phrase(f"the {name} in {whole}", text)
            again = heading if index == 0 else ()
            yield phrase._replace(whole=whole, again=again, optional=name == "weeks")
    yield _phrase(f"the end of the plan in {where}", steps.end_text)


def _cells(row: LeafletRow) -> tuple[tuple[str, str], ...]:
    tablets = ", ".join(count_text(each) for each in row.tablets) or row.tablets_text
    named = (
        ("first day", row.from_text),
        ("last day", row.to_text),
        ("dose", row.dose_text),
        ("tablets", tablets),
        ("weeks", row.weeks_text),
    )
    return tuple((name, text) for name, text in named if text)


def _table(headings: Iterable[str], rows: Iterable[Iterable[str]], where: str) -> Iterator[Phrase]:
    heading = tuple(plainly(text) for text in headings if text)
    for text in heading:
        yield Phrase(f"the heading of the table in {where}", (text,))
    for number, row in enumerate(rows, start=1):
        whole = f"row {number} of {where}"
        for index, text in enumerate(text for text in row if text):
            yield _phrase(whole, text)._replace(whole=whole, again=heading if index == 0 else ())
