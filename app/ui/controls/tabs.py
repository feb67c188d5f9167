"""Tabs: a row of names that the wheel does not turn; they stand closer where there is little room."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetrics, QWheelEvent
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from app.ui import words

# What the style sheet puts around the name of a tab, at both sides together, and what it calls that.
_AROUND = (("wide", 30), ("", 22), ("none", 14))


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

    def fit(self, room: int) -> None:
        """Let the names stand as far apart as a width allows."""
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        words_wide = sum(metrics.horizontalAdvance(self.tabText(index)) for index in range(self.count()))
        apart = next((name for name, around in _AROUND if words_wide + around * self.count() <= room), "none")
        if (self.property("room") or "") != apart:
            self.setProperty("room", apart)
            self.style().unpolish(self)
            self.style().polish(self)
            # Qt measures its tabs anew only after this.
            QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))
