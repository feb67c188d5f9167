"""The calendar of a page, read back by a parser that is not ours."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest

from app.domain.errors import HandoutRefused
from app.domain.leaflet import Leaflet, LeafletSection, Points, Steps, Text, Visit, Visits
from app.interop.calendar import calendar_file
from tests.unit.handout.example_pages import (
    DECISION_ID,
    DRAFT,
    EXAMPLES,
    FIRST_DAY,
    in_script,
    plan_page,
    steps,
    visits,
)


def events_of(leaflet: Leaflet) -> list[Any]:
    """The events as another program reads them; it tells of every property that it cannot read."""
    calendar = icalendar.Calendar.from_ical(calendar_file(leaflet))
    assert not calendar.errors
    events = calendar.walk("VEVENT")
    assert not any(event.errors for event in events)
    return events


def days_and_texts(events: Iterable[Any]) -> list[tuple[date, str]]:
    return [(event["DTSTART"].dt, str(event["SUMMARY"])) for event in events]


@pytest.mark.parametrize("leaflet", EXAMPLES, ids=lambda leaflet: leaflet.language)
def test_CLK_1_that_each_change_of_dose_the_last_day_and_each_visit_is_a_whole_day(leaflet: Leaflet) -> None:
    (section,) = (each for each in leaflet.sections if each.id == "plan")
    (table,) = (part for part in leaflet.parts() if isinstance(part, Steps))
    (checks,) = (part for part in leaflet.parts() if isinstance(part, Visits))
    expected = [(row.first_day, f"{section.title}: {row.dose_text}") for row in table.rows]
    expected += [(table.end_day, f"{section.title}: {table.end_text}")]
    expected += [(row.day, ", ".join(row.what)) for row in checks.rows]
    events = events_of(leaflet)
    assert sorted(days_and_texts(events)) == sorted(expected)
    for event in events:
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
        assert type(event["DTSTART"].dt) is date


@pytest.mark.parametrize("leaflet", EXAMPLES, ids=lambda leaflet: leaflet.language)
def test_MED_8_that_a_dose_stands_with_its_days_its_tablets_and_when_not_to_go_down(leaflet: Leaflet) -> None:
    doses = (event for event in events_of(leaflet) if not event.walk("VALARM"))
    described = {event["DTSTART"].dt: str(event["DESCRIPTION"]) for event in doses}
    (table,) = (part for part in leaflet.parts() if isinstance(part, Steps))
    (section,) = (each for each in leaflet.sections if each.id == "plan")
    notes = [part.words for part in section.parts if isinstance(part, Text)]
    assert notes
    for row in table.rows:
        told = described[row.first_day]
        assert all(each in told for each in (row.from_text, row.to_text, row.dose_text, row.tablets_text, *notes))
    assert all(note in described[table.end_day] for note in notes)


@pytest.mark.parametrize("leaflet", EXAMPLES, ids=lambda leaflet: leaflet.language)
def test_PAT_9_that_each_event_bears_the_marks_the_decision_and_the_language(leaflet: Leaflet) -> None:
    for event in events_of(leaflet):
        told = str(event["DESCRIPTION"]).split("\n")
        assert told[: len(leaflet.marks)] == list(leaflet.marks)
        assert told[-1] == f"Page code {DECISION_ID}"
        assert event["SUMMARY"].params["LANGUAGE"] == event["DESCRIPTION"].params["LANGUAGE"] == leaflet.language


def test_H38_that_a_visit_reminds_in_the_morning_of_the_day_before_and_a_dose_does_not() -> None:
    for event in events_of(plan_page()):
        alarms = event.walk("VALARM")
        if str(event["SUMMARY"]).startswith("Your plan"):
            assert not alarms
        else:
            (alarm,) = alarms
            assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(hours=-15))
            assert alarm["DESCRIPTION"] == event["SUMMARY"]


def test_PHI_7_that_no_event_says_who_the_patient_is() -> None:
    told = calendar_file(plan_page()).replace(b"\r\n ", b"").decode()
    assert "prednisone" in told
    for secret in ("Jane", "Doe", "004-1187", "1974", "12 March"):
        assert secret not in told
    assert all(event["CLASS"] == "PRIVATE" for event in events_of(plan_page()))


def test_OUT_4_that_the_same_page_gives_the_same_bytes_and_ids_come_from_the_decision() -> None:
    page = plan_page()
    assert calendar_file(page) == calendar_file(plan_page())
    ids = [str(event["UID"]) for event in events_of(page)]
    assert len(set(ids)) == len(ids) == 9
    other = [str(event["UID"]) for event in events_of(replace(page, decision_id="another"))]
    assert not set(ids) & set(other)
    renamed = replace(page, language="es", printed_on=None)
    assert [str(event["UID"]) for event in events_of(renamed)] == ids


def test_OUT_4_that_pages_without_a_decision_never_share_an_event() -> None:
    page = replace(plan_page(), decision_id="")
    section = next(each for each in page.sections if each.id == "checks")
    other = replace(page, sections=(section,))
    assert not {str(each["UID"]) for each in events_of(page)} & {str(each["UID"]) for each in events_of(other)}
    assert all("Page code" not in str(each["DESCRIPTION"]) for each in events_of(page))


def test_OUT_4_that_the_stamp_is_the_day_of_printing_else_the_first_day() -> None:
    printed = replace(plan_page(), printed_on=date(2026, 11, 25))
    assert {event["DTSTAMP"].dt.date() for event in events_of(printed)} == {date(2026, 11, 25)}
    assert {event["DTSTAMP"].dt.date() for event in events_of(replace(printed, printed_on=None))} == {FIRST_DAY}


@pytest.mark.parametrize("leaflet", EXAMPLES, ids=lambda leaflet: leaflet.language)
def test_that_lines_end_as_the_standard_says_and_are_folded_within_75_octets(leaflet: Leaflet) -> None:
    written = calendar_file(leaflet)
    assert written.endswith(b"END:VCALENDAR\r\n")
    lines = written.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode()  # a character that was cut through is no UTF-8


@pytest.mark.parametrize("shift", range(6))
def test_that_a_text_is_folded_between_characters_wherever_the_line_ends(shift: int) -> None:
    what = f"{'x' * shift}{'检查' * 60}"
    row = Visit(FIRST_DAY, "day", (what,))
    page = replace(in_script("zh-Hans"), sections=(LeafletSection("checks", "", (replace(visits(), rows=(row,)),)),))
    (event,) = events_of(page)
    assert str(event["SUMMARY"]) == what
    assert all(line.decode() for line in calendar_file(page).split(b"\r\n") if line)


def test_T092_that_a_text_can_begin_no_line_and_no_property_of_its_own() -> None:
    what = "blood; tests, \\ visit\r\nATTENDEE:mailto:x\u202eevil\nEND:VEVENT"
    row = Visit(FIRST_DAY, "day", (what,))
    page = replace(plan_page(), sections=(LeafletSection("checks", "t", (replace(visits(), rows=(row,)),)),))
    (event,) = events_of(page)
    assert str(event["SUMMARY"]) == "blood; tests, \\ visit ATTENDEE:mailto:xevil END:VEVENT"
    assert "ATTENDEE" not in event
    assert b"\\;" in calendar_file(page)
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f]", calendar_file(page))


def test_PAT_5_that_no_event_repeats_so_that_none_asks_for_methotrexate_after_it_was_stopped() -> None:
    assert b"RRULE" not in calendar_file(plan_page())
    assert b"methotrexate" not in calendar_file(plan_page())


def test_that_a_page_without_a_day_is_refused_and_no_empty_calendar_is_written() -> None:
    page = replace(plan_page(), sections=(LeafletSection("urgent", "Go today", (Points(("Go.",)),)),))
    with pytest.raises(HandoutRefused, match="no change of dose and no visit"):
        calendar_file(page)


def test_that_a_course_alone_and_visits_alone_are_calendars_too() -> None:
    course = replace(plan_page(), sections=(LeafletSection("plan", "Plan", (steps(),)),))
    checks = replace(plan_page(), sections=(LeafletSection("checks", "Checks", (visits(),)),))
    assert (len(events_of(course)), len(events_of(checks))) == (6, 3)
    assert DRAFT in str(events_of(checks)[0]["DESCRIPTION"])
