"""Lines: a text broken into lines that keep a dose with its unit and a day with its month."""

import re
from collections.abc import Callable

from app.handout.typeface import text_width

LONGEST_LINE = 70
_KEPT = "\u00a0"
_TOGETHER = (
    re.compile(r"(?<=\d) (?=(?:mg|g|mL|%|×|tablets?\b))"),
    re.compile(r"(?<=×) (?=\d)"),
    re.compile(r"(?<=\b\d\d) (?=\w+ \d{4}\b)|(?<=\w) (?=\d{4}\b)"),
)
Fits = Callable[[str], bool]


def break_lines(
    text: str, size: float, width: float, bold: bool = False, longest: int = LONGEST_LINE
) -> tuple[str, ...]:
    """Break a text into lines.

    Args:
        size, width: In points. longest: The most characters on a line, for the eye's sake.

    Returns:
        The lines, none wider than `width`; a word is broken only where it alone is too wide.
    """

    def fits(line: str) -> bool:
        return len(line) <= longest and text_width(line, size, bold) <= width

    lines: list[str] = []
    for word in _keep_together(text).split(" "):
        joined = f"{lines[-1]}{' '}{word}" if lines else word
        if lines and fits(joined.replace(_KEPT, " ")):
            lines[-1] = joined
        else:
            lines += _pieces(word, fits)
    return tuple(line.replace(_KEPT, " ") for line in lines)


def widest(text: str, size: float, bold: bool = False) -> float:
    """The width of a text on one line."""
    return text_width(text, size, bold)


def _keep_together(text: str) -> str:
    for pattern in _TOGETHER:
        text = pattern.sub(_KEPT, text)
    return text


def _pieces(word: str, fits: Fits) -> list[str]:
    """A word as it is, or, too wide for a line of its own, in as few pieces as will fit."""
    if fits(word.replace(_KEPT, " ")):
        return [word]
    if _KEPT in word:
        return _packed(word.split(_KEPT), " ", fits)
    return _packed(list(word), "", fits)


def _packed(parts: list[str], joint: str, fits: Fits) -> list[str]:
    pieces: list[str] = []
    for part in parts:
        if pieces and fits(f"{pieces[-1]}{joint}{part}"):
            pieces[-1] = f"{pieces[-1]}{joint}{part}"
        elif joint and not fits(part):
            pieces += _packed(list(part), "", fits)
        else:
            pieces.append(part)
    return pieces
