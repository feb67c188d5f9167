"""Finding: opens the search over all that there is now, and goes where it leads."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.moving import Moving
from app.ui.presenters.case_presenter import CasePresenter

if TYPE_CHECKING:
    from app.ui.presenters.finder import Found
    from app.ui.sheets.find_sheet import FindSheet


class Finding(QObject):
    """Leads to what was found; passes on a command, a mode or an example that is wanted."""

    command_wanted = Signal(str)
    mode_wanted = Signal(str)
    example_wanted = Signal(str)

    def __init__(self, presenter: CasePresenter, moving: Moving, over: QWidget) -> None:
        super().__init__(over)
        self._presenter = presenter
        self._moving = moving
        self._over = over

    @cached_property
    def sheet(self) -> FindSheet:
        """The search, built when it is first wanted."""
        from app.ui.sheets.find_sheet import FindSheet

        made = FindSheet(self._over)
        made.chosen.connect(self._on_found_chosen)
        return made

    def open(self) -> None:
        """Search; a second press closes the search again."""
        from app.ui.presenters.finder import everything

        if self.sheet.isVisible():
            self.sheet.put_away()
            return
        presenter = self._presenter
        self.sheet.search(everything(presenter.screen, presenter.evidence(), presenter.examples))

    def _on_found_chosen(self, found: Found) -> None:
        if found.kind == "command":
            self.command_wanted.emit(found.key)
        elif found.kind == "mode":
            self.mode_wanted.emit(found.key)
        elif found.kind == "example":
            self.example_wanted.emit(found.key)
        elif found.kind == "field":
            self._moving.go_field(found.key)
        elif found.kind == "card":
            self._moving.go_card(int(found.key))
        elif found.kind == "alert":
            self._moving.go_alert(found.key)
        elif found.kind == "evidence":
            self._moving.go_evidence(found.key)
