"""The main window: puts the parts together and wires their reports to the presenter, all in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from app.domain.page_order import PAGE_KINDS, PageKind
from app.ui import words
from app.ui.action_bar import ActionBar
from app.ui.advice.advice_pane import AdvicePane
from app.ui.announcer import Announcer
from app.ui.banner import Banner
from app.ui.deciding import Deciding
from app.ui.dress import Dress
from app.ui.filing import Filing
from app.ui.form.case_pane import CasePane
from app.ui.form.form_wishes import FormWishes
from app.ui.habits import Habits
from app.ui.language import language, speak
from app.ui.leaving import Leaving
from app.ui.looking_up import LookingUp
from app.ui.moving import Moving
from app.ui.notice_bar import NoticeBar
from app.ui.opening import Opening
from app.ui.panes import Panes
from app.ui.plan.plan_pane import HANDOUT, PlanPane
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.sizes import unscaled
from app.ui.strip import Strip
from app.ui.tab_order import step_focus
from app.ui.theme import MODES, Mode

if TYPE_CHECKING:
    from pathlib import Path

    from app.ui.course_room import CourseRoom
    from app.ui.keeping import Keeping
    from app.ui.preview import Preview


_standing: list[MainWindow] = []
"""A window that was built anew for another language; held here, for nobody else knows it."""


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
        self.filing = Filing(presenter, self)
        self.moving = Moving(presenter, self.panes, self.case, self.advice, self.plan)
        self.speech = Announcer(self)
        self.dress = Dress(self.bar.view, self)
        self.dress.changed.connect(self._on_look_changed)
        self.habits = Habits(presenter, self.moving, self.case, self.panes)
        self.wishes = FormWishes(presenter, self.case.form, self)
        self.leaving = Leaving(presenter, self)
        self.leaving.told.connect(self._render)
        self.opening = Opening(presenter, self.advice, self.plan, self)
        self._keeping: Keeping | None = None
        self.deciding = Deciding(presenter, self.advice, self)
        self.deciding.told.connect(self._render)
        self.looking_up = LookingUp(presenter, self.panes, self.advice, self.plan, self)
        self._assemble()
        self._wire()
        self._render()
        self.case.form.focus_first()

    @cached_property
    def course(self) -> CourseRoom:
        """Where the taper is worked; made with it, after the first paint."""
        from app.ui.course_room import CourseRoom

        made = CourseRoom(self._presenter, self.plan.taper, self)
        made.told.connect(self._render)
        return made

    @cached_property
    def preview(self) -> Preview:
        """What keeps the patient's pages in step with the case; made when they are first looked at."""
        from app.ui.preview import Preview

        made = Preview(self._presenter, self.plan.handout, self)
        made.told.connect(self._render)
        made.delivery.freed.connect(self.leaving.go_on)
        return made

    @property
    def _delivers(self) -> bool:
        """Whether pages are on their way to a printer or into a file."""
        return "preview" in self.__dict__ and self.preview.delivery.is_busy

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
        self.setAcceptDrops(True)
        self.resize(1366, 720)
        self.setAccessibleName(words.PROGRAM)

    def _wire(self) -> None:
        form = self.case.form
        form.written.connect(self._on_field_written)
        form.left.connect(self._on_field_left)
        form.confirmed.connect(self._on_field_confirmed)
        form.used.connect(self._on_offer_used)
        form.rest_answered.connect(self._on_rest_answered)
        self.wishes.told.connect(self._render)
        self.case.next_wanted.connect(self.moving.go_needed)
        self.advice.field_wanted.connect(self.focus_field)
        self.advice.example_wanted.connect(self._on_example_wanted)
        self.strip.show_wanted.connect(self.moving.go_first_stop)
        self.notice.save_wanted.connect(self.filing.save_first)
        self.notice.discard_wanted.connect(self.filing.discard)
        self.notice.elsewhere_wanted.connect(self.filing.save_as)
        self.notice.anyway_wanted.connect(self.filing.save_anyway)
        self.notice.dismissed.connect(self.filing.dismiss)
        self.filing.told.connect(self._render)
        self.filing.begun.connect(self.moving.go_field)
        self.bar.wanted.connect(self._on_action_wanted)
        self.bar.example_wanted.connect(self._on_example_wanted)
        self.habits.told.connect(self._render)
        self.habits.command_wanted.connect(self._on_action_wanted)
        self.habits.mode_wanted.connect(self.show_mode)
        self.habits.example_wanted.connect(self._on_example_wanted)
        self.bar.view.language_wanted.connect(self._on_language_wanted)
        self.plan.tab_seen.connect(self._on_plan_seen)
        self.panes.pane_seen.connect(self._on_plan_seen)
        self.opening.told.connect(self._on_support_opened)
        for action in self.bar.actions_by_name.values():
            self.addAction(action)
        self._keys()
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._on_focus_changed)

    @cached_property
    def _actions(self) -> Mapping[str, Callable[[], None]]:
        """What each action of the bar does."""
        return {
            "new": self.filing.new,
            "open": self.filing.open,
            "new_visit": self.filing.new_visit,
            "save": self.filing.save,
            "save_as": self.filing.save_as,
            "undo": self._on_undo_wanted,
            "redo": self._on_redo_wanted,
            "pane": self.moving.go_next_pane,
            "pane_before": self.moving.go_pane_before,
            "needed": self.moving.go_needed,
            "handout": self.moving.go_handout,
            "print": self._on_print_wanted,
            "paste": self.habits.paste,
            "find": self.habits.find,
            "help": self.habits.help,
            "keys": self.habits.keys,
            "tour": self.habits.tour,
            "about": self.habits.about,
            **{f"page_{kind}": partial(self._on_pages_wanted, kind) for kind in PAGE_KINDS},
        }

    def _keys(self) -> None:
        for key, slot in (
            ("Esc", self._on_escape_pressed),
            ("Ctrl+Y", self._on_redo_wanted),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    # Showing ------------------------------------------------------------------------------------------

    def _render(self) -> None:
        screen = self._presenter.screen
        self.setWindowTitle(words.WINDOW_EMPTY if screen.is_empty else words.WINDOW_OPEN)
        if screen.report is not None:
            self.banner.show_patient(screen.report)
        elif screen.fault:
            self.banner.show_nobody()
        if screen.strip:
            self.strip.show_stop(screen.strip, screen.report is not None and screen.report.emergency)
        else:
            self.strip.show_calm(screen.calm)
        self.speech.hear(screen)
        self.notice.show_notice(screen.notice)
        self.case.show_case(screen)
        self.advice.show_advice(screen)
        self.plan.show_plan(screen, self._presenter.draw)
        self.bar.show_possible(screen.can_undo, screen.can_redo, screen.has_handout)
        self._on_plan_seen()
        self.habits.follow()

    def _on_language_wanted(self, code: str) -> None:
        """Build the window anew in another language, around the same case."""
        if code == language():
            return
        if self._delivers:
            self._presenter.tell_on_the_way()
            self._render()
            return
        from app.ui.qt_words import follow_language

        self._leave_field()
        speak(code)
        follow_language()
        self._presenter.say_anew()
        _standing[:] = [MainWindow(self._presenter)]
        _standing[0].take_over(self)

    def take_over(self, before: MainWindow) -> None:
        """Stand in the place of another window, and let that one go."""
        row = before.case.form.row_of(QApplication.focusWidget())
        self.setGeometry(before.geometry())
        self.setWindowState(before.windowState())
        self.dress.put_on(before.dress.look)
        if before._keeping is not None:
            from app.ui.keeping import Keeping

            self._keeping = Keeping(self, self.dress, self.plan, before._keeping.place)
            self._keeping.remember()
        self.show_supported()
        self.plan.show_tab(before.plan.tab)
        self.panes.show_pane(before.panes.front)
        if row is not None:
            self.focus_field(row.path)
        before.retire()

    def retire(self) -> None:
        """Go without a question: another window stands in this one's place."""
        if "preview" in self.__dict__:
            self.preview.stop()
        self.opening.stop()
        self.hide()
        self.deleteLater()

    def show_mode(self, mode: str) -> None:
        """Show the window light, dark or as the system is."""
        if mode in MODES:
            self.dress.put_on(self.dress.look._replace(mode=cast("Mode", mode)))

    def keep_in(self, place: Path) -> None:
        """Stand where the window stood when it was closed, and remember where it stands in this file."""
        from app.ui.keeping import Keeping

        self._keeping = Keeping(self, self.dress, self.plan, place)
        self._keeping.restore()

    def welcome(self) -> None:
        """At the first start only: show the first look at the window."""
        if self._keeping is not None and self._keeping.is_first_start:
            self._keeping.remember_tour()
            self.habits.tour()

    def open_support(self) -> None:
        """Complete the form, and begin to advise as soon as what advice needs has been brought in beside the window."""
        self._complete()
        self.opening.begin()

    def show_supported(self) -> None:
        """Show the window, complete and with its advice, at once: for whoever looks at it only for a moment."""
        self._complete()
        self._presenter.open_support()
        self._render()
        self.dress.put_on(self.dress.look)
        self.show()

    def _complete(self) -> None:
        """Build what nobody sees before there is advice."""
        self.case.form.build_rest()
        self.__dict__.setdefault("course", self.course)

    def _on_support_opened(self) -> None:
        self._render()
        if self._keeping is not None:
            self._keeping.restore_tab()
        self.support_opened.emit()

    def focus_field(self, path: str) -> None:
        """Bring a field to the front and put the cursor there."""
        if self.course.leads_to(path):
            self.moving.go_taper()
            self.course.focus_choice(path)
        else:
            self.moving.go_field(path)

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

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        row = self.case.form.row_of(now)
        if row is not None:
            self.case.form.show_help(row.sentences)

    def _on_print_wanted(self) -> None:
        self._leave_field()
        self.moving.go_handout()
        self.preview.check("print")

    def _on_pages_wanted(self, kind: PageKind) -> None:
        self._presenter.choose_kind(kind)
        self._render()
        self.moving.go_handout()

    def _leave_field(self) -> None:
        row = self.case.form.row_of(QApplication.focusWidget())
        if row is not None:
            self._presenter.leave(row.path)

    # Actions ------------------------------------------------------------------------------------------

    def _on_action_wanted(self, name: str) -> None:
        self._leave_field()
        self._actions[name]()

    def _on_undo_wanted(self) -> None:
        self._go_changed(self._presenter.undo())

    def _on_redo_wanted(self) -> None:
        self._leave_field()
        self._go_changed(self._presenter.redo())

    def _go_changed(self, path: str) -> None:
        self._render()
        if path:
            self.focus_field(path)

    def _on_example_wanted(self, file: str) -> None:
        self.filing.open_example(file)

    def _on_escape_pressed(self) -> None:
        if self._presenter.screen.notice is not None:
            self.filing.dismiss()
        elif not self.looking_up.go_back():
            self.moving.go_back()

    def _on_plan_seen(self, _which: int = 0) -> None:
        seen = self.plan.tab == HANDOUT and self.plan.isVisible()
        if seen or "preview" in self.__dict__:
            self.preview.follow(seen)
        self.looking_up.follow()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._leave_field()
        self.filing.open_dropped(tuple(url.toLocalFile() for url in event.mimeData().urls()))

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # a fault on the way must not take the case along
        self._leave_field()
        if self._delivers:
            self.leaving.wait()
        elif self._presenter.close() == "close":
            if "preview" in self.__dict__:
                self.preview.stop()
            self.opening.stop()
            if self._keeping is not None:
                self._keeping.remember()
            event.accept()
        else:
            self._render()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_look_changed()

    def _on_look_changed(self, _look: object = None) -> None:
        for part in (self.banner, self.strip, self.bar):
            part.fit_window(unscaled(self.height()))

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802
        return step_focus(self, following)
