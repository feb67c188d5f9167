"""The strip over the panes: the stop that matters most, seen in every layout."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui import words
from app.ui.controls.labels import button, label


class Strip(QWidget):
    """Shows one line; wishes to see its card."""

    show_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._word = label("head", wrap=False)
        self._text = label()
        go = button(words.SHOW, about=words.ABOUT_STOP)
        go.clicked.connect(self.show_wanted)
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(16, 2, 16, 2)
        line.setSpacing(12)
        line.addWidget(self._word)
        line.addWidget(self._text, 1)
        line.addWidget(go)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hold()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._hold()
        return done

    def _hold(self) -> None:
        """Keep the height that the words need: the panes give way, never a stop."""
        self.setMinimumHeight(self._line.heightForWidth(self.width()))

    def show_stop(self, text: str, emergency: bool) -> None:
        """Show the line; nothing for an empty text."""
        if text == self._text.text() and self.isHidden() == (not text):
            return
        word = words.NO_DOSES if emergency else words.STOP
        self._word.setText(word)
        self._text.setText(text)
        self.setHidden(not text)
        self._hold()
        self.setAccessibleName(f"{word}: {text}" if text else "")
        if text:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))
