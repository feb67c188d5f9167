"""From a keystroke to repainted advice and chart, in the whole window, and the memory that the window holds."""

import gc
import os
import sys
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from measured import Measured

from app.bootstrap import build_window
from app.files.places import resource
from app.store.case_file import read_case_file

KEYS = 400
MOST_MS = 16.0
MOST_MB = 150.0
# Typed into the weight, which every dose follows: 62 kg becomes 6, 64, 64.5, 64., 64, 6, 62.
TYPED = ("back", "4", ".", "5", "back", "back", "back", "2")


def resident_mb() -> float | None:
    """Memory that this process holds now, in MB; None where the system does not tell it."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return None
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def measure() -> list[Measured]:
    """Type into the weight of the relapse case, key by key, and let the window repaint after each."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    desk, window = build_window(read_case_file(resource("examples/relapse.yaml")))
    window.resize(1366, 740)
    window.show_supported()
    gc.collect()
    gc.freeze()  # as the program does once it advises
    window.activateWindow()
    window.focus_field("patient.weight_kg")
    desk.application.processEvents()
    field = desk.application.focusWidget()
    times = []
    for number in range(KEYS):
        key = TYPED[number % len(TYPED)]
        began = perf_counter()
        if key == "back":
            QTest.keyClick(field, Qt.Key.Key_Backspace)
        else:
            QTest.keyClicks(field, key)
        desk.application.processEvents()
        times.append((perf_counter() - began) * 1000)
    spread = (min(times), max(times))
    found = [
        Measured("a keystroke to repainted advice and chart, median", median(times), "ms", spread),
        Measured("a keystroke, 99th percentile", quantiles(times, n=100)[98], "ms", at_most=MOST_MS),
    ]
    memory = resident_mb() if sys.platform == "linux" else None
    if memory is not None:
        found.append(Measured("memory held after that", memory, "MB", at_most=MOST_MB))
    window.close()
    return found
