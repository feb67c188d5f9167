"""The errand: a job that goes out of the window, to a printer or into a file; beside it, never dropped, always told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.ui.background import Background, Done

_LOOK_MS = 200


class Steps:
    """How far an errand is: written where it is done, read by the window. `count` is 0 while that is not known."""

    done = 0
    count = 0


class Errand(QObject):
    """Runs one job at a time; reports how far it is, and what came of it."""

    stepped = Signal(int, int)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Steps | None = None
        self._told = 0
        self._background = Background(self)
        self._background.finished.connect(self._on_job_finished)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._on_looked)

    @property
    def is_busy(self) -> bool:
        """Whether a job is under way."""
        return self._steps is not None

    def run(self, job: Callable[[Steps], object]) -> None:
        """Run a job; there must be none under way."""
        if self._steps is not None:
            raise RuntimeError("an errand is under way already")
        steps = self._steps = Steps()
        self._told = 0
        self._look.start()
        self._background.run(lambda: job(steps))

    def stop(self) -> None:
        """Hear nothing more of the job: the window is gone."""
        self._look.stop()
        self._background.stop()

    def _on_looked(self) -> None:
        if self._steps is not None and self._steps.done != self._told:
            self._told = self._steps.done
            self.stepped.emit(self._told, self._steps.count)

    def _on_job_finished(self, done: Done) -> None:
        self._look.stop()
        self._steps = None
        self.ended.emit(done)
