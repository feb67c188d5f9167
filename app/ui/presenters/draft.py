"""The draft: what stands in every field of the form, as it was typed, and how it becomes a case."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.facts import FactSpec, opened_catalogue
from app.domain.form_groups import LAST_WEIGHT, asked_facts
from app.domain.written import PlainText
from app.ui.language import BASE, forgets, language, say
from app.ui.presenters.reading import Reading, read_field, show_day, show_number

if TYPE_CHECKING:
    from app.domain.case import Case

Tree = dict[str, Any]


CONFIRMED = "choices.confirmed"
STRENGTHS = "choices.tablet_strengths_mg"
OVERRIDES = "choices.overrides"
EDITS = "choices.taper_edits"
METHOTREXATE_DAY, METHOTREXATE_DAY_TAKEN = "choices.methotrexate_weekday", "other_treatment.methotrexate.weekday"
_ANSWERS_OF = {"patient.weight_kg": LAST_WEIGHT, METHOTREXATE_DAY_TAKEN: METHOTREXATE_DAY}
CARRIED = "choices.carried"
AGREED = "choices.agreed"
Parts = tuple[Any, ...]


@cache
def list_paths() -> tuple[str, ...]:
    """The lists of a case, which no field of the form shows."""
    return tuple(path for path, spec in opened_catalogue().items() if spec.kind == "list")


@cache
def form_facts() -> Mapping[str, FactSpec]:
    """The facts that a form asks: all that can be recorded, but for the schema and the lists."""
    if language() == BASE:
        return asked_facts()
    return MappingProxyType(
        {path: spec._replace(title=say(spec.title), about=say(spec.about)) for path, spec in asked_facts().items()}
    )


forgets(form_facts.cache_clear)


class Draft(NamedTuple):
    """Everything that was entered. Never changed: each press makes a new one.

    Args:
        texts: Path to text; a path that is absent is an empty field.
        lists: Path to the parts of a list, as a case has them; a path that is absent is a list nobody has touched.
        visit: How many visits were begun since the case was opened: another visit belongs into another file.
        units: Path to the name of the unit in which a number is written; absent where it is that of the case.
    """

    texts: Mapping[str, str]
    lists: Mapping[str, Parts] = MappingProxyType({})
    visit: int = 0
    units: Mapping[str, str] = MappingProxyType({})

    @property
    def confirmed(self) -> tuple[str, ...]:
        """Fields confirmed although they are unusual."""
        return self.lists.get(CONFIRMED, ())

    @property
    def carried(self) -> Mapping[str, date | None]:
        """Path to the day of a value that comes from an earlier visit, neither written nor confirmed since."""
        parts = self.lists.get(CARRIED, ())
        return {part["field"]: part["from_day"] for part in parts if part["field"]}

    def text(self, path: str) -> str:
        """The text of one field; "" where it is empty."""
        return self.texts.get(path, "")

    def written(self, path: str, text: str) -> "Draft":
        """This draft with another text in one field; a confirmation of that field lapses."""
        texts = {**self.texts, path: text}
        if not text:
            del texts[path]
        draft = self._replace(texts=texts)
        if self.confirmed:
            lapsing = (path, _ANSWERS_OF.get(path))
            draft = draft.listed(CONFIRMED, [name for name in self.confirmed if name not in lapsing])
        for past in (CARRIED, AGREED):
            if parts := self.lists.get(past):
                draft = draft.listed(past, [part for part in parts if part["field"] != path])
        return draft

    def listed(self, path: str, parts: Sequence[Any]) -> "Draft":
        """This draft with other parts in one list."""
        return self._replace(lists={**self.lists, path: tuple(parts)})

    def in_unit(self, path: str, unit: str) -> "Draft":
        """This draft with a number written in another unit; "" for the one that the case keeps."""
        units = {**self.units, path: unit}
        if not unit:
            del units[path]
        return self._replace(units=units)

    def __repr__(self) -> str:
        return "Draft(withheld)"


def _show(value: object, spec: FactSpec) -> str:
    if isinstance(value, Decimal):
        return show_number(value, spec.number)
    if isinstance(value, date):
        return show_day(value)
    return "" if value is None or value == "unknown" else str(value)


def _value_at(tree: Tree, path: str) -> Any:
    value: Any = tree
    for name in path.split("."):
        value = value[name]
    return value


def draft_of(case: "Case") -> Draft:
    """Lay a case into the fields of the form."""
    tree = case.model_dump(by_alias=True)
    texts = {}
    for path, spec in form_facts().items():
        if text := _show(_value_at(tree, path), spec):
            texts[path] = text
    return Draft(texts, {path: tuple(_value_at(tree, path)) for path in list_paths()})


class Laid(NamedTuple):
    """A draft read field by field.

    Args:
        tree: As a case file would have it; fields that cannot be read are left out.
        problems: Path to what is wrong with it.
        echoes: Path to the value as understood.
        readings: Path to how a number was read.
    """

    tree: Tree
    problems: Mapping[str, str]
    echoes: Mapping[str, str]
    readings: Mapping[str, Reading] = MappingProxyType({})

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


def _part(part: Any) -> Any:
    """A part of a list as a case file would have it: numbers are digits, days are written out, the rest is as it is."""
    if isinstance(part, Mapping):
        return {name: _part(value) for name, value in part.items() if value is not None}
    if isinstance(part, Decimal):
        return PlainText(f"{part:f}")
    return PlainText(part.isoformat()) if isinstance(part, date) else part


def lay(draft: Draft) -> Laid:
    """Read every field of a draft."""
    tree: Tree = {}
    problems: dict[str, str] = {}
    echoes: dict[str, str] = {}
    readings: dict[str, Reading] = {}
    facts = form_facts()
    for path, text in draft.texts.items():
        reading = read_field(facts[path], text, draft.units.get(path, ""))
        if reading.written is not None:
            readings[path] = reading
        if reading.problem:
            problems[path] = reading.problem
        elif reading.value is not None:
            put(tree, path, reading.value)
        if reading.echo and reading.echo != text:
            echoes[path] = reading.echo
    for path, parts in draft.lists.items():
        if parts:
            put(tree, path, tuple(_part(part) for part in parts))
    return Laid(tree, problems, echoes, readings)
