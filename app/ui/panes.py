"""The panes: three side by side, two with tabs, or one with tabs, as the width allows."""

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from app.ui import words
from app.ui.controls.tabs import Tabs
from app.ui.sizes import scaled, target, unscaled

CASE, ADVICE, PLAN = range(3)
_THREE_FROM, _TWO_FROM = 1280, 900
_WIDTHS_THREE = (440, 526, 400)
_WIDTHS_WIDE = (560, 760, 600)
_CASE_FROM = 412  # two short questions fit on one line
_GAP, _TABS = 8, 32


class Pane(QFrame):
    """A pane; told whether a tab names it, so that it need not name itself."""

    def show_tabbed(self, tabbed: bool) -> None:
        """Show the pane without its own head, or with it."""
        raise NotImplementedError


class Panes(QWidget):
    """Lays out the three panes; reports nothing but which one is in front."""

    pane_seen = Signal(int)

    def __init__(self, case: Pane, advice: Pane, plan: Pane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes = (case, advice, plan)
        self._front = CASE
        self._columns = 0
        self._titles = (words.PANE_CASE, words.PANE_ADVICE, words.PANE_PLAN)
        self._tabs = Tabs(", ".join(self._titles), self)
        for pane in self._panes:
            pane.setParent(self)
        self._tabs.currentChanged.connect(self._on_tab_changed)
        self.setMinimumSize(320, 40)

    @property
    def columns(self) -> int:
        """How many panes stand side by side."""
        return self._columns

    @property
    def front(self) -> int:
        """The pane that is in front, or that was last brought there."""
        return self._front

    def show_pane(self, pane: int) -> None:
        """Bring a pane to the front, where not all are seen."""
        if pane == self._front:
            return
        self._front = pane
        self._show_tab()
        self._lay_out()
        self.pane_seen.emit(pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fold()
        super().changeEvent(event)

    def _fold(self) -> None:
        """Stand as many panes side by side as there is room for; larger text takes more of it."""
        width = unscaled(self.width())
        columns = 3 if width >= _THREE_FROM else 2 if width >= _TWO_FROM else 1
        if columns != self._columns:
            self._columns = columns
            self._rebuild_tabs()
        self._lay_out()

    def _tabbed(self) -> tuple[int, ...]:
        return {3: (), 2: (ADVICE, PLAN), 1: (CASE, ADVICE, PLAN)}[self._columns]

    def _rebuild_tabs(self) -> None:
        self._tabs.blockSignals(True)
        while self._tabs.count():
            self._tabs.removeTab(0)
        for pane in self._tabbed():
            self._tabs.addTab(f"{pane + 1}  {self._titles[pane]}")
        self._tabs.blockSignals(False)
        self._show_tab()

    def _show_tab(self) -> None:
        tabbed = self._tabbed()
        if self._front in tabbed:
            self._tabs.blockSignals(True)
            self._tabs.setCurrentIndex(tabbed.index(self._front))
            self._tabs.blockSignals(False)

    def _lay_out(self) -> None:
        room = self.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        self._tabs.setHidden(self._columns == 3)
        if self._columns == 3:
            self._three(room)
        elif self._columns == 2:
            left = min(scaled(460), max(scaled(_CASE_FROM), room.width() * 46 // 100))
            self._place(CASE, QRect(room.left(), room.top(), left, room.height()))
            right = QRect(room.left() + left + _GAP, room.top(), room.width() - left - _GAP, room.height())
            self._stacked(right, (ADVICE, PLAN))
        else:
            self._stacked(room, (CASE, ADVICE, PLAN))

    def _three(self, room: QRect) -> None:
        shares = _WIDTHS_WIDE if unscaled(room.width()) > 1700 else _WIDTHS_THREE
        free = room.width() - 2 * _GAP
        left = room.left()
        widths = [free * share // sum(shares) for share in shares]
        short = max(scaled(_CASE_FROM) - widths[CASE], 0)
        for pane, wide in enumerate((short, -short // 2, -short // 2)):
            width = widths[pane] + wide
            self._place(pane, QRect(left, room.top(), width, room.height()))
            left += width + _GAP

    def _stacked(self, room: QRect, panes: tuple[int, ...]) -> None:
        high = target(_TABS)
        self._tabs.setGeometry(room.left(), room.top() - 4, min(room.width(), self._tabs.sizeHint().width()), high)
        below = room.adjusted(0, high, 0, 0)
        front = self._front if self._front in panes else panes[0]
        for pane in panes:
            if pane == front:
                self._place(pane, below)
            else:
                self._panes[pane].hide()

    def _place(self, pane: int, where: QRect) -> None:
        self._panes[pane].show_tabbed(pane in self._tabbed())
        self._panes[pane].setGeometry(where)
        self._panes[pane].show()

    def _on_tab_changed(self, index: int) -> None:
        tabbed = self._tabbed()
        if 0 <= index < len(tabbed):
            self._front = tabbed[index]
            self._lay_out()
            self.pane_seen.emit(self._front)
