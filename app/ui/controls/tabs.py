"""Tabs: a row of names that the wheel does not turn; they stand closer where there is little room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTabBar, QWidget


class Tabs(QTabBar):
    """A tab bar in the style of the window."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(name)
        self._roomy = 0

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def show_close(self, close: bool) -> None:
        """Let the names stand closer together, or not."""
        if bool(self.property("close")) != close:
            self.setProperty("close", close)
            self.style().unpolish(self)
            self.style().polish(self)
            self.updateGeometry()
