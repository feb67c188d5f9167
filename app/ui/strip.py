"""The strip over the panes: the stop that matters most, or that none stands; always there, so that nothing moves."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from app.ui import words
from app.ui.controls.labels import OneLine, button, label

_HEIGHT = 28


class Strip(QWidget):
    """Shows one line; wishes to see the card of the stop that it tells."""

    show_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._calm = OneLine("small")
        self._word = label("head", wrap=False)
        self._text = OneLine()
        go = button(words.SHOW)
        go.clicked.connect(self.show_wanted)
        for name, parts in (("strip_calm", (self._calm,)), ("strip", (self._word, self._text, go))):
            page = QWidget()
            page.setObjectName(name)
            page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            line = QHBoxLayout(page)
            line.setContentsMargins(16, 1, 16, 1)
            line.setSpacing(12)
            for part in parts:
                line.addWidget(part, 1 if isinstance(part, OneLine) else 0)
            self._pages.addWidget(page)

    @property
    def tells_stop(self) -> bool:
        """Whether a stop is told."""
        return self._pages.currentIndex() == 1

    @property
    def text(self) -> str:
        """The line that is shown."""
        return (self._text if self.tells_stop else self._calm).text()

    def show_calm(self, text: str) -> None:
        """Show how matters stand while no stop does."""
        self._calm.show_text(text)
        self._pages.setCurrentIndex(0)
        self.setAccessibleName(text)

    def show_stop(self, text: str, emergency: bool) -> None:
        """Show a stop, and have it announced where it is a new one."""
        word = words.NO_DOSES if emergency else words.STOP
        if self.tells_stop and (self._word.text(), self._text.text()) == (word, text):
            return
        self._word.setText(word)
        self._text.show_text(text)
        self._pages.setCurrentIndex(1)
        self.setAccessibleName(f"{word}: {text}")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
