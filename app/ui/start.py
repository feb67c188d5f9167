"""Starting the window: settings diverted, one style, one font, the guard against the wheel."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QEvent, QObject, QSettings, QTemporaryDir, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from app.ui import words
from app.ui.theme import ui_font
from app.ui.wheel_guard import WheelGuard


def divert_settings(folder: Path) -> None:
    """Keep the folder history of file dialogs out of the user's configuration: it may name a patient."""
    for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
            QSettings.setPath(kind, scope, str(folder))


class _FirstPaint(QObject):
    """Waits for the first paint of a window."""

    def __init__(self, window: QWidget, job: Callable[[], None]) -> None:
        super().__init__(window)
        self._job: Callable[[], None] | None = job

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._job is not None:
            job, self._job = self._job, None
            QTimer.singleShot(0, job)
        return False


_RARE = (
    (QtWidgets, "QStyle"),
    (QtWidgets, "QStyleOptionButton"),
    (QtWidgets, "QStylePainter"),
    (QtGui, "QAccessible"),
    (QtGui, "QAccessibleAnnouncementEvent"),
)


def bring_in_rare_classes() -> bool:
    """Have PySide make one of the classes of Qt that no start needs and the first case does; False when all are there.

    A class is made when it is first named, and some take several milliseconds.
    """
    module, name = next(((module, name) for module, name in _RARE if name not in vars(module)), (None, ""))
    if module is None:
        return False
    getattr(module, name)
    return True


class Desk:
    """The application object with what must live as long as it does."""

    def __init__(self, arguments: Sequence[str], fonts: Sequence[Path]) -> None:
        self._private = QTemporaryDir()
        divert_settings(Path(self._private.path()))
        os.environ.setdefault("QT_LOGGING_RULES", "qt.accessibility*=false")
        # Asked for with the arguments: chosen later, the platform's own style is made first, for nothing; and setStyle
        # would hand the style to Python, which costs a fortieth of the start.
        self.application = QApplication([words.PROGRAM, "-style", "Fusion", *arguments])
        self.application.setApplicationName(words.PROGRAM)
        for font in fonts:
            if font.is_file():
                QFontDatabase.addApplicationFont(str(font))
        self.application.setFont(ui_font())
        self._guard = WheelGuard(self.application)

    def after_first_paint(self, window: QWidget, job: Callable[[], None]) -> None:
        """Do something once the window has been painted and what was waiting for it is done."""
        window.installEventFilter(_FirstPaint(window, job))
