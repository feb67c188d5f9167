"""What if: the way back from a relapse that is marked in the taper, as a table of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.labels import button, label, show_text
from app.ui.controls.line import Line
from app.ui.plan.taper_table import TaperTable
from app.ui.presenters.reading import show_day
from app.ui.sizes import keep_width

if TYPE_CHECKING:
    from datetime import date

    from app.domain.report import TaperSheet


class BranchBox(QWidget):
    """Shows the sheet of a branch, named as a what if; wishes to be without it, or for another day."""

    dropped = Signal()
    day_written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("head")
        self._about = label("small", words.WHAT_IF_ABOUT)
        self.table = TaperTable()
        self.table.show_whole(True)
        self._totals = label("small")
        self.day = Line()
        self.day.setAccessibleName(words.RELAPSE_ON)
        keep_width(self.day, 112)
        self.day.editingFinished.connect(self._on_day_left)
        self._shown_day = ""
        self._asked = False
        self.wrong = label("said_stop")
        self.drop = button(words.RELAPSE_CLEAR, "link")
        self.drop.clicked.connect(self.dropped)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label("", words.RELAPSE_ON, wrap=False))
        line.addWidget(self.day)
        line.addStretch(1)
        line.addWidget(self.drop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 4)
        box.setSpacing(4)
        for part in (self._title, self._about):
            box.addWidget(part)
        box.addLayout(line)
        for below in (self.wrong, self.table, self._totals):
            box.addWidget(below)

    def show_branch(
        self, sheet: TaperSheet | None, refused: str = "", marked_on: date | None = None, why_none: str = ""
    ) -> None:
        """Show a branch, or why the day that is marked leads to none; nothing where no day is marked.

        Args:
            refused: Why the last press changed nothing; it is told here where that was a day typed here.
            marked_on: The day that is marked. why_none: Told beside it, so that it can be mended or taken away.
        """
        self.setHidden(sheet is None and not why_none)
        told = (refused if self._asked else "") or why_none
        self._asked = self._asked and bool(refused)
        self.day.show_wrong(bool(told))
        show_text(self.wrong, told)
        self.table.setHidden(sheet is None)
        if marked_on is not None:
            self._shown_day = show_day(marked_on)
            if not self.day.hasFocus():
                self.day.show_text(self._shown_day)
        show_text(self._title, "" if sheet is None else sheet.title)
        show_text(self._totals, "" if sheet is None else " · ".join((*sheet.totals, sheet.end_text)))
        if sheet is not None:
            self.table.setAccessibleName(sheet.title)
            self.table.show_rows(sheet.rows)

    def _on_day_left(self) -> None:
        if self.day.text() != self._shown_day:
            self._asked = True
            self.day_written.emit(self.day.text())
