"""An infusion in days, volume and rates, for one patient."""

from collections.abc import Mapping
from decimal import Decimal

from app.domain.figures import plain
from app.domain.protocol import Infusion

_MINUTES_PER_HOUR = 60


def infusion_lines(
    infusion: Infusion, cycle_g: Decimal, weight_kg: Decimal, numbers: Mapping[str, Decimal], *, at_risk: bool
) -> tuple[str, ...]:
    """Say how a cycle is given.

    Args:
        cycle_g: The dose of the cycle, g. weight_kg: The weight that the dose goes by; in obesity the ideal one.
        numbers: The protocol's thresholds by name. at_risk: A clot, the kidneys or age slow the infusion.

    Returns:
        A line for the days and the volume, and one for the rates in mL per hour.
    """
    fewest, most = numbers[infusion.days_low], numbers[infusion.days_high]
    volume_ml = cycle_g * numbers[infusion.ml_per_g]

    def rate(threshold: str) -> str:
        return plain(numbers[threshold] * weight_kg * _MINUTES_PER_HOUR, 0)

    slow = rate(infusion.slow_ml_per_kg_per_min)
    fastest = (
        f"never above {slow} mL per hour, because of clot, kidney or age risk."
        if at_risk
        else f"never above {rate(infusion.max_ml_per_kg_per_min)} mL per hour, and not above {slow} mL per hour with"
        " clot, kidney or age risk."
    )
    return (
        f"Over {plain(fewest)} days of {plain(cycle_g / fewest, 1)} g or up to {plain(most)} days of"
        f" {plain(cycle_g / most, 1)} g; {plain(volume_ml)} mL of a 10 % solution a cycle.",
        f"Start at {rate(infusion.start_ml_per_kg_per_min)} mL per hour, {fastest}",
    )
