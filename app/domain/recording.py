"""A case as plain facts: what each field of it is, and what was recorded in it."""

from collections.abc import Iterator, Mapping
from functools import cache

from pydantic.fields import FieldInfo

from app.domain.case import Case
from app.domain.facts import NOT_KNOWN, FactKind, FactSpec, FactValue, open_catalogue, opened_catalogue
from app.domain.section import Section
from app.domain.written import Day, Number, OneOf, Words


def catalogue() -> Mapping[str, FactSpec]:
    """Every fact by its path: those of the case in the order of the case file, then the derived ones."""
    open_catalogue(case_specs())
    return opened_catalogue()


@cache
def case_specs() -> tuple[FactSpec, ...]:
    """The facts of a case, in the order of the case file."""
    return tuple(_walk(Case, "", ""))


def _kind(field: FieldInfo) -> tuple[FactKind, tuple[str, ...], Number | None]:
    for mark in field.metadata:
        if isinstance(mark, Number):
            return "number", (), mark
        if isinstance(mark, OneOf):
            return "word", tuple(word for word in mark.words if word not in NOT_KNOWN), None
        if isinstance(mark, Day):
            return "day", (), None
        if isinstance(mark, Words):
            return "text", (), None
    return "list", (), None


def _walk(model: type[Section], before: str, medicine: str) -> Iterator[FactSpec]:
    """Each fact of a part; titles of a part that several medicines share name the one that is meant."""
    for name, field in model.model_fields.items():
        path = f"{before}{field.alias or name}"
        part = field.annotation
        if isinstance(part, type) and issubclass(part, Section):
            yield from _walk(part, f"{path}.", field.title or "")
        else:
            kind, words, number = _kind(field)
            silence = field.default if kind == "word" and field.default in words else ""
            title = (field.title or path).replace("{medicine}", medicine)
            yield FactSpec(path, title, field.description or "", kind, words, number, silence)


@cache
def _sections() -> tuple[tuple[tuple[str, ...], tuple[tuple[str, str], ...]], ...]:
    """For each part of the case: the way to it, and its plain facts as (attribute, path)."""

    def parts(
        model: type[Section], way: tuple[str, ...]
    ) -> Iterator[tuple[tuple[str, ...], tuple[tuple[str, str], ...]]]:
        plain = []
        for name, field in model.model_fields.items():
            part = field.annotation
            if isinstance(part, type) and issubclass(part, Section):
                yield from parts(part, (*way, name))
            elif _kind(field)[0] != "list":
                plain.append((name, ".".join((*way, field.alias or name))))
        yield way, tuple(plain)

    return tuple(parts(Case, ()))


def recorded_facts(case: Case) -> dict[str, FactValue]:
    """Lay a case out flat: path to value, None for everything that is not known or still pending."""
    flat: dict[str, FactValue] = {}
    for way, plain in _sections():
        section: Section = case
        for name in way:
            section = getattr(section, name)
        values = section.__dict__
        for name, path in plain:
            value = values[name]
            flat[path] = None if value in NOT_KNOWN else value
    return flat
