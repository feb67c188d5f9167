"""Coded reasons: why a rule is set aside, and why a line of advice is not followed, by code and in words."""

OVERRIDE_REASONS = {
    "specialist_advice": "Specialist advice",
    "benefit_outweighs_risk": "Benefit outweighs risk",
    "already_tried": "Already tried and tolerated",
    "result_pending": "Test result pending, will monitor",
    "data_corrected": "Data wrong, now corrected",
}
"""Why a rule is set aside, as codes that can be counted (ALR-2)."""
DECLINE_REASONS = {
    "patient_prefers_not": "Patient prefers not to",
    "has_it_already": "Has it already",
    "not_suitable": "Not suitable for this patient",
    "other_treatment": "Another treatment was chosen",
    "decide_later": "To be decided later",
}
"""Why a line of advice is not followed now."""
