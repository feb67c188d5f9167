"""Labels and buttons: text that is never read as markup."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from app.ui.controls.press import Press


class Wrapped(QLabel):
    """A label that wraps; its width alone says how high it is."""

    def minimumSizeHint(self) -> QSize:
        # Qt would answer with the height at some narrow width, and a scroll area would reserve it for ever.
        return QSize(0, self.fontMetrics().height())


def label(role: str = "", text: str = "", wrap: bool = True) -> QLabel:
    """A label for plain text; `role` picks its place in the type scale."""
    made = Wrapped(text) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setOpenExternalLinks(False)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
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
    return f"<qt>{escape(text)}</qt>" if "<" in text or "&" in text else text


def literal(text: str) -> str:
    """A text for a button, in which "&" is no mnemonic."""
    return text.replace("&", "&&")
