"""The reason panel: coded reasons, a note and a name, asked on the card itself and answered with one key each."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.ui import words
from app.ui.advice.correction_bar import CorrectionBar
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, label, literal
from app.ui.controls.line import Line
from app.ui.presenters.decisions import Asked

Codes = tuple[tuple[str, str], ...]


class CodeRow(QWidget):
    """One question with what corrects its cause, then its coded answers, numbered from 1."""

    answered = Signal()
    correction_wanted = Signal(object)

    def __init__(self, ask: Asked, codes: Codes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = ask.rule
        self._codes = tuple(code for code, _text in codes)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        holder = QWidget()
        policy = holder.sizePolicy()
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        flow = Flow(holder)
        for number, (_code, text) in enumerate(codes, start=1):
            chip = button("", "chip")
            chip.setText(literal(f"{number}  {text}"))
            chip.setAccessibleName(words.FACT_VALUE.format(title=ask.says or words.WHY_DECLINE, value=text))
            chip.setCheckable(True)
            chip.setAutoDefault(True)  # Enter on an answer gives it; from a field it goes no further
            self._group.addButton(chip, number - 1)
            flow.addWidget(chip)
        self._group.idClicked.connect(self.answered)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        if ask.says:
            box.addWidget(label("said_warning", ask.says))
        if ask.corrections:
            bar = CorrectionBar(keyed=False)
            bar.show_corrections(ask.corrections)
            bar.wanted.connect(self.correction_wanted)
            box.addWidget(bar)
        box.addWidget(holder)

    @property
    def code(self) -> str:
        """The code that was chosen; "" where none was."""
        chosen = self._group.checkedId()
        return self._codes[chosen] if chosen >= 0 else ""

    def choose(self, number: int) -> bool:
        """Choose the answer with this number."""
        chip = self._group.button(number - 1)
        if chip is None:
            return False
        chip.setChecked(True)
        self.answered.emit()
        return True

    def focus_first(self) -> None:
        """Put the focus on the first answer."""
        self._group.button(0).setFocus(Qt.FocusReason.OtherFocusReason)


class ReasonPanel(QFrame):
    """Asks for reasons; reports what was answered, or that it was left."""

    done = Signal(object, str, str)
    left = Signal()
    moved = Signal()
    correction_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reasons")
        self._rows: list[CodeRow] = []
        self._title = label("head")
        self._asks = QVBoxLayout()
        self._asks.setSpacing(8)
        self._who_title = label("small", words.WHO_DECIDES, wrap=False)
        self._who = self._line(words.WHO_DECIDES, 60)
        self._note_title = label("small", words.NOTE, wrap=False)
        self._note = self._line(words.NOTE, 200)
        self._note.setPlaceholderText(words.OPTIONAL)
        self._leave = button(words.CHECK_CANCEL)
        self._leave.clicked.connect(self.left)
        self._finish: QPushButton = button(words.ACCEPT, "primary")
        self._finish.clicked.connect(self._on_finish_pressed)
        for press in (self._leave, self._finish):
            press.setAutoDefault(True)
        lines = QGridLayout()
        lines.setHorizontalSpacing(8)
        lines.setVerticalSpacing(4)
        for row, (title, line) in enumerate(((self._who_title, self._who), (self._note_title, self._note))):
            lines.addWidget(title, row, 0)
            lines.addWidget(line, row, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(label("small", words.REASON_KEYS), 1)
        foot.addWidget(self._leave)
        foot.addWidget(self._finish)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 4)
        box.setSpacing(8)
        box.addWidget(self._title)
        box.addLayout(self._asks)
        box.addLayout(lines)
        box.addLayout(foot)

    def _line(self, name: str, longest: int) -> Line:
        line = Line()
        line.setMaxLength(longest)
        line.setAccessibleName(name)
        line.textChanged.connect(self._on_changed)
        line.moved_on.connect(self._on_finish_pressed)
        return line

    def ask(self, title: str, asks: tuple[Asked, ...], codes: Codes, who: str | None, finish: str) -> None:
        """Ask.

        Args:
            who: The name that is offered; None where one answer is all that is asked, and finishes. A specialist's
                name is never offered: it has to be entered by whoever has asked for the agreement.
            finish: Words of the press that ends it.
        """
        self._title.setText(title)
        self._finish.setText(literal(finish))
        self._finish.setAccessibleName(finish)
        while (item := self._asks.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._rows = [CodeRow(ask, codes) for ask in asks]
        for row in self._rows:
            row.answered.connect(self._on_answered)
            row.correction_wanted.connect(self.correction_wanted)
            self._asks.addWidget(row)
        self._named = who is not None
        agrees = any(ask.specialist for ask in asks)
        title = words.SPECIALIST_AGREES if agrees else words.WHO_DECIDES
        self._who_title.setText(title)
        self._who.setAccessibleName(title)
        self._who.setText("" if agrees else who or "")
        self._note.clear()
        for part in (self._who_title, self._who, self._finish):
            part.setHidden(not self._named)
        self._on_changed()
        self.show()
        self._go_on()

    def _is_complete(self) -> bool:
        return all(row.code for row in self._rows) and (not self._named or bool(self._who.text().strip()))

    def _go_on(self) -> None:
        """To what is still to be answered."""
        waiting = next((row for row in self._rows if not row.code), None)
        if waiting is not None:
            waiting.focus_first()
        elif self._named and not self._who.text().strip():
            self._who.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._named:
            self._finish.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moved.emit()

    def _on_changed(self) -> None:
        self._finish.setEnabled(self._is_complete())

    def _on_answered(self) -> None:
        self._on_changed()
        if not self._named and self._is_complete():
            self._on_finish_pressed()
        else:
            self._go_on()

    def _on_finish_pressed(self) -> None:
        if self._is_complete():
            answers = tuple((row.rule, row.code) for row in self._rows)
            self.done.emit(answers, self._note.text(), self._who.text() if self._named else "")
        else:
            self._go_on()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and cast("QKeyEvent", event).key() == Qt.Key.Key_Escape:
            # Esc leaves the panel before it leaves anything else.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().isdigit() and not event.isAutoRepeat():
            focused = next((row for row in self._rows if row.isAncestorOf(self.focusWidget())), None)
            waiting = next((row for row in self._rows if not row.code), None)
            row = focused or waiting
            if row is not None:
                row.choose(int(event.text()))
        # No other key is a press on the card that the panel stands on.
        event.accept()
