"""The clipboard: a text of the case lies there for half a minute, marked as one that nobody is to keep."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

LIES_MS = 30_000
_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    "application/x-nspasteboard-concealed-type": b"text",
}
"""By which programs that keep what was on the clipboard know what they are not to keep."""


class Clipping(QObject):
    """Puts a text on the clipboard, and takes it off again unless something else lies there by then."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._lies = QTimer(self)
        self._lies.setSingleShot(True)
        self._lies.setInterval(LIES_MS)
        self._lies.timeout.connect(self.take_off)

    def put(self, text: str) -> None:
        """Put a text there, as plain text and nothing else."""
        mime = QMimeData()
        mime.setText(text)
        for mark, value in _MARKS.items():
            mime.setData(mark, value)
        self._text = text
        QGuiApplication.clipboard().setMimeData(mime)
        self._lies.start()

    def take_off(self) -> None:
        """Take the text off, where it still lies there."""
        self._lies.stop()
        text, self._text = self._text, ""
        if text and QGuiApplication.clipboard().text() == text:
            QGuiApplication.clipboard().clear()
