"""Changes and repaints the real window 500 times in a plain process, and counts the references that Qt keeps.

Not under pytest: a PySide6 that takes a reference from None at every call ends a plain process within a
hundred repaints, while pytest holds so many references that its tests stay green.
"""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QLabel, QWidget

from app import bootstrap
from app.store.case_file import read_case_file

CHANGES = 500
CALLS = 50
MOST_DRIFT = 10
EXPECTED_OFF_SCREEN = "This plugin does not support"
EXAMPLE = ROOT / "resources" / "examples" / "relapse.yaml"


def fail_on_warning(level: QtMsgType, _context: object, text: str) -> None:
    """End the process on Qt's first warning, which an exception in a slot could not."""
    if level not in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg} and not text.startswith(EXPECTED_OFF_SCREEN):
        print(f"Qt warned: {text}", flush=True)
        os._exit(1)


def none_drift(label: QLabel) -> int:
    """Return how many references to None are gained or lost over a number of calls that return nothing."""
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    return sys.getrefcount(None) - before


def changes() -> list[tuple[str, str]]:
    """Return what is typed: weights that change the doses, and now and then none."""
    return [("patient.weight_kg", "" if number % 50 == 0 else str(45 + number % 60)) for number in range(CHANGES)]


def shows_as_painted(window: QWidget) -> bool:
    """Paint the whole window afresh and say whether anything came out."""
    picture = window.grab().toImage()
    return not picture.isNull() and len({picture.pixel(x, picture.height() // 2) for x in range(picture.width())}) > 1


def main() -> int:
    """Soak the window and check the drift before and after."""
    qInstallMessageHandler(fail_on_warning)
    desk, window = bootstrap.build_window(read_case_file(EXAMPLE))
    window.show()
    label = QLabel()
    drifts = [none_drift(label)]
    began = time.monotonic()
    for path, text in changes():
        window.case.form.written.emit(path, text)
        desk.application.processEvents()
        if not shows_as_painted(window):
            print("The window was painted empty.")
            return 1
    took_ms = (time.monotonic() - began) * 1000 / CHANGES
    drifts.append(none_drift(label))
    print(f"{CHANGES} changes and repaints, {took_ms:.0f} ms each; references to None drifted by {drifts}")
    if max(abs(drift) for drift in drifts) > MOST_DRIFT:
        print("Qt's binding loses or keeps references to None: this release of PySide6 must not be used.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
