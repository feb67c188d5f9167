"""Corrections: what settles an alert in the case itself, so that nobody has to give a reason for a wrong number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.ui import words
from app.ui.presenters.decisions import Correction
from app.ui.presenters.draft import form_facts
from app.ui.presenters.remarks import Remarks
from app.ui.presenters.screen import Remark

_ORDER = ("use", "go", "confirm")


def corrections_of(remarks: Remarks) -> Mapping[str, tuple[Correction, ...]]:
    """The corrections that each rule offers: values to take first, then fields to look at, then values to confirm."""
    found: dict[str, list[Correction]] = {}
    for path, told in remarks.items():
        for remark in told:
            found.setdefault(remark.rule, []).extend(_offered(path, remark))
    return {rule: tuple(sorted(each, key=lambda one: _ORDER.index(one.kind))) for rule, each in found.items()}


def _offered(path: str, remark: Remark) -> Iterator[Correction]:
    if remark.use:
        yield Correction("use", path, remark.use_says, remark.use)
    else:
        yield Correction("go", path, words.CORRECT_FIELD.format(title=form_facts()[path].title))
    if remark.confirm:
        yield Correction("confirm", path, remark.confirm)
