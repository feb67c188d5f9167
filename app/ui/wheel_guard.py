"""The wheel guard: a wheel never changes a value; over a field it scrolls what lies behind."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QWheelEvent, QWindow
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget


def _guards(widget: QWidget) -> bool:
    from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QScrollBar, QTabBar

    guarded = isinstance(widget, QComboBox | QAbstractSpinBox | QTabBar | QAbstractSlider)
    return guarded and not isinstance(widget, QScrollBar)


class WheelGuard(QObject):
    """Watches every window of the application as it gets the focus.

    It sits on the windows, not on the application: there it would be asked for each event of each widget, which
    makes a keystroke a quarter slower. The window's own controls refuse the wheel themselves as well.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__()
        application.focusWindowChanged.connect(self._on_focus_window_changed)

    def _on_focus_window_changed(self, window: QWindow | None) -> None:
        if isinstance(window, QWindow):
            # Watching a second time only moves the guard to the front.
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QWheelEvent):
            return False
        widget = QApplication.widgetAt(event.globalPosition().toPoint())
        guarded = None
        while widget is not None and not widget.isWindow():
            if _guards(widget):
                guarded = widget
            widget = widget.parentWidget()
        area = _area_behind(guarded)
        if area is not None:
            # Qt passes only the system's own events on from child to parent: this one goes where it would end.
            QApplication.sendEvent(area.viewport(), event)
        return guarded is not None


def _area_behind(widget: QWidget | None) -> QAbstractScrollArea | None:
    """The nearest area round a widget that scrolls."""
    while widget is not None and not widget.isWindow():
        widget = widget.parentWidget()
        if isinstance(widget, QAbstractScrollArea):
            return widget
    return None
