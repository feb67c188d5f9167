"""What a window must never show: cut words, widgets over one another, a line that has to be scrolled sideways."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMargins, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QScrollArea,
    QSizeGrip,
    QTabBar,
    QTableView,
    QWidget,
)

from app.ui.controls.bullets import Bullets
from app.ui.controls.medicine_line import MedicineLine
from app.ui.controls.press import Press
from app.ui.sizes import ARROW, scaled

_WRAPPED = Qt.TextFlag.TextWordWrap
_SLACK = 1


def place_of(widget: QWidget) -> str:
    """The path of a widget from its window, by class, object name and text."""
    parts = []
    each: QWidget | None = widget
    while each is not None:
        name = each.objectName()
        parts.append(type(each).__name__ + (f"#{name}" if name and not name.startswith("qt_") else ""))
        each = each.parentWidget()
    return " / ".join(reversed(parts[:-1]))


def text_of(widget: QWidget) -> str:
    """What is written on a widget."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    text = getattr(widget, "text", None)
    return str(text()) if callable(text) and not isinstance(widget, QTabBar) else ""


def _told(what: str, widget: QWidget, needed: object, had: object, text: str = "") -> str:
    shown = (text or text_of(widget)).replace("\n", " ⏎ ")[:70]
    return f"{what}: {place_of(widget)} “{shown}” needs {needed}, has {had}"


def seen(window: QWidget) -> list[QWidget]:
    """The widgets of a window that are shown, also those that are scrolled out of view."""
    return [widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window)]


def clipped(window: QWidget) -> Iterator[str]:
    """Every text that needs more room than it has."""
    for widget in seen(window):
        for kind, look in _LOOKS:
            if isinstance(widget, kind):
                yield from look(widget)
                break


def _clipped_bullets(lines: Bullets | MedicineLine) -> Iterator[str]:
    needed = lines.heightForWidth(lines.width())
    if needed > lines.height() + _SLACK:
        yield _told("cut", lines, needed, lines.height())


def _clipped_press(press: QWidget) -> Iterator[str]:
    if isinstance(press.parent(), QLineEdit):
        return
    hint = press.minimumSizeHint() if isinstance(press, Press) else press.sizeHint()
    high = press.heightForWidth(press.width()) if press.hasHeightForWidth() else hint.height()
    if hint.width() > press.width() + _SLACK or high > press.height() + _SLACK:
        yield _told("cut", press, (hint.width(), high), press.size().toTuple())


def _clipped_label(shown: QLabel) -> Iterator[str]:
    text = shown.text()
    if not text:
        if not shown.pixmap().isNull() and shown.pixmap().deviceIndependentSize().width() > shown.width() + _SLACK:
            yield _told("cut picture", shown, shown.pixmap().width(), shown.width())
        return
    room = shown.contentsRect()
    metrics = shown.fontMetrics()
    if not shown.wordWrap():
        wide = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
        if wide > room.width() + _SLACK:
            yield _told("cut", shown, wide, room.width())
        if metrics.height() * (text.count("\n") + 1) > room.height() + 2:
            yield _told("cut in height", shown, metrics.height(), room.height())
        return
    yield from _wrapped(shown, metrics, text, room)


def _wrapped(shown: QWidget, metrics: QFontMetrics, text: str, room: QRect) -> Iterator[str]:
    longest = metrics.boundingRect(QRect(0, 0, max(room.width(), 1), 100_000), _WRAPPED, text).width()
    if longest > room.width() + _SLACK:
        yield _told("word wider than its room", shown, longest, room.width())
    high = metrics.boundingRect(QRect(0, 0, max(room.width(), 1), 100_000), _WRAPPED, text).height()
    if high > room.height() + 2:
        yield _told("cut in height", shown, high, room.height())


def _clipped_choice(choice: QComboBox) -> Iterator[str]:
    needed = choice.fontMetrics().horizontalAdvance(choice.currentText()) + 2 + 2 + 6 + scaled(ARROW)
    if needed > choice.width() + _SLACK:
        yield _told("cut", choice, needed, choice.width())
    if choice.fontMetrics().height() + 2 > choice.height():
        yield _told("cut in height", choice, choice.fontMetrics().height() + 2, choice.height())


def _clipped_line(line: QLineEdit) -> Iterator[str]:
    if line.maximumWidth() == line.minimumWidth():
        for text in (line.text(), line.placeholderText()):
            needed = line.fontMetrics().horizontalAdvance(text) + 14
            if text and needed > line.width() + _SLACK:
                yield _told("cut", line, needed, line.width(), text)
    if line.fontMetrics().height() + 2 > line.height():
        yield _told("cut in height", line, line.fontMetrics().height() + 2, line.height(), line.accessibleName())


def _clipped_tabs(tabs: QTabBar) -> Iterator[str]:
    bold = QFont(tabs.font())
    bold.setBold(True)
    for index in range(tabs.count()):
        font = bold if index == tabs.currentIndex() else tabs.font()
        needed = QFontMetrics(font).horizontalAdvance(tabs.tabText(index)) + 4
        place = tabs.tabRect(index)
        if needed > place.width() or not tabs.rect().adjusted(-1, -1, 1, 1).contains(place):
            yield _told("cut tab", tabs, needed, (place.getRect(), tabs.size().toTuple()), tabs.tabText(index))


def _clipped_cells(table: QTableView) -> Iterator[str]:
    model: QAbstractItemModel = table.model()
    header = table.horizontalHeader()
    for column in range(model.columnCount()):
        if table.isColumnHidden(column):
            continue
        title = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        needed = max(QFontMetrics(header.font()).horizontalAdvance(line) for line in title.split("\n")) + 10
        if header.isVisible() and needed > header.sectionSize(column) + _SLACK:
            yield _told("cut heading", table, needed, header.sectionSize(column), title)
        for row in range(model.rowCount()):
            yield from _clipped_cell(table, model.index(row, column))


def _clipped_cell(table: QTableView, index: QModelIndex) -> Iterator[str]:
    text = str(index.data() or "")
    if not text:
        return
    font = QFont(table.font())
    wanted = index.data(Qt.ItemDataRole.FontRole)
    if isinstance(wanted, QFont):
        font = wanted.resolve(font)
    room = QRect(0, 0, table.columnWidth(index.column()) - 6, table.rowHeight(index.row()))
    yield from (f"{told} (row {index.row()})" for told in _wrapped_cell(table, QFontMetrics(font), text, room))


def _wrapped_cell(table: QTableView, metrics: QFontMetrics, text: str, room: QRect) -> Iterator[str]:
    longest = max(metrics.horizontalAdvance(word) for word in text.split(" "))
    high = metrics.boundingRect(QRect(0, 0, max(room.width(), 1), 100_000), _WRAPPED, text).height()
    if longest > room.width() + _SLACK:
        yield _told("cut cell", table, longest, room.width(), text)
    elif high > room.height() + 2:
        yield _told("cell cut in height", table, high, room.height(), text)


def _untold_rows(rows: QListView) -> Iterator[str]:
    """A line of a list may be cut at its end only where a tool tip has all of it."""
    for row in range(min(rows.model().rowCount(), 40)):
        index = rows.model().index(row, 0)
        text = str(index.data() or "")
        if rows.fontMetrics().horizontalAdvance(text) + 12 > rows.viewport().width() and not index.data(
            Qt.ItemDataRole.ToolTipRole
        ):
            yield _told("cut line without a tool tip", rows, text, rows.viewport().width(), text)


# The first kind that fits is asked.
_LOOKS: tuple[tuple[type[QWidget], Callable[[Any], Iterator[str]]], ...] = (
    (Bullets, _clipped_bullets),
    (MedicineLine, _clipped_bullets),
    (QLabel, _clipped_label),
    (QComboBox, _clipped_choice),
    (QLineEdit, _clipped_line),
    (QAbstractButton, _clipped_press),
    (QTabBar, _clipped_tabs),
    (QTableView, _clipped_cells),
    (QListView, _untold_rows),
)


def outside(window: QWidget) -> Iterator[str]:
    """Every widget that reaches over the edge of what holds it; upright, a scroll area may hold more than it shows."""
    for widget in seen(window):
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or isinstance(widget, (QSizeGrip, QAbstractSlider)):
            continue
        room = parent.rect()
        where = widget.geometry()
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            where = QRect(where.left(), 0, where.width(), 1)
        if not room.marginsAdded(_margins()).contains(where) and not where.isEmpty():
            yield _told("over the edge", widget, where.getRect(), room.getRect())


def _margins() -> QMargins:
    return QMargins(_SLACK, _SLACK, _SLACK, _SLACK)


def overlapping(window: QWidget) -> Iterator[str]:
    """Every two neighbours of which one covers the other."""
    for parent in (window, *seen(window)):
        if isinstance(parent, (QLineEdit, QComboBox, QAbstractScrollArea, QTabBar, QMainWindow)):
            continue
        children = [
            child
            for child in parent.children()
            if isinstance(child, QWidget) and child.isVisibleTo(window) and not child.isWindow() and child.height() > 0
        ]
        for place, one in enumerate(children):
            for other in children[place + 1 :]:
                shared = one.geometry().intersected(other.geometry())
                if shared.width() > _SLACK and shared.height() > _SLACK:
                    yield _told(
                        f"covers {place_of(other)} “{text_of(other)[:40]}”", one, "no overlap", shared.getRect()
                    )


def sideways(window: QWidget) -> Iterator[str]:
    """Every area that would have to be scrolled sideways."""
    for widget in seen(window):
        if isinstance(widget, QScrollArea) and widget.widget() is not None:
            inside, room = widget.widget().width(), widget.viewport().width()
            if inside > room:
                yield _told(f"wider than its view for {_widest(widget.widget(), room)}", widget, inside, room)
        if isinstance(widget, QAbstractScrollArea) and widget.horizontalScrollBar().maximum() > 0:
            yield _told("scrolls sideways", widget, widget.horizontalScrollBar().maximum(), 0)


def _widest(body: QWidget, room: int) -> str:
    """The innermost widgets that do not become as narrow as the room."""

    def least(child: QWidget) -> int:
        return max(child.minimumSizeHint().width(), child.minimumWidth()) + at(child, body).x()

    wide = [child for child in body.findChildren(QWidget) if child.isVisibleTo(body) and least(child) > room]
    inner = [child for child in wide if not any(child.isAncestorOf(other) for other in wide if other is not child)]
    return ", ".join(f"{place_of(each)} “{text_of(each)}” ({least(each)})" for each in inner) or place_of(body)


def too_small(window: QWidget, side: int) -> Iterator[str]:
    """Every press that is smaller than a pointer or a finger needs."""
    for widget in seen(window):
        pressed = isinstance(widget, (QAbstractButton, QComboBox)) and not isinstance(widget.parent(), QLineEdit)
        pressed = pressed and not widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if pressed and widget.isEnabled() and (widget.width() < side or widget.height() < side):
            yield _told("too small", widget, side, widget.size().toTuple())
        if isinstance(widget, QTabBar):
            for index in range(widget.count()):
                place = widget.tabRect(index)
                if place.width() < side or place.height() < side:
                    yield _told("too small", widget, side, place.size().toTuple(), widget.tabText(index))


def nested(window: QWidget) -> Iterator[str]:
    """Every area that is scrolled within another that is; a list box, like a choice, keeps its own rows."""
    areas = [each for each in seen(window) if isinstance(each, QAbstractScrollArea)]
    scrolled = [each for each in areas if each.verticalScrollBar().maximum() > 0]
    for inner in scrolled:
        outer = [each for each in scrolled if each is not inner and each.isAncestorOf(inner)]
        if outer and not isinstance(inner, QListView):
            yield _told(f"scrolled within {place_of(outer[0])}", inner, "one scroll", len(outer) + 1)


def faults(window: QWidget) -> list[str]:
    """All that is wrong with what a window shows; nothing where all is well."""
    return [*clipped(window), *outside(window), *overlapping(window), *sideways(window), *nested(window)]


def in_view(widget: QWidget) -> bool:
    """Whether a part of a widget that one can go by is to be seen: its first line, not hidden under its neighbours."""
    visible = widget.visibleRegion().boundingRect()
    return visible.width() >= min(widget.width(), 20) and visible.height() >= min(widget.height(), 14)


def at(widget: QWidget, window: QWidget) -> QPoint:
    """Where a widget stands in its window."""
    return widget.mapTo(window, QPoint(0, 0))
