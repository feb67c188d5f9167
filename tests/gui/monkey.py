"""The monkey: random keys, clicks, sizes, pastes and examples, from a seed; after each the case is still there."""

import random
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.main_window import MainWindow
from app.ui.presenters.case_reader import read_draft
from app.ui.presenters.services import Services

PLAIN_KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_F1, Qt.Key.Key_F6, Qt.Key.Key_F7,
    Qt.Key.Key_F8, Qt.Key.Key_Question, Qt.Key.Key_Menu,
)  # fmt: skip
SHORTCUTS = (
    (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier),
    (Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier),
    *((Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.AltModifier) for number in range(9)),
)
LETTERS = "ynu?0123456789.,-/ abcdefghijklmnopqrstuvwxyzÉñ<>&%µ李\u202e\u200b"
PASTES = (
    "CK 1900 U/L, weight 62 kg, ALT 45, eGFR > 90, Hb 11.2 g/dL, 12.11.2026",
    "<img src=x> plaquetas 1.000; weight 159; CK 9e9\x00\x1b[31m",
    "x" * 100_000,
    "",
    "\u202eCK 1900\u202c\nJo-1 positive\ntested on 2026-11-01",
)
SIZES = ((1366, 720), (1920, 1080), (1280, 700), (900, 600), (683, 400), (480, 320))


class Monkey:
    """Works a window from a seed, and looks after each event whether the case can still be kept."""

    def __init__(self, window: MainWindow, services: Services, seed: int, folder: Path) -> None:
        self._window = window
        self._services = services
        self._random = random.Random(seed)  # noqa: S311 - a seed is what is wanted
        self._folder = folder
        self.done: list[str] = []
        self._doings: tuple[tuple[int, Callable[[], str]], ...] = (
            (40, self._type),
            (22, self._press),
            (12, self._shortcut),
            (20, self._click),
            (2, self._resize),
            (2, self._example),
            (2, self._clipboard),
            (1, self._mode),
        )
        # A menu that is open waits for its own end: it is closed for the monkey, now and then by taking a line of it.
        self._closing = QTimer(window)
        self._closing.timeout.connect(self._close_popup)

    def run(self, events: int) -> None:
        """Do so many things."""
        self._closing.start(10)
        for number in range(events):
            self.step()
            if number % 25 == 0:
                self.keep()
        self._closing.stop()
        self.keep()

    def step(self) -> None:
        """Do one thing."""
        weights = [weight for weight, _ in self._doings]
        self.done.append(self._random.choices([doing for _, doing in self._doings], weights)[0]())
        QApplication.processEvents()

    def keep(self) -> None:
        """The case can be saved as it stands and read again, or what is wrong with it is told."""
        presenter = self._window._presenter
        assert self._window.isVisible()
        case, problems, _laid = read_draft(presenter._past.draft, self._services.read_tree)
        if problems:
            assert {path for path, view in presenter.screen.fields.items() if view.text} >= set(problems)
            return
        file = self._folder / "kept.yaml"
        self._services.write_file(file, case)
        assert self._services.read_file(file) == case

    def _target(self) -> QWidget:
        return QApplication.focusWidget() or self._window

    def _type(self) -> str:
        letter = self._random.choice(LETTERS)
        if letter.isascii():
            QTest.keyClicks(self._target(), letter)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._target(), event)
        return f"type {letter!r}"

    def _press(self) -> str:
        key = self._random.choice(PLAIN_KEYS)
        QTest.keyClick(self._target(), key)
        return f"press {key.name}"

    def _shortcut(self) -> str:
        key, modifier = self._random.choice(SHORTCUTS)
        QTest.keyClick(self._target(), key, modifier)
        return f"press {key.name} with {modifier}"

    def _click(self) -> str:
        place = QPoint(self._random.randrange(self._window.width()), self._random.randrange(self._window.height()))
        child = self._window.childAt(place)
        if child is not None:
            button = self._random.choice(
                (Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
            )
            QTest.mouseClick(child, button, pos=child.mapFrom(self._window, place))
        return f"click {place.x()}, {place.y()}"

    def _resize(self) -> str:
        size = self._random.choice(SIZES)
        self._window.resize(*size)
        return f"resize {size}"

    def _example(self) -> str:
        example = self._random.choice(self._window._presenter.examples)
        self._window._on_example_wanted(str(example.file))
        if self._random.random() < 0.7:
            self._window.filing.discard()
        return f"example {example.file.stem}"

    def _clipboard(self) -> str:
        QGuiApplication.clipboard().setText(self._random.choice(PASTES))
        return "clipboard"

    def _mode(self) -> str:
        mode = self._random.choice(("light", "dark", "system"))
        self._window.show_mode(mode)
        return f"look {mode}"

    def _close_popup(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            if self._random.random() < 0.5:
                QTest.keyClick(popup, Qt.Key.Key_Down)
                QTest.keyClick(popup, Qt.Key.Key_Return)
            popup = QApplication.activePopupWidget()
            if popup is not None:
                popup.close()
