"""What a file holds once it is read: values without a meaning yet, the line of each, and the defects of the writing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import Problem
from app.domain.written import clean_text

Way = tuple[str | int, ...]
Lines = Mapping[Way, int]
"""Keys and indexes that lead to a value, to the line on which it (or its key) stands."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")

# As the fields of cases and protocols are written; a capital with small letters behind it may begin a name.
_LIKE_A_KEY = re.compile(r"(?![A-Z][a-z])[A-Za-z_][A-Za-z0-9_.-]*")
UNKNOWN_KEY = "(unknown key)"

MOST_BYTES_OF_A_CASE = 1_000_000
MOST_BYTES_OF_A_PROTOCOL = 5_000_000
MOST_LEVELS = 32
MOST_VALUES = 100_000
MOST_DEFECTS = 100


@dataclass(frozen=True, slots=True)
class Tree:
    """Mappings as dict, sequences as tuple, scalars as text that remembers how it was written, None for null.

    Args:
        value: The whole content; None where the file is empty.
        lines: The line of each value; a value in a mapping has the line of its key.
    """

    value: object
    lines: Lines


class StopReading(Exception):
    """Nothing more is read: the list of defects is long enough, or the rest cannot be made sense of."""


class Defects:
    """The defects of one file, gathered while it is read."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.found: list[Problem] = []

    def note(self, says: str, line: int | None = None, path: Way = ()) -> None:
        """Note one defect.

        Raises:
            StopReading: the list is full; what follows is not read.
        """
        self.found.append(Problem(self._file, dotted(path), says, line))
        if len(self.found) == MOST_DEFECTS:
            self.found.append(Problem(self._file, "", f"only its first {MOST_DEFECTS} defects are listed"))
            raise StopReading


def dotted(path: Way) -> str:
    """Write a path as it is spoken: ``choices.tablet_strengths_mg[0]``; a key that may be a name is not repeated."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += ("." if text else "") + (shown(part) if _LIKE_A_KEY.fullmatch(part) else UNKNOWN_KEY)
    return text


def shown(name: str) -> str:
    """A name as it can be printed: nothing unseen, at most 60 characters."""
    cleaned = clean_text(name)
    return cleaned if len(cleaned) <= 60 else f"{cleaned[:59]}…"


def file_word(path: Path) -> str:
    """The name of a file as problems show it: as it was given, printable."""
    return clean_text(str(path).encode("utf-8", "replace").decode("utf-8")) or "the file"


def decoded(content: bytes, most_bytes: int, file: str) -> tuple[str | None, Problem | None]:
    """Decode a file that must be UTF-8 text.

    Returns:
        The text, or None with the one problem that stands in the way.
    """
    says, line = _undecodable(content, most_bytes)
    return (None, Problem(file, "", says, line)) if says else (content.decode("utf-8"), None)


def _undecodable(content: bytes, most_bytes: int) -> tuple[str, int | None]:
    if len(content) > most_bytes:
        return f"is larger than {most_bytes // 1_000_000} MB, which no such file is", None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "is written in UTF-16 or UTF-32; save it as UTF-8", None
    if content.startswith(b"\xef\xbb\xbf"):
        return "begins with a byte order mark; save it as UTF-8 without one", 1
    if (zero := content.find(b"\x00")) >= 0:
        return "holds a zero byte: it is not a text file, or not in UTF-8", content.count(b"\n", 0, zero) + 1
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return "is not valid UTF-8; save it as UTF-8", content.count(b"\n", 0, error.start) + 1
    if control := _CONTROL.search(text):
        return "holds a control character that no text file needs", text.count("\n", 0, control.start()) + 1
    return "", None


def unpaired(text: str) -> bool:
    """Whether text holds half of a surrogate pair, which no file can store."""
    return not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text)
