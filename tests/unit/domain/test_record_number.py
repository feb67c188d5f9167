"""The record number: ten digits in the United Kingdom are checked and shown in three parts, others are left alone."""

import pytest

from app.domain.record_number import check_digit_fits, is_doubtful, nhs_number, shown


@pytest.mark.parametrize("text", ["9434765919", "943 476 5919", "943-476-5919"])
def test_ID5_that_an_nhs_number_is_shown_three_three_four_and_never_split(text: str) -> None:
    assert shown(text, "UK") == "943\u00a0476\u00a05919"
    assert not is_doubtful(text, "UK")


@pytest.mark.parametrize("digits", ["9434765918", "9434765910", "1234567890"])
def test_ID5_that_a_wrong_check_digit_is_doubted(digits: str) -> None:
    assert not check_digit_fits(digits)
    assert is_doubtful(digits, "UK")


def test_ID5_that_a_check_digit_of_nought_and_one_that_is_never_issued_are_told_apart() -> None:
    assert check_digit_fits("4505577104")
    remainder_ten = next(f"{number:09d}" for number in range(1, 99) if _weighted(f"{number:09d}") % 11 == 1)
    assert not any(check_digit_fits(f"{remainder_ten}{digit}") for digit in range(10))


def _weighted(digits: str) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True))


@pytest.mark.parametrize("text", ["9434765919", "943-476-5919", "A-4711", "94347659191", ""])
def test_ID5_that_elsewhere_and_for_other_numbers_nothing_is_done(text: str) -> None:
    assert shown(text, "US") == text
    assert not is_doubtful(text, "US")
    if nhs_number(text, "UK") == "":
        assert shown(text, "UK") == text
