"""What is taken stays on the page: a declined change, a fact that is missing, another day, a medicine on hold."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.case import Case
from app.domain.leaflet import Leaflet
from app.domain.page_order import PageOrder
from app.domain.plan import Derived, Plan
from app.engine.evaluate import evaluate
from app.engine.methotrexate_day import next_day
from app.pages import make_page
from tests.unit.engine.patient_pages import case_with, on_steroid, page, page_of, vignette
from tests.unit.handout.example_course import ROWS, make_case, make_compiled, make_plan, make_row, make_taper, mg
from tests.unit.handout.spoken_page import everything, medicines_of, said, section_of
from tests.vignettes.vignette import FOLDER, case_of

NOTHING: frozenset[str] = frozenset()
STEROID_SECTIONS = ("never_stop", "ill", "steroid_card")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def changing(action: str, now_mg: str = "20", then_mg: str = "17.5") -> tuple[Plan, Case]:
    """A change of the steroid that is taken, with a course that begins with it."""
    derived = replace(Derived(None, None, None, None, None), prednisone_mg_per_day=mg(now_mg).amount)
    row = make_row("change", "prednisone", mg(then_mg), action=action)
    taper = make_taper(((then_mg, 2, "2.5 mg steps"), ("15", 2, "2.5 mg steps")))
    return make_plan(recommendations=(row,), taper=taper, derived=derived), on_steroid("prednisone", now_mg)


@pytest.mark.parametrize("action", ["reduce", "increase", "start"])
def test_H08_that_a_steroid_whose_change_is_declined_stays_on_the_dose_of_today(action: str) -> None:
    plan, case = changing(action)
    leaflet = page(plan, case, accepted=NOTHING)
    (steroid,) = medicines_of(leaflet)
    assert (steroid.id, steroid.take[0]) == ("prednisone", "20 mg once a day, in the morning")
    assert "Stay on this dose until we tell you to change it." in steroid.how
    assert all(section_of(leaflet, name) for name in STEROID_SECTIONS)
    assert section_of(leaflet, "plan") is None
    assert "17.5 mg" not in "\n".join(everything(leaflet))


def test_H08_that_an_accepted_change_stands_with_its_course() -> None:
    plan, case = changing("reduce")
    leaflet = page(plan, case, accepted=frozenset({"change"}))
    (steroid,) = medicines_of(leaflet)
    assert steroid.take[0] == "17.5 mg once a day, in the morning"
    assert steroid.how[0] == "This dose is new."
    assert section_of(leaflet, "plan")


@pytest.mark.parametrize("name", ["V12", "V17", "relapse-gut", "kept-methylprednisolone", "juvenile-relapse-severe"])
def test_H08_T085_that_a_declined_change_makes_a_page_with_the_steroid_that_is_proved(name: str) -> None:
    case = vignette(name)
    leaflet = page_of(case, NOTHING)
    (steroid,) = (each for each in medicines_of(leaflet) if each.id == "prednisone")
    recorded = case.glucocorticoid.dose_mg_per_day
    assert recorded
    assert f"{recorded.normalize():f} mg" in steroid.take[0]
    assert section_of(leaflet, "never_stop")
    order = PageOrder(accepted=NOTHING, printed_on=case.visit_date)
    assert make_page(make_compiled(), case, evaluate(make_compiled(), case), order).startswith(b"%PDF")


def test_H08_that_no_vignette_has_a_page_from_which_a_steroid_that_is_taken_is_gone() -> None:
    seen = 0
    for each in FOLDER.suite().vignettes:
        try:
            case = case_of(each.case, each.id)
        except Exception:  # noqa: BLE001, S112 - a case that is refused makes no page
            continue
        if not case.glucocorticoid.dose_mg_per_day:
            continue
        leaflet = page_of(case, NOTHING)
        seen += 1
        if leaflet.kind == "plan":
            ended = section_of(leaflet, "steroid_ended") or "prednisone" in said(leaflet, "not_now")
            assert ended or any(medicine.id == "prednisone" for medicine in medicines_of(leaflet)), each.id
    assert seen > 100


def test_H08_that_a_steroid_whose_dose_is_not_known_goes_on_and_is_asked_about() -> None:
    leaflet = page_of(vignette("review-dose-open"))
    steroid = medicines_of(leaflet)[0]
    assert steroid.id == "prednisone"
    assert "Keep on with your prednisone. Call us today about your dose." in steroid.how
    assert section_of(leaflet, "never_stop")
    assert section_of(leaflet, "ill")


def test_H08_that_a_steroid_that_was_never_taken_does_not_appear() -> None:
    assert medicines_of(page(accepted=NOTHING)) == []


def test_H01_that_another_medicine_whose_dose_is_not_agreed_on_has_no_figure() -> None:
    row = make_row("lower", "azathioprine", mg("100"), action="reduce")
    leaflet = page(make_plan(recommendations=(row,), taper=None), accepted=NOTHING)
    (medicine,) = medicines_of(leaflet)
    assert medicine.take == ("As the label on the box says",)
    assert "We have not agreed on your dose yet. Call us today." in medicine.how


def taken_methotrexate(**methotrexate: Any) -> Case:
    case = vignette("V20a")
    record = case.other_treatment.methotrexate.model_copy(update=methotrexate)
    treatment = case.other_treatment.model_copy(update={"methotrexate": record})
    choices = case.choices.model_copy(update={"methotrexate_weekday": None})
    flags = dict.fromkeys(type(case.red_flags).model_fields, "no")
    return case.model_copy(
        update={
            "other_treatment": treatment, "choices": choices, "purpose": "review",
            "red_flags": case.red_flags.model_copy(update=flags),
        }
    )  # fmt: skip


def test_H01_that_methotrexate_without_a_day_is_never_silent() -> None:
    leaflet = page_of(taken_methotrexate(weekday=None))
    alarm = section_of(leaflet, "not_now")
    assert alarm is not None
    assert alarm.tone == "alarm"
    assert "Take no methotrexate until we agree on your one day. Call us today." in said(leaflet, "not_now")
    assert not any(medicine.id == "methotrexate" for medicine in medicines_of(leaflet))


def test_H01_that_methotrexate_without_a_dose_is_held_until_it_is_agreed_on() -> None:
    row = make_row("lower", "methotrexate", mg("10", "week"), action="reduce")
    leaflet = page(make_plan(recommendations=(row,), taper=None), accepted=NOTHING)
    assert "Take no methotrexate until we agree on your dose. Call us today." in said(leaflet, "not_now")


def on_methotrexate(before: str | None, chosen: str | None, visit: date) -> tuple[Plan, Case]:
    record = {"taking": "yes", **({"weekday": before} if before else {})}
    case = case_with(
        other_treatment={"methotrexate": record}, choices={"methotrexate_weekday": chosen} if chosen else {}
    )
    row = make_row("goes-on", "methotrexate", mg("15", "week"), action="continue")
    return make_plan(recommendations=(row,), taper=None, visit_date=visit), case


def test_H01_that_a_day_that_has_moved_is_told_beside_the_old_one() -> None:
    leaflet = page(*on_methotrexate("sunday", "monday", date(2026, 11, 21)))
    for name in ("medicines", "methotrexate"):
        assert "Your day is now Monday, not Sunday. Never take it on both days." in said(leaflet, name)
        assert "Your next dose is on Monday 23 November 2026. None before that." in said(leaflet, name)
    same = page(*on_methotrexate("monday", "monday", date(2026, 11, 21)))
    assert "Your day is now" not in said(same, "methotrexate")
    assert "next dose" not in said(same, "methotrexate")


@pytest.mark.parametrize("before", WEEKDAYS)
@pytest.mark.parametrize("chosen", WEEKDAYS)
def test_H01_that_a_moved_day_never_brings_two_doses_within_a_week(before: str, chosen: str) -> None:
    for day in range(16, 23):
        visit = date(2026, 11, day)
        _, case = on_methotrexate(before, chosen, visit)
        found = next_day(case, visit)
        assert found is not None
        assert found >= visit
        assert WEEKDAYS[found.weekday()] == chosen
        if before != chosen:
            last = max(each for each in range(day - 6, day + 1) if WEEKDAYS[date(2026, 11, each).weekday()] == before)
            assert 7 < (found - date(2026, 11, last)).days < 14


def test_H01_that_a_first_dose_has_its_date() -> None:
    assert "Your first dose is on Monday 23 November 2026." in said(page(), "methotrexate")
    assert next_day(make_case(), date(2026, 11, 23)) == date(2026, 11, 23)


def held(medicine: str = "methotrexate", **patient: str) -> Leaflet:
    row = make_row("hold", medicine, action="hold", verdict="blocked")
    return page(make_plan(recommendations=(ROWS[0], row)), make_case(**patient))


def test_H12_that_a_medicine_on_hold_keeps_its_warnings() -> None:
    leaflet = held(sex="female")
    assert "Mouth sores or bruises? Call us the same day." in said(leaflet, "not_now")
    assert "Keep on with birth control. Ask us before you stop it." in said(leaflet, "not_now")
    for words in ("you have mouth sores", "you bruise or bleed for no reason", "your skin or eyes turn yellow"):
        assert words in said(leaflet, "today")
    assert "You must not have a live one." in said(leaflet, "infections")
    assert "Never get pregnant or breastfeed on methotrexate." in said(leaflet, "pregnancy")
    assert "Use birth control all the time." in said(leaflet, "pregnancy")
    assert "birth control" not in said(held("hydroxychloroquine", sex="female"), "not_now")
    assert "birth control" not in said(held(sex="female", can_become_pregnant="no"), "not_now")


@pytest.mark.parametrize("medicine", ["methotrexate", "mycophenolate_mofetil"])
def test_H12_that_a_pregnant_woman_is_never_asked_to_start_again(medicine: str) -> None:
    leaflet = held(medicine, sex="female", pregnancy="pregnant")
    name = medicine.replace("_", " ")
    assert f"Do not take {name}. It can harm your baby. Call us today." in said(leaflet, "not_now")
    assert "start again" not in said(leaflet, "not_now")
    assert "birth control" not in said(leaflet, "not_now")


def test_H12_that_who_may_be_pregnant_takes_no_more_of_what_harms_a_baby_and_keeps_the_steroid() -> None:
    leaflet = page(case=make_case(sex="female"))
    words = said(leaflet, "pregnancy").splitlines()
    assert words[1] == "You may be pregnant? Take no more methotrexate. Call us today."
    assert "Keep taking your prednisone if you get pregnant. Never stop it on your own." in words
    assert "before you change any medicine" not in said(leaflet, "pregnancy")


def test_H05_that_a_page_replaces_the_older_ones_and_a_kept_dose_the_older_plan() -> None:
    replaces = "This page replaces all older pages. Throw them away."
    assert replaces in said(page(), "call")
    assert "Your older step-down plan does not count now." in said(page_of(vignette("V12-not-controlled")), "medicines")
    assert "older step-down plan" not in said(page(), "medicines")
    urgent = page(make_plan(recommendations=(make_row("scan", None, action="test"),), taper=None))
    assert replaces not in said(urgent, "call")


def test_H05_H08_that_the_last_day_of_a_dose_never_reads_as_then_stop() -> None:
    steroid = medicines_of(page())[0]
    assert steroid.how[-1].endswith("Then do not stop. Call us about your next dose.")


def test_PAT_4_that_when_to_call_stands_right_after_the_medicines() -> None:
    names = [section.id for section in page().sections]
    at = names.index("medicines")
    assert names[at : at + 4] == ["medicines", "emergency", "today", "never_stop"]


ENDING = ("review-1-mg", "juvenile-last-step", "one-steroid-sparing-medicine-is-offered")


@pytest.mark.parametrize("name", ENDING[:2])
def test_H08_that_a_declined_end_of_the_steroid_is_never_printed_as_an_order(name: str) -> None:
    leaflet = page_of(vignette(name), NOTHING)
    (steroid,) = medicines_of(leaflet)
    assert steroid.take == ("1 mg once a day, in the morning", "1 tablet of 1 mg")
    assert "Stay on this dose until we tell you to change it." in steroid.how
    assert section_of(leaflet, "never_stop")
    words = "\n".join(everything(leaflet))
    assert "Stop prednisone" not in words
    assert "finished" not in words
    for accepted in (None, frozenset({"review-last-step", "review-end-juvenile"})):
        assert "Stop prednisone. Do not take it any more." in said(page_of(vignette(name), accepted), "not_now")


def test_H01_that_a_declined_end_of_methotrexate_is_held_until_it_is_agreed_on() -> None:
    case = vignette(ENDING[2])
    declined = said(page_of(case, NOTHING), "not_now")
    assert "Stop methotrexate" not in declined
    assert "Take no methotrexate until we agree on your" in declined
    assert "Stop methotrexate." in said(page_of(case, frozenset({"stop-methotrexate"})), "not_now")


def test_R14_that_a_stop_for_safety_stands_though_nothing_was_accepted() -> None:
    assert "Stop hydroxychloroquine." in said(page_of(vignette("V29"), NOTHING), "not_now")


@pytest.mark.parametrize("name", ENDING)
def test_H08_T085_that_the_page_of_a_declined_end_is_proved(name: str) -> None:
    case = vignette(name)
    order = PageOrder(accepted=NOTHING, printed_on=case.visit_date)
    assert make_page(make_compiled(), case, evaluate(make_compiled(), case), order).startswith(b"%PDF")


def test_H13_A04_that_azathioprine_on_hold_names_the_gout_medicine_that_it_can_kill_with() -> None:
    pair = "Never take azathioprine with allopurinol or febuxostat, two gout medicines. Together they can kill."
    assert pair in said(page_of(vignette("review-azathioprine-allopurinol")), "not_now").splitlines()
    assert "Never take" not in said(held("azathioprine"), "not_now")


def test_H13_M08_that_methotrexate_on_hold_names_the_antibiotic_that_it_can_kill_with() -> None:
    row = make_row("hold", "methotrexate", action="hold", verdict="blocked")
    for dose, told in (("treatment", True), ("prophylaxis", False), ("none", False)):
        leaflet = page(make_plan(recommendations=(ROWS[0], row)), case_with(medicines={"trimethoprim": dose}))
        pair = "Never take methotrexate with trimethoprim, an antibiotic. Together they can kill."
        assert (pair in said(leaflet, "not_now")) == told


@pytest.mark.parametrize("name", ["juvenile-ill", "juvenile-infection-at-review"])
def test_C_09_H08_that_a_child_who_is_ill_now_is_not_left_on_the_dose_of_a_well_day(name: str) -> None:
    leaflet = page_of(vignette(name))
    steroid = medicines_of(leaflet)[0]
    assert steroid.id == "prednisone"
    assert "as ONE dose" not in said(leaflet, "medicines")
    at = steroid.how.index(
        "You are ill now? Take it as your own sick-day plan says. You have no such plan? Call us now."
    )
    assert steroid.how[at + 1] == "Until then, never take less than this dose."
    assert not any("Stay on this dose" in line for line in steroid.how)


def test_C_09_that_a_child_who_is_well_and_an_adult_who_is_ill_have_no_such_line() -> None:
    for name in ("juvenile-strengths", "infection-holds-azathioprine", "kept-in-illness-with-an-open-dose"):
        assert "sick-day plan says" not in said(page_of(vignette(name)), "medicines"), name


def test_C_09_H08_that_who_is_ill_on_a_dose_that_is_not_known_is_asked_for_it() -> None:
    ask = "Look at your box: how many mg did you take each day before you were ill? Not sure? Call us today."
    (steroid,) = medicines_of(page_of(vignette("kept-in-illness-with-an-open-dose")))
    assert ask in steroid.how
    assert ask not in said(page_of(vignette("review-dose-open")), "medicines")
