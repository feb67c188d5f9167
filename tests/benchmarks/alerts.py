"""How many alerts the plans of the vignettes raise, against the budget of alerts that are still read."""

from measured import Measured

from app.engine.compiled import compile_protocol
from app.files.places import vignettes_folder
from app.proofs.alert_load import alert_load
from app.proofs.reading import VignetteFolder
from app.protocols.library import load_protocol

BUDGET = {"stop": 0.3, "warning": 3.0, "caution": 6.0}


def measure() -> list[Measured]:
    """Count cards over all vignettes, and over the uncomplicated ones, for which the budget holds."""
    compiled = compile_protocol(load_protocol())
    suite = VignetteFolder(vignettes_folder()).suite().vignettes
    plain = [each for each in suite if each.uncomplicated]
    figures = []
    for name, vignettes, budget in (("all", suite, {}), ("uncomplicated", plain, BUDGET)):
        load = alert_load(compiled, vignettes)
        for level in load.levels:
            title = f"{level.level} alerts, mean of {load.cases} {name} cases"
            most = float(level.most)
            figures.append(Measured(title, level.mean, "cards", (0.0, most), budget.get(level.level)))
    return figures
