"""Labels and buttons: text that is never read as markup."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.ui.controls.press import Press


class Wrapped(QLabel):
    """A label that wraps; its width alone says how high it is."""

    def minimumSizeHint(self) -> QSize:
        # Qt would answer with the height at some narrow width, and a scroll area would reserve it for ever.
        return QSize(0, self.fontMetrics().height())


class OneLine(QLabel):
    """A label of one line; what has no room is cut with a mark and stands whole in its tool tip and its name."""

    def __init__(self, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)

    def show_text(self, text: str) -> None:
        """Show a text."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self._tell_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def _tell_whole(self) -> None:
        self.setToolTip("" if self._shown() == self.text() else plain_tip(self.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._shown())
        painter.end()


def label(role: str = "", text: str = "", wrap: bool = True) -> QLabel:
    """A label for plain text; `role` picks its place in the type scale."""
    made = Wrapped(text) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setOpenExternalLinks(False)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def show_text(shown: QLabel, text: str) -> None:
    """Show a text, or nothing at all where it is empty."""
    if shown.text() != text:
        shown.setText(text)
    if shown.isHidden() == bool(text):
        shown.setHidden(not text)


def button(text: str, kind: str = "", parent: QWidget | None = None, about: str = "") -> QPushButton:
    """A push button; `kind` is primary, chip, link, source, group or "" for a plain one.

    Args:
        about: What a press does, for those who hear the window.
    """
    made = Press(literal(text), parent)
    if kind:
        made.setProperty("kind", kind)
    made.setAccessibleName(text)
    made.setAccessibleDescription(about)
    return made


def plain_tip(text: str) -> str:
    """A text for a tool tip, in which nothing is read as markup."""
    return (
        f"<qt>{text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</qt>"
        if "<" in text or "&" in text
        else text
    )


def literal(text: str) -> str:
    """A text for a button, in which "&" is no mnemonic."""
    return text.replace("&", "&&")
