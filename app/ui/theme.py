"""The look: tokens for light and dark, the palette, and the one style sheet that is built from them."""

from dataclasses import dataclass
from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.files.places import resource

Tone = Literal["stop", "warning", "caution", "note"]
Mode = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by their use. Text reaches 4.5:1 on its ground, lines of controls 3:1."""

    dark: bool
    ground: str
    surface: str
    raised: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    on_accent: str
    tint: str
    chart_fill: str
    band: str
    grid: str
    good: str
    stop: str
    stop_ground: str
    strip: str
    warning: str
    warning_ground: str
    caution: str
    caution_ground: str
    note: str
    note_ground: str

    def ink(self, tone: Tone) -> QColor:
        """The text colour of a severity."""
        return QColor({"stop": self.stop, "warning": self.warning, "caution": self.caution, "note": self.note}[tone])


LIGHT = Theme(
    dark=False,
    ground="#F3F1F7",
    surface="#FFFFFF",
    raised="#F8F7FB",
    line="#DCD8E4",
    edge="#8A8497",
    text="#1D1926",
    muted="#5A5568",
    accent="#5B3C9C",
    on_accent="#FFFFFF",
    tint="#ECE6F7",
    chart_fill="#DCD0F3",
    band="#F5F2FB",
    grid="#E6E3EC",
    good="#1E6B45",
    stop="#9B1C1C",
    stop_ground="#FDECEC",
    strip="#9B1C1C",
    warning="#7A4A00",
    warning_ground="#FFF4D6",
    caution="#0B4F9E",
    caution_ground="#EAF2FC",
    note="#3A3F45",
    note_ground="#F3F4F6",
)
DARK = Theme(
    dark=True,
    ground="#15131A",
    surface="#1E1B25",
    raised="#25212E",
    line="#3B3647",
    edge="#8B849B",
    text="#EDEAF4",
    muted="#B7B0C6",
    accent="#C3AEF2",
    on_accent="#231640",
    tint="#352A52",
    chart_fill="#44356E",
    band="#25202F",
    grid="#332E3F",
    good="#7FD3A6",
    stop="#FFB9B3",
    stop_ground="#3A1617",
    strip="#8E2A2A",
    warning="#FFD68A",
    warning_ground="#33270A",
    caution="#ABCDFF",
    caution_ground="#12284A",
    note="#D6DAE0",
    note_ground="#292C33",
)


_active = [LIGHT]


def theme() -> Theme:
    """The theme that is in force."""
    return _active[0]


def style_sheet(look: Theme) -> str:
    """The style sheet of a theme."""
    template = Template(resource("style/window.qss").read_text(encoding="utf-8"))
    return template.substitute({name: getattr(look, name) for name in Theme.__slots__ if name != "dark"})


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
    """The theme for a mode; "system" asks the desktop."""
    if mode == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if mode == "dark" else LIGHT


def apply_theme(application: QApplication, look: Theme) -> None:
    """Put a theme in force for every window."""
    _active[0] = look
    application.setPalette(_palette(look))
    application.setStyleSheet(style_sheet(look))


def ui_font() -> QFont:
    """The font of the window: the bundled face where it is loaded, 10 pt."""
    font = QFont("Atkinson Hyperlegible")
    font.setPointSize(10)
    return font
