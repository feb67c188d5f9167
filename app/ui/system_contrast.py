"""The desktop's high contrast: where it is switched on, the window takes the desktop's own colours."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from app.ui.tokens import Theme


def system_contrast() -> Theme | None:
    """A theme of the desktop's own colours where it is in high contrast; None where it is not."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() != Qt.ContrastPreference.HighContrast:
        return None
    QGuiApplication.setPalette(QPalette())  # the desktop's again, if a theme has been in force
    return theme_of(QGuiApplication.palette())


def theme_of(palette: QPalette) -> Theme:
    """A theme that uses the colours of a palette and no other: severity is then told by shape, word and place."""

    def colour(role: QPalette.ColorRole) -> str:
        return palette.color(QPalette.ColorGroup.Active, role).name()

    ground, text = colour(QPalette.ColorRole.Window), colour(QPalette.ColorRole.WindowText)
    surface, mark = colour(QPalette.ColorRole.Base), colour(QPalette.ColorRole.Highlight)
    on_mark = colour(QPalette.ColorRole.HighlightedText)
    written = colour(QPalette.ColorRole.Text)
    return Theme(
        dark=luminance(ground) < luminance(text),
        ground=ground,
        surface=surface,
        raised=surface,
        line=written,
        edge=written,
        text=written,
        muted=written,
        accent=mark if contrast(mark, surface) >= 3 else written,
        on_accent=on_mark if contrast(mark, surface) >= 3 else surface,
        tint=surface,
        chart_fill=surface,
        band=surface,
        grid=written,
        good=written,
        stop=written,
        stop_ground=surface,
        strip=written,
        on_strip=surface,
        warning=written,
        warning_ground=surface,
        warning_edge=written,
        caution=written,
        caution_ground=surface,
        caution_edge=written,
        note=written,
        note_ground=surface,
        note_edge=written,
    )


def luminance(colour: str) -> float:
    """The relative luminance of a colour, 0 to 1.

    Source:
        WCAG 2.2, relative luminance.
    """
    mixed = QColor(colour)
    shares = ((mixed.redF(), 0.2126), (mixed.greenF(), 0.7152), (mixed.blueF(), 0.0722))
    return sum(
        share * (part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)) for part, share in shares
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21.

    Source:
        WCAG 2.2, contrast ratio.
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
