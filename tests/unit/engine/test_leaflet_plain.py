"""What a patient could read in two ways is said in one: doses that no tablets make, sick days, names and dates."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.leaflet import Blank, FillIn, Grid, Leaflet, LeafletMedicine, Text
from app.domain.page_order import PageOrder
from app.domain.plan import Derived, Monitor, Plan
from app.engine.evaluate import evaluate
from app.handout.agreement import first_disagreement
from app.pages import leaflet_of, make_page
from tests.unit.engine.patient_pages import (
    case_with,
    on_steroid,
    page,
    page_of,
    steroid_plan,
    vignette,
    with_strengths,
)
from tests.unit.handout.example_course import ROWS, make_case, make_compiled, make_plan, make_row, mg
from tests.unit.handout.spoken_page import everything, medicines_of, said, section_of


def one(medicine: str, **others: Any) -> Plan:
    return make_plan(recommendations=(make_row("row", medicine, **others),), taper=None)


def only(plan: Plan, case: Any = None) -> LeafletMedicine:
    (medicine,) = medicines_of(page(plan, case))
    return medicine


def sick_on_methylprednisolone() -> Leaflet:
    row = make_row("sick", "prednisone", mg("5", "dose", 2), action="continue")
    derived = replace(Derived(None, None, None, None, None), prednisone_mg_per_day=mg("5").amount)
    plan = make_plan(recommendations=(row,), taper=None, derived=derived)
    return page(plan, on_steroid("methylprednisolone", "4"))


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("start", "Your tablets cannot make this dose. Call us today, before you take any."),
        ("continue", "Your tablets cannot make this dose. Call us today. Until then, go on as before."),
    ],
)
def test_H05_MED_2_that_a_dose_that_the_tablets_cannot_make_is_not_left_to_the_patient(action: str, words: str) -> None:
    plan, case = steroid_plan("17.5", action=action), with_strengths("20")
    assert words in only(plan, case).how
    assert not any("Your tablets cannot" in line for line in only(plan).how)
    (grid,) = (part for part in section_of(page(plan, case), "ill").parts if isinstance(part, Grid))  # type: ignore[union-attr]
    assert grid.rows[0][1:3] == ("Do not share it out. Take your usual dose, and call us.", "none")


def tablets_for_the_old_dose_only(action: str, medicine: str = "prednisone", now_mg: str = "20") -> Leaflet:
    derived = replace(Derived(None, None, None, None, None), prednisone_mg_per_day=mg("20").amount)
    course = {"medicine": medicine, "dose_mg_per_day": now_mg}
    case = with_strengths("20").model_copy(update={"glucocorticoid": case_with(glucocorticoid=course).glucocorticoid})
    return page(steroid_plan("17.5", action=action, derived=derived), case)


@pytest.mark.parametrize("action", ["reduce", "increase"])
def test_H05_H09_that_a_change_that_the_tablets_cannot_make_leaves_the_old_dose_everywhere(action: str) -> None:
    leaflet = tablets_for_the_old_dose_only(action)
    (steroid,) = medicines_of(leaflet)
    assert steroid.take == ("20 mg once a day, in the morning", "1 tablet of 20 mg")
    wait = "We want to change your dose, but your tablets cannot make it. Stay on 20 mg. Call us today."
    assert wait in steroid.how
    assert "This dose is new." not in steroid.how
    assert not any("Stay on this dose" in line for line in steroid.how)
    assert "I take: prednisone, 20 mg a day" in said(leaflet, "steroid_card")
    assert "20 mg | 20 mg, as always | none" in said(leaflet, "ill")
    assert "17.5" not in "\n".join(everything(leaflet))


def test_H05_G32_that_another_steroid_stays_on_its_own_dose_while_tablets_are_awaited() -> None:
    (steroid,) = medicines_of(tablets_for_the_old_dose_only("reduce", "methylprednisolone", "16"))
    assert steroid.name == "methylprednisolone"
    assert any("Stay on 16 mg. Call us today." in line for line in steroid.how)


def test_H05_T085_that_a_child_whose_tablets_cannot_make_the_change_gets_a_proved_page() -> None:
    case = vignette("juvenile-strengths")
    assert medicines_of(page_of(case))[0].take[0] == "40 mg once a day, in the morning"
    order = PageOrder(printed_on=case.visit_date)
    assert make_page(make_compiled(), case, evaluate(make_compiled(), case), order).startswith(b"%PDF")


def test_H08_that_more_than_one_missed_dose_asks_for_a_call_and_no_guess() -> None:
    words = said(page(), "never_stop")
    assert "You missed more than one dose? Call us the same day. Do not guess a dose." in words


def test_G32_C_09_that_a_sick_day_on_another_steroid_has_one_way_back() -> None:
    leaflet = sick_on_methylprednisolone()
    medicine = medicines_of(leaflet)[0]
    assert (
        "Well for 2 to 3 days? Change back from prednisone to methylprednisolone, 4 mg once a day, the very next day."
        in medicine.how
    )
    ill = said(leaflet, "ill")
    assert "Take prednisone as the list of your medicines says." in ill
    assert "go back" not in ill.lower()
    assert " mg" not in ill
    card = said(leaflet, "steroid_card")
    assert "I take: methylprednisolone, 4 mg a day" in card
    assert "5 mg" not in card
    assert "prednisone" not in card


def test_C_09_H08_that_who_is_ill_on_a_dose_that_is_not_known_is_sent_to_the_table_and_has_a_card() -> None:
    leaflet = page_of(vignette("kept-in-illness-with-an-open-dose"))
    (steroid,) = medicines_of(leaflet)
    assert steroid.take == ("You are ill now: as the table “If you are ill” says",)
    assert "label" not in "".join((*steroid.take, *steroid.how))
    assert "one of two even shares of your usual tablets | the other share" in said(leaflet, "ill")
    assert "I take: prednisone\n" in said(leaflet, "steroid_card")
    assert "I take: prednisone\n" in said(page_of(vignette("review-dose-open")), "steroid_card")


def test_RGN_1_that_an_american_page_leaves_co_trimoxazole_to_its_label_and_is_proved() -> None:
    row = make_row("row", "co_trimoxazole", mg("480"), verdict="option")
    for region, take in (("US", "As the label on the box says"), ("UK", "480 mg once a day")):
        plan = make_plan(recommendations=(row,), taper=None, region=region)
        order = PageOrder(accepted=frozenset({"row"}))
        leaflet, measure = leaflet_of(make_compiled(), make_case(), plan, order)
        assert medicines_of(leaflet)[0].take[0] == take
        assert measure is not None
        assert first_disagreement(leaflet, measure) == ""
        (medicine,) = medicines_of(leaflet)
        bare = replace(medicine, take=("As the label on the box says",), tablets=())
        sections = tuple(
            replace(each, parts=tuple(bare if part is medicine else part for part in each.parts))
            for each in leaflet.sections
        )
        says = first_disagreement(replace(leaflet, sections=sections), measure)
        assert ("the dose of" in says) == (region == "UK")


def test_T085_that_an_accepted_change_without_its_dose_is_refused() -> None:
    plan = make_plan(recommendations=(make_row("lower", "azathioprine", mg("100"), action="reduce"),), taper=None)
    for accepted, wrong in ((frozenset({"lower"}), True), (frozenset[str](), False)):
        leaflet, measure = leaflet_of(make_compiled(), make_case(), plan, PageOrder(accepted=accepted))
        (medicine,) = medicines_of(leaflet)
        bare = replace(medicine, take=("As the label on the box says",), tablets=())
        sections = tuple(
            replace(each, parts=tuple(bare if part is medicine else part for part in each.parts))
            for each in leaflet.sections
        )
        assert measure is not None
        assert bool(first_disagreement(replace(leaflet, sections=sections), measure)) == wrong


@pytest.mark.parametrize("dose", ["prophylaxis", "treatment"])
def test_H13_M09_that_methotrexate_beside_trimethoprim_asks_for_a_call_before_the_next_dose(dose: str) -> None:
    ask = "Do you take sulfamethoxazole-trimethoprim now? Call us today, before your next methotrexate."
    case = make_case()
    medicines = case.medicines.model_copy(update={"trimethoprim": dose})
    assert ask in said(page(case=case.model_copy(update={"medicines": medicines})), "methotrexate")
    assert ask not in said(page(), "methotrexate")
    both = (*ROWS[:3], make_row("lung", "co_trimoxazole"))
    assert ask in said(page(make_plan(recommendations=both)), "methotrexate")


def test_H13_that_azathioprine_warns_of_gout_medicines() -> None:
    assert "Allopurinol with azathioprine can kill." in only(one("azathioprine", dose=mg("75"))).how[0]


def test_H01_that_a_weekly_bone_tablet_is_named_as_weekly() -> None:
    assert "Is it a weekly tablet? Take it on ONE day a week only." in only(one("bisphosphonate")).how[0]


def test_H28_that_a_kind_of_medicine_has_a_line_for_the_name_on_its_box() -> None:
    kinds = ("bisphosphonate", "proton_pump_inhibitor", "topical_corticosteroid")
    for medicine in (*kinds, "atovaquone"):
        section = section_of(page(one(medicine)), "medicines")
        assert section is not None
        blanks = [part for part in section.parts if isinstance(part, FillIn)]
        name = only(one(medicine)).name
        assert blanks == ([FillIn((Blank(f"{name}: name on the box"),))] if medicine in kinds else [])


def test_H28_that_the_ointment_says_where_and_leaves_how_often_to_its_label() -> None:
    assert "the red or itchy skin of your face, as the label says" in only(one("tacrolimus_topical")).how[0]
    assert only(one("calcium_vitamin_d")).how == ("Take the tablets, with vitamin D, as the label says.",)


def test_H08_that_a_medicine_is_stopped_where_the_page_says_so_and_not_otherwise() -> None:
    assert "Do not stop a medicine on your own, unless this page says so." in said(page(), "effects")


def test_H38_that_the_days_of_checks_are_a_guide_and_a_cancer_check_is_explained_to_adults() -> None:
    assert "These days are a guide. Book each one with us." in said(page(), "visits")
    checks = (Monitor("cancer-basic", "", (date(2026, 11, 21),), "", ()),)
    why = "We look for cancer early in most adults with this illness. Ask us."
    assert why in said(page(make_plan(monitoring=checks)), "visits")
    assert why not in said(page(make_plan(monitoring=checks, population="juvenile")), "visits")
    assert why not in said(page(), "visits")


def test_H28_that_a_child_is_not_told_to_drink_little_alcohol() -> None:
    assert "Drink little or no alcohol." in said(page(), "methotrexate")
    child = said(page(make_plan(population="juvenile")), "methotrexate")
    assert "little or no alcohol" not in child
    assert "A teenager must drink no alcohol with it." in child


def test_H12_that_condoms_are_used_while_the_medicine_is_taken() -> None:
    case = case_with(patient={"sex": "male", "partner_can_become_pregnant": "yes"})
    words = said(page(one("mycophenolate_mofetil"), case), "pregnancy")
    assert "Use condoms while you take mycophenolate mofetil." in words


def test_PAT_7_that_pictures_stand_with_what_they_show() -> None:
    line = "The pictures show how many, not how they look."
    assert line in said(page(), "medicines")
    assert line in said(page(), "plan")
    assert line not in said(page(one("bisphosphonate")), "medicines")


def test_C_09_that_the_table_of_sick_days_leads_with_the_dose() -> None:
    section = section_of(page(), "ill")
    assert section is not None
    (grid,) = (part for part in section.parts if isinstance(part, Grid))
    assert grid.headings[0] == "Usual dose"
    assert grid.rows[0][0] == "60 mg"
    assert Text("Take no more than it says, except for COVID-19: see below.") in section.parts


@pytest.mark.parametrize("language", ["es", "ar", "zh-Hans"])
@pytest.mark.parametrize("name", ["V20a", "review-dose-open", "kept-in-illness-with-an-open-dose", "V02b"])
def test_PAT_9_T085_that_what_is_kept_or_held_is_proved_in_every_language(name: str, language: str) -> None:
    case = vignette(name)
    order = PageOrder(accepted=frozenset(), printed_on=case.visit_date, language=language)
    assert make_page(make_compiled(), case, evaluate(make_compiled(), case), order).startswith(b"%PDF")


def test_H01_that_folic_acid_without_its_methotrexate_names_no_methotrexate_day() -> None:
    case = vignette("start-72-kg-moderate")
    alone = page_of(case, frozenset({"folic-acid"}))
    (folic_acid,) = medicines_of(alone)
    assert (folic_acid.take, folic_acid.how) == (("5 mg ONE day a week",), ())
    assert "methotrexate" not in "\n".join(everything(alone))
    order = PageOrder(accepted=frozenset({"folic-acid"}), printed_on=case.visit_date)
    assert make_page(make_compiled(), case, evaluate(make_compiled(), case), order).startswith(b"%PDF")
    both = page_of(case, frozenset({"folic-acid", "start-methotrexate"}))
    assert "Never on Monday, your methotrexate day." in said(both, "medicines")
