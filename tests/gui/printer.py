"""A printer that is not there: what reaches it, and how it fails, are told by the test."""

import threading

import pytest
from PySide6.QtWidgets import QWidget

from app.ui import printing
from app.ui.errand import Steps

LONG_S = 10.0


class Printer:
    """Takes pages as the test wishes.

    Args:
        answers: What sending comes to. found: whether this computer knows a printer. chosen: whether it is chosen in
            the dialog. waits: whether it takes its time until `let_go` is set.
    """

    def __init__(self, answers: str = "printed") -> None:
        self.answers = answers
        self.found = self.chosen = self.valid = True
        self.waits = False
        self.begun, self.let_go = threading.Event(), threading.Event()
        self.pages: list[bytes] = []
        self.papers: list[str | None] = []
        self.threads: list[int] = []

    def isValid(self) -> bool:
        return self.valid

    def send(self, pdf: bytes, device: object, steps: Steps) -> str:
        assert device is self
        self.threads.append(threading.get_ident())
        steps.done, steps.count = 2, 5
        self.begun.set()
        if self.waits:
            self.let_go.wait(LONG_S)
        self.pages.append(pdf)
        return self.answers

    def choose(self, _window: QWidget, paper: str | None) -> "Printer | None":
        self.papers.append(paper)
        return self if self.chosen else None

    def connect(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stand in the place of the system's printers."""
        monkeypatch.setattr(printing, "has_printer", lambda: self.found)
        monkeypatch.setattr(printing, "choose_printer", self.choose)
        monkeypatch.setattr(printing, "send_pages", self.send)
