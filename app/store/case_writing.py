"""From a case to text: only what is known, in the order of the schema, written so that it reads back the same."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from app.domain.case import Case
from app.domain.case_tree import case_tree

_WORD = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z]+/[0-9]+)?")
_READ_AMISS = frozenset(("yes", "no", "unknown", "true", "false", "null", "on", "off", "y", "n"))


def case_text(case: Case, kind: Literal["yaml", "json"]) -> str:
    """Write a case as text that ends with a line break."""
    tree = case_tree(case)
    if kind == "json":
        return f"{_json(tree, 0)}\n"
    return "".join(f"{line}\n" for line in _yaml(tree, ""))


def _json(value: object, depth: int) -> str:
    before, after = "  " * (depth + 1), "  " * depth
    if isinstance(value, dict):
        parts = [f"{before}{_quoted(key)}: {_json(part, depth + 1)}" for key, part in value.items()]
        return "{\n" + ",\n".join(parts) + f"\n{after}}}" if parts else "{}"
    if isinstance(value, tuple):
        return f"[{', '.join(_json(part, depth + 1) for part in value)}]"
    return _number_or_day(value) or _quoted(str(value)) if value is not None else "null"


def _yaml(tree: dict[str, object], before: str) -> Iterator[str]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield f"{before}{key}:"
            yield from _yaml(value, f"{before}  ")
        elif isinstance(value, tuple) and any(isinstance(part, dict) for part in value):
            yield f"{before}{key}:"
            for part in value:
                yield from _yaml_item(part, f"{before}  ")
        elif isinstance(value, tuple):
            yield f"{before}{key}: [{', '.join(map(_scalar, value))}]"
        else:
            yield f"{before}{key}: {_scalar(value)}"


def _yaml_item(item: object, before: str) -> Iterator[str]:
    lines = list(_yaml(item, f"{before}  ")) if isinstance(item, dict) else []
    if not lines:
        yield f"{before}- {{}}"
        return
    yield f"{before}- {lines[0].lstrip()}"
    yield from lines[1:]


def _scalar(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, date):
        return value.isoformat()
    text = _number_or_day(value) or str(value)
    if isinstance(value, Decimal) or (_WORD.fullmatch(text) and text not in _READ_AMISS):
        return text
    return _quoted(text)


def _number_or_day(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    return f'"{value.isoformat()}"' if isinstance(value, date) else ""


def _quoted(text: str) -> str:
    """Put text in double quotation marks as YAML and JSON both read them; what is not plainly printable is escaped."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(_escaped(character) for character in written)


def _escaped(character: str) -> str:
    """Beyond U+FFFF the two differ in their escapes, but both take the character itself."""
    return character if character.isprintable() or character > "\uffff" else f"\\u{ord(character):04x}"
