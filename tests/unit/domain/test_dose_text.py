"""Numbers as they are written: a leading zero, no trailing zero, a comma from a thousand, never an exponent."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.figures import plain, quantity


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("5.0", "5"),
        ("0.5", "0.5"),
        ("17.50", "17.5"),
        ("1160", "1,160"),
        ("10", "10"),
        ("100", "100"),
        ("1E+2", "100"),
        ("0", "0"),
        ("-0", "0"),
        ("-0.004", "0"),
        ("1000000", "1,000,000"),
    ],
)
def test_that_a_number_is_written_in_one_way(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


@given(st.decimals(0, 100000, allow_nan=False, places=2))
def test_that_no_number_has_a_trailing_zero_or_lacks_a_leading_one(number: Decimal) -> None:
    text = plain(number)
    assert not text.startswith(".")
    assert "." not in text or not text.endswith(("0", "."))
    assert Decimal(text.replace(",", "")) == number


def test_that_a_unit_stands_behind_a_space() -> None:
    assert quantity(Decimal("17.50"), "mg") == "17.5 mg"
    assert quantity(Decimal(2), "") == "2"
