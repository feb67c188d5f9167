"""The evidence view: what a protocol rests on, whole, and what cites it."""

from functools import cache

from app.domain.evidence import EvidenceEntry
from app.engine.evidence import collect_evidence
from app.protocols.library import load_protocol


@cache
def entries() -> dict[str, EvidenceEntry]:
    return {entry.id: entry for entry in collect_evidence(load_protocol())}


def test_that_every_statement_fact_conflict_and_number_is_there_once() -> None:
    protocol = load_protocol()
    everything = (*protocol.statements, *protocol.outside, *protocol.conflicts, *protocol.thresholds)
    assert len(entries()) == len(everything)
    assert {entry.id for entry in everything} == set(entries())


def test_that_a_statement_says_what_became_of_it_and_who_says_why() -> None:
    entry = entries()["S1-17"]
    assert entry.use == "not followed"
    assert any(each.startswith("C-01: ") for each in entry.cited_by)


def test_that_context_is_shown_as_context() -> None:
    assert entries()["S0-01"].use == "context"


def test_that_a_number_leads_to_its_sources_and_says_what_is_to_be_confirmed() -> None:
    cap = entries()["prednisone_adult_max_mg"]
    assert cap.title.startswith("60 mg a day: ")
    assert "F-05" in cap.leads_to
    assert entries()["ideal_weight_male_kg"].to_confirm


def test_that_a_conflict_says_what_stands_and_names_both_sides() -> None:
    entry = entries()["C-04"]
    assert any(line.startswith("What stands") for line in entry.lines)
    assert {"S0-02", "S2-06"} <= set(entry.leads_to)
    assert any(each.startswith("Advice: ") for each in entry.cited_by)


def test_that_what_an_entry_names_can_be_opened() -> None:
    for entry in entries().values():
        assert not set(entry.leads_to) - set(entries()), entry.id


def test_that_a_number_names_the_rules_that_compare_with_it() -> None:
    cited_by = entries()["methotrexate_egfr_floor"].cited_by
    assert "M04: Kidney function too low for methotrexate" in cited_by
