"""Why: the reason, the facts, the sources, and where the sources differ. Built when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import words
from app.ui.advice.chips import FactChips
from app.ui.controls.bullets import Bullets
from app.ui.controls.labels import button, label

if TYPE_CHECKING:
    from app.domain.report import AdviceCard, AlertCard, ConflictLine, FactLine, MonitorLine, NumberLine, SourceLine


class Reasons(NamedTuple):
    """What stands behind a card."""

    because: str
    facts: tuple[FactLine, ...]
    would_change: tuple[FactLine, ...]
    sources: tuple[SourceLine, ...]
    conflicts: tuple[ConflictLine, ...]
    numbers: tuple[NumberLine, ...]


def reasons_of(card: AdviceCard | AlertCard | MonitorLine) -> Reasons:
    """What stands behind a card of any kind."""
    from app.domain.report import MonitorLine

    if isinstance(card, MonitorLine):
        return Reasons("", (), (), card.sources, (), ())
    return Reasons(card.because, card.facts, card.would_change, card.sources, card.conflicts, card.numbers)


def fact_texts(facts: Sequence[FactLine]) -> tuple[tuple[str, str], ...]:
    """Facts as chips: path, and title with value."""
    return tuple(
        (fact.field, words.FACT_VALUE.format(title=fact.title, value=fact.value) if fact.value else fact.title)
        for fact in facts
    )


def facts_in_a_line(facts: Sequence[FactLine]) -> str:
    """Facts with their values, one after the other."""
    return "; ".join(text for _path, text in fact_texts(facts))


class WhyPanel(QWidget):
    """Shows the reasons of a card; wishes to go to a field, or to an entry of the evidence."""

    field_wanted = Signal(str)
    evidence_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("why")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self._reasons: Reasons | None = None

    def show_beside(self, beside: bool) -> None:
        """Draw the line that parts it from the card at the left, or above."""
        if bool(self.property("beside")) != beside:
            self.setProperty("beside", beside)
            self._box.setContentsMargins(12 if beside else 0, 0, 0, 0)
            self.style().unpolish(self)
            self.style().polish(self)

    def show_reasons(self, reasons: Reasons) -> None:
        """Show the reasons; builds anew only where they differ."""
        if reasons == self._reasons:
            return
        self._reasons = reasons
        while (item := self._box.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if reasons.because:
            self._add("overline", words.WHY_BECAUSE)
            self._add("", reasons.because)
        self._add_facts(words.WHY_FACTS, reasons.facts)
        self._add_facts(words.WHY_CHANGE, reasons.would_change)
        self._add_numbers(reasons.numbers)
        self._add_sources(reasons.sources)
        for conflict in reasons.conflicts:
            self._add_conflict(conflict)
        self._box.addStretch(1)

    def _add(self, role: str, text: str) -> None:
        shown = label(role, text)
        if role == "overline":
            shown.setContentsMargins(0, 8, 0, 0)
        self._box.addWidget(shown)

    def _add_link(self, entry: str, text: str, beside: str = "") -> None:
        """A button that leads to an entry of the evidence, with small words beside it."""
        link = button(text, "source", about=words.ABOUT_SOURCE)
        link.setObjectName(entry)
        link.setAccessibleName(words.EVIDENCE_OPEN.format(text=text))
        link.clicked.connect(self._on_link_clicked)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label("small", beside), 1)
        self._box.addWidget(line)

    def _on_link_clicked(self) -> None:
        # The way back leads to the card on which the focus is, also where a click gives none.
        cast("QWidget", self.sender()).setFocus(Qt.FocusReason.OtherFocusReason)
        self.evidence_wanted.emit(self.sender().objectName())

    def _add_facts(self, title: str, facts: tuple[FactLine, ...]) -> None:
        if facts:
            self._add("overline", title)
            chips = FactChips(self)
            chips.field_wanted.connect(self.field_wanted)
            chips.show_facts(fact_texts(facts))
            self._box.addWidget(chips)

    def _add_sources(self, sources: tuple[SourceLine, ...]) -> None:
        if sources:
            self._add("overline", words.WHY_SOURCES)
        for source in sources:
            self._add("", source.says)
            self._add_link(source.id, source.id, source.work)
            if source.to_confirm:
                self._add("unusual", f"▲ {words.TO_CONFIRM}")

    def _add_numbers(self, numbers: tuple[NumberLine, ...]) -> None:
        if numbers:
            self._add("overline", words.WHY_NUMBERS)
        for number in numbers:
            self._add("", words.NUMBER_LINE.format(value=number.value, says=number.says))
            sure = words.NUMBER_TO_CONFIRM if number.to_confirm else words.NUMBER_SOURCES
            self._add_link(number.id, sure.format(sources=", ".join(number.sources)))

    def _add_conflict(self, conflict: ConflictLine) -> None:
        self._add("overline", words.WHY_DIFFER)
        self._add("head", conflict.question)
        self._add_link(conflict.id, conflict.id)
        positions = Bullets(parent=self)
        positions.show_lines(conflict.positions)
        self._box.addWidget(positions)
        self._add("head", words.WHY_STANDS.format(text=conflict.stands))
        self._add("", conflict.because)
        if conflict.to_confirm:
            self._add("unusual", f"▲ {words.TO_CONFIRM}")
