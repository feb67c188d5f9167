"""How long the whole protocol takes to answer a case, with a verdict for every rule."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from measured import Measured

from app.domain.recording import recorded_facts
from app.engine.assess import assess
from app.engine.compiled import compile_protocol
from app.engine.derive import derived_facts
from app.engine.evaluate import evaluate
from app.engine.report import make_report
from app.files.places import resource
from app.protocols.library import load_protocol
from app.store.case_file import read_case_file

ROUNDS = 30
CALLS = 20
MOST_MS = 1.0


def time_calls(name: str, call: Callable[[], object], at_most: float | None = None) -> Measured:
    """Time one call, as the mean of a handful, over many rounds."""
    call()
    rounds = []
    for _ in range(ROUNDS):
        began = perf_counter()
        for _ in range(CALLS):
            call()
        rounds.append((perf_counter() - began) / CALLS * 1000)
    return Measured(name, median(rounds), "ms", (min(rounds), max(rounds)), at_most)


def measure() -> list[Measured]:
    """Time the parts and the whole on the built-in relapse case and on an empty one."""
    began = perf_counter()
    protocol = load_protocol()
    loaded = (perf_counter() - began) * 1000
    compiled = compile_protocol(protocol)
    case = read_case_file(resource("examples/relapse.yaml"))
    facts, _ = derived_facts(case, recorded_facts(case), compiled)
    rules = (*compiled.case_rules, *compiled.plan_rules)
    for path in [path for path in facts if path.startswith("derived.planned")]:
        facts[path] = None
    plan = evaluate(compiled, case)
    return [
        Measured("loading the protocol", loaded, "ms"),
        time_calls("every rule, with its verdict", lambda: assess(rules, facts, case), MOST_MS),
        time_calls("case to plan, the relapse case", lambda: evaluate(compiled, case), MOST_MS),
        time_calls("plan to report", lambda: make_report(compiled, case, plan)),
    ]
