"""What is said once instead of many times."""

import pytest

from app.domain.report import Report
from app.domain.written import PlainText
from app.engine.grouping import names_of_affected
from app.engine.report import make_report
from tests.vignettes.vignette import compiled, normal, plan_of

GROUPS = {"every_treatment": ("a", "b", "c"), "immunosuppressants": ("a", "b")}


def report_of(**changes: object) -> Report:
    case = normal({"purpose": "start", **changes})
    return make_report(compiled(), case, plan_of(case))


def test_ALR_3_that_medicines_blocked_for_the_same_reason_share_one_card() -> None:
    cards = report_of(red_flags={"dyspnoea": "yes"}).cards
    blocked = [card for card in cards if card.verdict == "blocked"]
    assert len(blocked) == 1
    assert blocked[0].headline.startswith("Not now: prednisone, ")
    assert "methotrexate" in blocked[0].headline
    assert blocked[0].blocked == ("R01: Lung disease may be worsening fast",)


def test_that_a_medicine_with_a_reason_of_its_own_keeps_its_card() -> None:
    cards = report_of(red_flags={"dyspnoea": "yes"}, labs={"egfr_ml_per_min": PlainText("20")}).cards
    own = [card for card in cards if card.verdict == "blocked" and card.medicine == "methotrexate"]
    assert len(own) == 1
    assert [line[:3] for line in own[0].blocked] == ["M04", "R01"]


def test_that_two_blocked_medicines_keep_their_cards() -> None:
    cards = report_of(patient={"can_become_pregnant": "yes", "pregnancy": "planning"}).cards
    assert sum(card.verdict == "blocked" for card in cards) == 2


def test_that_advice_that_can_wait_does_not_stand_in_an_emergency() -> None:
    calm = {card.id for card in report_of().cards}
    urgent = {card.id for card in report_of(red_flags={"dyspnoea": "yes"}).cards}
    assert {"sun-protection", "exercise"} <= calm
    assert not {"sun-protection", "exercise"} & urgent


def test_that_an_emergency_has_only_what_is_due_today() -> None:
    days = {day for item in report_of(red_flags={"dyspnoea": "yes"}).monitoring for day in item.due}
    assert [str(day) for day in days] == ["2026-11-21"]


@pytest.mark.parametrize(
    ("affects", "named"),
    [
        (("a", "b", "c"), ("every treatment",)),
        (("a", "b", "x"), ("every immunosuppressant", "x")),
        (("a",), ("a",)),
        ((), ()),
    ],
)
def test_that_a_rule_names_a_whole_group_once(affects: tuple[str, ...], named: tuple[str, ...]) -> None:
    assert names_of_affected(affects, GROUPS) == named
