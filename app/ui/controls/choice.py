"""The choice: one word of a closed list, worked with its first letter."""

from time import monotonic

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.ui import words
from app.ui.controls.type_ahead import type_ahead
from app.ui.sizes import scaled
from app.ui.theme import theme

_WITHIN_S = 1.5


class Choice(QComboBox):
    """One of a few words; the first line stands for not known, unless a word stands for silence.

    Letters with which one word alone begins choose it and ask to move on; "?" chooses not known.
    """

    chosen = Signal(str)
    moved_on = Signal()
    rest_wanted = Signal()

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
        self._typed = ""
        self._typed_at = 0.0
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
        wing = scaled(4)
        x, y = self.width() - scaled(13), self.height() / 2 - wing * 0.4
        painter.drawPolyline(QPolygonF([QPointF(x - wing, y), QPointF(x, y + wing), QPointF(x + wing, y)]))
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
        found = self._beginning_with(typed) if typed.strip() else []
        if len(found) == 1:
            type_ahead.chose(self.itemText(found[0])[len(self._typed) - 1 :])
            self._typed = ""
            self._take(found[0])
            return
        if not found and event.key() == Qt.Key.Key_R and not event.modifiers():
            self.rest_wanted.emit()
            return
        super().keyPressEvent(event)

    def _beginning_with(self, letter: str) -> list[int]:
        """The lines that begin with the letters typed just before and this one; with this one alone where none do."""
        goes_on = monotonic() - self._typed_at < _WITHIN_S
        self._typed_at = monotonic()
        for typed in (self._typed + letter, letter) if goes_on and self._typed else (letter,):
            lines = range(int(self._unknown), self.count())
            found = [index for index in lines if self.itemText(index).lower().startswith(typed)]
            self._typed = typed
            if found:
                return found
        return []

    def _take(self, index: int) -> None:
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            self.chosen.emit(self._words[index])
        self.moved_on.emit()
