"""What a patient takes home of a plan: the accepted medicines, the sick-day rule, and nothing that is forbidden."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.case import Case
from app.domain.dose import Dose
from app.domain.errors import HandoutRefused
from app.domain.leaflet import Leaflet
from app.domain.plan import Plan
from app.domain.written import PlainText
from app.engine.leaflet import make_leaflet
from app.engine.leaflet_medicines import PageDisagrees
from tests.unit.handout.example_course import (
    FIRST_DAY,
    ROWS,
    make_alert,
    make_case,
    make_compiled,
    make_plan,
    make_row,
    make_taper,
    mg,
)


def page(
    plan: Plan | None = None, case: Case | None = None, accepted: frozenset[str] | None = None, **others: Any
) -> Leaflet:
    return make_leaflet(make_compiled(), case or make_case(), plan or make_plan(), accepted, FIRST_DAY, **others)


def section(leaflet: Leaflet, title: str) -> str:
    """The lines of the section whose title begins so; "" where there is none."""
    sections = (*leaflet.before, *leaflet.after)
    return " ".join(line for each in sections if each.title.startswith(title) for line in each.lines)


def without_methotrexate_day() -> Case:
    return make_case().model_copy(
        update={"choices": make_case().choices.model_copy(update={"methotrexate_weekday": None})}
    )


def on_steroid(medicine: str, dose: str) -> Case:
    tree = {"glucocorticoid": {"medicine": PlainText(medicine), "dose_mg_per_day": PlainText(dose)}}
    return make_case().model_copy(update={"glucocorticoid": Case.model_validate(tree).glucocorticoid})


def steroid_rows(dose: str, action: str = "continue") -> Plan:
    return make_plan(recommendations=(make_row("today", "prednisone", mg(dose), action=action),), taper=None)


def test_MED_8_that_rows_are_the_steps_of_the_plan_to_the_day_and_the_tablet() -> None:
    plan, leaflet = make_plan(), page()
    assert plan.taper is not None
    assert leaflet.taper is not None
    for step, row in zip(plan.taper.steps, leaflet.taper.rows, strict=True):
        assert (row.first_day, row.last_day, row.dose_mg, row.tablets) == (
            step.first_day, step.last_day, step.dose_mg, step.tablets,
        )  # fmt: skip
        assert sum(strength * count for strength, count in row.tablets) == row.dose_mg
        assert row.weeks * 7 >= step.days > (row.weeks - 1) * 7
    assert leaflet.taper.rows[0].from_text == "Saturday 21 November 2026"
    assert leaflet.taper.end_text.startswith("From Saturday 15 January 2028")


def test_REC_1_that_a_blocked_medicine_is_nowhere_on_the_page() -> None:
    assert [medicine.id for medicine in page().medicines] == ["prednisone", "methotrexate", "folic_acid"]
    assert [medicine.id for medicine in page(accepted=frozenset({"start-azathioprine"})).medicines] == []


def test_REC_1_that_only_accepted_medicines_stand_on_the_page() -> None:
    leaflet = page(accepted=frozenset({"start-prednisone"}))
    assert [medicine.id for medicine in leaflet.medicines] == ["prednisone"]
    assert leaflet.taper is not None
    without = page(accepted=frozenset({"start-methotrexate", "folic-acid"}))
    assert without.taper is None
    assert section(without, "If you are ill") == ""


def test_REC_1_that_an_option_needs_acceptance_and_what_goes_on_does_not() -> None:
    option = make_row("option", "hydroxychloroquine", mg("400"), verdict="option")
    goes_on = make_row("goes-on", "methotrexate", mg("15", "week"), action="continue")
    plan = make_plan(recommendations=(option, goes_on), taper=None)
    assert [medicine.id for medicine in page(plan).medicines] == ["methotrexate"]
    chosen = page(plan, accepted=frozenset({"option"}))
    assert [medicine.id for medicine in chosen.medicines] == ["hydroxychloroquine", "methotrexate"]
    assert chosen.medicines[0].tablets_text == "2 tablets of 200 mg"


def test_MED_7_that_methotrexate_names_its_one_day_and_its_smallest_tablets() -> None:
    methotrexate, folic_acid = page().medicines[1:]
    assert methotrexate.dose_text == "15 mg once a week"
    assert methotrexate.tablets_text == "6 tablets of 2.5 mg"
    assert methotrexate.only_on == "Monday only"
    assert "Never every day." in " ".join(methotrexate.how)
    assert folic_acid.how == ("Take it on Tuesday, never on Monday.",)


def test_MED_7_that_methotrexate_without_a_day_refuses_the_page() -> None:
    with pytest.raises(HandoutRefused, match=r"choices\.methotrexate_weekday"):
        page(case=without_methotrexate_day())


def test_MED_7_that_folic_acid_without_methotrexate_needs_no_day() -> None:
    plan = make_plan(recommendations=(make_row("folic", "folic_acid", mg("5", "week")),), taper=None)
    assert page(plan, without_methotrexate_day()).medicines[0].how == ()


def test_C_09_that_the_sick_day_rule_fits_the_doses_that_lie_ahead() -> None:
    both = section(page(), "If you are ill")
    assert "Dose of 10 mg or more" in both
    assert "Dose below 10 mg: take 5 mg in the morning and 5 mg in the evening." in both
    high = section(page(steroid_rows("20")), "If you are ill")
    assert "or more" in high
    assert "below" not in high
    low = section(page(steroid_rows("7.5")), "If you are ill")
    assert "below" in low
    assert "or more" not in low


def test_C_09_that_no_dose_is_ever_doubled() -> None:
    for dose in ("5", "10", "60"):
        rule = section(page(steroid_rows(dose)), "If you are ill").lower()
        assert "double" not in rule
        assert "two times" not in rule


@pytest.mark.parametrize("population", ["juvenile", None])
def test_C_09_that_a_child_gets_no_sick_day_figure(population: str | None) -> None:
    rule = section(page(make_plan(population=population)), "If you are ill")
    assert "sick-day plan" in rule
    assert " mg" not in rule


def test_H18_that_a_childs_page_speaks_of_the_child_and_of_the_specialist_centre() -> None:
    child, adult = page(make_plan(population="juvenile")).call, page().call
    assert "your child" in child.message
    assert "specialist centre" in child.numbers[0].label
    assert "child" not in adult.message
    assert "specialist centre" not in adult.numbers[0].label


def test_that_methotrexate_under_the_skin_counts_no_tablets() -> None:
    dose = Dose(Decimal(15), "mg", "flat", "week", form="injection", route="under the skin")
    row = make_row("start-methotrexate-juvenile", "methotrexate", dose=dose)
    [methotrexate] = page(make_plan(recommendations=(row,), taper=None)).medicines
    assert methotrexate.tablets_text == ""
    assert methotrexate.dose_text == "15 mg once a week"
    assert any("under the skin" in line for line in methotrexate.how)


def test_R11_that_vomiting_is_an_emergency_with_hydrocortisone() -> None:
    urgent = section(page(), "Call 911")
    assert "you vomit and cannot keep tablets down" in urgent
    assert "hydrocortisone" in urgent


def test_G11_that_the_steroid_card_is_named_where_its_rule_is_raised() -> None:
    assert "steroid card" in section(page(), "Never stop")
    assert "steroid card" not in section(page(make_plan(alerts=())), "Never stop")


def test_C_09_that_a_day_of_illness_shows_its_parts_and_the_way_back() -> None:
    sick = make_row("sick", "prednisone", mg("5", "dose", 2), action="continue")
    usual = make_row("usual", "prednisone", mg("6"), action="continue")
    (medicine,) = page(make_plan(recommendations=(usual, sick), taper=None)).medicines
    assert medicine.dose_text == "5 mg, 2 times a day"
    assert medicine.how[-1] == "Once you are well, go back to 6 mg a day."
    (alone,) = page(make_plan(recommendations=(sick,), taper=None), on_steroid("prednisone", "6")).medicines
    assert alone.how[-1] == "Once you are well, go back to 6 mg a day."


def test_C_09_that_parts_no_tablet_can_make_are_told_as_a_total() -> None:
    split = make_row("sick", "prednisone", mg("8.75", "dose", 2), action="continue")
    (medicine,) = page(make_plan(recommendations=(split,), taper=None), on_steroid("prednisone", "17.5")).medicines
    assert medicine.dose_text == "17.5 mg a day, in 2 parts"


def test_G32_that_another_steroid_goes_on_under_its_own_name_and_without_our_figures() -> None:
    leaflet = page(steroid_rows("5"), on_steroid("methylprednisolone", "4"))
    assert (leaflet.medicines[0].name, leaflet.medicines[0].dose_text) == ("methylprednisolone", "4 mg a day")
    assert leaflet.medicines[0].tablets_text == ""
    assert " mg" not in section(leaflet, "If you are ill")
    assert section(leaflet, "Never stop methylprednisolone suddenly")


def test_G09_that_a_held_medicine_is_named_and_a_held_steroid_goes_on() -> None:
    rows = (
        make_row("hold", "methotrexate", action="hold"), make_row("keep", "prednisone", mg("20"), action="hold"),
        make_row("stop", "hydroxychloroquine", action="stop"),
    )  # fmt: skip
    leaflet = page(make_plan(recommendations=rows, taper=None), accepted=frozenset())
    assert [medicine.id for medicine in leaflet.medicines] == ["prednisone"]
    assert leaflet.not_now == (
        "Do not take methotrexate for now. Ask us.", "Stop hydroxychloroquine. Do not take it any more.",
    )  # fmt: skip


def test_G09_that_a_medicine_that_goes_on_but_is_now_blocked_is_named_and_not_taken() -> None:
    blocked = make_row("goes-on", "methotrexate", action="hold", verdict="blocked", blocked_by=("M04",))
    raised = make_row("more", "methotrexate", mg("20", "week"), action="increase")
    for accepted in (None, frozenset({"more"})):
        leaflet = page(make_plan(recommendations=(ROWS[0], raised, blocked)), accepted=accepted)
        assert leaflet.not_now == ("Do not take methotrexate for now. Ask us.",)
        assert "methotrexate" not in [medicine.id for medicine in leaflet.medicines]
        assert section(leaflet, "Methotrexate") == ""


def test_G09_that_no_page_ever_says_to_leave_a_steroid_for_now() -> None:
    for verdict in ("offer", "blocked"):
        held = make_row("hold", "prednisone", action="hold", verdict=verdict)
        assert page(make_plan(recommendations=(held, *ROWS[1:]), taper=None)).not_now == ()


def test_REG_3_that_an_emergency_names_what_is_on_hold_and_ends_nothing() -> None:
    rows = (
        make_row("hold", "methotrexate", action="hold", verdict="blocked"),
        make_row("end", "prednisone", action="stop"),
    )  # fmt: skip
    leaflet = page(make_plan(recommendations=rows, taper=None, alerts=(make_alert("R03", "stop", emergency=True),)))
    assert leaflet.kind == "urgent"
    assert leaflet.not_now == ("Do not take methotrexate for now. Ask us.",)


def test_PAT_5_that_the_next_three_checks_say_what_is_checked() -> None:
    (checks,) = (each for each in page().after if each.title.startswith("Your next checks"))
    assert list(zip(checks.leads, checks.lines, strict=True)) == [
        ("Saturday 28 November 2026", "visit"), ("Saturday 05 December 2026", "visit, blood tests"),
        ("Saturday 12 December 2026", "visit"),
    ]  # fmt: skip


def test_PAT_8_that_two_blood_tests_of_a_day_are_named_once_and_an_unknown_check_in_general() -> None:
    later = tuple(replace(each, due=tuple(day for day in each.due if day >= date(2026, 12, 19)))
                  for each in make_plan().monitoring)  # fmt: skip
    unknown = replace(later[0], id="anti-xyz")
    (checks,) = (each for each in page(make_plan(monitoring=(*later, unknown))).after if each.leads)
    assert checks.lines[0] == "visit, blood tests, another check"


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
def test_PAT_5_that_birth_control_is_named_unless_no_one_can_become_pregnant(who: dict[str, str], told: bool) -> None:
    assert ("birth control" in section(page(case=make_case(**who)), "Methotrexate")) is told


def test_PAT_4_that_the_end_of_the_steroid_keeps_the_warning_for_a_year() -> None:
    leaflet = page(make_plan(recommendations=(make_row("end", "prednisone", action="stop"),), taper=None))
    assert leaflet.medicines == ()
    assert "steroid card" in section(leaflet, "You have finished prednisone")
    assert "hydrocortisone" in section(leaflet, "Call 911")


def test_RGN_1_that_the_region_picks_name_and_number() -> None:
    leaflet = page(make_plan(region="UK"))
    assert leaflet.medicines[0].name == "prednisolone"
    assert leaflet.call.emergency.value == "999"


@pytest.mark.parametrize("rule", ["R01", "R05", "R06", "R09", "R11"])
def test_REG_3_that_an_emergency_prints_no_medicine(rule: str) -> None:
    leaflet = page(make_plan(alerts=(make_alert(rule, "stop", emergency=True),)))
    assert leaflet.kind == "urgent"
    assert (leaflet.medicines, leaflet.taper) == ((), None)
    assert leaflet.draft


def test_REG_3_that_nothing_offered_is_urgent_advice() -> None:
    leaflet = page(make_plan(recommendations=(make_row("scan", None, action="test"),), taper=None))
    assert leaflet.kind == "urgent"
    assert leaflet.medicines == ()
    assert leaflet.call.emergency.value == "911"


def test_H06_that_a_row_and_a_course_that_disagree_make_no_page() -> None:
    plan = make_plan(recommendations=(replace(ROWS[0], dose=mg("50")), *ROWS[1:]))
    with pytest.raises(PageDisagrees):
        page(plan)


def test_TAP_1_that_a_course_that_starts_later_says_when() -> None:
    plan = make_plan(taper=make_taper(first_day=date(2026, 11, 28)))
    assert "Start on Saturday 28 November 2026." in page(plan).medicines[0].how


def test_REL_1_that_a_missing_text_refuses_the_page_and_is_named() -> None:
    compiled = make_compiled()
    words = compiled.protocol.handout["en"]
    texts = {name: text for name, text in words.texts.items() if name != "sun_title"}
    compiled.protocol.handout["en"] = words.model_copy(update={"texts": texts})  # type: ignore[index]
    with pytest.raises(HandoutRefused, match=r"handout/en.yaml: texts.sun_title"):
        make_leaflet(compiled, make_case(), make_plan(), None, FIRST_DAY)


def test_PHI_1_that_the_patient_does_not_show_in_a_repr() -> None:
    text = repr(page())
    assert "Jane" not in text
    assert "004-1187" not in text


def test_ID_9_that_an_unnamed_patient_gets_lines_to_write_on() -> None:
    leaflet = make_leaflet(make_compiled(), Case(), make_plan(recommendations=(), taper=None), None, None)
    assert [blank.value for blank in (*leaflet.patient, leaflet.printed)] == ["", "", "", ""]


def test_PAT_10_that_a_page_is_a_draft_until_checked_and_approved() -> None:
    assert page().draft
    assert page().draft_mark == "DRAFT: not yet checked by a clinician"
    checked = page(checked_by="Dr A. Example")
    assert checked.draft
    assert checked.draft_mark == "DRAFT: this plan is not yet approved"
    assert any(blank.value == "Dr A. Example" for blank in checked.signing)


def test_MED_2_that_a_weekly_dose_without_fitting_tablets_names_none() -> None:
    rows = (make_row("m", "methotrexate", mg("11", "week")), make_row("n", "calcium_vitamin_d", mg("1000")))
    odd, calcium = page(make_plan(recommendations=rows, taper=None)).medicines
    assert odd.tablets_text == ""
    assert calcium.dose_text == "1,000 mg of calcium a day"
    assert Decimal("11") % Decimal("2.5")
