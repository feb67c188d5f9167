"""The case form: every question in bedside order, with a line of help for the one that is being answered."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.ui.controls.steady_bar import keep_steady
from app.ui.controls.type_ahead import type_ahead
from app.ui.form.field_row import FieldRow
from app.ui.form.group_box import GroupBox
from app.ui.form.help_line import HelpLine
from app.ui.presenters.form_plan import Group, group_of, groups, order
from app.ui.presenters.screen import FieldView, GroupView

_AT_ONCE = 2


class CaseForm(QWidget):
    """Shows all fields; reports what was typed, chosen, left, confirmed and taken."""

    written = Signal(str, str)
    left = Signal(str)
    confirmed = Signal(str)
    used = Signal(str, str)
    rest_answered = Signal(str)
    unit_wanted = Signal(str)
    today_wanted = Signal(str)
    group_opened = Signal(str)
    more_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        body = QWidget()
        body.setObjectName("scroll_body")
        lines = self._lines = QVBoxLayout(body)
        lines.setContentsMargins(8, 8, 8, 8)
        lines.setSpacing(4)
        lines.addStretch(1)
        self._body = body
        self._built: dict[str, GroupBox] = {}
        self._shown: tuple[Mapping[str, FieldView], Mapping[str, GroupView]] | None = None
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_steady(self._scroll)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)
        self._sought: QWidget | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._on_settled)
        self._help = HelpLine(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._help)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def build_rest(self) -> None:
        """Build the groups under the edge of the window: after the first paint, or when one of them is wanted."""
        self._build(groups()[len(self._built) :])

    @property
    def _boxes(self) -> Mapping[str, GroupBox]:
        self.build_rest()
        return self._built

    def _build(self, wanted: Sequence[Group]) -> None:
        for group in wanted:
            box = GroupBox(group, self._body)
            box.written.connect(self.written)
            box.left.connect(self.left)
            box.confirmed.connect(self.confirmed)
            box.used.connect(self.used)
            box.rest_answered.connect(self._on_rest_answered)
            box.unit_wanted.connect(self.unit_wanted)
            box.today_wanted.connect(self.today_wanted)
            box.opened.connect(self.group_opened)
            box.more_wanted.connect(self.more_wanted)
            box.moved_on.connect(self._on_row_moved_on)
            self._lines.insertWidget(self._lines.count() - 1, box)
            self._built[group.id] = box
            if self._shown is not None:
                fields, headings = self._shown
                box.show_fields(fields)
                box.show_group(headings[box.id])
            if group.open_at_first:
                box.open()

    def show_form(self, fields: Mapping[str, FieldView], headings: Mapping[str, GroupView]) -> None:
        """Show every field and every heading; the row with the cursor stays where it is on the screen."""
        self._shown = fields, headings
        row = self.row_of(QApplication.focusWidget())
        row = row if row is not None and self.isAncestorOf(row) else None
        before = self._height_of(row)
        moved = False
        if not self._built:
            self._build(groups()[:_AT_ONCE])
        for box in self._built.values():
            moved |= box.show_fields(fields)
            box.show_group(headings[box.id])
        if moved and row is not None and row.isVisible():
            # The layouts settle now, not after the next paint: else the row would jump and come back.
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + self._height_of(row) - before)

    def _height_of(self, row: FieldRow | None) -> int:
        """How far down in what is to be seen a row stands."""
        return 0 if row is None else row.mapTo(self._scroll.viewport(), QPoint(0, 0)).y()

    def show_help_line(self, shown: bool) -> None:
        """Keep a line free for help, or not."""
        self._help.setHidden(not shown)

    def show_help(self, sentences: tuple[str, ...]) -> None:
        """Show the help of the question that is being answered, the most important sentence first."""
        self._help.show_sentences(sentences)

    @property
    def help_shown(self) -> str:
        """What of that help has room."""
        return self._help.shown

    def focus_field(self, path: str) -> None:
        """Open the group of a field, bring it into view and put the cursor there."""
        group = group_of()[path]
        box = self._built[group] if group in self._built else self._boxes[group]
        box.open()
        row = box.row(path)
        row.show()
        self._bring_into_view(row)
        row.control.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if hasattr(row.control, "selectAll"):
            row.control.selectAll()

    def focus_first(self) -> None:
        """Put the cursor into the first question."""
        self.focus_field(order()[0])

    def row_of(self, widget: QWidget | None) -> FieldRow | None:
        """The row to which a control belongs; None where it belongs to none."""
        parent = widget.parentWidget() if widget is not None else None
        return parent if isinstance(parent, FieldRow) else None

    def _bring_into_view(self, row: QWidget) -> None:
        self._lines.activate()
        self._scroll.ensureWidgetVisible(row, 0, 60)
        # A group that was only just unfolded, or a remark that appeared, gets its height a moment later.
        self._sought = row
        self._settling.start(0)

    def _on_settled(self) -> None:
        if self._sought is not None and self._sought.isVisible():
            self._scroll.ensureWidgetVisible(self._sought, 0, 60)
        self._sought = None

    def _on_row_moved_on(self, path: str) -> None:
        box = self._boxes[group_of()[path]]
        rows = list(box.rows.values())
        after = rows[rows.index(box.rows[path]) + 1 :]
        following = next((row for row in after if not row.isHidden() and not row.view.passed_over), None)
        if following is not None:
            self.focus_field(following.path)
        else:
            self._go_on_after(box)

    def _go_on_after(self, box: GroupBox) -> None:
        """Put the cursor into the next group that is open, or that opens because something in it matters."""
        boxes = list(self._boxes.values())
        for following in boxes[boxes.index(box) + 1 :]:
            if following.is_open or following.opens:
                was_open = following.is_open
                following.open()
                rows = following.rows.values()
                seen = [row.path for row in rows if not row.isHidden() and not row.view.passed_over]
                path = seen[0] if was_open and seen else following.first_to_answer()
                if path:
                    self.focus_field(path)
                    return
        self.focusNextChild()

    def go_group(self, step: int) -> None:
        """Put the cursor into the next group, or the one before, and unfold it."""
        type_ahead.forget()
        row = self.row_of(QApplication.focusWidget())
        if row is None:
            self.focus_first()
        else:
            self._go_from(group_of()[row.path], step)

    def _go_from(self, group: str, step: int) -> None:
        boxes = list(self._boxes.values())
        there = boxes[(boxes.index(self._boxes[group]) + step) % len(boxes)]
        there.open()
        path = there.first_to_answer()
        if path:
            self.focus_field(path)

    def _on_rest_answered(self, group: str) -> None:
        self.rest_answered.emit(group)
        self._go_from(group, 1)
