"""Citations: what a source says, where sources differ, and which figures are still to be confirmed."""

from collections.abc import Iterable

from app.domain.figures import plain
from app.domain.report import ConflictLine, NumberLine, SourceLine
from app.engine.compiled import CompiledProtocol


class Citations:
    """Looks sources, conflicts and numbers of one protocol up by id."""

    def __init__(self, compiled: CompiledProtocol) -> None:
        protocol = compiled.protocol
        self._conflicts = compiled.conflicts
        self._documents = {document.id: document for document in protocol.documents}
        self._statements = {statement.id: statement for statement in protocol.statements}
        self._outside = {fact.id: fact for fact in protocol.outside}
        self._thresholds = {threshold.id: threshold for threshold in protocol.thresholds}

    def sources(self, ids: Iterable[str]) -> tuple[SourceLine, ...]:
        """Sources as lines, in the order given."""
        return tuple(self._source(source) for source in ids)

    def _source(self, source: str) -> SourceLine:
        if source in self._statements:
            statement = self._statements[source]
            return SourceLine(source, self._documents[statement.document].title, statement.says, to_confirm=False)
        fact = self._outside[source]
        says = " ".join(part.says for part in fact.parts)
        unconfirmed = any(part.confirmed != "seen" for part in fact.parts)
        return SourceLine(source, f"{fact.title} ({fact.year})", says, unconfirmed)

    def conflicts(self, ids: Iterable[str]) -> tuple[ConflictLine, ...]:
        """Conflicts as lines: the question, who says what, what stands."""
        return tuple(
            ConflictLine(
                id=conflict.id,
                question=conflict.question,
                positions=tuple(f"{', '.join(each.sources)}: {each.says}" for each in conflict.positions),
                stands=conflict.stands,
                because=conflict.because,
                to_confirm=conflict.confirmed != "seen",
            )
            for conflict in (self._conflicts[each] for each in ids)
        )

    def numbers(self, names: Iterable[str]) -> tuple[NumberLine, ...]:
        """Numbers of the protocol with their sources, each once, in the order given."""
        found = (self._thresholds[name] for name in dict.fromkeys(names))
        return tuple(
            NumberLine(
                id=number.id,
                says=number.says,
                value=f"{plain(number.value, 3)} {number.unit}".strip(),
                sources=number.sources,
                to_confirm=number.confirmed != "seen",
            )
            for number in found
        )
