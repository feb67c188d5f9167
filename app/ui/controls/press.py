"""The press: a push button whose words wrap where they are longer than a line."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic


class Press(QPushButton):
    """A push button; given less than its width, it takes more height."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

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
        return QSize(min(self._longest_word() + self._beside(), self.sizeHint().width()), self.sizeHint().height())

    def _beside(self) -> int:
        """What border and padding take of the width."""
        return self.sizeHint().width() - self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()

    def _longest_word(self) -> int:
        return max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)

    def _room_for_words(self, width: int) -> QRect:
        sheet = QRect(0, 0, max(width - self._beside(), 1), 10_000)
        return self.fontMetrics().boundingRect(sheet, _WRAP, self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        side = self._beside() // 2
        painter.setPen(self.palette().color(self.palette().currentColorGroup(), self.palette().ColorRole.ButtonText))
        flags = _WRAP | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(side, 0, -side, 0), flags, self.text())
        painter.end()
