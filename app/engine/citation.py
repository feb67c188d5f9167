"""Citations: what a source says, where sources differ, and which figures are still to be confirmed.

Every line is made once for a protocol and a region: with each key the cards cite some hundred of them.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from app.domain.figures import plain
from app.domain.protocol import Conflict, Protocol
from app.domain.report import ConflictLine, NumberLine, SourceLine
from app.engine.region import RegionalNames

Line = TypeVar("Line")


class Citations:
    """Looks sources, conflicts and numbers of one protocol up by id.

    Args:
        names: Of the region in whose words the lines are; what a source says stays in its own.
    """

    def __init__(self, protocol: Protocol, conflicts: Mapping[str, Conflict], names: RegionalNames) -> None:
        self._names = names
        self._conflicts = conflicts
        self._documents = {document.id: document for document in protocol.documents}
        self._statements = {statement.id: statement for statement in protocol.statements}
        self._outside = {fact.id: fact for fact in protocol.outside}
        self._thresholds = {threshold.id: threshold for threshold in protocol.thresholds}
        self._source_lines: dict[str, SourceLine] = {}
        self._conflict_lines: dict[str, ConflictLine] = {}
        self._number_lines: dict[str, NumberLine] = {}

    def sources(self, ids: Iterable[str]) -> tuple[SourceLine, ...]:
        """Sources as lines, in the order given."""
        return tuple(_kept(self._source_lines, each, self._source) for each in ids)

    def conflicts(self, ids: Iterable[str]) -> tuple[ConflictLine, ...]:
        """Conflicts as lines: the question and what stands in the words of the region, who says what in their own."""
        return tuple(_kept(self._conflict_lines, each, self._conflict) for each in ids)

    def numbers(self, ids: Iterable[str]) -> tuple[NumberLine, ...]:
        """Numbers of the protocol with their sources, each once, in the order given, under labels of the region."""
        return tuple(_kept(self._number_lines, each, self._number) for each in dict.fromkeys(ids))

    def _source(self, source: str) -> SourceLine:
        if source in self._statements:
            statement = self._statements[source]
            return SourceLine(source, self._documents[statement.document].title, statement.says, to_confirm=False)
        fact = self._outside[source]
        says = " ".join(part.says for part in fact.parts)
        unconfirmed = any(part.confirmed != "seen" for part in fact.parts)
        return SourceLine(source, f"{fact.title} ({fact.year})", says, unconfirmed)

    def _conflict(self, name: str) -> ConflictLine:
        conflict = self._conflicts[name]
        return ConflictLine(
            id=conflict.id,
            question=self._names.say(conflict.question),
            positions=tuple(f"{', '.join(each.sources)}: {each.says}" for each in conflict.positions),
            stands=self._names.say(conflict.stands),
            because=self._names.say(conflict.because),
            to_confirm=conflict.confirmed != "seen",
        )

    def _number(self, name: str) -> NumberLine:
        number = self._thresholds[name]
        return NumberLine(
            id=number.id,
            says=self._names.say(number.says),
            value=f"{plain(number.value, 3)} {number.unit}".strip(),
            sources=number.sources,
            to_confirm=number.confirmed != "seen",
        )


def _kept(lines: dict[str, Line], name: str, make: Callable[[str], Line]) -> Line:
    line = lines.get(name)
    if line is None:
        line = lines[name] = make(name)
    return line
