"""The groups of the form: which facts of a case stand together, in bedside order."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from app.domain.facts import FactSpec, opened_catalogue

Row = str | tuple[str, str]
"""One fact, two that share a line, or "# name" for a heading."""

DOSE_NOW = "glucocorticoid.dose_mg_per_day"
CK = "activity.ck_u_per_l"
BESIDE_CHART = ("choices.relapse_marked_on", "choices.dispense_weeks", "choices.tablets_per_box")
"""Choices that are made beside the taper, and stand in no group of the form."""
LAST_WEIGHT, LAST_DAY = FROM_LAST_VISIT = ("choices.last_visit.weight_before_kg", "choices.last_visit.on_day")
"""What the next visit is held against; nobody writes it."""


class FactGroup(NamedTuple):
    """Facts that stand together under one title."""

    id: str
    rows: tuple[Row, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The facts in order."""
        return paths_in(self.rows)


@cache
def paths_in(rows: tuple[Row, ...]) -> tuple[str, ...]:
    """The facts of rows in order, without the headings."""
    found: list[str] = []
    for row in rows:
        if isinstance(row, tuple):
            found.extend(row)
        elif not row.startswith("#"):
            found.append(row)
    return tuple(found)


@cache
def asked_facts() -> Mapping[str, FactSpec]:
    """The facts that a form asks: all that can be recorded, but for the schema and the lists."""
    return MappingProxyType(
        {
            path: spec
            for path, spec in opened_catalogue().items()
            if not path.startswith("derived.") and spec.kind != "list" and path != "schema"
        }
    )


def _under(prefix: str, *but: str) -> tuple[str, ...]:
    return tuple(path for path in asked_facts() if path.startswith(prefix) and path not in but)


def _treatments() -> tuple[Row, ...]:
    rows: list[Row] = ["other_treatment.adherence"]
    names = dict.fromkeys(path.split(".")[1] for path in _under("other_treatment.") if path.count(".") == 2)
    for name in names:
        rows += [f"# {name}", *_under(f"other_treatment.{name}.")]
    return tuple(rows)


_WHO: tuple[Row, ...] = (
    ("patient.family_name", "patient.given_name"),
    ("patient.identifier", "patient.sex"),
    ("patient.date_of_birth", "patient.age_years"),
    "patient.weight_kg",
    "patient.height_cm",
    ("patient.weight_measured_on", "patient.onset_age_years"),
    "patient.can_become_pregnant",
    "patient.pregnancy",
    "patient.effective_contraception",
    "patient.partner_can_become_pregnant",
)
_WHAT: tuple[Row, ...] = (
    ("visit_date", "purpose"),
    ("diagnosis.subtype", "activity.severity"),
    ("diagnosis.basis", "region"),
)
_FLAGS = (
    "dyspnoea",
    "cough",
    "fever",
    "dysphagia",
    "dysphagia_severity",
    "chest_pain_or_syncope",
    "neck_or_respiratory_weakness",
    "skin_ulceration",
    "abdominal_pain_or_gi_bleeding",
    "infection_suspected",
    "vomiting_or_collapse",
    "infection_excluded",
)
_MEASURED = ("temperature_c", "spo2_rest_percent", "spo2_fall_on_exertion_percent", "respiratory_rate_per_min")
_BLOOD = (
    "tested_on",
    "egfr_ml_per_min",
    "alt_u_per_l",
    "white_cells_10e9_per_l",
    "neutrophils_10e9_per_l",
    "lymphocytes_10e9_per_l",
    "platelets_10e9_per_l",
    "haemoglobin_g_per_l",
    "mcv_fl",
    "ast_u_per_l",
    "ggt_u_per_l",
    "bilirubin_umol_per_l",
    "ggt_or_bilirubin_raised",
    "creatinine_rise_percent",
)
_INFECTIONS = ("hbsag", "anti_hbc", "hcv", "hiv", "tb_screen", "varicella_immune")


def _labs() -> tuple[Row, ...]:
    blood = tuple(f"labs.{name}" for name in _BLOOD)
    infections = tuple(f"labs.{name}" for name in _INFECTIONS)
    return (
        "# blood",
        *blood,
        "# tests",
        *_under("labs.", *blood, *infections),
        "# infections",
        *infections,
        "red_flags.varicella_or_measles_contact",
    )


def _signs() -> tuple[Row, ...]:
    muscle = tuple(
        f"diagnosis.{name}"
        for name in (
            "weakness_arms",
            "weakness_legs",
            "legs_proximal_weaker_than_distal",
            "neck_flexors_weaker_than_extensors",
            "atypical_weakness",
        )
    )
    return (
        CK,
        "activity.ck_upper_limit_u_per_l",
        "activity.muscle_enzymes_raised",
        "# muscle",
        *muscle,
        "red_flags.dark_urine",
        "# signs",
        *_under("diagnosis.", *muscle, *_under("diagnosis.biopsy."), "diagnosis.subtype", "diagnosis.basis"),
        "activity.rash_percent_bsa",
        "activity.cdasi_activity",
        "activity.calcinosis",
        "# activity",
        "activity.in_remission_since",
        "activity.intensive_care",
        "activity.marked_fatigue",
        "# organs",
        *_under("activity.major_organ."),
        "# biopsy",
        *_under("diagnosis.biopsy."),
    )


@cache
def fact_groups() -> tuple[FactGroup, ...]:
    """The groups in bedside order; each fact that is asked stands in one of them, or is made elsewhere.

    Raises:
        LookupError: the catalogue of facts has not been opened.
    """
    flags = tuple(f"red_flags.{name}" for name in _FLAGS)
    measured = tuple(f"red_flags.{name}" for name in _MEASURED)
    control = _under("glucocorticoid.control.")
    return (
        FactGroup("red_flags", (*flags, "# measures", *measured)),
        FactGroup("who", _WHO),
        FactGroup("what", _WHAT),
        FactGroup("now", (*_under("glucocorticoid.", *control), "# control", *control)),
        FactGroup("activity", _signs()),
        FactGroup("labs", (*_labs(), "# examination", *_under("examination."))),
        FactGroup("lungs", (*_under("lungs."), "# antibodies", *_under("antibodies."))),
        FactGroup("history", (*_under("history."), "# allergies", *_under("allergies."))),
        FactGroup("medicines", _under("medicines.")),
        FactGroup("other", _treatments()),
        FactGroup("choices", _under("choices.", *BESIDE_CHART, *FROM_LAST_VISIT)),
    )
