"""The words of the advice: its cards, why, and deciding."""

# Cards

SECTION_ALERTS = "Cautions and considerations"
SECTION_OFFER = "Advised"
SECTION_OPTION = "Options"
SECTION_NEEDS = "Waiting for facts"
SECTION_BLOCKED = "On hold"
SECTION_AGAINST = "Not advised"
NEEDED_TITLE = "Still needed for a dose"
NEEDED_REST = "Would refine the advice"
START_TITLE = "Start with the case on the left, or look at an example"
START_TEXT = "Advice appears here as you type. Nothing leaves this computer."
AFFECTS = "Affects: {names}"
OVERRIDDEN = "Set aside"
WHY = "Why"
WHY_COUNT = "Why · {count} sources"
WHY_ONE = "Why · 1 source"
WHY_BECAUSE = "Because"
WHY_FACTS = "Facts used"
WHY_CHANGE = "Would change this"
WHY_SOURCES = "Sources"

# Why

WHY_NUMBERS = "Numbers"
NUMBER_LINE = "{value}: {says}"
NUMBER_SOURCES = "{sources}"
NUMBER_TO_CONFIRM = "▲ {sources} · to be confirmed"
WHY_DIFFER = "Sources differ"
WHY_STANDS = "What stands here: {text}"
TO_CONFIRM = "figure to be confirmed"
TO_CONFIRM_COUNT = "{count} figures to be confirmed"
TO_CONFIRM_ONE = "1 figure to be confirmed"
NEEDS = "Needed first"
BLOCKED = "Blocked by"
RAISED_BY = "Raised by: {facts}"
BECAUSE_OF = "Because of: {facts}"
FACT_VALUE = "{title}: {value}"
STOP_MORE = "{title} (and {count} more)"
SHOW = "Show"
NO_DOSES = "EMERGENCY"
STOP = "STOP"

# Deciding on the advice

WATCH_OUT = "Watch out"
DO = "Do"
WHY_NOT = "Why not"
STRENGTH = "Strength: {strength}"
ACCEPT = "Accept"
NOT_NOW = "Not now"
TAKE_BACK = "Take back"
SET_ASIDE = "Set aside"
ACCEPT_KEY = "A"
NOT_NOW_KEY = "D"
WHY_KEY = "W"
SET_ASIDE_KEY = "S"
WITH_KEY = "{text}  {key}"
SPOKEN_KEY = "{text}, key {key}"
DECIDE_HINT = "A accepts, D says not now, W tells why, Down goes to the next card."
DECIDE_HINT_ALERT = "W tells why, Down goes to the next card."
DECIDE_HINT_ASIDE = "W tells why, S sets it aside, Down goes to the next card."
ACCEPTED = "Accepted"
DECLINED = "Not now: {reason}"
LAPSED_WARNED = "Accepted before this came up: {titles}. Accept again, with a reason."
LAPSED_ACCEPTED = "Accepted as {dose}; the advice has changed: accept again."
LAPSED_DECLINED = "Declined as {dose}; the advice has changed: decide again."
LAPSED_ACCEPTED_THEN = "Accepted at another visit: accept again."
LAPSED_DECLINED_THEN = "Declined at another visit: decide again."
ASK_REASON = "{word} {rule}: {title}"
WHY_ACCEPT = "Accept in spite of this, because"
WHY_DECLINE = "Not now, because"
WHY_SET_ASIDE = "Set aside, because"
WHO_DECIDES = "Who decides"
NOTE = "Note"
OPTIONAL = "optional"
REASON_KEYS = "1 to 5 answers; Esc leaves it as it was."
READ_FIRST = "Accept opens once the Why of {rule} has been read."
READ_WHY = "Why {rule}"
CANNOT_SET_ASIDE = "This stop cannot be set aside."
SET_ASIDE_BY = "Set aside by {who}: {reason}."
SET_ASIDE_BECAUSE = "Set aside: {reason}."
WITHOUT_SPECIALIST = "A reason is recorded ({reason}). It has no effect until a specialist who agrees is named."
WITHOUT_CAUSE = "A reason is recorded ({reason}), but for other facts than today's. It has no effect now."
WITHOUT_PERMISSION = "A reason is recorded ({reason}). It has no effect: this stop cannot be set aside."
NAME_SPECIALIST = "Name the specialist"
SPECIALIST_AGREES = "Specialist who agrees"
SET_ASIDE_UNDER = "{text} Protocol {version}."
SET_ASIDE_LINE = "{text} · set aside"
ASIDE_LINE = "{rule} {title}"
ASIDE_TITLE = "Set aside, not raised now"
# What may not be begun together
NOT_TOGETHER = "Not accepted: {title}."
NOT_TOGETHER_DO = "Another medicine that was accepted stands against it: take that back first."
GONE_TITLE = "Accepted earlier, not offered now"
OVERRIDE_REASONS = {
    "specialist_advice": "Specialist advice",
    "benefit_outweighs_risk": "Benefit outweighs risk",
    "already_tried": "Already tried and tolerated",
    "result_pending": "Test result pending, will monitor",
    "data_corrected": "Data wrong, now corrected",
}
DECLINE_REASONS = {
    "patient_prefers_not": "Patient prefers not to",
    "has_it_already": "Has it already",
    "not_suitable": "Not suitable for this patient",
    "other_treatment": "Another treatment was chosen",
    "decide_later": "To be decided later",
}
