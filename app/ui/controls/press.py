"""The press: a push button whose words wrap where they are longer than a line."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic


class Press(QPushButton):
    """A push button; given less than its width, it takes more height."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._measured: tuple[str, int, int] | None = None

    def changeEvent(self, event: QEvent) -> None:
        self._measured = None
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        hint = self.sizeHint()
        if width >= hint.width():
            return hint.height()
        return hint.height() - self.fontMetrics().height() + self._room_for_words(width).height()

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        whole, longest = self._widths()
        return QSize(min(hint.width() - whole + longest, hint.width()), hint.height())

    def _beside(self) -> int:
        """What border and padding take of the width."""
        return self.sizeHint().width() - self._widths()[0]

    def _widths(self) -> tuple[int, int]:
        """Width of all the words in one line, and of the longest: asked for hundreds of times, measured once."""
        text = self.text()
        if self._measured is None or self._measured[0] != text:
            metrics = self.fontMetrics()
            whole = metrics.size(Qt.TextFlag.TextShowMnemonic, text).width()
            self._measured = (text, whole, max((metrics.horizontalAdvance(word) for word in text.split()), default=0))
        return self._measured[1:]

    def _room_for_words(self, width: int) -> QRect:
        sheet = QRect(0, 0, max(width - self._beside(), 1), 10_000)
        return self.fontMetrics().boundingRect(sheet, _WRAP, self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        # Few presses ever wrap, and making these classes takes a fortieth of the start.
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        side = self._beside() // 2
        painter.setPen(self.palette().color(self.palette().currentColorGroup(), self.palette().ColorRole.ButtonText))
        flags = _WRAP | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(side, 0, -side, 0), flags, self.text())
        painter.end()
