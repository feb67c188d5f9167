"""The low window: tells the parts that are always seen when there is little height, so that they take less of it."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.sizes import unscaled

_LOW = 300  # px at the usual size of text


class LowWindow(QObject):
    """Watches the height of the window in which a widget is; reports when it becomes low, and when no longer."""

    told = Signal(bool)

    def __init__(self, widget: QWidget, below: int = _LOW) -> None:
        """Args: below: Height in px at the usual size of text under which a window is low."""
        super().__init__(widget)
        self._below = below
        self._widget = widget
        self._window: QWidget | None = None
        self._low = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._widget and kind in (QEvent.Type.Show, QEvent.Type.FontChange):
            if self._window is None:
                self._window = self._widget.window()
                self._window.installEventFilter(self)
            self._look()
        elif watched is self._window and kind == QEvent.Type.Resize:
            self._look()
        return False

    def _look(self) -> None:
        low = self._window is not None and unscaled(self._window.height()) < self._below
        if low != self._low:
            self._low = low
            self.told.emit(low)
