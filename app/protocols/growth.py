"""Cross-checks of the growth table: ages that rise, for both sexes, and columns that stand in order."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from app.protocols.assembling import entries
from app.protocols.defects import Defects, Place
from app.protocols.folder import Trees

_SEXES = ("female", "male")
_COLUMNS = {
    "weight_kg": ("z_minus_4", "z_minus_2", "median", "z_plus_2"),
    "height_cm": ("z_minus_4", "z_minus_2", "median", "z_plus_2", "z_plus_4"),
}
_FEWEST_ROWS = 2


def check_growth(trees: Trees, defects: Defects) -> None:
    """Check what no single row of growth.yaml can know.

    Args:
        trees: What is malformed has been noted elsewhere and is passed over.
        defects: Receives what is wrong.
    """
    rows = list(entries(trees, "growth.yaml", "rows"))
    for sex in _SEXES:
        of_sex = [(place, row) for place, row in rows if row.get("sex") == sex]
        if isinstance(trees.get("growth.yaml"), dict) and len(of_sex) < _FEWEST_ROWS:
            defects.note(Place("growth.yaml", ("rows",)), f"must have at least two ages for {sex}")
        for (_, younger), (place, older) in pairwise(of_sex):
            first, second = _number(younger.get("age_years")), _number(older.get("age_years"))
            if first is not None and second is not None and second <= first:
                defects.note(place.at("age_years"), "must be above the age before it, of the same sex")
    for place, row in rows:
        for key, columns in _COLUMNS.items():
            _check_columns(place.at(key), row.get(key), columns, defects)


def _check_columns(place: Place, measures: object, columns: tuple[str, ...], defects: Defects) -> None:
    if not isinstance(measures, Mapping):
        return
    numbers = [_number(measures.get(column)) for column in columns]
    for (low, high), column in zip(pairwise(numbers), columns[1:], strict=True):
        if low is not None and high is not None and high <= low:
            defects.note(place.at(column), "must be above the column before it")


def _number(value: Any) -> Decimal | None:
    try:
        return Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
