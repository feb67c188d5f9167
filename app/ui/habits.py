"""Working habits: the rooms for searching, pasting results and helping, each built when it is first wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.form.case_pane import CasePane
from app.ui.moving import Moving
from app.ui.panes import Panes
from app.ui.presenters.case_presenter import CasePresenter

if TYPE_CHECKING:
    from app.ui.finding import Finding
    from app.ui.helping import Helping
    from app.ui.pasting import Pasting


class Habits(QObject):
    """What lies over the panes for a moment; passes on the commands, modes and examples that are wanted there."""

    told = Signal()
    command_wanted = Signal(str)
    mode_wanted = Signal(str)
    example_wanted = Signal(str)

    def __init__(self, presenter: CasePresenter, moving: Moving, case: CasePane, panes: Panes) -> None:
        super().__init__(panes)
        self._presenter = presenter
        self._moving = moving
        self._case = case
        self._panes = panes

    @cached_property
    def finding(self) -> Finding:
        """The search."""
        from app.ui.finding import Finding

        made = Finding(self._presenter, self._moving, self._panes)
        made.command_wanted.connect(self.command_wanted)
        made.mode_wanted.connect(self.mode_wanted)
        made.example_wanted.connect(self.example_wanted)
        return made

    def find(self) -> None:
        """Search for a command, a question, an advice or a source."""
        self.finding.open()

    @cached_property
    def pasting(self) -> Pasting:
        """The review of pasted results."""
        from app.ui.pasting import Pasting

        made = Pasting(self._presenter, self._panes)
        made.told.connect(self.told)
        return made

    def follow(self) -> None:
        """The case may be another: what was open for the one before goes."""
        if "pasting" in self.__dict__:
            self.pasting.follow()

    def paste(self) -> None:
        """Read the results that the clipboard holds."""
        self.pasting.open()

    @cached_property
    def helping(self) -> Helping:
        """Help."""
        from app.ui.helping import Helping

        return Helping(self._presenter, self._case, self._panes)

    def help(self) -> None:
        """Help on what has the focus."""
        self.helping.help()

    def keys(self) -> None:
        """Show all keys."""
        self.helping.keys()

    def tour(self) -> None:
        """Take a first look at the window."""
        self.helping.tour()

    def about(self) -> None:
        """Show what the program is."""
        self.helping.about()
