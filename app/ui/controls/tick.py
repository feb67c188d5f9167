"""The tick: a check box with its words, painted in the colours of the theme, so that it is seen in every look."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.theme import theme

_BOX, _GAP, _EDGE = 16, 8, 4


class Tick(QCheckBox):
    """Taken, or left out; the space bar and a click anywhere on it change that."""

    def __init__(self, says: str, parent: QWidget | None = None) -> None:
        super().__init__(says.replace("&", "&&"), parent)
        self._says = says

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = 2 * _EDGE + _BOX + _GAP + metrics.horizontalAdvance(self._says) + 2
        return QSize(width, max(metrics.height() + 8, 26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:  # noqa: N802
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _BOX) / 2
        box = QRectF(_EDGE, top, _BOX, _BOX).adjusted(0.75, 0.75, -0.75, -0.75)
        taken = self.isChecked()
        painter.setPen(QPen(QColor(look.accent if taken else look.edge), 1.5))
        painter.setBrush(QColor(look.accent if taken else look.surface))
        painter.drawRoundedRect(box, 3, 3)
        if taken:
            painter.setPen(QPen(QColor(look.on_accent), 2))
            left, middle = float(_EDGE), top + _BOX / 2
            painter.drawPolyline(
                QPolygonF(
                    [QPointF(left + 4, middle), QPointF(left + 7, middle + 3.5), QPointF(left + 12.5, middle - 4)]
                )
            )
        painter.setPen(QColor(look.text))
        words = self.rect().adjusted(_EDGE + _BOX + _GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._says)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
