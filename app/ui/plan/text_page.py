"""The text page: the very text that is saved or copied, read as it is, as high as it is long."""

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QResizeEvent, QTextBlock, QTextOption, QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QSizePolicy, QWidget

from app.ui import words
from app.ui.plan.page_scripts import is_from_the_right


class TextPage(QPlainTextEdit):
    """Shows a text that can be selected and gone through by key; what holds it scrolls, not the page itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("text_page")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(words.ABOUT_TEXT)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._on_laid_out)
        self.hide()

    def show_text(self, name: str, text: str) -> None:
        """Show a text from its beginning. Args: name: What it is, for those who hear the window."""
        self.setAccessibleName(name)
        if text != self.toPlainText():
            self._read_from(is_from_the_right(text))
            self.setPlainText(text)
        self._wear()
        self.show()
        self._soon.start(0)

    def _read_from(self, right: bool) -> None:
        """Set the text from the side that it is read from."""
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight)
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wear()
        self._soon.start(0)  # its height cannot change while it is being laid out

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _wear(self) -> None:
        """Write in the size that the text of the window has now."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(QApplication.font().pointSizeF() * 0.95)
        font.setStyleHint(QFont.StyleHint.Monospace)
        if font != self.font():
            self.setFont(font)

    def _on_laid_out(self) -> None:
        """Take the height of all the lines."""
        around = 2 * self.document().documentMargin() + self.height() - self.viewport().height()
        high = ceil(sum(map(self._height, self._blocks())) + around)
        if high != self.height():
            self.setFixedHeight(high)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _height(self, block: QTextBlock) -> float:
        return self.document().documentLayout().blockBoundingRect(block).height()

    def _on_cursor_moved(self) -> None:
        holder = self.parentWidget()
        while holder is not None and not isinstance(holder, QScrollArea):
            holder = holder.parentWidget()
        if holder is not None and self.hasFocus():
            where = self.cursorRect().center() + self.pos()
            holder.ensureVisible(where.x(), where.y(), 0, 2 * self.fontMetrics().lineSpacing())
