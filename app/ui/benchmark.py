"""The benchmark of the start: says when the first key could be typed, and when the first advice stood, then quits."""

import sys
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def report_start(window: "MainWindow") -> Callable[[], None]:
    """Have `advised <monotonic ns>` printed at the first advice, and the program end there.

    Returns:
        What prints `ready <monotonic ns>`: to be called once the window has been painted.
    """
    window.support_opened.connect(_on_support_opened)
    return partial(_say, "ready")


def _on_support_opened() -> None:
    _say("advised")
    QApplication.exit(0)


def _say(word: str) -> None:
    sys.stdout.write(f"{word} {time.monotonic_ns()}\n")
    sys.stdout.flush()
