"""The second lock: a protocol that asks for too much is never printed."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from app.domain.protocol import Protocol, Threshold
from app.engine.ceilings import CeilingBroken
from app.engine.compiled import compile_protocol
from app.engine.evaluate import evaluate
from app.protocols.library import load_protocol
from tests.unit.engine.cases import case_of


def with_numbers(numbers: dict[str, str]) -> Protocol:
    """The protocol with some of its numbers changed, as a slip of the pen would change them."""

    def changed(threshold: Threshold) -> Threshold:
        value = numbers.get(threshold.id)
        return threshold if value is None else threshold.model_copy(update={"value": Decimal(value)})

    protocol = load_protocol()
    return protocol.model_copy(update={"thresholds": tuple(changed(each) for each in protocol.thresholds)})


def answer(numbers: dict[str, str]) -> Callable[[], object]:
    compiled = compile_protocol(with_numbers(numbers))
    return lambda: evaluate(compiled, case_of(patient={"weight_kg": 100, "height_cm": 185}))


@pytest.mark.parametrize(
    "numbers",
    [
        {"prednisone_adult_max_mg": "600", "prednisone_severe_mg_per_kg": "10"},
        {"methotrexate_start_low_mg": "30", "methotrexate_adult_max_mg": "40"},
        {"methotrexate_adult_max_mg": "30"},
        {"folic_acid_mg": "50"},
        {
            "azathioprine_start_mg_per_kg": "10",
            "azathioprine_max_mg": "2000",
            "azathioprine_max_mg_per_kg": "20",
        },
        {"mycophenolate_start_mg": "5000", "mycophenolate_max_mg": "15000"},
        {"hydroxychloroquine_max_mg": "600", "hydroxychloroquine_max_mg_per_kg": "6"},
        {"immunoglobulin_g_per_kg": "20"},
        {"rituximab_mg": "10000"},
        {"calcium_high_mg": "12000"},
    ],
)
def test_MED_10_that_a_protocol_that_asks_for_too_much_gets_no_plan_at_all(numbers: dict[str, str]) -> None:
    with pytest.raises(CeilingBroken):
        answer(numbers)()


def test_MED_10_that_the_protocol_as_it_stands_is_under_every_ceiling() -> None:
    answer({})()


def test_MED_10_that_double_the_immunoglobulin_of_a_cycle_is_refused() -> None:
    with pytest.raises(CeilingBroken):
        answer({"immunoglobulin_g_per_kg": "4"})()
