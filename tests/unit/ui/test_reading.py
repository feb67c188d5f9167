"""What is typed is read in exactly one way."""

from decimal import Decimal

import pytest

from app.domain.facts import FactSpec
from app.domain.recording import catalogue

catalogue()
from app.domain.form_groups import BESIDE_CHART, FROM_LAST_VISIT
from app.ui.presenters.draft import form_facts
from app.ui.presenters.form_plan import groups, order
from app.ui.presenters.questions import questions
from app.ui.presenters.reading import read_field, show_number, show_typed_day

WEIGHT = catalogue()["patient.weight_kg"]
PLATELETS = catalogue()["labs.platelets_10e9_per_l"]
HEIGHT = catalogue()["patient.height_cm"]
BORN = catalogue()["patient.date_of_birth"]


@pytest.mark.parametrize(
    ("typed", "read"), [("62", "62"), ("62.5", "62.5"), ("62,5", "62.5"), (" 62 ", "62"), ("0,125", "0.125")]
)
def test_that_point_and_comma_are_both_a_decimal_mark(typed: str, read: str) -> None:
    assert read_field(WEIGHT, typed).value == read


@pytest.mark.parametrize("typed", ["1,000", "1.000"])
def test_that_a_mark_before_three_digits_is_asked_about(typed: str) -> None:
    reading = read_field(PLATELETS, typed)
    assert reading.value is None
    assert reading.problem.startswith("Is this 1 or 1000?")


def test_that_a_recorded_number_is_never_shown_in_a_form_that_would_be_asked_about() -> None:
    shown = show_number(Decimal("1.234"), PLATELETS.number)
    assert Decimal(read_field(PLATELETS, shown).value or "") == Decimal("1.234")


@pytest.mark.parametrize("typed", ["2026-11-21", "21-Nov-2026", "21-nov-2026", "21 Nov 2026", "21112026"])
def test_that_a_day_is_read_in_three_spellings(typed: str) -> None:
    reading = read_field(BORN, typed)
    assert reading.value == "2026-11-21"
    assert reading.echo == "Sat 21-Nov-2026"
    assert show_typed_day(typed) == "21-Nov-2026"


@pytest.mark.parametrize("typed", ["21/11/2026", "11-21-2026", "31-Feb-2026", "2026-1-1", "21-Foo-2026", "20261121"])
def test_that_a_day_that_could_be_two_days_or_none_is_refused(typed: str) -> None:
    assert read_field(BORN, typed).problem


def test_that_every_fact_of_a_case_stands_in_the_form_once() -> None:
    assert sorted((*order(), *BESIDE_CHART, *FROM_LAST_VISIT)) == sorted(form_facts())
    assert set(questions()) == set(form_facts())


def test_that_red_flags_come_first_then_who_and_what_and_are_never_answered_together() -> None:
    first = groups()[:3]
    assert [group.id for group in first] == ["red_flags", "who", "what"]
    assert all(group.open_at_first and not group.folds for group in first)
    assert not any(group.rest_no for group in first)
    asked_with_no = [path for group in groups() if group.rest_no for path in group.paths]
    assert asked_with_no
    assert not any(path.startswith("red_flags.") for path in asked_with_no)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("159 lb", "72.1"), ("159lbs", "72.1"), ("159,5 LB", "72.3"), ("4.5lb", "2.04"), ("0 lb", "0")],
)
def test_T061_that_pounds_are_converted_once_and_echoed(typed: str, read: str) -> None:
    reading = read_field(WEIGHT, typed)
    assert (reading.value, reading.echo) == (read, read)


@pytest.mark.parametrize(("typed", "read"), [("65 in", "165.1"), ("1.65 m", "165"), ("1,65m", "165")])
def test_T061_that_inches_and_metres_are_converted_once_and_echoed(typed: str, read: str) -> None:
    reading = read_field(HEIGHT, typed)
    assert (reading.value, reading.echo) == (read, read)


@pytest.mark.parametrize("typed", ["159 in", "159 l b", "1_5 lb", "-5 lb", "1.234 lb", "62 g", "62 kgs", "159 mg"])
def test_T058_that_another_unit_than_those_of_the_field_is_not_read_as_a_number(typed: str) -> None:
    reading = read_field(WEIGHT, typed)
    assert reading.value is None
    assert reading.problem
    assert reading.echo == ""


def test_that_a_unit_is_converted_only_where_the_field_has_one_that_is_known() -> None:
    assert read_field(PLATELETS, "5 m").value is None
    assert "× 10⁹/L" in read_field(PLATELETS, "5 m").problem


@pytest.mark.parametrize("typed", ["<5", "> 1000", "≤5", "≥ 90", "~40"])
def test_T058_that_a_limit_is_told_as_one_and_makes_no_number(typed: str) -> None:
    reading = read_field(PLATELETS, typed)
    assert reading.value is None
    assert reading.problem.startswith("is a limit of the test, not a number")


@pytest.mark.parametrize(
    ("spec", "typed", "read"),
    [
        (WEIGHT, "11 st 4 lb", "71.7"),
        (WEIGHT, "11 st. 4 lb.", "71.7"),
        (HEIGHT, "5 ft. 6 in.", "167.6"),
        (HEIGHT, "5'6\"", "167.6"),
        (HEIGHT, "1 m 65", "165"),
        (HEIGHT, "1m65", "165"),
    ],
)
def test_T061_that_a_size_in_two_units_is_read_whole(spec: FactSpec, typed: str, read: str) -> None:
    assert read_field(spec, typed).value == read
