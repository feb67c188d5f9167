"""Monitoring: what is checked, on which days, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui import words
from app.ui.advice.card_frame import CardFrame
from app.ui.advice.stack import CardStack
from app.ui.advice.why_panel import reasons_of
from app.ui.controls.labels import label, show_text
from app.ui.controls.quiet import laid_out_once

if TYPE_CHECKING:
    from app.domain.report import MonitorLine


class MonitorCard(CardFrame):
    """Shows one thing that is checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_tone("plain")
        self._line: MonitorLine | None = None
        self._item = label("head")
        self._due = label()
        self._because = label("small")
        for part in (self._item, self._due, self._because, self.why_button):
            self.box.addWidget(part)

    def show_line(self, line: MonitorLine) -> None:
        """Show a line; does nothing where it is the one that is shown."""
        if line == self._line:
            return
        self._line = line
        show_text(self._item, line.item)
        show_text(self._due, line.due_text)
        show_text(self._because, line.because)
        self.setAccessibleName(line.item)
        self.setAccessibleDescription(line.due_text)
        self.show_reasons(reasons_of(line))


class MonitoringTab(QWidget):
    """Shows the list of what is checked; wishes to go to an entry of the evidence."""

    evidence_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = QWidget()
        body.setObjectName("scroll_body")
        outer = QVBoxLayout(body)
        outer.setContentsMargins(12, 8, 12, 8)
        self._none = label("muted", words.NO_MONITORING)
        outer.addWidget(self._none)
        holder = QWidget()
        self._cards = CardStack(holder, self._new_card)
        outer.addWidget(holder)
        outer.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that the texts are measured for one width only and nothing jumps sideways.
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        scroll.setWidget(body)
        scroll.setAccessibleName(words.TAB_MONITORING)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _new_card(self, _item: str) -> MonitorCard:
        card = MonitorCard()
        card.evidence_wanted.connect(self.evidence_wanted)
        return card

    def show_lines(self, lines: tuple[MonitorLine, ...]) -> None:
        """Show what is checked."""
        self._none.setHidden(bool(lines))
        with laid_out_once(self._cards.box):
            cards = self._cards.arrange([line.item for line in lines])
            for card, line in zip(cards, lines, strict=True):
                card.show_line(line)
