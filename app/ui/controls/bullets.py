"""Bullets: a list of sentences with a hanging indent, painted as one widget."""

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme import theme

_INDENT, _GAP, _DOT = 14, 3, 2.0
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class Bullets(QLabel):
    """Shows plain sentences, one dot each."""

    def __init__(self, small: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._lines: tuple[str, ...] = ()
        self._heights: dict[int, tuple[int, ...]] = {}
        self._small = small
        if small:
            self.setProperty("small", "true")  # the style sheet knows how small
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Show these sentences; nothing where there are none."""
        if lines != self._lines:
            self._lines = lines
            self._heights.clear()
            self.setAccessibleName("\n".join(lines))
            self.setHidden(not lines)
            self.updateGeometry()
            self.update()

    def text(self) -> str:
        """What is shown."""
        return "\n".join(self._lines)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._measured(width)) + _GAP * len(self._lines)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._heights.clear()
        super().changeEvent(event)

    def _measured(self, width: int) -> tuple[int, ...]:
        """The height of each line at a width; measured once, for layouts ask often."""
        if width not in self._heights:
            room = QRect(0, 0, max(width - _INDENT, 40), 100_000)
            metrics = self.fontMetrics()
            self._heights[width] = tuple(metrics.boundingRect(room, _WRAP, line).height() for line in self._lines)
        return self._heights[width]

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(look.muted if self._small else look.text)
        top = 0
        for line, height in zip(self._lines, self._measured(self.width()), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.muted))
            painter.drawEllipse(QPointF(_DOT + 1, top + self.fontMetrics().lineSpacing() / 2), _DOT, _DOT)
            painter.setPen(ink)
            painter.drawText(QRect(_INDENT, top, self.width() - _INDENT, height), _WRAP, line)
            top += height + _GAP
        painter.end()
