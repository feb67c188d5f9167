"""The days of a page as a calendar file (RFC 5545): each change of dose, the last day, and each visit.

Methotrexate has no event: the page knows its weekday in words alone, and a weekly reminder without an end would go on
asking for it long after it was stopped.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple

from app.domain.errors import HandoutRefused, Problem
from app.domain.leaflet import Leaflet, LeafletSection, Steps, Text, Visits
from app.domain.written import drop_unseen

_LONGEST_LINE_BYTES = 75
_MORNING_BEFORE = "-PT15H"
"""Nine o'clock on the day before, counted from the midnight on which a whole day begins."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class _Event(NamedTuple):
    """A whole day. Args: told: lines of the description. reminds: on the day before."""

    day: date
    summary: str
    told: tuple[str, ...]
    reminds: bool = False


def calendar_file(leaflet: Leaflet) -> bytes:
    """Write the dated rows of a page as a calendar file, in the page's own words.

    Args:
        leaflet: A patient's page. Its marks stand in every event. Who the patient is stands in none.

    Returns:
        UTF-8 with CRLF, lines of at most 75 octets; the same page gives the same bytes.

    Raises:
        HandoutRefused: the page has no change of dose and no visit, and a calendar without a day is none.
    """
    events = sorted(_events(leaflet), key=lambda event: event.day)
    if not events:
        says = "has no change of dose and no visit with a day, so there is nothing for a calendar"
        raise HandoutRefused([Problem("the page", "", says)])
    stamp = leaflet.printed_on or events[0].day
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Heliotrope//Treatment plan//EN"),
        *("CALSCALE:GREGORIAN", "METHOD:PUBLISH"),
    ]
    for place, event in enumerate(events):
        lines += _lines_of(event, _uid(leaflet, events, place), stamp, leaflet)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _events(leaflet: Leaflet) -> Iterator[_Event]:
    for section in leaflet.sections:
        for part in section.parts:
            if isinstance(part, Steps):
                yield from _doses(section, part)
            elif isinstance(part, Visits):
                for row in part.rows:
                    yield _Event(row.day, part.joint.join(row.what), (row.day_text, section.title), reminds=True)


def _doses(section: LeafletSection, steps: Steps) -> Iterator[_Event]:
    """Each with what is said around the table, such as when not to go down.

    Without a reminder: it would press to go down before the visit at which that is agreed.
    """
    notes = tuple(part.words for part in section.parts if isinstance(part, Text))
    for row in steps.rows:
        yield _Event(row.first_day, f"{section.title}: {row.dose_text}", (*steps.told(row), *notes))
    yield _Event(steps.end_day, f"{section.title}: {steps.end_text}", notes)


def _uid(leaflet: Leaflet, events: list[_Event], place: int) -> str:
    """Known by the decision and the place in it; a page without a decision by all that its events say."""
    named = leaflet.decision_id or repr(events)
    return f"{sha256(f'{named}/{place}'.encode()).hexdigest()[:32]}@heliotrope"


def _lines_of(event: _Event, uid: str, stamp: date, leaflet: Leaflet) -> Iterator[str]:
    description = (*leaflet.marks, *event.told, *filter(None, (leaflet.decision_line,)))
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield _text("SUMMARY", leaflet.language, event.summary)
    yield _text("DESCRIPTION", leaflet.language, *description)
    yield from ("CLASS:PRIVATE", "TRANSP:TRANSPARENT")
    if event.reminds:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{_MORNING_BEFORE}")
        yield _text("DESCRIPTION", leaflet.language, event.summary)
        yield "END:VALARM"
    yield "END:VEVENT"


def _text(name: str, language: str, *lines: str) -> str:
    said = "\n".join(drop_unseen(line).strip() for line in lines)
    return f"{name};LANGUAGE={language}:{said.translate(_ESCAPES)}"


def _folded(line: str) -> bytes:
    """A line over as many as it needs, never broken within a character; each but the first begins with a blank."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > _LONGEST_LINE_BYTES:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join((*pieces, piece)) + b"\r\n"
