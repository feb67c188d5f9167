"""What must hold for every child: no dose over any limit, and a taper that falls, adds up and ends at week 102."""

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.dose import Dose
from app.domain.plan import Plan
from app.engine.juvenile_taper import course_of_a_child
from tests.unit.engine.cases import plan_of, protocol, row_of

BEGUN = {"start", "increase", "reduce"}
PURPOSES = ["start", "relapse", "review", "refractory_skin", "inadequate_response", "acute_illness"]

CHILDREN: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "purpose": st.sampled_from(PURPOSES),
        "kg": st.integers(20, 1000).map(lambda tenths: Decimal(tenths) / 10),
        "cm": st.integers(45, 200),
        "months": st.integers(12, 215),
        "sex": st.sampled_from(["female", "male", "unknown"]),
        "severity": st.sampled_from(["mild", "moderate", "severe"]),
        "subtype": st.sampled_from(["classic", "amyopathic"]),
        "weak": st.sampled_from(["yes", "no"]),
        "egfr": st.integers(5, 130),
        "chosen": st.none() | st.integers(5, 180).map(lambda halves: str(Decimal(halves) / 2)),
        "today": st.sampled_from([0, 0, 2, 7, 10, 24, 40, 60]),
        "previous": st.none() | st.integers(1, 80),
        "methotrexate": st.none() | st.integers(1, 20).map(lambda steps: str(Decimal(steps) * Decimal("2.5"))),
        "hydroxychloroquine": st.none() | st.integers(20, 600),
        "azathioprine": st.none() | st.integers(20, 400),
        "strengths": st.sampled_from([["1", "2.5", "5", "10", "20"], ["1", "5", "25"], ["2.5", "5"], ["20"]]),
    }
)


def answer(child: dict[str, Any]) -> Plan:
    weak, years = child["weak"], round(Decimal(child["months"]) / 12, 3)

    def taken(amount: object, field: str) -> dict[str, Any]:
        return {} if amount is None else {"taking": "yes", field: amount}

    return plan_of(
        purpose=child["purpose"],
        patient={
            "age_years": years, "onset_age_years": 0, "sex": child["sex"], "weight_kg": child["kg"],
            "height_cm": child["cm"], "can_become_pregnant": "no",
        },
        activity={"severity": child["severity"]},
        diagnosis={"subtype": child["subtype"], "weakness_arms": weak, "weakness_legs": weak},
        labs={"egfr_ml_per_min": child["egfr"]},
        glucocorticoid={
            "dose_mg_per_day": child["today"], "previous_effective_dose_mg": child["previous"],
            "started_on": "2026-06-01", "last_change_on": "2026-10-01", "highest_dose_mg_per_day": 60,
            "control": dict.fromkeys(
                ("no_new_rash", "strength_stable_or_better", "ck_falling_or_normal", "no_organ_progression"), "yes"
            ),
        },
        other_treatment={
            "methotrexate": taken(child["methotrexate"], "dose_mg_per_week"),
            "hydroxychloroquine": taken(child["hydroxychloroquine"], "dose_mg_per_day"),
            "azathioprine": taken(child["azathioprine"], "dose_mg_per_day"),
        },
        choices={
            "prednisone_start_mg_per_day": child["chosen"],
            "tablet_strengths_mg": child["strengths"],
            "confirmed": ["patient.weight_kg", "patient.height_cm"],
            "overrides": [{"rule": "G02", "reason": "organ disease", "specialist": "A. Specialist"}],
        },
    )  # fmt: skip


def limit_of(medicine: str, child: dict[str, Any]) -> Decimal:
    """The most of a child, as safety.md 4d and 2d of conflicts.md list it, written down here and nowhere else."""
    kg, cm, months, egfr = child["kg"], child["cm"], child["months"], child["egfr"]
    surface = (kg * cm / 3600).sqrt()
    older = months >= 192
    limits = {
        "prednisone": min(kg * (1 if older else 2), Decimal(60)),
        "methylprednisolone_iv": min(kg * 30, Decimal(1000)),
        "methotrexate": min(surface * 20, Decimal(25 if older else 40)),
        "folic_acid": Decimal(1),
        "azathioprine": min(kg * Decimal("2.5"), Decimal(200)),
        "mycophenolate_mofetil": min(surface * 600, Decimal(1000 if egfr < 25 else 1500)),
        "hydroxychloroquine": min(kg * (Decimal("2.5") if egfr < 30 else 5), Decimal(400)),
        "ivig": min(kg * 2, Decimal(70)),
        "rituximab": min(surface * (575 if surface <= Decimal("1.5") else 750) + Decimal("0.5"), Decimal(1000)),
        "tacrolimus_topical": Decimal("0.1") if older else Decimal("0.03") if months >= 24 else Decimal(0),
    }
    return limits[medicine]


SMALL = {
    "purpose": "start", "kg": Decimal(2), "cm": 45, "months": 12, "sex": "male", "severity": "severe",
    "subtype": "classic", "weak": "yes", "egfr": 90, "chosen": None, "today": 0, "previous": None,
    "methotrexate": None, "hydroxychloroquine": None, "azathioprine": None,
    "strengths": ["1", "2.5", "5", "10", "20"],
}  # fmt: skip
LARGE = {**SMALL, "kg": Decimal(100), "cm": 200, "months": 191}


@settings(max_examples=500)
@example(SMALL)
@example(LARGE)
@example({**LARGE, "months": 192})
@example({**SMALL, "purpose": "inadequate_response", "chosen": "90"})
@given(CHILDREN)
def test_T081_H18_that_no_dose_of_a_child_passes_its_limits(child: dict[str, Any]) -> None:
    plan = answer(child)
    for row in plan.recommendations:
        if row.medicine is None or row.dose is None or row.action not in BEGUN:
            continue
        if row.action == "reduce" and row.medicine == "prednisone":
            assert row.dose.amount < child["today"]
            continue
        limit = limit_of(row.medicine, child)
        assert 0 < row.dose.amount <= limit, (row.id, row.dose.amount, limit)
        assert row.dose.maximum is None or row.dose.maximum <= limit, (row.id, row.dose.maximum, limit)
        assert row.dose.high is None or row.dose.high <= limit, (row.id, row.dose.high, limit)
    methotrexate = [row.dose for row in plan.recommendations if row.id == "start-methotrexate-juvenile" and row.dose]
    assert all(dose.amount <= 25 and dose.per == "week" for dose in methotrexate)


@settings(max_examples=200)
@given(CHILDREN)
def test_H18_that_a_child_never_has_an_adult_taper_or_a_sick_day_figure(child: dict[str, Any]) -> None:
    plan = answer(child)
    assert plan.taper is None or plan.taper.kind == "juvenile_percent"
    assert all(
        row.dose is None or row.dose.per != "dose" or row.medicine != "prednisone" for row in plan.recommendations
    )
    assert not any(row.medicine == "hydrocortisone_emergency" for row in plan.recommendations)


@settings(max_examples=200)
@given(CHILDREN)
def test_S0_57_that_a_glucocorticoid_that_a_child_takes_never_vanishes(child: dict[str, Any]) -> None:
    plan = answer(child)
    if child["today"]:
        rows = [row for row in plan.recommendations if row.medicine == "prednisone"]
        assert rows
        assert any(row.verdict == "offer" for row in rows), [(row.id, row.verdict) for row in rows]
        assert not any(row.verdict == "blocked" for row in rows)


@settings(max_examples=300)
@given(CHILDREN, st.integers(1, 30))
def test_T080_that_more_weight_lowers_no_dose_of_a_child(child: dict[str, Any], more: int) -> None:
    def begun(plan: Plan) -> dict[str, Dose]:
        return {row.id: row.dose for row in plan.recommendations if row.dose and row.action == "start"}

    lighter, heavier = begun(answer(child)), begun(answer({**child, "kg": child["kg"] + more}))
    for name, dose in lighter.items():
        if name in heavier:
            assert dose.amount <= heavier[name].amount, name


@settings(max_examples=400)
@given(st.integers(2, 120).map(lambda halves: Decimal(halves) / 2))
def test_C_27_that_every_course_of_a_child_falls_and_ends_at_week_102(start: Decimal) -> None:
    doses = course_of_a_child(start, protocol())
    assert sum(dose.days for dose in doses) == 102 * 7
    assert doses[0].asked_mg == start
    for sooner, later in pairwise(doses):
        assert later.asked_mg < sooner.asked_mg
        assert sooner.days >= 14
        assert later.asked_mg == later.asked_mg.to_integral_value()
    assert doses[-1].asked_mg >= min(start, Decimal(1))
    days, at_week = 0, {}
    for dose in doses:
        at_week.update(dict.fromkeys(range(days // 7, (days + dose.days) // 7), dose.asked_mg))
        days += dose.days
    assert abs(at_week[8] - max(start / 2, Decimal(1))) <= Decimal("0.5")
    assert abs(at_week[24] - max(start / 10, Decimal(1))) <= Decimal("0.5")


@settings(max_examples=200)
@given(st.integers(2, 30), st.integers(6, 17), st.sampled_from(["mild", "moderate", "severe"]))
def test_C_27_that_the_printed_taper_is_contiguous_and_its_tablets_add_up(kg: int, age: int, severity: str) -> None:
    patient = {"age_years": age, "onset_age_years": 5, "weight_kg": kg + 10, "height_cm": 120}
    confirmed = ["patient.weight_kg", "patient.height_cm"]
    plan = plan_of(patient=patient, activity={"severity": severity}, choices={"confirmed": confirmed})
    taper = plan.taper
    assert taper is not None
    assert (taper.kind, taper.weeks) == ("juvenile_percent", 102)
    dose = row_of(plan, "prednisone").dose
    assert dose is not None
    assert taper.steps[0].dose_mg == dose.amount
    for sooner, later in pairwise(taper.steps):
        assert later.first_day == sooner.last_day + timedelta(days=1)
        assert later.dose_mg < sooner.dose_mg
    for step in taper.steps:
        assert sum(strength * count for strength, count in step.tablets) == step.dose_mg
    assert taper.end_date == taper.steps[-1].last_day + timedelta(days=1)
