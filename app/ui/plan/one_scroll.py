"""One scroll: where there is next to no height, what stands over a scrolled part is scrolled with it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget

from app.ui.sizes import unscaled

_LEAST = 240.0


def is_low(tab: QWidget) -> bool:
    """Whether a tab has next to no height for text of its size."""
    return unscaled(tab.height()) < _LEAST


def settle_heads(tab: QWidget, heads: Sequence[QWidget], above: QBoxLayout, within: QBoxLayout) -> bool:
    """Stand the heads of a tab over what it scrolls, or first within it where the tab is low.

    Returns:
        Whether they were moved.
    """
    wanted, other = (within, above) if is_low(tab) else (above, within)
    if not heads or wanted.indexOf(heads[0]) >= 0:
        return False
    focused = QApplication.focusWidget()
    for place, head in enumerate(heads):
        other.removeWidget(head)
        wanted.insertWidget(place, head)
    if focused is not None and any(head.isAncestorOf(focused) or head is focused for head in heads):
        focused.setFocus()  # it is lost on the way to another parent
    return True
