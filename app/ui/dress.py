"""The dress: wears the look that the View menu asks for, and follows the desktop where that was chosen."""

from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.theme import Look, dress, wear
from app.ui.view_menu import ViewMenu


class Dress(QObject):
    """Keeps the look of the window; reports each that is put on, so that it can be kept for the next start."""

    changed = Signal(object)

    def __init__(self, menu: ViewMenu, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._menu = menu
        self._look = Look()
        self._worn = False
        menu.look_wanted.connect(self.put_on)
        self._hints = QApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._on_desktop_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._on_desktop_changed)

    @property
    def look(self) -> Look:
        """The look that is worn."""
        return self._look

    def put_on(self, look: Look) -> None:
        """Wear a look. The first is put on before the window is shown, but after it is built: it costs with every part
        that is added to a window that wears one.
        """
        changed, self._look = look != self._look, look
        if changed or not self._worn:
            self._wear()
        if changed:
            self.changed.emit(look)
        self._menu.show_look(look)

    def _wear(self) -> None:
        self._worn = True
        wear(cast("QApplication", QApplication.instance()), self._look)
        dress(self._window)

    def _on_desktop_changed(self, _now: object) -> None:
        if self._look.mode == "system":
            self._wear()
