"""Figures worked out from a case: ages, sizes, equivalents, the score, and the cancer stratum."""

from datetime import date, timedelta
from decimal import Decimal
from math import exp, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.facts import FactValue
from app.domain.recording import catalogue, recorded_facts
from app.engine.contradictions import whole_years
from app.engine.derive import (
    adjusted_weight_kg,
    body_surface_check_m2,
    body_surface_m2,
    derived_facts,
    ideal_weight_kg,
)
from tests.unit.engine.cases import case_of, plan_of, protocol

DEFINITE = "definite"
WEAK = {"weakness_arms": "yes", "weakness_legs": "yes"}
CLASSIC = {"subtype": "classic"}
NO_SIGNS = {
    "heliotrope_rash": "yes", "gottron_papules": "no", "gottron_sign": "no", "weakness_arms": "no",
    "weakness_legs": "no", "neck_flexors_weaker_than_extensors": "no", "legs_proximal_weaker_than_distal": "no",
}  # fmt: skip


def fact(name: str, **changes: object) -> FactValue:
    case = case_of(**changes)
    return derived_facts(case, recorded_facts(case), protocol())[0][f"derived.{name}"]


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(1974, 11, 21), date(2026, 11, 21), 52),
        (date(1974, 11, 22), date(2026, 11, 21), 51),
        (date(2008, 2, 29), date(2026, 2, 28), 17),  # a birthday on 1 March in common years
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2026, 11, 21), date(2026, 11, 21), 0),
    ],
)
def test_T030_that_years_are_birthdays_passed(born: date, day: date, years: int) -> None:
    assert whole_years(born, day) == years


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40000))
def test_T030_that_an_age_never_falls_as_days_pass(born: date, days: int) -> None:
    day = born + timedelta(days=days)
    assert 0 <= whole_years(born, day) <= whole_years(born, day + timedelta(days=1))


def test_that_a_date_of_birth_says_whether_adult_doses_apply() -> None:
    nobody = {"age_years": None, "onset_age_years": 15}
    assert fact("population", patient={**nobody, "date_of_birth": "2008-11-21"}) == "adult"
    assert fact("population", patient={**nobody, "date_of_birth": "2008-11-22"}) == "juvenile"
    assert fact("population", patient=nobody) is None


def test_that_an_infant_has_an_age_in_parts_of_a_year() -> None:
    age = fact("age_years", patient={"age_years": None, "date_of_birth": "2026-05-21"})
    assert isinstance(age, Decimal)
    assert isclose(float(age), 0.5, abs_tol=0.01)


@pytest.mark.parametrize(
    ("weight", "height", "surface"),
    [
        ("70", "170", "1.82"),
        ("80", "175", "1.97"),
        ("58", "160", "1.61"),
        ("25", "125", "0.93"),
        ("48", "155", "1.44"),
    ],
)
def test_that_body_surface_is_that_of_the_hand_worked_cases(weight: str, height: str, surface: str) -> None:
    found = body_surface_m2(Decimal(weight), Decimal(height))
    assert round(found, 2) == Decimal(surface)
    assert abs(body_surface_check_m2(Decimal(weight), Decimal(height)) - found) / found < Decimal("0.08")


def test_that_body_surface_is_no_hundredth_of_itself() -> None:
    assert body_surface_m2(Decimal(25), Decimal(125)) > Decimal("0.9")


def test_V06_that_ideal_weight_goes_by_sex_and_height() -> None:
    numbers = protocol().numbers
    male, female = (ideal_weight_kg(sex, Decimal(178), numbers) for sex in ("male", "female"))
    assert male is not None
    assert female is not None
    assert round(male, 1) == Decimal("73.2")
    assert male - female == Decimal("4.5")
    assert ideal_weight_kg("unknown", Decimal(178), numbers) is None
    assert ideal_weight_kg("female", Decimal(140), numbers) == Decimal("45.5")


def test_that_adjusted_weight_lies_between_ideal_and_actual_weight() -> None:
    numbers = protocol().numbers
    assert adjusted_weight_kg(Decimal(110), Decimal("73.2"), numbers) == Decimal("87.92")
    assert adjusted_weight_kg(Decimal(60), Decimal("73.2"), numbers) == Decimal("73.2")
    assert adjusted_weight_kg(Decimal(60), None, numbers) is None


@pytest.mark.parametrize(
    ("medicine", "dose", "prednisone"),
    [
        ("prednisone", "20", "20"),
        ("prednisolone", "20", "20"),
        ("methylprednisolone", "16", "20"),
        ("hydrocortisone", "20", "5"),
        ("dexamethasone", "0.75", "5"),
        ("dexamethasone", "0", "0"),
        ("deflazacort", "0", "0"),
    ],
)
def test_G32_that_every_glucocorticoid_is_compared_as_prednisone(medicine: str, dose: str, prednisone: str) -> None:
    found = fact("prednisone_mg_per_day", glucocorticoid={"medicine": medicine, "dose_mg_per_day": dose})
    assert found == Decimal(prednisone)


def test_G32_that_a_medicine_without_an_equivalent_has_none() -> None:
    taken = {"medicine": "deflazacort", "dose_mg_per_day": 20}
    assert fact("prednisone_mg_per_day", glucocorticoid=taken) is None
    assert fact("equivalent_unknown", glucocorticoid=taken) == "yes"
    assert fact("on_glucocorticoid", glucocorticoid=taken) == "yes"


@pytest.mark.parametrize(
    ("ck", "limit", "said", "raised"),
    [
        (300, 200, "unknown", "yes"),
        (200, 200, "unknown", "no"),
        (100, 200, "yes", "yes"),
        (300, 200, "no", "yes"),
        (None, 200, "unknown", None),
        (300, None, "unknown", None),
        (None, None, "no", "no"),
    ],
)
def test_that_raised_enzymes_are_derived_or_said(
    ck: int | None, limit: int | None, said: str, raised: str | None
) -> None:
    activity = {"ck_u_per_l": ck, "ck_upper_limit_u_per_l": limit, "muscle_enzymes_raised": said}
    assert fact("enzymes_raised", activity=activity) == raised


@pytest.mark.parametrize(
    ("onset", "signs", "score", "category"),
    [
        (45, {}, "5.2", "below"),
        (30, {}, "4.4", "below"),
        (15, {}, "3.1", "below"),
        (40, {}, "5.2", "below"),
        (39, {"weakness_arms": "yes"}, "5.1", "below"),
        (45, {"weakness_arms": "yes"}, "5.9", "probable"),
        (45, {"gottron_papules": "yes"}, "7.3", "probable"),
        (45, {"gottron_sign": "yes"}, "8.5", DEFINITE),
        (45, {**WEAK, "legs_proximal_weaker_than_distal": "yes"}, "7.6", DEFINITE),
        (15, {"gottron_papules": "yes", "weakness_arms": "no"}, "5.2", "below"),
    ],
)  # fmt: skip
def test_C_28_that_the_score_adds_up_by_hand(onset: int, signs: dict[str, str], score: str, category: str) -> None:
    plan = plan_of(
        patient={"age_years": 46, "onset_age_years": onset},
        diagnosis={**NO_SIGNS, **signs},
        activity={"ck_u_per_l": 100, "ck_upper_limit_u_per_l": 200},
    )
    found = plan.derived.classification
    assert found is not None
    assert (found.score, found.category) == (Decimal(score), category)
    assert isclose(float(found.probability), 1 / (1 + exp(5.33 - float(score))), abs_tol=1e-9)


def test_that_a_biopsy_changes_points_cut_and_offset() -> None:
    plan = plan_of(
        patient={"age_years": 46, "onset_age_years": 45},
        diagnosis={**NO_SIGNS, "biopsy": {"perifascicular_atrophy": "yes"}},
        activity={"ck_u_per_l": 100, "ck_upper_limit_u_per_l": 200},
    )
    found = plan.derived.classification
    assert found is not None
    assert (found.with_biopsy, found.score, found.category) == (True, Decimal("7.3"), "probable")
    assert isclose(float(found.probability), 1 / (1 + exp(6.49 - 7.3)), abs_tol=1e-9)


def test_that_an_item_that_is_not_known_counts_nothing_and_is_listed() -> None:
    plan = plan_of(diagnosis={"gottron_sign": "unknown"})
    found = plan.derived.classification
    assert found is not None
    assert "gottron_sign" in found.unknown
    assert "gottron_sign" not in found.counted


QUIET: dict[str, dict[str, object]] = {
    "patient": {"sex": "female", "age_years": 35, "onset_age_years": 35},
    "diagnosis": {"subtype": "unknown"},
    "antibodies": dict.fromkeys(("tif1g", "nxp2", "sae1", "hmgcr", "mi2", "mda5"), "negative"),
}


@pytest.mark.parametrize(
    ("changes", "stratum"),
    [
        ({}, "standard"),
        ({"antibodies": {"mi2": "positive"}}, "standard"),
        ({"antibodies": {"mi2": "positive", "sae1": "positive"}}, "intermediate"),
        ({"antibodies": {"tif1g": "positive"}}, "intermediate"),
        ({"antibodies": {"tif1g": "positive", "nxp2": "positive"}}, "high"),
        ({"diagnosis": CLASSIC}, "intermediate"),
        ({"diagnosis": CLASSIC, "patient": {"age_years": 41, "onset_age_years": 40}}, "intermediate"),
        ({"diagnosis": CLASSIC, "patient": {"age_years": 41, "onset_age_years": 41}}, "high"),
        ({"diagnosis": {"subtype": "amyopathic"}, "patient": {"sex": "male"}}, "intermediate"),
        ({"diagnosis": CLASSIC, "red_flags": {"dysphagia": "yes", "dysphagia_severity": "moderate"}}, "high"),
        ({"diagnosis": CLASSIC, "red_flags": {"dysphagia": "yes", "dysphagia_severity": "mild"}}, "intermediate"),
        ({"patient": {"age_years": 17, "onset_age_years": 17}}, None),
        ({"patient": {"age_years": None}}, None),
    ],
)  # fmt: skip
def test_CA01_that_the_cancer_stratum_counts_its_factors(
    changes: dict[str, dict[str, object]], stratum: str | None
) -> None:
    whole = {section: {**QUIET.get(section, {}), **changes.get(section, {})} for section in {*QUIET, *changes}}
    assert plan_of(**whole).derived.cancer_risk == stratum


def test_that_every_fact_of_the_catalogue_is_there_known_or_not() -> None:
    case = case_of()
    facts, _ = derived_facts(case, recorded_facts(case), protocol())
    plain = {path for path, spec in catalogue().items() if spec.kind != "list"}
    assert not plain - facts.keys()


@pytest.mark.parametrize(
    ("course", "days"),
    [
        ({"dose_mg_per_day": 20, "started_on": "2026-10-24"}, 28),
        ({"dose_mg_per_day": 20, "weeks_of_exposure": 6}, 42),
        ({"dose_mg_per_day": 20, "started_on": "2026-10-24", "weeks_of_exposure": 6}, 42),
        (
            {
                "dose_mg_per_day": 0,
                "stopped_on": "2026-08-21",
                "started_on": "2026-01-01",
                "weeks_of_exposure": 6,
            },
            42,
        ),
        ({"dose_mg_per_day": 20}, None),
    ],
)
def test_that_the_length_of_a_course_is_the_longest_that_is_told(course: dict[str, object], days: int | None) -> None:
    assert fact("days_on_glucocorticoid", glucocorticoid=course) == days
