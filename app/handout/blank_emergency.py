"""The blank form's first page: what means assessment the same day, taken from the rules of the protocol."""

import re
from collections.abc import Iterator

from app.domain.errors import HandoutRefused, Problem
from app.domain.leaflet import Grid, LeafletSection, Text
from app.engine.compiled import CompiledProtocol, CompiledRule
from app.engine.condition_words import ConditionWords
from app.engine.region import RegionalNames
from app.handout.clinician_words import paragraphs

NEVER_STOPPED = "keep-prednisone"
"""The row of advice that says it."""
_RED_FLAGS = "red_flags."
_ON_THE_SCREEN = "stands below"
_SENTENCE = re.compile(r"(?<=[.!?]) ")
_SHARES = (0.54, 0.46)


def emergency_sections(compiled: CompiledProtocol, region: str) -> Iterator[LeafletSection]:
    """What comes before everything else.

    Raises:
        HandoutRefused: the protocol has no row that says never to stop a glucocorticoid.
    """
    protocol, names = compiled.protocol, compiled.names[region]
    words = ConditionWords(protocol.thresholds, protocol.assess.terms)
    says, because = (names.say(text) for text in _never_stop(compiled))
    title = f"A glucocorticoid that is taken: {says[0].lower()}{says[1:]}"
    yield LeafletSection("never_stop", title, (Text(because),), "alarm")
    urgent = [rule for rule in compiled.case_rules if rule.rule.emergency]
    yield _section("same_day", "Assessment the same day, before any treatment", urgent, names, words)
    first = [rule for rule in compiled.case_rules if not rule.rule.emergency and _is_of_red_flags(rule)]
    yield _section("first", "To be looked at first", first, names, words)


def _never_stop(compiled: CompiledProtocol) -> tuple[str, str]:
    row = next((each.row for each in compiled.rows if each.row.id == NEVER_STOPPED), None)
    if row is None:
        says = "is missing; the blank form says by it that a glucocorticoid is never stopped suddenly"
        raise HandoutRefused([Problem("recommend.yaml", NEVER_STOPPED, says)])
    return row.says, row.because


def _is_of_red_flags(rule: CompiledRule) -> bool:
    """Whether a rule asks about red flags alone."""
    return all(leaf.startswith(_RED_FLAGS) for leaves in rule.leaves for leaf in leaves)


def _section(
    name: str, title: str, rules: list[CompiledRule], names: RegionalNames, words: ConditionWords
) -> LeafletSection:
    rows = tuple(_row(rule, names, words) for rule in rules)
    return LeafletSection(name, title, (Grid(("If there is", "Then"), rows, _SHARES, named=True),))


def _row(rule: CompiledRule, names: RegionalNames, words: ConditionWords) -> tuple[str, str]:
    """A rule at its highest grade: what it looks for, and what to do."""
    grade = rule.rule.grades[0]
    title, looked_for = grade.says or rule.rule.says, "; ".join(words.alternatives(grade.when))
    told = (title,) if looked_for == title else (title, looked_for[0].upper() + looked_for[1:])
    return names.say(paragraphs(*told)), names.say(on_paper(grade.do))


def on_paper(text: str) -> str:
    """What a rule says to do, without a sentence that points at its card on the screen."""
    return " ".join(each for each in _SENTENCE.split(text) if _ON_THE_SCREEN not in each)
