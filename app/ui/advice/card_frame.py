"""The frame of a card: its tone, its focus, and the part that tells why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QPushButton, QVBoxLayout, QWidget

from app.ui import words
from app.ui.advice.why_panel import Reasons, WhyPanel
from app.ui.controls.labels import button, literal
from app.ui.sizes import unscaled

_BESIDE_FROM = 640

if TYPE_CHECKING:
    from app.ui.advice.reason_panel import Codes, ReasonPanel
    from app.ui.presenters.decisions import Asked, Correction, DecisionPress

Answers = tuple[tuple[str, str], ...]


_WHY_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)


class CardFrame(QFrame):
    """A card that can be focused; Enter, the space bar or W tells why, Down and Up go to the next card."""

    field_wanted = Signal(str)
    evidence_wanted = Signal(str)
    why_told = Signal()
    step_wanted = Signal(int)
    decided = Signal(object)
    correction_wanted = Signal(object)
    panel_opened = Signal()

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
        self._panel: ReasonPanel | None = None
        self._who = ""

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
        unfolded = self._why is not None and not self._why.isHidden()
        sign = "\u25be" if unfolded else "\u25b8"
        self.why_button.setText(literal(f"{sign} {text}"))
        said = (words.UNFOLDED if unfolded else words.FOLDED).format(title=text)
        if said != self.why_button.accessibleName():
            self.why_button.setAccessibleName(said)
        if self._why is not None and unfolded:
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
        if not self._why.isHidden():
            self.why_told.emit()

    # Asking for reasons -------------------------------------------------------------------------------

    def show_who(self, who: str) -> None:
        """Know the name that is offered where one is asked for."""
        self._who = who

    def ask_reasons(self, title: str, asks: tuple[Asked, ...], codes: Codes, finish: str, named: bool) -> None:
        """Ask on the card itself for coded reasons, and for a name where `named`."""
        if self._panel is None:
            from app.ui.advice.reason_panel import ReasonPanel

            self._panel = ReasonPanel(self)
            self._panel.done.connect(self._on_reasons_given)
            self._panel.left.connect(self.close_panel)
            self._panel.moved.connect(self.panel_opened)
            self._panel.correction_wanted.connect(self._on_correction_wanted)
            self.box.addWidget(self._panel)
        self._panel.ask(title, asks, codes, self._who if named else None, finish)

    def close_panel(self) -> None:
        """Leave the question about reasons, if it is open; nothing of it is kept."""
        if self._panel is not None and not self._panel.isHidden():
            if self._panel.isAncestorOf(self.window().focusWidget()):
                self.focus()
            self._panel.hide()

    def take_reasons(self, answers: Answers, note: str, who: str) -> None:
        """What follows from the reasons that were given; a card that asks for none does nothing."""

    def tell(self, press: DecisionPress) -> None:
        """Report a press. The button that was pressed may go; the card it stood on keeps the focus."""
        self.focus()
        self.decided.emit(press)

    def _on_reasons_given(self, answers: Answers, note: str, who: str) -> None:
        self.take_reasons(answers, note, who)

    def _on_correction_wanted(self, correction: Correction) -> None:
        """A question that the case itself answers is not asked any more."""
        self.close_panel()
        self.correction_wanted.emit(correction)

    # Keys ---------------------------------------------------------------------------------------------

    def press_letter(self, letter: str) -> bool:
        """Do what a letter does on this card.

        Returns:
            Whether it does anything.
        """
        if letter == words.WHY_KEY:
            self.toggle_why()
            return True
        return False

    def focus(self) -> None:
        """Put the focus on the card itself."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

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
        key = Qt.Key(event.key())
        plain = event.modifiers() in _PLAIN and not event.isAutoRepeat()
        if key in _WHY_KEYS and self.hasFocus():
            self.toggle_why()
        elif key in _STEPS and self.hasFocus():
            self.step_wanted.emit(_STEPS[key])
        elif not (plain and self.press_letter(event.text().upper())):
            super().keyPressEvent(event)


def frame_of(widget: QWidget | None) -> CardFrame | None:
    """The card that a widget stands on; None where it stands on none."""
    while widget is not None and not isinstance(widget, CardFrame):
        widget = widget.parentWidget()
    return widget
