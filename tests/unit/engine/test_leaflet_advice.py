"""What else a patient is told: methotrexate, when to call, sun, vaccines, pregnancy, side effects, checks."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.dose import Dose
from app.domain.leaflet import Leaflet, Points, Text, Visits, WritingLines
from app.domain.plan import Monitor, Plan
from tests.unit.engine.patient_pages import case_with, page, page_of, vignette
from tests.unit.handout.example_course import ROWS, make_alert, make_case, make_plan, make_row, mg
from tests.unit.handout.spoken_page import said, section_of


def taking(*medicines: str) -> Plan:
    return make_plan(recommendations=tuple(make_row(each, each) for each in medicines), taper=None, alerts=())


def visits_of(leaflet: Leaflet) -> list[tuple[str, str]]:
    return [
        (row.day_text, part.joint.join(row.what))
        for part in leaflet.parts()
        if isinstance(part, Visits)
        for row in part.rows
    ]


def test_PAT_5_H01_that_the_methotrexate_section_says_everything_that_must_be_said() -> None:
    words = said(page(), "methotrexate")
    for sentence in (
        "Methotrexate: Monday only", "Take it on Monday only. ONE day a week. Never every day.", "it can kill",
        "On Monday, count your tablets: 6 tablets of 2.5 mg. That is 15 mg.",
        "You forgot it? Call us before you take it. Never take two doses to catch up.",
        "You have a fever, mouth sores, bruises or a new dry cough? Do not take it.",
        "You find it hard to breathe? Do not take it. Call 911 at once.",
        "You vomit or have diarrhea? Do not take it until we say so.",
        "Ask us before any antibiotic. Trimethoprim with methotrexate can kill.", "Drink little or no alcohol.",
        "Take folic acid on Tuesday, never on Monday.", "It can harm an unborn baby. Use birth control.",
        "Go to all blood tests, even if you feel well. The next one is on Saturday 05 December 2026.",
    ):  # fmt: skip
        assert sentence in words, sentence


def test_PAT_5_that_an_injection_and_daily_folic_acid_are_told_as_they_are() -> None:
    rows = (
        make_row("m", "methotrexate", replace(mg("15", "week"), form="injection")),
        make_row("f", "folic_acid", mg("1")),
    )
    words = said(page(make_plan(recommendations=rows, taper=None, monitoring=())), "methotrexate")
    assert "On Monday, inject 15 mg under the skin." in words
    assert "Take folic acid each day, but never on Monday." in words
    assert "tablets" not in words
    assert words.endswith("Go to all blood tests, even if you feel well.")


@pytest.mark.parametrize(
    ("who", "told"),
    [
        ({}, True),
        ({"sex": "female", "can_become_pregnant": "yes"}, True),
        ({"sex": "female", "can_become_pregnant": "no"}, False),
        ({"sex": "male", "can_become_pregnant": "no"}, True),
        ({"sex": "male", "partner_can_become_pregnant": "no"}, False),
    ],
)
def test_PAT_5_H12_that_birth_control_is_named_unless_no_one_can_become_pregnant(
    who: dict[str, str], told: bool
) -> None:
    leaflet = page(case=make_case(**who))
    assert ("birth control" in said(leaflet, "methotrexate")) is told
    assert (section_of(leaflet, "pregnancy") is not None) is told


@pytest.mark.parametrize("medicine", ["methotrexate", "mycophenolate_mofetil", "cyclophosphamide"])
def test_H12_that_a_medicine_that_harms_a_baby_says_so_by_its_name(medicine: str) -> None:
    words = said(page(taking(medicine, "prednisone"), make_case(sex="female")), "pregnancy")
    assert f"Never get pregnant or breastfeed on {medicine.replace('_', ' ')}." in words
    assert "Use birth control all the time." in words
    assert "Keep taking your prednisone if you get pregnant. Never stop it on your own." in words
    assert ("2 kinds of birth control" in words) is (medicine == "mycophenolate_mofetil")
    partner = said(page(taking(medicine), make_case(sex="male")), "pregnancy")
    assert "Talk to us before you plan a baby." in partner
    assert "breastfeed" not in partner


def test_H12_that_other_medicines_ask_for_a_call_and_for_no_birth_control() -> None:
    words = said(page(taking("hydroxychloroquine"), make_case(sex="female")), "pregnancy")
    assert "Call us before you change any medicine." in words
    assert "birth control all the time" not in words
    assert section_of(page(taking("hydroxychloroquine"), make_case(sex="male")), "pregnancy") is None


@pytest.mark.parametrize(
    ("pregnancy", "words"),
    [("pregnant", "You are pregnant."), ("planning", "You want a baby."), ("breastfeeding", "You breastfeed.")],
)
def test_H12_that_what_is_known_is_told_and_not_asked(pregnancy: str, words: str) -> None:
    section = said(page(taking("prednisone"), make_case(sex="female", pregnancy=pregnancy)), "pregnancy")
    assert words in section
    assert "You may be pregnant" not in section


def test_PAT_4_that_signs_for_a_call_at_once_and_the_same_day_stand_side_by_side() -> None:
    leaflet = page()
    for name in ("emergency", "today"):
        section = section_of(leaflet, name)
        assert section is not None
        assert section.beside
    assert "you vomit, or have bad diarrhea" in said(leaflet, "emergency")
    assert "Then say: I take steroids." in said(leaflet, "emergency")
    for words in ("chickenpox, shingles or measles", "your mood or your sleep", "thirsty", "stomach", "mouth sores"):
        assert words in said(leaflet, "today")


def test_PAT_4_that_signs_of_a_medicine_stand_only_with_it() -> None:
    plain = page(taking("hydroxychloroquine"))
    assert "you vomit and cannot keep your tablets down" in said(plain, "emergency")
    assert "steroids" not in said(plain, "emergency")
    assert "mouth sores" not in said(plain, "today")
    assert "you get a new itchy rash" in said(plain, "today")
    assert "leg swells" in said(page(taking("ivig")), "emergency")


def test_PAT_6_that_the_sun_page_names_sunscreen_hat_sleeves_shade_clouds_and_a_call() -> None:
    words = said(page(), "sun")
    for word in ("cloudy", "factor 50 or more", "hat", "long sleeves", "shade", "Your rash gets worse? Call us."):
        assert word in words


def test_G30_H13_that_no_live_vaccine_is_had_under_a_medicine_that_weakens_the_immune_system() -> None:
    live = "You must not have a live one."
    for medicine in ("prednisone", "methotrexate", "azathioprine", "rituximab"):
        assert live in said(page(taking(medicine)), "infections")
    assert section_of(page(taking("hydroxychloroquine")), "infections") is None
    assert "On immune globulin some vaccines may not work." in said(page(taking("ivig")), "infections")
    assert "Have your vaccines before rituximab" in said(page(taking("rituximab")), "infections")


def test_G30_that_a_live_vaccine_that_is_planned_is_called_off() -> None:
    off = "You told us of a live vaccine. Do not have it now."
    assert off in said(page(make_plan(alerts=(make_alert("G30", "stop"),))), "infections")
    assert off not in said(page(), "infections")


def test_H28_that_side_effects_are_those_of_the_medicines_on_the_page_by_name() -> None:
    words = said(page(), "effects")
    assert "On prednisone you may be more hungry" in words
    assert "On methotrexate you may feel sick to your stomach" in words
    assert "hydroxychloroquine" not in words
    assert "grow more slowly" not in words
    assert "On prednisone a child may grow more slowly." in said(page(make_plan(population="juvenile")), "effects")
    assert section_of(page(taking("folic_acid")), "effects") is None


def test_H38_that_every_check_of_the_next_year_is_dated_and_named_once_a_day() -> None:
    assert visits_of(page())[:4] == [
        ("Saturday 28 November 2026", "visit"), ("Saturday 05 December 2026", "visit, blood tests"),
        ("Saturday 12 December 2026", "visit"), ("Saturday 19 December 2026", "visit, blood tests"),
    ]  # fmt: skip
    assert len(visits_of(page())) == 7


def test_H38_that_what_is_due_today_is_a_list_to_tick() -> None:
    section = section_of(page(), "visits")
    assert section is not None
    (now,) = (part for part in section.parts if isinstance(part, Points))
    assert now == Points(("blood tests",), to_tick=True)


def test_H38_that_a_check_of_a_medicine_that_is_not_taken_is_left_out_and_one_on_hold_is_not() -> None:
    without = page(accepted=frozenset({"start-prednisone"}))
    assert visits_of(without)[1] == ("Saturday 05 December 2026", "visit")
    held = make_row("hold", "methotrexate", action="hold", verdict="blocked")
    assert visits_of(page(make_plan(recommendations=(ROWS[0], held))))[1][1] == "visit, blood tests"


def test_H38_that_nothing_beyond_a_year_and_nothing_without_a_visit_day_is_dated() -> None:
    later = Monitor("review", "review", (date(2027, 11, 20), date(2027, 12, 1)), "", ())
    assert visits_of(page(make_plan(monitoring=(later,)))) == [("Saturday 20 November 2027", "visit")]
    assert section_of(page(make_plan(monitoring=(later,), visit_date=None)), "visits") is None


def test_PAT_8_that_a_check_without_a_plain_name_is_another_check() -> None:
    unknown = Monitor("anti-xyz", "anti-xyz", (date(2026, 12, 19),), "", ())
    assert visits_of(page(make_plan(monitoring=(unknown,)))) == [("Saturday 19 December 2026", "another check")]


def test_H28_that_there_is_room_for_the_patients_own_questions() -> None:
    section = section_of(page(), "questions")
    assert section is not None
    assert WritingLines(3) in section.parts


def test_H28_that_the_page_of_a_child_speaks_to_whoever_gives_the_medicines() -> None:
    leaflet = page(make_plan(population="juvenile"))
    assert leaflet.sections[0].title.startswith("Give the medicines")
    assert "specialist center" in said(leaflet, "call")
    british = page(make_plan(population="juvenile", region="UK"))
    assert "specialist centre" in said(british, "call")


def test_I05_that_a_dose_in_grams_of_a_course_is_told_as_one() -> None:
    row = make_row("ivig", "ivig", Dose(mg("116").amount, "g", "flat", "cycle"))
    assert "116 g for each course" in said(page(make_plan(recommendations=(row,), taper=None)), "medicines")


def test_PAT_5_that_methotrexate_by_the_record_goes_under_the_skin() -> None:
    case = case_with(other_treatment={"methotrexate": {"route": "subcutaneous"}})
    plan = make_plan(recommendations=(make_row("m", "methotrexate", mg("15", "week"), action="continue"),), taper=None)
    assert "inject 15 mg under the skin" in said(page(plan, case), "methotrexate")


WITH_AN_INFECTION = (
    "V20a",
    "relapse-with-fever-on-prednisone",
    "infection-holds-azathioprine",
    "juvenile-infection-at-review",
    "juvenile-ill",
)


@pytest.mark.parametrize("name", WITH_AN_INFECTION)
def test_R03_that_a_plan_too_sends_who_may_have_an_infection_to_a_doctor_today(name: str) -> None:
    leaflet = page_of(vignette(name))
    first = leaflet.sections[0]
    assert (leaflet.kind, first.id) == ("plan", "call")
    told = "You may have an infection. A doctor must look for it today. No doctor has seen you today? Call us now."
    assert first.parts[0] == Text(told, bold=True)


def test_R03_that_no_infection_is_named_to_who_has_none() -> None:
    assert "infection" not in said(page(), "call")
    assert said(page_of(vignette("V01a")), "call").count("infection") == 1
