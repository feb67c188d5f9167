"""The pair: two short questions on one line, or one below the other where the line is too short for both."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.ui.sizes import unscaled

_BESIDE_FROM = 340


class Pair(QWidget):
    """Holds two rows, and below them what is said of either."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[QWidget] = []
        self.notes = QVBoxLayout()
        self.notes.setSpacing(0)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(8)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._line)
        whole.addLayout(self.notes)

    def add(self, row: QWidget) -> None:
        """Add a row."""
        self._rows.append(row)
        self._line.addWidget(row, 1)

    def minimumSizeHint(self) -> QSize:
        # As narrow as one row: otherwise the line would never become too short for both.
        widest = max((row.minimumSizeHint().width() for row in self._rows), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = unscaled(self.width()) >= _BESIDE_FROM
        turned = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != turned:
            self._line.setDirection(turned)
            self._line.setSpacing(8 if beside else 4)
