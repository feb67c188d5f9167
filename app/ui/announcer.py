"""The announcer: tells assistive technology at once of a stop that comes or goes, and politely of the advice."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.ui import words

# Qt's words for assistive technology come in with the first announcement: they cost at the start.
if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleEvent

    from app.ui.presenters.screen import Screen

_PAUSE_MS = 900  # after the last key, so that no one is talked to while typing


def _tell(event: QAccessibleEvent) -> None:
    from PySide6.QtGui import QAccessible

    QAccessible.updateAccessibility(event)


class Announcer(QObject):
    """Hears every screen; speaks only of what differs from the one before."""

    def __init__(self, window: QWidget, send: Callable[[QAccessibleEvent], None] | None = None) -> None:
        """Args: send: Where events go; to assistive technology where none is given."""
        super().__init__(window)
        self._window = window
        self._send = send or _tell
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
                self._say(words.ANNOUNCE_STOP.format(title=title), at_once=True)
        for rule, title in before.items():
            if rule not in stops:
                self._say(words.ANNOUNCE_GONE.format(title=title), at_once=True)
        if screen.report.headline != self._headline:
            self._headline = screen.report.headline
            self._pause.start()

    def _say(self, text: str, *, at_once: bool) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        politeness = QAccessible.AnnouncementPoliteness
        event = QAccessibleAnnouncementEvent(self._window, text)
        event.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
        self._send(event)

    def _on_pause_ended(self) -> None:
        if self._headline != self._told:
            self._told = self._headline
            self._say(self._headline, at_once=False)
