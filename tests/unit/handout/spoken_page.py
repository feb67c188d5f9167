"""A page read aloud: its prose, and every word that is printed, section by section."""

from collections.abc import Iterator

from app.domain.leaflet import (
    Chart,
    FillIn,
    Grid,
    Leaflet,
    LeafletMedicine,
    LeafletSection,
    Part,
    Points,
    Steps,
    Text,
    Visits,
)


def section_of(leaflet: Leaflet, name: str) -> LeafletSection | None:
    """The section of an id; None where the page has none."""
    return next((each for each in leaflet.sections if each.id == name), None)


def said(leaflet: Leaflet, name: str) -> str:
    """Everything that a section prints; "" where the page has none."""
    section = section_of(leaflet, name)
    return "" if section is None else "\n".join(printed(section))


def medicines_of(leaflet: Leaflet) -> list[LeafletMedicine]:
    """The medicines of the page, in order."""
    return [part for part in leaflet.parts() if isinstance(part, LeafletMedicine)]


def prose(section: LeafletSection) -> list[str]:
    """The title and the lines that are read as sentences; tables, labels and doses aside."""
    return [section.title, *(line for part in section.parts for line in _prose_of(part))]


def _prose_of(part: Part) -> Iterator[str]:
    match part:
        case Text(words):
            yield words
        case Points(lines):
            yield from lines
        case LeafletMedicine():
            yield from (part.what_for, *part.how)
        case Chart():
            yield part.words.text


def printed(section: LeafletSection) -> list[str]:
    """Every word of a section."""
    return [section.title, *(line for part in section.parts for line in _printed_of(part))]


def _printed_of(part: Part) -> Iterator[str]:
    match part:
        case FillIn(blanks):
            yield from (f"{blank.label}: {blank.value}" for blank in blanks)
        case LeafletMedicine():
            yield from (part.name, *part.take, part.only_on, part.what_for, *part.how)
        case Steps():
            yield from part.headings
            for row in part.rows:
                yield " | ".join((row.from_text, row.to_text, row.dose_text, row.tablets_text, row.weeks_text))
            yield part.end_text
        case Grid():
            yield from (" | ".join(row) for row in (part.headings, *part.rows))
        case Visits():
            yield from part.headings
            yield from (f"{row.day_text}: {part.joint.join(row.what)}" for row in part.rows)
        case Chart():
            yield from (part.words.dose_axis, part.words.week_axis, part.words.text)
        case _:
            yield from _prose_of(part)


def everything(leaflet: Leaflet) -> list[str]:
    """Every word of a page, its head and foot included."""
    head = [*leaflet.marks, leaflet.title, leaflet.subtitle, leaflet.printed.label, leaflet.printed.value]
    head += [f"{blank.label} {blank.value}" for blank in leaflet.patient]
    body = [line for section in leaflet.sections for line in printed(section)]
    return [line for line in (*head, *body, leaflet.about, leaflet.page_words, leaflet.decision_words) if line]
