"""A taper that is worked on: what may be changed, what is refused and by which rule, and what a relapse would do."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.errors import BadCase
from app.domain.plan import Plan
from app.engine.plan_document import plan_document
from app.engine.refused import refuse_forbidden_edits
from app.engine.report import make_report
from tests.unit.engine.cases import case_of, plan_of, protocol, raised, row_of

CONTROLLED = {
    "no_new_rash": "yes",
    "strength_stable_or_better": "yes",
    "ck_falling_or_normal": "yes",
    "no_organ_progression": "yes",
}
REVIEW: dict[str, Any] = {
    "purpose": "review",
    "glucocorticoid": {
        "dose_mg_per_day": 50,
        "started_on": "2026-09-01",
        "last_change_on": "2026-10-20",
        "control": CONTROLLED,
    },
}
RELAPSE: dict[str, Any] = {
    "purpose": "relapse",
    "activity": {"severity": "mild"},
    "glucocorticoid": {
        "dose_mg_per_day": 15,
        "started_on": "2026-06-01",
        "previous_effective_dose_mg": 20,
        "control": {**CONTROLLED, "no_new_rash": "no"},
    },
}


def edited(*edits: dict[str, object], **changes: Any) -> Plan:
    choices = {**changes.pop("choices", {}), "taper_edits": list(edits)}
    return plan_of(choices=choices, **changes)


def steps(plan: Plan) -> list[tuple[str, int]]:
    assert plan.taper is not None, plan.edits.refused
    return [(f"{step.dose_mg:f}", step.days) for step in plan.taper.steps]


def refusals(plan: Plan) -> list[tuple[str, str, str]]:
    assert plan.taper is None
    offers = ("-" if each.offer is None else f"{each.offer:f}" for each in plan.edits.refused)
    return [(each.part, each.rule, offer) for each, offer in zip(plan.edits.refused, offers, strict=True)]


def test_that_a_longer_stay_moves_every_later_step() -> None:
    usual, longer = steps(plan_of()), steps(edited({"at_mg": 50, "days": 21}))
    assert longer == [(dose, 21 if dose == "50" else days) for dose, days in usual]


def test_that_a_smaller_cut_goes_on_by_the_steps_of_its_stage() -> None:
    assert steps(edited({"at_mg": 40, "to_mg": 35}))[2:6] == [("40", 14), ("35", 14), ("30", 14), ("25", 14)]


def test_that_a_change_is_kept_when_the_first_day_moves() -> None:
    edit = {"at_mg": 40, "days": 28, "to_mg": 35}
    sooner = edited(edit)
    later = edited(edit, choices={"taper_start_date": "2026-12-05"})
    assert steps(sooner) == steps(later)
    assert later.taper is not None
    assert later.taper.steps[0].first_day == date(2026, 12, 5)


@pytest.mark.parametrize(
    ("edit", "refused"),
    [
        ({"at_mg": 50, "days": 13}, ("days", "G08", "14")),
        ({"at_mg": 60, "days": 27}, ("days", "G07", "28")),
        ({"at_mg": 9, "days": 13}, ("days", "G08", "14")),
        ({"at_mg": 50, "to_mg": 35}, ("to_mg", "G08", "40")),
        ({"at_mg": 30, "to_mg": 20}, ("to_mg", "G08", "25")),
        ({"at_mg": 20, "to_mg": 15}, ("to_mg", "G08", "17.5")),
        ({"at_mg": 9, "to_mg": 7}, ("to_mg", "G08", "8")),
        ({"at_mg": 50, "to_mg": 50}, ("to_mg", "G08", "47.5")),
        ({"at_mg": 50, "to_mg": 60}, ("to_mg", "G08", "47.5")),
        ({"at_mg": 10, "to_mg": 9.5}, ("to_mg", "G08", "9")),
        ({"at_mg": 50, "to_mg": 47.3}, ("to_mg", "", "47.5")),
        ({"at_mg": 1, "to_mg": 0.5}, ("to_mg", "G08", "-")),
    ],
)
def test_G08_that_a_forbidden_change_is_refused_with_its_rule_and_the_permitted_value(
    edit: dict[str, object], refused: tuple[str, str, str]
) -> None:
    assert refusals(edited(edit)) == [refused]


def test_that_a_stay_has_an_upper_limit_that_no_protocol_sets() -> None:
    assert steps(edited({"at_mg": 5, "days": 364}))
    with pytest.raises(BadCase, match="between 1 and 364"):
        case_of(choices={"taper_edits": [{"at_mg": 5, "days": 365}]})


def test_that_a_dose_is_changed_once() -> None:
    with pytest.raises(BadCase, match="each dose once"):
        case_of(choices={"taper_edits": [{"at_mg": 50, "days": 21}, {"at_mg": 50.0, "days": 28}]})


def test_G08_that_a_short_stay_at_a_low_dose_is_permitted_with_its_warning() -> None:
    plan = edited({"at_mg": 9, "days": 14})
    assert ("9", 14) in steps(plan)
    assert "G08" in raised(plan, "warning")
    assert "G08" not in raised(edited({"at_mg": 9, "days": 35}), "warning")


def test_that_while_a_change_is_refused_the_dose_stands_and_the_course_is_told_to_be_missing() -> None:
    usual, plan = plan_of(), edited({"at_mg": 50, "days": 7})
    assert row_of(plan, "prednisone").dose == row_of(usual, "prednisone").dose
    assert [fact.field for fact in plan.missing if fact.essential] == ["choices.taper_edits"]
    assert {alert.rule for alert in plan.alerts} == {alert.rule for alert in usual.alerts}
    case = case_of(choices={"taper_edits": [{"at_mg": 50, "days": 7}]})
    assert "G08: 50 mg is taken for at least 2 weeks" in make_report(protocol(), case, plan).no_taper


def test_that_a_command_refuses_a_case_that_its_plan_cannot_follow() -> None:
    case = case_of(choices={"taper_edits": [{"at_mg": 40, "days": 21}, {"at_mg": 50, "to_mg": 30}]})
    with pytest.raises(BadCase) as told:
        refuse_forbidden_edits(plan_of(choices={"taper_edits": [{"at_mg": 40}, {"at_mg": 50, "to_mg": 30}]}), case, "c")
    sentence = told.value.problems[0].sentence()
    assert sentence.startswith("c: choices.taper_edits[1].to_mg: is not permitted (G08).")
    assert sentence.endswith("Permitted: 40 mg.")


def test_that_a_change_of_a_dose_that_no_longer_occurs_is_told() -> None:
    case = case_of(choices={"taper_edits": [{"at_mg": 37.5, "days": 21}]})
    plan = plan_of(choices={"taper_edits": [{"at_mg": 37.5, "days": 21}]})
    assert steps(plan) == steps(plan_of())
    sheet = make_report(protocol(), case, plan).taper
    assert sheet is not None
    assert sheet.notes == ("1 change of yours no longer applies: 37.5 mg.",)


def test_C27_that_nothing_is_changed_by_hand_in_the_course_of_a_child() -> None:
    child = {"patient": {"age_years": 8, "onset_age_years": 8, "weight_kg": 26, "height_cm": 128}}
    usual = plan_of(**child)
    assert usual.taper is not None
    first = usual.taper.steps[0].dose_mg
    plan = edited({"at_mg": first, "days": 56}, **child)
    assert refusals(plan) == [("days", "G27", "-")]
    assert usual.edits.fixed


def test_that_at_a_review_the_cut_from_today_may_be_smaller() -> None:
    plan = edited({"at_mg": 50, "to_mg": 45, "days": 21}, **REVIEW)
    assert steps(plan)[0] == ("45", 14)
    dose = row_of(plan, "review-reduce").dose
    assert dose is not None
    assert dose.amount == 45
    assert steps(plan_of(**REVIEW))[0] == ("40", 14)


def test_G08_that_at_a_review_the_cut_from_today_is_no_larger() -> None:
    assert refusals(edited({"at_mg": 50, "to_mg": 35}, **REVIEW)) == [("to_mg", "G08", "40")]


def test_that_at_a_review_a_change_of_a_dose_long_left_is_not_told() -> None:
    assert edited({"at_mg": 60, "days": 35}, {"at_mg": 50, "days": 21}, **REVIEW).edits.lapsed_mg == ()


def test_C10_that_after_a_relapse_the_hold_keeps_its_bounds_and_each_stay_its_double_interval() -> None:
    assert steps(edited({"at_mg": 20, "days": 56}, **RELAPSE))[0] == ("20", 56)
    assert refusals(edited({"at_mg": 20, "days": 57}, **RELAPSE)) == [("days", "C-10", "56")]
    assert refusals(edited({"at_mg": 20, "days": 21}, **RELAPSE)) == [("days", "C-10", "28")]
    assert refusals(edited({"at_mg": 15, "days": 21}, **RELAPSE)) == [("days", "G08", "28")]
    assert refusals(edited({"at_mg": 9, "days": 21}, **RELAPSE)) == [("days", "G08", "28")]


def test_that_rules_about_the_plan_see_the_course_as_it_was_changed() -> None:
    usual, longer = plan_of(), edited({"at_mg": 20, "days": 364})
    assert usual.taper is not None
    assert longer.taper is not None
    assert dict(longer.taper.days_at_or_above)[Decimal(20)] == dict(usual.taper.days_at_or_above)[Decimal(20)] + 350
    months = [line for line in row_of(longer, "prednisone").how if "months" in line]
    assert months != [line for line in row_of(usual, "prednisone").how if "months" in line]


# What if -----------------------------------------------------------------------------------------------


def branch(day: str, **changes: Any) -> list[tuple[str, int]]:
    plan = plan_of(choices={"relapse_marked_on": day}, **changes)
    assert plan.relapse_branch is not None
    assert plan.relapse_branch.steps[0].first_day == date.fromisoformat(day)
    return [(f"{step.dose_mg:f}", step.days) for step in plan.relapse_branch.steps]


def test_C10_that_a_relapse_above_10_mg_goes_back_a_dose_and_comes_down_at_double_interval() -> None:
    # 40 mg from 02-Jan-2027 to 15-Jan-2027; the dose before it is 50 mg.
    assert branch("2027-01-10")[:3] == [("50", 28), ("40", 28), ("30", 28)]


def test_C10_that_a_relapse_from_10_mg_down_comes_down_by_1_mg_every_four_weeks() -> None:
    # 5 mg from 28-Aug-2027; the dose before it is 6 mg.
    assert branch("2027-09-20")[:2] == [("6", 28), ("5", 28)]


def test_that_a_relapse_on_the_first_step_holds_that_dose() -> None:
    assert branch("2026-11-25")[0] == ("60", 28)


@pytest.mark.parametrize("day", ["2026-11-20", "2028-01-15"])
def test_that_a_relapse_outside_the_course_has_no_branch_and_is_told(day: str) -> None:
    choices = {"relapse_marked_on": day}
    plan = plan_of(choices=choices)
    assert plan.relapse_branch is None
    sheet = make_report(protocol(), case_of(choices=choices), plan).taper
    assert sheet is not None
    assert sheet.no_branch.endswith("it lies outside this course, 21-Nov-2026 to 14-Jan-2028.")


def test_that_a_marked_relapse_changes_nothing_else_in_the_plan() -> None:
    usual = plan_document(plan_of())
    marked = plan_document(plan_of(choices={"relapse_marked_on": "2027-01-10"}))
    assert marked.pop("relapse_branch")
    assert usual.pop("relapse_branch") is None
    assert marked == usual
