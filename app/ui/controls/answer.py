"""The answer: a three-state control for yes, no and not known, worked with one key."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.ui import words
from app.ui.controls.type_ahead import type_ahead
from app.ui.sizes import target
from app.ui.theme import theme

_WORDS = ("yes", "no", "")
_KEYS = {Qt.Key.Key_Y: "yes", Qt.Key.Key_N: "no", Qt.Key.Key_U: "", Qt.Key.Key_Question: ""}
"""The keys of every language; that of the language in force comes with its words."""
_STATES = {"yes": Qt.CheckState.Checked, "no": Qt.CheckState.Unchecked, "": Qt.CheckState.PartiallyChecked}
_WIDTHS = (44, 44, 32)
_HEIGHT = 26
_LETTERS = 0x100  # keys below stand for the letter that they write


def _sizes() -> tuple[tuple[int, ...], int]:
    """The widths of the three parts and the height of all."""
    return tuple(target(width) for width in _WIDTHS), target(_HEIGHT)


def _meant(key: Qt.Key) -> tuple[str, str] | None:
    """The answer that a key gives, and the word that whoever types it whole goes on with; None for any other key."""
    own = {words.YES_KEY: ("yes", words.YES), words.NO_KEY: ("no", words.NO)}
    letter = chr(key) if key < _LETTERS else ""
    return own.get(letter) or ((_KEYS[key], _KEYS[key]) if key in _KEYS else None)


class Answer(QCheckBox):
    """Yes, No or not known ("").

    It is a three-state check box underneath, so that assistive technology knows what it is; "mixed" is not known.
    Y, N, U and ? answer and ask to move on, and so does the first letter of "yes" in the language of the window; the
    arrow keys answer and stay; R wishes for the rest of the group.
    """

    answered = Signal(str)
    moved_on = Signal()
    rest_wanted = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._word = ""
        self.setTristate(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCheckState(Qt.CheckState.PartiallyChecked)
        self._name()

    @property
    def word(self) -> str:
        """The answer that is shown."""
        return self._word

    def show_word(self, word: str) -> None:
        """Show an answer."""
        if word != self._word:
            self._word = word
            self.setCheckState(_STATES[word])
            self._name()
            self.update()

    def _name(self) -> None:
        spoken = {"yes": words.YES_SPOKEN, "no": words.NO_SPOKEN}.get(self._word, words.UNKNOWN_SPOKEN)
        self.setAccessibleName(words.FACT_VALUE.format(title=self._title, value=spoken))

    def sizeHint(self) -> QSize:
        widths, height = _sizes()
        return QSize(sum(widths) + 2, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _press(self, word: str) -> None:
        if word != self._word:
            self.show_word(word)
            self.answered.emit(word)

    def nextCheckState(self) -> None:  # noqa: N802
        """A click is read by its place, the space bar goes round."""
        self._press(_WORDS[(_WORDS.index(self._word) + 1) % 3])

    def hitButton(self, pos: object) -> bool:  # noqa: N802
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = 1.0
        for word, width in zip(_WORDS, _sizes()[0], strict=True):
            if left <= event.position().x() < left + width:
                self._press(word)
            left += width
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if type_ahead.goes_on(event.text()) or (event.isAutoRepeat() and (key in _KEYS or key == Qt.Key.Key_R)):
            # A key that is held answers one question: it never runs through those that follow.
            return
        if meant := _meant(key):
            word, typed = meant
            type_ahead.chose(typed)
            self._press(word)
            self.moved_on.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._press(_WORDS[(_WORDS.index(self._word) + step) % 3])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.moved_on.emit()
        elif key == Qt.Key.Key_R and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.rest_wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(look.edge), 1))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(frame, 4, 4)
        left = 1.0
        widths, height = _sizes()
        for word, text, width in zip(_WORDS, (words.YES, words.NO, words.UNKNOWN), widths, strict=True):
            cell = QRectF(left, 1, width, height - 2)
            self._paint_cell(painter, cell, text, word)
            left += width
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: QRectF, text: str, word: str) -> None:
        look = theme()
        chosen = word == self._word
        if chosen:
            known = bool(word)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent if known else look.tint))
            painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 3, 3)
            painter.setPen(QColor(look.on_accent if known else look.text))
        else:
            painter.setPen(QColor(look.muted))
        font = painter.font()
        font.setBold(chosen and bool(word))
        painter.setFont(font)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)
