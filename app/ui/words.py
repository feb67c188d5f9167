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
OVERRIDDEN = "Set aside by a specialist"
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
# Working on the taper
CHART_KEYS = (
    "Left and Right choose a step. Shift with Left or Right: it ends a week sooner or later. "
    "Shift with Down or Up: a lower or higher dose. Delete takes a change back. "
    "R marks a relapse, or takes the mark away."
)
TABLE_KEYS = (
    "Enter on a row opens its dose, or its last day where that cell is the current one. "
    "Delete takes a change back. R marks a relapse, or takes the mark away."
)
CHART_HINT_KEYS = (
    "Arrow keys choose a step; Shift with an arrow moves its end or its dose. "
    "Or click a step, then drag it or press below."
)
ENDS_SOONER = "−1 week"
ENDS_SOONER_ABOUT = "The step ends a week sooner (Shift+Left)"
ENDS_LATER = "+1 week"
ENDS_LATER_ABOUT = "The step ends a week later (Shift+Right)"
LOWER = "Lower"
LOWER_ABOUT = "The next lower dose that is permitted on this step (Shift+Down)"
HIGHER = "Higher"
HIGHER_ABOUT = "The next higher dose that is permitted on this step (Shift+Up)"
TAKE_BACK = "Reset"
TAKE_BACK_ABOUT = "Takes your change of this step back (Delete)"
RELAPSE_HERE = "Relapse"
RELAPSE_HERE_ABOUT = "What if: marks a relapse on the first day of this step, or takes the mark away (R)"
WORK_BAR = "Work on the step"
ALL_BACK = "Back to the protocol's course"
CHANGED_MARK = "{dose} *"
CHANGED_ROWS = "* changed by you"
CHANGED_SPOKEN = "{text}, changed by you"
SPAN_DAY = "1 day"
SPAN_DAYS = "{count} days"
SPAN_WEEK = "1 week"
SPAN_WEEKS = "{count} weeks"
USE_UNTIL = "Use {span}, to {day}"
USE_DAYS = "Use {span} on {dose}"
USE_DOSE_FROM = "Use {dose} from {day}"
USE_DOSE_AFTER = "Use {dose} after {before}"
FIRST_DOSE_FIXED = "The first dose comes from the advice, not from the taper."
NOT_A_DAY = "Write a day as 21-Nov-2026, 2026-11-21 or 21112026."
NOT_A_DOSE = "Write a dose in mg, such as 17.5."
ONE_STRENGTH = "At least one strength is needed."
STEP_NOW = "{dose} from {start} to {end}, {span}."
BRANCH_NOW = "What if, relapse on {day}: {dose} from that day, none from {end}. No dose of the plan changes."
NO_BRANCH = "No relapse is marked."
DRAG_END = "to {day} · {span}"
DRAG_DOSE = "{dose}"
DRAG_FORBIDDEN = "{text} · not permitted"
WHAT_IF_ABOUT = "What if only: it changes no dose, no alert and no page of the patient."
RELAPSE_ON = "Relapse on"
RELAPSE_CLEAR = "Take the relapse away"
TABLETS_BOX = "Tablets and boxes"
TABLETS_CHOSEN = "Tablets of"
STRENGTH = "{mg} mg"
STRENGTH_ABOUT = "Whether tablets of {mg} mg are used"
DISPENSE_WEEKS = "Weeks to dispense for"
DISPENSE_ALL = "all"
DISPENSE_PER_BOX = "Tablets in a box"
DISPENSE_ASK_BOX = "Enter how many tablets a box holds to count boxes."
DISPENSE_FOR = "To dispense, {days}:"
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
NOT_RUNNING = "Decision support is not running. Nothing below is advice: {reason}"

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
