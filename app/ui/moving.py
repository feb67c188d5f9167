"""Moving about: which pane, which card and which entry the keys and links lead to."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from app.ui.advice.advice_pane import AdvicePane
from app.ui.controls.type_ahead import type_ahead
from app.ui.form.case_pane import CasePane
from app.ui.panes import ADVICE, CASE, PLAN, Panes
from app.ui.plan.plan_pane import EVIDENCE, HANDOUT, TAPER, PlanPane
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.form_plan import group_of


class Moving(QObject):
    """Brings panes, fields, cards and entries to the front."""

    def __init__(
        self, presenter: CasePresenter, panes: Panes, case: CasePane, advice: AdvicePane, plan: PlanPane
    ) -> None:
        super().__init__(panes)
        self._presenter = presenter
        self._panes = panes
        self._case = case
        self._advice = advice
        self._plan = plan
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), panes)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setObjectName(str(number))
            shortcut.activated.connect(self._on_card_wanted)

    @property
    def pane_now(self) -> int:
        """The pane that holds the focus; the plan where none does, so that the next one is the case."""
        focused = QApplication.focusWidget()
        for pane, widget in enumerate((self._case, self._advice, self._plan)):
            if focused is not None and widget.isAncestorOf(focused):
                return pane
        return PLAN

    def go_next_pane(self) -> None:
        """Go to the next pane."""
        self._go_pane(1)

    def go_pane_before(self) -> None:
        """Go to the pane before."""
        self._go_pane(-1)

    def _go_pane(self, step: int) -> None:
        pane = (self.pane_now + step) % 3
        self._panes.show_pane(pane)
        (self._case.form, self._advice, self._plan)[pane].focus_first()

    def go_form(self) -> None:
        """Go to the first question of the form."""
        self._panes.show_pane(CASE)
        self._case.form.focus_first()

    def go_field(self, path: str) -> None:
        """Bring a field to the front and put the cursor there."""
        if path in group_of():
            self._panes.show_pane(CASE)
            self._case.form.focus_field(path)

    def go_needed(self) -> None:
        """Go to the next question that is needed or to mend."""
        row = self._case.form.row_of(QApplication.focusWidget())
        type_ahead.forget()
        path = self._presenter.seek_next(row.path if row is not None else "")
        if path:
            self.go_field(path)

    def go_card(self, number: int) -> None:
        """Go to the card with this key."""
        self._panes.show_pane(ADVICE)
        self._advice.focus_card(number)

    def _on_card_wanted(self) -> None:
        self.go_card(int(self.sender().objectName()))

    def go_alert(self, rule: str) -> None:
        """Go to the card of an alert."""
        self._panes.show_pane(ADVICE)
        self._advice.show_alert(rule)

    def go_first_stop(self) -> None:
        """Go to the stop that matters most."""
        stops = self._presenter.screen.stops
        if stops:
            self.go_alert(stops[0].rule)

    def go_taper(self) -> None:
        """Go to the taper."""
        self._panes.show_pane(PLAN)
        self._plan.show_tab(TAPER)

    def go_handout(self) -> None:
        """Go to the patient's pages."""
        self._panes.show_pane(PLAN)
        self._plan.show_tab(HANDOUT)
        self._plan.focus_first()

    def go_evidence(self, entry: str) -> None:
        """Go to an entry of the evidence."""
        self._panes.show_pane(PLAN)
        self._plan.show_tab(EVIDENCE)
        self._plan.evidence.show_entry(entry)

    def go_back(self) -> None:
        """Leave the pages or the evidence for the taper."""
        if self._plan.tab in (HANDOUT, EVIDENCE):
            self._plan.show_tab(0)
