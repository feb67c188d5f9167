"""Rules that a case sets aside: what has no effect on this protocol is said, never passed over."""

import re
from collections.abc import Iterator

from app.domain.case import Case
from app.domain.errors import BadCase, Problem
from app.engine.compiled import CompiledProtocol

_LIKE_A_RULE = re.compile(r"[A-Z]{1,5}[0-9]{1,3}[a-z]?")


def refuse_idle_overrides(compiled: CompiledProtocol, case: Case, file: str) -> None:
    """Refuse a case that sets aside a rule which this protocol does not have, or gives no reason.

    Args:
        file: Name of the case for the problems.

    Raises:
        BadCase: with every such entry: the reader of the plan would believe in something that is not so.
    """
    if problems := tuple(_idle(compiled, case, file)):
        raise BadCase(problems)


def _idle(compiled: CompiledProtocol, case: Case, file: str) -> Iterator[Problem]:
    assess = compiled.protocol.assess
    rules = {rule.id for rule in assess.rules} | {rule.id for rule in assess.elsewhere}
    for index, entry in enumerate(case.choices.overrides):
        at = f"choices.overrides[{index}]"
        if entry.rule is None:
            yield Problem(file, f"{at}.rule", "is missing; name the rule that is set aside, or take the entry out")
        elif entry.rule not in rules:
            yield Problem(file, f"{at}.rule", _unknown(entry.rule))
        if entry.reason is None:
            says = "is missing, and without a reason nothing is set aside; write it, or take the entry out"
            yield Problem(file, f"{at}.reason", says)


def _unknown(rule: str) -> str:
    """No rule is suggested, and a name that is not written as rules are is not repeated: it may be a patient's."""
    named = rule if _LIKE_A_RULE.fullmatch(rule) else "this"
    return f"{named} is not a rule of this protocol, so nothing is set aside; take the entry out or look the rule up"
