"""What is taken though no line of the page says so, its change declined or a fact missing: it never vanishes."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.case import Case
from app.domain.dose import Dose
from app.domain.plan import Plan, Recommendation
from app.domain.words import Action
from app.engine.permitted import METHOTREXATE, STEROID

_OF_WHAT_IS_TAKEN = frozenset({"continue", "reduce", "increase", "hold", "stop"})


def kept_rows(case: Case, plan: Plan, told: Collection[Recommendation]) -> tuple[Recommendation, ...]:
    """Rows for medicines that are taken and that no row of the page names.

    The steroid stays on the dose of today, or on the one that is not known; a sudden stop can kill. Methotrexate, whose
    day or dose is not agreed on, is held: none is taken until it is. Every other medicine goes on without a figure.

    Args:
        told: The rows that stand on the page.

    Returns:
        Rows to be taken (action "continue") or to be held ("hold"), one for each such medicine.
    """
    named = {row.medicine for row in told}
    own = [
        row
        for row in plan.recommendations
        if row.medicine not in {None, *named} and row.action in _OF_WHAT_IS_TAKEN and row.verdict != "not_advised"
    ]
    if STEROID not in named and case.glucocorticoid.dose_mg_per_day:
        own += [row for row in plan.recommendations if row.medicine == STEROID]
    first: dict[str | None, Recommendation] = {}
    for row in own:
        first.setdefault(row.medicine, _kept(case, plan, row))
    return tuple(first.values())


def _kept(case: Case, plan: Plan, row: Recommendation) -> Recommendation:
    dose_mg = _steroid_mg(case, plan) if row.medicine == STEROID else None
    dose = Dose(dose_mg, "mg", "flat", "day") if dose_mg else None
    action: Action = "hold" if row.medicine == METHOTREXATE else "continue"
    return replace(row, action=action, verdict="offer", dose=dose, blocked_by=(), needs=())


def _steroid_mg(case: Case, plan: Plan) -> Decimal | None:
    """Today's dose in mg of the planned steroid, else as it was recorded of another."""
    return plan.derived.prednisone_mg_per_day or case.glucocorticoid.dose_mg_per_day


def in_the_order_of(plan: Plan, rows: Sequence[Recommendation]) -> tuple[Recommendation, ...]:
    """Rows in the order of the plan."""
    places = {row.id: place for place, row in enumerate(plan.recommendations)}
    return tuple(sorted(rows, key=lambda row: places.get(row.id, len(places))))
