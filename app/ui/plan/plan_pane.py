"""The plan pane: tabs for taper, monitoring, handout and evidence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.labels import label
from app.ui.controls.tabs import Tabs
from app.ui.panes import Pane
from app.ui.presenters.screen import Screen
from app.ui.sizes import keep_height

if TYPE_CHECKING:
    from app.ui.plan.chart import Draw
    from app.ui.plan.evidence_tab import EvidenceTab
    from app.ui.plan.handout_tab import HandoutTab
    from app.ui.plan.monitoring_tab import MonitoringTab
    from app.ui.plan.taper_tab import TaperTab

TAPER, MONITORING, HANDOUT, EVIDENCE = range(4)
Built = TypeVar("Built", bound=QWidget)


def _no_day() -> date | None:
    return None


class PlanPane(Pane):
    """Shows the plan; reports which tab is seen, and wishes to go to an entry of the evidence."""

    tab_seen = Signal(int)
    evidence_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAccessibleName(words.PANE_PLAN)
        self._screen: Screen | None = None
        self._draw: Draw | None = None
        self._today: Callable[[], date | None] = _no_day
        self._tabs = Tabs(words.PANE_PLAN)
        for title in (words.TAB_TAPER, words.TAB_MONITORING, words.TAB_HANDOUT, words.TAB_EVIDENCE):
            self._tabs.addTab(title)
        head = QWidget()
        head.setObjectName("pane_head")
        keep_height(head, 34, pressed=True)
        line = QHBoxLayout(head)
        line.setContentsMargins(12, 0, 4, 0)
        self._name = label("head", f"3  {words.PANE_PLAN}", wrap=False)
        line.addWidget(self._name)
        line.addStretch(1)
        line.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignBottom)
        self._stack = QStackedWidget()
        for _ in range(4):
            self._stack.addWidget(QWidget())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(head)
        # Each tab scrolls itself, all of it where there is next to no height: never one scroll within another.
        self._stack.setMinimumHeight(1)
        whole.addWidget(self._stack, 1)
        self._tabs.currentChanged.connect(self._on_tab_changed)

    @cached_property
    def taper(self) -> TaperTab:
        """The taper, built once the window was painted for the first time."""
        from app.ui.plan.taper_tab import TaperTab

        return self._put(TAPER, TaperTab())

    @cached_property
    def monitoring(self) -> MonitoringTab:
        """The list of what is checked, built when it is first wanted."""
        from app.ui.plan.monitoring_tab import MonitoringTab

        made = self._put(MONITORING, MonitoringTab())
        made.evidence_wanted.connect(self.evidence_wanted)
        return made

    @cached_property
    def handout(self) -> HandoutTab:
        """The patient's pages, built when they are first wanted."""
        from app.ui.plan.handout_tab import HandoutTab

        return self._put(HANDOUT, HandoutTab())

    @cached_property
    def evidence(self) -> EvidenceTab:
        """What the protocol rests on, built when it is first wanted."""
        from app.ui.plan.evidence_tab import EvidenceTab

        return self._put(EVIDENCE, EvidenceTab())

    def _put(self, place: int, tab: Built) -> Built:
        front = self._stack.currentIndex()
        stand_in = self._stack.widget(place)
        if stand_in is not None:
            self._stack.removeWidget(stand_in)
            stand_in.deleteLater()
        self._stack.insertWidget(place, tab)
        self._stack.setCurrentIndex(front)
        return tab

    def prepare(self) -> bool:
        """Build the handout ahead, so that its first page is seen sooner; False where it is there already."""
        if "handout" in self.__dict__:
            return False
        self.handout.hide()
        return True

    def follow_day(self, today: Callable[[], date]) -> None:
        """Have a way to ask which day it is, from which the days of the monitoring are counted."""
        self._today = today

    @property
    def tab(self) -> int:
        """The tab that is seen."""
        return self._stack.currentIndex()

    def show_tabbed(self, tabbed: bool) -> None:
        """Drop the name where a tab names the pane; its own tabs stay."""
        self._name.setHidden(tabbed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        name = 0 if self._name.isHidden() else self._name.sizeHint().width() + 12
        self._tabs.fit(event.size().width() - name - 16)

    def show_tab(self, tab: int) -> None:
        """Bring a tab to the front."""
        self._tabs.setCurrentIndex(tab)

    def show_plan(self, screen: Screen, draw: Draw) -> None:
        """Show taper and monitoring."""
        self._screen, self._draw = screen, draw
        self._show_front()

    def _show_front(self) -> None:
        """Bring up to date what is seen; a tab behind is brought up to date when it comes to the front."""
        report = self._screen.report if self._screen is not None else None
        if self._screen is None or self._draw is None:
            return
        if self._screen.fault:
            self.taper.show_taper(None, self._screen.fault, self._draw, self._screen.work)
            if self.tab == MONITORING:
                self.monitoring.show_lines((), self._today())
        if report is None:
            return
        if self.tab == TAPER:
            self.taper.show_taper(report.taper, report.no_taper, self._draw, self._screen.work)
        elif self.tab == MONITORING:
            self.monitoring.show_lines(report.monitoring, self._today())

    def focus_first(self) -> None:
        """Put the focus on the tabs."""
        self._tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_tab_changed(self, tab: int) -> None:
        if tab == MONITORING:
            self.monitoring.show()
        elif tab == HANDOUT:
            self.handout.show()
        elif tab == EVIDENCE:
            self.evidence.show()
        self._stack.setCurrentIndex(tab)
        self._show_front()
        self.tab_seen.emit(tab)
