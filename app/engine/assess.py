"""Red flags and rules: a verdict for every rule, and the cards that the raised ones make."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.case import Case
from app.domain.facts import Facts
from app.domain.plan import Alert, RuleVerdict
from app.domain.protocol import Grade, Rule
from app.domain.words import LEVELS
from app.engine.compiled import CompiledProtocol, CompiledRule


@dataclass(frozen=True, slots=True)
class Raised:
    """A rule that is raised: at which grade, and whether a specialist has set it aside."""

    rule: Rule
    grade: Grade
    overridden: bool
    leaves: tuple[str, ...]
    affects: tuple[str, ...]

    @property
    def stops(self) -> bool:
        """Whether it forbids something now."""
        return self.grade.level == "stop" and not self.overridden


def judge_rule(rule: CompiledRule, facts: Facts) -> RuleVerdict:
    """Answer one rule: raised at its highest grade that is yes, else undecided, else clear."""
    undecided = -1
    for place, (grade, check, _waiting) in enumerate(rule.grades):
        answer = check(facts)
        if answer:
            return RuleVerdict(rule.rule.id, "raised", grade.level, place)
        if answer is None and undecided < 0:
            undecided = place
    if undecided < 0:
        return RuleVerdict(rule.rule.id, "clear")
    waits_for = dict.fromkeys(rule.grades[undecided][2](facts))
    return RuleVerdict(rule.rule.id, "undecided", open_facts=tuple(waits_for))


def assess(
    rules: tuple[CompiledRule, ...], facts: Facts, case: Case
) -> tuple[tuple[RuleVerdict, ...], tuple[Raised, ...]]:
    """Run every rule.

    Returns:
        A verdict for each rule in the protocol's order, and the raised ones.
    """
    verdicts, raised = [], []
    for compiled_rule in rules:
        verdict = judge_rule(compiled_rule, facts)
        verdicts.append(verdict)
        if verdict.grade is not None:
            grade = compiled_rule.grades[verdict.grade][0]
            overridden = _set_aside(compiled_rule.rule, grade, case)
            leaves, affects = compiled_rule.leaves[verdict.grade], compiled_rule.affects[verdict.grade]
            raised.append(Raised(compiled_rule.rule, grade, overridden, leaves, affects))
    return tuple(verdicts), tuple(raised)


def _set_aside(rule: Rule, grade: Grade, case: Case) -> bool:
    """A stop needs a rule that may be set aside, a reason and a specialist; anything less needs a reason."""
    for entry in case.choices.overrides:
        if entry.rule == rule.id and entry.reason:
            return grade.level != "stop" or (rule.override and bool(entry.specialist))
    return False


def stopping_rules(raised: Iterable[Raised], medicine: str, *, already_taken: bool) -> tuple[str, ...]:
    """Name the rules that forbid a medicine, sorted; those about a first dose spare one that is already taken."""
    return tuple(
        sorted(
            entry.rule.id
            for entry in raised
            if entry.stops and medicine in entry.affects and not (already_taken and entry.grade.before_start_only)
        )
    )


def held_medicines(compiled: CompiledProtocol, raised: Iterable[Raised]) -> frozenset[str]:
    """Medicines to be paused, when taken already, under the stops that are raised."""
    names = tuple(name for entry in raised if entry.stops for name in entry.rule.holds)
    return frozenset(compiled.affected(names))


def is_emergency(raised: Iterable[Raised]) -> bool:
    """Whether a raised stop means same-day assessment before anything else."""
    return any(entry.stops and entry.rule.emergency for entry in raised)


def make_alerts(compiled: CompiledProtocol, raised: tuple[Raised, ...], facts: Facts) -> tuple[Alert, ...]:
    """Make one card for each cause: a rule that is a line of another raised rule is printed there.

    Returns:
        Alerts by level, then by rule id.
    """
    ids = {entry.rule.id for entry in raised}
    heads = [entry for entry in raised if not ids.intersection(entry.rule.line_of)]
    alerts = [_alert(compiled, head, raised, facts) for head in heads]
    return tuple(sorted(alerts, key=lambda alert: (LEVELS.index(alert.level), alert.rule)))


def _alert(compiled: CompiledProtocol, head: Raised, raised: tuple[Raised, ...], facts: Facts) -> Alert:
    lines = [entry for entry in raised if head.rule.id in entry.rule.line_of]
    rules = [head, *lines]
    affects = tuple(name for entry in rules for name in entry.affects)
    return Alert(
        rule=head.rule.id,
        level=head.grade.level,
        title=head.rule.says,
        action=_filled(head.grade.do, compiled),
        affects=tuple(dict.fromkeys(affects)),
        overridden=head.overridden,
        sources=tuple(dict.fromkeys(source for entry in rules for source in entry.rule.sources)),
        conflicts=tuple(dict.fromkeys(conflict for entry in rules for conflict in entry.rule.conflicts)),
        because=head.rule.because,
        emergency=head.rule.emergency and head.grade.level == "stop",
        facts=tuple(leaf for leaf in head.leaves if facts[leaf] is not None),
        lines=tuple(_filled(entry.grade.do, compiled) for entry in lines),
        line_rules=tuple(entry.rule.id for entry in lines),
    )


def _filled(text: str, compiled: CompiledProtocol) -> str:
    """Put the protocol's numbers into {named} places of a line."""
    return text.format_map(compiled.number_texts) if "{" in text else text
