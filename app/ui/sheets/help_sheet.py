"""The help sheet: beside the field that it is about, with what it means and why it is asked."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.bullets import Bullets
from app.ui.controls.labels import label, show_text
from app.ui.presenters.help_presses import FieldHelp
from app.ui.sheets.sheet import Sheet

_GAP = 12


class HelpSheet(Sheet):
    """Shows help on one field."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(words.HELP, over, 440, 380)
        self._anchor: QWidget | None = None
        self.lines = Bullets()
        self.count = label("overline")
        self.asked = Bullets(small=True)
        body = QWidget()
        body.setObjectName("scroll_body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(8, 6, 8, 6)
        inside.setSpacing(8)
        for part in (self.lines, self.count, self.asked):
            inside.addWidget(part)
        inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(words.HELP)
        self._scroll.setWidget(body)
        self.box.addWidget(self._scroll, 1)

    def show_help(self, told: FieldHelp, anchor: QWidget) -> None:
        """Show help beside a field; the arrow keys scroll it, Esc goes back to the field."""
        self._anchor = anchor
        show_text(self.heading, told.title)
        self.setAccessibleName(told.title)
        self.lines.show_lines(told.lines)
        show_text(self.count, told.summary)
        self.asked.show_lines(told.asked)
        self._scroll.setAccessibleDescription("\n".join((*told.lines, told.summary, *told.asked)))
        self._scroll.verticalScrollBar().setValue(0)
        self.lay_open(self._scroll)

    def where(self, room: QRect, wide: int, high: int) -> QRect:
        """Beside the field where there is room, else below or above it; never over it."""
        if self._anchor is None:
            return super().where(room, wide, high)
        at = QRect(self._anchor.mapTo(self._over, QPoint(0, 0)), self._anchor.size())
        top = max(room.top(), min(at.top() - _GAP, room.bottom() - high))
        if at.right() + _GAP + wide <= room.right():
            return QRect(at.right() + _GAP, top, wide, high)
        left = max(room.left(), min(at.left(), room.right() - wide))
        below, above = room.bottom() - at.bottom() - _GAP, at.top() - _GAP - room.top()
        if below >= above:
            return QRect(left, at.bottom() + _GAP, wide, min(high, below))
        high = min(high, above)
        return QRect(left, at.top() - _GAP - high, wide, high)
