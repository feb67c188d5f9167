"""The case pane: the form under its heading, and over the count of what is still needed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.labels import button, label
from app.ui.controls.pane_head import PaneHead
from app.ui.form.case_form import CaseForm
from app.ui.panes import Pane
from app.ui.presenters.screen import Screen
from app.ui.sizes import unscaled

_HELP_FROM, _FOOT_FROM = 320, 170


class CasePane(Pane):
    """Shows the case; wishes to go to the next needed question."""

    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAccessibleName(words.PANE_CASE)
        self._head = PaneHead(f"1  {words.PANE_CASE}")
        self._said = ("", "")
        self.form = CaseForm(self)
        self._status = label("small")
        self._next = button(f"{words.NEXT_NEEDED}  F7", about=words.ABOUT_NEXT)
        self._next.clicked.connect(self.next_wanted)
        foot = self._foot = QWidget()
        foot.setObjectName("pane_foot")
        line = QHBoxLayout(foot)
        line.setContentsMargins(12, 4, 8, 4)
        line.addWidget(self._status, 1)
        line.addWidget(self._next)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(self.form, 1)
        whole.addWidget(foot)

    def show_tabbed(self, tabbed: bool) -> None:
        """Drop the head where a tab names the pane."""
        self._head.setHidden(tabbed)
        self._show_status()

    def _show_status(self) -> None:
        """Where the head is dropped, what it notes stands here: whether the case is saved is told in every size."""
        record, status = self._said
        text = status if not self._head.isHidden() or not record else f"{record} · {status}"
        if self._status.text() != text:
            self._status.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        height = unscaled(event.size().height())
        self.form.show_help_line(height >= _HELP_FROM)
        # Its press is in the bar too; the questions need the height more.
        self._foot.setHidden(height < _FOOT_FROM)

    def show_case(self, screen: Screen) -> None:
        """Show the fields and the count."""
        self.form.show_form(screen.fields, screen.groups)
        self._said = (screen.record, screen.status)
        self._show_status()
        self._head.show_note(screen.record)
