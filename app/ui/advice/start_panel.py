"""What stands in the advice pane while no dose can be shown: what is needed, and examples to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui import words
from app.ui.advice.chips import FactChips
from app.ui.controls.labels import label

if TYPE_CHECKING:
    from app.domain.report import MissingLine


class NeededPanel(QFrame):
    """Shows the facts that are needed before a dose; wishes to go to the field of one."""

    field_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "note")
        self._chips = FactChips()
        self._chips.field_wanted.connect(self.field_wanted)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 12)
        box.setSpacing(8)
        box.addWidget(label("head", words.NEEDED_TITLE))
        box.addWidget(self._chips)

    def show_missing(self, missing: tuple[MissingLine, ...]) -> None:
        """Show the essential ones, each as a button."""
        needed = tuple((line.field, line.title) for line in missing if line.essential)
        self._chips.show_facts(needed)
        self.setHidden(not needed)


class StartPanel(QFrame):
    """Shows the built-in examples; wishes to open one."""

    example_wanted = Signal(str)

    def __init__(self, examples: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "plain")
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        box.addWidget(label("title", words.START_TITLE))
        box.addWidget(label("muted", words.START_TEXT))
        chips = FactChips(about=words.ABOUT_EXAMPLE)
        chips.show_facts(examples)
        chips.field_wanted.connect(self.example_wanted)
        box.addWidget(chips)
