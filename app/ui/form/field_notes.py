"""What there is to say below a field: sign and sentence, and what can be done about it in one press."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, label, literal, show_text
from app.ui.controls.mark import SIDE, SeverityMark
from app.ui.presenters.screen import FieldView
from app.ui.sizes import scaled
from app.ui.theme import Tone


class Note(NamedTuple):
    """One remark.

    Args:
        says: The sentence; "" where it is written nearby already and only the presses are wanted.
        confirm: Words of the press that says the value is right; "" for none.
        use: A value offered instead; "" for none. use_says: words of that press.
    """

    says: str
    tone: Tone
    confirm: str = ""
    use: str = ""
    use_says: str = ""


class NoteLine(QWidget):
    """Shows one note; reports that the value is right, or that the offered one is taken."""

    confirmed = Signal()
    used = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = Note("", "note")
        self._mark = SeverityMark()
        self._text = label()
        self.use_button = button("", "chip")
        self.use_button.clicked.connect(self._on_use_clicked)
        self.confirm_button = button("", "chip")
        self.confirm_button.clicked.connect(self.confirmed)
        self._presses = QWidget()
        policy = self._presses.sizePolicy()
        policy.setHeightForWidth(True)
        self._presses.setSizePolicy(policy)
        flow = Flow(self._presses)
        flow.addWidget(self.use_button)
        flow.addWidget(self.confirm_button)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._presses)
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    @property
    def text(self) -> str:
        """The sentence that is shown."""
        return self._note.says

    def show_note(self, note: Note) -> None:
        """Show a note; does nothing where it is the one that is shown."""
        if note == self._note:
            return
        self._note = note
        self._mark.show_tone(note.tone)
        self._mark.setHidden(not note.says)
        # Without a sentence the presses stand where the sentence of the line above begins.
        self._line.setContentsMargins(0 if note.says else scaled(SIDE) + 6, 0, 0, 0)
        role = f"said_{note.tone}"
        if self._text.property("role") != role:
            self._text.setProperty("role", role)
            self._text.style().polish(self._text)
        show_text(self._text, note.says)
        for press, text in ((self.use_button, note.use_says), (self.confirm_button, note.confirm)):
            press.setText(literal(text))
            press.setAccessibleName(text)
            press.setAccessibleDescription(note.says)
            press.setHidden(not text)
        self._presses.setHidden(not (note.use_says or note.confirm))

    def _on_use_clicked(self) -> None:
        self.used.emit(self._note.use)


class FieldNotes(QWidget):
    """Shows the notes of one field, one below the other."""

    confirmed = Signal()
    used = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[NoteLine] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 4)
        self._box.setSpacing(4)

    @property
    def text(self) -> str:
        """All that is said, one sentence a line."""
        return "\n".join(line.text for line in self.lines if not line.isHidden() and line.text)

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Show these notes, using the lines that are there again; nothing where there are none."""
        while len(self.lines) < len(notes):
            line = NoteLine(self)
            line.confirmed.connect(self.confirmed)
            line.used.connect(self.used)
            self._box.addWidget(line)
            self.lines.append(line)
        for index, line in enumerate(self.lines):
            if index < len(notes):
                line.show_note(notes[index])
            line.setHidden(index >= len(notes))
        self.setHidden(not notes)

    def follow_in_tab_order(self, control: QWidget) -> None:
        """Let the presses come after a control when the form is gone through by Tab."""
        for line in self.lines:
            for press in (line.use_button, line.confirm_button):
                QWidget.setTabOrder(control, press)
                control = press


def notes_of(view: FieldView) -> tuple[Note, ...]:
    """What stands below a field: what cannot be read, what is unusual, what raised rules say."""
    notes = [Note(view.problem, "stop", "", view.use, view.use_says)] if view.problem else []
    notes += [Note(view.unusual, "warning", view.confirm, view.use, view.use_says)] if view.unusual else []
    if view.carried:
        # Taking the value that stands there makes it one of this visit. Where that is all, the press says it alone.
        says = view.carried if view.carried_old else ""
        notes.append(Note(says, "warning", "", view.text, view.keep))
    if view.agreed:
        notes.append(Note(view.agreed, "note", words.AGREED_NOT_KNOWN, view.agreed_use, view.agreed_says))
    for remark in view.remarks:
        note = Note("" if remark.beside else remark.says, remark.tone, remark.confirm, remark.use, remark.use_says)
        notes += [note] if note.says or note.confirm or note.use else []
    return tuple(notes)
