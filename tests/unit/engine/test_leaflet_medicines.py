"""What a patient is told to take: one line that cannot be misread, in whole tablets, and how."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.dose import Dose
from app.domain.errors import HandoutRefused
from app.domain.leaflet import LeafletMedicine, Points, Steps
from app.domain.plan import Plan
from app.engine.leaflet_doses import PageDisagrees
from tests.unit.engine.patient_pages import case_with, on_steroid, page, steroid_plan, without_methotrexate_day
from tests.unit.handout.example_course import ROWS, make_plan, make_row, make_taper, mg
from tests.unit.handout.spoken_page import medicines_of, said, section_of


def only(plan: Plan, **order: object) -> LeafletMedicine:
    (medicine,) = medicines_of(page(plan, **order))  # type: ignore[arg-type]
    return medicine


def one(medicine: str, dose: Dose | None, **others: object) -> Plan:
    return make_plan(recommendations=(make_row("row", medicine, dose, **others),), taper=None)


def test_PAT_4_that_the_steroid_is_one_morning_dose_with_food_and_little_salt() -> None:
    medicines = section_of(page(), "medicines")
    assert medicines is not None
    assert medicines.parts[0] == Points((
        "Take your prednisone as ONE dose, once a day, before 9 in the morning.", "Take it with food or milk.",
        "Eat little salt.",
    ))  # fmt: skip


def test_MED_8_that_rows_are_the_steps_of_the_plan_to_the_day_and_the_tablet() -> None:
    plan = make_plan()
    (table,) = (part for part in page().parts() if isinstance(part, Steps))
    assert plan.taper is not None
    for step, row in zip(plan.taper.steps, table.rows, strict=True):
        assert (row.first_day, row.last_day, row.dose_mg, row.tablets) == (
            step.first_day, step.last_day, step.dose_mg, step.tablets,
        )  # fmt: skip
        assert sum(strength * count for strength, count in row.tablets) == row.dose_mg
        assert row.weeks * 7 >= step.days > (row.weeks - 1) * 7
    assert table.rows[0].from_text == "Saturday 21 November 2026"
    assert table.rows[0].weeks_text == "4 weeks"
    assert table.rows[6].tablets_text == "1 tablet of 10 mg, 1 tablet of 5 mg and 1 tablet of 2.5 mg"
    assert (table.end_day, table.end_text) == (
        date(2028, 1, 15), "From Saturday 15 January 2028: none, if we agree."
    )  # fmt: skip


def test_PAT_7_that_the_plan_says_how_it_is_read_and_what_comes_after_the_last_row() -> None:
    plan = said(page(), "plan")
    for words in (
        "Start with the first row.", "Go to the next row only when we say yes.", "No answer? Stay on your row.",
        "Your last tablet is on Friday 14 January 2028. Stop then only if we agree.",
        "Keep your steroid card for a year", "You feel worse? Stay on your dose, and call us.",
        "It starts at 60 mg a day on Saturday 21 November 2026.",
    ):  # fmt: skip
        assert words in plan
    assert section_of(page(), "plan").new_page  # type: ignore[union-attr]
    assert "steroid card" not in said(page(make_plan(alerts=())), "plan")


def test_MED_7_H01_that_methotrexate_names_its_one_day_and_its_smallest_tablets() -> None:
    methotrexate, folic_acid = medicines_of(page())[1:]
    assert methotrexate.take == ("15 mg ONE day a week", "6 tablets of 2.5 mg")
    assert methotrexate.tablets == ((Decimal("2.5"), 6),)
    assert methotrexate.only_on == "Monday only"
    assert methotrexate.how == ("Never every day.", "Your first dose is on Monday 23 November 2026.")
    assert folic_acid.take[0] == "5 mg ONE day a week, on Tuesday"
    assert folic_acid.how == ("Never on Monday, your methotrexate day.",)
    assert folic_acid.only_on == ""


def test_MED_7_H01_that_methotrexate_without_a_day_refuses_the_page() -> None:
    with pytest.raises(HandoutRefused, match=r"choices\.methotrexate_weekday"):
        page(case=without_methotrexate_day())


def test_MED_7_that_folic_acid_without_methotrexate_needs_no_day() -> None:
    (folic_acid,) = medicines_of(page(one("folic_acid", mg("5", "week")), without_methotrexate_day()))
    assert (folic_acid.take, folic_acid.how) == (("5 mg ONE day a week",), ())


def test_MED_7_that_daily_folic_acid_leaves_the_methotrexate_day_out() -> None:
    rows = (make_row("folic", "folic_acid", mg("1")), make_row("weekly", "methotrexate", mg("15", "week")))
    folic_acid = medicines_of(page(make_plan(recommendations=rows, taper=None)))[0]
    assert folic_acid.take == ("1 mg once a day, but not on Monday",)


def test_MED_7_that_an_injection_is_counted_as_one_and_not_in_tablets() -> None:
    by_dose = only(one("methotrexate", replace(mg("15", "week"), form="injection")))
    case = case_with(other_treatment={"methotrexate": {"route": "subcutaneous"}})
    (by_record,) = medicines_of(page(one("methotrexate", mg("15", "week")), case))
    for medicine in (by_dose, by_record):
        assert medicine.take == ("15 mg ONE day a week", "ONE injection under the skin")
        assert medicine.tablets == ()
        assert medicine.how[0] == "Never every day. Inject it as we showed you."


@pytest.mark.parametrize(
    ("medicine", "dose", "take"),
    [
        ("prednisone", mg("60"), ("60 mg once a day, in the morning", "3 tablets of 20 mg")),
        ("prednisone", mg("17.5"),
         ("17.5 mg once a day, in the morning", "1 tablet of 10 mg, 1 tablet of 5 mg and 1 tablet of 2.5 mg")),
        ("prednisone", mg("5", "dose", 2),
         ("5 mg in the morning and 5 mg in the evening", "1 tablet of 5 mg each time")),
        ("prednisone", replace(mg("8.75", "dose", 2), parts=(Decimal(10), Decimal("7.5")), pattern="uneven"),
         ("10 mg in the morning and 7.5 mg in the evening", "morning: 1 tablet of 10 mg",
          "evening: 1 tablet of 5 mg and 1 tablet of 2.5 mg")),
        ("prednisone", mg("8.75", "dose", 2), ("17.5 mg a day, in 2 parts",)),
        ("mycophenolate_mofetil", mg("500", "dose", 2), ("500 mg in the morning and 500 mg in the evening",)),
        ("mycophenolate_mofetil", mg("500", "dose", 3), ("500 mg each time, 3 times a day",)),
        ("azathioprine", mg("75"), ("75 mg once a day", "3 tablets of 25 mg")),
        ("hydroxychloroquine", mg("400"), ("400 mg once a day", "2 tablets of 200 mg")),
        ("hydroxychloroquine", replace(mg("286"), days=((Decimal(400), 3), (Decimal(200), 4)), pattern="uneven"),
         ("400 mg on Monday, Wednesday and Friday", "2 tablets of 200 mg", "200 mg on the other 4 days",
          "1 tablet of 200 mg")),
        ("hydroxychloroquine", replace(mg("343"), days=((Decimal(400), 5), (Decimal(200), 2)), pattern="uneven"),
         ("200 mg on Wednesday and Sunday", "1 tablet of 200 mg", "400 mg on the other 5 days",
          "2 tablets of 200 mg")),
        ("hydroxychloroquine", replace(mg("57"), days=((Decimal(200), 2), (Decimal(0), 5)), pattern="uneven"),
         ("200 mg on Wednesday and Sunday", "1 tablet of 200 mg", "none on the other 5 days")),
        ("hydroxychloroquine", replace(mg("171"), days=((Decimal(200), 6), (Decimal(0), 1)), pattern="uneven"),
         ("none on Sunday", "200 mg on the other 6 days", "1 tablet of 200 mg")),
        ("hydroxychloroquine", replace(mg("200"), days=((Decimal(200), 7),), pattern="even"),
         ("200 mg once a day", "1 tablet of 200 mg")),
        ("ciclosporin", mg("150"), ("150 mg a day in all, as the label on the box says",)),
        ("calcium_vitamin_d", mg("1000"), ("1,000 mg of calcium a day, in food and tablets together",)),
        ("methylprednisolone_iv", mg("500"), ("500 mg a day through a drip, in the hospital",)),
        ("rituximab", mg("1000", "infusion"), ("1,000 mg for each drip",)),
        ("ivig", Dose(Decimal(116), "g", "flat", "cycle"), ("116 g for each course, through a drip",)),
        ("ivig", None, ("Through a drip, on the days that we tell you",)),
        ("tacrolimus_topical", Dose(Decimal("0.1"), "percent", "flat", "dose"), ("Strength 0.1 %",)),
        ("bisphosphonate", None, ("As the label on the box says",)),
    ],
)  # fmt: skip
def test_MED_2_that_a_dose_is_one_line_in_attributes(medicine: str, dose: Dose | None, take: tuple[str, ...]) -> None:
    assert only(one(medicine, dose)).take == take


def test_MED_2_that_a_weekly_dose_without_fitting_tablets_names_none() -> None:
    odd = only(one("methotrexate", mg("11", "week")))
    assert (odd.take, odd.tablets) == (("11 mg ONE day a week",), ())


def test_MED_2_that_strengths_that_cannot_make_a_dose_name_no_tablets() -> None:
    case = case_with(choices={"methotrexate_weekday": "monday", "tablet_strengths_mg": (Decimal(20),)})
    (medicine,) = medicines_of(page(steroid_plan("34"), case))
    assert (medicine.take, medicine.tablets) == (("34 mg once a day, in the morning",), ())


def test_H28_that_every_medicine_says_what_it_is_for_and_how_on_its_own() -> None:
    rows = tuple(make_row(each, each) for each in ("bisphosphonate", "atovaquone", "proton_pump_inhibitor"))
    medicines = medicines_of(page(make_plan(recommendations=rows, taper=None)))
    assert [medicine.id for medicine in medicines] == [row.medicine for row in rows]
    assert all(medicine.what_for and medicine.how for medicine in medicines)


def test_H13_that_the_page_says_that_other_medicines_were_not_checked() -> None:
    words = said(page(), "medicines")
    assert "We checked only the medicines that you told us about." in words
    assert "Ask us before you take any other medicine, herb or vaccine." in words
    assert "Ibuprofen" in words
    assert "Ibuprofen" not in said(page(one("hydroxychloroquine", mg("400"))), "medicines")


def test_TAP_1_that_a_first_step_says_until_when_and_then_points_to_the_plan() -> None:
    steroid = medicines_of(page())[0]
    assert steroid.how == (
        "Take this dose until Friday 18 December 2026. Then do not stop. Call us about your next dose.",
    )  # fmt: skip


def test_TAP_1_that_a_course_that_starts_later_says_when() -> None:
    plan = make_plan(taper=make_taper(first_day=date(2026, 11, 28)))
    assert medicines_of(page(plan))[0].how[0] == "Start on Saturday 28 November 2026."


def test_TAP_1_that_a_dose_without_a_plan_goes_on_until_the_team_changes_it() -> None:
    assert only(steroid_plan("20")).how == (
        "Stay on this dose until we tell you to change it.", "Your older step-down plan does not count now.",
    )  # fmt: skip


def test_H06_that_a_row_and_a_course_that_disagree_make_no_page() -> None:
    with pytest.raises(PageDisagrees):
        page(make_plan(recommendations=(replace(ROWS[0], dose=mg("50")), *ROWS[1:])))


def test_C_09_that_a_sick_day_dose_says_what_to_go_back_to() -> None:
    sick = make_row("sick", "prednisone", mg("5", "dose", 2), action="continue")
    usual = make_row("usual", "prednisone", mg("6"), action="continue")
    back = "When you have been well for 2 to 3 days, go back to 6 mg once a day."
    (medicine,) = medicines_of(page(make_plan(recommendations=(usual, sick), taper=None)))
    assert (medicine.how[0], medicine.how[-1]) == ("Take both parts with food, as long as you are ill.", back)
    (alone,) = medicines_of(page(make_plan(recommendations=(sick,), taper=None), on_steroid("prednisone", "6")))
    assert alone.how[-1] == back
    assert "ONE dose" not in said(page(make_plan(recommendations=(sick,), taper=None)), "medicines")


def test_G32_that_a_replaced_steroid_is_named_and_gone_back_to_in_its_own_milligrams() -> None:
    sick = make_row("sick", "prednisone", mg("5", "dose", 2), action="continue")
    case = on_steroid("methylprednisolone", "4")
    (medicine,) = medicines_of(page(make_plan(recommendations=(sick,), taper=None), case))
    assert medicine.how[2:] == (
        "Well for 2 to 3 days? Change back from prednisone to methylprednisolone, 4 mg once a day, the very next day.",
        "This replaces methylprednisolone. Never take both.",
    )  # fmt: skip


def test_G32_that_another_steroid_goes_on_under_its_own_name_and_without_our_figures() -> None:
    leaflet = page(steroid_plan("5"), on_steroid("methylprednisolone", "4"))
    (medicine,) = medicines_of(leaflet)
    assert (medicine.name, medicine.take) == (
        "methylprednisolone", ("4 mg a day in all, as the label on the box says",),
    )  # fmt: skip
    assert medicine.tablets == ()
    assert "before 9" not in said(leaflet, "medicines")
    assert said(leaflet, "never_stop").startswith("Never stop methylprednisolone suddenly")
    assert not any("prednisone" in line for line in (said(leaflet, "ill"), said(leaflet, "effects")))


def test_G09_that_a_raised_dose_that_was_accepted_stands_before_the_one_so_far() -> None:
    so_far = make_row("so-far", "methotrexate", mg("10", "week"), action="continue")
    raised = make_row("raised", "methotrexate", mg("15", "week"), action="increase", verdict="option")
    plan = make_plan(recommendations=(so_far, raised), taper=None)
    assert only(plan).take[0] == "10 mg ONE day a week"
    assert only(plan, accepted=frozenset({"raised"})).take[0] == "15 mg ONE day a week"
