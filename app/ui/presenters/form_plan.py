"""The plan of the form: which questions stand together, in bedside order."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from app.ui import words
from app.ui.language import forgets
from app.ui.presenters.draft import BESIDE_CHART, FROM_LAST_VISIT, form_facts

Row = str | tuple[str, str]
"""One question, two that share a line, or "# name" for a heading."""

DOSE_NOW = "glucocorticoid.dose_mg_per_day"
CK = "activity.ck_u_per_l"


class Group(NamedTuple):
    """Questions that fold together.

    Args:
        open_at_first: Whether it is open without being asked for.
        rest_no: Whether one press may answer every open yes/no question with no (never red flags).
        folds: Whether questions that can change nothing are folded away.
        entry: The question for which the cursor never goes past the closed group while it can change the advice.
    """

    id: str
    title: str
    rows: tuple[Row, ...]
    open_at_first: bool = False
    rest_no: bool = False
    folds: bool = True
    entry: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """The questions in order."""
        return _paths_in(self.rows)


@cache
def _paths_in(rows: tuple[Row, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for row in rows:
        if isinstance(row, tuple):
            found.extend(row)
        elif not row.startswith("#"):
            found.append(row)
    return tuple(found)


def _under(prefix: str, *but: str) -> tuple[str, ...]:
    return tuple(path for path in form_facts() if path.startswith(prefix) and path not in but)


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
def groups() -> tuple[Group, ...]:
    """The groups of the form in bedside order; each recordable fact stands in exactly one."""
    title = words.GROUPS
    flags = tuple(f"red_flags.{name}" for name in _FLAGS)
    measured = tuple(f"red_flags.{name}" for name in _MEASURED)
    control = _under("glucocorticoid.control.")
    return (
        Group("red_flags", title["red_flags"], (*flags, "# measures", *measured), open_at_first=True, folds=False),
        Group("who", title["who"], _WHO, open_at_first=True, folds=False),
        Group("what", title["what"], _WHAT, open_at_first=True, folds=False),
        Group("now", title["now"], (*_under("glucocorticoid.", *control), "# control", *control), entry=DOSE_NOW),
        Group("activity", title["activity"], _signs(), entry=CK),
        Group("labs", title["labs"], (*_labs(), "# examination", *_under("examination."))),
        Group("lungs", title["lungs"], (*_under("lungs."), "# antibodies", *_under("antibodies."))),
        Group("history", title["history"], (*_under("history."), "# allergies", *_under("allergies.")), rest_no=True),
        Group("medicines", title["medicines"], _under("medicines."), rest_no=True),
        Group("other", title["other"], _treatments()),
        Group("choices", title["choices"], _under("choices.", *BESIDE_CHART, *FROM_LAST_VISIT), folds=False),
    )


@cache
def order() -> tuple[str, ...]:
    """Every question in the order of the form."""
    return tuple(path for group in groups() for path in group.paths)


@cache
def group_of() -> Mapping[str, str]:
    """Path to the id of its group."""
    return {path: group.id for group in groups() for path in group.paths}


@cache
def _mates() -> Mapping[str, str]:
    pairs = (row for group in groups() for row in group.rows if isinstance(row, tuple))
    return {**{second: first for first, second in pairs}, "patient.height_cm": "patient.weight_kg"}


def mate_before(path: str) -> str:
    """The question before this one that shares its line, or its remarks; "" where there is none."""
    return _mates().get(path, "")


forgets(groups.cache_clear)
