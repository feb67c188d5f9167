"""From the click on the handout to its first page, and the longest pause of the window while pages are made."""

from statistics import median
from time import perf_counter, sleep

from measured import Measured

from app.bootstrap import build_window
from app.files.places import resource
from app.ui.main_window import MainWindow
from app.ui.start import Desk

ROUNDS = 3
MOST_MS = 400.0
MOST_PAUSE_MS = 50.0
_WAIT_S = 20.0


def _wait(window: MainWindow, desk: Desk, until: str) -> tuple[float, float]:
    """Let the window go on until its pages are there; ms it took, and the longest ms that it did not answer."""
    began = last = perf_counter()
    longest = 0.0
    while not window.preview.made:
        desk.application.processEvents()
        longest, last = max(longest, perf_counter() - last), perf_counter()
        sleep(0.0005)
        if last - began > _WAIT_S:
            raise SystemExit(f"{until}: no page after {_WAIT_S:.0f} s.")
    desk.application.processEvents()
    return (perf_counter() - began) * 1000, longest * 1000


def measure() -> list[Measured]:
    """Click for the first time in each of a few new windows, then choose each further kind."""
    first, further, pauses = [], [], []
    for _ in range(ROUNDS):
        in_this = []
        desk, window = build_window(None)
        window.resize(1366, 740)
        window.show_supported()
        while window.opening.prepare():  # as the program does while its user reads
            pass
        window._presenter.warm_pages()
        window._on_example_wanted(str(resource("examples/relapse.yaml")))
        desk.application.processEvents()
        began = perf_counter()
        window._on_action_wanted("handout")
        clicked_ms = (perf_counter() - began) * 1000
        took_ms, longest_ms = _wait(window, desk, "handout")
        first.append(clicked_ms + took_ms)
        in_this += [clicked_ms, longest_ms]
        for kind in ("large_print", "clinician", "text", "calendar", "blank"):
            began = perf_counter()
            window._on_action_wanted(f"page_{kind}")
            in_this.append((perf_counter() - began) * 1000)
            took_ms, longest_ms = _wait(window, desk, kind)
            further.append(took_ms)
            in_this.append(longest_ms)
        pauses.append(max(in_this))
        window._presenter.discard()
        window.close()
        desk.application.shutdown()
    return [
        Measured("the click to the first page", median(first), "ms", (min(first), max(first)), MOST_MS),
        Measured("another kind of page, once it is chosen", median(further), "ms", (min(further), max(further))),
        Measured(
            "the longest pause while pages are made", median(pauses), "ms", (min(pauses), max(pauses)), MOST_PAUSE_MS
        ),
    ]
