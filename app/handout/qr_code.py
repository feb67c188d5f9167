"""The page's code as squares that a telephone reads."""

import sys
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType
from typing import Any

_SILENT = 4
"""Squares of white around a code: without them it is not found (ISO/IEC 18004)."""
_WRITERS = "segno.writers"


@lru_cache(maxsize=64)
def code_squares(payload: str) -> tuple[tuple[bool, ...], ...]:
    """Encode a text of capitals, digits and hyphens, with a seventh of it spare.

    Returns:
        Rows of squares, True where dark, without the white around them.
    """
    matrix = _segno().make(payload, error="m", micro=False).matrix
    return tuple(tuple(bool(square) for square in row) for row in matrix)


def white_around(side: float) -> float:
    """How much white a code needs on each side."""
    return side * _SILENT


@cache
def _segno() -> Any:
    """Load segno without its writers of files: they bring in a client of the network, and the page paints itself."""
    known = _WRITERS in sys.modules
    if not known:
        sys.modules[_WRITERS] = ModuleType(_WRITERS)
    try:
        return import_module("segno")
    finally:
        if not known:
            del sys.modules[_WRITERS]
