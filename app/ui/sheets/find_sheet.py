"""The search sheet: one line to type in, and below it what can be done or gone to."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import words
from app.ui.controls.labels import label
from app.ui.presenters.finder import Found, find
from app.ui.sheets.sheet import Sheet
from app.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole.UserRole
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class FoundList(QAbstractListModel):
    """What was found, one line each."""

    def __init__(self) -> None:
        super().__init__()
        self.found: tuple[Found, ...] = ()

    def show_found(self, found: tuple[Found, ...]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.found[index.row()]
        if role == _ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {entry.about}" if entry.about else entry.title
        return None


class FoundLine(QStyledItemDelegate):
    """Paints a line: what it is at the left, its kind or key at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(_ROLE)
        look = theme()
        where: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(where, QColor(look.accent))
        room = where.adjusted(10, 0, -10, 0)
        metrics = painter.fontMetrics()
        about = metrics.elidedText(entry.about, Qt.TextElideMode.ElideRight, room.width() * 2 // 5)
        painter.setPen(QColor(look.on_accent if chosen else look.muted))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, about)
        left = room.width() - metrics.horizontalAdvance(about) - 16
        title = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, left)
        painter.setPen(QColor(look.on_accent if chosen else look.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, option.fontMetrics.height() + 12)


class SearchLine(QLineEdit):
    """A line whose arrows go through the list below; reports that it lost the focus."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()


class FindSheet(Sheet):
    """Shows what matches what is typed; reports what was chosen."""

    chosen = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(words.FIND, over, 680, 460)
        self._entries: tuple[Found, ...] = ()
        self.line = SearchLine()
        self.line.setMaxLength(200)
        self.line.setPlaceholderText(words.FIND_HINT)
        self.line.setAccessibleName(words.FIND)
        self.line.setClearButtonEnabled(True)
        self.rows = FoundList()
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(FoundLine(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(words.FIND_RESULTS)
        self._said = label("small")
        for part in (self.line, self.list, self._said):
            self.box.addWidget(part)
        self.box.setStretchFactor(self.list, 1)
        self.line.textChanged.connect(self._on_typed)
        self.line.stepped.connect(self._on_stepped)
        self.line.returnPressed.connect(self._on_entered)
        self.line.left.connect(self._on_left)
        self.list.clicked.connect(self._on_line_clicked)

    def search(self, entries: tuple[Found, ...], typed: str = "") -> None:
        """Open the search over these entries."""
        self._entries = entries
        self.line.setText(typed)
        self._on_typed(typed)
        self.lay_open(self.line)
        self.line.selectAll()

    def _on_typed(self, typed: str) -> None:
        found = find(self._entries, typed)
        self.rows.show_found(found)
        if found:
            self._choose(0)
        text = words.FIND_KEYS if found else words.FIND_NOTHING
        if self._said.text() != text:
            self._said.setText(text)

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.rows.index(row))
        # The line keeps the focus; whoever listens is told which entry Enter would take.
        self.line.setAccessibleDescription(
            str(self.rows.data(self.rows.index(row), Qt.ItemDataRole.AccessibleTextRole))
        )

    def _on_stepped(self, step: int) -> None:
        count = self.rows.rowCount()
        if count:
            row = self.list.currentIndex().row() + step
            self._choose(row % count if abs(step) == 1 else max(0, min(count - 1, row)))

    def _on_entered(self) -> None:
        row = self.list.currentIndex().row()
        if 0 <= row < len(self.rows.found):
            self._take(self.rows.found[row])

    def _on_line_clicked(self, index: QModelIndex) -> None:
        self._take(self.rows.found[index.row()])

    def _take(self, found: Found) -> None:
        self.put_away()
        self.chosen.emit(found)

    def _on_left(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self.put_away()
