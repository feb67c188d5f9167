"""The taper table: from, to, dose, tablets. It is the authority; the chart beside it only shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ui import words

if TYPE_CHECKING:
    from app.domain.report import TaperRow

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DOSE_COLUMN = 2


class TaperRows(QAbstractTableModel):
    """The rows of a taper for a table view."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[TaperRow, ...] = ()
        self._bold = QFont()
        self._bold.setBold(True)

    def show_rows(self, rows: tuple[TaperRow, ...]) -> bool:
        """Show these rows; False where they are shown already."""
        if rows == self._rows:
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def tablets(self) -> tuple[str, ...]:
        """The tablets of each row."""
        return tuple(row.tablets_text for row in self._rows)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(words.TABLE_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return words.TABLE_HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return (row.from_text, row.to_text, row.dose_text, _unbroken(row.tablets_text))[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.weekday}, {row.days} days, {row.phase}"
        if role == Qt.ItemDataRole.FontRole and index.column() == _DOSE_COLUMN:
            return self._bold
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == _DOSE_COLUMN else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class TaperTable(QTableView):
    """Shows the rows of a taper; reports the row that is read (-1 for none)."""

    step_reached = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = TaperRows()
        self._heights: dict[tuple[str, int], int] = {}
        self.setModel(self._rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setMinimumHeight(168)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setStretchLastSection(True)
        self.setAccessibleName(words.TAB_TAPER)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)

    def show_rows(self, rows: tuple[TaperRow, ...]) -> None:
        """Show these rows."""
        if self._rows.show_rows(rows):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Dates and doses are never cut; tablets wrap where the column is too narrow for them."""
        metrics = QFontMetrics(self.font())
        day = metrics.horizontalAdvance("28-Mar-2026") + 14
        dose = metrics.horizontalAdvance(words.TABLE_HEADS[_DOSE_COLUMN]) + 12
        for column, width in enumerate((day, day, dose)):
            self.setColumnWidth(column, width)
        room = self.viewport().width() - 2 * day - dose - 14
        for number, text in enumerate(self._rows.tablets()):
            self.setRowHeight(number, max(24, 8 + self._height(text, room)))

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

    def _on_current_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.step_reached.emit(current.row())


def _unbroken(tablets: str) -> str:
    """Tablets that wrap only between one strength and the next."""
    return ", ".join(part.replace(" ", "\u00a0") for part in tablets.split(", "))
