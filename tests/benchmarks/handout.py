"""How long pages take: the first one with all that it brings in, a later one, and a hundred in large print."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from statistics import median
from time import perf_counter

from measured import Measured
from pypdf import PdfReader

from app.domain.figures import quantity
from app.domain.leaflet import LeafletRow, Steps
from app.domain.page_order import PageOrder
from app.engine.compiled import compile_protocol
from app.engine.evaluate import evaluate
from app.engine.leaflet import make_leaflet
from app.files.places import resource
from app.handout.document import render_pdf
from app.pages import make_page
from app.protocols.library import load_protocol
from app.store.case_file import read_case_file

ROUNDS = 11
MOST_MS = 100
MOST_FIRST_MS = 400
MOST_HUNDRED_MS = 1000
STEPS = 60
_FIRST = """
from time import perf_counter
from app.domain.page_order import PageOrder
from app.engine.compiled import compile_protocol
from app.engine.evaluate import evaluate
from app.files.places import resource
from app.protocols.library import load_protocol
from app.store.case_file import read_case_file
compiled = compile_protocol(load_protocol())
case = read_case_file(resource("examples/relapse.yaml"))
plan = evaluate(compiled, case)
began = perf_counter()
from app.pages import make_page
make_page(compiled, case, plan, PageOrder())
print((perf_counter() - began) * 1000)
"""


def measure() -> list[Measured]:
    """Make the page of the built-in relapse case, proved as it is in use, again and again."""
    compiled = compile_protocol(load_protocol())
    case = read_case_file(resource("examples/relapse.yaml"))
    plan = evaluate(compiled, case)
    order = PageOrder(printed_on=case.visit_date)
    leaflet = make_leaflet(compiled, case, plan, order)
    pages = len(PdfReader(BytesIO(make_page(compiled, case, plan, order))).pages)
    firsts = [_first() for _ in range(5)]
    whole = _times(lambda: make_page(compiled, case, plan, order))
    set_only = _times(lambda: render_pdf(leaflet, "letter"))
    two = [time * 2 / pages for time in whole]
    long = replace(leaflet, sections=tuple(_with_long_course(section) for section in leaflet.sections))
    large = len(PdfReader(BytesIO(render_pdf(long, "letter", large_print=True))).pages)
    hundred = [time * 100 / large for time in _times(lambda: render_pdf(long, "letter", large_print=True))]
    return [
        Measured("the first handout, with what it brings in", median(firsts), "ms", _span(firsts), MOST_FIRST_MS),
        Measured(f"a handout of {pages} pages, proved", median(whole), "ms", _span(whole)),
        Measured("two pages of it, proved", median(two), "ms", _span(two), MOST_MS),
        Measured(f"a handout of {pages} pages, set only", median(set_only), "ms", _span(set_only)),
        Measured(f"100 pages in large print, {STEPS} steps", median(hundred), "ms", _span(hundred), MOST_HUNDRED_MS),
    ]


def _times(make: "object") -> list[float]:
    rounds = []
    for _ in range(ROUNDS):
        began = perf_counter()
        make()  # type: ignore[operator]
        rounds.append((perf_counter() - began) * 1000)
    return rounds


def _span(times: list[float]) -> tuple[float, float]:
    return min(times), max(times)


def _first() -> float:
    done = subprocess.run([sys.executable, "-c", _FIRST], capture_output=True, text=True, check=True)
    return float(done.stdout)


def _with_long_course(section):  # type: ignore[no-untyped-def]
    """A section with a plan of 60 steps in the place of its own."""
    parts = tuple(replace(part, rows=_rows(part)) if isinstance(part, Steps) else part for part in section.parts)
    return replace(section, parts=parts)


def _rows(steps: Steps) -> tuple[LeafletRow, ...]:
    first = steps.rows[0]
    week = timedelta(days=7)
    return tuple(
        replace(
            first,
            first_day=first.first_day + week * number,
            dose_mg=Decimal(STEPS - number),
            dose_text=quantity(Decimal(STEPS - number), "mg"),
        )
        for number in range(STEPS)
    )
