"""The draft: what stands in every field of the form, as it was typed, and how it becomes a case."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from app.domain.facts import FactSpec, opened_catalogue
from app.domain.written import PlainText
from app.ui.presenters.reading import read_field, show_day, show_number

if TYPE_CHECKING:
    from app.domain.case import Case

Tree = dict[str, Any]


@cache
def form_facts() -> Mapping[str, FactSpec]:
    """The facts that a form asks: all that can be recorded, but for the schema and the lists."""
    return MappingProxyType(
        {
            path: spec
            for path, spec in opened_catalogue().items()
            if not path.startswith("derived.") and spec.kind != "list" and path != "schema"
        }
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that was entered. Never changed: each press makes a new one.

    Args:
        texts: Path to text; a path that is absent is an empty field.
        strengths: Tablet strengths in mg.
        confirmed: Fields confirmed although they are unusual.
        overrides: Rules set aside, as in the case.
    """

    texts: Mapping[str, str]
    strengths: tuple[Decimal, ...] = ()
    confirmed: tuple[str, ...] = ()
    overrides: tuple[Mapping[str, str | None], ...] = ()

    def text(self, path: str) -> str:
        """The text of one field; "" where it is empty."""
        return self.texts.get(path, "")

    def written(self, path: str, text: str) -> "Draft":
        """This draft with another text in one field; a confirmation of that field lapses."""
        texts = {**self.texts, path: text}
        if not text:
            del texts[path]
        return replace(self, texts=texts, confirmed=tuple(name for name in self.confirmed if name != path))

    def __repr__(self) -> str:
        return "Draft(withheld)"


def _show(value: object, spec: FactSpec) -> str:
    if isinstance(value, Decimal):
        return show_number(value, spec.number)
    if isinstance(value, date):
        return show_day(value)
    return "" if value is None or value == "unknown" else str(value)


def draft_of(case: "Case") -> Draft:
    """Lay a case into the fields of the form."""
    tree = case.model_dump(by_alias=True)
    texts = {}
    for path, spec in form_facts().items():
        value: Any = tree
        for name in path.split("."):
            value = value[name]
        if text := _show(value, spec):
            texts[path] = text
    choices = tree["choices"]
    return Draft(
        texts, choices["tablet_strengths_mg"], choices["confirmed"], tuple(dict(one) for one in choices["overrides"])
    )


@dataclass(frozen=True, slots=True)
class Laid:
    """A draft read field by field.

    Args:
        tree: As a case file would have it; fields that cannot be read are left out.
        problems: Path to what is wrong with it.
        echoes: Path to the value as understood.
    """

    tree: Tree
    problems: Mapping[str, str]
    echoes: Mapping[str, str]

    def text(self, path: str) -> str:
        """What was read at a path; "" where nothing was, or nothing that can be read."""
        value: Any = self.tree
        for name in path.split("."):
            value = value.get(name, {})
        return value if isinstance(value, str) else ""


def put(tree: Tree, path: str, value: object) -> None:
    """Set a value at a dotted path, making the parts on the way."""
    *way, last = path.split(".")
    for name in way:
        tree = tree.setdefault(name, {})
    tree[last] = value


def cut(tree: Tree, path: str) -> None:
    """Take the value at a dotted path out of a tree, where there is one."""
    *way, last = path.split(".")
    for name in way:
        tree = tree.get(name, {})
    tree.pop(last, None)


def lay(draft: Draft) -> Laid:
    """Read every field of a draft."""
    tree: Tree = {}
    problems: dict[str, str] = {}
    echoes: dict[str, str] = {}
    facts = form_facts()
    for path, text in draft.texts.items():
        reading = read_field(facts[path], text)
        if reading.problem:
            problems[path] = reading.problem
        elif reading.value is not None:
            put(tree, path, reading.value)
        if reading.echo and reading.echo != text:
            echoes[path] = reading.echo
    if draft.strengths:
        put(tree, "choices.tablet_strengths_mg", tuple(PlainText(f"{mg:f}") for mg in draft.strengths))
    if draft.confirmed:
        put(tree, "choices.confirmed", draft.confirmed)
    if draft.overrides:
        put(tree, "choices.overrides", tuple(dict(one) for one in draft.overrides))
    return Laid(tree, problems, echoes)
