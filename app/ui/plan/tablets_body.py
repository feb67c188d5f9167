"""Under the heading of the tablets: which strengths are used, and what is to be dispensed for how many weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from app.ui import words
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, label, show_text
from app.ui.controls.line import Line

if TYPE_CHECKING:
    from app.domain.report import TaperSheet
    from app.ui.presenters.course_view import CourseView

_CHOSEN = "\u2713 "


class TabletsBody(QWidget):
    """Shows strengths as presses that stay down, two numbers, and tablets by strength."""

    strength_pressed = Signal(str)
    weeks_written = Signal(str)
    per_box_written = Signal(str)
    field_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self.strengths: dict[str, QPushButton] = {}
        self._chips = QWidget()
        policy = self._chips.sizePolicy()
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        self._flow = Flow(self._chips)
        self.numbers = self.weeks, self.per_box = Line(), Line()
        self.weeks.setPlaceholderText(words.DISPENSE_ALL)
        self._weeks_wrong, self._per_box_wrong = label("said_stop"), label("said_stop")
        self._days = label("small")
        self.lines = label("")
        self._ask = label("small", words.DISPENSE_ASK_BOX)
        self._lay_out()
        for line, written in ((self.weeks, self.weeks_written), (self.per_box, self.per_box_written)):
            line.textEdited.connect(written)
            line.editingFinished.connect(self.field_left)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(6, 2, 0, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label("", words.TABLETS_CHOSEN, wrap=False), 0, 0)
        grid.addWidget(self._chips, 0, 1)
        rows: tuple[tuple[str, Line, QLabel], ...] = (
            (words.DISPENSE_WEEKS, self.weeks, self._weeks_wrong),
            (words.DISPENSE_PER_BOX, self.per_box, self._per_box_wrong),
        )
        for number, (title, line, wrong) in enumerate(rows):
            grid.addWidget(label("", title, wrap=False), 1 + 2 * number, 0)
            line.setFixedWidth(72)
            line.setAccessibleName(title)
            grid.addWidget(line, 1 + 2 * number, 1, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(wrong, 2 + 2 * number, 0, 1, 2)
        for number, part in enumerate((self._days, self.lines, self._ask)):
            grid.addWidget(part, 5 + number, 0, 1, 2)

    def focus_first(self) -> None:
        """Put the focus on the first strength."""
        for chip in self.strengths.values():
            chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return

    def show_tablets(self, sheet: TaperSheet | None, view: CourseView) -> None:
        """Show the strengths, and what a taper needs of them."""
        lines = () if sheet is None else (sheet.dispense_text, *sheet.dispense)
        typing = (self.weeks.hasFocus(), self.per_box.hasFocus())
        told = (view.weeks, view.weeks_problem, view.per_box, view.per_box_problem)
        shown = (lines, typing, told, view.strengths)
        if shown == self._shown:
            return
        self._shown = shown
        self._show_strengths(view.strengths)
        self._show_field(self.weeks, self._weeks_wrong, view.weeks, view.weeks_problem)
        self._show_field(self.per_box, self._per_box_wrong, view.per_box, view.per_box_problem)
        show_text(self._days, words.DISPENSE_FOR.format(days=lines[0]) if lines else "")
        show_text(self.lines, "\n".join(lines[1:]))
        self._ask.setHidden(not lines or bool(view.per_box))

    def _show_strengths(self, strengths: tuple[tuple[str, bool], ...]) -> None:
        for mg, chosen in strengths:
            chip = self.strengths.get(mg) or self._make_chip(mg)
            chip.setChecked(chosen)
            chip.setText(f"{_CHOSEN if chosen else ''}{words.TABLET_STRENGTH.format(mg=mg)}")
        listed = {mg for mg, _ in strengths}
        for mg, chip in self.strengths.items():
            chip.setHidden(mg not in listed)
        self._flow.invalidate()
        self._chips.updateGeometry()

    def _make_chip(self, mg: str) -> QPushButton:
        chip = button("", "toggle", self._chips)
        chip.setCheckable(True)
        chip.setProperty("mg", mg)
        chip.setAccessibleName(words.TABLET_STRENGTH_ABOUT.format(mg=mg))
        chip.clicked.connect(self._on_strength_clicked)
        self.strengths[mg] = chip
        self._flow.addWidget(chip)
        return chip

    @staticmethod
    def _show_field(line: Line, wrong: QLabel, text: str, problem: str) -> None:
        line.show_text(text)
        told = "" if line.hasFocus() else problem[:1].upper() + problem[1:]
        line.show_wrong(bool(told))
        line.setAccessibleDescription(told)
        show_text(wrong, told)

    def _on_strength_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, QPushButton):
            chip.setChecked(chip.text().startswith(_CHOSEN))  # what is shown comes from the case, not from the press
            self.strength_pressed.emit(str(chip.property("mg")))
