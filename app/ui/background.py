"""The background: one worker for what takes long; its result comes back as a value on the window's thread."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.domain.errors import AssistantError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


class Done(NamedTuple):
    """What came of a job: its number, and either a value, or what was wrong, or a bug."""

    number: int
    value: object = None
    refused: AssistantError | None = None
    bug: BaseException | None = None


class Background(QObject):
    """Runs jobs one after another; only the newest result is reported.

    A job returns a value and does nothing else: it writes no file, so that it may be left to itself at any moment.
    """

    finished = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers: ThreadPoolExecutor | None = None
        self._post: _Post | None = None
        self._newest = 0
        self._arrived.connect(self._on_arrived)

    def run(self, job: Callable[[], object]) -> None:
        """Run a job; results of older jobs are dropped."""
        from concurrent.futures import ThreadPoolExecutor

        if self._workers is None or self._post is None:
            self._workers = ThreadPoolExecutor(1)
            self._post = _Post(self)
        self._newest += 1
        number = self._newest
        future = self._workers.submit(job)
        future.add_done_callback(_Report(number, self._post))

    def forget(self) -> None:
        """Drop the result of the job that runs."""
        self._newest += 1

    def stop(self) -> None:
        """Wait for nothing: the job that runs ends by itself, and its result goes nowhere."""
        self._newest += 1
        if self._post is not None:
            self._post.cut()
        if self._workers is not None:
            self._workers.shutdown(wait=False, cancel_futures=True)
            self._workers = None

    def tell(self, done: Done) -> None:
        """Called on the worker's thread, while the post holds the window: hand the result over."""
        if isValid(self):
            self._arrived.emit(done)

    def _on_arrived(self, done: Done) -> None:
        if done.number != self._newest:
            return
        self.finished.emit(done)
        if done.bug is not None:
            raise done.bug


class _Post:
    """The way of a result to the window. Once it is cut, the worker never touches what may be going away."""

    def __init__(self, background: Background) -> None:
        from threading import Lock

        self._lock = Lock()
        self._background: Background | None = background

    def carry(self, done: Done) -> None:
        """Called on the worker's thread."""
        with self._lock:
            if self._background is not None:
                self._background.tell(done)

    def cut(self) -> None:
        """Called on the window's thread: what is being handed over is handed over, and nothing after it."""
        with self._lock:
            self._background = None


class _Report:
    """Turns a future into a value and hands it over."""

    def __init__(self, number: int, post: _Post) -> None:
        self._number = number
        self._post = post

    def __call__(self, future: "Future[object]") -> None:
        if future.cancelled():
            return
        error = future.exception()
        if error is None:
            self._post.carry(Done(self._number, future.result()))
        elif isinstance(error, AssistantError):
            self._post.carry(Done(self._number, refused=error))
        else:
            self._post.carry(Done(self._number, bug=error))
