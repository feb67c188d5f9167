"""What was decided earlier and has no card now: it stays in sight, and can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui import words
from app.ui.advice.alert_widget import aside_text
from app.ui.controls.labels import button, label
from app.ui.presenters.decisions import DecisionPress, PressKind

if TYPE_CHECKING:
    from app.domain.report import SetAside


def aside_line(aside: SetAside) -> str:
    """A rule that was set aside, in one line: which, by whom and why."""
    return f"{words.ASIDE_LINE.format(rule=aside.rule, title=aside.title)}. {aside_text(aside)}"


class TakeBackLine(QWidget):
    """One decision, with the press that takes it back."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self._text = label()
        self._press: QPushButton = button(words.TAKE_BACK)
        self._press.clicked.connect(self._on_pressed)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._text, 1)
        line.addWidget(self._press)

    def show_line(self, name: str, text: str) -> None:
        """Show a decision."""
        self._id = name
        self._text.setText(text)
        self._press.setAccessibleName(f"{words.TAKE_BACK}: {text}")

    def _on_pressed(self) -> None:
        self.wanted.emit(self._id)


class TakeBackList(QFrame):
    """Shows decisions as (id, text); reports which is taken back."""

    decided = Signal(object)

    def __init__(self, title: str, kind: PressKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "note")
        self._kind = kind
        self._shown: tuple[tuple[str, str], ...] = ()
        self._lines: list[TakeBackLine] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 8, 12, 8)
        self._box.setSpacing(4)
        self._box.addWidget(label("overline", title))
        self.hide()

    def show_lines(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Show these decisions; nothing where there are none."""
        if lines == self._shown:
            return
        self._shown = lines
        while len(self._lines) < len(lines):
            made = TakeBackLine(self)
            made.wanted.connect(self._on_wanted)
            self._box.addWidget(made)
            self._lines.append(made)
        for index, line in enumerate(self._lines):
            line.setHidden(index >= len(lines))
            if index < len(lines):
                line.show_line(*lines[index])
        self.setHidden(not lines)

    def _on_wanted(self, name: str) -> None:
        self.decided.emit(DecisionPress(self._kind, name))
