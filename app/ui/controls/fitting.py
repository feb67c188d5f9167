"""A quiet label that says as much as there is room for, and nothing where there is none."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_AIR = 40
"""Room to spare for any wording but the shortest: rows below each other then agree on one."""


class Fitting(QLabel):
    """Shows the longest of a few wordings that fits; at the right edge, so that they stand in one column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wordings: tuple[str, ...] = ()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "small")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def wordings(self) -> tuple[str, ...]:
        """What may be shown, the longest first."""
        return self._wordings

    def show_wordings(self, wordings: tuple[str, ...]) -> None:
        """Show one of these, the longest first."""
        if wordings != self._wordings:
            self._wordings = wordings
            self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        measure = self.fontMetrics()
        widths = [measure.horizontalAdvance(words) for words in self._wordings]
        last = len(widths) - 1
        room = self.width()
        fits = (place for place, width in enumerate(widths) if width + (0 if place == last else _AIR) <= room)
        place = next(fits, None)
        text = "" if place is None else self._wordings[place]
        if text != self.text():
            self.setText(text)
