"""The check panel: whose page this is, entered once more, and who has checked it; Cancel until all is filled in."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.labels import button, label, literal, show_text
from app.ui.controls.line import Line
from app.ui.presenters.handout_view import CheckFor

_YEAR = 4


class InitialsLine(Line):
    """A field for letters; a digit belongs to the year, and is handed on."""

    digit_typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit() and self.text().strip():
            self.digit_typed.emit(event.text())
        else:
            super().keyPressEvent(event)


class CheckPanel(QFrame):
    """Asks for initials, year of birth and the clinician's name; reports a try, or that it was left."""

    tried = Signal(str, str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("check")
        self._asking: CheckFor | None = None
        self._said = label("said_stop")
        self.initials = InitialsLine()
        self.initials.setMaxLength(12)
        self.initials.setPlaceholderText(words.CHECK_INITIALS_HINT)
        self.initials.digit_typed.connect(self._on_digit_typed)
        self.year = Line()
        self.year.setMaxLength(_YEAR)
        self.who = Line()
        self.who.setMaxLength(60)
        fields = (
            (words.CHECK_INITIALS, self.initials),
            (words.CHECK_YEAR, self.year),
            (words.CHECK_WHO_CHECKS, self.who),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, (title, line) in enumerate(fields):
            grid.addWidget(label("small", title, wrap=False), row, 0)
            grid.addWidget(line, row, 1)
            line.setAccessibleName(title)
            line.textChanged.connect(self._on_changed)
            line.moved_on.connect(self._on_enter)
        self.cancel: QPushButton = button(words.CHECK_CANCEL, "primary")
        self.cancel.clicked.connect(self.left)
        self.go: QPushButton = button(words.CHECK_PRINT)
        self.go.clicked.connect(self._on_go_clicked)
        for press in (self.cancel, self.go):
            press.setAutoDefault(True)  # Enter on a button is a press on it; from a field it goes no further
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(6)
        box.addWidget(label("head", words.CHECK_TITLE))
        box.addWidget(label("small", words.CHECK_TEXT))
        box.addLayout(grid)
        box.addWidget(self._said)
        box.addLayout(foot)
        self.hide()

    def show_asking(self, asking: CheckFor | None, said: str, who: str) -> None:
        """Ask for what is to be done once it is passed, or for nothing; what was typed before is gone then."""
        again = said != self._said.text() and bool(said)
        show_text(self._said, said)
        if asking == self._asking and not again:
            return
        had_focus = self.isAncestorOf(self.window().focusWidget())
        began, self._asking = asking is not None and self._asking is None, asking
        self.initials.clear()
        self.year.clear()
        if asking is None:
            self.who.clear()
            self.hide()
            return
        text = words.CHECK_PRINT if asking == "print" else words.CHECK_SAVE
        self.go.setText(literal(text))
        self.go.setAccessibleName(text)
        if began:
            self.who.setText(who)
        self.show()
        self._on_changed()
        if began or had_focus:
            self.initials.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_complete(self) -> bool:
        """Whether there is enough to try."""
        year = self.year.text().strip()
        return bool(self.initials.text().strip() and len(year) == _YEAR and self.who.text().strip())

    def _on_changed(self) -> None:
        """Cancel is the press that Enter stands for until everything is filled in."""
        ready = self.is_complete
        self.go.setEnabled(ready)
        for press, first in ((self.go, ready), (self.cancel, not ready)):
            kind = "primary" if first else ""
            if press.property("kind") != kind:
                press.setProperty("kind", kind)
                press.style().unpolish(press)
                press.style().polish(press)

    def _on_digit_typed(self, digit: str) -> None:
        self.year.setFocus(Qt.FocusReason.OtherFocusReason)
        self.year.setText(digit)

    def _on_enter(self) -> None:
        """Enter with nothing entered is Cancel; with a part, it goes to what is missing; with all of it, it tries."""
        if self.is_complete:
            self._on_go_clicked()
            return
        if not self.initials.text().strip() and not self.year.text().strip():
            self.left.emit()
            return
        lines = (self.initials, self.year, self.who)
        missing = (line for line in lines if not line.text().strip())
        next(missing, self.year).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go_clicked(self) -> None:
        if self.is_complete:
            self.tried.emit(self.initials.text(), self.year.text(), self.who.text())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and cast("QKeyEvent", event).key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
