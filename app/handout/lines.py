"""Lines: a text broken into lines that keep a dose with its unit and a day with its month."""

import re

from app.handout.writing import text_width

LONGEST_LINE, LONGEST_TO_LOOK_UP = 70, 140
SMALLEST_TO_READ = 12.0
_SPARE_ONE_OF = 4
_KEPT = "\u00a0"
_TOGETHER = (
    re.compile(r"(?<=\d) (?=(?:mg|g|kg|mL|%|×|tablets?\b))"),
    re.compile(r"(?<=×) (?=\d)"),
    re.compile(r"(?<=\b\d\d) (?=\w+ \d{4}\b)|(?<=\w) (?=\d{4}\b)"),
)
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])(?=[{_HAN}A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{_HAN}])")
_TOGETHER_HAN = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|星期.|\d[\d.,]*[片粒次天周个年月日点岁]|每[天周次片]")
"""A date, a weekday, and a number with what it counts."""
_JOINED = "\u2060"
_NEVER_FIRST = "，。、；：？！）》」』】％…"
_NEVER_LAST = "（《「『【"
_SOFT = "\u200b"


def widest(text: str, size: float, bold: bool = False) -> float:
    """The width of a text on one line."""
    return text_width(text, size, bold)


def break_lines(
    text: str, size: float, width: float, bold: bool = False, longest: int | None = None
) -> tuple[str, ...]:
    """Break a text into lines.

    Args:
        size, width: In points. longest: The most characters on a line, for the eye's sake; None for as many as suit
            the size: small letters are looked up, not read.

    Returns:
        The lines, none wider than `width`; a word is broken only where it alone is too wide. Each but the last keeps
        the blank on which it was broken, so that the lines one after the other are the text again.
    """
    longest = (LONGEST_LINE if size >= SMALLEST_TO_READ else LONGEST_TO_LOOK_UP) if longest is None else longest
    if len(text) <= longest and text_width(text, size, bold) <= width:
        return (text,)
    blank = text_width(" ", size, bold)
    lines: list[list[str]] = [[]]
    used, joint_before = 0.0, ""
    for word, joint in _words(text):
        wide = text_width(word, size, bold)
        gap = blank if joint_before else 0.0
        length = sum(map(len, lines[-1])) + len(word)
        if lines[-1] and (used + gap + wide > width or length > longest):
            lines.append([])
            used, gap = 0.0, 0.0
        if wide <= width:
            lines[-1].append(word + joint)
            used += gap + wide
        else:
            pieces = _pieces(word, size, width, bold)
            lines += [[piece] for piece in pieces[:-1]]
            lines.append([pieces[-1] + joint])
            used = text_width(pieces[-1], size, bold)
        joint_before = joint
    _keep_company([line for line in lines if line], size, width, bold)
    return tuple("".join(line) for line in lines if line)


def _keep_company(lines: list[list[str]], size: float, width: float, bold: bool) -> None:
    """Give a word that stands alone on the last line one from the line before."""
    if len(lines) > 1 and len(lines[-1]) == 1 and len(lines[-2]) >= _SPARE_ONE_OF:
        joined = lines[-2][-1] + lines[-1][0]
        if text_width(joined, size, bold) <= width:
            lines[-1].insert(0, lines[-2].pop())


def _words(text: str) -> list[tuple[str, str]]:
    """Words, each with the blank after it: "" where a line may end without one, as between Han characters."""
    for pattern in _TOGETHER:
        text = pattern.sub(_KEPT, text)
    if not text.isascii():
        text = _TOGETHER_HAN.sub(lambda found: _JOINED.join(found[0]), text)
        text = _BETWEEN_HAN.sub(_SOFT, text).replace(_JOINED, "")
        for sign in _NEVER_FIRST:
            text = text.replace(_SOFT + sign, sign)
        for sign in _NEVER_LAST:
            text = text.replace(sign + _SOFT, sign)
    found = re.findall(rf"([^ {_SOFT}]+)([ {_SOFT}]?)", text)
    return [(word.replace(_KEPT, " "), " " if joint == " " else "") for word, joint in found]


def _pieces(word: str, size: float, width: float, bold: bool) -> list[str]:
    """A word that is too wide for a line, in as few pieces as will fit; at its blanks where it has some."""
    pieces: list[str] = []
    for part in re.findall(r"[^ ]+ ?", word):
        if pieces and text_width((pieces[-1] + part).rstrip(), size, bold) <= width:
            pieces[-1] += part
        elif text_width(part.rstrip(), size, bold) <= width:
            pieces.append(part)
        else:
            pieces += _cut(part, size, width, bold)
    return pieces


def _cut(word: str, size: float, width: float, bold: bool) -> list[str]:
    """A word without a blank, in as few pieces as will fit."""
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width((pieces[-1] + character).rstrip(), size, bold) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces
