"""A child's weight and height against the reference: what is believed, and what is offered in its place."""

from decimal import Decimal
from typing import Any

import pytest

from app.engine.evaluate import evaluate
from app.engine.growth import limits_at
from tests.unit.engine.cases import case_of, plan_of, protocol, raised

CHILD = {"age_years": 8, "onset_age_years": 7, "sex": "female", "weight_kg": 25, "height_cm": 125}


def d01(**patient: Any) -> str:
    """What D01 says of a child; nothing where it is not raised."""
    cards = [alert for alert in plan_of(patient={**CHILD, **patient}).alerts if alert.rule == "D01"]
    return f"{cards[0].level}: {cards[0].title}. {cards[0].action}" if cards else ""


def rows_of(sex: str) -> list[Any]:
    return [row for row in protocol().protocol.growth.rows if row.sex == sex]


def test_D01_that_the_table_is_the_one_of_the_reference() -> None:
    rows = protocol().protocol.growth.rows
    assert len(rows) == 38
    girl = next(row for row in rows if row.sex == "female" and row.age_years == 8)
    weight, height = girl.weight_kg, girl.height_cm
    assert [weight.z_minus_4, weight.z_minus_2, weight.median, weight.z_plus_2] == [
        Decimal(text) for text in ("15.4", "19.2", "25.6", "39.6")
    ]
    assert [height.z_minus_4, height.z_minus_2, height.median, height.z_plus_2, height.z_plus_4] == [
        Decimal(text) for text in ("106.3", "116.4", "127.6", "139.9", "153.6")
    ]
    numbers = [number for row in rows for part in (row.weight_kg, row.height_cm) for _, number in part]
    assert sum(numbers) + sum(row.age_years for row in rows) == Decimal("32600.1")


@pytest.mark.parametrize("sex", ["female", "male"])
def test_D01_that_limits_run_in_a_straight_line_between_two_ages(sex: str) -> None:
    rows = rows_of(sex)
    young, old, middle = (limits_at(rows, Decimal(age)) for age in ("8", "9", "8.25"))
    assert young is not None
    assert old is not None
    assert middle is not None
    for name in ("weight_least", "weight_low", "weight_high", "height_least", "height_most"):
        low, high = getattr(young, name), getattr(old, name)
        assert getattr(middle, name) == low + (high - low) / 4


def test_D01_that_outside_its_ages_the_table_is_silent() -> None:
    rows = rows_of("male")
    assert limits_at(rows, Decimal("1.99")) is None
    assert limits_at(rows, Decimal("20.01")) is None
    assert limits_at(rows, Decimal(2)) is not None
    assert limits_at(rows, Decimal(20)) is not None


def test_V14_T061_that_pounds_are_told_with_the_kilograms_that_were_meant() -> None:
    said = d01(weight_kg=55)
    assert said.startswith("stop: The weight was probably entered in pounds.")
    assert "Did you mean 24.9 kg?" in said


def test_T061_that_inches_are_told_with_the_centimetres_that_were_meant() -> None:
    said = d01(height_cm=49)
    assert said.startswith("stop: The height was probably entered in inches or metres.")
    assert "Did you mean 124.5 cm?" in said


def test_T061_that_a_weight_in_doubt_goes_before_a_height_in_doubt() -> None:
    assert "24.9 kg" in d01(weight_kg=55, height_cm=49)


@pytest.mark.parametrize("patient", [{"weight_kg": 12}, {"age_years": 17, "weight_kg": 210, "height_cm": 160}])
def test_T063_that_a_weight_that_fits_nothing_is_taken_again(patient: dict[str, Any]) -> None:
    said = d01(**patient)
    assert said.startswith("stop: The weight is not plausible for this age.")
    assert "Did you mean" not in said


def test_T063_that_a_height_that_fits_nothing_is_taken_again() -> None:
    assert d01(height_cm=200).startswith("stop: The height is not plausible for this age.")


def test_T063_that_a_plausible_child_is_believed() -> None:
    assert d01() == ""


def test_that_with_an_unknown_sex_a_size_must_fit_both_tables() -> None:
    # 42.35 kg at 8 years reads as 19.21 kg: within the girls' limits, below those of the boys.
    assert d01(sex="male", weight_kg="42.35") == ""
    assert "19.2 kg" in d01(sex="female", weight_kg="42.35")
    assert "19.2 kg" in d01(sex="unknown", weight_kg="42.35")


def test_that_the_exact_age_comes_from_the_date_of_birth() -> None:
    # Half a year after the birthday: the limit lies between 15.4 and 16.6 kg, at 16.0.
    born = {"date_of_birth": "2018-05-21", "age_years": None}
    assert d01(**born, weight_kg="15.9").startswith("stop: The weight is not plausible")
    assert d01(**born, weight_kg="16.1") == ""


def test_that_below_2_years_the_silence_is_told() -> None:
    said = d01(age_years="1.5", onset_age_years=1, weight_kg=11, height_cm=80)
    assert said.startswith("warning: No growth reference below 2 years")


def test_H18_that_a_child_has_no_ideal_weight_of_adults() -> None:
    assert plan_of(patient=CHILD).derived.ideal_weight_kg is None
    assert plan_of().derived.ideal_weight_kg is not None


def test_that_an_adult_is_not_measured_by_the_table() -> None:
    case = case_of(patient={"age_years": 18, "weight_kg": 42, "height_cm": 150})
    assert "D01" not in raised(evaluate(protocol(), case), "stop")
