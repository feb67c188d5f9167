"""A dose for one patient: picked, multiplied by size, rounded, and held under every maximum."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from app.domain.dose import UNIT_WORDS, Dose
from app.domain.facts import Facts
from app.domain.figures import plain
from app.domain.protocol import DoseRule, Pick
from app.engine.compiled import CompiledProtocol
from app.engine.uneven import EVEN, Uneven, days_of_mean, split_in_two, weekly_tablets

_SIZE_FACT = {"per_kg": "patient.weight_kg", "per_m2": "derived.bsa_m2"}
_SIZE_WORDS = {"per_kg": ("per kg", "kg"), "per_m2": ("per m2", "m2")}
_TENTH = Decimal("0.1")
_STEPPED = frozenset({"by_increment", "down_to_increment", "to_nearest"})
_TWICE = 2


@dataclass(frozen=True, slots=True)
class WorkedDose:
    """A dose with the sum that led to it, or the facts that it waits for.

    Args:
        thresholds: Names of the numbers that were used, so that each can be traced to its source.
        size: The weight in kg or surface in m2 that the amount goes by; None for a flat dose.
        recorded: The dose is one that is taken already, exactly as recorded; no maximum was applied to it.
    """

    dose: Dose | None
    arithmetic: str
    needs: tuple[str, ...] = ()
    thresholds: tuple[str, ...] = ()
    recorded: bool = False
    size: Decimal | None = None


@dataclass(frozen=True, slots=True)
class _Figure:
    """A picked number, already multiplied by the patient's size."""

    value: Decimal
    of_rule: Decimal
    recorded: bool
    threshold: str | None


def work_out_dose(compiled: CompiledProtocol, rule: DoseRule, facts: Facts) -> WorkedDose:
    """Work out a dose.

    Args:
        rule: The protocol's dose rule. facts: Recorded and derived facts of the case.

    Returns:
        The dose with its arithmetic; or no dose and the facts (weight, height) that it waits for.
    """
    needs = _size_needs(compiled, rule, facts)
    if needs:
        return WorkedDose(None, "", needs)
    size = _size(rule, facts)
    dosing_size = _ideal_size(compiled, rule, facts) or size
    amount = _first(compiled, rule.amount, facts, dosing_size)
    if amount is None:
        return WorkedDose(None, "", tuple(pick.fact for pick in rule.amount if pick.fact))
    limits = [
        figure
        for figure in (
            _first(compiled, rule.cap, facts, None),
            _limit(compiled, rule, facts, size),
            _limit_m2(compiled, rule, facts),
        )
        if figure is not None
    ]
    maximum = min((figure.value for figure in limits), default=None)
    most = _first(compiled, rule.most, facts, None)
    here = [number for number in (maximum, None if most is None else most.value) if number is not None]
    rounded, uneven = _rounded(rule, amount, min(here, default=None), compiled.numbers)
    if rule.scheme == "as_given" and rule.round_to and facts["derived.population"] == "adult":
        uneven = days_of_mean(rounded, compiled.numbers[rule.round_to])
    if rounded <= 0 and (limits or not amount.recorded):
        return WorkedDose(None, "", _unbelievable(rule))
    low, high = _range(compiled, rule, facts, size, dosing_size, maximum)
    if high is not None and rule.scheme in _STEPPED and not amount.recorded:
        high = max(high, rounded)
    if low is not None and amount.recorded:
        low = min(low, rounded)
    dose = Dose(
        amount=rounded,
        unit=rule.unit,
        basis="flat",
        per=rule.per,
        low=low,
        high=high,
        maximum=None if maximum is None else _down(rule, maximum, compiled.numbers),
        times_per_day=None if rule.times_per_day is None else int(rule.times_per_day),
        pattern=uneven.says,
        parts=uneven.parts,
        days=uneven.days,
        **_way(compiled, rule, facts),
    )
    used = (amount, *limits, *(() if most is None else (most,)))
    names = tuple(dict.fromkeys(figure.threshold for figure in used if figure.threshold))
    arithmetic = _arithmetic(rule, amount, dosing_size, dose)
    if most is not None and not amount.recorded and rounded == most.value < amount.value:
        arithmetic += f", above {plain(most.value)} {UNIT_WORDS[rule.unit]} only with the specialist"
    return WorkedDose(dose, arithmetic, (), names, recorded=amount.recorded and not limits, size=dosing_size)


def _unbelievable(rule: DoseRule) -> tuple[str, ...]:
    """What to look at again where no dose above zero comes out: a recorded dose of nothing, or a size for nobody."""
    recorded = tuple(pick.fact for pick in rule.amount if pick.fact)
    return recorded or ("patient.weight_kg",)


def _way(compiled: CompiledProtocol, rule: DoseRule, facts: Facts) -> dict[str, str]:
    """Form and route, where the dose is not given in the medicine's own way."""
    given = next((each for each in rule.given if compiled.pick_applies(each)(facts)), None)
    return {} if given is None else {"form": given.form, "route": given.route}


def _limit(compiled: CompiledProtocol, rule: DoseRule, facts: Facts, size: Decimal | None) -> _Figure | None:
    """The maximum by size; a flat dose has one too, where the weight is known."""
    weight = facts["patient.weight_kg"]
    by = size if size is not None else weight
    return _first(compiled, rule.limit, facts, by) if isinstance(by, Decimal) else None


def _limit_m2(compiled: CompiledProtocol, rule: DoseRule, facts: Facts) -> _Figure | None:
    """The maximum per m2 of a flat dose, where the body surface is known."""
    surface = facts["derived.bsa_m2"]
    return _first(compiled, rule.limit_m2, facts, surface) if isinstance(surface, Decimal) else None


def _size_needs(compiled: CompiledProtocol, rule: DoseRule, facts: Facts) -> tuple[str, ...]:
    if rule.basis == "flat":
        return ()
    facts_needed = ["patient.weight_kg"]
    if rule.basis == "per_m2":
        facts_needed.append("patient.height_cm")
    if rule.obese_ideal and _is_obese(compiled, rule, facts):
        facts_needed.append("patient.sex")
    return tuple(path for path in facts_needed if facts[path] is None)


def _is_obese(compiled: CompiledProtocol, rule: DoseRule, facts: Facts) -> bool:
    bmi = facts["derived.bmi"]
    return rule.obese_ideal is not None and isinstance(bmi, Decimal) and bmi >= compiled.numbers[rule.obese_ideal]


def _size(rule: DoseRule, facts: Facts) -> Decimal | None:
    if rule.basis == "flat":
        return None
    size = facts[_SIZE_FACT[rule.basis]]
    return size if isinstance(size, Decimal) else None


def _ideal_size(compiled: CompiledProtocol, rule: DoseRule, facts: Facts) -> Decimal | None:
    ideal = facts["derived.ideal_weight_kg"]
    return ideal if _is_obese(compiled, rule, facts) and isinstance(ideal, Decimal) else None


def _first(compiled: CompiledProtocol, picks: tuple[Pick, ...], facts: Facts, size: Decimal | None) -> _Figure | None:
    for pick in picks:
        if not compiled.pick_applies(pick)(facts):
            continue
        if pick.fact is not None:
            value = facts[pick.fact]
            return _Figure(value, value, recorded=True, threshold=None) if isinstance(value, Decimal) else None
        if pick.use is not None:
            number = compiled.numbers[pick.use]
            return _Figure(number if size is None else number * size, number, recorded=False, threshold=pick.use)
    return None


def _range(
    compiled: CompiledProtocol,
    rule: DoseRule,
    facts: Facts,
    size: Decimal | None,
    dosing_size: Decimal | None,
    maximum: Decimal | None,
) -> tuple[Decimal | None, Decimal | None]:
    low = _first(compiled, rule.low, facts, dosing_size)
    high = _first(compiled, rule.high, facts, size)
    if low is None or high is None:
        return None, None
    step = compiled.numbers[rule.round_to] if rule.scheme in _STEPPED and rule.round_to else _TENTH
    if maximum is not None and maximum < step:
        step = _TENTH
    top = high.value if maximum is None else min(high.value, maximum)
    if rule.scheme == "to_nearest":
        high_value = nearest(top, step)
    else:
        top = top if maximum is None else min(top, _down(rule, maximum, compiled.numbers))
        high_value = (top / step).to_integral_value(ROUND_FLOOR) * step
    lowest = _floor(low.value, step) if rule.scheme == "down_to_increment" else nearest(low.value, step)
    low_value = max(lowest, step)
    return min(low_value, high_value), high_value


def _increment(rule: DoseRule, value: Decimal, numbers: Mapping[str, Decimal]) -> Decimal | None:
    if rule.scheme == "by_band":
        if value < numbers["prednisone_round_finest_below_mg"]:
            return numbers["prednisone_round_below_10_mg"]
        if value < numbers["prednisone_round_fine_below_mg"]:
            return numbers["prednisone_round_below_20_mg"]
        return numbers["prednisone_round_mg"]
    if rule.scheme in _STEPPED and rule.round_to:
        return numbers[rule.round_to]
    return None


def nearest(value: Decimal, increment: Decimal) -> Decimal:
    """The nearest multiple of an increment; a tie goes down."""
    return ((value / increment) - Decimal("0.5")).to_integral_value(ROUND_CEILING) * increment


def _down(rule: DoseRule, value: Decimal, numbers: Mapping[str, Decimal]) -> Decimal:
    increment = _increment(rule, value, numbers)
    if increment is None or value < increment:
        return value.quantize(_TENTH, ROUND_FLOOR) or value
    if rule.scheme == "to_nearest":
        return nearest(value, increment)
    return (value / increment).to_integral_value(ROUND_FLOOR) * increment


def _floor(value: Decimal, increment: Decimal) -> Decimal:
    return (value / increment).to_integral_value(ROUND_FLOOR) * increment


def _rounded(
    rule: DoseRule, amount: _Figure, maximum: Decimal | None, numbers: Mapping[str, Decimal]
) -> tuple[Decimal, Uneven]:
    """Round; a dose that somebody recorded or chose is held under the maximum, but not rounded."""
    value = amount.value if maximum is None else min(amount.value, maximum)
    if amount.recorded and maximum is not None and amount.value > maximum:
        return _down(rule, maximum, numbers), EVEN
    if rule.scheme == "weekly_tablets" and rule.round_to:
        return weekly_tablets(value, numbers[rule.round_to])
    if rule.scheme == "split" and rule.times_per_day:
        return split_in_two(value, numbers) if rule.times_per_day == _TWICE else (value / rule.times_per_day, EVEN)
    increment = None if amount.recorded else _increment(rule, value, numbers)
    if increment is None:
        return value, EVEN
    if maximum is not None and maximum < increment:
        return value.quantize(_TENTH, ROUND_FLOOR), EVEN
    whole = _floor(value, increment) if rule.scheme == "down_to_increment" else nearest(value, increment)
    rounded = max(whole, increment)
    if maximum is not None and rounded > maximum and rule.scheme != "to_nearest":
        rounded -= increment
    return rounded, EVEN


def _arithmetic(rule: DoseRule, amount: _Figure, size: Decimal | None, dose: Dose) -> str:
    unit = UNIT_WORDS[rule.unit]
    parts = []
    if size is None and dose.low is not None and dose.high is not None and dose.low != dose.high:
        parts.append(f"starting range {plain(dose.low)} to {plain(dose.high)} {unit}")
    if not amount.recorded and size is not None:
        words, size_unit = _SIZE_WORDS[rule.basis]
        parts.append(
            f"{plain(amount.of_rule, 3)} {unit} {words} × {plain(size)} {size_unit} = {plain(amount.value)} {unit}"
        )
    if rule.scheme == "split" and rule.times_per_day:
        parts.append(f"{plain(amount.value)} {unit} in all: {dose.pattern or f'in {rule.times_per_day} equal doses'}")
    elif dose.pattern:
        parts.append(f"{dose.pattern}, a mean of {plain(dose.amount)} {unit} a day")
    elif dose.amount != amount.value:
        parts.append(f"rounded to {plain(dose.amount)} {unit}")
    if dose.maximum is not None and not (rule.scheme == "as_given" and dose.amount == dose.maximum):
        parts.append(f"maximum {plain(dose.maximum)} {unit}")
    return ", ".join(parts)
