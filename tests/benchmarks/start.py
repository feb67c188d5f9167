"""From starting the process to a window that can be used, against an empty window in the same run."""

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from measured import Measured

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 11
MOST_TIMES_EMPTY = 2.5
# As little as a Qt program can do until its window has been painted.
EMPTY_WINDOW = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, tell)

def tell():
    print("ready", time.monotonic_ns(), flush=True)
    application.quit()

application = QApplication([])
window = Window()
window.resize(1200, 800)
window.show()
application.exec()
"""
EMPTY = [sys.executable, "-c", EMPTY_WINDOW]
PROGRAM = [sys.executable, "-m", "app", "--benchmark-start"]


def time_start(command: list[str]) -> tuple[float, float, float | None]:
    """Start a fresh process; return ms until it says ready, ms until it advises, and its most memory in MB.

    The memory is None where the system does not tell it.
    """
    # A user's second start finds compiled modules; where they are never written, every start would be a first.
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.monotonic_ns()
    with subprocess.Popen(command, cwd=ROOT, env=settings, stdout=subprocess.PIPE, text=True) as process:
        words = process.stdout.read() if process.stdout else ""
        memory_mb, status = _wait(process)
    ready = [line.split()[1] for line in words.splitlines() if line.startswith(("ready ", "advised "))]
    if status != 0 or not ready:
        raise SystemExit(f"{' '.join(command[1:])[:60]} ended with {status} and did not say ready.")
    return (int(ready[0]) - began) / 1e6, (int(ready[-1]) - began) / 1e6, memory_mb


def _wait(process: subprocess.Popen[str]) -> tuple[float | None, int]:
    if not hasattr(os, "wait4"):
        return None, process.wait()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    return used.ru_maxrss * unit / 1e6, process.returncode


def measure() -> list[Measured]:
    """Start both in turn, after one start each that only warms the disk's cache."""
    time_start(EMPTY)
    time_start(PROGRAM)
    empty, program, advised, memory = [], [], [], []
    for _ in range(ROUNDS):
        empty.append(time_start(EMPTY)[0])
        took_ms, advised_ms, memory_mb = time_start(PROGRAM)
        program.append(took_ms)
        advised.append(advised_ms)
        memory += [memory_mb] if memory_mb is not None else []
    ratio = median(program) / median(empty)
    found = [
        Measured("start to an empty window", median(empty), "ms", (min(empty), max(empty))),
        Measured("start to the first usable window", median(program), "ms", (min(program), max(program))),
        Measured("start to the first advice", median(advised), "ms", (min(advised), max(advised))),
        Measured("start, against an empty window", ratio, "times", at_most=MOST_TIMES_EMPTY),
    ]
    if memory:
        found.append(Measured("memory held at most until then", median(memory), "MB", (min(memory), max(memory))))
    return found
