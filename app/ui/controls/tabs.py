"""Tabs: a row of names that the wheel does not turn; they stand closer where there is little room."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from app.ui import words

_AROUND = 30  # padding and border of a tab in the style sheet, at both sides


class Tabs(QTabBar):
    """A tab bar in the style of the window."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAccessibleName(name)
        self.setAccessibleDescription(words.ABOUT_TABS)
        self._roomy = 0

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @property
    def roomy_width(self) -> int:
        """The width that the names take with room around them."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        return sum(metrics.horizontalAdvance(self.tabText(index)) + _AROUND for index in range(self.count()))

    def show_close(self, close: bool) -> None:
        """Let the names stand closer together, or not."""
        if bool(self.property("close")) != close:
            self.setProperty("close", close)
            self.style().unpolish(self)
            self.style().polish(self)
            # Qt measures its tabs anew only after this.
            QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))
