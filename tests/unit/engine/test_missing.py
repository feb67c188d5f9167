"""What is missing: essential facts first, each with what waits for it, nothing that is known."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.domain.recording import catalogue, recorded_facts
from app.engine.recommend import NEVER_WITHHELD
from app.proofs.reading import at_path, merged
from tests.unit.engine.cases import case_of, plan_of, row_of
from tests.vignettes.test_vignettes import VIGNETTES
from tests.vignettes.vignette import case_of as read
from tests.vignettes.vignette import plan_of as answer_of

STRENGTH = {"offer": 2, "option": 1, "needs_facts": 0, "blocked": 0, "not_advised": 0}
TEN = (
    "dyspnoea", "cough", "fever", "dysphagia", "chest_pain_or_syncope", "neck_or_respiratory_weakness",
    "skin_ulceration", "abdominal_pain_or_gi_bleeding", "infection_suspected", "vomiting_or_collapse",
)  # fmt: skip
RED_FLAGS = tuple(f"red_flags.{name}" for name in TEN)
# The only facts that withhold a dose while they are unknown (interface: what the plan means, Unknown).
WITHHOLDING = {
    "azathioprine": ("labs.tpmt", "labs.nudt15", "medicines.xanthine_oxidase_inhibitor", "labs.platelets_10e9_per_l",
                     "labs.white_cells_10e9_per_l", "labs.neutrophils_10e9_per_l"),
    "methotrexate": ("labs.egfr_ml_per_min", "labs.alt_u_per_l", "labs.white_cells_10e9_per_l", "labs.tested_on",
                     "labs.neutrophils_10e9_per_l", "labs.platelets_10e9_per_l", "history.alcohol_misuse",
                     "history.cirrhosis_or_active_hepatitis", "medicines.trimethoprim", "lungs.ild", "lungs.hrct",
                     "choices.methotrexate_weekday"),
    "ivig": ("patient.weight_kg", "labs.egfr_ml_per_min", "history.iga_deficiency"),
    "rituximab": ("labs.hbsag", "labs.anti_hbc", "labs.igg_g_per_l", "labs.tb_screen", "red_flags.infection_suspected"),
    "prednisone": ("patient.age_years", "patient.weight_kg", "activity.severity", *RED_FLAGS),
}  # fmt: skip


def test_that_essential_facts_come_first_and_nothing_twice() -> None:
    plan = plan_of(patient={"weight_kg": None}, labs={"tpmt": "unknown"}, red_flags={"fever": "unknown"})
    essential = [fact.essential for fact in plan.missing]
    assert essential == sorted(essential, reverse=True)
    fields = [fact.field for fact in plan.missing]
    assert len(fields) == len(set(fields))
    order = list(catalogue())
    for kind in (True, False):
        places = [order.index(fact.field) for fact in plan.missing if fact.essential is kind]
        assert places == sorted(places)


def test_that_a_missing_fact_says_what_waits_for_it() -> None:
    plan = plan_of(labs={"tpmt": "unknown"}, choices={"methotrexate_weekday": None})
    waiting = {fact.field: fact.needed_for for fact in plan.missing}
    assert waiting["labs.tpmt"] == ("azathioprine",)
    assert set(waiting["choices.methotrexate_weekday"]) == {"methotrexate"}


def test_that_what_is_known_is_not_missing() -> None:
    recorded = recorded_facts(case_of())
    for fact in plan_of().missing:
        assert recorded.get(fact.field) is None, fact.field


def test_that_an_age_is_known_by_the_date_of_birth() -> None:
    plan = plan_of(patient={"age_years": None, "date_of_birth": "1988-03-01", "onset_age_years": 38})
    assert "patient.age_years" not in {fact.field for fact in plan.missing}
    assert row_of(plan, "prednisone").dose is not None


def withheld() -> Iterator[tuple[str, str]]:
    for medicine, fields in WITHHOLDING.items():
        for field in fields:
            yield medicine, field


@pytest.mark.parametrize(("medicine", "field"), list(withheld()))
def test_T064_that_a_fact_that_decides_a_stop_withholds_the_dose_while_it_is_unknown(medicine: str, field: str) -> None:
    changes: Any = at_path(field, None)
    row = row_of(plan_of(**changes), medicine)
    assert (row.verdict, row.dose) == ("needs_facts", None)
    assert field in row.needs


def strengths(tree: dict[str, object]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in answer_of(read(tree)).recommendations:
        if row.medicine is not None and row.medicine not in NEVER_WITHHELD and row.action in {"start", "increase"}:
            found[row.medicine] = max(found.get(row.medicine, 0), STRENGTH[row.verdict] if row.dose else 0)
    return found


@pytest.mark.parametrize("medicine", sorted(WITHHOLDING))
def test_T064_that_losing_such_a_fact_never_makes_a_worked_case_stronger(medicine: str) -> None:
    for vignette in VIGNETTES:
        recorded = recorded_facts(read(vignette.case))
        on_treatment = recorded["glucocorticoid.dose_mg_per_day"] not in {None, 0}
        if medicine == "prednisone" and on_treatment:
            continue  # the list is that of a first dose
        known = strengths(vignette.case).get(medicine, 0)
        for field in WITHHOLDING[medicine]:
            if recorded[field] is not None:
                less = strengths(merged(vignette.case, at_path(field, None))).get(medicine, 0)
                assert less <= known, (vignette.id, field)
