"""Why a fact is asked: what of the protocol looks at it."""

from collections.abc import Iterator

import pytest

from app.domain.recording import catalogue
from app.engine.asking import BEHIND, _everything, protocol_card, rules_that_ask
from app.engine.compiled import CompiledProtocol, compile_protocol
from app.engine.conditions import Conditions
from app.protocols.library import load_protocol

OF_THE_PLAN = ("planned_", "classification", "cancer_risk", "takes_steroid_sparing")


@pytest.fixture(scope="module")
def compiled() -> CompiledProtocol:
    return compile_protocol(load_protocol())


def leaves(compiled: CompiledProtocol) -> Iterator[str]:
    conditions = Conditions(compiled.numbers, compiled.protocol.assess.terms)
    for _asked, facts in _everything(compiled, conditions):
        yield from facts


def test_that_the_day_of_the_tests_is_asked_for_methotrexate(compiled: CompiledProtocol) -> None:
    asked = rules_that_ask(compiled, "labs.tested_on")
    assert asked[0].id == "M11"
    assert asked[0].stops
    assert asked[0].title == "Baseline tests before a first dose"


def test_that_what_may_stop_a_treatment_comes_first(compiled: CompiledProtocol) -> None:
    stops = [one.stops for one in rules_that_ask(compiled, "patient.weight_kg")]
    assert stops == sorted(stops, reverse=True)
    assert stops[0]
    assert not stops[-1]


def test_that_nothing_is_listed_twice(compiled: CompiledProtocol) -> None:
    asked = rules_that_ask(compiled, "red_flags.fever")
    assert len({(one.kind, one.id) for one in asked}) == len(asked)


def test_that_a_fact_is_found_through_what_is_worked_out_from_it(compiled: CompiledProtocol) -> None:
    ids = {one.id for one in rules_that_ask(compiled, "patient.weight_measured_on")}
    assert "D04" in ids


def test_that_every_worked_out_fact_of_the_protocol_leads_to_recorded_ones(compiled: CompiledProtocol) -> None:
    derived = {leaf.removeprefix("derived.") for leaf in leaves(compiled) if leaf.startswith("derived.")}
    assert {name for name in derived if not name.startswith(OF_THE_PLAN)} <= set(BEHIND)


def test_that_only_recorded_facts_stand_behind_a_worked_out_one() -> None:
    known = set(catalogue())
    for name, paths in BEHIND.items():
        assert f"derived.{name}" in known, name
        assert set(paths) <= {path for path in known if not path.startswith("derived.")}, name


def test_that_a_fact_that_nothing_looks_at_is_asked_by_nothing(compiled: CompiledProtocol) -> None:
    assert rules_that_ask(compiled, "patient.family_name") == ()


def test_that_a_protocol_tells_its_whole_hash_and_status(compiled: CompiledProtocol) -> None:
    card = protocol_card(compiled.protocol)
    assert card.sha256 == compiled.protocol.sha256
    assert len(card.sha256) == 64
    assert card.status == "DRAFT, not approved"
    assert card.effective_from is None
