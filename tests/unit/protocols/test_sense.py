"""Numbers that cannot be meant are refused when the protocol is loaded, not at the first patient."""

import copy
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from app.domain.errors import ProtocolRejected
from app.domain.page_words import PLACES
from app.domain.protocol import PLACES_OF_THE_CASE, Protocol
from app.domain.written import PlainText
from app.protocols.folder import Folder, read_folder
from app.protocols.handout_places import places_of
from app.protocols.library import newest_version
from app.protocols.loader import load_folder, load_trees
from app.protocols.texts import PLACES_OF_A_ROW, PLACES_OF_A_RULE


@cache
def whole() -> tuple[Folder, Protocol]:
    """The program's own protocol, read once."""
    return read_folder(newest_version()), load_folder(newest_version())


def with_numbers(**values: object) -> list[str]:
    """What is said of the program's own protocol with some of its numbers changed."""
    folder, _ = whole()
    trees: dict[str, Any] = copy.deepcopy(dict(folder.trees))
    for entry in trees["thresholds.yaml"]["thresholds"]:
        if entry["id"] in values:
            entry["value"] = PlainText(values[entry["id"]])
    with pytest.raises(ProtocolRejected) as refused:
        load_trees(trees, "", folder.lines)
    return [problem.sentence() for problem in refused.value.problems]


def value_of(name: str) -> Decimal:
    return next(each.value for each in whole()[1].thresholds if each.id == name)


def maxima() -> list[str]:
    """Every number that holds a dose down, and nothing else does: caps, and limits by size without a cap."""
    rules = [rule for medicine in whole()[1].prescribe.medicines for rule in medicine.doses]
    picks = [pick for rule in rules for pick in (rule.cap or (*rule.limit, *rule.limit_m2))]
    return sorted({pick.use for pick in picks if pick.use})


@pytest.mark.parametrize("name", maxima())
def test_MED_10_that_a_maximum_a_hundred_times_too_high_is_refused(name: str) -> None:
    found = with_numbers(**{name: value_of(name) * 100})
    assert any("ceiling of the program" in said or "program's own ceiling" in said for said in found)
    assert all(said.startswith("medicines.yaml, line ") for said in found if "ceiling" in said)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (
            {"prednisone_adult_max_mg": 6000},
            "is 6000, above the program's own ceiling of 80 mg",
        ),
        (
            {"methotrexate_adult_max_mg": 30},
            "is 30, above the program's own ceiling of 25 mg",
        ),
        ({"prednisone_mild_mg_per_kg": 3}, "prednisone_mild_mg_per_kg (3) is above prednisone_severe_mg_per_kg (1)"),
        ({"methotrexate_start_low_mg": 24}, "methotrexate_start_low_mg (24) is above"),
        ({"calcium_mg": 1300}, "calcium_mg (1300) is above calcium_high_mg"),
        ({"immunoglobulin_days_low": 6}, "immunoglobulin_days_low (6) is above immunoglobulin_days_high (5)"),
        ({"prednisone_round_below_10_mg": 3}, "(3) is above prednisone_round_below_20_mg"),
        ({"methotrexate_egfr_floor": 3000}, "labs.egfr_ml_per_min is recorded from"),
        ({"taper_interval_days": 0}, "zero or less"),
        ({"taper_interval_days": "0.5"}, "must be a whole number"),
        ({"immunoglobulin_g_per_kg": 3}, "ivig is not above zero and under the ceiling of the program at 40 kg"),
    ],
)
def test_that_a_number_that_cannot_be_meant_is_told(changed: dict[str, object], says: str) -> None:
    assert any(says in sentence for sentence in with_numbers(**changed))


def test_that_every_defect_is_told_and_not_the_first() -> None:
    found = with_numbers(prednisone_adult_max_mg=6000, methotrexate_egfr_floor=3000, taper_interval_days=0)
    for word in ("program's own ceiling", "is recorded from", "zero or less"):
        assert any(word in sentence for sentence in found)


def test_that_the_places_of_texts_are_those_that_the_program_fills() -> None:
    assert PLACES_OF_A_RULE | PLACES_OF_A_ROW == PLACES_OF_THE_CASE
    names = whole()[1].handout["en"].texts.keys()
    assert frozenset().union(*map(places_of, names)) == PLACES
