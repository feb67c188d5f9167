"""What is to be dispensed: the tablets of a taper over a period, by strength, and the boxes that hold them."""

from datetime import timedelta
from decimal import Decimal

from app.domain.plan import Dispensed, DispensedStrength, Taper


def dispense(taper: Taper, weeks: int | None, per_box: int | None) -> Dispensed:
    """Count the tablets of a taper, exact to the tablet.

    Args:
        weeks: From the first day on; None for the whole course. per_box: Tablets in a box; None where not known.

    Returns:
        Strengths that are needed, largest first. Boxes are whole: the last one of each strength may be begun.
    """
    first_day, whole_last = taper.steps[0].first_day, taper.steps[-1].last_day
    last_day = whole_last if weeks is None else min(whole_last, first_day + timedelta(days=weeks * 7 - 1))
    counts: dict[Decimal, int] = {}
    for step in taper.steps:
        days = (min(step.last_day, last_day) - step.first_day).days + 1
        for strength_mg, tablets in step.tablets if days > 0 else ():
            counts[strength_mg] = counts.get(strength_mg, 0) + tablets * days
    return Dispensed(
        first_day,
        last_day,
        last_day == whole_last,
        tuple(
            DispensedStrength(strength_mg, counts[strength_mg], None if per_box is None else -(-count // per_box))
            for strength_mg, count in sorted(counts.items(), reverse=True)
        ),
    )
