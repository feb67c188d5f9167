"""One question of the form: its label, its control, what was understood, and what is wrong with it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.answer import Answer
from app.ui.controls.choice import Choice
from app.ui.controls.fitting import Fitting
from app.ui.controls.labels import label, show_text
from app.ui.controls.line import Line
from app.ui.form.field_control import LONGEST, make_control
from app.ui.form.field_notes import FieldNotes, Note, notes_of
from app.ui.form.open_lines import lines_long, lines_short, lines_spoken
from app.ui.form.unit_mark import UnitMark
from app.ui.presenters.questions import Question
from app.ui.presenters.screen import FieldView
from app.ui.sizes import scaled

_LABEL_WIDE, _LABEL_LEAST, _LABEL_HALF = 176, 84, 64


class FieldRow(QWidget):
    """Shows a `FieldView`; reports what was typed, chosen, left, confirmed, taken and wished, each with the path."""

    written = Signal(str, str)
    left = Signal(str)
    confirmed = Signal(str)
    used = Signal(str, str)
    moved_on = Signal(str)
    unit_wanted = Signal(str)
    today_wanted = Signal(str)
    rest_wanted = Signal()

    def __init__(self, question: Question, notes: QVBoxLayout | None, parent: QWidget | None = None) -> None:
        """Args: notes: Where remarks go when the row shares its line with another; None for a row of its own."""
        super().__init__(parent)
        half = notes is not None
        self._question = question
        self._half = half
        self._view = FieldView()
        self._cut = False
        self._shown_notes: tuple[Note, ...] = ()
        self.tab_after: QWidget | None = None
        self._notes: FieldNotes | None = None
        self.control = make_control(question, half, self)
        self._connect_control()
        self._title = label(text=question.label if half else question.title)
        self._title.setBuddy(self.control)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(4 if half else 6)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, _LABEL_HALF if half else _LABEL_WIDE)
        self._grid.addWidget(self._title, 0, 0)
        self._grid.addWidget(self.control, 0, 1)
        fills = question.kind == "text" or (half and isinstance(self.control, Choice))
        self._grid.setColumnStretch(1 if fills else 3, 1)
        self._unit = UnitMark(question.title, question.unit, question.other_unit, self) if question.unit else None
        if self._unit is not None:
            self._unit.wanted.connect(self._on_unit_wanted)
            self._grid.addWidget(self._unit, 0, 2)
        self._trail: QLabel | None = None
        self._lines: Fitting | None = None
        self._room = notes
        self._tell_about()

    def _tell_about(self) -> None:
        question = self._question
        self.about = " ".join(part for part in (f"{question.title}.", question.about, question.hint) if part)
        self.control.setAccessibleDescription(self.about)
        self._name_control(question.unit)

    def _name_control(self, unit: str) -> None:
        """Speak the question with the unit in force; an answer names itself."""
        if not isinstance(self.control, Answer):
            name = f"{self._question.title}, {unit}" if unit else self._question.title
            if self.control.accessibleName() != name:
                self.control.setAccessibleName(name)

    def _connect_control(self) -> None:
        control = self.control
        control.moved_on.connect(self._on_control_moved_on)
        if isinstance(control, Line):
            control.inputRejected.connect(self._on_text_cut)
            control.textEdited.connect(self._on_text_edited)
            control.editingFinished.connect(self._on_line_left)
            control.unit_wanted.connect(self._on_unit_wanted)
            control.today_wanted.connect(self._on_today_wanted)
            return
        if isinstance(control, Answer):
            control.answered.connect(self._on_word_chosen)
        else:
            control.chosen.connect(self._on_word_chosen)
        control.rest_wanted.connect(self.rest_wanted)

    def _beside_label(self) -> int:
        """What control and unit take of the width, at the least."""
        control = max(self.control.minimumSizeHint().width(), self.control.minimumWidth())
        beside = (part for part in (self._unit, self._trail) if part is not None and not part.isHidden())
        return control + sum(part.sizeHint().width() + self._grid.horizontalSpacing() for part in beside) + 6

    def minimumSizeHint(self) -> QSize:
        least = scaled(_LABEL_HALF if self._half else _LABEL_LEAST)
        return QSize(least + self._beside_label(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = min(scaled(_LABEL_HALF if self._half else _LABEL_WIDE), self.width() - self._beside_label())
        if self._grid.columnMinimumWidth(0) != wide:
            self._grid.setColumnMinimumWidth(0, max(wide, 0))

    @property
    def title(self) -> str:
        """The title of the question."""
        return self._question.title

    @property
    def path(self) -> str:
        """The path of the fact."""
        return self._question.path

    @property
    def view(self) -> FieldView:
        """What is shown."""
        return self._view

    @property
    def help(self) -> str:
        """What the question is, and what hangs on it now."""
        return " ".join(part for part in (self.about, lines_spoken(self._view.lines)) if part)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The same without the title, sentence by sentence: the definition, how it is answered, what hangs on it."""
        parts = (self._question.about, self._question.hint, lines_spoken(self._view.lines))
        return tuple(part for part in parts if part)

    @property
    def echo(self) -> str:
        """The value as understood, as it is shown beside the field."""
        return "" if self._trail is None or self._trail.isHidden() else self._trail.text()

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

    def show_field(self, view: FieldView) -> bool:
        """Show a field; does nothing where nothing changed.

        Returns:
            Whether the row may be of another height now.
        """
        if view == self._view and self._grid.count() > 0 and not view.text:
            self._show_beside(view)
            return False
        if isinstance(self.control, Line):
            self.control.show_text(view.text)
            self.control.show_wrong(bool(view.problem))
            self.control.unit_typed = view.carries_unit
        else:
            self.control.show_word(view.text)
        self._show_beside(view)
        self._view = view
        return self._show_notes()

    def _show_beside(self, view: FieldView) -> None:
        unit = self._question.unit
        waits = view.needed and not view.text
        lines = "" if waits or view.text else lines_short(view.lines)
        if isinstance(self.control, Choice) and self._half:
            with_lines = words.UNKNOWN_WITH_LINES.format(lines=lines) if lines else ""
            self.control.show_waiting(words.NEEDED if waits else with_lines)
        elif not isinstance(self.control, Answer):
            self.control.show_waiting(words.NEEDED if waits else "")
        echo = f"{words.ECHO.format(value=view.echo)} {unit}" if unit and view.echo else view.echo
        if self._question.other_unit:
            self._name_control(view.unit or unit)
        if self._unit is not None:
            self._unit.show_unit("" if view.carries_unit or (self._half and view.echo) else view.unit or unit)
        says_needed = waits and isinstance(self.control, Answer)
        self._show_trail(words.NEEDED if says_needed else echo, "accent" if says_needed else "small")
        self._show_lines(() if not lines or (self._half and not unit) else (lines_long(view.lines), lines))

    def _show_trail(self, text: str, role: str) -> None:
        if self._trail is None:
            if not text or (self._half and self._question.kind != "number"):
                return
            self._trail = label(role, text, wrap=not self._half)
            self._grid.addWidget(self._trail, 0, 3)
        show_text(self._trail, text)
        if self._trail.property("role") != role:
            self._trail.setProperty("role", role)
            self._trail.style().polish(self._trail)

    def _show_lines(self, wordings: tuple[str, ...]) -> None:
        if self._lines is None:
            if not wordings:
                return
            self._lines = Fitting()
            self._grid.addWidget(self._lines, 0, 3)
        self._lines.show_wordings(wordings)
        if self._lines.isHidden() == bool(wordings):
            self._lines.setHidden(not wordings)

    def _show_notes(self) -> bool:
        view = self._view
        notes = notes_of(view)
        if self._cut:
            says = words.CUT if self._question.kind == "text" else words.TOO_LONG
            notes = (*notes, Note(says.format(count=LONGEST[self._question.kind]), "note"))
        changed = notes != self._shown_notes
        self._shown_notes = notes
        if self._notes is None and notes:
            self._notes = FieldNotes()
            self._notes.confirmed.connect(self._on_notes_confirmed)
            self._notes.used.connect(self._on_notes_used)
            if self._room is not None:
                self._room.addWidget(self._notes)
            else:
                self._grid.addWidget(self._notes, 1, 0, 1, 4)
        if self._notes is not None:
            had = len(self._notes.lines)
            self._notes.show_notes(notes)
            if len(self._notes.lines) > had:
                self._notes.follow_in_tab_order(self.tab_after or self.control)
        spoken = [view.problem, view.unusual, view.carried, view.agreed, *(remark.says for remark in view.remarks)]
        about = " ".join(part for part in (self.help, *spoken) if part)
        if self.control.accessibleDescription() != about:
            self.control.setAccessibleDescription(about)
        return changed

    def _on_text_edited(self, text: str) -> None:
        self._cut = self._cut and len(text) == LONGEST[self._question.kind]
        if self._cut and isinstance(self.control, Line) and self._question.kind != "text":
            # What is left of a number or of a day may be another one: nothing of it is taken.
            self.control.setText(self._view.text)
        else:
            self.written.emit(self.path, text)
            if not text.isprintable() and isinstance(self.control, Line):
                # What cannot be seen was dropped, which may leave the view as it was before.
                self.control.show_text(self._view.text)

    def _on_text_cut(self) -> None:
        if isinstance(self.control, Line) and not self._cut:
            self._cut = True
            self._show_notes()

    def _on_line_left(self) -> None:
        self.left.emit(self.path)

    def _on_word_chosen(self, word: str) -> None:
        self.written.emit(self.path, word)

    def _on_control_moved_on(self) -> None:
        self.moved_on.emit(self.path)

    def _on_unit_wanted(self) -> None:
        self.unit_wanted.emit(self.path)

    def _on_today_wanted(self) -> None:
        self.today_wanted.emit(self.path)

    def _on_notes_confirmed(self) -> None:
        # The press goes away with its question: the cursor goes back to the field.
        self.control.setFocus()
        self.confirmed.emit(self.path)

    def _on_notes_used(self, text: str) -> None:
        self.control.setFocus()
        self.used.emit(self.path, text)
