"""Every size of window with every size of text: no word is cut, nothing covers anything, nothing scrolls sideways."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from app.bootstrap import make_services
from app.domain.recording import catalogue
from app.files.places import resource
from app.ui.advice.card_frame import CardFrame
from app.ui.main_window import MainWindow
from app.ui.panes import ADVICE, CASE, PLAN
from app.ui.plan.plan_pane import EVIDENCE, HANDOUT, MONITORING
from app.ui.presenters.case_presenter import CasePresenter
from app.ui.theme import Look, Mode, wear
from tests.gui.fitting import faults, too_small

SIZES = ((683, 384), (900, 700), (1280, 720), (1366, 768), (1920, 1080))
PERCENTS = (100, 125, 150, 200)
THEMES: tuple[Mode, ...] = ("dark", "contrast", "grey")
# Every size with every size of text; every theme at the narrowest and at the usual size.
COVER = (
    *((size, Look("light", percent)) for percent in PERCENTS for size in SIZES),
    *((size, Look(mode)) for mode in THEMES for size in ((683, 384), (1366, 768))),
)
SCENES = ("empty", "severe", "emergency", "handout", "evidence", "monitoring")
_PANES = {"empty": (CASE, ADVICE), "severe": (CASE, ADVICE, PLAN), "emergency": (CASE, ADVICE)}


@pytest.fixture(scope="module")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pictures go: a folder of this run, or the ignored one of the tree where integration asks for them."""
    if os.environ.get("CI"):
        folder = Path(".work/screenshots")
        folder.mkdir(parents=True, exist_ok=True)
        return folder
    return tmp_path_factory.mktemp("screenshots")


@pytest.fixture(scope="module", params=SCENES)
def scene(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[tuple[str, MainWindow]]:
    name = str(request.param)
    catalogue()
    presenter = CasePresenter(make_services())
    window = MainWindow(presenter)
    window.resize(1366, 768)
    window.show_supported()
    if name != "empty":
        window._on_example_wanted(str(resource("examples/severe-start.yaml")))
    if name == "severe":
        open_everything(window)
    elif name == "emergency":
        window._on_field_written("red_flags.dyspnoea", "yes")
        window._on_field_written("patient.family_name", "Featherstonehaugh-Cholmondeley")
        window._on_field_written("patient.weight_kg", "900")
    elif name == "handout":
        window.panes.show_pane(PLAN)
        window.plan.show_tab(HANDOUT)
        wait_for_pages(qapp, window)
    elif name in ("evidence", "monitoring"):
        window.panes.show_pane(PLAN)
        window.plan.show_tab(EVIDENCE if name == "evidence" else MONITORING)
        if name == "evidence":
            window.plan.evidence.show_entry("C-04")
    yield name, window
    presenter._kept = presenter._past.draft
    window.close()
    shiboken6.delete(window)
    wear(qapp, Look("light"))


def open_everything(window: MainWindow) -> None:
    for box in window.case.form._boxes.values():
        box.open()
    for card in window.advice.findChildren(CardFrame):
        if card.isVisibleTo(window):
            card.toggle_why()


def wait_for_pages(application: QApplication, window: MainWindow) -> None:
    from PySide6.QtTest import QTest

    for _ in range(400):
        if window.plan.handout.presses.save.isEnabled():
            return
        QTest.qWait(25)
    raise AssertionError("no pages")


def settle(application: QApplication) -> None:
    for _ in range(3):
        application.sendPostedEvents()
        application.processEvents()


def shown_sides(name: str, window: MainWindow) -> Iterator[str]:
    """Bring each pane to the front in which there is something to judge."""
    for pane in _PANES.get(name, (PLAN,)):
        window.panes.show_pane(pane)
        yield ("case", "advice", "plan")[pane]


@pytest.mark.parametrize(
    ("size", "look"), COVER, ids=[f"{w}x{h}-{look.text_percent}-{look.mode}" for (w, h), look in COVER]
)
def test_T107_that_no_word_is_cut_and_nothing_overlaps(
    scene: tuple[str, MainWindow], size: tuple[int, int], look: Look, qapp: QApplication, screenshots: Path
) -> None:
    name, window = scene
    window.dress.put_on(look)
    window.resize(*size)
    settle(qapp)
    wrong = []
    for side in shown_sides(name, window):
        settle(qapp)
        wrong += [f"{side}: {fault}" for fault in (*faults(window), *too_small(window, 24))]
        picture = f"{name}-{side}-{size[0]}x{size[1]}-{look.text_percent}-{look.mode}.png"
        assert window.grab().save(str(screenshots / picture))
        if window.panes.columns == 3 and side == "case":
            break
    assert (window.width(), window.height()) == size
    shown = f"{name} at {size[0]}x{size[1]}, text {look.text_percent} %, {look.mode}"
    assert not wrong, f"{shown}:\n" + "\n".join(dict.fromkeys(wrong))
