"""The plan as a document: names, numbers and order as every other program reads them."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest

from app.engine.plan_document import number, plan_document
from tests.unit.engine.cases import plan_of
from tests.vignettes.test_vignettes import VIGNETTES
from tests.vignettes.vignette import case_of
from tests.vignettes.vignette import plan_of as answer_of

ROOT = Path(__file__).parents[3]
TOP = {
    "schema", "protocol", "visit_date", "population", "derived", "missing", "alerts", "recommendations", "taper",
    "monitoring", "handout",
}  # fmt: skip
ALERT = {"rule", "level", "title", "action", "affects", "overridden", "sources"}
ROW = {
    "id", "medicine", "action", "verdict", "dose", "arithmetic", "how", "because", "blocked_by", "needs", "conflicts",
    "sources",
}  # fmt: skip
DOSE = {"amount", "low", "high", "max", "unit", "basis", "per"}
STEP = {"from", "to", "week", "dose_mg", "tablets"}
PRINT = (
    "import json; from app.engine.plan_document import plan_document; from tests.unit.engine.cases import plan_of;"
    "print(json.dumps(plan_document(plan_of()), ensure_ascii=True))"
)


def test_that_every_name_of_the_interface_is_there() -> None:
    document = json.loads(json.dumps(plan_document(plan_of())))
    assert not TOP - document.keys()
    assert document["schema"] == "heliotrope.plan/1"
    assert set(document["protocol"]) == {"id", "version", "status", "sha256"}
    assert all(not ALERT - alert.keys() for alert in document["alerts"])
    assert all(not ROW - row.keys() for row in document["recommendations"])
    assert all(not DOSE - row["dose"].keys() for row in document["recommendations"] if row["dose"])
    assert all(not STEP - step.keys() for step in document["taper"]["steps"])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("60.0", "60"),
        ("17.50", "17.5"),
        ("0.1", "0.1"),
        ("0", "0"),
        ("53.333333", "53.333"),
        ("1160", "1160"),
    ],
)
def test_that_a_number_is_whole_where_it_is_whole(value: str, text: str) -> None:
    assert json.dumps(number(Decimal(value))) == text


def test_that_a_strength_has_no_trailing_zero() -> None:
    document = json.loads(
        json.dumps(plan_document(plan_of(choices={"tablet_strengths_mg": ["1.0", "2.50", "5", "20"]})))
    )
    strengths = {strength for step in document["taper"]["steps"] for strength in step["tablets"]}
    assert strengths <= {"1", "2.5", "5", "20"}


def test_that_no_document_holds_a_patients_name() -> None:
    plan = plan_of(patient={"identifier": "A-4711", "family_name": "Nightingale", "given_name": "Florence"})
    text = json.dumps(plan_document(plan))
    assert not [secret for secret in ("4711", "Nightingale", "Florence") if secret in text]


def test_that_every_worked_case_makes_a_document_without_infinity() -> None:
    for vignette in VIGNETTES:
        said = json.dumps(plan_document(answer_of(case_of(vignette.case))), allow_nan=False)
        assert json.loads(said)["schema"] == "heliotrope.plan/1", vignette.id


def test_T078_that_eight_threads_say_the_same_bytes() -> None:
    with ThreadPoolExecutor(8) as pool:
        said = set(pool.map(lambda _: json.dumps(plan_document(plan_of())), range(200)))
    assert len(said) == 1


@pytest.mark.slow
def test_T078_that_three_hash_seeds_say_the_same_bytes() -> None:
    def say(seed: str) -> str:
        # The rest of the environment stays: without it Python does not start on Windows.
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {PRINT}"]
        return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert len({say(seed) for seed in ("0", "1", "4242")}) == 1
