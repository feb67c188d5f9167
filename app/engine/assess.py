"""Red flags and rules: a verdict for every rule, and the cards that the raised ones make."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.case import Case
from app.domain.errors import SupportFault
from app.domain.facts import Facts
from app.domain.figures import plain
from app.domain.plan import Alert, AlertPart, RuleVerdict
from app.domain.protocol import Grade, Rule, RulePart
from app.domain.words import LEVELS, Lack
from app.engine.compiled import CompiledProtocol, CompiledRule
from app.engine.set_aside import cause_of, is_set_aside, lack_of, needs_specialist
from app.engine.wording import filled

OFFERED = ("offered_weight_kg", "offered_height_cm")
"""Values that the text of a rule may offer in place of one that was probably entered in another unit."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A rule that is raised: at which grade, whether it is set aside or what that lacks, a mark of what raised it."""

    rule: Rule
    grade: Grade
    overridden: bool
    leaves: tuple[str, ...]
    affects: tuple[str, ...]
    thresholds: tuple[str, ...]
    parts: tuple[RulePart, ...] = ()
    cause: str = ""
    lacks: Lack = ""

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
        return rule.clear
    waits_for = dict.fromkeys(rule.grades[undecided][2](facts))
    return RuleVerdict(rule.rule.id, "undecided", open_facts=tuple(waits_for))


def assess(
    rules: tuple[CompiledRule, ...], facts: Facts, case: Case
) -> tuple[tuple[RuleVerdict, ...], tuple[Raised, ...]]:
    """Run every rule.

    Returns:
        A verdict for each rule in the protocol's order, and the raised ones.

    Raises:
        SupportFault: a rule cannot be judged; it is named, and there is no partial list.
    """
    verdicts, raised = [], []
    for compiled_rule in rules:
        try:
            verdict = judge_rule(compiled_rule, facts)
        except Exception as fault:
            raise SupportFault(compiled_rule.rule.id) from fault
        verdicts.append(verdict)
        parts = tuple(part for part, check in compiled_rule.parts if verdict.grade is not None and check(facts))
        for place in _grades_that_count(compiled_rule, verdict, facts):
            grade = compiled_rule.grades[place][0]
            cause = cause_of(compiled_rule.leaves[place], facts)
            overridden = is_set_aside(compiled_rule.rule, grade, case, cause)
            lacks = lack_of(compiled_rule.rule, grade, case, cause)
            leaves, affects = compiled_rule.leaves[place], compiled_rule.affects[place]
            numbers = compiled_rule.thresholds[place]
            entry = Raised(compiled_rule.rule, grade, overridden, leaves, affects, numbers, parts, cause, lacks)
            raised.append(entry)
    return tuple(verdicts), tuple(raised)


def _grades_that_count(rule: CompiledRule, verdict: RuleVerdict, facts: Facts) -> tuple[int, ...]:
    if verdict.grade is None:
        return ()
    if not rule.rule.each:
        return (verdict.grade,)
    return tuple(place for place, (_grade, check, _waiting) in enumerate(rule.grades) if check(facts))


def permits_more(compiled: CompiledProtocol, rule: str, facts: Facts, case: Case) -> bool:
    """Whether a rule about the case is raised now, and set aside with all that this takes."""
    found = next((each for each in compiled.case_rules if each.rule.id == rule), None)
    place = None if found is None else judge_rule(found, facts).grade
    if found is None or place is None:
        return False
    return is_set_aside(found.rule, found.grades[place][0], case, cause_of(found.leaves[place], facts))


def stopping_rules(
    raised: Iterable[Raised], medicine: str, *, already_taken: bool, unchanged: bool, lowered: bool = False
) -> tuple[str, ...]:
    """Name the rules that forbid a medicine, sorted.

    Args:
        already_taken: It is no new medicine. unchanged: nor would its dose be worked out anew.
        lowered: Its dose would come down.
    """
    spared = {"taken"} if already_taken else set()
    if already_taken and unchanged:
        spared |= {"unchanged", "lowering"}
    if already_taken and lowered:
        spared.add("lowering")
    forbidding = {
        entry.rule.id
        for entry in raised
        if entry.stops and medicine in entry.affects and entry.grade.spares not in spared
    }
    return tuple(sorted(forbidding))


def lines_for_what_is_kept(raised: Iterable[Raised], medicine: str) -> tuple[str, ...]:
    """How a medicine that goes on in spite of stops is given meanwhile."""
    return tuple(entry.grade.kept for entry in raised if entry.stops and entry.grade.kept and medicine in entry.affects)


def held_medicines(compiled: CompiledProtocol, raised: Iterable[Raised]) -> frozenset[str]:
    """Medicines to be paused, when taken already, under the stops that are raised."""
    names = tuple(name for entry in raised if entry.stops for name in entry.rule.holds)
    return frozenset(compiled.affected(names))


def is_emergency(raised: Iterable[Raised]) -> bool:
    """Whether a raised stop means same-day assessment before anything else."""
    return any(entry.stops and entry.rule.emergency for entry in raised)


def make_alerts(compiled: CompiledProtocol, raised: tuple[Raised, ...], facts: Facts) -> tuple[Alert, ...]:
    """Make one card for each cause: a rule that is a line of another raised rule is printed there.

    A stop never hides in the card of a warning: a rule is a line only of a card at its own level or above.

    Returns:
        Alerts by level, then by rule id.
    """
    by_rule: dict[str, list[Raised]] = {}
    for entry in raised:
        by_rule.setdefault(entry.rule.id, []).append(entry)
    groups = tuple(tuple(entries) for entries in by_rule.values())
    hosts = {name: _root_of(name, by_rule) for name in by_rule}
    cards = []
    for group in groups:
        name = group[0].rule.id
        if hosts[name] == name:
            guests = [guest for guest in groups if guest is not group and hosts[guest[0].rule.id] == name]
            cards.append(_alert(compiled, group, guests, facts))
    return tuple(sorted(cards, key=lambda alert: (LEVELS.index(alert.level), alert.rule)))


def _root_of(name: str, by_rule: Mapping[str, list[Raised]]) -> str:
    """The rule whose card tells of this one, through the cards between; itself where it has a card of its own."""
    seen = {name}
    host = _host_of(by_rule[name][0], by_rule)
    while host is not None and host not in seen:
        seen.add(host)
        name, host = host, _host_of(by_rule[host][0], by_rule)
    return name


def _host_of(entry: Raised, by_rule: Mapping[str, list[Raised]]) -> str | None:
    """The raised rule in whose card this one is a line; None for a card of its own.

    A card that was set aside tells of nothing that still stands.
    """
    level = LEVELS.index(entry.grade.level)
    hosts = (name for name in entry.rule.line_of if name in by_rule)
    if not entry.overridden:
        hosts = (name for name in hosts if not by_rule[name][0].overridden)
    return next((name for name in hosts if LEVELS.index(by_rule[name][0].grade.level) <= level), None)


def _alert(
    compiled: CompiledProtocol, group: tuple[Raised, ...], guests: list[tuple[Raised, ...]], facts: Facts
) -> Alert:
    head, lines = group[0], [*group[1:], *(entry for guest in guests for entry in guest)]
    entries = [head, *lines]
    affects = tuple(name for entry in entries for name in entry.affects)
    parts = tuple(
        AlertPart(filled(part.says, facts, compiled.number_texts), part.fields)
        for one in (head, *(guest[0] for guest in guests))
        for part in one.parts
    )
    raised_by, could_end = _grounds_of(compiled, group, facts)
    rests_on = tuple(field for part in head.parts for field in part.fields) or head.leaves
    return Alert(
        rule=head.rule.id,
        level=head.grade.level,
        title=head.grade.says or head.rule.says,
        action=_filled(head.grade.do, compiled, facts),
        affects=tuple(dict.fromkeys(affects)),
        overridden=head.overridden,
        sources=tuple(dict.fromkeys(source for entry in entries for source in entry.rule.sources)),
        conflicts=tuple(dict.fromkeys(conflict for entry in entries for conflict in entry.rule.conflicts)),
        because=head.rule.because,
        emergency=head.rule.emergency and head.grade.level == "stop",
        facts=tuple(fact for fact in dict.fromkeys(rests_on) if facts[fact] is not None),
        lines=(*(part.says for part in parts), *(_filled(entry.grade.do, compiled, facts) for entry in lines)),
        thresholds=tuple(dict.fromkeys(name for entry in entries for name in entry.thresholds)),
        line_rules=tuple(dict.fromkeys(guest[0].rule.id for guest in guests)),
        parts=parts,
        cause=head.cause,
        lacks=head.lacks,
        needs_specialist=needs_specialist(head.grade),
        raised_by=() if head.parts else raised_by,
        could_end=could_end,
    )


def _grounds_of(
    compiled: CompiledProtocol, group: Iterable[Raised], facts: Facts
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The facts that raised a rule, and those that could end it where it is raised at one grade only."""
    grounds = [compiled.grounding.of(entry.grade.when, facts) for entry in group]
    speaks = dict.fromkeys(fact for each in grounds for fact in each.speaks)
    return tuple(speaks), grounds[0].open if len(grounds) == 1 else ()


def facts_that_forbid(
    compiled: CompiledProtocol, raised: Iterable[Raised], rules: Iterable[str], facts: Facts
) -> tuple[str, ...]:
    """The facts for which these rules are raised."""
    named = frozenset(rules)
    forbidding = [entry for entry in raised if entry.stops and entry.rule.id in named]
    told = [fact for entry in forbidding for part in entry.parts for fact in part.fields if facts[fact] is not None]
    found = [
        fact
        for entry in forbidding
        if not entry.parts
        for fact in compiled.grounding.of(entry.grade.when, facts).speaks
    ]
    return tuple(dict.fromkeys((*told, *found)))


def _filled(text: str, compiled: CompiledProtocol, facts: Facts) -> str:
    """Put the protocol's numbers, and the values offered for a size in another unit, into {named} places of a line."""
    if "{" not in text:
        return text
    offered = ((name, facts[f"derived.{name}"]) for name in OFFERED)
    values = {name: plain(value, 1) for name, value in offered if isinstance(value, Decimal)}
    return text.format_map({**compiled.number_texts, **values})
