"""What a vignette expects of the rows of a plan: verdict, action, dose, what blocks it and what it needs."""

from collections.abc import Iterator

from app.domain.plan import Plan, Recommendation
from app.files.tree import shown
from app.proofs.vignette import Branch, branch, number_of, strange, words_of


def _row(plan: Plan, name: str) -> list[Recommendation]:
    return [row for row in plan.recommendations if name in {row.id, row.medicine}]


_TEXTS = ("verdict", "action", "medicine")
_FIGURES = ("amount", "low", "high", "max", "times_per_day")
_DOSE_WORDS = ("unit", "per", "basis")
_LISTS = ("blocked_by", "needs")


def rows(plan: Plan, expected: object) -> Iterator[str]:
    """Tell how the rows differ, each found by its id or its medicine."""
    for name, wanted in branch(expected, "rows").items():
        found = _row(plan, name)
        if wanted == "none":
            if found:
                yield f"{name} has the rows {[row.id for row in found]}"
        elif len(found) != 1:
            yield f"{name} has the rows {[row.id for row in found]}, not one"
        else:
            yield from (f"{name}: {wrong}" for wrong in _row_wrong(found[0], branch(wanted, name)))


def _row_wrong(row: Recommendation, wanted: Branch) -> Iterator[str]:
    figures = _dose_figures(row)
    for key, value in wanted.items():
        if key in _FIGURES:
            found = figures.get(key)
            right = found is None if value == "none" else found is not None and number_of(found) == number_of(value)
        elif key in _DOSE_WORDS:
            found = figures.get(key)
            right = found == value
        else:
            found, right = _row_part(row, key, value)
        if not right:
            yield f"{key} is {found}, not {value}"


def _dose_figures(row: Recommendation) -> dict[str, object]:
    dose = row.dose
    if dose is None:
        return {}
    figures = {"amount": dose.amount, "low": dose.low, "high": dose.high, "max": dose.maximum}
    return {**figures, "times_per_day": dose.times_per_day, "unit": dose.unit, "per": dose.per, "basis": dose.basis}


def _row_part(row: Recommendation, key: str, value: object) -> tuple[object, bool]:
    """What a row says under a key, and whether it is what is expected."""
    if key in _TEXTS:
        return getattr(row, key), getattr(row, key) == value
    if key in _LISTS:
        return list(getattr(row, key)), sorted(getattr(row, key)) == sorted(words_of(value, key))
    if key == "needs_have":
        return list(row.needs), not set(words_of(value, key)) - set(row.needs)
    if key == "dose":
        found = "no" if row.dose is None else "yes"
        return found, found == value
    if key in {"how_has", "arithmetic_has"}:
        said = "; ".join((*row.how, row.title)) if key == "how_has" else row.arithmetic
        return said, all(words in said for words in words_of(value, key))
    raise strange(shown(key), "is nothing that is expected of a row")


def no_dose(plan: Plan, expected: object) -> Iterator[str]:
    """Tell which doses are printed although none is expected."""
    doses = [row.id for row in plan.recommendations if row.dose is not None]
    if (expected == "yes") == bool(doses):
        yield f"doses are printed for {doses}"
    if expected == "yes" and plan.taper is not None:
        yield "a taper is printed"
