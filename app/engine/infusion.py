"""An infusion in days, volume and rates, for one patient."""

from collections.abc import Mapping
from decimal import Decimal

from app.domain.dose import plain
from app.domain.protocol import Infusion

_MINUTES_PER_HOUR = 60


def infusion_lines(
    infusion: Infusion, cycle_g: Decimal, weight_kg: Decimal, numbers: Mapping[str, Decimal]
) -> tuple[str, ...]:
    """Say how a cycle is given.

    Args:
        cycle_g: The dose of the cycle, g. weight_kg: Actual weight. numbers: The protocol's thresholds by name.

    Returns:
        A line for the days and the volume, and one for the rates in mL per hour.
    """
    fewest, most = numbers[infusion.days_low], numbers[infusion.days_high]
    volume_ml = cycle_g * numbers[infusion.ml_per_g]

    def rate(threshold: str) -> str:
        return plain(numbers[threshold] * weight_kg * _MINUTES_PER_HOUR, 0)

    return (
        f"Over {plain(fewest)} days of {plain(cycle_g / fewest, 1)} g or up to {plain(most)} days of"
        f" {plain(cycle_g / most, 1)} g; {plain(volume_ml)} mL of a 10 % solution a cycle.",
        f"Start at {rate(infusion.start_ml_per_kg_per_min)} mL per hour, never above"
        f" {rate(infusion.max_ml_per_kg_per_min)} mL per hour, and not above"
        f" {rate(infusion.slow_ml_per_kg_per_min)} mL per hour with clot, kidney or age risk.",
    )
