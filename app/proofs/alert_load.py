"""How many alerts a plan puts before the reader: counted over all vignettes, and over the uncomplicated ones apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.errors import AssistantError
from app.domain.plan import Plan
from app.domain.words import LEVELS
from app.engine.compiled import CompiledProtocol
from app.proofs.proving import plan_of
from app.proofs.vignette import Vignette


@dataclass(frozen=True, slots=True)
class LevelLoad:
    """Cards of one level: their mean over the cases, and the most in one of them."""

    level: str
    mean: float
    most: int


@dataclass(frozen=True, slots=True)
class AlertLoad:
    """Cards of each level, stops first, over a number of cases."""

    cases: int
    levels: tuple[LevelLoad, ...]


def alert_load(compiled: CompiledProtocol, vignettes: Iterable[Vignette]) -> AlertLoad:
    """Count the cards of every vignette's plan; a case that cannot be read counts for nothing.

    Source: ux.md B.2, the budget of alerts that are still read.
    """
    plans = [plan for each in vignettes if (plan := _plan(compiled, each)) is not None]
    return AlertLoad(len(plans), tuple(_level(level, plans) for level in LEVELS))


def _plan(compiled: CompiledProtocol, vignette: Vignette) -> Plan | None:
    try:
        return plan_of(compiled, vignette.case, vignette.id)
    except AssistantError:
        return None


def _level(level: str, plans: list[Plan]) -> LevelLoad:
    counts = [sum(alert.level == level for alert in plan.alerts) for plan in plans]
    return LevelLoad(level, round(sum(counts) / len(counts), 2) if counts else 0.0, max(counts, default=0))
