"""The patient's page: what it says, in words and values, before anything is painted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from app.domain.errors import HandoutRefused, Problem

LeafletKind = Literal["plan", "urgent"]
Tone = Literal["plain", "strong", "strip"]

PLACES = frozenset(
    "weekday day_after day month year steroid medicine emergency_number first_day end_day dose times count strength "
    "split_from low_dose protocol version status hash page pages".split()
)
_PLACE = re.compile(r"\{([a-z_]*)\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of one language, and what holds for every {place} of a whole page.

    Args:
        file: Where the texts stand, for whoever has to mend one.
    """

    texts: Mapping[str, str]
    file: str
    known: Mapping[str, str]

    def say(self, name: str, **places: str) -> str:
        """Find a text and put values into its places.

        Raises:
            HandoutRefused: the text is missing, or nothing is known for one of its places.
        """
        if name not in self.texts:
            raise HandoutRefused([Problem(self.file, f"texts.{name}", "is missing; add this text")])
        values = {**self.known, **places}
        for place in _PLACE.findall(self.texts[name]):
            if not values.get(place):
                says = f"nothing is known for {{{place}}}; record the fact, or take the place out"
                raise HandoutRefused([Problem(self.file, f"texts.{name}", says)])
        return _PLACE.sub(lambda place: values[place[1]], self.texts[name])

    def lines(self, name: str) -> tuple[str, ...]:
        """The numbered lines of a section (sun_1, sun_2 …), in order; empty where there is none."""
        count = next(number for number in range(1, 100) if f"{name}_{number}" not in self.texts)
        return tuple(self.say(f"{name}_{number}") for number in range(1, count))

    def day(self, day: date, form: str = "long_day") -> str:
        """Write a day in long form: Monday 02 March 2026."""
        weekday, month = self.say(f"weekday_{day.isoweekday()}"), self.say(f"month_{day.month}")
        return self.say(form, weekday=weekday, day=f"{day.day:02d}", month=month, year=str(day.year))


@dataclass(frozen=True, slots=True)
class Blank:
    """A label with its value; an empty value is a line to be filled in by hand."""

    label: str
    value: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class CallBox:
    """The first thing on the page: one message, and who to call: an emergency number, and lines for the team's own."""

    message: str
    emergency: Blank
    numbers: tuple[Blank, ...]


@dataclass(frozen=True, slots=True)
class LeafletMedicine:
    """A medicine that the patient takes now.

    Args:
        dose_text: Amount, unit and how often, on one line; "" where the label of the box says it.
        tablets_text: The same in whole tablets; "" where there are none or their strength is not known.
        only_on: The one day of the week, in words ("Monday only"); "" for every other medicine.
    """

    id: str
    name: str
    dose_text: str
    tablets_text: str
    what_for: str
    how: tuple[str, ...]
    only_on: str = ""


@dataclass(frozen=True, slots=True)
class LeafletRow:
    """One row of the step-down plan, complete in itself.

    Args:
        first_day, last_day: Inclusive.
        tablets: Strength in mg to tablets a day, largest first.
        weeks: Boxes to tick, one for each week begun.
    """

    first_day: date
    last_day: date
    from_text: str
    to_text: str
    dose_mg: Decimal
    dose_text: str
    tablets: tuple[tuple[Decimal, int], ...]
    tablets_text: str
    weeks: int


@dataclass(frozen=True, slots=True)
class LeafletTaper:
    """The step-down plan: how to read it, its rows, and what comes after the last one.

    Args:
        headings: Of the columns from, to, dose, tablets and weeks.
        if_worse: What to do where the plan does not hold.
    """

    title: str
    lead: str
    headings: tuple[str, str, str, str, str]
    rows: tuple[LeafletRow, ...]
    end_text: str
    if_worse: str


@dataclass(frozen=True, slots=True)
class LeafletSection:
    """A heading with its lines.

    Args:
        leads: What stands in bold above each line; empty where nothing does.
        tone: A strong section stands in a frame; a strip stands behind its title.
        wide: Across the whole page; two narrow ones in a row stand side by side.
    """

    title: str
    lines: tuple[str, ...]
    tone: Tone = "plain"
    wide: bool = True
    leads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaflet:
    """The whole content of the page.

    Args:
        kind: A plan with medicines, or one page of urgent advice with none.
        draft: No clinician has checked this page, or the protocol or its words are not approved.
        draft_mark: Printed on each page while it is a draft.
        patient: Name, birth and record number.
        not_now: Medicines that the patient has but must leave alone, a sentence for each.
        before, after: Sections before and after the step-down plan.
        about: What this page is and who has checked it, for its foot. signing: lines to be filled in by hand.
    """

    kind: LeafletKind
    language: str
    draft: bool
    draft_mark: str
    title: str
    subtitle: str
    patient: tuple[Blank, ...]
    printed: Blank
    printed_on: date | None
    call: CallBox
    not_now: tuple[str, ...]
    medicines_title: str
    medicines: tuple[LeafletMedicine, ...]
    medicines_note: str
    before: tuple[LeafletSection, ...]
    taper: LeafletTaper | None
    after: tuple[LeafletSection, ...]
    about: str
    signing: tuple[Blank, ...]
    protocol_line: str
    page_words: str
