"""Monitoring: what is checked, on which days, and why; as a calendar, or as a list of the items."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.ui import words
from app.ui.advice.card_frame import CardFrame
from app.ui.advice.stack import CardStack
from app.ui.advice.why_panel import reasons_of
from app.ui.controls.labels import label, show_text
from app.ui.controls.quiet import laid_out_once
from app.ui.controls.steady_bar import keep_steady
from app.ui.controls.tabs import Tabs
from app.ui.plan.calendar_card import CalendarCard
from app.ui.plan.one_scroll import settle_heads
from app.ui.presenters.calendar import calendar_days

if TYPE_CHECKING:
    from app.domain.report import MonitorLine


class MonitorCard(CardFrame):
    """Shows one thing that is checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_tone("plain")
        self._line: MonitorLine | None = None
        self._item = label("head")
        self._due = label()
        self._because = label("small")
        for part in (self._item, self._due, self._because, self.why_button):
            self.box.addWidget(part)

    def show_line(self, line: MonitorLine) -> None:
        """Show a line; does nothing where it is the one that is shown."""
        if line == self._line:
            return
        self._line = line
        show_text(self._item, line.item)
        show_text(self._due, line.due_text)
        show_text(self._because, line.because)
        self.setAccessibleName(line.item)
        self.setAccessibleDescription(line.due_text)
        self.show_reasons(reasons_of(line))


class MonitoringTab(QWidget):
    """Shows what is checked, by day or by item; wishes to go to an entry of the evidence."""

    evidence_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scroll_body")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines: tuple[MonitorLine, ...] = ()
        self._today: date | None = None
        self.order = Tabs(words.CALENDAR_ORDER)
        for title in (words.CALENDAR_BY_DATE, words.CALENDAR_BY_ITEM):
            self.order.addTab(title)
        self.order.currentChanged.connect(self._on_order_changed)
        body = QWidget()
        body.setObjectName("scroll_body")
        outer = self._within = QVBoxLayout(body)
        outer.setContentsMargins(12, 8, 12, 8)
        self._none = label("muted", words.NO_MONITORING)
        outer.addWidget(self._none)
        days, items = QWidget(), QWidget()
        self._days = CardStack(days, self._new_day)
        self._cards = CardStack(items, self._new_card)
        outer.addWidget(days)
        outer.addWidget(items)
        outer.addStretch(1)
        self._scroll = scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_steady(scroll)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        scroll.setAccessibleName(words.TAB_MONITORING)
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 4, 0, 0)
        whole.setSpacing(0)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.order)
        head.addStretch(1)
        whole.addWidget(self._head)
        whole.addWidget(scroll, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        settle_heads(self, (self._head,), self._whole, self._within)

    def _new_card(self, _item: str) -> MonitorCard:
        card = MonitorCard()
        card.evidence_wanted.connect(self.evidence_wanted)
        return card

    def _new_day(self, _day: str) -> CalendarCard:
        card = CalendarCard()
        card.why_wanted.connect(self.show_why)
        return card

    def show_lines(self, lines: tuple[MonitorLine, ...], today: date | None) -> None:
        """Show what is checked.

        Args:
            today: None where it is not known; the days are then not measured from it, and the items are shown.
        """
        if lines is self._lines and today == self._today:
            return
        self._lines, self._today = lines, today
        self._none.setHidden(bool(lines))
        self.order.setHidden(not lines or today is None)
        self._show()

    def _show(self) -> None:
        by_date = self.order.currentIndex() == 0 and self._today is not None
        days = calendar_days(self._lines, self._today) if by_date and self._today is not None else ()
        with laid_out_once(self._days.box, self._cards.box):
            for day_card, day in zip(self._days.arrange([day.title for day in days]), days, strict=True):
                day_card.show_day(day)
            lines = () if by_date else self._lines
            for card, line in zip(self._cards.arrange([line.item for line in lines]), lines, strict=True):
                card.show_line(line)

    def show_why(self, item: str) -> None:
        """Go from a day to the item itself, and tell why it is checked."""
        self.order.setCurrentIndex(1)
        card = self._cards.card(item)
        if card is not None:
            card.tell_why()
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(0, card, self._on_card_laid_out)

    def _on_card_laid_out(self) -> None:
        card = self.focusWidget()
        if card is not None:
            self._scroll.ensureWidgetVisible(card, 0, 24)

    def _on_order_changed(self, _order: int) -> None:
        self._show()
        self._scroll.verticalScrollBar().setValue(0)
