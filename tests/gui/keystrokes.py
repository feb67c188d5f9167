"""Counting keys: a clinician who works by keyboard alone, and the time it takes by the keystroke-level model."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.main_window import MainWindow

KEY_S, THOUGHT_S = 0.28, 1.35
"""Keystroke-level model, upper end (Card, Moran and Newell): one key, one mental preparation."""


@dataclass
class Keyboard:
    """Types into whatever has the cursor, and counts.

    Args:
        window: The window that is worked. keys: pressed so far. thoughts: preparations so far.
    """

    window: MainWindow
    keys: int = 0
    thoughts: int = 0
    log: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """The time of a practised hand, without reading."""
        return self.keys * KEY_S + self.thoughts * THOUGHT_S

    @property
    def at(self) -> str:
        """The path of the field with the cursor; "" where it is in none."""
        row = self.window.case.form.row_of(QApplication.focusWidget())
        return "" if row is None else row.path

    def think(self, times: int = 1) -> None:
        """Prepare for what comes."""
        self.thoughts += times

    def type(self, text: str) -> None:
        """Type letters and digits, one key each."""
        for letter in text:
            self.log.append(f"{self.at}: {letter}")
            QTest.keyClicks(_cursor(self.window), letter)
            self.keys += 1
            QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key, alone or with another held."""
        self.log.append(f"{self.at}: {key.name}")
        QTest.keyClick(_cursor(self.window), key, modifier)
        self.keys += 1
        QApplication.processEvents()

    def enter(self, text: str = "") -> None:
        """Type a text and go on."""
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def seek(self, path: str, most: int = 9) -> None:
        """Press F7 until the cursor is in a field."""
        pressed = 0
        while self.at != path:
            assert pressed < most, f"F7 did not lead to {path}: {self.log[-most:]}"
            self.press(Qt.Key.Key_F7)
            pressed += 1


def _cursor(window: MainWindow) -> QWidget:
    return QApplication.focusWidget() or window
