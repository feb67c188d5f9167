"""The taper table: from, to, dose, tablets. It is the authority; an end or a dose may be typed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui import words
from app.ui.controls.line import Line
from app.ui.sizes import scaled

if TYPE_CHECKING:
    from app.domain.report import TaperRow

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_END_COLUMN, _DOSE_COLUMN, _TABLETS_COLUMN = 1, 2, 3
_WRITTEN = (_END_COLUMN, _DOSE_COLUMN)
_LEAST, _ANY = 144, 16_777_215


class TaperRows(QAbstractTableModel):
    """The rows of a taper for a table view; what is typed into one is reported, never kept."""

    written = Signal(int, int, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[TaperRow, ...] = ()
        self._writable = False
        self._narrow = False
        self._bold = QFont()
        self._bold.setBold(True)

    def show_rows(self, rows: tuple[TaperRow, ...], writable: bool) -> bool:
        """Show these rows; False where they are shown already. Rows that stay keep their place and the focus."""
        self._writable = writable
        if rows == self._rows:
            return False
        before = len(self._rows)
        if before and len(rows) > before:
            self.beginInsertRows(_NOWHERE, before, len(rows) - 1)
            self._rows = rows
            self.endInsertRows()
        elif rows and len(rows) < before:
            self.beginRemoveRows(_NOWHERE, len(rows), before - 1)
            self._rows = rows
            self.endRemoveRows()
        elif len(rows) == before:
            self._rows = rows
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return True
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._writable and index.column() in _WRITTEN else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != Qt.ItemDataRole.EditRole or index.column() not in _WRITTEN:
            return False
        self.written.emit(index.row(), index.column(), str(value))
        return True

    def show_narrow(self, narrow: bool) -> None:
        """Break the heading of the tablets, where their column is narrower than it."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, _TABLETS_COLUMN, _TABLETS_COLUMN)

    def tablets(self) -> tuple[str, ...]:
        """The tablets of each row."""
        return tuple(row.tablets_text for row in self._rows)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(words.TABLE_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            head = words.TABLE_HEADS[section]
            return head.replace(" ", "\n", 1) if self._narrow and section == _TABLETS_COLUMN else head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.EditRole):
            text = (row.from_text, row.to_text, row.dose_text, _unbroken(row.tablets_text))[index.column()]
            return _marked(text, role) if row.changed and index.column() == _DOSE_COLUMN else text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.STEP_ABOUT.format(
                weekday=row.weekday, days=row.days, phase=row.phase, tablets=row.tablets_text
            )
        if role == Qt.ItemDataRole.FontRole and index.column() == _DOSE_COLUMN:
            return self._bold
        return None


def _marked(text: str, role: int) -> str:
    """A dose on a step that was changed, as it is seen, spoken and typed."""
    if role == Qt.ItemDataRole.EditRole:
        return text
    spoken = role == Qt.ItemDataRole.AccessibleTextRole
    return words.CHANGED_SPOKEN.format(text=text) if spoken else words.CHANGED_MARK.format(dose=text)


class _CellLine(QStyledItemDelegate):
    """Edits a cell in a line like those of the form: no wheel, no spin button."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        line = Line(parent)
        line.setAccessibleName(words.TABLE_HEADS[index.column()])
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        if isinstance(editor, Line):
            editor.show_text(str(index.data(Qt.ItemDataRole.EditRole)).removesuffix(" mg"))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        shown = str(index.data(Qt.ItemDataRole.EditRole)).removesuffix(" mg")
        if isinstance(editor, Line) and editor.text().strip() != shown:
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == _DOSE_COLUMN else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class TaperTable(QTableView):
    """Shows the rows of a taper; reports the row that is read (-1 for none), and an end or a dose that is typed.

    Enter or F2 on a row opens its dose, or its end where that cell is the current one; a digit begins a dose.
    """

    step_reached = Signal(int)
    end_written = Signal(int, str)
    dose_written = Signal(int, str)
    taken_back = Signal(int)
    relapse_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = TaperRows()
        self._heights: dict[tuple[str, int], int] = {}
        self.setModel(self._rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setItemDelegate(_CellLine(self))
        # The editor is closed before anything that it led to is shown.
        self._rows.written.connect(self._on_cell_written, Qt.ConnectionType.QueuedConnection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        self._whole = False
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(words.TAB_TAPER)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)

    def show_rows(self, rows: tuple[TaperRow, ...], writable: bool = False) -> None:
        """Show these rows.

        Args:
            writable: Their ends and doses may be typed.
        """
        self.setAccessibleDescription(words.TABLE_KEYS if writable else "")
        if self._rows.show_rows(rows, writable):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
            self._fit()

    def sizeHint(self) -> QSize:
        return QSize(256, scaled(_LEAST))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, scaled(_LEAST))

    def show_whole(self, whole: bool) -> bool:
        """Stand as high as all rows, for a page that is scrolled; or have a scroll of its own.

        Returns:
            Whether that is new.
        """
        new, self._whole = whole != self._whole, whole
        self._stand()
        return new

    def _stand(self) -> None:
        high = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 2 * self.frameWidth()
        least, most = (high, high) if self._whole else (0, _ANY)
        if (least, most) != (self.minimumHeight(), self.maximumHeight()):
            self.setMinimumHeight(least)
            self.setMaximumHeight(most)
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if self._whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if bar != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(bar)

    def row_place(self, row: int) -> QRect:
        """Where a row stands on the table."""
        place = self.visualRect(self._rows.index(row, 0))
        return QRect(self.viewport().mapTo(self, place.topLeft()), place.size())

    def _fit(self) -> None:
        """Dates and doses are never cut. Tablets wrap; where one of them has no room, their column is left out.

        They are then told by the step that is read, and by the tip of a row.
        """
        metrics = QFontMetrics(self.font())
        day = metrics.horizontalAdvance("28-Mar-2026") + 14
        dose = metrics.horizontalAdvance(words.CHANGED_MARK.format(dose="17.5 mg")) + 16
        dose = max(dose, metrics.horizontalAdvance(words.TABLE_HEADS[_DOSE_COLUMN]) + 12)
        left = self.viewport().width() - 2 * day - dose
        room = left - 14
        head = QFontMetrics(self.horizontalHeader().font())
        title = words.TABLE_HEADS[_TABLETS_COLUMN]
        self._rows.show_narrow(head.horizontalAdvance(title) > room)
        least = [head.horizontalAdvance(line) for line in title.split(" ", 1)]
        least += [metrics.horizontalAdvance(part) for text in set(self._rows.tablets()) for part in text.split(", ")]
        without = max(least) > room + 8
        self.setColumnHidden(_TABLETS_COLUMN, without)
        for column, width in enumerate((day, day, max(dose + left, dose) if without else dose, left)):
            if width > 0:
                self.setColumnWidth(column, width)
        for number, text in enumerate(self._rows.tablets()):
            self.setRowHeight(number, max(scaled(24), 8 + self._height(text, room)))
        self._stand()

    def _height(self, tablets: str, room: int) -> int:
        """The height of some tablets in a column; measured once, for the same few come again and again."""
        if (tablets, room) not in self._heights:
            sheet = QRect(0, 0, max(room, 40), 1000)
            wrapped = self.fontMetrics().boundingRect(sheet, Qt.TextFlag.TextWordWrap, _unbroken(tablets))
            self._heights[tablets, room] = wrapped.height()
        return self._heights[tablets, room]

    def show_step(self, step: int) -> None:
        """Mark a row; none for -1."""
        if step < 0 or step >= self._rows.rowCount():
            self.clearSelection()
        elif self.currentIndex().row() != step or not self.selectionModel().hasSelection():
            self.selectRow(step)
            self.scrollTo(self._rows.index(step, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if row < 0 or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._write(row, column if column in _WRITTEN else _DOSE_COLUMN)
        elif event.text().isdigit() and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._write(row, column if column in _WRITTEN else _DOSE_COLUMN, event.text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_back.emit(row)
        elif event.key() == Qt.Key.Key_R and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.relapse_wanted.emit(row)
        else:
            super().keyPressEvent(event)

    def _write(self, row: int, column: int, begun: str = "") -> None:
        """Open a cell; with a digit that was typed, that digit stands in it."""
        index = self._rows.index(row, column)
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.setCurrentIndex(index)
        self.edit(index)
        line = self.viewport().findChild(Line)
        if begun and line is not None:
            line.setText(begun)

    def _on_cell_written(self, row: int, column: int, text: str) -> None:
        (self.end_written if column == _END_COLUMN else self.dose_written).emit(row, text)

    def _on_current_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.step_reached.emit(current.row())


def _unbroken(tablets: str) -> str:
    """Tablets that wrap only between one strength and the next."""
    return ", ".join(part.replace(" ", "\u00a0") for part in tablets.split(", "))
