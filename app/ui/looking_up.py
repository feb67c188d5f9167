"""Looking up: from a card to what it rests on, and back to the very card; from an entry to the cards that cite it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.advice.advice_pane import AdvicePane
from app.ui.advice.card_frame import CardFrame, frame_of
from app.ui.panes import ADVICE, PLAN, Panes
from app.ui.plan.plan_pane import EVIDENCE, PlanPane
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.evidence import Cites, cited_here


class LookingUp(QObject):
    """Serves the evidence tab; remembers the card and the press that the way led from, and the tab before."""

    def __init__(
        self, presenter: CasePresenter, panes: Panes, advice: AdvicePane, plan: PlanPane, window: QWidget
    ) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._panes = panes
        self._advice = advice
        self._plan = plan
        self._window = window
        self._from: CardFrame | None = None
        self._link = ""
        self._tab = 0
        self._case = -1
        self._wired = False
        advice.evidence_wanted.connect(self._on_wanted_from_advice)
        plan.evidence_wanted.connect(self._on_wanted_from_plan)

    def follow(self) -> None:
        """The case may have changed, or the evidence may have come to the front."""
        if self._plan.tab != EVIDENCE:
            return
        tab = self._plan.evidence
        if not self._wired:
            self._wired = True
            tab.card_wanted.connect(self._on_card_wanted)
            tab.back_wanted.connect(self.go_back)
        if self._case != self._presenter.screen.case_number:
            self._forget()
        tab.show_entries(self._presenter.evidence())
        tab.know_cites(self._cites)
        tab.show_way_back(self._from is not None)

    def go_back(self) -> bool:
        """Go back to the press that the way led from, or to its card, and to the tab that was in front.

        Returns:
            False where there is no such card.
        """
        card, link = self._from, self._link
        if card is None or self._plan.tab != EVIDENCE:
            return False
        self._forget()
        self._plan.show_tab(self._tab)
        if self._advice.isAncestorOf(card):
            self._panes.show_pane(ADVICE)
            self._advice.focus_on(card)
        elif card.isVisible():
            card.focus()
        pressed = card.findChild(QPushButton, link) if link else None
        if pressed is not None and pressed.isVisible() and card.hasFocus():
            pressed.setFocus(Qt.FocusReason.OtherFocusReason)
            self._advice.show_focused()
        return True

    def _forget(self) -> None:
        self._from, self._case = None, self._presenter.screen.case_number

    def _cites(self, entry: str) -> tuple[Cites, ...]:
        return cited_here(self._presenter.screen, entry)

    def _on_wanted_from_advice(self, entry: str) -> None:
        self._look_up(entry)

    def _on_wanted_from_plan(self, entry: str) -> None:
        self._look_up(entry)

    def _look_up(self, entry: str) -> None:
        focused: QWidget | None = self._window.focusWidget()
        self._from, self._case = frame_of(focused), self._presenter.screen.case_number
        self._link = "" if focused is None or focused is self._from else focused.objectName()
        self._tab = self._plan.tab if self._plan.tab != EVIDENCE else 0
        self._panes.show_pane(PLAN)
        self._plan.show_tab(EVIDENCE)
        self.follow()
        self._plan.evidence.show_entry(entry)
        self._plan.evidence.list.setFocus()

    def _on_card_wanted(self, kind: str, name: str) -> None:
        self._panes.show_pane(ADVICE)
        if kind == "alert":
            self._advice.show_alert(name)
        else:
            self._advice.focus_line(name)
