"""The choice: one word of a closed list, worked with its first letter."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from app.ui import words
from app.ui.controls.type_ahead import type_ahead
from app.ui.sizes import scaled
from app.ui.theme import theme


class Choice(QComboBox):
    """One of a few words; the first line stands for not known, unless a word stands for silence.

    Letters with which one word alone begins choose it and ask to move on; "?" chooses not known. Letters with which
    several begin choose none: they stand in the field, and what does not go on with them is no answer to anything.
    """

    chosen = Signal(str)
    moved_on = Signal()
    rest_wanted = Signal()

    def __init__(
        self, choices: tuple[tuple[str, str], ...], always_known: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._unknown = not always_known
        self._words: tuple[str, ...] = ()
        self.offer(choices)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(12)
        self._typed = ""
        self.activated.connect(self._on_line_activated)

    def offer(self, choices: tuple[tuple[str, str], ...]) -> None:
        """Have these words in the place of those before. Args: choices: Each word, and how it is shown."""
        lines = ((("", words.CHOOSE),) if self._unknown else ()) + choices
        self._words = tuple(word for word, _ in lines)
        self.clear()
        self.addItems([shown for _, shown in lines])

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
        if self._typed:
            painter.setPen(QColor(theme().accent))
            room = self.rect().adjusted(0, 0, -scaled(26), 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{self._typed}…")
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
        if event.isAutoRepeat() and typed.strip():
            return
        if event.key() == Qt.Key.Key_Backspace:
            self._keep_typed("")
            return
        found = self._beginning_with(self._typed + typed) if typed.strip() else []
        if len(found) == 1:
            type_ahead.chose(self.itemText(found[0])[len(self._typed) :])
            self._keep_typed("")
            self._take(found[0])
        elif found:
            self._keep_typed(self._typed + typed)
        elif self._typed and typed.strip():
            return
        elif event.key() == Qt.Key.Key_R and not event.modifiers():
            self.rest_wanted.emit()
        else:
            self._keep_typed("")
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keep_typed("")
        super().focusOutEvent(event)

    def _keep_typed(self, letters: str) -> None:
        """Remember the letters with which several words begin; they are shown at the end of the field."""
        if letters != self._typed:
            self._typed = letters
            self.update()

    def _beginning_with(self, letters: str) -> list[int]:
        lines = range(int(self._unknown), self.count())
        return [index for index in lines if self.itemText(index).lower().startswith(letters)]

    def _take(self, index: int) -> None:
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            self.chosen.emit(self._words[index])
        self.moved_on.emit()
