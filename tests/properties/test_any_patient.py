"""What must hold for every patient, child or adult: size, kidneys, not knowing, and the same answer every time."""

import hashlib
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.dose import Dose
from app.domain.plan import Plan
from app.domain.recording import catalogue
from app.domain.written import PlainText
from app.engine.evaluate import evaluate
from app.engine.plan_document import plan_document
from app.engine.recommend import NEVER_WITHHELD
from app.files.places import resource
from app.proofs.reading import at_path, merged
from app.proofs.vignette import Branch
from app.store.case_file import read_case_tree
from tests.unit.engine.cases import plan_of, protocol
from tests.vignettes.vignette import FOLDER

ROOT = Path(__file__).parents[2]
BEGUN = {"start", "increase"}
# The highest that anybody is ever given of a medicine at once, as safety.md 4d lists it: in no protocol, no program.
HIGHEST = {
    ("prednisone", "day"): 80, ("prednisone", "dose"): 40, ("methylprednisolone_iv", "day"): 1000,
    ("methotrexate", "week"): 40, ("folic_acid", "week"): 5, ("folic_acid", "day"): 1, ("azathioprine", "day"): 200,
    ("mycophenolate_mofetil", "dose"): 1500, ("hydroxychloroquine", "day"): 400, ("ivig", "cycle"): 600,
    ("rituximab", "infusion"): 1000, ("ciclosporin", "day"): 1500, ("tacrolimus_oral", "day"): 20,
    ("co_trimoxazole", "day"): 960, ("tacrolimus_topical", "dose"): Decimal("0.1"),
    ("hydrocortisone_emergency", "dose"): 100, ("calcium_vitamin_d", "day"): 1200,
}  # fmt: skip

ANYBODY: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "purpose": st.sampled_from(["start", "relapse", "refractory_skin", "inadequate_response"]),
        "months": st.one_of(st.integers(24, 215), st.integers(216, 1140)),
        "kg": st.integers(12, 140),
        "cm": st.integers(80, 195),
        "sex": st.sampled_from(["female", "male"]),
        "severity": st.sampled_from(["mild", "moderate", "severe"]),
        "subtype": st.sampled_from(["classic", "amyopathic", "necrotising"]),
        "egfr": st.integers(5, 130),
        "tpmt": st.sampled_from(["normal", "intermediate", "poor"]),
        "frail": st.sampled_from(["yes", "no"]),
    }
)


def answer(who: dict[str, Any]) -> Plan:
    return plan_of(
        purpose=who["purpose"],
        patient={
            "age_years": round(Decimal(who["months"]) / 12, 3), "onset_age_years": 1, "sex": who["sex"],
            "weight_kg": who["kg"], "height_cm": who["cm"], "can_become_pregnant": "no",
        },
        activity={"severity": who["severity"]},
        diagnosis={"subtype": who["subtype"]},
        labs={"egfr_ml_per_min": who["egfr"], "tpmt": who["tpmt"]},
        history={"frail": who["frail"]},
        choices={"confirmed": ["patient.weight_kg", "patient.height_cm"]},
    )  # fmt: skip


def begun(plan: Plan) -> dict[str, Dose]:
    """The doses that would be begun or raised, by the row that says so."""
    return {row.id: row.dose for row in plan.recommendations if row.dose and row.action in BEGUN}


def bmi(who: dict[str, Any]) -> Decimal:
    return Decimal(who["kg"]) * 10000 / Decimal(who["cm"]) ** 2


CHILD = {
    "purpose": "start", "months": 96, "kg": 25, "cm": 125, "sex": "female", "severity": "severe", "subtype": "classic",
    "egfr": 90, "tpmt": "normal", "frail": "no",
}  # fmt: skip
ADULT = {**CHILD, "months": 600, "kg": 70, "cm": 170}


@settings(max_examples=400)
@example(CHILD, 5)
@example(ADULT, 5)
@given(ANYBODY, st.integers(1, 40))
def test_T080_that_more_weight_lowers_no_dose_of_any_medicine(who: dict[str, Any], more: int) -> None:
    heavy = {**who, "kg": who["kg"] + more}
    heavier = begun(answer(heavy))
    # From a body mass index of 30 immunoglobulin goes by the ideal weight: there, and there only, it may fall.
    becomes_obese = bmi(who) < 30 <= bmi(heavy)
    for row, dose in begun(answer(who)).items():
        if row in heavier and not (dose.unit == "g" and becomes_obese):
            assert dose.amount <= heavier[row].amount, row
            assert (dose.maximum or 0) <= (heavier[row].maximum or 0), row


@settings(max_examples=400)
@example(CHILD, 80)
@example(ADULT, 80)
@given(ANYBODY, st.integers(1, 100))
def test_T080_that_worse_kidneys_raise_no_dose_of_any_medicine(who: dict[str, Any], worse: int) -> None:
    better = begun(answer(who))
    for row, dose in begun(answer({**who, "egfr": max(1, who["egfr"] - worse)})).items():
        if row in better:
            assert dose.amount <= better[row].amount, row
            assert (dose.maximum or dose.amount) <= (better[row].maximum or better[row].amount), row


def test_that_children_and_adults_of_these_tests_are_dosed() -> None:
    for who in (CHILD, ADULT):
        assert len(begun(answer(who))) >= 4, who


VIGNETTES = FOLDER.suite().vignettes
RED_FLAGS = tuple(
    f"red_flags.{name}"
    for name in (
        "dyspnoea", "cough", "fever", "dysphagia", "chest_pain_or_syncope", "neck_or_respiratory_weakness",
        "skin_ulceration", "abdominal_pain_or_gi_bleeding", "infection_suspected", "vomiting_or_collapse",
    )
)  # fmt: skip
PREGNANCY = ("patient.can_become_pregnant", "patient.pregnancy", "patient.effective_contraception")
BLOOD_COUNT = ("labs.white_cells_10e9_per_l", "labs.neutrophils_10e9_per_l", "labs.platelets_10e9_per_l")
# The facts that withhold a dose while they are not known (interface: "Unknown"); no other fact may.
WITHHOLDING = {
    "prednisone": ("patient.age_years", "patient.weight_kg", "activity.severity", *RED_FLAGS),
    "methotrexate": (
        *PREGNANCY, "labs.egfr_ml_per_min", "labs.alt_u_per_l", *BLOOD_COUNT, "labs.tested_on",
        "history.cirrhosis_or_active_hepatitis", "history.alcohol_misuse", "medicines.trimethoprim", "lungs.ild",
        "lungs.hrct", "choices.methotrexate_weekday",
    ),
    "azathioprine": ("labs.tpmt", "labs.nudt15", "medicines.xanthine_oxidase_inhibitor", *BLOOD_COUNT),
    "mycophenolate_mofetil": PREGNANCY,
    "ivig": ("patient.weight_kg", "labs.egfr_ml_per_min", "history.iga_deficiency"),
    "rituximab": (
        "labs.hbsag", "labs.anti_hbc", "labs.igg_g_per_l", "labs.tb_screen", "red_flags.infection_suspected",
    ),
}  # fmt: skip
PAIRS = [(medicine, path) for medicine, paths in WITHHOLDING.items() for path in paths]
NOT_ASKED = ("derived.", "choices.", "patient.identifier", "patient.family", "patient.given")
ASKED = [
    spec
    for path, spec in catalogue().items()
    if not path.startswith(NOT_ASKED)
    and path not in {"schema", "visit_date", "purpose", "region"}
    and spec.kind in {"word", "number"}
]


def answer_of(spec: Any) -> st.SearchStrategy[tuple[str, str]]:
    if spec.kind == "word":
        return st.tuples(st.just(spec.path), st.sampled_from(spec.words))
    low, high = spec.number.plausible or (spec.number.low, spec.number.high)
    return st.tuples(st.just(spec.path), st.integers(int(low), int(high)).map(str))


CHANGES = st.lists(st.sampled_from(ASKED).flatmap(answer_of), max_size=3)
WORKED = st.sampled_from(VIGNETTES).map(lambda vignette: vignette.case)


def changed(tree: Branch, changes: list[tuple[str, str]]) -> Branch:
    for path, value in changes:
        tree = merged(tree, at_path(path, PlainText(value)))
    return tree


def written(tree: dict[str, Any]) -> Branch:
    """A tree as a file would give it."""
    return {key: written(part) if isinstance(part, dict) else PlainText(part) for key, part in tree.items()}


def plan_for(tree: Branch) -> Plan | None:
    """The plan; None where the changes made no case of it."""
    from app.domain.errors import BadCase

    try:
        return evaluate(protocol(), read_case_tree(tree, "a property"))
    except BadCase:
        return None


def answers(tree: Branch, path: str) -> bool:
    """Whether a case answers a question."""
    part: object = tree
    for name in path.split("."):
        part = part.get(name) if isinstance(part, dict) else None
    return part is not None and str(part) not in {"unknown", "pending"}


def strengths(plan: Plan) -> dict[str, int]:
    """For each medicine that would be begun or raised: 2 where a dose is offered, 1 where it is an option."""
    found: dict[str, int] = {}
    for row in plan.recommendations:
        if row.medicine and row.medicine not in NEVER_WITHHELD and row.action in BEGUN and row.dose is not None:
            found[row.medicine] = max(found.get(row.medicine, 0), {"offer": 2, "option": 1}[row.verdict])
    return found


@settings(max_examples=1500)
@given(WORKED, CHANGES, st.sampled_from(PAIRS))
def test_T064_that_forgetting_what_a_dose_rests_on_never_makes_its_advice_stronger(
    tree: Branch, changes: list[tuple[str, str]], pair: tuple[str, str]
) -> None:
    medicine, path = pair
    whole = changed(tree, changes)
    if not answers(whole, path) or (medicine == "prednisone" and whole.get("purpose") != "start"):
        return
    plan, less = plan_for(whole), plan_for(merged(whole, at_path(path, None)))
    if plan is not None and less is not None:
        assert strengths(less).get(medicine, 0) <= strengths(plan).get(medicine, 0), (medicine, path)


@pytest.mark.parametrize(("medicine", "path"), PAIRS)
def test_T064_that_a_worked_start_without_the_fact_has_no_dose(medicine: str, path: str) -> None:
    """Of a woman who takes contraception, or of somebody who cannot become pregnant; every test has been made."""
    woman = {"can_become_pregnant": "yes", "pregnancy": "not_pregnant", "effective_contraception": "yes"}
    visit = {
        "visit_date": "2026-11-21",
        "patient": {} if path == "patient.can_become_pregnant" else woman,
        "purpose": "start" if medicine == "prednisone" else "inadequate_response",
    }
    whole = merged(FOLDER.base_case("normal"), written(visit))
    known, less = plan_for(whole), plan_for(merged(whole, at_path(path, None)))
    assert known is not None
    assert less is not None
    assert medicine in strengths(known)
    assert medicine not in strengths(less)
    row = next(row for row in less.recommendations if row.medicine == medicine and row.action in BEGUN)
    assert row.verdict == "needs_facts"
    assert path in row.needs or path in {"patient.age_years", "patient.can_become_pregnant"}
    assert row.needs


@settings(max_examples=600)
@given(WORKED, CHANGES)
def test_T081_that_no_worked_case_however_changed_has_a_dose_beyond_all_limits(
    tree: Branch, changes: list[tuple[str, str]]
) -> None:
    plan = plan_for(changed(tree, changes))
    for row in plan.recommendations if plan is not None else ():
        if row.dose is not None and row.medicine is not None and row.action in BEGUN:
            highest = HIGHEST[row.medicine, row.dose.per]
            assert 0 < row.dose.amount <= highest, row.id
            assert (row.dose.maximum or 0) <= highest, row.id
            assert row.dose.maximum is None or row.dose.amount <= row.dose.maximum, row.id


ENDS = [
    (spec.path, format(Decimal(str(end)), "f"))
    for spec in ASKED
    if spec.kind == "number"
    for end in (spec.number.low, spec.number.high)  # type: ignore[union-attr]
]


@settings(max_examples=800)
@given(WORKED, st.sampled_from(ENDS))
def test_T081_that_no_number_at_the_end_of_its_range_breaks_the_program(tree: Branch, end: tuple[str, str]) -> None:
    plan = plan_for(changed(tree, [end]))
    for row in plan.recommendations if plan is not None else ():
        if row.dose is not None and row.action in BEGUN:
            assert row.dose.amount > 0, row.id


@pytest.mark.parametrize(
    ("changes", "medicine", "asks"),
    [
        (
            {"other_treatment": {"methotrexate": {"taking": "yes", "dose_mg_per_week": 0}}},
            "methotrexate",
            "other_treatment.methotrexate.dose_mg_per_week",
        ),
        (
            {"other_treatment": {"hydroxychloroquine": {"taking": "yes", "dose_mg_per_day": 0}}},
            "hydroxychloroquine",
            "other_treatment.hydroxychloroquine.dose_mg_per_day",
        ),
        (
            {"patient": {"weight_kg": 2}, "choices": {"confirmed": ["patient.weight_kg"]}},
            "hydroxychloroquine",
            "patient.weight_kg",
        ),
    ],
)
def test_T081_that_a_dose_of_nothing_is_asked_about_and_never_printed(
    changes: dict[str, Any], medicine: str, asks: str
) -> None:
    plan = plan_of(**changes)
    rows = [row for row in plan.recommendations if row.medicine == medicine]
    assert rows
    assert not [row.id for row in rows if row.dose is not None and row.dose.amount <= 0]
    assert any(row.verdict == "needs_facts" and asks in row.needs for row in rows)


@settings(max_examples=200)
@given(WORKED, CHANGES)
def test_T078_that_a_worked_case_always_gives_the_same_bytes(tree: Branch, changes: list[tuple[str, str]]) -> None:
    first, again = plan_for(changed(tree, changes)), plan_for(changed(tree, changes))
    if first is not None and again is not None:
        assert json.dumps(plan_document(first)) == json.dumps(plan_document(again))


@pytest.mark.parametrize("case", sorted(resource("examples").glob("*.yaml"))[:3], ids=lambda path: path.stem)
def test_T078_that_another_process_elsewhere_gives_the_same_bytes(case: Path) -> None:
    program = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:], lambda: None))"
    places = (
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Apia"},
        {"PYTHONHASHSEED": "3", "TZ": "America/New_York", "LC_ALL": "C.UTF-8"},
    )
    said = {
        hashlib.sha256(
            subprocess.run(
                [sys.executable, "-c", program, "plan", str(case), "--json"],
                env={**os.environ, **place},
                cwd=ROOT,
                capture_output=True,
                check=True,
            ).stdout
        ).hexdigest()
        for place in places
    }
    assert len(said) == 1
