"""The main window: puts the parts together and wires their reports to the presenter, all in one place."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QVBoxLayout, QWidget

from app.ui import words
from app.ui.action_bar import ActionBar
from app.ui.advice.advice_pane import AdvicePane
from app.ui.announcer import Announcer
from app.ui.background import Background, Done
from app.ui.banner import Banner
from app.ui.dress import Dress
from app.ui.form.case_pane import CasePane
from app.ui.notice_bar import NoticeBar
from app.ui.panes import ADVICE, CASE, PLAN, Panes
from app.ui.plan.plan_pane import EVIDENCE, HANDOUT, PlanPane
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.screen import Wish
from app.ui.sizes import unscaled
from app.ui.strip import Strip
from app.ui.tab_order import step_focus

if TYPE_CHECKING:
    from app.ui.preview import Preview


class MainWindow(QMainWindow):
    """One patient, one window. `support_opened`: from now on there is advice."""

    support_opened = Signal()

    def __init__(self, presenter: CasePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        examples = tuple((str(example.file), example.title) for example in presenter.examples)
        self.banner = Banner()
        self.strip = Strip()
        self.notice = NoticeBar()
        self.case = CasePane()
        self.advice = AdvicePane(examples)
        self.plan = PlanPane()
        self.plan.follow_day(presenter.today)
        self.panes = Panes(self.case, self.advice, self.plan)
        self.bar = ActionBar(examples)
        self.speech = Announcer(self)
        self.dress = Dress(self.bar.view, self)
        self.dress.changed.connect(self._on_look_changed)
        self._opening = Background(self)
        self._assemble()
        self._wire()
        self._render()
        self.case.form.focus_first()

    @cached_property
    def preview(self) -> Preview:
        """What keeps the patient's pages in step with the case; made when they are first looked at."""
        from app.ui.preview import Preview

        made = Preview(self._presenter, self.plan.handout, self)
        made.told.connect(self._render)
        return made

    def _assemble(self) -> None:
        desk = QWidget()
        desk.setObjectName("desk")
        box = QVBoxLayout(desk)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.banner, self.strip, self.notice):
            box.addWidget(part)
        box.addWidget(self.panes, 1)
        box.addWidget(self.bar)
        self.setCentralWidget(desk)
        self.setMinimumSize(480, 320)
        self.resize(1366, 720)
        self.setAccessibleName(words.PROGRAM)

    def _wire(self) -> None:
        form = self.case.form
        form.written.connect(self._on_field_written)
        form.left.connect(self._on_field_left)
        form.confirmed.connect(self._on_field_confirmed)
        form.used.connect(self._on_offer_used)
        form.rest_answered.connect(self._on_rest_answered)
        self.case.next_wanted.connect(self._on_next_wanted)
        self.advice.field_wanted.connect(self.focus_field)
        self.advice.evidence_wanted.connect(self._on_evidence_wanted)
        self.advice.example_wanted.connect(self._on_example_wanted)
        self.strip.show_wanted.connect(self._on_stop_wanted)
        self.notice.save_wanted.connect(self._on_save_first_wanted)
        self.notice.discard_wanted.connect(self._on_discard_wanted)
        self.notice.dismissed.connect(self._on_notice_dismissed)
        self.bar.wanted.connect(self._on_action_wanted)
        self.bar.example_wanted.connect(self._on_example_wanted)
        self.plan.evidence_wanted.connect(self._on_evidence_wanted)
        self.plan.tab_seen.connect(self._on_plan_seen)
        self.panes.pane_seen.connect(self._on_plan_seen)
        self._opening.finished.connect(self._on_support_brought)
        for action in self.bar.actions_by_name.values():
            self.addAction(action)
        self._keys()
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._on_focus_changed)

    def _keys(self) -> None:
        for key, slot in (
            ("Shift+F6", self._on_pane_before_wanted),
            ("Esc", self._on_escape_pressed),
            ("Ctrl+Shift+S", self._on_save_as_wanted),
            ("Ctrl+Y", self._on_redo_wanted),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(slot)
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setObjectName(str(number))
            shortcut.activated.connect(self._on_card_wanted)

    # Showing ------------------------------------------------------------------------------------------

    def _render(self) -> None:
        screen = self._presenter.screen
        self.setWindowTitle(words.WINDOW_EMPTY if screen.is_empty else words.WINDOW_OPEN)
        if screen.report is not None:
            self.banner.show_patient(screen.report)
            self.strip.show_stop(screen.strip, screen.report.emergency)
        self.speech.hear(screen)
        self.notice.show_notice(screen.notice)
        self.case.show_case(screen)
        self.advice.show_advice(screen)
        self.plan.show_plan(screen, self._presenter.draw)
        self.bar.show_possible(screen.can_undo, screen.can_redo, screen.has_handout)
        self._on_plan_seen()

    def open_support(self) -> None:
        """Complete the form, and begin to advise as soon as what advice needs has been brought in beside the window."""
        self.case.form.open_rest()
        self._opening.run(self._presenter.warm_up)

    def show_supported(self) -> None:
        """Show the window, complete and with its advice, at once: for whoever looks at it only for a moment."""
        self.case.form.open_rest()
        self._presenter.open_support()
        self._render()
        self.show()

    def _on_support_brought(self, done: Done) -> None:
        if done.refused is not None:
            self._presenter.tell_failure(done.refused)
        elif done.bug is None:
            self._presenter.open_support()
        self._render()
        self.support_opened.emit()

    def focus_field(self, path: str) -> None:
        """Bring a field to the front and put the cursor there."""
        if path in self._presenter.screen.fields:
            self.panes.show_pane(CASE)
            self.case.form.focus_field(path)

    # Presses in the form ------------------------------------------------------------------------------

    def _on_field_written(self, path: str, text: str) -> None:
        self._presenter.write(path, text)
        self._render()

    def _on_field_left(self, path: str) -> None:
        self._presenter.leave(path)
        self._render()

    def _on_field_confirmed(self, path: str) -> None:
        self._presenter.confirm(path)
        self._render()

    def _on_offer_used(self, path: str, text: str) -> None:
        self._presenter.use(path, text)
        self._render()

    def _on_rest_answered(self, group: str) -> None:
        self._presenter.answer_rest(group)
        self._render()

    def _on_next_wanted(self) -> None:
        row = self.case.form.row_of(QApplication.focusWidget())
        path = self._presenter.next_needed(row.path if row is not None else "")
        if path:
            self.focus_field(path)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        row = self.case.form.row_of(now)
        if row is not None:
            self.case.form.show_help(row.about)

    # Actions ------------------------------------------------------------------------------------------

    def _on_action_wanted(self, name: str) -> None:
        self._leave_field()
        if name in ("new", "open", "save"):
            wish = {"new": self._presenter.new, "open": self._presenter.open, "save": self._presenter.save}[name]()
            self._render()
            self._grant(wish)
            if name == "new" and not self._presenter.screen.unsaved:
                self.focus_field("patient.family_name")
        elif name in ("undo", "redo"):
            (self._presenter.undo if name == "undo" else self._presenter.redo)()
            self._render()
        elif name == "pane":
            self._go_pane(1)
        elif name == "needed":
            self._on_next_wanted()
        elif name == "handout":
            self.panes.show_pane(PLAN)
            self.plan.show_tab(HANDOUT)
            self.plan.focus_first()

    def _leave_field(self) -> None:
        row = self.case.form.row_of(QApplication.focusWidget())
        if row is not None:
            self._presenter.leave(row.path)

    def _on_redo_wanted(self) -> None:
        self._on_action_wanted("redo")

    def _on_example_wanted(self, file: str) -> None:
        wish = self._presenter.open_example(Path(file))
        self._render()
        self._grant(wish)

    def _on_save_as_wanted(self) -> None:
        self._grant("ask_place")

    def _on_save_first_wanted(self) -> None:
        wish = self._presenter.save_first()
        self._render()
        self._grant(wish)

    def _on_discard_wanted(self) -> None:
        wish = self._presenter.discard()
        self._render()
        self._grant(wish)

    def _on_notice_dismissed(self) -> None:
        self._presenter.dismiss()
        self._render()

    def _grant(self, wish: Wish) -> None:
        if wish == "ask_file":
            file, _ = QFileDialog.getOpenFileName(self, words.ASK_OPEN, str(Path.home()), words.CASE_FILTER)
            if file:
                self._presenter.open_file(Path(file))
                self._render()
        elif wish == "ask_place":
            start = str(Path.home() / words.CASE_NAME)
            file, _ = QFileDialog.getSaveFileName(self, words.ASK_SAVE, start, words.CASE_FILTER)
            if file:
                wish = self._presenter.save_to(Path(file))
                self._render()
                self._grant(wish)
        elif wish == "close":
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave_field()
        if self._presenter.close() == "close":
            if "preview" in self.__dict__:
                self.preview.stop()
            self._opening.stop()
            event.accept()
        else:
            self._render()
            event.ignore()

    # Moving about -------------------------------------------------------------------------------------

    def _pane_now(self) -> int:
        focused = QApplication.focusWidget()
        for pane, widget in enumerate((self.case, self.advice, self.plan)):
            if focused is not None and widget.isAncestorOf(focused):
                return pane
        return PLAN

    def _go_pane(self, step: int) -> None:
        pane = (self._pane_now() + step) % 3
        self.panes.show_pane(pane)
        if pane == CASE:
            self.case.form.focus_first()
        elif pane == ADVICE:
            self.advice.focus_first()
        else:
            self.plan.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_look_changed()

    def _on_look_changed(self, _look: object = None) -> None:
        for part in (self.banner, self.bar):
            part.fit_window(unscaled(self.height()))

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802
        return step_focus(self, following)

    def _on_pane_before_wanted(self) -> None:
        self._go_pane(-1)

    def _on_plan_seen(self, _which: int = 0) -> None:
        seen = self.plan.tab == HANDOUT and self.plan.isVisible()
        if seen or "preview" in self.__dict__:
            self.preview.follow(seen)
        if self.plan.tab == EVIDENCE:
            self.plan.evidence.show_entries(self._presenter.evidence())

    def _on_evidence_wanted(self, entry: str) -> None:
        self.panes.show_pane(PLAN)
        self.plan.show_tab(EVIDENCE)
        self.plan.evidence.show_entry(entry)

    def _on_card_wanted(self) -> None:
        self.panes.show_pane(ADVICE)
        self.advice.focus_card(int(self.sender().objectName()))

    def _on_stop_wanted(self) -> None:
        stops = self._presenter.screen.stops
        if stops:
            self.panes.show_pane(ADVICE)
            self.advice.show_alert(stops[0].rule)

    def _on_escape_pressed(self) -> None:
        if self._presenter.screen.notice is not None:
            self._on_notice_dismissed()
        elif self.plan.tab in (HANDOUT, EVIDENCE):
            self.plan.show_tab(0)
