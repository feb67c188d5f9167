"""The opening: what advice needs is brought in beside the window, and what the first case needs is made ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.background import Background, Done
from app.ui.start import bring_in_rare_classes

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.advice.advice_pane import AdvicePane
    from app.ui.plan.plan_pane import PlanPane
    from app.ui.presenters.case_presenter import CasePresenter


class Opening(QObject):
    """Opens the support of the presenter; says so when there is advice, or why there is none."""

    told = Signal()

    def __init__(self, presenter: CasePresenter, advice: AdvicePane, plan: PlanPane, window: QWidget) -> None:
        super().__init__(window)
        self._presenter = presenter
        self._advice = advice
        self._plan = plan
        self._worker = Background(self)
        self._worker.finished.connect(self._on_brought)
        self._warming = Background(self)
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._on_idle)

    def begin(self) -> None:
        """Bring in schema, protocol and engine, while the form can be used already."""
        self._worker.run(self._presenter.warm_up)

    def prepare(self) -> bool:
        """Make one thing ahead of the first case, so that it is not kept waiting; False where nothing is left to do."""
        return self._advice.prepare() or bring_in_rare_classes() or self._plan.prepare()

    def stop(self) -> None:
        """Leave what runs to itself: the window goes."""
        self._worker.stop()
        self._warming.stop()
        self._idle.stop()

    def _on_brought(self, done: Done) -> None:
        if done.refused is not None or done.bug is not None:
            self._presenter.tell_no_support(done.refused)
        else:
            self._presenter.open_support()
        self.told.emit()
        self._idle.start()

    def _on_idle(self) -> None:
        if not self.prepare():
            self._idle.stop()
            self._warming.run(self._presenter.warm_pages)
