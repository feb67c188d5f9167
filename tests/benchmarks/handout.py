"""How long a two-page handout takes, once ReportLab is loaded."""

from statistics import median
from time import perf_counter

from measured import Measured

from app.engine.chart import draw_taper
from app.engine.compiled import compile_protocol
from app.engine.evaluate import evaluate
from app.engine.leaflet import make_leaflet
from app.files.places import resource
from app.handout.document import chart_size, render_handout
from app.protocols.library import load_protocol
from app.store.case_file import read_case_file

ROUNDS = 11
MOST_MS = 150


def measure() -> list[Measured]:
    """Make the page of the built-in relapse case again and again; the first one, with its imports, apart."""
    compiled = compile_protocol(load_protocol())
    case = read_case_file(resource("examples/relapse.yaml"))
    plan = evaluate(compiled, case)

    def make() -> bytes:
        leaflet = make_leaflet(compiled, case, plan, None, case.visit_date)
        drawing = None if plan.taper is None else draw_taper(plan.taper, *chart_size(), None)
        return render_handout(leaflet, drawing)

    began = perf_counter()
    make()
    first = (perf_counter() - began) * 1000
    rounds = []
    for _ in range(ROUNDS):
        began = perf_counter()
        make()
        rounds.append((perf_counter() - began) * 1000)
    return [
        Measured("the first handout, with ReportLab's import", first, "ms"),
        Measured("a handout, once ReportLab is loaded", median(rounds), "ms", (min(rounds), max(rounds)), MOST_MS),
    ]
