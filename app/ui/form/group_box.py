"""A group of the form: a heading that folds, and its questions, each built when it is first seen."""

from collections.abc import Mapping, Set
from itertools import takewhile
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGroupBox, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui import words
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, label, show_text
from app.ui.form.field_row import FieldRow
from app.ui.form.pair import Pair
from app.ui.presenters.form_plan import Group
from app.ui.presenters.questions import questions
from app.ui.presenters.screen import FieldView, GroupView

_OPEN, _CLOSED = "\u25be", "\u25b8"


class _Beside:
    """What stands beside a heading: counts, and the press that answers the rest; made when there is one to show."""

    def __init__(self, top: Flow) -> None:
        self._badge = label("accent", wrap=False)
        self._to_ask = label("small", wrap=False)
        self.rest = button(f"{words.REST_NO}  {words.REST_KEY}", "chip")
        self.rest.setToolTip(words.REST_NO_ABOUT)
        self.rest.setAccessibleDescription(words.REST_NO_ABOUT)
        for part in (self._badge, self._to_ask, self.rest):
            top.addWidget(part)

    def show(self, badge: str, to_ask: str, *, can_answer_rest: bool) -> None:
        show_text(self._badge, badge)
        show_text(self._to_ask, to_ask)
        self.rest.setHidden(not can_answer_rest)


class GroupBox(QGroupBox):
    """Shows the fields of one group; passes on what its rows report."""

    written = Signal(str, str)
    left = Signal(str)
    confirmed = Signal(str)
    used = Signal(str, str)
    moved_on = Signal(str)
    unit_wanted = Signal(str)
    today_wanted = Signal(str)
    rest_answered = Signal(str)
    opened = Signal(str)
    more_wanted = Signal(str)

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
        self._heading.setToolTip(words.GROUP_KEYS)
        self._heading.setAccessibleDescription(words.GROUP_KEYS)
        self._beside: _Beside | None = None
        self._top = Flow(first_fills=True)
        self._top.setSpacing(8)
        self._top.addWidget(self._heading)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self._box.addLayout(self._top)
        self._body: QWidget | None = None
        self._lines: dict[int, QWidget] = {}
        self._more: QPushButton | None = None
        self._open = False
        self._name()

    @property
    def id(self) -> str:
        """The id of the group."""
        return self._group.id

    @property
    def rest(self) -> QPushButton | None:
        """The press that answers the rest, while it is to be seen."""
        return None if self._beside is None or self._beside.rest.isHidden() else self._beside.rest

    @property
    def is_open(self) -> bool:
        """Whether the questions are to be seen."""
        return self._open

    @property
    def opens(self) -> bool:
        """Whether it opens when the cursor moves on into it: something in it is needed, or matters most."""
        return self._view is not None and self._view.opens

    def open(self) -> None:
        """Unfold the group, where it is not."""
        if not self._open:
            self._set_open(True)

    def row(self, path: str) -> FieldRow:
        """The row of a question; it is built here where the question has not been asked yet."""
        if self._body is None:
            self._set_open(wanted=True)
        if path not in self.rows:
            self._build_lines({path})
            self._order_tabs()
            if self._fields:
                self._show_row(path, self._fields[path])
        return self.rows[path]

    def first_to_answer(self) -> str:
        """The first question that is to be seen, unanswered and of weight; else the first that is to be seen."""
        seen = [row for row in self.rows.values() if not row.isHidden()]
        weighty = (row for row in seen if not row.view.text and (row.view.needed or row.view.lines))
        row = next(weighty, seen[0] if seen else None)
        return "" if row is None else row.path

    def _set_open(self, wanted: bool) -> None:
        if wanted and self._body is None:
            self._body = QWidget(self)
            lines = QVBoxLayout(self._body)
            lines.setContentsMargins(6, 2, 0, 8)
            lines.setSpacing(4)
            self._box.addWidget(self._body)
            fields = self._fields
            self._build_lines({path for path in self._group.paths if not fields or fields[path].asked})
            self._order_tabs()
            # The rows are new: to them every field is.
            self._fields = {}
            if fields:
                self.show_fields(fields)
        if self._body is not None:
            self._body.setHidden(not wanted)
        self._open = wanted
        self._name()
        if self._view is not None:
            self.show_group(self._view)
        if wanted:
            self.opened.emit(self.id)

    def _order_tabs(self) -> None:
        """Let Tab go as the eye does: the questions, built late, come between this heading and the next."""
        before: QWidget = self._heading
        for following in (row.control for row in self.rows.values()):
            QWidget.setTabOrder(before, following)
            before = following

    def _name(self) -> None:
        sign = _OPEN if self._open else _CLOSED
        self._heading.setText(f"{sign}  {self._group.title}")
        said = words.UNFOLDED if self._open else words.FOLDED
        self._heading.setAccessibleName(said.format(title=self._group.title))

    def _build_lines(self, wanted: Set[str]) -> None:
        """Build the lines on which these questions stand, each where it belongs between those that are there."""
        head: int | None = None
        for place, line in enumerate(self._group.rows):
            if isinstance(line, str) and line.startswith("# "):
                head = place
            elif place not in self._lines and not wanted.isdisjoint((line,) if isinstance(line, str) else line):
                if head is not None and head not in self._lines:
                    self._build_head(head)
                self._put(place, self._row(line, None) if isinstance(line, str) else self._pair(line))
        self.rows = {path: self.rows[path] for path in self._group.paths if path in self.rows}

    def _build_head(self, place: int) -> None:
        """Build the title over the single questions that follow it."""
        line = self._group.rows[place]
        after = (row if isinstance(row, tuple) else (row,) for row in self._group.rows[place + 1 :])
        following = takewhile(lambda row: not row[0].startswith("# "), after)
        shown = label("overline", words.HEADS[str(line)[2:]])
        shown.setContentsMargins(0, 8, 0, 0)
        self._heads.append((shown, tuple(path for row in following for path in row)))
        self._put(place, shown)

    def _put(self, place: int, line: QWidget) -> None:
        before = sum(other < place for other in self._lines)
        self._lines[place] = line
        cast("QVBoxLayout", cast("QWidget", self._body).layout()).insertWidget(before, line)

    def _pair(self, row: tuple[str, str]) -> QWidget:
        both = Pair(self._body)
        for path in row:
            both.add(self._row(path, both.notes, both))
        for path in row:
            self.rows[path].tab_after = self.rows[row[-1]].control
        return both

    def _row(self, path: str, notes: QVBoxLayout | None, parent: QWidget | None = None) -> FieldRow:
        row = FieldRow(questions()[path], notes, parent or self._body)
        row.written.connect(self.written)
        row.left.connect(self.left)
        row.confirmed.connect(self.confirmed)
        row.used.connect(self.used)
        row.moved_on.connect(self.moved_on)
        row.unit_wanted.connect(self.unit_wanted)
        row.today_wanted.connect(self.today_wanted)
        row.rest_wanted.connect(self._on_rest_wanted)
        self.rows[path] = row
        return row

    def show_fields(self, fields: Mapping[str, FieldView]) -> bool:
        """Show the fields; only what differs from before is touched.

        Returns:
            Whether the group may be of another height now.
        """
        before, self._fields = self._fields, fields
        if self._body is None:
            return False
        moved = False
        new = {path for path in self._group.paths if path not in self.rows and fields[path].asked}
        if new:
            self._build_lines(new)
            self._order_tabs()
        for path in self.rows:
            if path in new or before.get(path) is not fields[path]:
                moved |= self._show_row(path, fields[path])
        if moved or new:
            for head, paths in self._heads:
                head.setHidden(not any(fields[path].asked for path in paths))
        return (moved or bool(new)) and self._open

    def _show_row(self, path: str, view: FieldView) -> bool:
        """Show one field. Returns: Whether its row may be of another height now."""
        row = self.rows[path]
        moved = row.show_field(view)
        if row.isHidden() == view.asked:
            row.setHidden(not view.asked)
            moved = True
        return moved

    def show_group(self, view: GroupView) -> None:
        """Show how many facts of the group are needed, to mend and to ask, and how many are folded away."""
        self._view = view
        parts = []
        if view.needed:
            parts.append(words.STATUS_NEEDED.format(count=view.needed))
        if view.to_mend:
            parts.append(words.STATUS_MEND.format(count=view.to_mend))
        says = " · ".join(parts), words.TO_ASK.format(count=view.to_ask) if view.to_ask else ""
        can_answer_rest = view.can_answer_rest and self._open
        if self._beside is None and (any(says) or can_answer_rest):
            self._beside = _Beside(self._top)
            self._beside.rest.clicked.connect(self._on_rest_clicked)
        if self._beside is not None:
            self._beside.show(*says, can_answer_rest=can_answer_rest)
        self._show_more(view.folded if self._open else 0)

    def _show_more(self, folded: int) -> None:
        if self._more is None:
            if not folded or self._body is None:
                return
            self._more = button("", "link")
            self._more.setAccessibleDescription(words.SHOW_MORE_ABOUT)
            self._more.setToolTip(words.SHOW_MORE_ABOUT)
            self._more.clicked.connect(self._on_more_clicked)
            self._box.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
            last = next(reversed(self.rows.values()), None)
            QWidget.setTabOrder(self._heading if last is None else last.control, self._more)
        text = words.SHOW_MORE_ONE if folded == 1 else words.SHOW_MORE.format(count=folded)
        if self._more.text() != text:
            self._more.setText(text)
            self._more.setAccessibleName(text)
        self._more.setHidden(not folded)

    def _on_heading_clicked(self) -> None:
        self._set_open(not self._open)

    def _on_rest_clicked(self) -> None:
        self.rest_answered.emit(self._group.id)

    def _on_rest_wanted(self) -> None:
        if self._group.rest_no:
            self.rest_answered.emit(self._group.id)

    def _on_more_clicked(self) -> None:
        seen = {path for path, row in self.rows.items() if not row.isHidden()}
        self.more_wanted.emit(self._group.id)
        more = [row for path, row in self.rows.items() if path not in seen and not row.isHidden()]
        if more:
            more[0].control.setFocus()
