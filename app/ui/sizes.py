"""The sizes: one scale for every length that holds text, so that all of it grows with the letters."""

from string import Template
from weakref import WeakKeyDictionary

from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.files.places import resource

PERCENTS = (100, 125, 150, 200)
_POINTS, _DPI = 10.0, 96.0
_SMALL, _LARGE, _LARGER = 0.9, 1.1, 1.2
_TARGET, _TOUCHED = 24, 44
ARROW = 16  # the room for the sign of a choice
# Widgets with a fixed width or height, at the usual size; one that is gone is forgotten.
_kept: WeakKeyDictionary[QWidget, dict[str, tuple[float, bool]]] = WeakKeyDictionary()
_in_force: dict[str, float] = {"percent": 100.0, "touch": 0.0, "scale": 1.0}


def put_in_force(percent: int, touch: bool) -> None:
    """Set the size of the text and of the targets for what is measured from now on."""
    dots = QGuiApplication.primaryScreen().logicalDotsPerInch()
    _in_force.update(percent=percent, touch=touch, scale=percent / 100 * max(dots / _DPI, 1.0))


def scaled(pixels: float) -> int:
    """A length that is right for text of the usual size, as long as the text is now; never under 1 for a length."""
    return max(1, round(pixels * _in_force["scale"])) if pixels else 0


def unscaled(pixels: float) -> float:
    """How much room a length is for text of the usual size: what decides how the window folds."""
    return pixels / _in_force["scale"]


def target(pixels: float = 0) -> int:
    """The side of what is pressed: as wished, but never under what a finger or a pointer needs."""
    return max(scaled(pixels), _TOUCHED if _in_force["touch"] else _TARGET)


def ui_font() -> QFont:
    """The font of the window: the bundled face where it is loaded, 10 pt at 100 %."""
    font = QFont("Atkinson Hyperlegible")
    font.setPointSizeF(_POINTS * _in_force["percent"] / 100)
    return font


def keep_width(widget: QWidget, pixels: float) -> None:
    """Fix a width that follows the text; `pixels` at the usual size."""
    _kept.setdefault(widget, {})["width"] = pixels, False
    widget.setFixedWidth(scaled(pixels))


def keep_height(widget: QWidget, pixels: float, *, pressed: bool = False) -> None:
    """Fix a height that follows the text, and the size of targets where the widget holds some."""
    _kept.setdefault(widget, {})["height"] = pixels, pressed
    widget.setFixedHeight(target(pixels) if pressed else scaled(pixels))


def refit() -> None:
    """Give every widget with a fixed width or height the one that is right now."""
    for widget, kept in list(_kept.items()):
        if not isValid(widget):
            continue
        if "width" in kept:
            keep_width(widget, kept["width"][0])
        if "height" in kept:
            keep_height(widget, kept["height"][0], pressed=kept["height"][1])


def sheet_template() -> Template:
    """The style sheet before tokens are filled in."""
    return Template(resource("style/window.qss").read_text(encoding="utf-8"))


def size_tokens() -> dict[str, str]:
    """The sizes that the style sheet names."""
    points = _POINTS * _in_force["percent"] / 100

    def of(share: float) -> str:
        return f"{points * share:g}pt"

    inside = target(26)  # less a border and a padding of 1 px above and below
    return {
        "small": of(_SMALL),
        "large": of(_LARGE),
        "larger": of(_LARGER),
        "control": f"{inside - 4}px",
        "press": f"{max(inside - 6, scaled(22))}px",
        "chip": f"{target(24) - 2}px",
        "source": f"{target(24) - 4}px",
        "least": f"{target(24) - 6}px",
        "tool": f"{target(34) - 8}px",
        "tab": f"{target(32) - 4}px",
        "item": f"{target(24)}px",
        "arrow": f"{scaled(ARROW)}px",
    }
