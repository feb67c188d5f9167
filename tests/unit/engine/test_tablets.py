"""Tablets: whole ones, the fewest, largest strengths first, their sum exactly the dose."""

from datetime import date
from decimal import Decimal

import pytest

from app.engine.tablets import TabletCounter, tablet_counter
from app.engine.taper import (
    PlannedDose,
    TaperNotSafe,
    TaperRung,
    descend,
    lay_on_calendar,
    rung_below,
    rungs_of,
)
from tests.unit.engine.cases import protocol

USUAL = ("1", "2.5", "5", "10", "20")
HALF = Decimal("0.5")
FIRST_DAY = date(2026, 11, 21)


def counter(*strengths: str) -> TabletCounter:
    return TabletCounter([Decimal(strength) for strength in strengths], Decimal(100))


def tablets(dose: str, *strengths: str) -> dict[str, int] | None:
    found = counter(*strengths).tablets(Decimal(dose))
    return None if found is None else {str(strength): count for strength, count in found}


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        ("60", {"20": 3}),
        ("55", {"20": 2, "10": 1, "5": 1}),
        ("17.5", {"10": 1, "5": 1, "2.5": 1}),
        ("12.5", {"10": 1, "2.5": 1}),
        ("9", {"5": 1, "1": 4}),
        ("7.5", {"5": 1, "2.5": 1}),
        ("7", {"5": 1, "1": 2}),
        ("6", {"5": 1, "1": 1}),
        ("3.5", {"2.5": 1, "1": 1}),
        ("1", {"1": 1}),
        ("0", {}),
    ],
)
def test_that_the_fewest_tablets_make_the_dose(dose: str, expected: dict[str, int]) -> None:
    assert tablets(dose, *USUAL) == expected


def test_that_the_fewest_are_found_where_the_largest_first_would_take_more() -> None:
    assert tablets("15", "1", "5", "7.5", "10") == {"10": 1, "5": 1}
    assert tablets("12", "1", "6", "10") == {"6": 2}


def test_that_of_equally_few_tablets_the_largest_strength_is_taken() -> None:
    assert tablets("11", "1", "4", "7", "10") == {"10": 1, "1": 1}


def test_that_no_tablet_is_halved() -> None:
    assert tablets("17.5", "1", "5", "20") is None
    assert tablets("0.5", *USUAL) is None
    assert tablets("1.5", *USUAL) is None


def test_that_a_strength_named_twice_counts_once() -> None:
    assert tablets("40", "20", "20", "20.0") == {"20": 2}


def test_that_strengths_with_decimals_are_exact() -> None:
    assert tablets("0.3", "0.1") == {"0.1": 3}
    assert tablets("1.1", "0.1", "1") == {"1": 1, "0.1": 1}


def test_that_the_nearest_dose_is_the_lower_of_two() -> None:
    assert counter("1").nearest_dose(Decimal("17.5"), HALF) == 17
    assert counter("1").nearest_dose(Decimal("17.6"), HALF) == 18
    assert counter(*USUAL).nearest_dose(Decimal("17.5"), HALF) == Decimal("17.5")


def test_that_no_dose_is_found_beyond_half_a_milligram() -> None:
    assert counter("20").nearest_dose(Decimal("19.5"), HALF) == 20
    assert counter("20").nearest_dose(Decimal("19.4"), HALF) is None
    assert counter("5").nearest_dose(Decimal("22.5"), HALF) is None


def test_that_a_dose_of_nothing_is_never_the_nearest() -> None:
    assert counter("1").nearest_dose(Decimal("0.5"), HALF) == 1
    assert counter("5").nearest_dose(Decimal("0.4"), HALF) is None


def test_that_a_set_of_strengths_is_worked_out_once() -> None:
    strengths = (Decimal(1), Decimal(5))
    assert tablet_counter(strengths, Decimal(100)) is tablet_counter(strengths, Decimal(100))


def test_that_two_steps_that_tablets_make_alike_leave_no_taper() -> None:
    doses = [PlannedDose(Decimal("2.5"), 14, "a"), PlannedDose(Decimal(2), 14, "b")]
    assert lay_on_calendar(doses, FIRST_DAY, (Decimal(2),), HALF) is None


def test_that_a_course_is_never_laid_from_rungs_that_do_not_descend() -> None:
    tapering, numbers = protocol().protocol.taper, dict(protocol().numbers)
    with pytest.raises(TaperNotSafe):
        rungs_of(tapering, {**numbers, "taper_step_low_mg": Decimal(0)}, None)
    with pytest.raises(TaperNotSafe):
        rungs_of(tapering, {**numbers, "taper_interval_days": Decimal(0)}, None)
    with pytest.raises(TaperNotSafe):
        rungs_of(tapering, {**numbers, "taper_floor_20_mg": Decimal(40)}, None)


@pytest.mark.parametrize(
    ("dose", "step"), [("30.5", 10), ("30", 5), ("20.5", 5), ("20", 2.5), ("10.5", 2.5), ("10", 1)]
)
def test_T065_that_a_cut_is_made_on_the_rung_below_the_dose(dose: str, step: float) -> None:
    rung = rung_below(Decimal(dose), rungs_of(protocol().protocol.taper, protocol().numbers, None))
    assert rung is not None
    assert rung.step_mg == Decimal(str(step))


def test_that_a_course_at_its_last_floor_has_one_dose() -> None:
    rung = TaperRung(Decimal(0), Decimal(1), 28, "1 mg steps")
    assert [dose.asked_mg for dose in descend(PlannedDose(Decimal(1), 28, "a"), [rung], Decimal(10))] == [1]
