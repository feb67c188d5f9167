"""The announcer: tells assistive technology at once of a stop that comes or goes, and politely of the advice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from app.ui import words

if TYPE_CHECKING:
    from app.ui.presenters.screen import Screen

_PAUSE_MS = 900  # after the last key, so that no one is talked to while typing


class Announcer(QObject):
    """Hears every screen; speaks only of what differs from the one before."""

    def __init__(self, window: QWidget, send: Callable[[QAccessibleEvent], None] | None = None) -> None:
        """Args: send: Where events go; to assistive technology where none is given."""
        super().__init__(window)
        self._window = window
        self._send = send or QAccessible.updateAccessibility
        self._stops: dict[str, str] | None = None
        self._headline = self._told = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_ended)

    def hear(self, screen: Screen) -> None:
        """Take in a screen."""
        if screen.report is None:
            return
        stops = {alert.rule: alert.title for alert in screen.stops}
        before, self._stops = self._stops or {}, stops
        for rule, title in stops.items():
            if rule not in before:
                self._say(words.ANNOUNCE_STOP.format(title=title), QAccessible.AnnouncementPoliteness.Assertive)
        for rule, title in before.items():
            if rule not in stops:
                self._say(words.ANNOUNCE_GONE.format(title=title), QAccessible.AnnouncementPoliteness.Assertive)
        if screen.report.headline != self._headline:
            self._headline = screen.report.headline
            self._pause.start()

    def _say(self, text: str, how: QAccessible.AnnouncementPoliteness) -> None:
        event = QAccessibleAnnouncementEvent(self._window, text)
        event.setPoliteness(how)
        self._send(event)

    def _on_pause_ended(self) -> None:
        if self._headline != self._told:
            self._told = self._headline
            self._say(self._headline, QAccessible.AnnouncementPoliteness.Polite)
