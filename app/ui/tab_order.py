"""The order of Tab: as the eye reads the window, also through what was built later than the rest."""

from collections.abc import Iterator
from functools import cmp_to_key

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_TAB = Qt.FocusPolicy.TabFocus.value


def in_reading_order(root: QWidget) -> Iterator[QWidget]:
    """The widgets under one that are shown and can be reached by Tab: columns from the left, lines from the top."""
    for child in _children(root):
        if _stops_tab(child):
            yield child
        yield from in_reading_order(child)


def _children(root: QWidget) -> list[QWidget]:
    widgets = [child for child in root.children() if isinstance(child, QWidget)]
    shown = [child for child in widgets if not child.isHidden() and not child.isWindow()]
    return sorted(shown, key=cmp_to_key(_before)) if len(shown) > 1 else shown


def _stops_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & _TAB) and widget.isEnabled() and widget.focusProxy() is None


def _before(one: QWidget, other: QWidget) -> int:
    """Below 0 where one is read before the other: it stands at the left in the same lines, or over it."""
    first, second = one.geometry(), other.geometry()
    if _side_by_side(first, second):
        return first.left() - second.left()
    return first.top() - second.top()


def _side_by_side(first: QRect, second: QRect) -> bool:
    return first.top() < second.bottom() and second.top() < first.bottom()


def read_after(widget: QWidget, window: QWidget) -> QWidget | None:
    """What is reached after a widget; the first of the window after the last. Looks no further than it must."""
    found = next(in_reading_order(widget), None)
    holder = widget.parentWidget()
    while found is None and holder is not None and widget is not window:
        beside = _children(holder)
        for following in beside[beside.index(widget) + 1 if widget in beside else 0 :]:
            found = following if _stops_tab(following) else next(in_reading_order(following), None)
            if found is not None:
                return found
        widget, holder = holder, holder.parentWidget()
    return found or next(in_reading_order(window), None)


def read_before(widget: QWidget, window: QWidget) -> QWidget | None:
    """What is reached before a widget; the last of the window before the first."""
    holder = widget.parentWidget()
    while holder is not None and widget is not window:
        beside = _children(holder)
        for preceding in reversed(beside[: beside.index(widget)] if widget in beside else beside):
            found = _last(preceding)
            if found is not None:
                return found
        if _stops_tab(holder):
            return holder
        widget, holder = holder, holder.parentWidget()
    return _last(window)


def _last(root: QWidget) -> QWidget | None:
    for child in reversed(_children(root)):
        found = _last(child)
        if found is not None:
            return found
    return root if _stops_tab(root) else None


def step_focus(window: QWidget, forward: bool) -> bool:
    """Go to what is read next, or before, round the whole window, and bring it into view."""
    now = QApplication.focusWidget()
    if now is None or not window.isAncestorOf(now):
        now = window
    following = read_after(now, window) if forward else read_before(now, window)
    if following is None:
        return False
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
