"""Lines of plain text: how wide a text is on a screen, and where it may be broken."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from app.domain.written import drop_unseen

COLUMNS = 80
UNBROKEN = "\u00a0"
_WIDE = 2
FORMULAS = ("=", "+", "-", "@")
_NEVER_FIRST = frozenset("，。、；：？！）」』】〉》”’…·%％")
_NEVER_LAST = frozenset("（「『【〈《“‘")
_KEPT_WITH_THE_NEXT = re.compile(r"[(\[]?[0-9][0-9.,]*|×")


def width_of(text: str) -> int:
    """How many columns a text takes: a Chinese character takes two, a mark upon a letter none."""
    return sum(map(_columns_of, text))


def _columns_of(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me"):
        return 0
    return _WIDE if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def folded(text: str, first: str = "", then: str | None = None, columns: int = COLUMNS) -> list[str]:
    """Break a text into lines of at most so many columns.

    Never broken is a figure from its unit, nor what has an unbroken blank in it; a word that is longer than a line is.

    Args:
        first: What stands before the text. then: before every later line; blanks under `first` where None.

    Returns:
        Lines without a blank at their end; none for an empty text.
    """
    after = " " * width_of(first) if then is None else then
    return _filled(_atoms(drop_unseen(text)), first, after, columns)


def folded_between(parts: Iterable[str], between: str, first: str = "", columns: int = COLUMNS) -> list[str]:
    """Break a line of several parts between them alone, as long as a part is no longer than a line.

    Args:
        between: Stands between two parts on one line, and at the end of a line that goes on.
    """
    kept, after = [drop_unseen(part) for part in parts], " " * width_of(first)
    mark = between.rstrip()
    room = columns - width_of(first) - width_of(mark)
    atoms: list[tuple[str, str]] = []
    for place, part in enumerate(kept, start=1):
        told = f"{part}{mark}" if place < len(kept) else part
        atoms += [(" ", told)] if width_of(part) <= room else _atoms(told)
    return _filled(atoms, first, after, columns)


def _filled(atoms: Iterable[tuple[str, str]], first: str, after: str, columns: int) -> list[str]:
    """Fill lines one after the other with (what stands before it on the same line, what is never broken)."""
    lines: list[str] = []
    line, empty = first, True
    for before, atom in atoms:
        for place, piece in enumerate(_cut(atom, columns - max(width_of(after), 1))):
            if place or (not empty and width_of(line) + width_of(before) + width_of(piece) > columns):
                lines.append(line)
                line, empty = after, True
            line = f"{line}{before}{piece}" if not empty else f"{line or _guard(piece)}{piece}"
            empty = False
    return [each.replace(UNBROKEN, " ").rstrip() for each in (*lines, *(() if empty else (line,)))]


def _guard(piece: str) -> str:
    """A blank before what would make a line a formula where it is pasted into a table."""
    return " " if piece.startswith(FORMULAS) else ""


def _cut(atom: str, room: int) -> Iterator[str]:
    """A word that is longer than a line, in pieces that are not."""
    piece = ""
    for letter in atom:
        if piece and width_of(piece) + _columns_of(letter) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _atoms(text: str) -> Iterator[tuple[str, str]]:
    """What is never broken, each with the blank before it, or with none between two Chinese characters."""
    kept = ""
    for word in text.split(" "):
        if not word:
            continue
        whole = f"{kept}{UNBROKEN}{word}" if kept else word
        kept = whole if _KEPT_WITH_THE_NEXT.fullmatch(word) else ""
        if not kept:
            yield from _characters(whole)
    if kept:
        yield from _characters(kept)


def _characters(word: str) -> Iterator[tuple[str, str]]:
    """Break a word beside each Chinese character, but before no closing mark and behind no opening one."""
    start = 0
    for place in range(1, len(word) + 1):
        if place == len(word) or _may_break(word[place - 1], word[place]):
            yield "" if start else " ", word[start:place]
            start = place


def _may_break(before: str, behind: str) -> bool:
    if behind in _NEVER_FIRST or before in _NEVER_LAST or UNBROKEN in (before, behind):
        return False
    return _columns_of(behind) > 0 and _WIDE in (_columns_of(before), _columns_of(behind))
