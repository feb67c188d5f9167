"""The decision bar: what was decided on a card, and the presses that decide."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.ui import words
from app.ui.controls.labels import button, label, literal
from app.ui.presenters.decisions import Decided

_ROLES = {"accepted": "decided", "declined": "small", "lapsed": "unusual", "open": "small"}


class DecisionBar(QWidget):
    """Shows a decision; wishes to accept, to decline, or to read a reason first."""

    accept_wanted = Signal()
    decline_wanted = Signal()
    why_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = ""
        self._says = label("small")
        self._read = button("", "link")
        self._read.clicked.connect(self._on_read_clicked)
        self.decline: QPushButton = button("")
        self.decline.clicked.connect(self.decline_wanted)
        self.accept: QPushButton = button("")
        self.accept.clicked.connect(self.accept_wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._says, 1)
        for press in (self._read, self.decline, self.accept):
            line.addWidget(press)

    def show_decided(self, decided: Decided | None) -> None:
        """Show what was decided, or nothing where nothing is to be decided."""
        self.setHidden(decided is None)
        if decided is None:
            return
        self._rule = decided.read_first
        waits = words.READ_FIRST.format(rule=self._rule) if self._rule and decided.state != "accepted" else ""
        says = " ".join(part for part in (decided.says, waits) if part)
        role = "unusual" if waits else _ROLES[decided.state]
        if self._says.property("role") != role:
            self._says.setProperty("role", role)
            self._says.style().polish(self._says)
        self._says.setText(f"✓ {says}" if decided.state == "accepted" else says)
        self._says.setHidden(False)
        self._read.setHidden(not waits)
        self._read.setText(literal(words.READ_WHY.format(rule=self._rule)))
        self._read.setAccessibleName(words.READ_WHY.format(rule=self._rule))
        accepted, declined = decided.state == "accepted", decided.state == "declined"
        _name(self.accept, words.TAKE_BACK if accepted else words.ACCEPT, words.ACCEPT_KEY)
        _name(self.decline, words.TAKE_BACK if declined else words.NOT_NOW, words.NOT_NOW_KEY)
        self.accept.setEnabled(accepted or not self._rule)
        self.decline.setHidden(accepted)

    def _on_read_clicked(self) -> None:
        self.why_wanted.emit(self._rule)


def _name(press: QPushButton, text: str, key: str) -> None:
    shown = words.WITH_KEY.format(text=text, key=key)
    if press.text() != shown:
        press.setText(literal(shown))
        press.setAccessibleName(words.SPOKEN_KEY.format(text=text, key=key))
