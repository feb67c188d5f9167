"""Strict YAML: plain text, lists and mappings, each with its line; everything that surprises is refused by name."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import yaml

from app.domain.errors import BadCase
from app.domain.written import PlainText
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

# A PyYAML that was built without libyaml reads the same, ten times slower.
_PARSER: Any = yaml.cyaml.CParser if yaml.__with_libyaml__ else None  # type: ignore[attr-defined]
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_OF_YAML = {
    "mapping values are not allowed in this context": "has a colon where none can stand; quote the text",
    "did not find expected key": "is not indented like the lines above it, or a quotation mark is missing",
    "did not find expected ',' or ']'": "has a list whose bracket is not closed",
    "did not find expected ',' or '}'": "has a brace that is not closed",
    "found character that cannot start any token": "begins with a tab or a reserved character; quote the text",
    "did not find expected '-' indicator": "is not a list item (- …) like the lines above it",
    "could not find expected ':'": "has a key without a colon behind it",
    "found unexpected end of stream": "begins a quotation that is not closed",
    "found unknown directive name": "has a directive (%); leave it out",
}


class _Open:
    """A mapping or a list that has begun and not ended."""

    __slots__ = ("key", "line", "path", "values")

    def __init__(self, values: dict[str, object] | list[object], path: Way, line: int) -> None:
        self.values = values
        self.path = path
        self.line = line
        self.key: str | None = None


def read_yaml(text: bytes, file: str, most_bytes: int = MOST_BYTES_OF_A_CASE) -> Tree:
    """Read a YAML file in which every scalar is text.

    Args:
        text: The bytes of the file: UTF-8, at most `most_bytes`, at most 32 levels deep.
        file: Its name, for the problems.
        most_bytes: The size above which it is not looked at.

    Returns:
        The tree; scalars as PlainText, an unquoted null, ~ or nothing as None.

    Raises:
        BadCase: it is not YAML, or holds a duplicate key, an anchor, an alias, a tag, a directive, a merge key, a
            key that is not text or a second document; every defect that can be found in one pass is listed.
    """
    content, problem = decoded(text, most_bytes, file)
    if content is None or problem:
        raise BadCase([problem] if problem else [])
    defects = Defects(file)
    builder = _Builder(defects)
    try:
        for event in _events(content):
            builder.take(event)
    except yaml.YAMLError as error:
        _note_syntax(error, defects)
    except StopReading:
        pass
    if defects.found:
        raise BadCase(defects.found)
    return Tree(builder.whole, builder.lines)


def _events(content: str) -> Iterator[Any]:
    if _PARSER is None:
        yield from yaml.parse(content, Loader=yaml.SafeLoader)
        return
    parser = _PARSER(content)
    while parser.check_event():
        yield parser.get_event()


def _note_syntax(error: yaml.YAMLError, defects: Defects) -> None:
    mark = getattr(error, "problem_mark", None)
    says = _OF_YAML.get(getattr(error, "problem", None) or "", "is not well-formed YAML from here on")
    with suppress(StopReading):
        defects.note(says, None if mark is None else mark.line + 1)


class _Builder:
    """Builds the tree from the parser's events, without recursion."""

    def __init__(self, defects: Defects) -> None:
        self.whole: object = None
        self.lines: dict[Way, int] = {}
        self._defects = defects
        self._open: list[_Open] = []
        self._documents = 0
        self._values = 0

    def take(self, event: Any) -> None:
        """Take the next event of the parser."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._begin(event)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def _alias(self, event: Any) -> None:
        line = event.start_mark.line + 1
        self._defects.note("is an alias (*); write the value itself", line, self._path())
        self._put(None, line)

    def _document(self, event: Any) -> None:
        self._documents += 1
        line = event.start_mark.line + 1
        if event.version or event.tags:
            self._defects.note("has a directive (%); leave it out", line)
        if self._documents > 1:
            self._defects.note("holds a second document (---); one file holds one", line)
            raise StopReading

    def _marks(self, event: Any, line: int) -> None:
        if event.anchor is not None:
            self._defects.note("has an anchor (&); write each value out", line, self._path())
        if event.tag is not None:
            self._defects.note("has a tag (!); every value is plain text here", line, self._path())

    def _scalar(self, event: Any) -> None:
        line = event.start_mark.line + 1
        self._marks(event, line)
        plain = not event.style
        text: str = event.value
        if unpaired(text):
            self._defects.note("holds half of a surrogate pair, which is no character", line, self._path())
        top = self._open[-1] if self._open else None
        if top is not None and isinstance(top.values, dict) and top.key is None:
            self._key(top, text, plain, line)
        else:
            self._put(None if plain and text in _NULLS else PlainText(text), line)

    def _key(self, top: _Open, text: str, plain: bool, line: int) -> None:
        if plain and text == "<<":
            self._defects.note("has a merge key (<<); write the fields out", line, top.path)
        elif plain and text in _NULLS:
            self._defects.note("has a key that is null; a key must be text", line, top.path)
        path = (*top.path, text)
        if text in top.values:
            self._defects.note(f"stands twice; it stood first in line {self.lines.get(path, line)}", line, path)
        else:
            self.lines[path] = line
        top.key = text

    def _begin(self, event: Any) -> None:
        line = event.start_mark.line + 1
        self._marks(event, line)
        if len(self._open) == MOST_LEVELS:
            self._defects.note(f"is nested more than {MOST_LEVELS} levels deep", line)
            raise StopReading
        path = self._path()
        self.lines.setdefault(path, line)
        self._open.append(_Open({} if isinstance(event, yaml.MappingStartEvent) else [], path, line))

    def _end(self) -> None:
        done = self._open.pop()
        self._put(done.values if isinstance(done.values, dict) else tuple(done.values), done.line)

    def _path(self) -> Way:
        if not self._open:
            return ()
        top = self._open[-1]
        if isinstance(top.values, list):
            return (*top.path, len(top.values))
        return top.path if top.key is None else (*top.path, top.key)

    def _put(self, value: object, line: int) -> None:
        self._values += 1
        if self._values > MOST_VALUES:
            self._defects.note(f"holds more than {MOST_VALUES:,} values, which no such file does", line)
            raise StopReading
        if not self._open:
            self.whole = value
            self.lines.setdefault((), line)
            return
        top = self._open[-1]
        if isinstance(top.values, list):
            self.lines.setdefault((*top.path, len(top.values)), line)
            top.values.append(value)
        elif top.key is None:
            self._defects.note("has a key that is not text", line, top.path)
            top.key = ""
        else:
            top.values.setdefault(top.key, value)
            top.key = None
