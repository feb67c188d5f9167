"""What if: the way back from a relapse that is marked in the taper, as a table of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.labels import button, label, show_text
from app.ui.plan.taper_table import TaperTable

if TYPE_CHECKING:
    from app.domain.report import TaperSheet


class BranchBox(QWidget):
    """Shows the sheet of a branch, named as a what if; wishes to be without it."""

    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("head")
        self._about = label("small", words.WHAT_IF_ABOUT)
        self.table = TaperTable()
        self._totals = label("small")
        self.drop = button(words.RELAPSE_CLEAR, "link")
        self.drop.clicked.connect(self.dropped)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 4)
        box.setSpacing(4)
        for part in (self._title, self._about, self.table, self._totals, self.drop):
            box.addWidget(part)

    def show_branch(self, sheet: TaperSheet | None) -> None:
        """Show a branch; nothing for None."""
        self.setHidden(sheet is None)
        if sheet is None:
            return
        show_text(self._title, sheet.title)
        self.table.setAccessibleName(sheet.title)
        self.table.show_rows(sheet.rows)
        show_text(self._totals, " · ".join((*sheet.totals, sheet.end_text)))
