"""Days of illness on the page: from the plan's own doses on those dates, in whole tablets, and never more."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.leaflet import Grid, Text
from app.engine.leaflet_page import open_page
from app.engine.leaflet_sick import SickDays, sick_days
from app.engine.uneven import in_two_parts
from tests.unit.engine.patient_pages import on_steroid, page, steroid_plan, with_strengths
from tests.unit.handout.example_course import make_case, make_compiled, make_plan, make_row, make_taper
from tests.unit.handout.spoken_page import said, section_of

NUMBERS = make_compiled().numbers


def rows_of(dose: str, *strengths_mg: str) -> list[tuple[str, ...]]:
    case = with_strengths(*strengths_mg) if strengths_mg else make_case()
    ill = section_of(page(steroid_plan(dose), case), "ill")
    assert ill is not None
    (grid,) = (part for part in ill.parts if isinstance(part, Grid))
    return [row[:3] for row in grid.rows]


def stretches(plan: object = None) -> tuple[SickDays, ...]:
    return sick_days(open_page(make_compiled(), make_case(), plan or make_plan(), None, "en"))  # type: ignore[arg-type]


def test_C_09_H09_that_every_date_of_the_plan_has_its_own_sick_dose() -> None:
    plan = make_plan()
    assert plan.taper is not None
    found = stretches()
    assert [each.first_day for each in found[:3]] == [date(2026, 11, 21), date(2026, 12, 19), date(2027, 1, 2)]
    assert found[-1].last_day == date(2028, 1, 14)
    for step in plan.taper.steps:
        (own,) = (each for each in found if each.first_day <= step.first_day <= each.last_day)  # type: ignore[operator]
        assert own.morning is not None
        assert own.evening is not None
        total = own.morning.dose_mg + own.evening.dose_mg
        assert total == max(step.dose_mg, Decimal(10)), step
        assert step.dose_mg in own.doses_mg
        for part in (own.morning, own.evening):
            assert sum(strength * count for strength, count in part.tablets) == part.dose_mg


def test_C_09_that_one_row_stands_for_all_doses_below_the_split() -> None:
    ill = said(page(), "ill").splitlines()
    assert ("less than 10 mg | 5 mg: 1 × 5 mg | 5 mg: 1 × 5 mg | Saturday 08 May 2027 | Friday 14 January 2028") in ill
    assert (
        "17.5 mg | 10 mg: 1 × 10 mg | 7.5 mg: 1 × 5 mg, 1 × 2.5 mg | Saturday 27 February 2027 | Friday 12 March 2027"
    ) in ill


@pytest.mark.parametrize(
    ("dose", "strengths_mg", "row"),
    [
        ("60", (), ("60 mg", "30 mg: 1 × 20 mg, 1 × 10 mg",
                    "30 mg: 1 × 20 mg, 1 × 10 mg")),
        ("60", ("20",), ("60 mg", "40 mg: 2 × 20 mg", "20 mg: 1 × 20 mg")),
        ("20", ("20",), ("20 mg", "20 mg, as always", "none")),
        ("17.5", ("20",), ("17.5 mg", "Do not share it out. Take your usual dose, and call us.", "none")),
        ("25", ("5",), ("25 mg", "15 mg: 3 × 5 mg", "10 mg: 2 × 5 mg")),
        ("10", (), ("10 mg", "5 mg: 1 × 5 mg", "5 mg: 1 × 5 mg")),
        ("9", (), ("9 mg", "5 mg: 1 × 5 mg", "5 mg: 1 × 5 mg")),
        ("1", ("1",), ("1 mg", "5 mg: 5 × 1 mg", "5 mg: 5 × 1 mg")),
        ("8", ("8",), ("8 mg", "5 mg", "5 mg")),
    ],
)  # fmt: skip
def test_C_09_H09_that_a_dose_is_split_into_whole_tablets_or_raised_to_the_low_dose(
    dose: str, strengths_mg: tuple[str, ...], row: tuple[str, ...]
) -> None:
    assert rows_of(dose, *strengths_mg) == [row]


def test_C_09_that_a_dose_without_a_plan_stands_from_the_visit_on() -> None:
    row = "20 mg | 10 mg: 1 × 10 mg | 10 mg: 1 × 10 mg | Saturday 21 November 2026 | until we change it"
    assert row in said(page(steroid_plan("20")), "ill")


def test_H05_C_09_that_after_an_illness_no_cut_is_made_that_was_not_agreed_on() -> None:
    for plan in (steroid_plan("20"), make_plan()):
        ill = said(page(plan), "ill")
        assert "Well for 2 to 3 days? Go back to the dose from before you were ill." in ill
        assert "your plan has for that day" not in ill


def test_C_09_that_a_dose_that_is_not_known_gets_both_rules() -> None:
    row = make_row("open", "prednisone", action="continue")
    ill = said(page(make_plan(recommendations=(row,), taper=None)), "ill").splitlines()
    assert "less than 10 mg | 5 mg: 1 × 5 mg | 5 mg: 1 × 5 mg | now | until we change it" in ill
    shares = "one of two even shares of your usual tablets | the other share"
    assert f"10 mg or more | {shares} | now | until we change it" in ill


def test_C_09_that_covid_asks_for_more_only_on_doses_below_it() -> None:
    more = "Take 10 mg in the morning and 10 mg in the evening."
    assert more not in said(page(steroid_plan("20")), "ill")
    assert "Never take more than it says." in said(page(steroid_plan("20")), "ill")
    assert "except for COVID-19: see below" in said(page(steroid_plan("17.5")), "ill")
    assert "Never take more" not in said(page(steroid_plan("17.5")), "ill")
    assert more in said(page(steroid_plan("17.5")), "ill")
    assert more in said(page(), "ill")


def test_C_09_H08_that_vomiting_is_an_emergency_and_the_steroid_goes_on() -> None:
    for leaflet in (page(), page(make_plan(population="juvenile"))):
        ill = said(leaflet, "ill")
        assert "Never stop prednisone." in ill
        assert "This is an emergency. Call 911." in ill
        assert "hydrocortisone injection" in ill


def test_PAT_4_that_the_year_after_the_last_tablet_is_told_with_its_day() -> None:
    assert "From Saturday 15 January 2028, for a year, call us the same day if you are ill." in said(page(), "ill")


@pytest.mark.parametrize("population", ["juvenile", None])
def test_C_09_that_who_is_not_known_to_be_an_adult_gets_no_sick_day_figure(population: str | None) -> None:
    rule = said(page(make_plan(population=population)), "ill")
    assert "Follow the sick-day plan that your team wrote for you." in rule
    assert " mg" not in rule


def test_G32_that_another_steroid_gets_no_sick_day_figure() -> None:
    assert " mg" not in said(page(steroid_plan("5"), on_steroid("methylprednisolone", "4")), "ill")


def test_C_09_that_no_steroid_means_no_sick_day_rule() -> None:
    assert said(page(accepted=frozenset({"start-methotrexate", "folic-acid"})), "ill") == ""


@settings(deadline=None)
@given(st.integers(20, 160))
def test_C_09_H09_that_two_parts_are_the_total_and_never_double_it(half_mg: int) -> None:
    total = Decimal(half_mg) / 2
    morning, evening = in_two_parts(total, NUMBERS)
    assert morning + evening == total
    assert 0 <= morning - evening <= Decimal("2.5")


def test_C_09_H09_that_no_plan_ever_doubles_a_dose_or_leaves_it_out() -> None:
    for dose in ("10", "15", "60", "80"):
        plan = make_plan(taper=make_taper(((dose, 4, "until control"),)), recommendations=())
        row = make_row("start", "prednisone", None)
        (stretch,) = stretches(make_plan(recommendations=(row,), taper=plan.taper))
        assert stretch.morning is not None
        assert stretch.evening is not None
        assert stretch.morning.dose_mg + stretch.evening.dose_mg == Decimal(dose)


def test_C_09_PAT_4_that_every_rule_for_sick_days_stands_before_their_table() -> None:
    for plan in (make_plan(), steroid_plan("17.5")):
        ill = section_of(page(plan), "ill")
        assert ill is not None
        assert [isinstance(part, Grid) for part in ill.parts].index(True) == len(ill.parts) - 1
        told = [part.words for part in ill.parts if isinstance(part, Text)]
        most = told.index("Take no more than it says, except for COVID-19: see below.")
        assert told[most + 1].startswith("You have COVID-19 and your usual dose is less than 20 mg?")
        assert told[most + 2] == "You do not have the tablets in your row? Take your usual dose, and call us."
        assert told[most + 3] == "Well for 2 to 3 days? Go back to the dose from before you were ill."
