"""Doses that are really printed, against limits that are written down here and in no protocol."""

from decimal import Decimal
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.dose import Dose
from app.domain.plan import Plan
from tests.unit.engine.cases import plan_of

BEGUN = {"start", "increase"}
SIGNED = [{"rule": "G02", "reason": "organ disease", "specialist": "A. Specialist"}]

PATIENTS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "purpose": st.sampled_from(["start", "relapse", "refractory_skin", "inadequate_response"]),
        "kg": st.integers(36, 140),
        "cm": st.integers(140, 200),
        "age": st.integers(18, 95),
        "sex": st.sampled_from(["female", "male"]),
        "severity": st.sampled_from(["mild", "moderate", "severe"]),
        "subtype": st.sampled_from(["classic", "amyopathic", "necrotising"]),
        "weak": st.sampled_from(["yes", "no"]),
        "egfr": st.integers(5, 130),
        "tpmt": st.sampled_from(["normal", "intermediate", "poor"]),
        "frail": st.sampled_from(["yes", "no"]),
        "chosen": st.none() | st.integers(5, 180).map(lambda halves: str(Decimal(halves) / 2)),
        "signed": st.booleans(),
        "strengths": st.sampled_from([["1", "2.5", "5", "10", "20"], ["1", "5", "25"], ["2.5", "5"], ["20"]]),
    }
)


def answer(patient: dict[str, Any]) -> Plan:
    weak = patient["weak"]
    return plan_of(
        purpose=patient["purpose"],
        patient={
            "weight_kg": patient["kg"],
            "height_cm": patient["cm"],
            "age_years": patient["age"],
            "onset_age_years": patient["age"],
            "sex": patient["sex"],
            "can_become_pregnant": "no",
        },
        activity={"severity": patient["severity"], **({"ck_u_per_l": 100} if patient.get("quiet") else {})},
        diagnosis={"subtype": patient["subtype"], "weakness_arms": weak, "weakness_legs": weak},
        labs={"egfr_ml_per_min": patient["egfr"], "tpmt": patient["tpmt"]},
        history={"frail": patient["frail"]},
        choices={
            "prednisone_start_mg_per_day": patient["chosen"],
            "tablet_strengths_mg": patient["strengths"],
            "overrides": SIGNED if patient["signed"] else [],
        },
    )


def begun(plan: Plan) -> dict[str, Dose]:
    return {row.medicine: row.dose for row in plan.recommendations if row.medicine and row.dose and row.action in BEGUN}


def limit_of(medicine: str, patient: dict[str, Any]) -> Decimal:
    """The most that one `per` may come to, as safety.md 4d lists it."""
    kg, egfr = Decimal(patient["kg"]), patient["egfr"]
    limits = {
        "prednisone": Decimal(80) if patient["signed"] else min(kg, Decimal(60)),
        "methotrexate": Decimal("12.5") if egfr < 60 else Decimal(25),
        "folic_acid": Decimal(5),
        "azathioprine": min(kg * Decimal("2.5"), Decimal(200)),
        "mycophenolate_mofetil": Decimal(1000) if egfr < 25 else Decimal(1500),
        "hydroxychloroquine": min(kg * (Decimal("2.5") if egfr < 30 else 5), Decimal(400)),
        "ivig": kg * 2,
        "rituximab": Decimal(1000),
        "tacrolimus_topical": Decimal("0.1"),
        "calcium_vitamin_d": Decimal(1200),
        "methylprednisolone_iv": Decimal(1000),
        "ciclosporin": kg * 5,
        "tacrolimus_oral": kg * Decimal("0.06"),
        "co_trimoxazole": Decimal(480),
    }
    return limits[medicine]


HEAVY = {
    "purpose": "start", "kg": 140, "cm": 165, "age": 30, "sex": "male", "severity": "severe", "subtype": "classic",
    "weak": "yes", "egfr": 90, "tpmt": "normal", "frail": "no", "chosen": None, "signed": False,
    "strengths": ["1", "2.5", "5", "10", "20"],
}  # fmt: skip


@settings(max_examples=500)
@example(HEAVY)
@example({**HEAVY, "kg": 36, "chosen": "90", "signed": True})
@given(PATIENTS)
def test_T081_that_no_dose_that_is_begun_passes_the_limits_of_the_ledger(patient: dict[str, Any]) -> None:
    plan = answer(patient)
    for medicine, dose in begun(plan).items():
        limit = limit_of(medicine, patient)
        assert 0 < dose.amount <= limit, (medicine, dose.amount, limit)
        assert dose.maximum is None or dose.maximum <= limit, (medicine, dose.maximum, limit)
    if plan.taper is not None:
        assert plan.taper.steps[0].dose_mg <= limit_of("prednisone", patient)


@settings(max_examples=300)
@given(PATIENTS)
def test_C_18_that_skin_alone_never_gets_more_than_half_a_mg_per_kg(patient: dict[str, Any]) -> None:
    severity = "mild" if patient["severity"] == "severe" else patient["severity"]
    plan = answer({**patient, "subtype": "amyopathic", "weak": "no", "severity": severity, "quiet": True})
    prednisone = begun(plan).get("prednisone")
    if prednisone is not None:
        assert prednisone.amount <= min(Decimal(30), Decimal(patient["kg"]) / 2)
        assert patient["chosen"] is not None


@settings(max_examples=300)
@given(PATIENTS)
def test_C_02_that_no_begun_dose_of_an_adult_is_said_per_surface(patient: dict[str, Any]) -> None:
    for medicine, dose in begun(answer(patient)).items():
        assert dose.basis == "flat", medicine
        assert dose.per == "week" if medicine == "methotrexate" else dose.per != "week" or medicine == "folic_acid"


@settings(max_examples=200)
@given(PATIENTS, st.integers(1, 30))
def test_T080_that_more_weight_lowers_no_dose_of_prednisone(patient: dict[str, Any], more: int) -> None:
    lighter = begun(answer(patient)).get("prednisone")
    heavier = begun(answer({**patient, "kg": patient["kg"] + more})).get("prednisone")
    if lighter is not None and heavier is not None:
        assert lighter.amount <= heavier.amount


@settings(max_examples=200)
@given(PATIENTS, st.integers(1, 100))
def test_T080_that_worse_kidneys_raise_no_dose_and_no_maximum(patient: dict[str, Any], worse: int) -> None:
    better = begun(answer(patient))
    for medicine, dose in begun(answer({**patient, "egfr": max(1, patient["egfr"] - worse)})).items():
        assert medicine in better or medicine == "folic_acid", medicine
        if medicine in better:
            assert dose.amount <= better[medicine].amount
            assert (dose.maximum or dose.amount) <= (better[medicine].maximum or better[medicine].amount)
