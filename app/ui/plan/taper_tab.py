"""The taper: chart above, the step that is read and worked on, table below, then totals, what if, and tablets."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget, QWidgetItem

from app.ui import words
from app.ui.controls.flow import Flow
from app.ui.controls.labels import button, label, literal, show_text
from app.ui.controls.quiet import laid_out_once
from app.ui.controls.steady_bar import keep_steady
from app.ui.plan.chart import Draw, TaperChart
from app.ui.plan.step_bar import StepBar
from app.ui.plan.tablets_box import TabletsBox
from app.ui.plan.taper_table import TaperTable
from app.ui.presenters.course_view import CourseView, RefusalView, StepView
from app.ui.sizes import scaled

if TYPE_CHECKING:
    from app.domain.report import TaperSheet
    from app.ui.plan.branch_box import BranchBox

_NOTHING = CourseView()
_LEAST_CHART, _MOST_CHART, _CHART_SHARE = 168, 420, 0.31
_LEAST_TABLE = 144


class TaperTab(QWidget):
    """Shows a taper sheet and the course as it may be worked on, or why there is none."""

    offer_used = Signal(int)
    all_back_wanted = Signal()
    end_shifted = Signal(int, int)
    dose_shifted = Signal(int, int)
    taken_back = Signal(int)
    relapse_wanted = Signal(int)
    relapse_dropped = Signal()
    relapse_written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: TaperSheet | None = None
        self._view = _NOTHING
        self._step = -1
        self._title = label("title")
        self.all_back = button(words.ALL_BACK, "link")
        self._none = label("muted")
        self._notes = label("said_warning")
        self._offers = QWidget()
        self._offers_flow = Flow(self._offers)
        self._offer_presses: list[QPushButton] = []
        self._offered: tuple[RefusalView, ...] = ()
        self._offers.hide()
        self.chart = TaperChart()
        self.table = TaperTable()
        self.bar = StepBar()
        self._reading = self.bar.reading
        self._totals = label("small")
        self._rule = label("small", words.TABLE_RULES)
        self.tablets = TabletsBox()
        self._lay_out()
        self._wire()

    @cached_property
    def branch(self) -> BranchBox:
        """What a relapse would lead to, built when one is first marked."""
        from app.ui.plan.branch_box import BranchBox

        made = BranchBox()
        self._box.insertWidget(self._box.indexOf(self.tablets), made)
        made.dropped.connect(self.relapse_dropped)
        made.day_written.connect(self.relapse_written)
        # Built late: Tab still goes as the eye does.
        for before, after in pairwise((self.all_back, made.day, made.drop, made.table)):
            QWidget.setTabOrder(before, after)
        return made

    def _lay_out(self) -> None:
        body = self._page = QWidget()
        body.setObjectName("scroll_body")
        body.installEventFilter(self)
        scroll = self._scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_steady(scroll)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        box = self._box = QVBoxLayout(body)
        box.setContentsMargins(12, 8, 4, 8)
        box.setSpacing(4)
        for part in (self._title, self._none, self._offers):
            box.addWidget(part)
        box.addWidget(self.chart)
        box.addWidget(self.bar)
        box.addWidget(self.table, 5)
        # What comes and goes with a change stands below, so that nothing moves under the cursor.
        for part in (self._notes, self._totals, self._rule):
            box.addWidget(part)
        box.addWidget(self.all_back, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self.tablets)
        self._filler = QWidget()
        box.addWidget(self._filler, 9)

    def _wire(self) -> None:
        self.chart.step_reached.connect(self._on_step_reached)
        self.table.step_reached.connect(self._on_row_reached)
        self.chart.end_shifted.connect(self.end_shifted)
        self.chart.dose_shifted.connect(self.dose_shifted)
        self.bar.end_shifted.connect(self._on_end_shifted)
        self.bar.dose_shifted.connect(self._on_dose_shifted)
        self.bar.taken_back.connect(self._on_taken_back)
        self.bar.relapse_wanted.connect(self._on_relapse_wanted)
        self.bar.offer_used.connect(self._on_offer_used)
        self.all_back.clicked.connect(self.all_back_wanted)
        for source in (self.chart, self.table):
            source.taken_back.connect(self.taken_back)
            source.relapse_wanted.connect(self.relapse_wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        # A share of the tab, whatever stands below: what is worked on keeps its place.
        share = round(self.height() * _CHART_SHARE)
        self.chart.setFixedHeight(min(max(scaled(_LEAST_CHART), share), scaled(_MOST_CHART)))
        self._share_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._share_out()
        return False

    def _share_out(self) -> None:
        """Never one scroll within another: the table has its own where all else fits beside it, else it has none."""
        if self.table.isHidden():
            return
        table = QWidgetItem(self.table).sizeHint().height()
        room = self.height() - (self._box.heightForWidth(self._page.width()) - table)
        if self.table.show_whole(room < scaled(_LEAST_TABLE)):
            QTimer.singleShot(0, self, self._see_focus)

    def _see_focus(self) -> None:
        """What was pressed stays in view when the table above it has become higher."""
        focused = QApplication.focusWidget()
        if focused is not None and focused is not self.table and self._page.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, scaled(24))

    def _see_row(self, step: int) -> None:
        """A row that is gone to is seen, also where the page is what scrolls."""
        place = self.table.row_place(step)
        middle = self.table.mapTo(self._page, place.center())
        self._scroll.ensureVisible(0, middle.y(), 0, place.height())

    def show_taper(self, sheet: TaperSheet | None, why_not: str, draw: Draw, view: CourseView = _NOTHING) -> None:
        """Show a taper with what may be done to it, or the reason why there is none."""
        with laid_out_once(self._box):
            self._show(sheet, why_not, view)
        self.chart.show_course(draw, view.steps)
        if self._step >= (0 if sheet is None else len(sheet.rows)):
            self._step = -1
            self.chart.hold_step(-1)
        self._read(self._step)

    def _show(self, sheet: TaperSheet | None, why_not: str, view: CourseView) -> None:
        self._sheet, self._view = sheet, view
        has = sheet is not None
        show_text(self._none, "" if has else why_not)
        for part in (self.chart, self.bar, self.table, self._rule):
            part.setHidden(not has)
        self._filler.setHidden(has)
        self._show_offers(() if has else view.refusals)
        self.all_back.setHidden(not view.changed)
        show_text(self._title, sheet.title if sheet is not None else "")
        show_text(self._notes, " ".join(sheet.notes) if sheet is not None else "")
        show_text(self._totals, " · ".join((*sheet.totals, sheet.end_text)) if sheet is not None else "")
        rows = sheet.rows if sheet is not None else ()
        rules = (words.CHANGED_ROWS, words.TABLE_RULES) if any(row.changed for row in rows) else (words.TABLE_RULES,)
        show_text(self._rule, " · ".join(rules) if has else "")
        self.table.show_rows(rows, bool(view.steps))
        self.tablets.setHidden(not has and not view.strengths_cannot)
        self.tablets.show_tablets(sheet, view)
        if not has and view.strengths_cannot:
            self.tablets.open()
        branch = sheet.branch if sheet is not None else None
        if branch is not None or view.no_branch or "branch" in self.__dict__:
            refused = view.refusals[0].says if view.refusals else ""
            self.branch.show_branch(branch, refused, view.marked_on, view.no_branch)

    def _show_offers(self, refusals: tuple[RefusalView, ...]) -> None:
        """Where there is no taper for changes that are not permitted: a press for each that is."""
        if refusals == self._offered:
            return
        self._offered = refusals
        while len(self._offer_presses) < len(refusals):
            made = button("", "")
            made.setProperty("number", len(self._offer_presses))
            made.clicked.connect(self._on_offer_pressed)
            self._offer_presses.append(made)
            self._offers_flow.addWidget(made)
        for number, press in enumerate(self._offer_presses):
            use = refusals[number].use_says if number < len(refusals) else ""
            press.setText(literal(use))
            press.setAccessibleName(use)
            press.setHidden(not use)
        self._offers.setHidden(not any(each.use_says for each in refusals))
        self._offers_flow.invalidate()

    def _read(self, step: int) -> None:
        rows = self._sheet.rows if self._sheet is not None else ()
        view = self._step_view(step)
        text = words.CHART_HINT_KEYS if self._view.steps else self._view.fixed or words.CHART_HINT
        if 0 <= step < len(rows):
            row = rows[step]
            text = words.CHART_STEP.format(
                start=row.from_text, end=row.to_text, dose=row.dose_text, tablets=row.tablets_text
            )
        refusal = self._view.refusals[0] if self._view.refusals and self._sheet is not None else None
        self.bar.show_reading(text, refusal)
        marked = self._view.marked_on
        here = view is not None and marked is not None and 0 <= (marked - view.first_day).days < view.days
        self.bar.show_step(view, bool(self._view.steps), here)

    def _step_view(self, step: int) -> StepView | None:
        return self._view.steps[step] if 0 <= step < len(self._view.steps) else None

    def announce(self) -> None:
        """Speak what the last press led to."""
        self.bar.announce(self._view.news)

    def _reach(self, step: int) -> None:
        self._step = step
        self._read(step)
        self.table.show_step(step)

    def _on_step_reached(self, step: int) -> None:
        self._reach(step)

    def _on_row_reached(self, step: int) -> None:
        self._reach(step)
        self.chart.hold_step(step)
        if step >= 0 and self.table.hasFocus():
            self._see_row(step)

    def _on_end_shifted(self, days: int) -> None:
        self.end_shifted.emit(self._step, days)

    def _on_dose_shifted(self, way: int) -> None:
        self.dose_shifted.emit(self._step, way)

    def _on_taken_back(self) -> None:
        self.taken_back.emit(self._step)

    def _on_relapse_wanted(self) -> None:
        self.relapse_wanted.emit(self._step)

    def _on_offer_used(self) -> None:
        self.offer_used.emit(0)

    def _on_offer_pressed(self) -> None:
        self.offer_used.emit(int(self.sender().property("number")))
