"""Cases for the engine's tests: the built-in severe start, with what a test changes laid over it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from app.domain.case import Case
from app.domain.plan import Plan, Recommendation
from app.domain.written import PlainText
from app.engine.compiled import CompiledProtocol, compile_protocol
from app.engine.evaluate import evaluate
from app.files.places import resource
from app.files.strict_yaml import read_yaml
from app.protocols.library import load_protocol
from app.store.case_file import read_case_tree

Tree = dict[str, Any]


@cache
def protocol() -> CompiledProtocol:
    """The protocol under test, compiled once."""
    return compile_protocol(load_protocol())


@cache
def _severe_start() -> Any:
    return read_yaml(resource("examples/severe-start.yaml").read_bytes(), "severe-start.yaml").value


def _laid_over(below: Any, above: Mapping[str, Any]) -> Tree:
    tree = dict(below)
    for key, value in above.items():
        inner = tree.get(key)
        tree[key] = _laid_over(inner if isinstance(inner, dict) else {}, value) if isinstance(value, dict) else value
    return tree


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _written(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(_written(part) for part in value)
    return value if value is None else PlainText(str(value))


def case_of(**changes: Any) -> Case:
    """The severe start, changed."""
    return read_case_tree(_written(_laid_over(_severe_start(), changes)), "a test")


def plan_of(**changes: Any) -> Plan:
    """What follows from the severe start, changed."""
    return evaluate(protocol(), case_of(**changes))


def row_of(plan: Plan, name: str) -> Recommendation:
    """The row of a medicine, or with an id."""
    found = [row for row in plan.recommendations if name in (row.id, row.medicine)]
    assert found, f"no row for {name} among {[row.id for row in plan.recommendations]}"
    return found[0]


def raised(plan: Plan, level: str) -> set[str]:
    """The rules on the cards of a level."""
    return {alert.rule for alert in plan.alerts if alert.level == level}
