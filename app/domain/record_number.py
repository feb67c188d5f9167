"""The record number: one of ten digits in the United Kingdom is an NHS number, shown in three parts and checked."""

import re

_TEN = re.compile(r"[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}")
_NO_BREAK = "\u00a0"


def nhs_number(text: str, region: str) -> str:
    """The ten digits of an NHS number; "" where it is none, as everywhere but in the United Kingdom."""
    return re.sub("[ -]", "", text) if region == "UK" and _TEN.fullmatch(text.strip()) else ""


def check_digit_fits(digits: str) -> bool:
    """Whether the last of ten digits follows from the nine before it.

    Source:
        NHS data dictionary, NHS number: weights 10 to 2, modulus 11; a remainder of 10 is never issued.
    """
    total = sum(int(digit) * weight for digit, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    return (11 - total % 11) % 11 == int(digits[9])


def is_doubtful(text: str, region: str) -> bool:
    """Whether it looks like an NHS number, and its check digit does not fit."""
    digits = nhs_number(text, region)
    return bool(digits) and not check_digit_fits(digits)


def shown(text: str, region: str) -> str:
    """The record number as a clinician reads it: an NHS number 3-3-4, never split over lines."""
    digits = nhs_number(text, region)
    return _NO_BREAK.join((digits[:3], digits[3:6], digits[6:])) if digits else text
