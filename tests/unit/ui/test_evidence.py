"""Looking evidence up by typing."""

import pytest

from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.evidence import Wanted, cited_here, matching
from tests.unit.ui.stand_in import EVIDENCE_ENTRIES, ready_case, services


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["S0-12", "F-05", "C-04", "start_mg_per_kg"]),
        ("c-04", ["C-04", "S0-12"]),
        ("reduced", ["S0-12", "C-04"]),
        ("REDUCED months", ["S0-12"]),
        ("not followed", ["S0-12"]),
        ("nothing of the kind", []),
    ],
)
def test_that_every_word_typed_must_match_and_an_id_comes_first(typed: str, found: list[str]) -> None:
    assert [entry.id for entry in matching(EVIDENCE_ENTRIES, Wanted(typed))] == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(to_confirm=True), ["F-05", "start_mg_per_kg"]),
        (Wanted(not_followed=True), ["S0-12"]),
        (Wanted(kinds=frozenset({"conflict", "statement"})), ["S0-12", "C-04"]),
        (Wanted("reduced", frozenset({"conflict"})), ["C-04"]),
        (Wanted(to_confirm=True, not_followed=True), []),
    ],
)
def test_that_filters_narrow_what_is_listed(wanted: Wanted, found: list[str]) -> None:
    assert [entry.id for entry in matching(EVIDENCE_ENTRIES, wanted)] == found


def test_that_an_entry_knows_the_cards_of_the_advice_that_rest_on_it() -> None:
    screen = CasePresenter(services(), ready_case()).screen
    assert [cites.id for cites in cited_here(screen, "start_mg_per_kg")] == ["start-prednisone"]
    assert [cites.id for cites in cited_here(screen, "F-05")] == ["G33", "G40", "start-prednisone"]
    assert cited_here(screen, "S9-99") == ()
