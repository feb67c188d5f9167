"""The page's code as squares that a telephone reads."""

from functools import lru_cache

_SILENT = 4
"""Squares of white around a code: without them it is not found (ISO/IEC 18004)."""


@lru_cache(maxsize=64)
def code_squares(payload: str) -> tuple[tuple[bool, ...], ...]:
    """Encode a text of capitals, digits and hyphens, with a seventh of it spare.

    Returns:
        Rows of squares, True where dark, without the white around them.
    """
    import segno

    return tuple(tuple(bool(square) for square in row) for row in segno.make(payload, error="m", micro=False).matrix)


def white_around(side: float) -> float:
    """How much white a code needs on each side."""
    return side * _SILENT
