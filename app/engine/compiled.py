"""A protocol made ready: conditions compiled, names resolved, once at load."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from string import Formatter

from app.domain.condition import Condition
from app.domain.facts import Facts
from app.domain.figures import plain
from app.domain.plan import RuleVerdict
from app.domain.protocol import (
    PLACES_OF_THE_CASE,
    Conflict,
    DoseRule,
    Given,
    Grade,
    Line,
    Medicine,
    MonitorItem,
    Need,
    Pick,
    Protocol,
    Row,
    Rule,
    RulePart,
    Turn,
)
from app.domain.recording import catalogue
from app.domain.words import Population
from app.engine.citation import Citations
from app.engine.conditions import Check, Conditions, Waiting
from app.engine.grounds import Grounding
from app.engine.region import REGIONS, RegionalNames


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with, for each grade, its check, what an undecided check waits for, its facts, medicines and numbers.

    Args:
        clear: The verdict where no grade is reached, made once.
        parts: Its causes, each with its check.
    """

    rule: Rule
    grades: tuple[tuple[Grade, Check, Waiting], ...]
    leaves: tuple[tuple[str, ...], ...]
    affects: tuple[tuple[str, ...], ...]
    thresholds: tuple[tuple[str, ...], ...]
    clear: RuleVerdict
    parts: tuple[tuple[RulePart, Check], ...] = ()


@dataclass(frozen=True, slots=True)
class CompiledRow:
    """A recommendation row with its checks."""

    row: Row
    present: Check
    turns: tuple[tuple[Turn, Check], ...]
    needs: tuple[tuple[Need, Check], ...]
    how: tuple[tuple[Line, Check, tuple[str, ...]], ...]
    bars: tuple[Check, ...]
    leaves: tuple[str, ...]
    hinge: Waiting | None = None


@dataclass(frozen=True, slots=True)
class CompiledItem:
    """A monitoring item with its check, medicines spelt out, texts filled in, and days counted from its day 0.

    Args:
        days: In order, without repeats. goes_on: the interval after the last of them; None where it ends there.
    """

    item: MonitorItem
    check: Check
    medicines: frozenset[str]
    text: str
    because: str
    days: tuple[int, ...]
    goes_on: int | None


@dataclass(frozen=True, slots=True)
class CompiledProtocol:
    """Everything that the engine asks of a protocol, by name."""

    protocol: Protocol
    numbers: Mapping[str, Decimal]
    number_texts: Mapping[str, str]
    case_rules: tuple[CompiledRule, ...]
    plan_rules: tuple[CompiledRule, ...]
    rows: tuple[CompiledRow, ...]
    items: tuple[CompiledItem, ...]
    score_items: tuple[Check, ...]
    biopsy_done: Check
    risk_factors: tuple[Check, ...]
    medicines: Mapping[str, Medicine]
    taking: Mapping[str, Check]
    doses: Mapping[str, DoseRule]
    picks: Mapping[int, Check]
    slow_infusion: Mapping[str, Check]
    conflicts: Mapping[str, Conflict]
    names: Mapping[str, RegionalNames]
    citations: Mapping[str, Citations]
    stops: Mapping[str, tuple[tuple[Check, Waiting], ...]]
    grounding: Grounding

    def stops_of(self, medicine: str) -> tuple[tuple[Check, Waiting], ...]:
        """The stops of this medicine and few others, each with its check and what an undecided one waits for.

        Not among them: the alarms that concern every treatment.
        """
        return self.stops.get(medicine, ())

    def affected(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Spell out groups of medicines, in order and without repeats."""
        return spelt_out(names, self.protocol.prescribe.groups)

    def pick_applies(self, pick: Pick | Given) -> Check:
        """The check of a pick, or of a way of giving, of one of this protocol's dose rules."""
        return self.picks[id(pick)]


def spelt_out(names: tuple[str, ...], groups: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Names of medicines for names of medicines and groups, in order and without repeats."""
    return tuple(dict.fromkeys(medicine for name in names for medicine in groups.get(name, (name,))))


def compile_protocol(protocol: Protocol) -> CompiledProtocol:
    """Compile a protocol that the loader has accepted.

    Args:
        protocol: Every name in it resolves; the loader has checked that.

    Returns:
        The compiled protocol, ready for any number of cases.
    """
    numbers = {threshold.id: threshold.value for threshold in protocol.thresholds}
    conditions = Conditions(numbers, protocol.assess.terms)
    rules = tuple(_compile_rule(rule, conditions, protocol.prescribe.groups) for rule in protocol.assess.rules)
    medicines = protocol.prescribe.medicines
    doses = {rule.id: rule for medicine in medicines for rule in medicine.doses}
    classification = protocol.assess.classification
    conflicts = {conflict.id: conflict for conflict in protocol.conflicts}
    names = {region: RegionalNames(medicines, region) for region in REGIONS}
    return CompiledProtocol(
        protocol=protocol,
        numbers=numbers,
        number_texts={name: plain(number, 3) for name, number in numbers.items()},
        case_rules=tuple(rule for rule in rules if rule.rule.about == "case"),
        plan_rules=tuple(rule for rule in rules if rule.rule.about == "plan"),
        rows=tuple(_compile_row(row, conditions, population_of(row, doses)) for row in protocol.recommend.rows),
        items=tuple(_compile_item(item, protocol, conditions, numbers) for item in protocol.monitor.items),
        score_items=tuple(conditions.compile(item.when) for item in classification.items),
        biopsy_done=conditions.compile(classification.biopsy_done),
        risk_factors=tuple(conditions.compile(factor.when) for factor in protocol.assess.cancer_risk.factors),
        medicines={medicine.id: medicine for medicine in medicines},
        taking={medicine.id: conditions.compile(medicine.taking) for medicine in medicines if medicine.taking},
        doses=doses,
        picks={id(pick): conditions.compile(pick.when) for rule in doses.values() for pick in _picks(rule)},
        slow_infusion={each.id: conditions.compile(each.infusion.slow_when) for each in medicines if each.infusion},
        conflicts=conflicts,
        names=names,
        citations={region: Citations(protocol, conflicts, names[region]) for region in REGIONS},
        stops={medicine.id: _stops_of(medicine.id, rules) for medicine in medicines},
        grounding=Grounding(conditions),
    )


def _compile_item(
    item: MonitorItem, protocol: Protocol, conditions: Conditions, numbers: Mapping[str, Decimal]
) -> CompiledItem:
    texts = {name: plain(number, 3) for name, number in numbers.items()}
    days, goes_on = _days_of(item, numbers)
    return CompiledItem(
        item=item,
        check=conditions.compile(item.when),
        medicines=frozenset(spelt_out(item.medicines, protocol.prescribe.groups)),
        text=item.item.format_map(texts),
        because=item.because.format_map(texts),
        days=days,
        goes_on=goes_on,
    )


def _days_of(item: MonitorItem, numbers: Mapping[str, Decimal]) -> tuple[tuple[int, ...], int | None]:
    """The days of an item from its day 0, in order and without repeats; and the interval at which it goes on."""
    days = {0} if item.at_visit else set()
    after = 0
    for stretch in item.stretches:
        every = int(numbers[stretch.every])
        if stretch.until is None:
            return tuple(sorted(days)), every
        while after + every <= int(numbers[stretch.until]):
            after += every
            days.add(after)
    return tuple(sorted(days)), None


_FEW = 3


def _stops_of(medicine: str, rules: tuple[CompiledRule, ...]) -> tuple[tuple[Check, Waiting], ...]:
    return tuple(
        (check, waiting)
        for rule in rules
        for (grade, check, waiting), affects in zip(rule.grades, rule.affects, strict=True)
        if grade.level == "stop" and medicine in affects and len(affects) <= _FEW
    )


def _picks(rule: DoseRule) -> tuple[Pick | Given, ...]:
    return (*rule.amount, *rule.low, *rule.high, *rule.cap, *rule.limit, *rule.limit_m2, *rule.most, *rule.given)


def _compile_rule(rule: Rule, conditions: Conditions, groups: Mapping[str, tuple[str, ...]]) -> CompiledRule:
    leaves = tuple(tuple(dict.fromkeys(conditions.leaves(grade.when))) for grade in rule.grades)
    grades = tuple((grade, conditions.compile(grade.when), conditions.waiting(grade.when)) for grade in rule.grades)
    told = tuple(name for part in rule.parts for name in _named_in(part.says) if name not in catalogue())
    thresholds = tuple(
        tuple(dict.fromkeys((*conditions.thresholds(grade.when), *_named_in(grade.do), *told))) for grade in rule.grades
    )
    affects = tuple(spelt_out(grade.affects, groups) for grade in rule.grades)
    parts = tuple((part, conditions.compile(part.when)) for part in rule.parts)
    return CompiledRule(rule, grades, leaves, affects, thresholds, RuleVerdict(rule.id, "clear"), parts)


def _named_in(text: str) -> tuple[str, ...]:
    """The numbers that a text prints by their names in braces."""
    names = (part[1] for part in Formatter().parse(text))
    return tuple(name for name in names if name and name not in PLACES_OF_THE_CASE)


def population_of(row: Row, doses: Mapping[str, DoseRule]) -> Population:
    """For whom a row is written: as it says, else as its dose says, else for everybody."""
    if row.population is not None:
        return row.population
    return "any" if row.dose is None else doses[row.dose].population


def _for_population(present: Check, population: Population) -> Check:
    """A row for adults stands for no child; a row for children for nobody who is not known to be one."""
    if population == "any":
        return present

    def check(facts: Facts) -> bool | None:
        juvenile = facts["derived.population"] == "juvenile"
        return present(facts) if juvenile == (population == "juvenile") else False

    return check


def _compile_row(row: Row, conditions: Conditions, population: Population) -> CompiledRow:
    asked: list[Condition | None] = [
        row.present,
        *(turn.when for turn in row.verdicts),
        *(bar.when for bar in row.bars),
    ]
    return CompiledRow(
        row=row,
        present=_for_population(conditions.compile(row.present), population),
        turns=tuple((turn, conditions.compile(turn.when)) for turn in row.verdicts),
        needs=tuple((need, conditions.compile(need.unless) if need.unless else _never) for need in row.needs),
        how=tuple((line, conditions.compile(line.when), _named_in(line.says)) for line in row.how),
        bars=tuple(conditions.compile(bar.when) for bar in row.bars),
        leaves=tuple(dict.fromkeys(leaf for condition in asked for leaf in conditions.leaves(condition))),
        hinge=conditions.waiting(row.hinge.when) if row.hinge else None,
    )


def _never(_facts: object) -> bool | None:
    return False
