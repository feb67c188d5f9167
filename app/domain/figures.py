"""Figures: the one way in which numbers are written."""

from decimal import Decimal
from functools import lru_cache


@lru_cache(maxsize=4096)
def plain(number: Decimal, places: int = 2) -> str:
    """Write a number: a leading zero, no trailing zero, a comma from 1,000 on, at most `places` decimals."""
    rounded = round(number, places) + 0
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def quantity(number: Decimal, unit: str) -> str:
    """Write a number with its unit, a space between: "17.5 mg"."""
    return f"{plain(number)} {unit}" if unit else plain(number)
