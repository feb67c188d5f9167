"""Pasting results: the text of the clipboard, when it is asked for, is read, reviewed, and then taken or left."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.ui.presenters.case_presenter import CasePresenter

if TYPE_CHECKING:
    from app.ui.presenters.result_lines import Results
    from app.ui.sheets.results_sheet import ResultsSheet


class Pasting(QObject):
    """Shows what was understood; reports that results were written."""

    told = Signal()

    def __init__(self, presenter: CasePresenter, over: QWidget) -> None:
        super().__init__(over)
        self._presenter = presenter
        self._over = over
        self._case = 0

    @cached_property
    def sheet(self) -> ResultsSheet:
        """The review, built when it is first wanted."""
        from app.ui.sheets.results_sheet import ResultsSheet

        made = ResultsSheet(self._over)
        made.taken.connect(self._on_results_taken)
        return made

    def open(self) -> None:
        """Read the clipboard; only its plain text, and only now."""
        self.read(QGuiApplication.clipboard().text())

    def read(self, text: str) -> None:
        """Read a text and show what was understood."""
        self._case = self._presenter.case_number
        if text.strip():
            self.sheet.review(self._presenter.read_paste(text))
        else:
            self.sheet.say_empty()

    def follow(self) -> None:
        """Results of one patient are never offered for the next: the review goes when another case comes."""
        if "sheet" in self.__dict__ and self._case != self._presenter.case_number:
            self.sheet.put_away()

    def _on_results_taken(self, results: Results) -> None:
        if self._case == self._presenter.case_number:
            self._presenter.take_results(results)
        self.told.emit()
