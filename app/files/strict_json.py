"""Strict JSON: the same tree as from YAML, numbers as they were written, everything that surprises refused by name."""

import json
import re

from app.domain.errors import BadCase
from app.domain.written import NumberText
from app.files.tree import (
    MOST_BYTES_OF_A_CASE,
    MOST_LEVELS,
    MOST_VALUES,
    Defects,
    StopReading,
    Tree,
    Way,
    decoded,
    unpaired,
)

_BLANK = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"')
_BARE = re.compile(r'[^ \t\r\n,:"\[\]{}]+')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None}
_NOT_NUMBERS = frozenset(("NaN", "Infinity", "-Infinity"))


def read_json(text: bytes, file: str, most_bytes: int = MOST_BYTES_OF_A_CASE) -> Tree:
    """Read a JSON file.

    Args:
        text: The bytes of the file: UTF-8, at most `most_bytes`, at most 32 levels deep.
        file: Its name, for the problems.
        most_bytes: The size above which it is not looked at.

    Returns:
        The tree; numbers as NumberText, strings as str, true and false as bool, null as None, arrays as tuples.

    Raises:
        BadCase: it is not JSON, or holds a duplicate key, NaN, Infinity, or anything behind its end; every defect
            that can be found in one pass is listed.
    """
    content, problem = decoded(text, most_bytes, file)
    if content is None or problem:
        raise BadCase([problem] if problem else [])
    scanner = _Scanner(content, Defects(file))
    value = scanner.whole()
    if scanner.defects.found:
        raise BadCase(scanner.defects.found)
    return Tree(value, scanner.lines)


class _Scanner:
    """Walks over the text once. The depth is bounded, so it may recurse."""

    def __init__(self, text: str, defects: Defects) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._line_start = 0
        self._levels = 0
        self.defects = defects
        self.lines: dict[Way, int] = {}

    def whole(self) -> object:
        """Read the one value of the file; None where there is nothing."""
        value: object = None
        try:
            if self._next():
                value = self._value(())
                if self._next():
                    self._note("has something behind its end; one file holds one value")
        except StopReading:
            pass
        return value

    def _next(self) -> str:
        """Step over blanks; the character that follows, or nothing at the end."""
        end = _BLANK.match(self._text, self._at).end()  # type: ignore[union-attr]
        breaks = self._text.count("\n", self._at, end)
        if breaks:
            self._line += breaks
            self._line_start = self._text.rindex("\n", self._at, end) + 1
        self._at = end
        return self._text[end : end + 1]

    def _note(self, says: str, path: Way = ()) -> None:
        column = self._at - self._line_start + 1
        self.defects.note(f"{says} (column {column})", self._line, path)

    def _broken(self, says: str, path: Way) -> StopReading:
        self._note(says, path)
        return StopReading()

    def _value(self, path: Way) -> object:
        first = self._next()
        self.lines.setdefault(path, self._line)
        if len(self.lines) > MOST_VALUES:
            raise self._broken(f"holds more than {MOST_VALUES:,} values, which no such file does", ())
        if first == "{":
            return self._nested(path)
        if first == "[":
            return self._nested(path)
        return self._string(path) if first == '"' else self._bare(path)

    def _nested(self, path: Way) -> object:
        if self._levels == MOST_LEVELS:
            raise self._broken(f"is nested more than {MOST_LEVELS} levels deep", ())
        self._levels += 1
        value = self._object(path) if self._text[self._at] == "{" else self._array(path)
        self._levels -= 1
        return value

    def _object(self, path: Way) -> dict[str, object]:
        values: dict[str, object] = {}
        while self._another("}", path, bool(values)):
            if self._next() != '"':
                raise self._broken("must have a key in double quotation marks here", path)
            key = self._string(path)
            way = (*path, key)
            if key in values:
                self._note(f"stands twice; it stood first in line {self.lines.get(way, self._line)}", way)
            else:
                self.lines[way] = self._line
            if self._next() != ":":
                raise self._broken("must have a colon behind the key", way)
            self._at += 1
            values.setdefault(key, self._value(way))
        return values

    def _array(self, path: Way) -> tuple[object, ...]:
        values: list[object] = []
        while self._another("]", path, bool(values)):
            values.append(self._value((*path, len(values))))
        return tuple(values)

    def _another(self, end: str, path: Way, begun: bool) -> bool:
        """Step over the opening bracket or a comma; False at the closing bracket."""
        if not begun:
            self._at += 1
        following = self._next()
        if following == end:
            self._at += 1
            return False
        if begun:
            if following != ",":
                raise self._broken(f"must have a comma or {end} here", path)
            self._at += 1
            if self._next() == end:
                raise self._broken("has a comma with nothing behind it", path)
        return True

    def _string(self, path: Way) -> str:
        found = _STRING.match(self._text, self._at)
        if found is None:
            raise self._broken("has a text that is not closed on its line", path)
        literal = found.group()
        text = literal[1:-1]
        if "\\" in literal:
            try:
                text = json.loads(literal)
            except json.JSONDecodeError:
                self._note("has a backslash that JSON does not know", path)
        if unpaired(text):
            self._note("holds half of a surrogate pair, which is no character", path)
        self._at = found.end()
        return text

    def _bare(self, path: Way) -> object:
        found = _BARE.match(self._text, self._at)
        if found is None:
            raise self._broken("has no value where one is due", path)
        word = found.group()
        value: object = None
        if word in _WORDS:
            value = _WORDS[word]
        elif _NUMBER.fullmatch(word):
            value = NumberText(word)
        elif word in _NOT_NUMBERS:
            self._note("is NaN or infinite, which is no number", path)
        else:
            self._note("is neither a number, true, false, null nor a text in double quotation marks", path)
        self._at = found.end()
        return value
