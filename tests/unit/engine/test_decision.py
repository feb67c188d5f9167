"""The id of a decision: what changes it, what does not, and how it is read when somebody has typed it."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.case import Case
from app.domain.plan import Derived, Monitor, Plan, Taper, TaperStep
from app.domain.written import PlainText
from app.engine.decision import ALPHABET, PageCode, decision_id, qr_text, read_code
from tests.vignettes.vignette import normal, plan_of

NOTHING_DERIVED = Derived(None, None, None, None, None)
STEP = TaperStep(date(2026, 11, 21), date(2026, 12, 18), 0, Decimal(60), ((Decimal(20), 3),), "control")
TAPER = Taper("prednisone", "adult_standard", (STEP,), date(2026, 12, 19), 4, Decimal(1680), Decimal(1680), ())
PLAN = Plan(
    "dermatomyositis", "2026.1", "draft", "0" * 64, date(2026, 11, 21), "US", "adult", NOTHING_DERIVED,
    (), (), (), TAPER, (), "en",
)  # fmt: skip
LINES = frozenset({"start-prednisone", "start-methotrexate"})
KNOWN_ID = "710Q7-E0Y9F"


def case_of(**patient: Any) -> Case:
    who = {"family_name": "Doe", "weight_kg": PlainText("60"), **patient}
    return Case.model_validate({"visit_date": PlainText("2026-11-21"), "patient": who})


def test_PAT_10_that_the_id_of_a_decision_is_ten_characters_that_cannot_be_taken_for_others() -> None:
    found = decision_id(PLAN, case_of(), None)
    assert [len(half) for half in found.split("-")] == [5, 5]
    assert set(found) - {"-"} <= set(ALPHABET)
    assert not {"I", "L", "O", "U"} & set(ALPHABET)


def test_OUT_4_that_the_same_decision_has_the_same_id_on_every_machine_and_in_every_year() -> None:
    assert decision_id(PLAN, case_of(), LINES) == KNOWN_ID


def test_OUT_4_that_neither_hash_seed_nor_clock_nor_locale_has_a_say_in_the_id() -> None:
    program = "from tests.unit.engine.test_decision import *; print(decision_id(PLAN, case_of(), LINES))"
    settings = ({"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})
    made = [
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True, env={**os.environ, **each}
        ).stdout.strip()
        for each in settings
    ]
    assert made == [KNOWN_ID, KNOWN_ID]


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, protocol_sha256="1" * 64),
        replace(PLAN, protocol_version="2026.2"),
        replace(PLAN, taper=replace(TAPER, steps=(replace(STEP, dose_mg=Decimal("57.5")),))),
        replace(PLAN, taper=replace(TAPER, steps=(replace(STEP, last_day=date(2026, 12, 17)),))),
        replace(PLAN, taper=replace(TAPER, steps=(replace(STEP, tablets=((Decimal(10), 6),)),))),
        replace(PLAN, monitoring=(Monitor("ck", "creatine kinase", (date(2026, 12, 19),), "", ()),)),
        replace(PLAN, taper=None),
    ],
    ids=["content", "version", "dose", "day", "tablets", "check", "no taper"],
)
def test_T085_that_another_protocol_or_plan_is_another_decision(plan: Plan) -> None:
    assert decision_id(plan, case_of(), LINES) != decision_id(PLAN, case_of(), LINES)


@pytest.mark.parametrize(
    "patient",
    [
        {"family_name": "Dow"},
        {"given_name": "Jane"},
        {"identifier": "123"},
        {"date_of_birth": PlainText("1970-01-01")},
        {"weight_kg": PlainText("60.1")},
    ],
    ids=lambda patient: next(iter(patient)),
)
def test_ID_7_that_another_patient_is_another_decision(patient: dict[str, Any]) -> None:
    assert decision_id(PLAN, case_of(**patient), None) != decision_id(PLAN, case_of(), None)


def test_that_other_accepted_lines_are_another_decision_and_their_order_is_none() -> None:
    ids = [decision_id(PLAN, case_of(), lines) for lines in (None, frozenset(), frozenset({"a"}), LINES)]
    assert len(set(ids)) == len(ids)
    assert decision_id(PLAN, case_of(), frozenset(sorted(LINES, reverse=True))) == ids[-1]


@pytest.mark.parametrize("written", ["60", "60.0", "60.000"])
def test_MED_2_that_a_number_written_otherwise_is_the_same_decision(written: str) -> None:
    assert decision_id(PLAN, case_of(weight_kg=PlainText(written)), None) == decision_id(PLAN, case_of(), None)


def test_that_a_fact_recorded_as_not_known_is_the_same_decision_as_one_not_recorded() -> None:
    unknown = case_of(pregnancy="unknown", height_cm=None)
    assert decision_id(PLAN, unknown, None) == decision_id(PLAN, case_of(), None)


def test_that_the_language_of_a_page_has_no_say_in_its_decision() -> None:
    assert decision_id(replace(PLAN, handout_language="es"), case_of(), None) == decision_id(PLAN, case_of(), None)


@given(st.text(ALPHABET, min_size=10, max_size=10))
def test_that_an_id_is_read_however_it_was_typed(letters: str) -> None:
    printed = f"{letters[:5]}-{letters[5:]}"
    confused = letters.replace("0", "o").replace("1", "l")
    ways = (printed, letters, printed.lower(), f" {letters[:5]} {letters[5:]} ", confused, confused.replace("l", "I"))
    assert {read_code(way) for way in ways} == {PageCode("", printed)}
    assert read_code(qr_text("2026.1-rc", printed)) == PageCode("2026.1-RC", printed)
    assert read_code(qr_text("2026.1", printed).lower()) == PageCode("2026.1", printed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "7K3QM-9XAB",
        "7K3QM-9XAB22",
        "7K3QM-9XABU",
        "HELIOTROPE 2026.1",
        "7K3QM-9XAB\u0662",
        "HELIOTROPE",
        "é" * 10,
    ],
)
def test_that_what_is_no_id_is_not_read_as_one(text: str) -> None:
    assert read_code(text) is None


def test_that_the_code_of_a_page_holds_nothing_but_what_makes_the_smallest_code() -> None:
    assert set(qr_text("2026.1-rc", KNOWN_ID)) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_verify_that_asking_what_if_changes_no_id() -> None:
    case = normal()
    choices = case.choices.model_copy(update={"relapse_marked_on": date(2027, 1, 9)})
    marked = case.model_copy(update={"choices": choices})
    assert decision_id(plan_of(marked), marked, None) == decision_id(plan_of(case), case, None)
