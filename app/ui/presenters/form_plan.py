"""The plan of the form: how its groups behave, under titles in the language in force."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from app.domain.form_groups import CK, DOSE_NOW, Row, fact_groups, paths_in
from app.ui import words
from app.ui.language import forgets

_OPEN_AT_FIRST = frozenset({"red_flags", "who", "what"})
_REST_NO = frozenset({"history", "medicines"})
_NEVER_FOLDED = frozenset({"red_flags", "who", "what", "choices"})
_ENTRIES = {"now": DOSE_NOW, "activity": CK}


class Group(NamedTuple):
    """Questions that fold together.

    Args:
        open_at_first: Whether it is open without being asked for.
        rest_no: Whether one press may answer every open yes/no question with no (never red flags).
        folds: Whether questions that can change nothing are folded away.
        entry: The question for which the cursor never goes past the closed group while it can change the advice.
    """

    id: str
    title: str
    rows: tuple[Row, ...]
    open_at_first: bool = False
    rest_no: bool = False
    folds: bool = True
    entry: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """The questions in order."""
        return paths_in(self.rows)


@cache
def groups() -> tuple[Group, ...]:
    """The groups of the form in bedside order; each recordable fact stands in exactly one."""
    return tuple(
        Group(
            group.id,
            words.GROUPS[group.id],
            group.rows,
            open_at_first=group.id in _OPEN_AT_FIRST,
            rest_no=group.id in _REST_NO,
            folds=group.id not in _NEVER_FOLDED,
            entry=_ENTRIES.get(group.id, ""),
        )
        for group in fact_groups()
    )


@cache
def order() -> tuple[str, ...]:
    """Every question in the order of the form."""
    return tuple(path for group in groups() for path in group.paths)


@cache
def group_of() -> Mapping[str, str]:
    """Path to the id of its group."""
    return {path: group.id for group in groups() for path in group.paths}


@cache
def _mates() -> Mapping[str, str]:
    pairs = (row for group in groups() for row in group.rows if isinstance(row, tuple))
    return {**{second: first for first, second in pairs}, "patient.height_cm": "patient.weight_kg"}


def mate_before(path: str) -> str:
    """The question before this one that shares its line, or its remarks; "" where there is none."""
    return _mates().get(path, "")


forgets(groups.cache_clear)
