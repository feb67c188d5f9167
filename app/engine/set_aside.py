"""Setting a rule aside: what raised it, and whether an entry of the case holds against it, or what that entry lacks."""

from hashlib import sha256

from app.domain.case import Case
from app.domain.choices import Override
from app.domain.facts import Facts
from app.domain.protocol import Grade, Rule
from app.domain.words import Lack


def cause_of(leaves: tuple[str, ...], facts: Facts) -> str:
    """A short mark of the facts that a rule looks at: another fact, and what was set aside is another matter."""
    known = "; ".join(
        f"{leaf}={facts[leaf]}"
        for leaf in sorted(set(leaves))
        if facts[leaf] is not None and not leaf.endswith("_override")  # which follows from setting it aside
    )
    return sha256(known.encode()).hexdigest()[:16]


def needs_specialist(grade: Grade) -> bool:
    """Whether a specialist has to agree: to any stop, and to a warning that says so."""
    return grade.level == "stop" or grade.specialist


def is_set_aside(rule: Rule, grade: Grade, case: Case, cause: str) -> bool:
    """Whether an entry of the case has all that it takes.

    Where the case says what the rule was raised by, it is set aside for that alone.
    """
    return any(not _lacks(entry, rule, grade, cause) for entry in _entries(rule, case))


def lack_of(rule: Rule, grade: Grade, case: Case, cause: str) -> Lack:
    """What the entries about a raised rule lack, so that none of them has an effect; "" where one has, or none is."""
    lacks = [_lacks(entry, rule, grade, cause) for entry in _entries(rule, case)]
    return "" if not all(lacks) or not lacks else lacks[-1]


def _entries(rule: Rule, case: Case) -> tuple[Override, ...]:
    return tuple(entry for entry in case.choices.overrides if entry.rule == rule.id and entry.reason)


def _lacks(entry: Override, rule: Rule, grade: Grade, cause: str) -> Lack:
    if grade.level == "stop" and not rule.override:
        return "permission"
    if entry.cause not in (None, cause):
        return "cause"
    return "specialist" if needs_specialist(grade) and not entry.specialist else ""
