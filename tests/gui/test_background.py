"""Work beside the window: the window closes at once, and whatever still runs reaches nobody and writes nothing."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.page_order import PageOrder
from app.ui.background import Background, Done
from app.ui.main_window import MainWindow
from app.ui.plan.plan_pane import HANDOUT
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.presenters.services import Judged
from tests.unit.ui.stand_in import Shelf, make_page, ready_case, services

LONG_S = 10.0


class SlowJob:
    """A job that goes on until it is let go."""

    def __init__(self) -> None:
        self.begun, self.let_go, self.ended = threading.Event(), threading.Event(), threading.Event()

    def __call__(self) -> bytes:
        self.begun.set()
        self.let_go.wait(LONG_S)
        self.ended.set()
        return b"page"

    def page(self, judged: Judged | None, order: PageOrder) -> bytes:
        self()
        return make_page(judged, order)


@pytest.fixture
def job() -> Iterator[SlowJob]:
    made = SlowJob()
    yield made
    made.let_go.set()


def test_that_stopping_waits_for_no_job_and_its_result_goes_nowhere(qtbot: QtBot, job: SlowJob) -> None:
    background = Background()
    heard: list[Done] = []
    background.finished.connect(heard.append)
    background.run(job)
    assert job.begun.wait(LONG_S)
    background.stop()
    assert not job.ended.is_set()
    shiboken6.delete(background)
    job.let_go.set()
    assert job.ended.wait(LONG_S)
    QApplication.processEvents()
    assert heard == []


def test_that_a_job_can_be_run_again_after_a_stop(qtbot: QtBot) -> None:
    background = Background()
    background.run(bytes)
    background.stop()
    with qtbot.waitSignal(background.finished) as heard:
        background.run(lambda: 5)
    assert heard.args is not None
    assert heard.args[0].value == 5


def test_that_the_window_closes_while_a_handout_is_made_and_no_file_is_half_written(
    qtbot: QtBot, job: SlowJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    monkeypatch.chdir(tmp_path)
    shelf = Shelf()
    window = MainWindow(CasePresenter(services(shelf)._replace(make_handout=job.page), ready_case()))
    window.show_supported()
    qtbot.waitExposed(window)
    window.plan.show_tab(HANDOUT)
    window.preview.follow(seen=True)
    qtbot.waitUntil(job.begun.is_set)
    assert window.close()
    assert not job.ended.is_set(), "the window waited for the page"
    assert not window.isVisible()
    shiboken6.delete(window)
    job.let_go.set()
    assert job.ended.wait(LONG_S)
    QApplication.processEvents()
    assert shelf.pages == {}
    assert list(tmp_path.iterdir()) == []
