"""Tablets and boxes: which strengths are used, and what is to be dispensed for how many weeks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, label, show_text
from app.ui.controls.line import Line

if TYPE_CHECKING:
    from app.domain.report import TaperSheet
    from app.ui.presenters.course_view import CourseView

_OPEN, _CLOSED, _CHOSEN = "\u25be", "\u25b8", "\u2713 "


class TabletsBox(QWidget):
    """A heading that folds; reports strengths that are pressed, and numbers that are typed."""

    strength_pressed = Signal(str)
    weeks_written = Signal(str)
    per_box_written = Signal(str)
    field_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = button("", "group")
        self._heading.clicked.connect(self._on_heading_clicked)
        self.strengths: dict[str, QPushButton] = {}
        self._flow_host = QWidget()
        self._flow = Flow(self._flow_host)
        policy = self._flow_host.sizePolicy()
        policy.setHeightForWidth(True)
        self._flow_host.setSizePolicy(policy)
        self.weeks, self.per_box = Line(), Line()
        self._weeks_wrong, self._per_box_wrong = label("said_stop"), label("said_stop")
        self._days = label("small")
        self._lines = label("")
        self._ask = label("small", words.DISPENSE_ASK_BOX)
        self._body = self._build()
        self._body.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self._heading)
        box.addWidget(self._body)
        self.weeks.textEdited.connect(self.weeks_written)
        self.per_box.textEdited.connect(self.per_box_written)
        self.weeks.editingFinished.connect(self.field_left)
        self.per_box.editingFinished.connect(self.field_left)
        self._name()

    def _build(self) -> QWidget:
        body = QWidget(self)
        grid = QGridLayout(body)
        grid.setContentsMargins(6, 2, 0, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label("", words.TABLETS_CHOSEN, wrap=False), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._flow_host, 0, 1)
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
        self.weeks.setPlaceholderText(words.DISPENSE_ALL)
        for number, part in enumerate((self._days, self._lines, self._ask)):
            grid.addWidget(part, 5 + number, 0, 1, 2)
        return body

    def open(self) -> None:
        """Unfold."""
        self._body.show()
        self._name()

    def show_tablets(self, sheet: TaperSheet | None, view: CourseView) -> None:
        """Show the strengths, and what a taper needs of them."""
        for mg, chosen in view.strengths:
            self._show_strength(mg, chosen)
        listed = {mg for mg, _ in view.strengths}
        for mg, chip in self.strengths.items():
            chip.setHidden(mg not in listed)
        self._flow.invalidate()
        self._flow_host.updateGeometry()
        fields = (
            (self.weeks, self._weeks_wrong, view.weeks, view.weeks_problem),
            (self.per_box, self._per_box_wrong, view.per_box, view.per_box_problem),
        )
        for line, wrong, text, problem in fields:
            line.show_text(text)
            told = "" if line.hasFocus() else problem
            line.show_wrong(bool(told))
            line.setAccessibleDescription(told)
            show_text(wrong, told[:1].upper() + told[1:])
        has = sheet is not None and bool(sheet.dispense)
        show_text(self._days, words.DISPENSE_FOR.format(days=sheet.dispense_text) if sheet is not None and has else "")
        show_text(self._lines, "\n".join(sheet.dispense) if sheet is not None and has else "")
        self._ask.setHidden(not has or bool(view.per_box))

    def _show_strength(self, mg: str, chosen: bool) -> None:
        chip = self.strengths.get(mg)
        if chip is None:
            chip = button("", "toggle")
            chip.setCheckable(True)
            chip.setProperty("mg", mg)
            chip.setAccessibleName(words.STRENGTH_ABOUT.format(mg=mg))
            chip.clicked.connect(self._on_strength_clicked)
            self.strengths[mg] = chip
            self._flow.addWidget(chip)
        chip.setChecked(chosen)
        chip.setText(f"{_CHOSEN if chosen else ''}{words.STRENGTH.format(mg=mg)}")

    def _name(self) -> None:
        sign = _CLOSED if self._body.isHidden() else _OPEN
        self._heading.setText(f"{sign}  {words.TABLETS_BOX}")
        self._heading.setAccessibleName(words.TABLETS_BOX)

    def _on_heading_clicked(self) -> None:
        self._body.setHidden(not self._body.isHidden())
        self._name()

    def _on_strength_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, QPushButton):
            chip.setChecked(chip.text().startswith(_CHOSEN))  # what is shown comes from the case, not from the press
            self.strength_pressed.emit(str(chip.property("mg")))
