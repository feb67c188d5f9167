"""Doses worked out by hand: rounding, caps, sizes, kidneys and genes."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.dose import Dose
from app.engine.ceilings import CeilingBroken, check_ceiling
from tests.unit.engine.cases import plan_of, raised, row_of


def dose_of(medicine: str, **changes: object) -> Dose:
    row = row_of(plan_of(**changes), medicine)
    assert row.dose is not None, (row.verdict, row.needs, row.blocked_by)
    return row.dose


@pytest.mark.parametrize(
    ("weight", "severity", "amount"),
    [
        (62, "severe", "60"),
        (48, "severe", "45"),  # 50 would be above 1 mg per kg
        (72, "moderate", "55"),  # 54, rounded up, still below 1 mg per kg
        (62, "moderate", "45"),  # 46.5
        (70, "moderate", "50"),  # 52.5 is a tie: down
        (110, "mild", "55"),
        (110, "severe", "60"),
        (38, "mild", "20"),  # 19, in steps of 2.5 mg
        (35, "mild", "17.5"),
        (45, "severe", "45"),
    ],
)
def test_C_04_that_severity_and_weight_pick_the_prednisone_dose(weight: int, severity: str, amount: str) -> None:
    dose = dose_of("prednisone", patient={"weight_kg": weight, "height_cm": 170}, activity={"severity": severity},
                   choices={"confirmed": ["patient.weight_kg"]})  # fmt: skip
    assert dose.amount == Decimal(amount)
    assert dose.amount <= min(Decimal(60), Decimal(weight))


def test_V01b_that_range_and_maximum_stand_beside_the_dose() -> None:
    dose = dose_of("prednisone", patient={"weight_kg": 62})
    assert (dose.amount, dose.low, dose.high, dose.maximum) == (60, 31, 60, 60)
    row = row_of(plan_of(patient={"weight_kg": 62}), "prednisone")
    assert row.arithmetic == "1 mg per kg × 62 kg = 62 mg, rounded to 60 mg, maximum 60 mg"


def test_G02_that_a_chosen_dose_over_the_limit_needs_a_specialist() -> None:
    chosen = {"prednisone_start_mg_per_day": 75}
    held = plan_of(patient={"weight_kg": 90}, choices=chosen)
    assert row_of(held, "prednisone").dose is not None
    assert dose_of("prednisone", patient={"weight_kg": 90}, choices=chosen).amount == 60
    assert "G02" in raised(held, "warning")
    signed = [{"rule": "G02", "reason": "organ disease", "specialist": "A. Specialist"}]
    free = plan_of(patient={"weight_kg": 90}, choices={**chosen, "overrides": signed})
    assert dose_of("prednisone", patient={"weight_kg": 90}, choices={**chosen, "overrides": signed}).amount == 75
    assert [alert.overridden for alert in free.alerts if alert.rule == "G02"] == [True]
    beyond = plan_of(patient={"weight_kg": 90}, choices={"prednisone_start_mg_per_day": 81, "overrides": signed})
    assert row_of(beyond, "prednisone").verdict == "blocked"
    assert row_of(beyond, "prednisone").blocked_by == ("G02",)


def test_M05_that_reduced_kidneys_halve_methotrexate() -> None:
    usual, reduced = dose_of("methotrexate"), dose_of("methotrexate", labs={"egfr_ml_per_min": 42})
    assert (usual.amount, usual.low, usual.high, usual.maximum) == (10, 10, 15, 25)
    assert (reduced.amount, reduced.maximum) == (Decimal("7.5"), Decimal("12.5"))
    assert dose_of("methotrexate", labs={"egfr_ml_per_min": 60}).maximum == 25
    low = plan_of(labs={"egfr_ml_per_min": 29})
    assert row_of(low, "methotrexate").blocked_by == ("M04",)
    assert dose_of("methotrexate", patient={"age_years": 70, "onset_age_years": 69}).amount == Decimal("7.5")


def test_C_02_that_methotrexate_of_an_adult_never_goes_by_surface() -> None:
    for weight in (45, 70, 110):
        dose = dose_of("methotrexate", patient={"weight_kg": weight})
        assert (dose.amount, dose.basis, dose.per) == (10, "flat", "week")


def test_V04_that_azathioprine_follows_weight_and_genes() -> None:
    dose = dose_of("azathioprine", patient={"weight_kg": 80})
    assert (dose.amount, dose.maximum) == (75, 200)
    slow = dose_of("azathioprine", patient={"weight_kg": 80}, labs={"tpmt": "intermediate"})
    assert (slow.amount, slow.high) == (25, 50)
    poor = row_of(plan_of(labs={"nudt15": "poor"}), "azathioprine")
    assert (poor.verdict, poor.dose) == ("blocked", None)
    unknown = row_of(plan_of(labs={"tpmt": "unknown"}), "azathioprine")
    assert (unknown.verdict, unknown.needs) == ("needs_facts", ("labs.tpmt",))
    gout = row_of(plan_of(medicines={"xanthine_oxidase_inhibitor": "yes"}), "azathioprine")
    assert gout.blocked_by == ("A04",)


def test_C_20_that_mycophenolate_says_the_dose_and_how_often() -> None:
    dose = dose_of("mycophenolate_mofetil")
    assert (dose.amount, dose.per, dose.times_per_day, dose.maximum) == (500, "dose", 2, 1500)
    assert dose_of("mycophenolate_mofetil", labs={"egfr_ml_per_min": 24}).maximum == 1000


def test_C_01_that_immunoglobulin_is_in_grams_per_kg_and_rituximab_in_milligrams() -> None:
    immunoglobulin = dose_of("ivig", patient={"weight_kg": 58, "height_cm": 160})
    assert (immunoglobulin.amount, immunoglobulin.unit, immunoglobulin.per) == (116, "g", "cycle")
    how = " ".join(row_of(plan_of(patient={"weight_kg": 58, "height_cm": 160}), "ivig").how)
    for figure in ("2 days of 58 g", "5 days of 23.2 g", "1,160 mL", "35 mL", "139 mL", "104 mL"):
        assert figure in how
    rituximab = dose_of("rituximab")
    assert (rituximab.amount, rituximab.unit, rituximab.maximum) == (1000, "mg", 1000)


def test_V06_that_obesity_doses_immunoglobulin_by_ideal_weight_and_shows_both() -> None:
    dose = dose_of("ivig", patient={"weight_kg": 110, "height_cm": 178, "sex": "male"})
    assert (dose.amount, dose.low, dose.high) == (146, 146, 220)


def test_V02b_that_hydroxychloroquine_is_laid_out_in_whole_tablets_over_the_week() -> None:
    plan = plan_of(
        purpose="refractory_skin",
        patient={"weight_kg": 58, "height_cm": 160},
        diagnosis={"subtype": "amyopathic", "weakness_arms": "no", "weakness_legs": "no"},
        activity={"severity": "mild"},
        other_treatment={"hydroxychloroquine": {"taking": "yes", "dose_mg_per_day": 400}},
    )
    row = row_of(plan, "hydroxychloroquine")
    assert row.action == "reduce"
    assert row.dose is not None
    assert (row.dose.amount, row.dose.maximum) == (286, 290)
    assert row.dose.pattern == "400 mg on 3 days of the week and 200 mg on 4 days"
    assert row_of(plan, "prednisone").verdict == "not_advised"
    assert row_of(plan, "prednisone").dose is None


def test_C_09_that_a_sick_day_never_doubles_a_high_dose() -> None:
    ill = {"fever": "yes", "infection_excluded": "no"}
    high = row_of(plan_of(purpose="acute_illness", red_flags=ill, glucocorticoid={"dose_mg_per_day": 60}), "prednisone")
    assert high.dose is not None
    assert (high.dose.amount, high.dose.times_per_day) == (30, 2)
    low = row_of(plan_of(purpose="acute_illness", red_flags=ill, glucocorticoid={"dose_mg_per_day": 6}), "prednisone")
    assert low.dose is not None
    assert (low.dose.amount, low.dose.times_per_day) == (5, 2)


def test_MED_10_that_the_program_refuses_what_no_protocol_may_ask() -> None:
    check_ceiling("methotrexate", Dose(Decimal(25), "mg", "flat", "week"), adult=True)
    for medicine, dose in (
        ("methotrexate", Dose(Decimal("27.5"), "mg", "flat", "week")),
        ("methotrexate", Dose(Decimal("2.5"), "mg", "flat", "day")),
        ("rituximab", Dose(Decimal(2), "g", "flat", "infusion")),
        ("prednisone", Dose(Decimal(60), "mg", "flat", "day", maximum=Decimal(90))),
    ):
        with pytest.raises(CeilingBroken):
            check_ceiling(medicine, dose, adult=True)


def test_that_one_day_of_the_week_is_not_said_as_days() -> None:
    plan = plan_of(patient={"weight_kg": 46, "height_cm": 160})
    row = row_of(plan, "hydroxychloroquine")
    assert row.dose is not None
    assert row.dose.pattern == "400 mg on 1 day of the week and 200 mg on 6 days"


@pytest.mark.parametrize(
    ("mg_a_day", "pattern"),
    [
        (314, "400 mg on 4 days of the week and 200 mg on 3 days"),
        (286, "400 mg on 3 days of the week and 200 mg on 4 days"),
        (171, "200 mg on 6 days of the week and none on 1 day"),
        (300, ""),  # no whole tablets over a week: as it was recorded
        (200, ""),
    ],
)
def test_T085_that_a_daily_mean_that_no_tablet_makes_goes_on_as_the_days_that_make_it(
    mg_a_day: int, pattern: str
) -> None:
    taken = {"hydroxychloroquine": {"taking": "yes", "dose_mg_per_day": mg_a_day}}
    dose = dose_of("hydroxychloroquine", patient={"weight_kg": 68, "height_cm": 164}, other_treatment=taken)
    assert (dose.amount, dose.pattern) == (mg_a_day, pattern)


@pytest.mark.parametrize(
    ("medicine", "dose", "above"),
    [
        ("prednisone", Dose(Decimal(50), "mg", "flat", "day"), "50.5"),
        ("methylprednisolone_iv", Dose(Decimal(750), "mg", "flat", "day"), "751"),
        ("methotrexate", Dose(Decimal("17.5"), "mg", "flat", "week"), "20"),
        ("folic_acid", Dose(Decimal(1), "mg", "flat", "day"), "5"),
        ("mycophenolate_mofetil", Dose(Decimal(500), "mg", "flat", "dose"), "750"),
        ("hydroxychloroquine", Dose(Decimal(125), "mg", "flat", "day"), "126"),
        ("ivig", Dose(Decimal(50), "g", "flat", "cycle"), "51"),
        ("rituximab", Dose(Decimal(536), "mg", "flat", "infusion"), "1000"),
        ("tacrolimus_topical", Dose(Decimal("0.03"), "percent", "flat", "dose"), "0.1"),
    ],
)
def test_MED_10_H18_that_a_child_has_ceilings_of_its_own(medicine: str, dose: Dose, above: str) -> None:
    child: dict[str, Decimal] = {"weight_kg": Decimal(25), "age_years": Decimal(8), "bsa_m2": Decimal("0.93")}
    check_ceiling(medicine, dose, adult=False, **child)
    with pytest.raises(CeilingBroken):
        check_ceiling(medicine, replace(dose, amount=Decimal(above)), adult=False, **child)
    with pytest.raises(CeilingBroken):
        check_ceiling(medicine, replace(dose, maximum=Decimal(above)), adult=False, **child)


@pytest.mark.parametrize(
    ("medicine", "dose", "above"),
    [
        ("prednisone", Dose(Decimal(60), "mg", "flat", "day"), "60.5"),
        ("methylprednisolone_iv", Dose(Decimal(1000), "mg", "flat", "day"), "1001"),
        ("methotrexate", Dose(Decimal(40), "mg", "flat", "week"), "42.5"),
        ("mycophenolate_mofetil", Dose(Decimal(1250), "mg", "flat", "dose"), "1501"),
        ("hydroxychloroquine", Dose(Decimal(400), "mg", "flat", "day"), "401"),
        ("ivig", Dose(Decimal(70), "g", "flat", "cycle"), "71"),
        ("rituximab", Dose(Decimal(1000), "mg", "flat", "infusion"), "1001"),
    ],
)
def test_MED_10_that_the_flat_ceilings_hold_at_any_size(medicine: str, dose: Dose, above: str) -> None:
    child: dict[str, Decimal] = {"weight_kg": Decimal(90), "age_years": Decimal(15), "bsa_m2": Decimal("2.1")}
    check_ceiling(medicine, dose, adult=False, **child)
    with pytest.raises(CeilingBroken):
        check_ceiling(medicine, replace(dose, amount=Decimal(above)), adult=False, **child)


@pytest.mark.parametrize(
    ("medicine", "dose", "age"),
    [
        ("prednisone", Dose(Decimal(55), "mg", "flat", "day"), 16),
        ("methotrexate", Dose(Decimal("27.5"), "mg", "flat", "week"), 16),
        ("tacrolimus_topical", Dose(Decimal("0.1"), "percent", "flat", "dose"), 15),
        ("tacrolimus_topical", Dose(Decimal("0.03"), "percent", "flat", "dose"), 1),
        ("ciclosporin", Dose(Decimal(100), "mg", "flat", "day"), 10),
        ("tacrolimus_oral", Dose(Decimal(2), "mg", "flat", "day"), 10),
        ("co_trimoxazole", Dose(Decimal(480), "mg", "flat", "day"), 10),
        ("hydrocortisone_emergency", Dose(Decimal(100), "mg", "flat", "dose"), 10),
        ("prednisone", Dose(Decimal(5), "mg", "flat", "dose"), 10),
    ],
)
def test_D03_that_what_is_no_dose_of_a_child_at_this_age_is_refused(medicine: str, dose: Dose, age: int) -> None:
    with pytest.raises(CeilingBroken):
        check_ceiling(medicine, dose, adult=False, weight_kg=Decimal(50), age_years=Decimal(age), bsa_m2=Decimal("1.9"))


def test_that_a_dose_larger_than_its_rounding_stays_under_600_mg_per_m2() -> None:
    plan = plan_of(patient={"age_years": 10, "onset_age_years": 9, "weight_kg": 30, "height_cm": 140})
    dose = row_of(plan, "mycophenolate_mofetil").dose
    assert dose is not None
    assert (dose.amount, dose.maximum) == (500, 500)
