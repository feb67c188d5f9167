"""Conditions in three values: yes, no and not known, and what an undecided one waits for."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.condition import (
    AllOf,
    AnyOf,
    Compare,
    Comparison,
    Condition,
    Decided,
    Established,
    Is,
    Known,
    Not,
    NotRuledOut,
    Term,
)
from app.domain.facts import FactValue
from app.engine.conditions import Conditions

Truth = bool | None
TRUTHS: tuple[Truth, ...] = (True, False, None)
WORDS: dict[Truth, str | None] = {True: "yes", False: "no", None: None}
FACTS = ("a", "b", "c", "d")
READY = Conditions({"limit": Decimal(30)}, {"either": AnyOf((Is("a", ("yes",)), Is("b", ("yes",))))})


def is_yes(fact: str) -> Condition:
    return Is(fact, ("yes",))


def answer(condition: Condition, *truths: Truth) -> Truth:
    return READY.compile(condition)(facts(*truths))


def waits(condition: Condition, *truths: Truth) -> tuple[str, ...]:
    return READY.waiting(condition)(facts(*truths))


def facts(*truths: Truth) -> dict[str, FactValue]:
    known: dict[str, FactValue] = dict.fromkeys(FACTS)
    known.update({fact: WORDS[truth] for fact, truth in zip(FACTS, truths, strict=False)})
    return known


def lowest(truths: tuple[Truth, ...]) -> Truth:
    return False if False in truths else None if None in truths else True


def highest(truths: tuple[Truth, ...]) -> Truth:
    return True if True in truths else None if None in truths else False


@pytest.mark.parametrize("truths", list(product(TRUTHS, repeat=3)))
def test_that_all_of_is_the_least_and_any_of_the_most(truths: tuple[Truth, ...]) -> None:
    parts = tuple(is_yes(fact) for fact in FACTS[:3])
    assert answer(AllOf(parts), *truths) is lowest(truths)
    assert answer(AnyOf(parts), *truths) is highest(truths)


@pytest.mark.parametrize(
    ("truth", "opposite", "established", "not_ruled_out", "decided"),
    [(True, False, True, True, True), (False, True, False, False, True), (None, None, False, True, False)],
)
def test_that_not_known_stays_not_known_until_somebody_asks_what_is_established(
    truth: Truth, opposite: Truth, established: bool, not_ruled_out: bool, decided: bool
) -> None:
    part = is_yes("a")
    assert answer(Not(part), truth) is opposite
    assert answer(Established(part), truth) is established
    assert answer(NotRuledOut(part), truth) is not_ruled_out
    assert answer(Decided(part), truth) is decided
    assert answer(Known("a"), truth) is (truth is not None)


@pytest.mark.parametrize(
    ("how", "below", "at", "above"),
    [
        ("below", True, False, False),
        ("at_most", True, True, False),
        ("above", False, False, True),
        ("at_least", False, True, True),
    ],
)
def test_T065_that_a_number_at_its_limit_stands_on_the_right_side(
    how: Comparison, below: bool, at: bool, above: bool
) -> None:
    check = READY.compile(Compare("n", how, "limit"))
    found = [check({"n": Decimal(text)}) for text in ("29.999", "30.0", "30.001")]
    assert found == [below, at, above]
    assert check({"n": None}) is None


def test_that_a_fact_may_be_any_of_several_words() -> None:
    check = READY.compile(Is("a", ("mild", "severe")))
    assert [check({"a": word}) for word in ("mild", "severe", "moderate", None)] == [True, True, False, None]


def test_that_a_named_condition_answers_like_the_one_it_names() -> None:
    for truths in product(TRUTHS, repeat=2):
        assert answer(Term("either"), *truths) is highest(truths)
    assert list(READY.leaves(Term("either"))) == ["a", "b"]


def test_that_no_condition_is_always_yes() -> None:
    assert READY.compile(None)({}) is True


def test_that_an_undecided_condition_names_exactly_what_would_settle_it() -> None:
    both = AllOf((is_yes("a"), is_yes("b"), is_yes("c")))
    assert waits(both, True, None, None) == ("b", "c")
    assert waits(both, False, None, None) == ()
    assert waits(AnyOf((is_yes("a"), is_yes("b"))), True, None) == ()
    assert waits(AnyOf((is_yes("a"), is_yes("b"))), False, None) == ("b",)
    assert waits(Not(is_yes("a")), None) == ("a",)
    assert waits(AllOf((Term("either"), is_yes("c"))), None, False, None) == ("a", "c")


def test_that_a_part_that_is_decided_is_not_waited_for() -> None:
    settled = AllOf((AnyOf((is_yes("a"), is_yes("b"))), is_yes("c")))
    assert waits(settled, True, None, None) == ("c",)


def test_that_what_is_established_or_known_waits_for_nothing() -> None:
    for condition in (Established(is_yes("a")), NotRuledOut(is_yes("a")), Known("a")):
        assert waits(condition, None) == ()


def conditions() -> st.SearchStrategy[Condition]:
    leaf: st.SearchStrategy[Condition] = st.sampled_from(FACTS).map(is_yes)

    def wider(part: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        many = st.lists(part, min_size=1, max_size=3).map(tuple)
        return many.map(AllOf) | many.map(AnyOf) | part.map(Not)

    return st.recursive(leaf, wider, max_leaves=8)


def completions(truths: tuple[Truth, ...]) -> Iterator[tuple[Truth, ...]]:
    yield from product(*((truth,) if truth is not None else (True, False) for truth in truths))


@given(conditions(), st.tuples(*[st.sampled_from(TRUTHS)] * 4))
def test_that_an_answer_holds_however_the_open_facts_turn_out(condition: Condition, truths: tuple[Truth, ...]) -> None:
    found = answer(condition, *truths)
    if found is not None:
        assert all(answer(condition, *whole) is found for whole in completions(truths))


@given(conditions(), st.tuples(*[st.sampled_from(TRUTHS)] * 4))
def test_that_settling_what_is_waited_for_decides_the_condition(
    condition: Condition, truths: tuple[Truth, ...]
) -> None:
    open_facts = waits(condition, *truths)
    assert bool(open_facts) is (answer(condition, *truths) is None)
    settled = tuple(True if fact in open_facts else truth for fact, truth in zip(FACTS, truths, strict=True))
    assert answer(condition, *settled) is not None
