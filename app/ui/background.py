"""The background: one worker for what takes long; its result comes back as a value on the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.domain.errors import AssistantError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job: its number, and either a value, or what was wrong, or a bug."""

    number: int
    value: object = None
    refused: AssistantError | None = None
    bug: BaseException | None = None


class Background(QObject):
    """Runs jobs one after another; only the newest result is reported."""

    finished = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers: ThreadPoolExecutor | None = None
        self._newest = 0
        self._arrived.connect(self._on_arrived)

    def run(self, job: Callable[[], object]) -> None:
        """Run a job; results of older jobs are dropped."""
        from concurrent.futures import ThreadPoolExecutor

        if self._workers is None:
            self._workers = ThreadPoolExecutor(1)
        self._newest += 1
        number = self._newest
        future = self._workers.submit(job)
        future.add_done_callback(_Report(number, self))

    def forget(self) -> None:
        """Drop the result of the job that runs."""
        self._newest += 1

    def stop(self) -> None:
        """Let the worker end."""
        self._newest += 1
        if self._workers is not None:
            self._workers.shutdown(wait=True, cancel_futures=True)
            self._workers = None

    def tell(self, done: Done) -> None:
        """Called on the worker's thread: hand the result over, unless the window is gone meanwhile."""
        if isValid(self):
            self._arrived.emit(done)

    def _on_arrived(self, done: Done) -> None:
        if done.number != self._newest:
            return
        self.finished.emit(done)
        if done.bug is not None:
            raise done.bug


class _Report:
    """Turns a future into a value and hands it over."""

    def __init__(self, number: int, background: Background) -> None:
        self._number = number
        self._background = background

    def __call__(self, future: "Future[object]") -> None:
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            self._background.tell(Done(self._number, future.result()))
        elif isinstance(error, AssistantError):
            self._background.tell(Done(self._number, refused=error))
        else:
            self._background.tell(Done(self._number, bug=error))
