"""Why a rule is raised and why a medicine is blocked: told by the very facts, on every card."""

from collections.abc import Iterator

import pytest

from app.domain.report import AlertCard, FactLine, Report
from app.domain.written import PlainText
from app.engine.evidence import collect_evidence
from app.engine.report import make_report
from app.proofs.vignette import Branch, Vignette
from tests.vignettes.vignette import FOLDER, case_of, compiled, normal, plan_of

VIGNETTES = FOLDER.suite().vignettes
TOLD_BY_ITS_WORDS = {"D01": "the sizes stand in its text", "G27": "it speaks of every child on a taper"}


def report_of(above: Branch) -> Report:
    case = normal(_plain(above))
    return make_report(compiled(), case, plan_of(case))


def _plain(tree: Branch) -> Branch:
    return {name: _plain(part) if isinstance(part, dict) else PlainText(str(part)) for name, part in tree.items()}


def alert(report: Report, rule: str) -> AlertCard:
    return next(card for card in report.alerts if card.rule == rule)


def said(facts: tuple[FactLine, ...]) -> list[str]:
    return [f"{fact.title}: {fact.value}" for fact in facts]


def test_that_a_low_count_is_named_and_the_normal_ones_are_not() -> None:
    report = report_of({"labs": {"white_cells_10e9_per_l": "3.4"}})
    assert said(alert(report, "M10").raised_by) == ["White cells: 3.4 × 10⁹/L"]


def test_that_a_fact_that_is_no_is_named_where_it_is_the_cause() -> None:
    woman = {
        "sex": "female",
        "can_become_pregnant": "yes",
        "pregnancy": "not_pregnant",
        "effective_contraception": "no",
    }
    report = report_of({"patient": woman})
    assert said(alert(report, "M06").raised_by) == ["Effective contraception: no"]


def test_that_a_card_says_which_unknown_fact_would_end_it() -> None:
    report = report_of({"red_flags": {"fever": "yes", "infection_excluded": "unknown"}})
    assert [fact.title for fact in alert(report, "R03").would_change] == ["Infection excluded"]


def test_that_a_second_cause_leaves_nothing_that_a_fact_alone_could_end() -> None:
    report = report_of({"lungs": {"ild": "confirmed", "hrct": "unknown"}, "antibodies": {"mda5": "positive"}})
    assert alert(report, "M13").level == "stop"
    assert alert(report, "M13").would_change == ()


def test_that_a_medicine_that_only_its_row_forbids_says_so_in_words_of_its_own() -> None:
    report = report_of({"labs": {"egfr_ml_per_min": "34"}})
    card = next(card for card in report.cards if card.id == "bisphosphonate")
    assert card.blocked == ("G22: Not with weak kidneys or a disease of the oesophagus",)
    assert said(card.excluded_by) == ["eGFR: 34 mL/min"]


def test_that_the_label_of_a_fact_names_its_medicine() -> None:
    both = {"azathioprine": {"taking": "yes"}, "mycophenolate_mofetil": {"taking": "yes"}}
    report = report_of({"other_treatment": both})
    assert said(alert(report, "MM3").raised_by) == [
        "Takes azathioprine: yes",
        "Takes mycophenolate mofetil: yes",
    ]


def test_that_no_card_calls_a_fact_used_that_is_not_known() -> None:
    report = report_of({})
    used = [fact for card in (*report.cards, *report.alerts) for fact in card.facts]
    assert used
    assert "Not known" not in {fact.value for fact in used if fact.field.startswith("derived.planned")}


@pytest.mark.parametrize("vignette", VIGNETTES, ids=[each.id for each in VIGNETTES])
def test_that_every_stop_and_every_medicine_not_given_says_why(vignette: Vignette) -> None:
    case = case_of(vignette.case)
    report = make_report(compiled(), case, plan_of(case))
    assert list(_silent(report)) == []


def _silent(report: Report) -> Iterator[str]:
    for card in report.alerts:
        told = card.raised_by or card.parts or card.rule in TOLD_BY_ITS_WORDS
        if card.level == "stop" and not told and not any(_is_title(fact, card.title) for fact in card.facts):
            yield card.rule
    for row in report.cards:
        if row.verdict == "blocked" and not (row.blocked and (row.excluded_by or _by_a_size(row.blocked))):
            yield row.id
        if row.verdict == "not_advised" and not row.because:
            yield row.id
        if row.verdict == "needs_facts" and not row.needs:
            yield row.id


def _is_title(fact: FactLine, title: str) -> bool:
    return fact.value == "yes" and fact.title.lower() == title.lower()


def _by_a_size(blocked: tuple[str, ...]) -> bool:
    return any(line.startswith("D01") for line in blocked)


def test_that_a_source_or_conflict_marked_in_the_evidence_is_marked_on_the_card() -> None:
    marked = {entry.id for entry in collect_evidence(compiled().protocol) if entry.to_confirm}
    report = report_of({})
    told = [
        entry for card in (*report.cards, *report.alerts) for entry in (*card.sources, *card.conflicts, *card.numbers)
    ]
    assert told
    assert [entry.id for entry in told if entry.to_confirm != (entry.id in marked)] == []


def test_M08_that_a_blocked_medicine_that_is_taken_is_not_headed_continue() -> None:
    taken = {"taking": "yes", "dose_mg_per_week": "15", "weekday": "monday"}
    above = {
        "purpose": "review",
        "medicines": {"trimethoprim": "treatment"},
        "other_treatment": {"methotrexate": taken},
    }
    card = next(card for card in report_of(above).cards if card.id == "continue-methotrexate")
    assert (card.verdict, card.action) == ("blocked", "hold")
    assert card.headline == "No further methotrexate for now"
