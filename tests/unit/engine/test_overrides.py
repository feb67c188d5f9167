"""A rule that is set aside must be one of the protocol's, with a reason: everything else has no effect, and is said."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.errors import BadCase, SupportFault
from app.domain.report import AdviceCard, AlertCard
from app.engine.evaluate import evaluate
from app.engine.overrides import refuse_idle_overrides
from app.engine.report import make_report
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


def test_T079_that_a_rule_that_fails_is_named_and_leaves_no_partial_list() -> None:
    broken = protocol().case_rules[3]

    def fail(_facts: object) -> bool:
        raise ZeroDivisionError

    grades = tuple((grade, fail, waiting) for grade, _check, waiting in broken.grades)
    rules = (*protocol().case_rules[:3], replace(broken, grades=grades), *protocol().case_rules[4:])
    with pytest.raises(SupportFault) as caught:
        evaluate(replace(protocol(), case_rules=rules), case_of())
    assert caught.value.rule == broken.rule.id
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_REG_4_that_a_stop_that_stands_is_no_line_of_a_card_that_was_set_aside() -> None:
    signed = {"reason": "infection excluded on the ward", "specialist": "A. Specialist"}
    facts: dict[str, Any] = {
        "purpose": "start",
        "red_flags": {"infection_suspected": "yes", "infection_excluded": "no"},
        "history": {"effusion_or_ascites": "yes"},
    }
    told = {alert.rule: alert for alert in evaluate(protocol(), case_of(**facts)).alerts}
    assert "M14" in told["R03"].line_rules, "one card for one cause"
    aside = evaluate(protocol(), case_of(**facts, choices={"overrides": [{"rule": "R03", **signed}]}))
    told = {alert.rule: alert for alert in aside.alerts}
    assert told["R03"].overridden
    assert "M14" not in told["R03"].line_rules
    assert told["M14"].level == "stop"
    assert not told["M14"].overridden
    both = [{"rule": "R03", **signed}, {"rule": "M14", **signed}]
    told = {alert.rule: alert for alert in evaluate(protocol(), case_of(**facts, choices={"overrides": both})).alerts}
    assert "M14" in told["R03"].line_rules, "what was set aside as well may be told there"


def test_ALR_2_that_a_rule_that_was_set_aside_stays_in_the_report_with_reason_name_and_version() -> None:
    entry = {
        "rule": "G07",
        "reason": "Specialist advice: pulse",
        "specialist": "A. Specialist",
        "code": "specialist_advice",
        "protocol_version": "2026.1",
    }
    case = case_of(choices={"overrides": [entry]})
    report = make_report(protocol(), case, evaluate(protocol(), case))
    (aside,) = report.set_aside
    assert (aside.rule, aside.reason, aside.who, aside.version) == (
        "G07",
        "Specialist advice: pulse",
        "A. Specialist",
        "2026.1",
    )
    assert aside.title == "First cut before week 4"


# What is shown is what is done -------------------------------------------------------------------------------------


def told(case: Any) -> tuple[AlertCard, AdviceCard]:
    report = make_report(protocol(), case, evaluate(protocol(), case))
    alert = next(alert for alert in report.alerts if alert.rule == "G02")
    return alert, next(card for card in report.cards if card.medicine == "prednisone")


def high(mg: int, *overrides: dict[str, Any]) -> Any:
    chosen = {"prednisone_start_mg_per_day": mg, "overrides": list(overrides)}
    return case_of(patient={"weight_kg": 90}, choices=chosen)


def test_G02_that_a_reason_without_a_specialist_neither_lifts_the_limit_nor_is_shown_as_set_aside() -> None:
    alert, card = told(high(70, {"rule": "G02", "reason": "benefit outweighs risk"}))
    assert "60 mg" in card.dose_line
    assert not alert.overridden
    assert alert.set_aside is None
    assert alert.without_effect is not None
    assert alert.without_effect.reason == "benefit outweighs risk"
    assert alert.lacks == "specialist"
    assert alert.needs_specialist


def test_G02_that_an_agreement_on_one_dose_lifts_no_limit_for_another() -> None:
    agreed, _card = told(high(65))
    entry = {"rule": "G02", "reason": "organ disease", "specialist": "A. Specialist", "cause": agreed.cause}
    alert, card = told(high(65, entry))
    assert alert.overridden
    assert "65 mg" in card.dose_line
    alert, card = told(high(80, entry))
    assert not alert.overridden
    assert alert.lacks == "cause"
    assert "60 mg" in card.dose_line, "the specialist agreed to 65 mg, and was never asked about 80 mg"


def test_G02_that_an_agreement_to_todays_dose_chooses_no_higher_one() -> None:
    entry = {"rule": "G02", "reason": "organ disease", "specialist": "A. Specialist"}
    case = case_of(patient={"weight_kg": 90}, choices={"overrides": [entry]})
    card = next(card for card in make_report(protocol(), case, evaluate(protocol(), case)).cards if card.medicine)
    assert "60 mg" in card.dose_line, "nobody has chosen more than the usual maximum"


def test_G02_that_a_reason_for_a_dose_that_is_never_given_says_that_it_has_no_effect() -> None:
    alert, _card = told(high(85, {"rule": "G02", "reason": "organ disease", "specialist": "A. Specialist"}))
    assert (alert.level, alert.overridden, alert.lacks) == ("stop", False, "permission")
