"""One measured figure, and how it is told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """A figure with its unit, the spread it was taken from, and the most it may be.

    Args:
        name: What was measured.
        value: The figure, in the unit.
        unit: ms, MB or times.
        spread: Lowest and highest single run; None where there was one.
        at_most: What the program promises; None where it promises nothing.
    """

    name: str
    value: float
    unit: str
    spread: tuple[float, float] | None = None
    at_most: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the promise is kept."""
        return self.at_most is None or self.value <= self.at_most

    def line(self) -> str:
        """Return the figure as one line of the table."""
        spread = f"[{self.spread[0]:.1f} to {self.spread[1]:.1f}]" if self.spread else ""
        promise = "" if self.at_most is None else f"at most {self.at_most:g}: {'kept' if self.holds else 'BROKEN'}"
        return f"{self.name:<52}{self.value:>10.2f} {self.unit:<6}{spread:<20}{promise}".rstrip()
