"""The help line: as many sentences on the question that is being answered as its two lines have room for."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.sizes import keep_height

_HEIGHT = 36
_JOINED = "/\u2060"
"""A stroke after which no line ends: a unit is never torn."""


class HelpLine(QLabel):
    """Shows the first sentences that fit, whole: half a definition is none. F1 tells the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentences: tuple[str, ...] = ()
        self.setObjectName("help_line")
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(12, 0, 12, 0)
        self.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        keep_height(self, _HEIGHT)

    def show_sentences(self, sentences: tuple[str, ...]) -> None:
        """Show these, the most important first."""
        if sentences != self._sentences:
            self._sentences = sentences
            self._fit()

    @property
    def shown(self) -> str:
        """What of them is to be seen."""
        return self.text().replace(_JOINED, "/")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        count = len(self._sentences)
        while count > 1 and not self._has_room(self._joined(count)):
            count -= 1
        text = self._joined(count)
        if text != self.text():
            self.setText(text)

    def _joined(self, count: int) -> str:
        return " ".join(self._sentences[:count]).replace("/", _JOINED)

    def _has_room(self, text: str) -> bool:
        room = self.contentsRect()
        flags = Qt.TextFlag.TextWordWrap.value
        return self.fontMetrics().boundingRect(QRect(0, 0, room.width(), 1000), flags, text).height() <= room.height()
