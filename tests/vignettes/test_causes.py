"""Every cause of a rule: raised by a boundary, said in one sentence with its values, told at fields that hold them."""

from collections import defaultdict
from decimal import Decimal

import pytest

from app.domain.plan import Alert, AlertPart
from app.domain.protocol import RulePart
from app.domain.recording import recorded_facts
from app.engine.contradictions import contradictions
from app.files.strict_yaml import read_yaml
from app.proofs.vignette import Branch, branch
from tests.vignettes.test_rules import BOUNDARIES, RULES
from tests.vignettes.vignette import case_of, normal, plan_of

CAUSES = [(rule.id, place, part) for rule in RULES for place, part in enumerate(rule.parts)]


def alert_of(changes: str, rule: str) -> Alert:
    """The card of a rule for the normal case with some facts changed, written as YAML."""
    case = normal(branch(read_yaml(changes.encode(), "changes").value, "changes"))
    return next(alert for alert in plan_of(case).alerts if alert.rule == rule)


@pytest.fixture(scope="module")
def told() -> dict[str, list[tuple[AlertPart, Branch]]]:
    """Every cause that a boundary raises, by its rule."""
    wanted = {rule for rule, _place, _part in CAUSES}
    found: dict[str, list[tuple[AlertPart, Branch]]] = defaultdict(list)
    for boundary in BOUNDARIES:
        if boundary.rule in wanted:
            for alert in plan_of(case_of(boundary.case)).alerts:
                found[alert.rule] += [(part, boundary.case) for part in alert.parts]
    return found


@pytest.mark.parametrize(("rule", "place", "part"), CAUSES, ids=[f"{rule}-{place}" for rule, place, _ in CAUSES])
def test_D07_that_every_cause_is_raised_and_said_with_the_values_of_its_fields(
    rule: str, place: int, part: RulePart, told: dict[str, list[tuple[AlertPart, Branch]]]
) -> None:
    before = part.says.partition("{")[0]
    shown = [(said, tree) for said, tree in told[rule] if said.says.startswith(before) and said.fields == part.fields]
    assert shown, f"no boundary raises cause {place} of {rule}"
    for said, tree in shown:
        assert "{" not in said.says
        assert "Not known" not in said.says
        assert said.says.endswith(".")
        facts = recorded_facts(case_of(tree))
        assert any(facts[field] is not None for field in said.fields)


@pytest.mark.parametrize("rule", sorted({rule for rule, _place, _part in CAUSES}))
def test_that_a_raised_rule_with_causes_always_says_one(rule: str) -> None:
    for boundary in (each for each in BOUNDARIES if each.rule == rule):
        for alert in (each for each in plan_of(case_of(boundary.case)).alerts if each.rule == rule):
            assert alert.parts, boundary.id
            assert alert.lines[: len(alert.parts)] == tuple(part.says for part in alert.parts)


def test_D07_that_a_pregnant_man_is_told_in_one_sentence_with_both_fields() -> None:
    alert = alert_of("patient: {sex: male, pregnancy: pregnant}", "D07")
    assert alert.parts == (
        AlertPart("Male, and pregnant: one of the two is wrong.", ("patient.sex", "patient.pregnancy")),
    )
    assert alert.facts == ("patient.sex", "patient.pregnancy")


def test_D07_that_two_contradictions_are_two_lines_of_one_card() -> None:
    card = alert_of(
        "{patient: {onset_age_years: 60}, glucocorticoid: {stopped_on: 2026-09-01, dose_mg_per_day: 20}}", "D07"
    )
    assert [part.says for part in card.parts] == [
        "Age at onset 60 years, age today 52 years: one of the two is wrong.",
        "Stopped on 01-Sep-2026, and dose today 20 mg a day: one of the two is wrong.",
    ]


def test_D04_that_an_old_weight_says_when_it_was_measured() -> None:
    alert = alert_of("patient: {weight_measured_on: 2026-09-01}", "D04")
    assert [part.says for part in alert.parts] == ["Weighed on 01-Sep-2026, 81 days before the visit: weigh again."]


def test_that_a_normal_case_contradicts_itself_nowhere() -> None:
    assert set(contradictions(normal(), Decimal(52)).values()) == {"no"}
