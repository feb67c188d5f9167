"""Whose case it is: whether two cases are plainly of two patients, so that neither is written over the other."""

from __future__ import annotations

from app.domain.written import clean_text
from app.ui.presenters.draft import Draft

_WHO = ("patient.identifier", "patient.family_name", "patient.given_name", "patient.date_of_birth")
_ENOUGH = 2
"""One difference alone may be a correction: of a name that was misspelt, of a day that was mistyped."""


def are_of_two_patients(one: Draft, other: Draft) -> bool:
    """Whether two drafts name two patients; what only one of them says tells nothing.

    Returns:
        True where two of record number, names and date of birth differ, or all that both of them say.
    """
    pairs = [(_plain(one.text(path)), _plain(other.text(path))) for path in _WHO]
    both = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
    differing = sum(mine != theirs for mine, theirs in both)
    return differing >= _ENOUGH or 0 < differing == len(both)


def _plain(text: str) -> str:
    return "".join(clean_text(text).casefold().split())
