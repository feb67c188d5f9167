"""Every rule of the protocol: raised at each of its grades, clear, undecided, and on both sides of every number."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import pytest

from app.domain.condition import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Decided,
    Established,
    Not,
    NotRuledOut,
    Term,
)
from app.domain.facts import FactValue
from app.domain.plan import Plan
from app.domain.recording import catalogue, recorded_facts
from app.engine.course import Course
from app.engine.derive import derived_facts
from app.engine.planned import planned_facts
from app.proofs.proving import differences_of_rule
from app.proofs.vignette import Boundary, Branch
from tests.vignettes.vignette import FOLDER, case_of, compiled, plan_of

BOUNDARIES = FOLDER.suite().boundaries
ALWAYS_DECIDED = {
    "G11": "what is planned is always known",
    "G22": "what is planned is always known",
    "G29": "what is planned is always known, and an open fact leaves a caution",
    "G33": "what is planned is always known",
}
NOT_REACHABLE = {
    ("R12", "derived.prednisone_mg_per_day"): "the rule is for patients who take none",
    ("G08", "choices.low_dose_interval_weeks"): "it is 2 or 4",
    ("G11", "derived.planned_days_at_40_mg"): "a plan is never shorter than two weeks",
    ("G25", "derived.planned_days"): "a plan is never shorter than four weeks",
    ("G13", "derived.planned_days"): "a plan is never shorter than four weeks",
    ("G16", "derived.planned_days"): "a plan is never shorter than four weeks",
    ("G17", "derived.planned_days"): "a plan is never shorter than four weeks",
    ("G19", "derived.planned_days"): "a plan is never shorter than four weeks",
    ("G20", "derived.planned_days"): "a plan is never shorter than four weeks",
    ("G21", "derived.planned_days"): "a plan is never shorter than four weeks",
}
COARSE = {"derived.planned_days": 7, "derived.planned_days_at_20_mg": 7, "derived.planned_days_at_5_mg": 7}


def compares(condition: Condition | None) -> Iterator[Compare]:
    """Every comparison with a number in a condition, also within named conditions."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from compares(part)
        case Not(part) | Established(part) | NotRuledOut(part) | Decided(part):
            yield from compares(part)
        case Term(name):
            yield from compares(compiled().protocol.assess.terms[name])
        case Compare():
            yield condition
        case _:
            return


def facts_of(tree: Branch, plan: Plan) -> dict[str, FactValue]:
    """The facts that a rule saw, what is planned among them."""
    case = case_of(tree)
    facts, _ = derived_facts(case, recorded_facts(case), compiled())
    taper = plan.taper
    course = None if taper is None else Course(tuple((step.dose_mg, step.days) for step in taper.steps))
    facts.update(planned_facts(course, plan.recommendations, compiled(), facts))
    return facts


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=[f"{each.id}: {each.says}" for each in BOUNDARIES])
def test_T065_that_a_rule_answers_as_its_sentence_says(boundary: Boundary, request: pytest.FixtureRequest) -> None:
    if boundary.awaits:
        request.applymarker(pytest.mark.xfail(reason=boundary.awaits, strict=True))
    wrong = differences_of_rule(compiled(), boundary)
    assert not wrong, f"{boundary.says}: {wrong}"


class Seen:
    """What the boundaries show of each rule: its grades, its states, and the values on each side of its numbers."""

    def __init__(self) -> None:
        self.states: dict[str, set[str]] = defaultdict(set)
        self.grades: dict[str, set[int]] = defaultdict(set)
        self.values: dict[tuple[str, str], set[Decimal]] = defaultdict(set)
        for boundary in BOUNDARIES:
            plan = plan_of(case_of(boundary.case, boundary.id))
            verdict = next(each for each in plan.verdicts if each.rule == boundary.rule)
            self.states[boundary.rule].add(verdict.state)
            if verdict.grade is not None:
                self.grades[boundary.rule].add(verdict.grade)
            for path, value in facts_of(boundary.case, plan).items():
                if isinstance(value, Decimal):
                    self.values[boundary.rule, path].add(value)


@pytest.fixture(scope="module")
def seen() -> Seen:
    return Seen()


RULES = compiled().protocol.assess.rules


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_that_every_rule_is_shown_raised_clear_and_undecided(rule: str, seen: Seen) -> None:
    needed = {"raised", "clear"} if rule in ALWAYS_DECIDED else {"raised", "clear", "undecided"}
    assert not needed - seen.states[rule], f"no vignette shows {rule} {needed - seen.states[rule]}"
    grades = next(set(range(len(each.grades))) for each in RULES if each.id == rule)
    assert not grades - seen.grades[rule], f"no vignette raises {rule} at its grades {grades - seen.grades[rule]}"


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_T065_that_every_number_of_a_rule_is_shown_from_both_sides(rule: str, seen: Seen) -> None:
    numbers = compiled().numbers
    grades = next(each.grades for each in RULES if each.id == rule)
    lacking = []
    for compare in {each for grade in grades for each in compares(grade.when)}:
        if (rule, compare.fact) in NOT_REACHABLE:
            continue
        number, values = numbers[compare.threshold], seen.values[rule, compare.fact]
        spec = catalogue()[compare.fact]
        whole = "days" in compare.fact or (spec.number is not None and spec.number.whole)
        margin = max(abs(number) * Decimal("0.06"), Decimal(COARSE.get(compare.fact, 1 if whole else Decimal("0.1"))))
        lowest = spec.number.low if spec.number else 0
        if number > lowest and not any(number - margin <= value < number for value in values):
            lacking.append(f"{compare.fact} just below {number}")
        if not any(number < value <= number + margin for value in values):
            lacking.append(f"{compare.fact} just above {number}")
        if not any(abs(value - number) <= abs(number) * Decimal("0.005") for value in values):
            lacking.append(f"{compare.fact} at {number}")
    assert not lacking, f"{rule} is not shown with {lacking}"


NAMED = {
    "R": 18, "G": 33, "M": 17, "A": 6, "MM": 3, "H": 5, "I": 6, "X": 3, "Y01": 0, "Z01": 0, "T01": 0, "N01": 0,
    "VA": 2, "CA": 3, "D": 7, "AL1": 0, "CAL1": 0,
}  # fmt: skip
"""The safety rules of the ledger: a prefix and how many there are, or one rule by its whole name."""


def _name(prefix: str, number: int) -> str:
    return f"{prefix}{number}" if prefix == "MM" else f"{prefix}{number:02}"


LEDGER = [name for prefix, last in NAMED.items() for name in (
    [_name(prefix, number) for number in range(1, last + 1)] or [prefix]
)]  # fmt: skip


@pytest.mark.parametrize("rule", LEDGER)
def test_that_every_safety_rule_is_in_the_protocol_or_says_what_keeps_it(rule: str) -> None:
    assess = compiled().protocol.assess
    raised, kept = {each.id for each in assess.rules}, {each.id for each in assess.elsewhere}
    assert (rule in raised) != (rule in kept)
