"""What is worth asking: facts that can still change the advice, those that change most lines first."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.domain.facts import DERIVED
from app.domain.plan import Alert, RuleVerdict
from app.domain.recording import catalogue, recorded_facts
from app.domain.report import OpenFact
from app.engine.derive import derived_facts
from app.engine.evaluate import evaluate
from app.engine.open_facts import RESTS_ON, open_facts
from app.files.places import protocols_folder
from tests.unit.engine.cases import case_of, protocol


def asked(**changes: Any) -> tuple[OpenFact, ...]:
    case = case_of(**changes)
    facts, _derived = derived_facts(case, recorded_facts(case), protocol())
    return open_facts(protocol(), evaluate(protocol(), case), facts)


def test_that_essential_facts_come_first_then_those_that_change_most_lines() -> None:
    found = asked(patient={"weight_kg": None}, labs={"egfr_ml_per_min": None}, red_flags={"fever": "unknown"})
    essential = [fact.field for fact in found if fact.essential]
    assert essential == ["patient.weight_kg", "red_flags.fever"]
    assert [fact.essential for fact in found] == sorted((fact.essential for fact in found), reverse=True)
    rest = [fact for fact in found if not fact.essential]
    assert [fact.lines for fact in rest] == sorted((fact.lines for fact in rest), reverse=True)
    order = list(catalogue())
    for lines in {fact.lines for fact in rest}:
        places = [order.index(fact.field) for fact in rest if fact.lines == lines]
        assert places == sorted(places)


def test_that_what_is_known_is_not_asked_and_every_missing_fact_is() -> None:
    case = case_of(labs={"tpmt": "unknown"})
    plan = evaluate(protocol(), case)
    facts, _derived = derived_facts(case, recorded_facts(case), protocol())
    found = {fact.field for fact in open_facts(protocol(), plan, facts)}
    assert {fact.field for fact in plan.missing} <= found
    assert found
    assert not any(facts[field] is not None for field in found if not field.startswith("choices."))


def test_that_a_fact_behind_a_derived_figure_is_asked_in_its_place() -> None:
    found = asked(glucocorticoid={"dose_mg_per_day": None, "medicine": "prednisone"})
    assert "glucocorticoid.dose_mg_per_day" in {fact.field for fact in found}
    assert not any(fact.field.startswith("derived.") for fact in found)


def test_that_an_age_known_by_the_date_of_birth_is_not_asked() -> None:
    assert "patient.age_years" in {fact.field for fact in asked(patient={"age_years": None})}
    known = asked(patient={"age_years": None, "date_of_birth": "1974-03-12"})
    assert "patient.age_years" not in {fact.field for fact in known}


def test_that_a_choice_left_to_the_protocol_is_not_asked_unless_a_dose_waits_for_it() -> None:
    choices = {fact.field for fact in asked(choices={"methotrexate_weekday": None}) if fact.field.startswith("choices")}
    assert choices == {"choices.methotrexate_weekday"}


def test_that_answering_a_fact_takes_it_off_and_its_lines_with_it() -> None:
    before = {fact.field: fact.lines for fact in asked(labs={"creatinine_rise_percent": None})}
    after = {fact.field: fact.lines for fact in asked(labs={"creatinine_rise_percent": Decimal(0)})}
    assert before["labs.creatinine_rise_percent"] == 2
    assert "labs.creatinine_rise_percent" not in after


def test_that_rules_of_one_raised_card_are_one_line() -> None:
    case = case_of()
    plan = evaluate(protocol(), case)
    facts, _derived = derived_facts(case, recorded_facts(case), protocol())
    guest = next(rule for rule in protocol().protocol.assess.rules if rule.line_of)
    host = guest.line_of[0]
    waiting = tuple(RuleVerdict(name, "undecided", open_facts=("history.frail",)) for name in (host, guest.id))
    card = Alert(host, "warning", "", "", (), overridden=False, sources=())

    def lines(*alerts: Alert) -> int:
        made = replace(plan, verdicts=waiting, alerts=alerts, recommendations=())
        return next(fact.lines for fact in open_facts(protocol(), made, {**facts, "history.frail": None}))

    assert lines(card) == 1
    assert lines() == 2


def test_that_every_derived_figure_a_condition_reads_leads_to_what_can_be_recorded() -> None:
    texts = "".join(file.read_text(encoding="utf-8") for file in sorted(protocols_folder().rglob("*.yaml")))
    read = set(re.findall(r"derived\.([a-z0-9_]+)", texts))
    never_unknown = {spec.path[8:] for spec in DERIVED if spec.path.startswith("derived.planned_")} | {
        "weight_confirmed", "height_confirmed", "high_dose_override", "early_cut_override", "adult_taper_chosen",
        "own_low_stay_days",
        "classification", "takes_steroid_sparing",
    }  # fmt: skip
    contradictions = {name for name in read if re.search(r"^born_|_after_|_before_", name)}
    assert read - never_unknown - contradictions <= set(RESTS_ON)
    recorded = {path for path in catalogue() if not path.startswith("derived.")}
    assert {path for paths in RESTS_ON.values() for path in paths} <= recorded
