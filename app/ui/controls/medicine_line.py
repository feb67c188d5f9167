"""The medicine line: name and dose stand out, and it is wrapped between its attributes only."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.theme import theme

_DASH = " –"
_LABEL = "DOSE "
_LEADING = 2
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class MedicineLine(QLabel):
    """Shows the attributes of a medicine line.

    The text is that of the whole line, for whoever reads it aloud; each attribute stays on one line as long as the
    line is wide enough for it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "dose")
        self.setProperty("parts", "true")
        self.setWordWrap(True)
        self._parts: tuple[str, ...] = ()
        self._known: dict[int, list[tuple[QRect, str, bool]]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_parts(self, parts: tuple[str, ...], whole: str) -> None:
        """Show these attributes; nothing where there are none."""
        if parts != self._parts:
            self._parts = parts
            self._known.clear()
            self.setText(whole)
            self.setHidden(not parts)
            self.updateGeometry()
            self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._known.clear()
        super().changeEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place, _text, _strong in self._laid(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def _fonts(self) -> tuple[QFont, QFont]:
        strong, light = QFont(self.font()), QFont(self.font())
        strong.setBold(True)
        light.setBold(False)
        return strong, light

    def _runs(self) -> tuple[tuple[tuple[str, bool], ...], ...]:
        """For each attribute its pieces, and whether a piece stands out."""
        last = len(self._parts) - 1
        made = []
        for number, part in enumerate(self._parts):
            label, _, amount = part.rpartition(_LABEL)
            dose = part.startswith(_LABEL) and not label
            pieces = [(_LABEL, False), (amount, True)] if dose else [(part, number == 0)]
            made.append((*pieces, *([(_DASH, False)] if number < last else [])))
        return tuple(made)

    def _laid(self, width: int) -> list[tuple[QRect, str, bool]]:
        """Every piece with its place, for a width; worked out once, for layouts ask often."""
        if width not in self._known:
            self._known[width] = self._lay(width)
        return self._known[width]

    def _lay(self, width: int) -> list[tuple[QRect, str, bool]]:
        strong, light = (QFontMetrics(font) for font in self._fonts())
        high, gap = strong.height() + _LEADING, light.horizontalAdvance(" ")
        laid: list[tuple[QRect, str, bool]] = []
        x = y = 0
        for run in self._runs():
            widths = [(strong if bold else light).horizontalAdvance(text) for text, bold in run]
            if x and x + sum(widths) > width:
                x, y = 0, y + high
            if sum(widths) > width:
                # Wider than the window: no attribute is cut, so this one alone is wrapped within.
                text = "".join(text for text, _bold in run)
                bold = any(bold for _text, bold in run)
                room = (strong if bold else light).boundingRect(QRect(0, y, max(width, 40), 100_000), _WRAP, text)
                laid.append((QRect(0, y, max(width, 40), room.height()), text, bold))
                y += room.height() + _LEADING
                continue
            for (text, bold), wide in zip(run, widths, strict=True):
                laid.append((QRect(x, y, wide + 1, high), text, bold))
                x += wide
            x += gap
        return laid

    def paintEvent(self, event: QPaintEvent) -> None:
        strong, light = self._fonts()
        painter = QPainter(self)
        painter.setPen(theme().text)
        for place, text, bold in self._laid(self.width()):
            painter.setFont(strong if bold else light)
            painter.drawText(place, _WRAP if place.width() >= self.width() else Qt.AlignmentFlag.AlignLeft, text)
        painter.end()
