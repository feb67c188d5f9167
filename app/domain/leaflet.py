"""What a printed page says: words and values in reading order, before anything is set.

Every kind of page is one of these: the patient's, the clinician's copy, the blank form. The PDF, the plain text and the
calendar are made from the same value, so they cannot differ.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from app.domain.plan import Taper

LeafletKind = Literal["plan", "urgent", "clinician", "blank"]
Direction = Literal["ltr", "rtl"]
Tone = Literal["plain", "strong", "alarm", "card"]
TextSize = Literal["lead", "body", "small"]
TabletCount = tuple[Decimal, int]
"""Strength in mg, and how many tablets of it make one taking."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A label with its value; an empty value is a line to be filled in by hand.

    Args:
        shows: Path of the field of the case that says who the patient is and stands there; "" for all else.
    """

    label: str
    value: str = field(default="", repr=False)
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph; `lead` is larger than the body of the page, `small` is for notes."""

    words: str = field(repr=False)
    size: TextSize = "body"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list, each line behind a dot, or behind a box to tick."""

    lines: tuple[str, ...] = field(repr=False)
    to_tick: bool = False


@dataclass(frozen=True, slots=True)
class FillIn:
    """Labels with their values or with lines to write on.

    Args:
        columns: How many stand side by side, where there is room.
        strong: Values are large, as a number to call is.
    """

    blanks: tuple[Blank, ...]
    columns: int = 1
    strong: bool = False


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty lines to write on."""

    count: int


@dataclass(frozen=True, slots=True)
class LeafletMedicine:
    """A medicine that the patient takes now.

    Args:
        take: The one line that says what to take, in its attributes, between which alone it may be wrapped:
            ("15 mg once a week", "6 tablets of 2.5 mg").
        tablets: For its pictures, largest strength first; empty where there are none or the strength is not known.
        only_on: The one day of the week, in words ("Monday only"); "" for every other medicine.
    """

    id: str
    name: str
    take: tuple[str, ...]
    what_for: str
    how: tuple[str, ...]
    tablets: tuple[TabletCount, ...] = ()
    only_on: str = ""


@dataclass(frozen=True, slots=True)
class LeafletRow:
    """One row of the step-down plan, complete in itself.

    Args:
        first_day, last_day: Inclusive; their texts have the weekday and the month in words.
        tablets: A day, largest strength first. weeks: boxes to tick, one for each week begun; `weeks_text` says so
            to whoever cannot see them.
    """

    first_day: date
    last_day: date
    from_text: str
    to_text: str
    dose_mg: Decimal
    dose_text: str
    tablets: tuple[TabletCount, ...]
    tablets_text: str
    weeks: int
    weeks_text: str


@dataclass(frozen=True, slots=True)
class Steps:
    """The step-down plan as a table.

    Args:
        headings: Of the columns from, to, dose, tablets and weeks. end_day: the first day without a tablet.
    """

    headings: tuple[str, str, str, str, str]
    rows: tuple[LeafletRow, ...]
    end_day: date
    end_text: str

    def told(self, row: LeafletRow) -> tuple[str, ...]:
        """A row without its boxes, in attributes each behind its heading: complete without the table around it."""
        cells = (row.from_text, row.to_text, row.dose_text, row.tablets_text)
        return tuple(f"{heading}: {cell}" for heading, cell in zip(self.headings, cells, strict=False) if cell)


@dataclass(frozen=True, slots=True)
class ChartWords:
    """What the chart of the plan says: its axes, how a day is written, and the whole in words."""

    dose_axis: str
    week_axis: str
    day: Callable[[date], str]
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The step-down plan as a picture."""

    taper: Taper
    words: ChartWords


@dataclass(frozen=True, slots=True)
class Visit:
    """A day on which something is checked, and what that is."""

    day: date
    day_text: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Visits:
    """Days of checks as a table, each with a box to tick.

    Args:
        headings: Of the columns day, check and done. joint: between two checks of one day.
    """

    headings: tuple[str, str, str]
    rows: tuple[Visit, ...]
    joint: str
    tick_text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A plain table. An empty cell is written on; a new line in a cell begins a paragraph.

    A column without a heading names what stands behind it in its row, as far as the next such column.

    Args:
        shares: The widths of the columns as parts of the whole.
        named: The first paragraph of each row is its name, and bold.
        to_tick: An empty cell is a box to tick.
    """

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    shares: tuple[float, ...] = ()
    named: bool = False
    to_tick: bool = False


Part = Text | Points | FillIn | WritingLines | LeafletMedicine | Steps | Chart | Visits | Grid


@dataclass(frozen=True, slots=True)
class LeafletSection:
    """A heading with what stands under it.

    Args:
        id: Names the section among those of its kind of page: "medicines", "ill", "sun".
        tone: A strong section stands in a frame, an alarm is light on dark, a card is to be cut out.
        beside: Narrow: two in a row stand side by side where there is room.
        new_page: Begins a page.
    """

    id: str
    title: str
    parts: tuple[Part, ...]
    tone: Tone = "plain"
    beside: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Leaflet:
    """The whole content of a page.

    Args:
        kind: A plan with medicines, urgent advice with none, the clinician's copy, or a form to fill in.
        language: BCP 47: en-US, en-GB, es, ar, zh-Hans.
        draft: No clinician has checked this page, or the protocol or its words are not approved.
        marks: Printed at the top of each page: that it is a draft, and that its translation is one, the latter in
            the page's own language and in English.
        patient: Name, birth and record number. printed: the day of printing, in words; `printed_on` as a date.
        about: What this page is and who has checked it, for its foot.
        page_words: "Page {page} of {pages}", with its places open.
        decision_id: Short digest of what was decided, to be looked up again; "" for none.
        decision_words: "Page code {code}", with its place open. code_payload: what the square code on each page holds.
    """

    kind: LeafletKind
    language: str
    direction: Direction
    draft: bool
    marks: tuple[str, ...]
    title: str
    subtitle: str
    patient: tuple[Blank, ...]
    printed: Blank
    printed_on: date | None
    sections: tuple[LeafletSection, ...]
    about: str
    protocol_line: str
    page_words: str
    decision_id: str = ""
    decision_words: str = ""
    code_payload: str = ""

    @property
    def decision_line(self) -> str:
        """The words that name the decision, with its code; "" where there is none."""
        return self.decision_words.replace("{code}", self.decision_id) if self.decision_id else ""

    def parts(self) -> tuple[Part, ...]:
        """Every part of every section, in reading order."""
        return tuple(part for section in self.sections for part in section.parts)
