"""Whether a child's weight and height can be believed: compared with reference children of the same age and sex."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from app.domain.facts import FactValue
from app.domain.protocol import GrowthRow
from app.engine.compiled import CompiledProtocol

_SEXES = ("female", "male")


@dataclass(frozen=True, slots=True)
class GrowthLimits:
    """What is believed of one sex at one age; weights in kg, heights in cm."""

    weight_least: Decimal
    weight_low: Decimal
    weight_high: Decimal
    height_least: Decimal
    height_most: Decimal


@dataclass(frozen=True, slots=True)
class SizeFinding:
    """What became of one size.

    Args:
        word: plausible, other_unit (it fits when read in another unit), or implausible.
        offered: The value in the right unit; None where none fits.
    """

    word: str
    offered: Decimal | None = None


_PLAUSIBLE = SizeFinding("plausible")


def growth_facts(
    compiled: CompiledProtocol,
    age_years: Decimal | None,
    sex: str,
    weight_kg: Decimal | None,
    height_cm: Decimal | None,
) -> dict[str, FactValue]:
    """Judge the weight and the height of a child.

    Args:
        age_years: Exact age. sex: female, male or unknown: then a size is believed only where both tables do.

    Returns:
        The derived facts about growth, by name; none for a size that is not known, or at an age that the
        reference does not cover.

    Source: growth.yaml.
    """
    limits = [] if age_years is None else list(_limits_for(compiled, age_years, sex))
    facts: dict[str, FactValue] = {}
    if limits and weight_kg is not None:
        weight = worst(judge_weight(weight_kg, each, compiled) for each in limits)
        facts.update({"growth_weight": weight.word, "offered_weight_kg": weight.offered})
    if limits and height_cm is not None:
        height = worst(judge_height(height_cm, each, compiled) for each in limits)
        facts.update({"growth_height": height.word, "offered_height_cm": height.offered})
    return facts


def judge_weight(weight_kg: Decimal, limits: GrowthLimits, compiled: CompiledProtocol) -> SizeFinding:
    """Tell whether a weight is believed: probably pounds, far out, or plausible."""
    numbers, growth = compiled.numbers, compiled.protocol.growth
    from_pounds = weight_kg / numbers[growth.pounds_per_kg]
    if weight_kg > limits.weight_high and limits.weight_low <= from_pounds <= limits.weight_high:
        return SizeFinding("other_unit", from_pounds)
    if weight_kg < limits.weight_least or weight_kg > limits.weight_high * numbers[growth.far]:
        return SizeFinding("implausible")
    return _PLAUSIBLE


def judge_height(height_cm: Decimal, limits: GrowthLimits, compiled: CompiledProtocol) -> SizeFinding:
    """Tell whether a height is believed: probably inches or metres, far out, or plausible."""
    if limits.height_least <= height_cm <= limits.height_most:
        return _PLAUSIBLE
    numbers, growth = compiled.numbers, compiled.protocol.growth
    converted = (height_cm * numbers[name] for name in (growth.cm_per_inch, growth.cm_per_metre))
    fitting = next((each for each in converted if limits.height_least <= each <= limits.height_most), None)
    return SizeFinding("implausible" if fitting is None else "other_unit", fitting)


def worst(findings: Iterable[SizeFinding]) -> SizeFinding:
    """Of what the tables say, what is least believed; an offered value goes first."""
    return min(findings, key=lambda found: ("other_unit", "implausible", "plausible").index(found.word))


def _limits_for(compiled: CompiledProtocol, age_years: Decimal, sex: str) -> Iterable[GrowthLimits]:
    for each in (sex,) if sex in _SEXES else _SEXES:
        rows = [row for row in compiled.protocol.growth.rows if row.sex == each]
        limits = limits_at(rows, age_years)
        if limits is not None:
            yield limits


def limits_at(rows: Sequence[GrowthRow], age_years: Decimal) -> GrowthLimits | None:
    """The limits at an exact age, in a straight line between two rows; None outside the table.

    Args:
        rows: Of one sex, the youngest first.
    """
    around = ((low, high) for low, high in pairwise(rows) if low.age_years <= age_years <= high.age_years)
    younger, older = next(around, (None, None))
    if younger is None or older is None:
        return None
    part = (age_years - younger.age_years) / (older.age_years - younger.age_years)

    def between(pick: Callable[[GrowthRow], Decimal]) -> Decimal:
        return pick(younger) + (pick(older) - pick(younger)) * part

    return GrowthLimits(
        weight_least=between(lambda row: row.weight_kg.z_minus_4),
        weight_low=between(lambda row: row.weight_kg.z_minus_2),
        weight_high=between(lambda row: row.weight_kg.z_plus_2),
        height_least=between(lambda row: row.height_cm.z_minus_4),
        height_most=between(lambda row: row.height_cm.z_plus_4),
    )
