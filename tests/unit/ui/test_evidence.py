"""Looking evidence up by typing."""

import pytest

from app.ui.presenters.evidence import matching
from tests.unit.ui.stand_in import EVIDENCE_ENTRIES


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
    assert [entry.id for entry in matching(EVIDENCE_ENTRIES, typed)] == found
