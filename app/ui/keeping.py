"""Keeping the window as it was: at the start it stands where it stood, at the end that is written down."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication

from app.ui.language import language
from app.ui.sizes import PERCENTS
from app.ui.theme import MODES, Look, Mode
from app.ui.window_state import WindowState, read_window_state, write_window_state

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

    from app.ui.dress import Dress
    from app.ui.plan.plan_pane import PlanPane

_FILE = "window.json"
_FIRST_SIZE = (1600, 900)
_ROOMY = 1500
"""On a screen narrower than this a first window takes all of it."""


def own_place() -> Path:
    """The file of the window's memory, in the user's own configuration folder."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / _FILE


class Keeping(QObject):
    """Restores the window, and remembers it."""

    def __init__(self, window: QMainWindow, dress: Dress, plan: PlanPane, place: Path) -> None:
        super().__init__(window)
        self._window = window
        self._dress = dress
        self._plan = plan
        self._place = place
        self._state = read_window_state(place)

    @property
    def place(self) -> Path:
        """The file of the window's memory."""
        return self._place

    @property
    def is_first_start(self) -> bool:
        """Whether the first look at the window was not shown yet."""
        return not self._state.tour_seen

    def restore(self) -> None:
        """Put the window where it stood; at the first start, so that it fits the screen."""
        free = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        screens = tuple((room.left(), room.top(), room.width(), room.height()) for room in free)
        state = self._state
        if not state.width:
            left, top, wide, high = screens[0]
            width, height = min(_FIRST_SIZE[0], wide), min(_FIRST_SIZE[1], high)
            x, y = left + (wide - width) // 2, top + (high - height) // 2
            state = replace(state, x=x, y=y, width=width, height=height, maximised=wide < _ROOMY)
        least = self._window.minimumSize()
        state = state.mended(screens, (least.width(), least.height()))
        self._window.setGeometry(state.x, state.y, state.width, state.height)
        if state.maximised:
            self._window.setWindowState(Qt.WindowState.WindowMaximized)
        self._dress.put_on(_look_of(state))

    def restore_tab(self) -> None:
        """Bring the tab of the plan to the front that was there; once there is something to show."""
        self._plan.show_tab(self._state.tab)

    def remember_tour(self) -> None:
        """The first look was shown: not again at a start."""
        self._state = replace(self._state, tour_seen=True)
        self.remember()

    def remember(self) -> None:
        """Write down how the window stands now."""
        window, look = self._window, self._dress.look
        room = window.normalGeometry() if window.isMaximized() else window.geometry()
        self._state = WindowState(
            room.x(),
            room.y(),
            room.width(),
            room.height(),
            window.isMaximized(),
            look.mode,
            look.text_percent,
            look.touch,
            self._plan.tab,
            self._state.tour_seen,
            language(),
        )
        write_window_state(self._place, self._state)


def _look_of(state: WindowState) -> Look:
    """The look that was worn; what this version does not offer is as it is at first."""
    mode = cast("Mode", state.mode) if state.mode in MODES else "system"
    return Look(mode, state.text_size if state.text_size in PERCENTS else 100, state.touch)
