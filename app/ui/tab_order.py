"""The order of Tab: as the eye reads the window, also through what was built later than the rest."""

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_TAB = Qt.FocusPolicy.TabFocus.value


def in_reading_order(root: QWidget) -> Iterator[QWidget]:
    """The widgets under one that are shown and can be reached by Tab: columns from the left, lines from the top."""
    children = [
        child
        for child in root.children()
        if isinstance(child, QWidget) and not child.isHidden() and not child.isWindow()
    ]
    if len(children) > 1:
        children.sort(key=cmp_to_key(_before))
    for child in children:
        if child.focusPolicy().value & _TAB and child.isEnabled() and child.focusProxy() is None:
            yield child
        yield from in_reading_order(child)


def _before(one: QWidget, other: QWidget) -> int:
    """Below 0 where one is read before the other: it stands at the left in the same lines, or over it."""
    first, second = one.geometry(), other.geometry()
    if _side_by_side(first, second):
        return first.left() - second.left()
    return first.top() - second.top()


def _side_by_side(first: QRect, second: QRect) -> bool:
    return first.top() < second.bottom() and second.top() < first.bottom()


def step_focus(window: QWidget, forward: bool) -> bool:
    """Go to what is read next, or before, round the whole window, and bring it into view."""
    order = list(in_reading_order(window))
    if not order:
        return False
    now = QApplication.focusWidget()
    place = order.index(now) if now in order else -1 if forward else 0
    following = order[(place + (1 if forward else -1)) % len(order)]
    following.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_view(following)
    return True


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever holds a widget until it is seen."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea) and holder.widget() is not None:
            holder.ensureWidgetVisible(widget, 0, 24)
        holder = holder.parentWidget()
