"""The evidence view: every statement, outside fact, conflict and number of a protocol, and what cites it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.domain.evidence import EvidenceEntry
from app.domain.figures import plain
from app.domain.protocol import Conflict, OutsideFact, Protocol, Statement, Threshold
from app.engine.conditions import Conditions

USE_WORDS: Mapping[str, str] = {
    "adopted": "followed",
    "adapted": "changed",
    "not_followed": "not followed",
    "context": "context",
}
_POPULATIONS: Mapping[str, str] = {"adult": "adults", "juvenile": "children", "any": "adults and children"}
_Citing = tuple[str, Iterable[str]]


def collect_evidence(protocol: Protocol) -> tuple[EvidenceEntry, ...]:
    """List what a protocol rests on.

    Returns:
        Statements of the articles, outside facts, conflicts and numbers, each kind in the protocol's order.
    """
    cited_by = _cited_by(protocol)
    documents = {document.id: document.title for document in protocol.documents}
    entries = (
        *(_of_statement(each, documents[each.document]) for each in protocol.statements),
        *(_of_fact(each) for each in protocol.outside),
        *(_of_conflict(each) for each in protocol.conflicts),
        *(_of_number(each) for each in protocol.thresholds),
    )
    return tuple(replace(entry, cited_by=tuple(cited_by.get(entry.id, ()))) for entry in entries)


def _cited_by(protocol: Protocol) -> dict[str, dict[str, None]]:
    """Ids of sources, conflicts and numbers to what rests on them, in words, in the protocol's order."""
    found: dict[str, dict[str, None]] = {}
    for name, ids in _citations(protocol):
        for each in ids:
            found.setdefault(each, {})[name] = None
    return found


def _citations(protocol: Protocol) -> Iterator[_Citing]:
    conditions = Conditions({number.id: number.value for number in protocol.thresholds}, protocol.assess.terms)
    for rule in protocol.assess.rules:
        numbers = (number for grade in rule.grades for number in conditions.thresholds(grade.when))
        yield f"{rule.id}: {rule.says}", (*rule.sources, *rule.conflicts, *numbers)
    for kept in protocol.assess.elsewhere:
        yield f"{kept.id}: {kept.says}", kept.sources
    for row in protocol.recommend.rows:
        lines = (source for line in row.how for source in line.sources)
        yield f"Advice: {row.says}", (*row.sources, *lines, *row.conflicts)
    yield "The taper", (*protocol.taper.sources, *protocol.taper.conflicts)
    for rung in protocol.taper.rungs:
        yield f"The taper: {rung.says}", rung.sources
    for item in protocol.monitor.items:
        yield f"Monitoring: {item.item}", (*item.sources, *item.conflicts)
    for number in protocol.thresholds:
        yield f"Number: {number.says}", number.sources
    for conflict in protocol.conflicts:
        positions = (source for position in conflict.positions for source in position.sources)
        yield f"{conflict.id}: {conflict.question}", (*conflict.sources, *positions)


def _of_statement(statement: Statement, work: str) -> EvidenceEntry:
    use = USE_WORDS[statement.use]
    lines = [work, f"For {_POPULATIONS[statement.population]}. {use.capitalize()}."]
    lines += [statement.note] if statement.note else []
    lines += [f"The article cites: {statement.reference}"] if statement.reference else []
    return EvidenceEntry(statement.id, "statement", statement.says, tuple(lines), use, leads_to=statement.conflicts)


def _of_fact(fact: OutsideFact) -> EvidenceEntry:
    says = [f"{part.says}{'' if part.confirmed == 'seen' else ' (to be confirmed)'}" for part in fact.parts]
    unsure = any(part.confirmed != "seen" for part in fact.parts)
    return EvidenceEntry(fact.id, "fact", f"{fact.title} ({fact.year})", (*says, *fact.addresses), to_confirm=unsure)


def _of_conflict(conflict: Conflict) -> EvidenceEntry:
    positions = [f"{', '.join(position.sources)}: {position.says}" for position in conflict.positions]
    stands = f"What stands, for {_POPULATIONS[conflict.applies_to]}: {conflict.stands}"
    sources = dict.fromkeys(
        (*(source for position in conflict.positions for source in position.sources), *conflict.sources)
    )
    return EvidenceEntry(
        conflict.id,
        "conflict",
        conflict.question,
        (*positions, stands, conflict.because),
        to_confirm=conflict.confirmed != "seen",
        leads_to=tuple(sources),
    )


def _of_number(number: Threshold) -> EvidenceEntry:
    value = f"{plain(number.value, 3)} {number.unit}".strip()
    return EvidenceEntry(
        number.id,
        "number",
        f"{value}: {number.says}",
        (),
        to_confirm=number.confirmed != "seen",
        leads_to=number.sources,
    )
