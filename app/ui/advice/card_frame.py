"""The frame of a card: its tone, its focus, and the part that tells why."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from app.ui import words
from app.ui.advice.why_panel import Reasons, WhyPanel
from app.ui.controls.labels import button, literal
from app.ui.sizes import unscaled

_BESIDE_FROM = 640


class CardFrame(QFrame):
    """A card that can be focused; Enter or the space bar tells why."""

    field_wanted = Signal(str)
    evidence_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._both.setContentsMargins(12, 8, 12, 8)
        self._both.setSpacing(4)
        self.box = QVBoxLayout()
        self.box.setSpacing(4)
        self._both.addLayout(self.box, 11)
        self.why_button: QPushButton = button(words.WHY, "link", about=words.ABOUT_WHY)
        self.why_button.clicked.connect(self.toggle_why)
        self._why: WhyPanel | None = None
        self._reasons: Reasons | None = None

    def show_tone(self, tone: str) -> None:
        """Show the card in a tone of the style sheet."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)
            # The frame takes the width of its new edge only after this.
            QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))

    def show_reasons(self, reasons: Reasons) -> None:
        """Show how many sources stand behind it; the rest when asked."""
        self._reasons = reasons
        count = len(reasons.sources)
        text = words.WHY_ONE if count == 1 else words.WHY_COUNT.format(count=count) if count else words.WHY
        sign = "\u25be" if self._why is not None and not self._why.isHidden() else "\u25b8"
        self.why_button.setText(literal(f"{sign} {text}"))
        if self._why is not None and not self._why.isHidden():
            self._why.show_reasons(reasons)

    def tell_why(self) -> None:
        """Tell why, where it is not told yet."""
        if self._why is None or self._why.isHidden():
            self.toggle_why()

    def toggle_why(self) -> None:
        """Tell why, or fold it again."""
        if self._reasons is None:
            return
        if self._why is None:
            self._why = WhyPanel(self)
            self._why.field_wanted.connect(self.field_wanted)
            self._why.evidence_wanted.connect(self.evidence_wanted)
            self._why.hide()
            self._both.addWidget(self._why, 9)
            self._turn()
        self._why.setHidden(not self._why.isHidden())
        self.show_reasons(self._reasons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        """Tell why beside the card where it is wide enough for both, else below."""
        if self._why is None:
            return
        beside = unscaled(self.width()) >= _BESIDE_FROM
        turned = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._both.direction() != turned:
            self._both.setDirection(turned)
            self._both.setSpacing(12 if beside else 4)
        self._why.show_beside(beside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.hasFocus():
            self.toggle_why()
        else:
            super().keyPressEvent(event)
