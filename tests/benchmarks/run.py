"""Measures what the program promises about speed and memory, each part in a process of its own; one line a figure.

Args: the name of one part measures that one alone.
"""

import os
import platform
import subprocess
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).resolve().parent
# In the order in which they are told.
PARTS = ("start", "keystroke", "pauses", "first_page", "engine", "handout", "alerts")


def measure(part: str) -> bool:
    """Measure one part here, print its figures, and say whether all of them hold."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:0] = [str(HERE), str(HERE.parents[1])]
    kept = True
    for figure in import_module(part).measure():
        print(figure.line(), flush=True)
        kept = kept and figure.holds
    return kept


def main(parts: list[str]) -> int:
    """Run every part, or the one that is named; the status is 1 where a promise is broken."""
    if parts:
        return 0 if all(list(map(measure, parts))) else 1
    processors = os.cpu_count()
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {processors} processors")
    print("Medians of fresh processes or repeated calls [lowest to highest]; trust the ratios more than the times.\n")
    sys.stdout.flush()
    # As set-up and package do: a start without the compiled protocol is not what is measured.
    subprocess.run([sys.executable, "-m", "app.protocols.compile"], check=True, cwd=HERE.parents[1])
    there = [part for part in PARTS if (HERE / f"{part}.py").exists()]
    return max(subprocess.run([sys.executable, __file__, part], check=False).returncode for part in there)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
