"""Evidence: everything the protocol rests on, searchable; from a source to what cites it and back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.ui import words
from app.ui.advice.chips import FactChips
from app.ui.controls.bullets import Bullets
from app.ui.controls.labels import button, label, plain_tip, show_text
from app.ui.language import say
from app.ui.plan.evidence_filters import EvidenceFilters
from app.ui.plan.one_scroll import is_low, settle_heads
from app.ui.presenters.evidence import Cites, matching
from app.ui.sizes import scaled

if TYPE_CHECKING:
    from app.domain.evidence import EvidenceEntry

Index = QModelIndex | QPersistentModelIndex
_BOX, _ANY = 116, 16_777_215
_NOWHERE = QModelIndex()
_AIR = 4


class EvidenceList(QAbstractListModel):
    """The entries that were found, each with room for two lines; a longer title is read below, where it is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[EvidenceEntry, ...] = ()
        self._height = 0

    def show_height(self, height: int) -> None:
        """Know how high an entry is: the same for all, so that a long list is laid out at once."""
        if height != self._height:
            self._height = height
            self.layoutChanged.emit()

    def show_entries(self, entries: tuple[EvidenceEntry, ...]) -> None:
        """Show these entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            mark = "▲ " if entry.to_confirm else ""
            return f"{mark}{entry.id}  {entry.title}"
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(0, self._height)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{entry.id}  {entry.title}")
        return None


class EvidenceTab(QWidget):
    """Shows the entries that match, and the chosen one in full; wishes to go to a card, or back to where it came from.

    `card_wanted` says whether it is an alert or a line, and its id.
    """

    card_wanted = Signal(str, str)
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cites: Callable[[str], tuple[Cites, ...]] | None = None
        self.back = button(words.EVIDENCE_BACK)
        self.back.clicked.connect(self.back_wanted)
        self.back.hide()
        self.filters = EvidenceFilters()
        self.filters.changed.connect(self._on_filtered)
        self._here_title = label("overline", words.EVIDENCE_HERE)
        self._here = FactChips()
        self._here.field_wanted.connect(self._on_here_pressed)
        self._entries: tuple[EvidenceEntry, ...] = ()
        self._shown: EvidenceEntry | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(words.EVIDENCE_HINT)
        self.search.setAccessibleName(words.EVIDENCE_SEARCH)
        self.search.setAccessibleDescription(words.ABOUT_SEARCH)
        self.search.setClearButtonEnabled(True)
        self._found = label("small")
        self.rows = EvidenceList()
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setWordWrap(True)
        self._measure()
        self.list.setAccessibleName(words.TAB_EVIDENCE)
        self.list.setAccessibleDescription(words.ABOUT_LIST)
        self._use = label("overline")
        self.title = label("head")
        self._lines = Bullets()
        self._confirm = label("unusual")
        self._leads_title = label("overline", words.EVIDENCE_LEADS)
        self._leads = FactChips(about=words.ABOUT_SOURCE)
        self._leads.field_wanted.connect(self.show_entry)
        self._cited_title = label("overline", words.EVIDENCE_CITED)
        self._cited = Bullets(small=True)
        self._arrange()
        self.search.textChanged.connect(self._on_typed)
        self.list.selectionModel().currentChanged.connect(self._on_row_chosen)
        self._show(None)

    def _arrange(self) -> None:
        detail = QWidget()
        detail.setObjectName("scroll_body")
        inner = self._within = QVBoxLayout(detail)
        inner.setContentsMargins(0, 8, 0, 0)
        for part in (self._use, self.title, self._confirm, self._lines, self._leads_title, self._leads):
            inner.addWidget(part)
        inner.addWidget(self._here_title)
        inner.addWidget(self._here)
        inner.addWidget(self._cited_title)
        inner.addWidget(self._cited)
        inner.addStretch(1)
        scroll = self._detail = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(words.TAB_EVIDENCE)
        scroll.setAccessibleDescription(words.EVIDENCE_SCROLL)
        scroll.setWidget(detail)
        box = self._whole = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(4)
        self._head = QWidget()
        top = QHBoxLayout(self._head)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(8)
        top.addWidget(self.search, 1)
        top.addWidget(self.back)
        for head in self._heads:
            box.addWidget(head)
        box.setStretchFactor(self.list, 2)
        box.addWidget(scroll, 4)

    @property
    def _heads(self) -> tuple[QWidget, ...]:
        return self._head, self.filters, self._found, self.list

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        settle_heads(self, self._heads, self._whole, self._within)
        self._detail.setHidden(self._shown is None and not is_low(self))
        # Within, it stands as a box of a few rows.
        self.list.setMinimumHeight(scaled(_BOX) if is_low(self) else 0)
        self.list.setMaximumHeight(scaled(_BOX) if is_low(self) else _ANY)
        self._whole.setStretchFactor(self.list, 2)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "rows"):
            self._measure()

    def _measure(self) -> None:
        """Two lines of the list's own letters, and air."""
        self.rows.show_height(2 * self.list.fontMetrics().lineSpacing() + 2 * _AIR)

    def show_entries(self, entries: Sequence[EvidenceEntry]) -> None:
        """Take in what there is to look up."""
        if entries and not self._entries:
            self._entries = tuple(entries)
            self._on_typed(self.search.text())

    def know_cites(self, cites: Callable[[str], tuple[Cites, ...]]) -> None:
        """Know how to ask which cards of the present advice rest on an entry; what is shown is brought up to date."""
        self._cites = cites
        self._show_here()

    def show_way_back(self, there: bool) -> None:
        """Show whether there is a card to go back to."""
        self.back.setHidden(not there)

    def show_entry(self, entry_id: str) -> None:
        """Bring one entry to the front by its id."""
        entry = next((each for each in self._entries if each.id == entry_id), None)
        if entry is None:
            return
        if entry not in self.rows.entries:
            self.filters.clear()
            self.search.clear()
            self._on_typed("")
        row = self.rows.entries.index(entry)
        self.list.setCurrentIndex(self.rows.index(row))
        self.list.scrollTo(self.rows.index(row), QAbstractItemView.ScrollHint.PositionAtCenter)
        self._show(entry)

    def _on_typed(self, typed: str) -> None:
        found = matching(self._entries, self.filters.wanted._replace(typed=typed))
        self.rows.show_entries(found)
        show_text(self._found, words.EVIDENCE_FOUND.format(count=len(found), all=len(self._entries)))
        if found and typed.strip():
            self.list.setCurrentIndex(self.rows.index(0))
        else:
            self._show(None)

    def _on_filtered(self) -> None:
        self._on_typed(self.search.text())

    def _on_here_pressed(self, which: str) -> None:
        kind, _, name = which.partition(":")
        self.card_wanted.emit(kind, name)

    def _show_here(self) -> None:
        """The cards of the present advice that rest on what is shown, each as a press that leads there."""
        found = self._cites(self._shown.id) if self._cites is not None and self._shown is not None else ()
        self._here_title.setHidden(not found)
        self._here.setHidden(not found)
        self._here.show_facts(tuple((f"{each.kind}:{each.id}", each.says) for each in found))

    def _see_chosen(self) -> None:
        if self.list.currentIndex().isValid():
            self.list.scrollTo(self.list.currentIndex())

    def _on_row_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._show(self.rows.entries[now.row()])

    def _show(self, entry: EvidenceEntry | None) -> None:
        self._shown = entry
        if self._detail.isHidden() == (entry is not None):
            # With nothing chosen, the list has all the room; then the row that was chosen stays in view.
            self._detail.setHidden(entry is None and not is_low(self))
            QTimer.singleShot(0, self, self._see_chosen)
        kind = "" if entry is None else words.EVIDENCE_KINDS[entry.kind]
        use = "" if entry is None or not entry.use else f" · {say(entry.use)}"
        show_text(self._use, "" if entry is None else f"{entry.id} · {kind}{use}")
        show_text(self.title, "" if entry is None else entry.title)
        self._lines.show_lines(() if entry is None else entry.lines)
        show_text(self._confirm, f"▲ {words.TO_CONFIRM}" if entry is not None and entry.to_confirm else "")
        leads = () if entry is None else entry.leads_to
        self._leads_title.setHidden(not leads)
        self._leads.setHidden(not leads)
        self._leads.show_facts(tuple((each, each) for each in leads))
        cited = () if entry is None else entry.cited_by
        self._cited_title.setHidden(not cited)
        self._cited.show_lines(cited)
        self._show_here()
