"""The flow: a layout that sets small widgets side by side and wraps them, like words."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QSizePolicy, QWidget, QWidgetItem

_Line = list[tuple[QLayoutItem, int]]


class Flow(QLayout):
    """Left to right, then down; a grid of 4 px between.

    Args:
        first_fills: The room that the first line leaves free goes to its first item, or behind it where that does not
            grow, so that the others stand at the right.
    """

    def __init__(self, parent: QWidget | None = None, first_fills: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._first_fills = first_fills
        self._heights: dict[tuple[int, ...], int] = {}
        self._least: QSize | None = None
        self._wishes: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(4)

    def invalidate(self) -> None:
        """Measure anew: Qt says so whenever something within wants another size."""
        self._heights.clear()
        self._wishes.clear()
        self._least = None
        super().invalidate()

    def addWidget(self, widget: QWidget) -> None:  # noqa: N802
        """Set a widget behind the others. The item is made here, and so held here for as long as it is in use."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802
        self._items.append(item)
        self.invalidate()

    def add_layout(self, layout: QLayout) -> None:
        """Set a layout among the widgets."""
        self.addChildLayout(layout)
        self.addItem(layout)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802
        if not 0 <= index < len(self._items):
            return None
        self.invalidate()
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Asked a hundred times for one keystroke: measured once for a width and what is hidden.
        asked = (width, *(widget is not None and widget.isHidden() for widget in map(QLayoutItem.widget, self._items)))
        if asked not in self._heights:
            self._heights[asked] = self._place(QRect(0, 0, width, 0), False)
        return self._heights[asked]

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802
        super().setGeometry(rect)
        self._place(rect, True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        if self._least is None:
            self._least = QSize()
            for item in self._items:
                self._least = self._least.expandedTo(item.minimumSize())
        return QSize(self._least)

    def _lines(self, width: int) -> list[_Line]:
        """The items that are seen, with their widths, as they fall into lines."""
        lines: list[_Line] = []
        x = 0
        for place, item in enumerate(self._items):
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            if place not in self._wishes:
                self._wishes[place] = _wished(item)
            wide = min(self._wishes[place], width)
            if not lines or x + wide > width:
                lines.append([])
                x = 0
            lines[-1].append((item, wide))
            x += wide + self.spacing()
        return lines

    def _free(self, line: _Line, width: int) -> int:
        return max(width - sum(wide + self.spacing() for _, wide in line) + self.spacing(), 0)

    def _place(self, rect: QRect, really: bool) -> int:
        rect = rect.marginsRemoved(self.contentsMargins())
        y = rect.y()
        for number, line in enumerate(self._lines(rect.width())):
            free = self._free(line, rect.width()) if self._first_fills and number == 0 else 0
            if free and _grows(line[0][0]):
                line[0], free = (line[0][0], line[0][1] + free), 0
            heights = [_height(item, wide) for item, wide in line]
            x, row = rect.x(), max(heights)
            for (item, wide), high in zip(line, heights, strict=True):
                if really:
                    _put(item, QRect(QPoint(x, y + (row - high) // 2), QSize(wide, high)))
                x += wide + self.spacing() + free
                free = 0
            y += row + self.spacing()
        return max(y - self.spacing() - rect.y(), 0)


def _wished(item: QLayoutItem) -> int:
    """The width at which an item needs one line only."""
    widget = item.widget()
    if isinstance(widget, QLabel) and widget.wordWrap():
        margins = widget.contentsMargins()
        longest = max((widget.fontMetrics().horizontalAdvance(line) for line in widget.text().split("\n")), default=0)
        return longest + margins.left() + margins.right() + 2
    return item.sizeHint().width()


def _grows(item: QLayoutItem) -> bool:
    widget = item.widget()
    growing = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    return widget is None or widget.sizePolicy().horizontalPolicy() in growing


def _put(item: QLayoutItem, where: QRect) -> None:
    widget = item.widget()
    if widget is None:
        item.setGeometry(where)
    else:
        widget.setGeometry(where)  # the item itself would keep a button from growing when its words wrap


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
