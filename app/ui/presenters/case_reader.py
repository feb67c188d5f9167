"""From a draft to a case: what cannot be read counts as not known, and is told in one sentence each."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from app.domain.errors import BadCase
from app.domain.facts import FactSpec
from app.ui import words
from app.ui.language import say
from app.ui.presenters.draft import Draft, Laid, cut, form_facts, lay
from app.ui.presenters.reading import is_number
from app.ui.presenters.spoken import say_problem

if TYPE_CHECKING:
    from app.domain.case import Case

THE_FORM = "the form"


def _where(at: str) -> str:
    """The path of the form's field that a problem is about."""
    facts = form_facts()
    while at and at not in facts:
        at = at.rpartition(".")[0]
    return at


def read_draft(
    draft: Draft, read_tree: "Callable[[Mapping[str, Any], str], Case]"
) -> "tuple[Case, Mapping[str, str], Laid]":
    """Read a draft as a case.

    Returns:
        The case of all that can be read; path to problem, without the field's title; the draft as laid out.

    Raises:
        BadCase: something is wrong that no field of the form shows.
    """
    laid = lay(draft)
    problems = dict(laid.problems)
    try:
        return read_tree(laid.tree, THE_FORM), problems, laid
    except BadCase as bad:
        found = {_where(problem.at): problem.says for problem in bad.problems}
        if "" in found:
            raise
        for path in found:
            cut(laid.tree, path)
        problems.update(found)
    return read_tree(laid.tree, THE_FORM), problems, laid


def problem_sentence(spec: FactSpec, says: str) -> str:
    """One sentence beside the field: what is wrong, in which range, how to write it."""
    if says[:1].isupper():
        return says
    text = words.FIELD_PROBLEM.format(title=spec.title, says=say_problem(says))
    return text if text.endswith((".", "?")) else f"{text}."


def unusual_question(spec: FactSpec, laid: Laid, confirmed: tuple[str, ...]) -> str:
    """The question to put where a number lies outside what is usual; "" where it does not, or was confirmed."""
    limits = spec.number
    if limits is None or limits.plausible is None or spec.path in confirmed:
        return ""
    text = laid.text(spec.path)
    low, high = limits.plausible
    if not is_number(text) or low <= Decimal(text) <= high:
        return ""
    unit = f" {say(limits.unit)}" if limits.unit else ""
    return words.UNUSUAL.format(low=f"{low:g}", high=f"{high:g}", unit=unit)
