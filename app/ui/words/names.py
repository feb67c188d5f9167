"""The names of groups, short titles, and words of closed lists that a form shows otherwise than they are kept."""

from app.domain import form_words

GROUPS = form_words.GROUPS
HEADS = form_words.HEADS
CHOICE_WORDS = form_words.CHOICE_WORDS

SHORT = {
    "patient.family_name": "Family",
    "patient.given_name": "Given",
    "patient.identifier": "Record no.",
    "patient.date_of_birth": "Born",
    "patient.onset_age_years": "Onset age",
    "patient.weight_measured_on": "Weighed",
    "activity.severity": "Severity",
    "diagnosis.basis": "Basis",
    "purpose": "Purpose",
    "activity.ck_upper_limit_u_per_l": "Upper limit",
    "examination.systolic_mmhg": "Systolic",
    "examination.diastolic_mmhg": "Diastolic",
}
