"""Deciding: carries what is pressed on the cards to the presenter, and keeps the focus in the advice."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.advice.advice_pane import AdvicePane
from app.ui.advice.card_frame import frame_of
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.decisions import Correction, DecisionPress

_MOVES = frozenset({"set_aside", "restore"})
"""What takes the card of a stop to another place."""


class Deciding(QObject):
    """Serves the advice pane; reports that there is news to show."""

    told = Signal()

    def __init__(self, presenter: CasePresenter, advice: AdvicePane, window: QWidget) -> None:
        super().__init__(window)
        self._presenter, self._window = presenter, window
        self._advice = advice
        advice.decided.connect(self._on_decided)
        advice.correction_wanted.connect(self._on_correction_wanted)

    def _on_decided(self, press: DecisionPress) -> None:
        """Decide; where a stop went from its place, the focus goes with it, so that the same key takes it back."""
        card = frame_of(self._window.focusWidget())
        self._presenter.decide(press)
        self.told.emit()
        if press.kind in _MOVES and card is not None and not card.isVisible():
            self._advice.show_alert(press.on)

    def _on_correction_wanted(self, correction: Correction) -> None:
        """Correct the case at once, or go to the field where that is done by hand."""
        if correction.kind == "go":
            self._advice.field_wanted.emit(correction.path)
            return
        card = frame_of(self._window.focusWidget())
        if correction.kind == "use":
            self._presenter.use(correction.path, correction.text)
        else:
            self._presenter.confirm(correction.path)
        self.told.emit()
        if card is not None and not card.isVisible():
            self._advice.focus_first()  # the card is settled, and gone; the focus stays in the advice
