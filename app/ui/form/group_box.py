"""A group of the form: a heading that folds, and its questions, built when they are first seen."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QSizePolicy, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, label
from app.ui.form.field_row import FieldRow
from app.ui.form.pair import Pair
from app.ui.presenters.form_plan import Group, questions
from app.ui.presenters.screen import FieldView, GroupView

_OPEN, _CLOSED = "\u25be", "\u25b8"


class GroupBox(QGroupBox):
    """Shows the fields of one group; passes on what its rows report."""

    written = Signal(str, str)
    left = Signal(str)
    confirmed = Signal(str)
    used = Signal(str, str)
    moved_on = Signal(str)
    rest_answered = Signal(str)

    def __init__(self, group: Group, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = group
        self.setAccessibleName(group.title)
        self.rows: dict[str, FieldRow] = {}
        self._heads: list[tuple[QWidget, tuple[str, ...]]] = []
        self._fields: Mapping[str, FieldView] = {}
        self._view: GroupView | None = None
        self._heading = button("", "group", about=words.ABOUT_GROUP)
        self._heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._heading.clicked.connect(self._on_heading_clicked)
        self._badge = label("accent", wrap=False)
        self._rest = button(words.REST_NO, "chip")
        self._rest.setToolTip(words.REST_NO_ABOUT)
        self._rest.setAccessibleDescription(words.REST_NO_ABOUT)
        self._rest.clicked.connect(self._on_rest_clicked)
        self._rest.hide()
        top = Flow(first_fills=True)
        top.setSpacing(8)
        top.addWidget(self._heading)
        top.addWidget(self._badge)
        top.addWidget(self._rest)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self._box.addLayout(top)
        self._body: QWidget | None = None
        self._open = False
        self._name()

    @property
    def id(self) -> str:
        """The id of the group."""
        return self._group.id

    @property
    def is_open(self) -> bool:
        """Whether the questions are to be seen."""
        return self._open

    @property
    def open_at_first(self) -> bool:
        """Whether its questions are to be seen without being asked for."""
        return self._group.open_at_first

    def open(self) -> None:
        """Unfold the group."""
        self._set_open(True)

    def _set_open(self, wanted: bool) -> None:
        if wanted and self._body is None:
            self._body = self._build()
            self._box.addWidget(self._body)
            self._order_tabs()
            # The rows are new: to them every field is.
            fields, self._fields = self._fields, {}
            if fields:
                self.show_fields(fields)
        if self._body is not None:
            self._body.setHidden(not wanted)
        self._open = wanted
        self._name()
        if self._view is not None:
            self.show_group(self._view)

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does: the questions, built late, come between this heading and the next."""
        before: QWidget = self._heading
        for following in (self._rest, *(row.control for row in self.rows.values())):
            QWidget.setTabOrder(before, following)
            before = following

    def _name(self) -> None:
        sign = _OPEN if self._open else _CLOSED
        self._heading.setText(f"{sign}  {self._group.title}")
        self._heading.setAccessibleName(self._group.title)

    def _build(self) -> QWidget:
        body = QWidget(self)
        lines = QVBoxLayout(body)
        lines.setContentsMargins(6, 2, 0, 8)
        lines.setSpacing(4)
        head: tuple[QWidget, list[str]] | None = None
        for row in self._group.rows:
            if isinstance(row, tuple):
                lines.addWidget(self._pair(row, body))
            elif row.startswith("# "):
                name = row[2:]
                shown = label("overline", words.HEADS[name])
                shown.setContentsMargins(0, 8, 0, 0)
                head = (shown, [])
                self._heads.append((shown, ()))
                lines.addWidget(shown)
            else:
                lines.addWidget(self._row(row, None, body))
                if head is not None:
                    head[1].append(row)
                    self._heads[-1] = (head[0], tuple(head[1]))
        return body

    def _pair(self, row: tuple[str, str], parent: QWidget) -> QWidget:
        both = Pair(parent)
        for path in row:
            both.add(self._row(path, both.notes, both))
        for path in row:
            self.rows[path].tab_after = self.rows[row[-1]].control
        return both

    def _row(self, path: str, notes: QVBoxLayout | None, parent: QWidget) -> FieldRow:
        row = FieldRow(questions()[path], notes, parent)
        row.written.connect(self.written)
        row.left.connect(self.left)
        row.confirmed.connect(self.confirmed)
        row.used.connect(self.used)
        row.moved_on.connect(self.moved_on)
        self.rows[path] = row
        return row

    def show_fields(self, fields: Mapping[str, FieldView]) -> None:
        """Show the fields; only what differs from before is touched."""
        before, self._fields = self._fields, fields
        for path, row in self.rows.items():
            view = fields[path]
            if before.get(path) is not view:
                row.show_field(view)
                row.setHidden(not view.asked)
        for head, paths in self._heads:
            head.setHidden(not any(fields[path].asked for path in paths))

    def show_group(self, view: GroupView) -> None:
        """Show how many facts of the group are needed, and how many are to mend."""
        self._view = view
        parts = []
        if view.needed:
            parts.append(words.STATUS_NEEDED.format(count=view.needed))
        if view.to_mend:
            parts.append(words.STATUS_MEND.format(count=view.to_mend))
        text = " · ".join(parts)
        if self._badge.text() != text:
            self._badge.setText(text)
        self._rest.setHidden(not (view.can_answer_rest and self._open))

    def _on_heading_clicked(self) -> None:
        self._set_open(not self._open)

    def _on_rest_clicked(self) -> None:
        self.rest_answered.emit(self._group.id)
