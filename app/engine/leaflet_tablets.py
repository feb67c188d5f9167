"""Tablets of the steroid: what those at hand make of a dose, and which change waits because they cannot."""

from decimal import Decimal

from app.domain.case import Case
from app.domain.leaflet import TabletCount
from app.domain.plan import Recommendation
from app.engine.permitted import STEROID
from app.engine.tablets import tablet_counter

_HIGHEST_DOSE_MG = Decimal(100)
_CHANGES = frozenset({"increase", "reduce"})


def tablets_at_hand(case: Case, dose_mg: Decimal) -> tuple[TabletCount, ...]:
    """Whole tablets for a dose of the planned steroid, of the strengths chosen; empty where they cannot make it."""
    if not 0 < dose_mg <= _HIGHEST_DOSE_MG:
        return ()
    strengths = tuple(sorted(set(case.choices.tablet_strengths_mg)))
    return tablet_counter(strengths, _HIGHEST_DOSE_MG).tablets(dose_mg) or ()


def waits_for_tablets(case: Case, row: Recommendation) -> bool:
    """Whether a row changes the steroid to a daily dose that the tablets at hand cannot make."""
    dose = row.dose
    if row.medicine != STEROID or row.action not in _CHANGES or dose is None or dose.per != "day":
        return False
    return not dose.parts and not tablets_at_hand(case, dose.amount)
