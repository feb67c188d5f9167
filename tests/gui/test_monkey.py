"""T077: ten minutes of random keys and clicks, at five a second, end without a fault or a lost case."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.bootstrap import make_services
from app.domain.recording import catalogue
from app.ui import delivery
from app.ui.main_window import MainWindow
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.services import Services
from tests.gui.monkey import Monkey

EVENTS = 1_000
"""Of each seed: three thousand in all, which is ten minutes at five events a second."""


@pytest.fixture(scope="module")
def services() -> Services:
    catalogue()
    return make_services()


@pytest.fixture
def window(qtbot: QtBot, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    answers = iter(range(10**9))

    def ask_file(*_asked: object) -> tuple[str, str]:
        return (str(tmp_path / "case.yaml") if next(answers) % 2 else "", "")

    # A dialog of the platform waits for a person.
    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask_file)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask_file)
    monkeypatch.setattr(delivery.Delivery, "print", ask_file)
    made = MainWindow(CasePresenter(services))
    made.resize(1366, 720)
    made.show_supported()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.preview.stop()
    shiboken6.delete(made)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [20261121, 7, 41])
def test_T077_that_random_keys_and_clicks_end_without_a_fault_or_a_lost_case(
    window: MainWindow, services: Services, tmp_path: Path, seed: int
) -> None:
    monkey = Monkey(window, services, seed, tmp_path)
    try:
        monkey.run(EVENTS)
    finally:
        print(f"seed {seed}, event {len(monkey.done)}, the last: {monkey.done[-20:]}")
