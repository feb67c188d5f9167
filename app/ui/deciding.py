"""Deciding: carries what is pressed on the cards to the presenter, and keeps the focus where it was pressed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.advice.advice_pane import AdvicePane
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.decisions import DecisionPress


class Deciding(QObject):
    """Serves the advice pane; reports that there is news to show."""

    told = Signal()

    def __init__(self, presenter: CasePresenter, advice: AdvicePane, window: QWidget) -> None:
        super().__init__(window)
        self._presenter = presenter
        advice.decided.connect(self._on_decided)

    def _on_decided(self, press: DecisionPress) -> None:
        self._presenter.decide(press)
        self.told.emit()
