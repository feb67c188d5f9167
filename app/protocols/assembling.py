"""From trees to a protocol: conditions are read, every field is checked against its model, every defect is told."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast, get_args

from pydantic import ValidationError

from app.domain.protocol import Part, Protocol
from app.files.tree import Way
from app.protocols.conditions import ConditionReader
from app.protocols.defects import Defects, Place
from app.protocols.folder import HANDOUT, PARTS, Trees

_CONDITION_KEYS = frozenset(("when", "slow_when", "unless", "present", "taking", "biopsy_done"))
_WITH_CONDITIONS = frozenset(("assess.yaml", "medicines.yaml", "recommend.yaml", "monitor.yaml"))
_SAYS = {
    "missing": "is missing",
    "string_type": "must be text",
    "tuple_type": "must be a list",
    "dict_type": "must hold names, each with a colon",
    "mapping_type": "must hold names, each with a colon",
    "model_type": "must hold fields, each with a colon",
    "bool_type": "must be yes or no",
    "too_short": "must have at least one entry",
    "is_instance_of": "must be a condition",
}


def entries(trees: Trees, file: str, *way: str) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Walk over the entries of a list that are made of fields; a list or an entry that is not is passed over."""
    tree: Any = trees.get(file)
    for key in way:
        tree = tree.get(key) if isinstance(tree, dict) else None
    for index, entry in enumerate(tree if isinstance(tree, tuple) else ()):
        if isinstance(entry, dict):
            yield Place(file, (*way, index)), entry


def condition_reader(trees: Trees, defects: Defects) -> ConditionReader:
    """A reader that knows the numbers and the terms of these trees."""
    numbers = entries(trees, "thresholds.yaml", "thresholds")
    units = {str(entry.get("id")): str(entry.get("unit") or "") for _, entry in numbers}
    assess = trees.get("assess.yaml")
    terms = assess.get("terms") if isinstance(assess, dict) else None
    return ConditionReader(units, frozenset(terms) if isinstance(terms, dict) else frozenset(), defects)


def with_conditions(trees: Trees, reader: ConditionReader) -> dict[str, object]:
    """The same trees, with a condition in the place of each tree of one."""
    return {
        file: _replaced(tree, Place(file), reader) if file in _WITH_CONDITIONS else tree for file, tree in trees.items()
    }


def _replaced(tree: object, place: Place, reader: ConditionReader) -> object:
    if isinstance(tree, tuple):
        return tuple(_replaced(part, place.at(index), reader) for index, part in enumerate(tree))
    if not isinstance(tree, dict):
        return tree
    return {key: _replaced_value(key, value, place.at(key), reader) for key, value in tree.items()}


def _replaced_value(key: str, value: object, place: Place, reader: ConditionReader) -> object:
    if key in _CONDITION_KEYS:
        return reader.read(value, place)
    if place.way == ("terms",) and isinstance(value, dict):
        return {name: reader.read(part, place.at(name)) for name, part in value.items()}
    return _replaced(value, place, reader)


def make_protocol(trees: Trees, sha256: str, defects: Defects) -> Protocol | None:
    """Check every field and make the protocol; None, with the defects noted, where that cannot be done.

    Args:
        trees: With conditions in place.
        sha256: The digest of what the trees say.
        defects: Receives what is wrong.
    """
    content: dict[str, Any] = {"sha256": sha256, "handout": {}}
    for file, tree in trees.items():
        if file.startswith(HANDOUT):
            content["handout"][file.removeprefix(HANDOUT).removesuffix(".yaml")] = tree
    for name, (file, way) in PARTS.items():
        tree = trees.get(file)
        for key in way:
            tree = tree.get(key) if isinstance(tree, dict) else None
        content[name] = tree
    try:
        return Protocol.model_validate(content)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        for detail in details:
            if not _only_because_of_another(detail, details):
                defects.note(_place(detail["loc"], trees), _says(detail))
        return None


def _only_because_of_another(detail: Any, details: Sequence[Any]) -> bool:
    """Whether a list counts as too short only because an entry of it is wrong."""
    loc = detail["loc"]
    return detail["type"] == "too_short" and any(
        other is not detail and other["loc"][: len(loc)] == loc for other in details
    )


def _place(loc: Way, trees: Trees) -> Place:
    part, *rest = loc
    if part == "handout":
        return Place(f"{HANDOUT}{rest[0]}.yaml", tuple(rest[1:])) if rest else Place(f"{HANDOUT}en.yaml")
    file, before = PARTS[str(part)]
    way: Way = (*before, *rest)
    rule = _tree_at(trees.get(file), way[:2])
    if way[2:4] == ("grades", 0) and isinstance(rule, Mapping) and "grades" not in rule:
        way = (*way[:2], *way[4:])
    return Place(file, tuple(step for step in way if not str(step).startswith("is-instance")))


def _tree_at(tree: object, way: Way) -> object:
    for step in way:
        inside = isinstance(tree, Mapping) and step in tree
        if not inside and not (isinstance(tree, tuple) and isinstance(step, int) and step < len(tree)):
            return None
        tree = cast(Any, tree)[step]
    return tree


def _says(detail: Any) -> str:
    kind, context = detail["type"], detail.get("ctx") or {}
    last = str(detail["loc"][-1])
    if kind == "missing":
        return f"{last} is missing"
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(last, _fields_around(detail["loc"]), 1)
        return f"is not a field here{f'; did you mean {near[0]}?' if near else ''}"
    if kind == "literal_error":
        return f"must be one of: {context.get('expected', '')}".replace("'", "").replace(" or ", ", ")
    return _SAYS.get(kind) or context.get("says") or str(detail["msg"])


def _fields_around(loc: Way) -> tuple[str, ...]:
    """The fields that may stand where an unknown one was found."""
    model: type[Part] = Protocol
    for step in loc[:-1]:
        if isinstance(step, str) and step in model.model_fields:
            model = _part_in(model.model_fields[step].annotation) or model
    return tuple(model.model_fields)


def _part_in(annotation: Any) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((part for inner in get_args(annotation) if (part := _part_in(inner))), None)
