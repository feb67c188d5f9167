"""Units in the form: converted once, kept as typed, asked about where the number fits only in another one."""

from decimal import Decimal

import pytest

from app.ui.presenters.case_presenter import CasePresenter
from tests.unit.ui.stand_in import ready_case, services

WEIGHT, HEIGHT, HAEMOGLOBIN = "patient.weight_kg", "patient.height_cm", "labs.haemoglobin_g_per_l"
BILIRUBIN, CRP, HBA1C = "labs.bilirubin_umol_per_l", "labs.crp_mg_per_l", "labs.hba1c_mmol_per_mol"


@pytest.fixture
def desk() -> CasePresenter:
    return CasePresenter(services(), ready_case())


def fill(desk: CasePresenter, path: str, text: str) -> None:
    desk.write(path, text)
    desk.leave(path)


def test_UX7_that_the_unit_switch_converts_what_stands_there_and_back(desk: CasePresenter) -> None:
    fill(desk, WEIGHT, "72")
    desk.switch_unit(WEIGHT)
    view = desk.screen.fields[WEIGHT]
    assert (view.text, view.unit, view.echo) == ("158.7", "lb", "72")
    assert desk._followed.case.patient.weight_kg == Decimal("72.0")
    desk.switch_unit(WEIGHT)
    assert (desk.screen.fields[WEIGHT].text, desk.screen.fields[WEIGHT].unit) == ("72", "")


def test_UX7_that_a_number_typed_after_the_switch_is_in_that_unit(desk: CasePresenter) -> None:
    desk.write(WEIGHT, "")
    desk.switch_unit(WEIGHT)
    fill(desk, WEIGHT, "159")
    assert desk.screen.fields[WEIGHT].text == "159"
    assert desk.screen.fields[WEIGHT].echo == "72.1"
    assert desk._followed.case.patient.weight_kg == Decimal("72.1")


def test_UX7_that_the_switch_can_be_undone_and_leaves_alone_what_cannot_be_read(desk: CasePresenter) -> None:
    desk.switch_unit(WEIGHT)
    desk.undo()
    assert (desk.screen.fields[WEIGHT].text, desk.screen.fields[WEIGHT].unit) == ("62", "")
    fill(desk, WEIGHT, "abc")
    desk.switch_unit(WEIGHT)
    assert (desk.screen.fields[WEIGHT].text, desk.screen.fields[WEIGHT].unit) == ("abc", "")
    desk.switch_unit("activity.ck_u_per_l")
    assert desk.screen.fields["activity.ck_u_per_l"].unit == ""


def test_UX7_that_a_unit_that_is_typed_is_kept_as_typed_and_switched_too(desk: CasePresenter) -> None:
    fill(desk, WEIGHT, "11 st 4")
    view = desk.screen.fields[WEIGHT]
    assert (view.text, view.echo, view.carries_unit) == ("11 st 4", "71.7", True)
    desk.switch_unit(WEIGHT)
    assert (desk.screen.fields[WEIGHT].text, desk.screen.fields[WEIGHT].unit) == ("71.7", "")


def test_UX7_that_a_confirmed_number_stays_confirmed_in_its_other_unit(desk: CasePresenter) -> None:
    fill(desk, WEIGHT, "30")
    desk.confirm(WEIGHT)
    desk.switch_unit(WEIGHT)
    assert desk.screen.fields[WEIGHT].unusual == ""


@pytest.mark.parametrize(
    ("path", "typed", "question", "taken", "kept"),
    [
        (HAEMOGLOBIN, "13.5", "13.5 g/L? Did you mean 13.5 g/dL = 135 g/L?", "13.5 g/dL", "135"),
        (BILIRUBIN, "1.2", "1.2 µmol/L? Did you mean 1.2 mg/dL = 20.5 µmol/L?", "1.2 mg/dL", "20.5"),
        (BILIRUBIN, "88 mg/dL", "88 mg/dL? Did you mean 88 µmol/L?", "88", "88"),
        (CRP, "45 mg/dL", "45 mg/dL? Did you mean 45 mg/L?", "45", "45"),
        (HBA1C, "12", "12 mmol/mol? Did you mean 12 % = 107.7 mmol/mol?", "12 %", "107.7"),
        (WEIGHT, "175", "175 kg? Did you mean 175 lb = 79.4 kg?", "175 lb", "79.4"),
        (WEIGHT, "11", "11 kg? Did you mean 11 st = 69.9 kg?", "11 st", "69.9"),
        (WEIGHT, "72 lb", "72 lb? Did you mean 72 kg?", "72", "72"),
        (HEIGHT, "66", "66 cm? Did you mean 66 in = 167.6 cm?", "66 in", "167.6"),
        (
            "labs.lymphocytes_10e9_per_l",
            "1200",
            "1200 × 10⁹/L? Did you mean 1200 /µL = 1.2 × 10⁹/L?",
            "1200 /µL",
            "1.2",
        ),
        ("labs.igg_g_per_l", "80", "80 g/L? Did you mean 80 mg/dL = 0.8 g/L?", "80 mg/dL", "0.8"),
    ],
)
def test_T062_that_a_number_that_fits_only_in_the_other_unit_is_asked_about_and_taken_in_one_press(
    desk: CasePresenter, path: str, typed: str, question: str, taken: str, kept: str
) -> None:
    desk.write(path, typed)
    assert desk.screen.fields[path].unusual == "", "nothing is asked while it is typed"
    desk.leave(path)
    view = desk.screen.fields[path]
    assert view.unusual == question
    assert view.text == typed, "never converted silently"
    assert view.is_to_mend
    assert "1 to mend" in desk.screen.status
    desk.use(path, view.use)
    assert desk.screen.fields[path].text == taken
    assert desk._laid.text(path) == kept
    assert not desk.screen.fields[path].unusual


@pytest.mark.parametrize(
    ("path", "typed", "taken"),
    [
        ("red_flags.temperature_c", "98.6", "98.6 °F"),
        ("labs.white_cells_10e9_per_l", "4500", "4500 /µL"),
        ("labs.platelets_10e9_per_l", "250000", "250000 /µL"),
        (HBA1C, "6.5", "6.5 %"),
        (HEIGHT, "1.65", "1.65 m"),
        ("labs.igg_g_per_l", "900", "900 mg/dL"),
    ],
)
def test_T062_that_a_number_out_of_range_is_offered_in_the_unit_in_which_it_fits(
    desk: CasePresenter, path: str, typed: str, taken: str
) -> None:
    fill(desk, path, typed)
    view = desk.screen.fields[path]
    assert view.problem
    assert view.use == taken
    desk.use(path, view.use)
    assert desk.screen.fields[path].problem == ""


@pytest.mark.parametrize(
    ("path", "typed"),
    [(HAEMOGLOBIN, "135"), (BILIRUBIN, "5"), (CRP, "0.5"), (WEIGHT, "72"), (HEIGHT, "165"), (HEIGHT, "5.6")],
)
def test_T062_that_a_number_that_fits_as_it_is_or_nowhere_is_not_asked_about(
    desk: CasePresenter, path: str, typed: str
) -> None:
    fill(desk, path, typed)
    assert desk.screen.fields[path].use == ""


def test_T062_that_a_confirmed_number_is_not_asked_about_again(desk: CasePresenter) -> None:
    fill(desk, HAEMOGLOBIN, "13.5")
    desk.confirm(HAEMOGLOBIN)
    assert not desk.screen.fields[HAEMOGLOBIN].unusual
    assert not desk.screen.fields[HAEMOGLOBIN].is_to_mend
    fill(desk, HAEMOGLOBIN, "14")
    assert desk.screen.fields[HAEMOGLOBIN].unusual


def test_MED4_that_grams_are_refused_with_the_units_that_a_weight_may_have(desk: CasePresenter) -> None:
    fill(desk, WEIGHT, "62000 g")
    assert (
        desk.screen.fields[WEIGHT].problem == "Weight must be a number, alone or with one of these units: kg, lb, st."
    )
