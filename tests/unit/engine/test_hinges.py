"""What would turn a line into another one is told on top of its card, and asked first."""

from typing import Any

from app.domain.plan import Plan
from app.domain.report import AdviceCard, OpenFact
from app.engine.evaluate import evaluate
from app.engine.report import make_report
from tests.unit.engine.cases import case_of, protocol, row_of


def told(**control: Any) -> tuple[Plan, AdviceCard, tuple[OpenFact, ...]]:
    """Weaker on prednisone: relapse or steroid myopathy."""
    course = {
        "medicine": "prednisone",
        "dose_mg_per_day": 20,
        "started_on": "2026-06-01",
        "last_change_on": "2026-10-01",
        "previous_effective_dose_mg": 30,
        **control,
    }
    activity = {"severity": "severe", "ck_u_per_l": None, "ck_upper_limit_u_per_l": None}
    case = case_of(purpose="relapse", activity=activity, glucocorticoid=course)
    plan = evaluate(protocol(), case)
    report = make_report(protocol(), case, plan)
    card = next(card for card in report.cards if card.medicine == "prednisone")
    return plan, card, report.open_facts


WEAKER = {"strength_stable_or_better": "no"}


def test_R13_that_weakness_with_an_unknown_trend_of_creatine_kinase_names_the_fact_that_would_turn_the_advice() -> None:
    _plan, card, open_facts = told(control=WEAKER)
    assert card.id == "relapse-severe"
    assert card.hinge_says.startswith("This may be steroid myopathy")
    fields = [fact.field for fact in card.hinges]
    assert fields[0] == "glucocorticoid.control.ck_falling_or_normal"
    asked = [fact.field for fact in open_facts if not fact.essential]
    assert set(asked[: len(fields)]) == set(fields), "what turns the advice is asked before what refines it"


def test_R13_that_an_unknown_day_of_start_is_named_too() -> None:
    control = {**WEAKER, "ck_falling_or_normal": "yes"}
    _plan, card, _asked = told(started_on=None, last_change_on=None, control=control)
    assert card.id == "relapse-severe"
    assert "glucocorticoid.started_on" in [fact.field for fact in card.hinges]
    assert "glucocorticoid.dose_mg_per_day" not in [fact.field for fact in card.hinges], "that is known"


def test_R13_that_the_answer_turns_the_card_or_takes_the_question_away() -> None:
    plan, card, _asked = told(control={**WEAKER, "ck_falling_or_normal": "yes"})
    assert card.id == "relapse-steroid-myopathy"
    assert row_of(plan, "prednisone").action == "continue"
    _plan, card, _asked = told(control={**WEAKER, "ck_falling_or_normal": "no"})
    assert card.id == "relapse-severe"
    assert (card.hinges, card.hinge_says) == ((), "")
