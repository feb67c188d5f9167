"""What there is to say below a field: what is wrong with it, or whether an unusual value is right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.labels import button, label, show_text


class FieldNotes(QWidget):
    """Shows a problem and a question; reports that the value is right."""

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem = label("problem")
        self._unusual = label("unusual")
        self._confirm = button(words.CONFIRM, "chip")
        self._confirm.clicked.connect(self.confirmed)
        asked = QHBoxLayout()
        asked.setSpacing(8)
        asked.addWidget(self._unusual, 1)
        asked.addWidget(self._confirm, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        box.setSpacing(2)
        box.addWidget(self._problem)
        box.addLayout(asked)

    def show_notes(self, problem: str, unusual: str) -> None:
        """Show what there is to say; nothing where both are empty."""
        show_text(self._problem, problem)
        show_text(self._unusual, unusual)
        self._confirm.setHidden(not unusual)
        self.setHidden(not problem and not unusual)
