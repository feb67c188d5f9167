"""Tablets: the fewest whole tablets of the strengths chosen whose sum is exactly the dose."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from math import gcd

_PARTS_PER_MG = 1_000_000


class TabletCounter:
    """Finds tablets for any dose from one set of strengths; doses are worked out once and remembered.

    Args:
        strengths_mg: Strengths in mg, each above 0; repeats count once.
        highest_mg: The largest dose that will be asked for.
    """

    def __init__(self, strengths_mg: Sequence[Decimal], highest_mg: Decimal) -> None:
        parts = sorted({int(strength * _PARTS_PER_MG) for strength in strengths_mg}, reverse=True)
        self._grain = gcd(*parts)
        self._strengths = tuple(part // self._grain for part in parts)
        self._found: dict[Decimal, tuple[tuple[Decimal, int], ...] | None] = {}
        self._fewest = _fewest_counts(self._strengths, int(highest_mg * _PARTS_PER_MG) // self._grain)

    def tablets(self, dose_mg: Decimal) -> tuple[tuple[Decimal, int], ...] | None:
        """Find the tablets for a dose.

        Returns:
            (strength in mg, count) pairs, largest strength first, the fewest tablets in all and among those the
            largest strengths; empty for a dose of 0; None where the strengths cannot make the dose.
        """
        if dose_mg not in self._found:
            self._found[dose_mg] = self._find(dose_mg)
        return self._found[dose_mg]

    def _find(self, dose_mg: Decimal) -> tuple[tuple[Decimal, int], ...] | None:
        grains = self._in_grains(dose_mg)
        if grains is None or not 0 <= grains < len(self._fewest) or self._fewest[grains] is None:
            return None
        counts: dict[int, int] = {}
        while grains:
            strength = next(each for each in self._strengths if self._is_step(grains, each))
            counts[strength] = counts.get(strength, 0) + 1
            grains -= strength
        grain_mg = Decimal(self._grain) / _PARTS_PER_MG
        return tuple(
            (tidy(strength * grain_mg), counts[strength]) for strength in self._strengths if strength in counts
        )

    def nearest_dose(self, dose_mg: Decimal, tolerance_mg: Decimal) -> Decimal | None:
        """Find the dose nearest to the one asked for that the tablets can make; of two, the lower.

        Returns:
            The dose itself where it can be made; None where none lies within the tolerance.
        """
        if self.tablets(dose_mg) is not None:
            return dose_mg
        grain_mg = Decimal(self._grain) / _PARTS_PER_MG
        below = int((dose_mg - tolerance_mg) // grain_mg)
        above = int((dose_mg + tolerance_mg) // grain_mg) + 1
        doses = (tidy(grains * grain_mg) for grains in range(max(below, 1), above + 1))
        makeable = [dose for dose in doses if abs(dose - dose_mg) <= tolerance_mg and self.tablets(dose) is not None]
        return min(makeable, key=lambda dose: (abs(dose - dose_mg), dose), default=None)

    def _in_grains(self, dose_mg: Decimal) -> int | None:
        parts = dose_mg * _PARTS_PER_MG
        return int(parts) // self._grain if parts == int(parts) and int(parts) % self._grain == 0 else None

    def _is_step(self, grains: int, strength: int) -> bool:
        if strength > grains:
            return False
        rest, whole = self._fewest[grains - strength], self._fewest[grains]
        return rest is not None and whole is not None and rest == whole - 1


def tidy(number: Decimal) -> Decimal:
    """Drop trailing zeros without an exponent."""
    return number.to_integral_value() if number == number.to_integral_value() else number.normalize()


def _fewest_counts(strengths: tuple[int, ...], highest: int) -> tuple[int | None, ...]:
    """The fewest tablets for every dose up to the highest, in grains; None where it cannot be made."""
    fewest: list[int | None] = [0] + [None] * highest
    for dose in range(1, highest + 1):
        counts = [fewest[dose - strength] for strength in strengths if strength <= dose]
        best = min((count for count in counts if count is not None), default=None)
        fewest[dose] = None if best is None else best + 1
    return tuple(fewest)


@lru_cache(maxsize=64)
def tablet_counter(strengths_mg: tuple[Decimal, ...], highest_mg: Decimal) -> TabletCounter:
    """The counter for a set of strengths, made once."""
    return TabletCounter(strengths_mg, highest_mg)
