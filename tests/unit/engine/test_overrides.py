"""A rule that is set aside must be one of the protocol's, with a reason: everything else has no effect, and is said."""

from typing import Any

import pytest

from app.domain.errors import BadCase
from app.engine.overrides import refuse_idle_overrides
from tests.unit.engine.cases import case_of, protocol


def problems(*overrides: dict[str, Any]) -> list[str]:
    with pytest.raises(BadCase) as refused:
        refuse_idle_overrides(protocol(), case_of(choices={"overrides": list(overrides)}), "case.yaml")
    assert refused.value.exit_status == 2
    return [problem.sentence() for problem in refused.value.problems]


def test_that_a_rule_of_the_protocol_with_a_reason_is_taken() -> None:
    case = case_of(choices={"overrides": [{"rule": "G02", "reason": "organ disease", "specialist": "A. Specialist"}]})
    refuse_idle_overrides(protocol(), case, "case.yaml")
    refuse_idle_overrides(protocol(), case_of(), "case.yaml")
    with pytest.raises(BadCase):
        refuse_idle_overrides(protocol(), case_of(choices={"overrides": [{"rule": "G02"}]}), "case.yaml")


def test_that_a_rule_that_does_not_exist_is_named() -> None:
    assert problems({"rule": "G99", "reason": "sure"}) == [
        "case.yaml: choices.overrides[0].rule: G99 is not a rule of this protocol, so nothing is set aside; "
        "take the entry out or look the rule up"
    ]


def test_that_a_rule_is_spelt_as_the_protocol_spells_it() -> None:
    assert problems({"rule": "g02", "reason": "sure"})


def test_that_a_name_in_the_place_of_a_rule_is_not_repeated() -> None:
    [sentence] = problems({"rule": "Mustermann", "reason": "sure"})
    assert "Mustermann" not in sentence
    assert "this is not a rule of this protocol" in sentence


def test_that_an_entry_without_a_reason_or_without_a_rule_is_told_and_each_of_them() -> None:
    found = problems({"rule": "G02", "reason": " "}, {"reason": "sure"}, {"rule": "G99"})
    assert [sentence.split(": ")[1] for sentence in found] == [
        "choices.overrides[0].reason",
        "choices.overrides[1].rule",
        "choices.overrides[2].rule",
        "choices.overrides[2].reason",
    ]
