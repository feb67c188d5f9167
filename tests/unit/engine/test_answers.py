"""The whole answer: the four articles' own questions, emergencies, what is missing, and the document."""

import json
import math
from dataclasses import replace

import pytest

from app.domain.case import Case
from app.domain.plan import Plan
from app.engine.compiled import population_of
from app.engine.evaluate import evaluate
from app.engine.plan_document import plan_document
from app.files.places import resource
from app.store.case_file import read_case_file
from tests.unit.engine.cases import case_of, plan_of, protocol, raised, row_of

NOT_ASKED = {"pregnancy": "not_pregnant", "can_become_pregnant": "unknown"}


def example(name: str) -> Plan:
    return evaluate(protocol(), read_case_file(resource(f"examples/{name}.yaml")))


def doses(plan: Plan) -> list[str]:
    return [row.id for row in plan.recommendations if row.dose is not None]


def test_V01a_that_the_first_question_as_asked_gets_no_dose_but_the_right_alarms() -> None:
    plan = example("relapse-as-asked")
    assert doses(plan) == []
    assert plan.taper is None
    assert raised(plan, "stop") == {"R03", "R18"}
    assert "R12" in raised(plan, "warning")
    missing = {fact.field for fact in plan.missing}
    assert {"patient.age_years", "patient.weight_kg", "activity.ck_u_per_l", "antibodies.mda5", "lungs.hrct"} <= missing


@pytest.mark.parametrize(("onset", "score"), [(45, "5.2"), (30, "4.4"), (15, "3.1")])
def test_V01a_that_a_heliotrope_rash_alone_is_below_probable(onset: int, score: str) -> None:
    signs = dict.fromkeys(("weakness_arms", "weakness_legs"), "no")
    plan = plan_of(
        patient={"age_years": 45, "onset_age_years": onset},
        diagnosis={**signs, "basis": "suspected"},
        activity={"ck_u_per_l": 100},
    )
    classified = plan.derived.classification
    assert classified is not None
    assert str(classified.score) == score
    assert "R18" in raised(plan, "stop")


def test_V01b_that_the_completed_case_scores_definite_and_high_risk() -> None:
    plan = example("relapse")
    classified = plan.derived.classification
    assert classified is not None
    assert (str(classified.score), classified.category) == ("8.0", "definite")
    assert math.isclose(float(classified.probability), 0.935, abs_tol=0.0005)
    assert plan.derived.cancer_risk == "high"
    assert raised(plan, "stop") == set()
    assert row_of(plan, "methotrexate").verdict == "offer"
    assert row_of(plan, "folic_acid").dose is not None


def test_V02a_that_the_second_question_as_asked_asks_before_it_doses() -> None:
    plan = example("refractory-skin-as-asked")
    assert doses(plan) == []
    assert row_of(plan, "prednisone").verdict == "not_advised"
    missing = {fact.field for fact in plan.missing}
    hydroxychloroquine = "other_treatment.hydroxychloroquine."
    for field in ("dose_mg_per_day", "weeks", "rash_began_weeks_after_start"):
        assert f"{hydroxychloroquine}{field}" in missing
    assert {"antibodies.sae1", "antibodies.mda5", "lungs.hrct", "patient.pregnancy"} <= missing


def test_V03_that_a_woman_of_38_is_at_intermediate_cancer_risk() -> None:
    plan = example("severe-start")
    assert plan.derived.cancer_risk == "intermediate"
    assert row_of(plan, "prednisone").dose is not None


def test_that_an_uncomplicated_severe_start_raises_two_warnings_and_one_caution() -> None:
    plan = plan_of(patient={"sex": "male", "age_years": 50, "onset_age_years": 50, "weight_kg": 80, "height_cm": 178})
    assert (raised(plan, "stop"), raised(plan, "warning"), raised(plan, "caution")) == (set(), {"G33", "CA01"}, {"G11"})


def test_V26_that_an_emergency_hides_every_dose() -> None:
    plan = plan_of(antibodies={"mda5": "positive"}, red_flags={"cough": "yes", "spo2_rest_percent": 93})
    assert plan.emergency
    assert {"R01", "R02"} <= raised(plan, "stop")
    assert doses(plan) == []
    assert plan.taper is None


@pytest.mark.parametrize(
    "flag",
    ["dyspnoea", "chest_pain_or_syncope", "neck_or_respiratory_weakness", "abdominal_pain_or_gi_bleeding"],
)
def test_REG_3_that_a_red_flag_withholds_every_new_dose(flag: str) -> None:
    plan = plan_of(red_flags={flag: "yes"})
    assert plan.emergency
    assert doses(plan) == []
    on_treatment = plan_of(red_flags={flag: "yes"}, glucocorticoid={"dose_mg_per_day": 20})
    kept = row_of(on_treatment, "prednisone")
    assert (kept.action, kept.verdict, kept.dose.amount if kept.dose else None) == ("continue", "offer", 20)
    assert "do not stop" in kept.title


def test_V20c_that_vomiting_on_prednisone_is_an_adrenal_crisis() -> None:
    plan = plan_of(
        purpose="acute_illness",
        red_flags={"vomiting_or_collapse": "yes"},
        glucocorticoid={"dose_mg_per_day": 8},
    )
    assert "R11" in raised(plan, "stop")
    emergency = row_of(plan, "hydrocortisone_emergency").dose
    assert emergency is not None
    assert (emergency.amount, emergency.unit) == (100, "mg")


def test_G27_H18_that_under_18_no_adult_row_and_no_adult_taper_stands() -> None:
    plan = plan_of(patient={"age_years": 17, "onset_age_years": 16})
    for_whom = {row.row.id: population_of(row.row, protocol().doses) for row in protocol().rows}
    assert not [row.id for row in plan.recommendations if for_whom[row.id] == "adult"]
    assert plan.taper is not None
    assert plan.taper.kind == "juvenile_percent"
    assert plan.derived.cancer_risk is None


def test_H18_that_an_adult_has_no_juvenile_row() -> None:
    for_whom = {row.row.id: population_of(row.row, protocol().doses) for row in protocol().rows}
    for plan in (plan_of(), plan_of(patient={"age_years": None})):
        assert not [row.id for row in plan.recommendations if for_whom[row.id] == "juvenile"]


def test_H18_that_every_medicine_of_a_child_names_the_specialist_centre_first() -> None:
    for purpose in ("start", "relapse", "refractory_skin", "inadequate_response"):
        plan = plan_of(purpose=purpose, patient={"age_years": 8, "weight_kg": 25, "height_cm": 125})
        medicines = [row for row in plan.recommendations if row.medicine is not None]
        assert len(medicines) > 5
        assert {row.how[0] for row in medicines} == {"With a specialist centre for juvenile dermatomyositis."}


def test_R03_that_infection_stops_a_start_and_pauses_what_is_taken() -> None:
    plan = plan_of(
        red_flags={"fever": "yes", "infection_excluded": "no"},
        other_treatment={"methotrexate": {"taking": "yes", "dose_mg_per_week": 15, "weekday": "monday"}},
    )
    held = row_of(plan, "methotrexate")
    assert (held.action, held.dose) == ("hold", None)
    assert row_of(plan, "prednisone").verdict == "blocked"
    excluded = plan_of(red_flags={"fever": "yes", "infection_excluded": "yes"})
    assert "R03" not in raised(excluded, "stop")


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"patient": {"pregnancy": "planning", "can_become_pregnant": "yes"}}, "M06"),
        ({"patient": {**NOT_ASKED, "effective_contraception": "no"}}, "M06"),
        ({"medicines": {"trimethoprim": "treatment"}}, "M08"),
        ({"history": {"alcohol_misuse": "yes"}}, "M07"),
        ({"labs": {"platelets_10e9_per_l": 139}}, "M10"),
        ({"labs": {"tested_on": "2026-10-23"}}, "M11"),
        ({"lungs": {"ild": "confirmed"}}, "M13"),
        ({"history": {"effusion_or_ascites": "yes"}}, "M14"),
    ],
)  # fmt: skip
def test_that_each_stop_of_methotrexate_blocks_it_and_hides_its_folic_acid(
    changes: dict[str, object], rule: str
) -> None:
    plan = plan_of(**changes)
    row = row_of(plan, "methotrexate")
    assert (row.verdict, row.dose) == ("blocked", None)
    assert rule in row.blocked_by
    assert not [row for row in plan.recommendations if row.medicine == "folic_acid"]


def test_M11_that_tests_of_exactly_28_days_still_count() -> None:
    assert row_of(plan_of(labs={"tested_on": "2026-10-24"}), "methotrexate").verdict == "offer"


def test_C_42_that_liver_enzymes_with_high_creatine_kinase_only_warn() -> None:
    muscle = plan_of(labs={"alt_u_per_l": 180})
    assert "M10" in raised(muscle, "warning")
    assert row_of(muscle, "methotrexate").verdict == "offer"
    liver = plan_of(labs={"alt_u_per_l": 180}, activity={"ck_u_per_l": 100})
    assert "M10" in raised(liver, "stop")


def test_V29_that_a_rash_soon_after_hydroxychloroquine_stops_it_and_any_escalation() -> None:
    plan = plan_of(
        purpose="refractory_skin",
        diagnosis={"subtype": "amyopathic"},
        antibodies={"sae1": "positive"},
        other_treatment={
            "hydroxychloroquine": {"taking": "yes", "dose_mg_per_day": 200, "rash_began_weeks_after_start": 2.5}
        },
    )
    assert row_of(plan, "hydroxychloroquine").action == "stop"
    assert "R14" in row_of(plan, "methotrexate").blocked_by


def test_that_an_empty_case_gets_no_dose_and_a_list_of_what_is_needed() -> None:
    plan = evaluate(protocol(), Case())
    assert plan.recommendations == ()
    assert plan.alerts == ()
    essential = [fact.field for fact in plan.missing if fact.essential]
    assert essential[:2] == ["visit_date", "purpose"]
    assert sum(field.startswith("red_flags.") for field in essential) == 10


@pytest.mark.parametrize("fact", ["activity.severity", "patient.weight_kg", "red_flags.fever", "patient.age_years"])
def test_T064_that_one_missing_essential_fact_withholds_the_first_dose(fact: str) -> None:
    section, name = fact.split(".")
    case = case_of()
    blank = None if name.endswith(("kg", "years")) else "unknown"
    part = getattr(case, section).model_copy(update={name: blank})
    row = row_of(evaluate(protocol(), case.model_copy(update={section: part})), "prednisone")
    assert (row.verdict, row.dose) == ("needs_facts", None)
    assert fact in row.needs


def test_T078_that_the_same_case_gives_the_same_bytes() -> None:
    once, again = (json.dumps(plan_document(plan_of()), ensure_ascii=False) for _ in range(2))
    assert once == again
    parsed = json.loads(once)
    first = next(row for row in parsed["recommendations"] if row["medicine"] == "prednisone")
    assert first["dose"]["amount"] == 60
    assert isinstance(first["dose"]["amount"], int)
    assert parsed["taper"]["steps"][0]["tablets"] == {"20": 3}


def test_that_alerts_stand_by_level_then_rule() -> None:
    plan = example("relapse-as-asked")
    levels = ["stop", "warning", "caution"]
    keys = [(levels.index(alert.level), alert.rule) for alert in plan.alerts]
    assert keys == sorted(keys)


def test_that_a_specialist_may_set_a_stop_aside_only_where_the_protocol_lets_him() -> None:
    fever = {"fever": "yes", "infection_excluded": "no"}
    signed = {"reason": "active disease, cultures clear", "specialist": "A. Specialist"}
    free = plan_of(red_flags=fever, choices={"overrides": [{"rule": "R03", **signed}]})
    assert row_of(free, "prednisone").dose is not None
    assert [alert.overridden for alert in free.alerts if alert.rule == "R03"] == [True]
    nameless = plan_of(red_flags=fever, choices={"overrides": [{"rule": "R03", "reason": "sure"}]})
    assert row_of(nameless, "prednisone").dose is None
    never = plan_of(red_flags={"dyspnoea": "yes"}, choices={"overrides": [{"rule": "R01", **signed}]})
    assert doses(never) == []


def test_that_a_plan_of_equal_cases_is_equal() -> None:
    assert replace(plan_of(), verdicts=()) == replace(plan_of(), verdicts=())


@pytest.mark.parametrize(
    "changes",
    [
        {"glucocorticoid": {"stopped_on": "2030-08-21"}},
        {"patient": {"weight_measured_on": "2030-11-21"}},
        {"choices": {"taper_start_date": "1900-01-01"}},
        {"patient": {"age_years": None, "date_of_birth": "1900-01-01"}},
    ],
)
def test_D07_that_days_which_cannot_be_stop_every_dose(changes: dict[str, object]) -> None:
    plan = plan_of(**changes)
    assert "D07" in raised(plan, "stop")
    assert doses(plan) == []
    assert plan.taper is None


def test_G29_that_an_accepted_option_counts_as_the_second_medicine() -> None:
    def says(decision: str) -> str:
        decided = {"decisions": [{"line": "start-mycophenolate", "decision": decision}]}
        plan = plan_of(other_treatment={"methotrexate": {"inadequate_response": "yes"}}, choices=decided)
        assert row_of(plan, "mycophenolate_mofetil").verdict == "option"
        return " ".join(next(alert for alert in plan.alerts if "G29" in alert.line_rules).lines)

    assert "Think of pneumocystis prophylaxis" in says("decline")
    assert "with a second medicine" in says("accept")
