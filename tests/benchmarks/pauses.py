"""The longest that any single press keeps the window from answering, over presses that build or change much at once."""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from measured import Measured

from app.bootstrap import build_window
from app.files.places import resource

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from app.ui.main_window import MainWindow

ROUNDS = 3
MOST_MS = 50.0


def _presses(window: "MainWindow") -> dict[str, Callable[[], None]]:
    """What is pressed, in this order, each for the first time in a window."""
    examples = sorted(str(file) for file in Path(resource("examples")).glob("*.yaml"))
    presses: dict[str, Callable[[], None]] = {}
    for file in examples:
        presses[f"open {Path(file).stem}"] = lambda file=file: window._on_example_wanted(file)  # type: ignore[misc]
    for name, box in window.case.form._boxes.items():
        presses[f"unfold {name}"] = box.open
    for tab, name in enumerate(("taper", "monitoring", "handout", "evidence")):
        presses[f"tab {name}"] = lambda tab=tab: window.plan.show_tab(tab)  # type: ignore[misc]
    presses["emergency"] = lambda: window._on_field_written("red_flags.dyspnoea", "yes")
    presses["undo"] = lambda: window._on_action_wanted("undo")
    presses["narrow"] = lambda: window.resize(700, 420)
    presses["wide"] = lambda: window.resize(1366, 740)
    return presses


def _time(application: "QApplication", press: Callable[[], None]) -> float:
    began = perf_counter()
    press()
    application.processEvents()
    return (perf_counter() - began) * 1000


def measure() -> list[Measured]:
    """Press everything once in each of a few new windows; the slowest press by its median is told."""
    times: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        desk, window = build_window(None)
        window.resize(1366, 740)
        window.show_supported()
        desk.application.processEvents()
        while window.opening.prepare():  # as the program does while its user reads
            pass
        for name, press in _presses(window).items():
            times.setdefault(name, []).append(_time(desk.application, press))
        window._presenter.discard()
        window.close()
        desk.application.shutdown()
    slowest = max(times, key=lambda name: median(times[name]))
    told = f"the longest pause ({slowest})"
    return [
        Measured(told, median(times[slowest]), "ms", (min(times[slowest]), max(times[slowest])), at_most=MOST_MS),
    ]
