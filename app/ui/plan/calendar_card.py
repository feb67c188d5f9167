"""A day of the calendar: its date, how far away it is, and a line for each thing to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, label, show_text
from app.ui.controls.mark import SeverityMark

if TYPE_CHECKING:
    from app.ui.presenters.calendar import CalendarDay, Duty

_TONES = {"overdue": "warning", "today": "offer", "ahead": "plain"}


class DutyLine(QWidget):
    """Shows one thing to be done; a press asks why."""

    why_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = ""
        self._text = label()
        self._then = label("small")
        self._go = button(words.WHY, "source", about=words.ABOUT_WHY)
        self._go.clicked.connect(self._on_go_clicked)
        said = QVBoxLayout()
        said.setContentsMargins(0, 3, 0, 3)  # its first line level with the press
        said.setSpacing(0)
        said.addWidget(self._text)
        said.addWidget(self._then)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addLayout(said, 1)
        line.addWidget(self._go, 0, Qt.AlignmentFlag.AlignTop)

    def show_duty(self, duty: Duty) -> None:
        """Show what is to be done."""
        self._item = duty.item
        show_text(self._text, duty.item)
        show_text(self._then, duty.then)
        self._go.setAccessibleName(words.CALENDAR_WHY.format(item=duty.item))

    def _on_go_clicked(self) -> None:
        self.why_wanted.emit(self._item)


class CalendarCard(QFrame):
    """Shows one day; wishes to see why something is done."""

    why_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day: CalendarDay | None = None
        self._lines: list[DutyLine] = []
        self._mark = SeverityMark("warning")
        self._word = label("word", words.CALENDAR_OVERDUE, wrap=False)
        self._word.setProperty("ink", "warning")
        self._title = label("head", wrap=False)
        self._when = label("small", wrap=False)
        said = QHBoxLayout()
        said.setSpacing(6)
        said.addWidget(self._mark)
        said.addWidget(self._word)
        said.addWidget(self._title)
        said.addStretch(1)
        top = Flow(first_fills=True)
        top.add_layout(said)
        top.addWidget(self._when)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 6, 12, 6)
        self._box.setSpacing(2)
        self._box.addLayout(top)

    def show_day(self, day: CalendarDay) -> None:
        """Show a day; does nothing where it is the one that is shown."""
        if day == self._day:
            return
        self._day = day
        if self.property("tone") != _TONES[day.standing]:
            self.setProperty("tone", _TONES[day.standing])
            self.style().unpolish(self)
            self.style().polish(self)
            QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))
        late = day.standing == "overdue"
        self._mark.setHidden(not late)
        self._word.setHidden(not late)
        show_text(self._title, day.title)
        show_text(self._when, day.when)
        role = "accent" if day.standing == "today" else "small"
        if self._when.property("role") != role:
            self._when.setProperty("role", role)
            self._when.style().polish(self._when)
        self._show_duties(day.duties)
        standing = f"{words.CALENDAR_OVERDUE}, " if late else ""
        self.setAccessibleName(f"{standing}{day.title}, {day.when}" if day.when else day.title)
        self.setAccessibleDescription(". ".join(duty.item for duty in day.duties))

    def _show_duties(self, duties: tuple[Duty, ...]) -> None:
        while len(self._lines) < len(duties):
            line = DutyLine(self)
            line.why_wanted.connect(self.why_wanted)
            self._box.addWidget(line)
            self._lines.append(line)
        for place, line in enumerate(self._lines):
            line.setHidden(place >= len(duties))
            if place < len(duties):
                line.show_duty(duties[place])
