"""The choice: one word of a closed list, worked with its first letter."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.ui import words
from app.ui.controls.type_ahead import type_ahead
from app.ui.theme import theme


class Choice(QComboBox):
    """One of a few words; the first line stands for not known, unless a word stands for silence.

    A letter with which one word alone begins chooses it and asks to move on; "?" chooses not known.
    """

    chosen = Signal(str)
    moved_on = Signal()

    def __init__(
        self, choices: tuple[tuple[str, str], ...], always_known: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        empty = () if always_known else (("", words.CHOOSE),)
        self._unknown = bool(empty)
        self._words = tuple(word for word, _ in (*empty, *choices))
        self.addItems([shown for _, shown in (*empty, *choices)])
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(12)
        self.activated.connect(self._on_line_activated)

    def show_word(self, word: str) -> None:
        """Show a word of the list."""
        index = self._words.index(word) if word in self._words else 0
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def show_waiting(self, text: str) -> None:
        """Say in the empty field what waits for it; "" for nothing."""
        text = text or words.CHOOSE
        if self._unknown and self.itemText(0) != text:
            self.setItemText(0, text)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme().muted), 1.5))
        x, y = self.width() - 13.0, self.height() / 2 - 1.5
        painter.drawPolyline(QPolygonF([QPointF(x - 4, y), QPointF(x, y + 4), QPointF(x + 4, y)]))
        painter.end()

    def _on_line_activated(self, index: int) -> None:
        self.chosen.emit(self._words[index])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().lower()
        if type_ahead.goes_on(typed):
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.moved_on.emit()
            return
        if typed == "?" and self._unknown:
            self._take(0)
            return
        found = [
            index
            for index in range(int(self._unknown), self.count())
            if typed and self.itemText(index).lower().startswith(typed)
        ]
        if len(found) == 1 and typed.strip():
            type_ahead.chose(self.itemText(found[0]))
            self._take(found[0])
            return
        super().keyPressEvent(event)

    def _take(self, index: int) -> None:
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            self.chosen.emit(self._words[index])
        self.moved_on.emit()
