"""From a tree to a case: every fault of the content becomes a problem with its line, its field and one sentence."""

import difflib
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import ValidationError

from app.domain.case import CASE_SCHEMA, Case
from app.domain.errors import BadCase, Problem
from app.domain.recording import catalogue
from app.domain.section import Section
from app.files.tree import MOST_DEFECTS, Lines, Way, dotted

_OURS = frozenset(("number", "range", "whole", "places", "word", "day", "day_range", "text", "long"))
_SAYS = {
    "tuple_type": "must be a list, such as [1, 2.5, 5]",
    "too_long": "has more entries than any patient needs",
    "missing": "is missing",
    "too_short": "must have at least one entry",
    "model_type": "must hold fields of its own, each with a colon, not a single value or a list",
}


def read_case_tree(tree: Mapping[str, object], file: str, lines: Lines | None = None) -> Case:
    """Check a tree and make a case of it.

    Args:
        tree: As from the strict readers or from a form: text, numbers, days, dicts and tuples.
        file: Name for the problems ("the form").
        lines: The line of each value, where the tree was read from a file.

    Raises:
        BadCase: with every problem, in the order of the file.
    """
    where: Lines = lines or {}
    _refuse_other_schema(tree, file, where)
    try:
        return Case.model_validate(tree)
    except ValidationError as error:
        raise BadCase(_problems(error, file, where)) from None


def _refuse_other_schema(tree: Mapping[str, object], file: str, lines: Lines) -> None:
    schema = tree.get("schema")
    if schema is not None and str(schema) != CASE_SCHEMA:
        says = f"names another kind or version of file; this program reads {CASE_SCHEMA}"
        raise BadCase([Problem(file, "schema", says, lines.get(("schema",)))])


def _problems(error: ValidationError, file: str, lines: Lines) -> list[Problem]:
    details = error.errors(include_url=False, include_input=False)
    order = {way: place for place, way in enumerate(lines)}
    details = sorted(details, key=lambda detail: order.get(detail["loc"], -1))
    problems = [
        Problem(file, dotted(way), _says(detail), lines.get(way))
        for detail, way in ((detail, _way(detail)) for detail in details[:MOST_DEFECTS])
    ]
    if len(details) > MOST_DEFECTS:
        problems.append(Problem(file, "", f"only its first {MOST_DEFECTS} problems are listed"))
    return problems


def _way(detail: Any) -> Way:
    """The way to what is wrong; of a list in which two entries contradict each other, to the later one."""
    way: Way = detail["loc"]
    entry = detail.get("ctx", {}).get("entry")
    return way if entry is None else (*way, entry)


def _says(detail: Any) -> str:
    kind: str = detail["type"]
    if kind in _OURS:
        return str(detail["msg"])
    if kind == "extra_forbidden":
        return _unknown_field(detail["loc"])
    return _SAYS.get(kind, "cannot be read as a case; look at the case file's description")


def _unknown_field(way: Way) -> str:
    name = str(way[-1])[:80]
    siblings = _fields_at(tuple(part for part in way[:-1] if isinstance(part, str)))
    near = difflib.get_close_matches(name, siblings, 1)
    if near:
        return f"is not a field of a case; did you mean {near[0]}?"
    elsewhere = [path for path in catalogue() if path.rpartition(".")[2] == name and not path.startswith("derived.")]
    if len(elsewhere) == 1:
        return f"is not a field here; it belongs under {elsewhere[0].rpartition('.')[0] or 'no section'}"
    return "is not a field of a case; take it out or look up its name"


@cache
def _fields_at(way: tuple[str, ...]) -> tuple[str, ...]:
    """The names that may stand in a part of the case."""
    model: type[Section] = Case
    for name in way:
        part: Any = model.model_fields[name].annotation
        inner = getattr(part, "__args__", (part,))[0]
        if not (isinstance(inner, type) and issubclass(inner, Section)):
            return ()
        model = inner
    return tuple(field.alias or name for name, field in model.model_fields.items())
