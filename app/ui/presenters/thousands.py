"""The thousands in a report, as the language in force reads them: never where a dose is compared, or a person wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from app.domain.report import PatientLine, SetAside
from app.ui.language import grouped

# A decision is held against these as they stand; the window parts their thousands where it shows them.
_COMPARED = frozenset({"dose_line", "course", "headline", "cause"})
_WRITTEN_BY_HAND = (PatientLine, SetAside)
_names: dict[type, tuple[str, ...]] = {}


def parted(value: Any) -> Any:
    """The same value, with the thousands apart in every text of the program and the protocol in it."""
    if isinstance(value, str):
        return grouped(value)
    if isinstance(value, tuple):
        made = tuple(parted(part) for part in value)
        return made if any(one is not other for one, other in zip(made, value, strict=True)) else value
    if isinstance(value, _WRITTEN_BY_HAND) or not is_dataclass(value) or isinstance(value, type):
        return value
    changed = _changed(value)
    return replace(value, **changed) if changed else value


def _changed(value: Any) -> Mapping[str, Any]:
    found = {}
    for name in _texts_of(type(value)):
        before = getattr(value, name)
        after = parted(before)
        if after is not before:
            found[name] = after
    return found


def _texts_of(kind: type) -> tuple[str, ...]:
    if kind not in _names:
        _names[kind] = tuple(field.name for field in fields(kind) if field.name not in _COMPARED)
    return _names[kind]
