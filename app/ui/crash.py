"""The crash page: a fault of the program is told, without a word about the patient."""

import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout

from app.ui import words
from app.ui.controls.labels import button, label
from app.ui.theme import dress


def crash_report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where it happened: kind of fault, and file, line and function of each frame. No message, no values."""
    frames = traceback.extract_tb(trace)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join((kind.__name__, *lines))


class CrashDialog(QDialog):
    """Shows a crash report."""

    def __init__(self, report: str) -> None:
        super().__init__()
        self.setWindowTitle(words.PROGRAM)
        self.setMinimumSize(480, 320)
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setAccessibleName(words.CRASH_TITLE)
        close = button(words.CLOSE, "primary")
        close.clicked.connect(self.accept)
        box = QVBoxLayout(self)
        box.setSpacing(8)
        box.addWidget(label("title", words.CRASH_TITLE))
        box.addWidget(label("", words.CRASH_TEXT))
        box.addWidget(shown, 1)
        box.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        dress(self)


class CrashHook:
    """Stands in for sys.excepthook while the window is open."""

    def __init__(self) -> None:
        self._shown = False

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell a fault on standard error and, once, in a dialog."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(130)
            return
        report = crash_report(kind, trace)
        sys.stderr.write(f"{report}\n")
        if not self._shown:
            self._shown = True
            CrashDialog(report).exec()
            self._shown = False


def install_crash_page() -> None:
    """From now on a fault of the program is shown, not lost."""
    sys.excepthook = CrashHook()
