"""The window's own words, in one place, so that they can be translated; what a case or a plan says comes with it."""

PROGRAM = "Heliotrope"
WINDOW_EMPTY = "Heliotrope"
WINDOW_OPEN = "Heliotrope — case open"
NOT_KNOWN = "Not known"

NEW = "New"
OPEN = "Open"
EXAMPLES = "Open example"
SAVE = "Save"
SAVE_AS = "Save as"
UNDO = "Undo"
REDO = "Redo"
NEXT_PANE = "Next pane"
NEXT_NEEDED = "Next needed"
HANDOUT = "Handout"
VIEW = "View"
VIEW_SYSTEM = "As the system"
VIEW_LIGHT = "Light"
VIEW_DARK = "Dark"

PANE_CASE = "Case"
PANE_ADVICE = "Advice"
PANE_PLAN = "Plan"
TAB_TAPER = "Taper"
TAB_MONITORING = "Monitoring"
TAB_HANDOUT = "Handout"

YES = "Yes"
NO = "No"
UNKNOWN = "?"
UNKNOWN_SPOKEN = "not known"
NEEDED = "needed"
CHOOSE = "Not known"
REST_NO = "Rest: No"
REST_NO_ABOUT = "Answers No to every question of this group that is still open."
CONFIRM_VALUE = "It is right: confirm {value}"
USE_VALUE = "Use {value}"
REMARK = "{title}: {values}."
UNUSUAL = "Outside the usual {low} to {high}{unit}. Check it, then confirm."
RANGE = "{low} to {high}{unit}"
HOW_DAY = "Write a day as 2026-11-21, 21-Nov-2026 or 21112026."
HOW_NUMBER = "Write a number such as {sample}."
HOW_ANSWER = "Y, N or U answers and moves on."
HOW_TEXT = "Optional."
HOW_CHOICE = "Type the first letter, or press Down for the list."
AMBIGUOUS = "Is this {small} or {large}? Write it without the mark, or with fewer decimals."
BAD_DAY = "is not a day: write it as 2026-11-21, 21-Nov-2026 or 21112026."
FIELD_PROBLEM = "{title} {says}"
ECHO = "= {value}"

STATUS_OPENING = "Opening the protocol"
STATUS_READY = "Every needed fact is known"
STATUS_NEEDED = "{count} needed"
STATUS_MEND = "{count} to mend"

NO_CASE = "Empty case"
UNSAVED = "Not saved"
SAVED = "Saved"
UNCHANGED = "No changes"

SECTION_ALERTS = "Cautions and considerations"
SECTION_OFFER = "Advised"
SECTION_OPTION = "Options"
SECTION_NEEDS = "Waiting for facts"
SECTION_BLOCKED = "On hold"
SECTION_AGAINST = "Not advised"
NEEDED_TITLE = "Needed before a dose is shown"
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
TAB_EVIDENCE = "Evidence"
EVIDENCE_SEARCH = "Search the evidence"
EVIDENCE_HINT = "Search: C-04, rituximab, not followed …"
EVIDENCE_FOUND = "{count} of {all} entries"
EVIDENCE_OPEN = "Open in the evidence: {text}"
EVIDENCE_LEADS = "Names"
EVIDENCE_CITED = "Cited by"
EVIDENCE_KINDS = {
    "statement": "statement of an article",
    "fact": "outside source",
    "conflict": "where sources differ",
    "number": "number of the protocol",
}
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
FACT_VALUE = "{title}: {value}"
STOP_MORE = "{title} (and {count} more)"
SHOW = "Show"
NO_DOSES = "EMERGENCY"
STOP = "STOP"

TABLE_HEADS = ("From", "To", "mg a day", "Tablets a day")
CHART_NAME = "Taper chart"
CHART_HINT = "Point at a step, or use the arrow keys, to read it."
CHART_STEP = "{start} to {end}: {dose}, {tablets}"
TABLE_RULES = "If chart and table ever differ, follow the table."
NO_MONITORING = "Nothing to monitor yet."
MONITOR_DATES = "All dates: {dates}"

HANDOUT_NONE = "The handout appears here once there is a plan."
HANDOUT_WORKING = "Making the pages …"
HANDOUT_DRAFT = "DRAFT: not checked by a clinician"
HANDOUT_PAGE = "Page {number} of {count}"
SAVE_PDF = "Save as PDF"
PRINT = "Print"
PRINT_JOB = "Treatment plan"
PDF_NAME = "treatment-plan.pdf"
PDF_FILTER = "PDF (*.pdf)"
CASE_NAME = "case.yaml"
CASE_FILTER = "Case files (*.yaml *.yml *.json)"
ASK_OPEN = "Open a case file"
ASK_SAVE = "Save the case"
ASK_PDF = "Save the handout"
PDF_SAVED = "The handout is saved."
CASE_SAVED = "The case is saved."

OPEN_FAILED = "This file was not opened. The case on the screen is unchanged."
SAVE_FAILED = "Not saved. What was there before is intact."
SAVE_MEND = "Not saved: mend these fields first, so that nothing is lost."
HANDOUT_FAILED = "The handout could not be made."
ASK_UNSAVED = "This case has changes that are not saved."
KEEP = "Cancel"
DISCARD = "Discard changes"
CLOSE = "Close"

CRASH_TITLE = "Something went wrong in the program"
CRASH_TEXT = (
    "This is a fault of the program, not of what you entered. Do not rely on what is on the screen now: "
    "save the case if you can, close the program and open it again. No patient data is in the report below."
)
NOT_RUNNING = "Decision support is not running: {reason}. Nothing on the screen is advice; the case can be saved."

GROUPS = {
    "who": "Who",
    "what": "Visit and disease",
    "red_flags": "Red flags: new or worse",
    "now": "Glucocorticoid now",
    "activity": "Signs and activity",
    "labs": "Laboratory",
    "lungs": "Lungs and antibodies",
    "history": "History and allergies",
    "medicines": "Other medicines",
    "other": "Other treatment of the disease",
    "choices": "Your choices",
}

HEADS = {
    "hydroxychloroquine": "Hydroxychloroquine",
    "methotrexate": "Methotrexate",
    "azathioprine": "Azathioprine",
    "mycophenolate_mofetil": "Mycophenolate mofetil",
    "ivig": "Intravenous immunoglobulin",
    "rituximab": "Rituximab",
    "ciclosporin": "Ciclosporin",
    "tacrolimus_oral": "Tacrolimus by mouth",
    "cyclophosphamide": "Cyclophosphamide",
    "biopsy": "Muscle biopsy",
    "organs": "Organs in which the disease is active",
    "control": "Disease control",
    "allergies": "Allergies",
    "antibodies": "Antibodies",
    "examination": "Blood pressure",
    "measures": "Measured now",
    "infections": "Infections",
    "blood": "Blood count, kidney and liver",
    "tests": "Other tests",
    "signs": "Signs",
    "muscle": "Muscle",
    "activity": "Activity",
}

SHORT = {
    "patient.family_name": "Family",
    "patient.given_name": "Given",
    "patient.identifier": "Record no.",
    "patient.date_of_birth": "Born",
    "patient.onset_age_years": "Onset age",
    "patient.weight_measured_on": "Weighed",
    "activity.severity": "Severity",
    "diagnosis.basis": "Rests on",
    "purpose": "Purpose",
    "activity.ck_upper_limit_u_per_l": "Upper limit",
    "examination.systolic_mmhg": "Systolic",
    "examination.diastolic_mmhg": "Diastolic",
}

CHOICE_WORDS = {
    "refractory_skin": "Rash that does not respond",
    "inadequate_response": "Inadequate response",
    "acute_illness": "Acute illness",
    "start": "First treatment",
    "relapse": "Relapse",
    "review": "Review",
    "US": "United States",
    "UK": "United Kingdom",
}


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
SET_ASIDE_UNDER = "{text} Protocol {version}."
SET_ASIDE_LINE = "{text} · set aside"
ASIDE_LINE = "{rule} {title}"
ASIDE_TITLE = "Set aside, not raised now"
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

# The print check

HANDOUT_DRAFT_OFFERED = "DRAFT: nothing is decided yet, so every offered line is shown."
HANDOUT_DRAFT_ACCEPTED = "DRAFT, not checked: {count} lines accepted."
HANDOUT_DRAFT_ONE = "DRAFT, not checked: 1 line accepted."
HANDOUT_WAITING = "{count} to decide."
HANDOUT_CHECKED = "Checked by {who}, {day}."
HANDOUT_PROTOCOL_DRAFT = "The pages stay marked DRAFT, because the protocol is not approved yet."
SAVE_DRAFT = "Save draft"
PRINT_DRAFT = "Print draft"
CHECK_SAVE = "Check and save"
CHECK_PRINT = "Check and print"
CHECK_TITLE = "Whose page is this?"
CHECK_TEXT = "Enter it from the patient or the notes, not from the screen."
CHECK_INITIALS = "Initials"
CHECK_INITIALS_HINT = "given, family"
CHECK_YEAR = "Year of birth"
CHECK_WHO_CHECKS = "Checked by"
CHECK_CANCEL = "Cancel"
CHECK_NOT_YET = "Not to be checked yet"
CHECK_GIVEN = "Given name"
CHECK_FAMILY = "Family name"
CHECK_BORN = "Date of birth"
CHECK_WHO = "Missing in the case: {fields}. Without them only a draft can be printed."
CHECK_MEND_ONE = "1 field is to mend."
CHECK_MEND = "{count} fields are to mend."
CHECK_OPEN = "Accept or decline first: {lines}."
CHECK_GONE = "Accepted, but a stop or another fact stands against it now; take it back: {lines}."
CHECK_DECLINED = "Declined, but the page always says what goes on, is paused or stops: {lines}. Take it back."
CHECK_WRONG = "These are not the initials and the year of birth in this case. Try once more."
CHECK_REFUSED_PRINT = "Not printed: initials or year of birth were wrong twice. Make sure which patient this is."
CHECK_REFUSED_SAVE = "Not saved: initials or year of birth were wrong twice. Make sure which patient this is."
REFUSED_ONCE = "Print refused 1 time today"
REFUSED = "Print refused {count} times today"
NOT_PRINTED = "Not printed: the printer does not answer. Save the pages as PDF instead, or choose another printer."
PRINTED = "The pages are with the printer."

# Evidence and back

EVIDENCE_BACK = "Back to the card"
EVIDENCE_HERE = "In this advice"
EVIDENCE_FILTERS = "Show only"
EVIDENCE_TO_CONFIRM = "To be confirmed"
EVIDENCE_NOT_FOLLOWED = "Not followed"
EVIDENCE_KIND_NAMES = {
    "statement": "Articles",
    "fact": "Outside sources",
    "conflict": "Conflicts",
    "number": "Numbers",
}
EVIDENCE_GO = "Go to the card: {text}"


def override_reason(code: str) -> str:
    """The words of a coded reason for setting a rule aside."""
    return OVERRIDE_REASONS.get(code, code)


def decline_reason(code: str) -> str:
    """The words of a coded reason for not following a line now."""
    return DECLINE_REASONS.get(code, code)


def choice(word: str) -> str:
    """Write a word of a closed list as it is shown: first letter large, no underscores."""
    if word in CHOICE_WORDS:
        return CHOICE_WORDS[word]
    text = word.replace("_", " ")
    return text[:1].upper() + text[1:]


def to_confirm(count: int) -> str:
    """How many figures of a card are not confirmed at their source; "" for none."""
    if not count:
        return ""
    text = TO_CONFIRM_ONE if count == 1 else TO_CONFIRM_COUNT.format(count=count)
    return f"▲ {text}"
