"""An alert as a card: shape, word, what is wrong, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import words
from app.ui.advice.card_frame import CardFrame
from app.ui.advice.why_panel import reasons_of
from app.ui.controls.bullets import Bullets
from app.ui.controls.flow import Flow
from app.ui.controls.labels import label, show_text
from app.ui.controls.mark import SeverityMark

if TYPE_CHECKING:
    from app.domain.report import AlertCard


class AlertWidget(CardFrame):
    """Shows one alert."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: AlertCard | None = None
        self._mark = SeverityMark()
        self._word = label("word", wrap=False)
        self._rule = label("small", wrap=False)
        self._title = label("head")
        self._action = label()
        self._lines = Bullets(small=True)
        self._affects = label("small")
        self._confirm = label("unusual", wrap=False)
        severity = QHBoxLayout()
        severity.setSpacing(6)
        severity.addWidget(self._mark)
        severity.addWidget(self._word)
        severity.addWidget(self._rule)
        severity.addStretch(1)
        top = Flow(first_fills=True)
        top.add_layout(severity)
        top.addWidget(self.why_button)
        self.box.addLayout(top)
        for part in (self._title, self._action, self._lines, self._affects, self._confirm):
            self.box.addWidget(part)

    def show_card(self, alert: AlertCard) -> None:
        """Show an alert; does nothing where it is the one that is shown."""
        if alert == self._shown:
            return
        self._shown = alert
        tone = "note" if alert.overridden else alert.level
        self.show_tone(tone)
        self._mark.show_tone(tone)
        if self._word.property("ink") != tone:
            self._word.setProperty("ink", tone)
            self._word.style().polish(self._word)
        self._word.setText(alert.word)
        self._rule.setText(f"{alert.rule} · {words.OVERRIDDEN}" if alert.overridden else alert.rule)
        show_text(self._title, alert.title)
        show_text(self._action, alert.action)
        self._lines.show_lines(alert.lines)
        show_text(self._affects, words.AFFECTS.format(names=", ".join(alert.affects)) if alert.affects else "")
        show_text(self._confirm, words.to_confirm(len(alert.to_confirm)))
        self.setAccessibleName(f"{alert.word}: {alert.title}")
        self.setAccessibleDescription(alert.action)
        self.show_reasons(reasons_of(alert))
