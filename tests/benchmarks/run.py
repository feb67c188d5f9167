"""Measures what the program promises about speed and memory, and prints one line a figure."""

import os
import platform
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
# In the order in which they are told.
PARTS = ("start", "keystroke", "pauses", "engine", "handout", "alerts")


def main() -> int:
    """Run every part; the status is 1 where a promise is broken."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:0] = [str(HERE), str(HERE.parents[1])]
    processors = os.cpu_count()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {processors} processors")
    print("Medians of fresh processes or repeated calls [lowest to highest]; trust the ratios more than the times.\n")
    kept = True
    for name in PARTS:
        if not (HERE / f"{name}.py").exists():
            continue
        for figure in import_module(name).measure():
            print(figure.line(), flush=True)
            kept = kept and figure.holds
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
