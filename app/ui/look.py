"""The look of the window: the mode that was chosen, followed where it is that of the system."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from app.ui.theme import Mode, apply_theme, wanted_theme


class Look(QObject):
    """Puts a mode in force."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode: Mode = "system"
        application = cast("QApplication", QApplication.instance())
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    @property
    def mode(self) -> Mode:
        """The mode that was chosen."""
        return self._mode

    def show_mode(self, mode: str) -> None:
        """Show the window light, dark or as the system is."""
        self._mode = "dark" if mode == "dark" else "light" if mode == "light" else "system"
        self._apply()

    def _on_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        if self._mode == "system":
            self._apply()

    def _apply(self) -> None:
        apply_theme(cast("QApplication", QApplication.instance()), wanted_theme(self._mode))
