"""The tokens: every colour of the window by its use, for light, dark, high contrast and greyscale."""

from typing import Literal, NamedTuple

from PySide6.QtGui import QColor

Tone = Literal["stop", "warning", "caution", "note"]


class Theme(NamedTuple):
    """Colours by their use. Text reaches 4.5:1 on its ground, lines of controls and marks 3:1.

    Args:
        line: Between things, where nothing depends on seeing it. edge: Around what can be pressed or filled in.
        warning_edge, caution_edge, note_edge: Around a card of that severity; a stop is framed in its own ink.
    """

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
    on_strip: str
    warning: str
    warning_ground: str
    warning_edge: str
    caution: str
    caution_ground: str
    caution_edge: str
    note: str
    note_ground: str
    note_edge: str

    def ink(self, tone: Tone) -> QColor:
        """The text colour of a severity."""
        return QColor({"stop": self.stop, "warning": self.warning, "caution": self.caution, "note": self.note}[tone])

    def ground_of(self, tone: Tone) -> QColor:
        """The ground of a card of a severity."""
        grounds = {
            "stop": self.stop_ground,
            "warning": self.warning_ground,
            "caution": self.caution_ground,
            "note": self.note_ground,
        }
        return QColor(grounds[tone])


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
    on_strip="#FFFFFF",
    warning="#7A4A00",
    warning_ground="#FFF4D6",
    warning_edge="#FFF4D6",
    caution="#0B4F9E",
    caution_ground="#EAF2FC",
    caution_edge="#EAF2FC",
    note="#3A3F45",
    note_ground="#F3F4F6",
    note_edge="#F3F4F6",
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
    on_strip="#FFFFFF",
    warning="#FFD68A",
    warning_ground="#33270A",
    warning_edge="#33270A",
    caution="#ABCDFF",
    caution_ground="#12284A",
    caution_edge="#12284A",
    note="#D6DAE0",
    note_ground="#292C33",
    note_edge="#292C33",
)
# Light on black; every text reaches 7:1 and every border can be seen.
CONTRAST = Theme(
    dark=True,
    ground="#000000",
    surface="#000000",
    raised="#000000",
    line="#9A9A9A",
    edge="#FFFFFF",
    text="#FFFFFF",
    muted="#E0E0E0",
    accent="#FFE45C",
    on_accent="#000000",
    tint="#26262E",
    chart_fill="#4A4420",
    band="#1A1A1A",
    grid="#4D4D4D",
    good="#7CFFB2",
    stop="#FFB0A8",
    stop_ground="#000000",
    strip="#FFB0A8",
    on_strip="#000000",
    warning="#FFD68A",
    warning_ground="#000000",
    warning_edge="#FFD68A",
    caution="#A9D1FF",
    caution_ground="#000000",
    caution_edge="#A9D1FF",
    note="#FFFFFF",
    note_ground="#000000",
    note_edge="#FFFFFF",
)
# No hue at all; the darker the ink, the graver the severity, which its shape and its word say first.
GREY = Theme(
    dark=False,
    ground="#F0F0F0",
    surface="#FFFFFF",
    raised="#F7F7F7",
    line="#D4D4D4",
    edge="#7A7A7A",
    text="#161616",
    muted="#535353",
    accent="#333333",
    on_accent="#FFFFFF",
    tint="#E4E4E4",
    chart_fill="#D0D0D0",
    band="#F4F4F4",
    grid="#E2E2E2",
    good="#3A3A3A",
    stop="#000000",
    stop_ground="#EDEDED",
    strip="#000000",
    on_strip="#FFFFFF",
    warning="#3D3D3D",
    warning_ground="#F2F2F2",
    warning_edge="#8A8A8A",
    caution="#5E5E5E",
    caution_ground="#F7F7F7",
    caution_edge="#B0B0B0",
    note="#4A4A4A",
    note_ground="#FAFAFA",
    note_edge="#D4D4D4",
)
