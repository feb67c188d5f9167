"""One question of the form: its label, its control, what was understood, and what is wrong with it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.answer import Answer
from app.ui.controls.choice import Choice
from app.ui.controls.labels import label
from app.ui.controls.line import Line
from app.ui.form.field_notes import FieldNotes, Note
from app.ui.presenters.form_plan import ANSWERS, Question
from app.ui.presenters.screen import FieldView
from app.ui.sizes import keep_width, scaled

_LABEL_WIDE, _LABEL_LEAST, _LABEL_HALF = 176, 84, 64
_LINE_WIDTHS = {"number": 72, "day": 108}


class FieldRow(QWidget):
    """Shows a `FieldView`; reports what was typed, chosen, left, confirmed and taken, each with the path."""

    written = Signal(str, str)
    left = Signal(str)
    confirmed = Signal(str)
    used = Signal(str, str)
    moved_on = Signal(str)

    def __init__(self, question: Question, notes: QVBoxLayout | None, parent: QWidget | None = None) -> None:
        """Args: notes: Where remarks go when the row shares its line with another; None for a row of its own."""
        super().__init__(parent)
        half = notes is not None
        self._question = question
        self._half = half
        self._view = FieldView()
        self.tab_after: QWidget | None = None
        self._notes: FieldNotes | None = None
        self.control = self._make_control()
        self._title = label(text=question.label if half else question.title)
        self._title.setBuddy(self.control)
        self._trail = label("small", question.unit, wrap=False)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4 if half else 6)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, _LABEL_HALF if half else _LABEL_WIDE)
        self._grid.addWidget(self._title, 0, 0)
        self._grid.addWidget(self.control, 0, 1)
        if half and question.kind != "number":
            self._trail.hide()
        else:
            self._grid.addWidget(self._trail, 0, 2)
        fills = question.kind == "text" or (half and isinstance(self.control, Choice))
        self._grid.setColumnStretch(1 if fills else 2, 1)
        self._room = notes
        self._tell_about()

    def _tell_about(self) -> None:
        question = self._question
        self.about = " ".join(part for part in (f"{question.title}.", question.about, question.hint) if part)
        self.control.setAccessibleDescription(self.about)
        if not isinstance(self.control, Answer):
            name = f"{question.title}, {question.unit}" if question.unit else question.title
            self.control.setAccessibleName(name)

    def _make_control(self) -> Answer | Choice | Line:
        question = self._question
        if question.kind != "word":
            return self._make_line()
        if tuple(word for word, _ in question.choices) == ANSWERS:
            answer = Answer(question.title, self)
            answer.answered.connect(self._on_word_chosen)
            answer.moved_on.connect(self._on_control_moved_on)
            return answer
        choice = Choice(question.choices, bool(question.silence), self)
        choice.chosen.connect(self._on_word_chosen)
        choice.moved_on.connect(self._on_control_moved_on)
        if not self._half:
            keep_width(choice, 164)
        return choice

    def _make_line(self) -> Line:
        line = Line(self)
        line.textEdited.connect(self._on_text_edited)
        line.editingFinished.connect(self._on_line_left)
        line.moved_on.connect(self._on_control_moved_on)
        width = _LINE_WIDTHS.get(self._question.kind)
        if width:
            keep_width(line, width)
        return line

    def _beside_label(self) -> int:
        """What control and unit take of the width, at the least."""
        control = max(self.control.minimumSizeHint().width(), self.control.minimumWidth())
        trail = 0 if self._trail.isHidden() else self._trail.sizeHint().width()
        return control + trail + 2 * self._grid.horizontalSpacing()

    def minimumSizeHint(self) -> QSize:
        least = scaled(_LABEL_HALF if self._half else _LABEL_LEAST)
        return QSize(least + self._beside_label(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = min(scaled(_LABEL_HALF if self._half else _LABEL_WIDE), self.width() - self._beside_label())
        if self._grid.columnMinimumWidth(0) != wide:
            self._grid.setColumnMinimumWidth(0, max(wide, 0))

    @property
    def path(self) -> str:
        """The path of the fact."""
        return self._question.path

    @property
    def said(self) -> str:
        """What is said below the field."""
        return "" if self._notes is None or self._notes.isHidden() else self._notes.text

    @property
    def presses(self) -> tuple[QPushButton, ...]:
        """What can be pressed below the field: an offered value, the confirmation of the one that stands."""
        lines = [] if self._notes is None or self._notes.isHidden() else self._notes.lines
        buttons = [press for line in lines if not line.isHidden() for press in (line.use_button, line.confirm_button)]
        return tuple(press for press in buttons if not press.isHidden())

    def show_field(self, view: FieldView) -> None:
        """Show a field; does nothing where nothing changed."""
        if view == self._view and self._grid.count() > 0 and not view.text:
            self._show_trail(view)
            return
        if isinstance(self.control, Line):
            self.control.show_text(view.text)
            self.control.show_wrong(bool(view.problem))
        else:
            self.control.show_word(view.text)
        self._show_trail(view)
        self._show_notes(view)
        self._view = view

    def _show_trail(self, view: FieldView) -> None:
        unit = self._question.unit
        text = unit
        waits = view.needed and not view.text
        if isinstance(self.control, Answer):
            text = words.NEEDED if waits else ""
        else:
            self.control.show_needed(waits)
        if view.echo:
            text = f"{words.ECHO.format(value=view.echo)} {unit}".strip() if unit else view.echo
        if self._trail.text() != text:
            self._trail.setText(text)
        role = "accent" if isinstance(self.control, Answer) else "small"
        if self._trail.property("role") != role:
            self._trail.setProperty("role", role)
            self._trail.style().polish(self._trail)

    def _show_notes(self, view: FieldView) -> None:
        notes = notes_of(view)
        if self._notes is None and notes:
            self._notes = FieldNotes()
            self._notes.confirmed.connect(self._on_notes_confirmed)
            self._notes.used.connect(self._on_notes_used)
            if self._room is not None:
                self._room.addWidget(self._notes)
            else:
                self._grid.addWidget(self._notes, 1, 0, 1, 3)
        if self._notes is not None:
            had = len(self._notes.lines)
            self._notes.show_notes(notes)
            if len(self._notes.lines) > had:
                self._notes.follow_in_tab_order(self.tab_after or self.control)
        spoken = [view.problem, view.unusual, view.carried, *(remark.says for remark in view.remarks)]
        about = " ".join(part for part in (self.about, *spoken) if part)
        if self.control.accessibleDescription() != about:
            self.control.setAccessibleDescription(about)

    def _on_text_edited(self, text: str) -> None:
        self.written.emit(self.path, text)

    def _on_line_left(self) -> None:
        self.left.emit(self.path)

    def _on_word_chosen(self, word: str) -> None:
        self.written.emit(self.path, word)

    def _on_control_moved_on(self) -> None:
        self.moved_on.emit(self.path)

    def _on_notes_confirmed(self) -> None:
        # The press goes away with its question: the cursor goes back to the field.
        self.control.setFocus()
        self.confirmed.emit(self.path)

    def _on_notes_used(self, text: str) -> None:
        self.control.setFocus()
        self.used.emit(self.path, text)


def notes_of(view: FieldView) -> tuple[Note, ...]:
    """What stands below a field: what cannot be read, what is unusual, what raised rules say."""
    notes = [Note(view.problem, "stop")] if view.problem else []
    notes += [Note(view.unusual, "warning", view.confirm)] if view.unusual else []
    if view.carried:
        # Taking the value that stands there makes it one of this visit. Where that is all, the press says it alone.
        says = view.carried if view.carried_old else ""
        notes.append(Note(says, "warning", "", view.text, view.keep))
    for remark in view.remarks:
        note = Note("" if remark.beside else remark.says, remark.tone, remark.confirm, remark.use, remark.use_says)
        notes += [note] if note.says or note.confirm or note.use else []
    return tuple(notes)
