"""The look: theme, size of text and size of targets; the palette and the one style sheet that are made of them."""

from typing import Literal, NamedTuple
from weakref import WeakSet

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.ui.presenters.commands import MODES
from app.ui.sizes import put_in_force, refit, sheet_template, size_tokens, ui_font
from app.ui.system_contrast import system_contrast
from app.ui.tokens import CONTRAST, DARK, GREY, LIGHT, Theme, Tone

__all__ = [
    "CONTRAST",
    "DARK",
    "GREY",
    "LIGHT",
    "MODES",
    "Look",
    "Mode",
    "Theme",
    "Tone",
    "apply_theme",
    "dress",
    "theme",
    "ui_font",
]

Mode = Literal["system", "light", "dark", "contrast", "grey"]


class Look(NamedTuple):
    """What is chosen in the View menu.

    Args:
        text_percent: Size of all text, 100 to 200. touch: Every press is at least 44 by 44 px, for fingers.
    """

    mode: Mode = "system"
    text_percent: int = 100
    touch: bool = False


_active = [LIGHT]
_sheet = [""]
# Windows that stand alone. What they open as their own child (menus, lists, tool tips, dialogs) is dressed with them.
_windows: WeakSet[QWidget] = WeakSet()


def theme() -> Theme:
    """The theme that is in force."""
    return _active[0]


def style_sheet(look: Theme) -> str:
    """The style sheet of a theme."""
    colours = {name: value for name, value in look._asdict().items() if name != "dark"}
    return sheet_template().substitute(colours | size_tokens())


def _palette(look: Theme) -> QPalette:
    palette = QPalette()
    pairs = (
        (QPalette.ColorRole.Window, look.ground),
        (QPalette.ColorRole.Base, look.surface),
        (QPalette.ColorRole.AlternateBase, look.raised),
        (QPalette.ColorRole.Button, look.surface),
        (QPalette.ColorRole.WindowText, look.text),
        (QPalette.ColorRole.Text, look.text),
        (QPalette.ColorRole.ButtonText, look.text),
        (QPalette.ColorRole.ToolTipText, look.text),
        (QPalette.ColorRole.ToolTipBase, look.surface),
        (QPalette.ColorRole.Highlight, look.accent),
        (QPalette.ColorRole.HighlightedText, look.on_accent),
        (QPalette.ColorRole.PlaceholderText, look.muted),
        (QPalette.ColorRole.Mid, look.line),
        (QPalette.ColorRole.Dark, look.edge),
    )
    for role, colour in pairs:
        palette.setColor(role, QColor(colour))
    return palette


def wanted_theme(mode: Mode) -> Theme:
    """The theme for a mode; "system" asks the desktop, and takes its own colours where they are of high contrast."""
    if mode == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return system_contrast() or (DARK if scheme == Qt.ColorScheme.Dark else LIGHT)
    return {"light": LIGHT, "dark": DARK, "contrast": CONTRAST, "grey": GREY}[mode]


def apply_theme(application: QApplication, look: Theme) -> None:
    """Put a theme in force for every window.

    The style sheet is set on the windows: set on the application, Qt takes several times as long for the same.
    """
    _active[0] = look
    application.setPalette(_palette(look))
    _sheet[0] = style_sheet(look)
    for window in list(_windows):
        dress(window)


def dress(window: QWidget) -> None:
    """Put the look that is in force on a window that stands alone, now and whenever it changes."""
    if not isValid(window):
        _windows.discard(window)
        return
    _windows.add(window)
    if window.styleSheet() != _sheet[0]:
        window.setStyleSheet(_sheet[0])


def wear(application: QApplication, look: Look) -> None:
    """Put a whole look in force for every window: its size first, so that the style sheet is made once."""
    put_in_force(look.text_percent, look.touch)
    font = ui_font()
    if application.font() != font:
        application.setFont(font)
    apply_theme(application, wanted_theme(look.mode))
    refit()
