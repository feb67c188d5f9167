"""The head of a pane: its number and name, and a note at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.controls.labels import label
from app.ui.sizes import keep_height


class PaneHead(QWidget):
    """One line."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane_head")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        keep_height(self, 34)
        self._note = label("small", wrap=False)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 12, 0)
        line.setSpacing(4)
        line.addWidget(label("head", title, wrap=False))
        line.addStretch(1)
        line.addWidget(self._note)

    def show_note(self, text: str) -> None:
        """Show the note at the right."""
        if self._note.text() != text:
            self._note.setText(text)
