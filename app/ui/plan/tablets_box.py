"""Tablets and boxes: a heading that folds, over what is built when it is first opened."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.labels import button
from app.ui.presenters.course_view import CourseView

if TYPE_CHECKING:
    from app.domain.report import TaperSheet
    from app.ui.plan.tablets_body import TabletsBody

_OPEN, _CLOSED = "\u25be", "\u25b8"


class TabletsBox(QWidget):
    """Folds; passes on strengths that are pressed, and numbers that are typed."""

    strength_pressed = Signal(str)
    weeks_written = Signal(str)
    per_box_written = Signal(str)
    field_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: TaperSheet | None = None
        self._view = CourseView()
        self._is_open = False
        self.heading = button("", "group")
        self.heading.clicked.connect(self._on_heading_clicked)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self._box.addWidget(self.heading)
        self._name()

    @cached_property
    def body(self) -> TabletsBody:
        """What is under the heading."""
        from app.ui.plan.tablets_body import TabletsBody

        made = TabletsBody(self)
        made.strength_pressed.connect(self.strength_pressed)
        made.weeks_written.connect(self.weeks_written)
        made.per_box_written.connect(self.per_box_written)
        made.field_left.connect(self.field_left)
        self._box.addWidget(made)
        return made

    def open(self) -> None:
        """Unfold."""
        self._set_open(True)

    def show_tablets(self, sheet: TaperSheet | None, view: CourseView) -> None:
        """Show the strengths, and what a taper needs of them."""
        self._sheet, self._view = sheet, view
        if self._is_open:
            self.body.show_tablets(sheet, view)

    def focus_first(self) -> None:
        """Unfold, and put the focus on the first strength."""
        self.open()
        self.body.focus_first()

    def _set_open(self, wanted: bool) -> None:
        if wanted == self._is_open:
            return
        self._is_open = wanted
        if wanted:
            self.body.show_tablets(self._sheet, self._view)
            # Built late: Tab still goes as the eye does.
            for before, after in pairwise((self.heading, *self.body.strengths.values(), *self.body.numbers)):
                QWidget.setTabOrder(before, after)
        self.body.setHidden(not wanted)
        self._name()

    def _name(self) -> None:
        sign = _OPEN if self._is_open else _CLOSED
        self.heading.setText(f"{sign}  {words.TABLETS_BOX}")
        said = words.UNFOLDED if self._is_open else words.FOLDED
        self.heading.setAccessibleName(said.format(title=words.TABLETS_BOX))

    def _on_heading_clicked(self) -> None:
        self._set_open(not self._is_open)
