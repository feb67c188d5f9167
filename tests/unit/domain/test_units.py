"""Other units: converted by constants, there and back again."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.recording import catalogue
from app.domain.units import LIKELY, OTHER_UNITS, in_two_units, rounded, unit_named, unit_written

SMALLEST_SHARE = Decimal("0.005")


@pytest.mark.parametrize(
    ("path", "unit", "written", "kept"),
    [
        ("patient.weight_kg", "lb", "159", "72.1"),
        ("patient.weight_kg", "st", "11", "69.9"),
        ("patient.height_cm", "in", "65", "165.1"),
        ("patient.height_cm", "m", "1.65", "165"),
        ("patient.height_cm", "ft", "5", "152.4"),
        ("red_flags.temperature_c", "°F", "98.6", "37"),
        ("red_flags.temperature_c", "°F", "101.3", "38.5"),
        ("labs.bilirubin_umol_per_l", "mg/dL", "1.2", "20.5"),
        ("labs.haemoglobin_g_per_l", "g/dL", "13.5", "135"),
        ("labs.haemoglobin_g_per_l", "mmol/L", "8.4", "135.4"),
        ("labs.crp_mg_per_l", "mg/dL", "1.2", "12"),
        ("labs.igg_g_per_l", "mg/dL", "850", "8.5"),
        ("labs.ferritin_ug_per_l", "ng/mL", "300", "300"),
        ("labs.hba1c_mmol_per_mol", "%", "6.5", "47.5"),
        ("labs.white_cells_10e9_per_l", "/µL", "4500", "4.5"),
        ("labs.platelets_10e9_per_l", "10³/µL", "250", "250"),
    ],
)
def test_T063_that_a_unit_converts_as_chemistry_has_it(path: str, unit: str, written: str, kept: str) -> None:
    assert unit_named(path, catalogue()[path].unit, unit).kept(Decimal(written)) == Decimal(kept)


@pytest.mark.parametrize("path", sorted(OTHER_UNITS))
@given(share=st.decimals(min_value="0.01", max_value="0.99", places=2))
def test_T063_that_there_and_back_again_is_within_half_a_percent(path: str, share: Decimal) -> None:
    limits = catalogue()[path].number
    assert limits is not None
    low, high = LIKELY.get(path, limits.plausible or (max(limits.low, 1), limits.high))
    kept = rounded(Decimal(str(low)) + share * Decimal(str(high - low)))
    for unit in OTHER_UNITS[path]:
        back = unit.kept(unit.written(kept))
        assert abs(back - kept) <= SMALLEST_SHARE * kept, (unit.name, kept, back)


def test_that_every_other_unit_belongs_to_a_number_with_a_unit_and_has_a_name_of_its_own() -> None:
    for path, units in OTHER_UNITS.items():
        own = catalogue()[path].unit
        assert own
        names = [own, *(unit.name for unit in units)]
        assert len(set(names)) == len(names)
        for unit in units:
            assert unit_written(path, own, unit.name) == unit, "what is shown can be typed"
            assert all(unit_written(path, own, spelling) == unit for spelling in unit.spellings)


@pytest.mark.parametrize(
    ("path", "text", "kept"),
    [
        ("patient.weight_kg", "11 st 4", "71.7"),
        ("patient.weight_kg", "11st 4lb", "71.7"),
        ("patient.weight_kg", "11 stone 4,5 lbs", "71.9"),
        ("patient.height_cm", "5 ft 6", "167.6"),
        ("patient.height_cm", "5'6\"", "167.6"),
        ("patient.height_cm", "5' 6\"", "167.6"),
        ("patient.height_cm", "5\u20196\u201d", "167.6"),
        ("patient.height_cm", "5 ft 6 in", "167.6"),
    ],
)
def test_MED4_that_a_size_in_two_units_is_read_as_one(path: str, text: str, kept: str) -> None:
    assert in_two_units(path, text) == Decimal(kept)


@pytest.mark.parametrize("text", ["11 st 14", "11 st -4", "st 4", "11 4", "111 st 4", "5 ft 6"])
def test_MED4_that_no_other_two_numbers_are_a_weight(text: str) -> None:
    assert in_two_units("patient.weight_kg", text) is None


def test_MED4_that_twelve_inches_are_a_foot() -> None:
    assert in_two_units("patient.height_cm", "5 ft 12") is None
    assert in_two_units("labs.crp_mg_per_l", "5 ft 6") is None


def test_MED4_that_grams_are_no_weight_of_a_patient() -> None:
    assert unit_written("patient.weight_kg", "kg", "g") is None
