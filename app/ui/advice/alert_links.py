"""The alerts of a medicine, one line each, that lead to their cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.labels import button, label
from app.ui.controls.mark import SeverityMark

if TYPE_CHECKING:
    from app.domain.report import AlertCard


class AlertLine(QWidget):
    """Shape, word and title of an alert; a press asks for its card."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = ""
        self._mark = SeverityMark()
        self._text = label("small")
        self._go = button("", "link", about=words.ABOUT_ALERT)
        self._go.clicked.connect(self._on_go_clicked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._mark)
        line.addWidget(self._text, 1)
        line.addWidget(self._go)

    def show_alert(self, alert: AlertCard) -> None:
        """Show an alert in one line."""
        self._rule = alert.rule
        self._mark.show_tone("note" if alert.overridden else alert.level)
        text = f"{alert.word}  {alert.title}"
        text = words.SET_ASIDE_LINE.format(text=text) if alert.overridden else text
        if self._text.text() != text:
            self._text.setText(text)
            self._go.setText(alert.rule)
            self._go.setAccessibleName(text)

    def _on_go_clicked(self) -> None:
        self.pressed.emit(self._rule)


class AlertLinks(QWidget):
    """Shows the alerts of one medicine; wishes to see the card of one."""

    alert_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._lines: list[AlertLine] = []

    def show_alerts(self, alerts: tuple[AlertCard, ...]) -> None:
        """Show these alerts, using the lines that are there again."""
        while len(self._lines) < len(alerts):
            line = AlertLine(self)
            line.pressed.connect(self.alert_wanted)
            self._box.addWidget(line)
            self._lines.append(line)
        for index, line in enumerate(self._lines):
            line.setHidden(index >= len(alerts))
            if index < len(alerts):
                line.show_alert(alerts[index])
        self.setHidden(not alerts)
