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
VIEW_CONTRAST = "High contrast"
VIEW_GREY = "Greyscale"
VIEW_TEXT = "Text {percent} %"
VIEW_TOUCH = "Larger targets"
MORE = "More"

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
TABLE_RULES = "If chart and table ever differ, follow the table."
NO_MONITORING = "Nothing to monitor yet."
MONITOR_DATES = "All dates: {dates}"

# The calendar of the monitoring
CALENDAR_BY_DATE = "By date"
CALENDAR_BY_ITEM = "By item"
CALENDAR_ORDER = "Order of the monitoring"
CALENDAR_OVERDUE = "WAS DUE"
CALENDAR_TODAY = "today"
CALENDAR_TOMORROW = "tomorrow"
CALENDAR_YESTERDAY = "yesterday"
CALENDAR_IN = "in {span}"
CALENDAR_AGO = "{span} ago"
CALENDAR_DAYS = "{count} days"
CALENDAR_ONE_WEEK = "{count} week"
CALENDAR_WEEKS = "{count} weeks"
CALENDAR_ABOUT_WEEKS = "about {count} weeks"
CALENDAR_ABOUT_MONTHS = "about {count} months"
CALENDAR_THEN_WEEKS = "then every {count} weeks until {day}"
CALENDAR_THEN_DAYS = "then every {count} days until {day}"
CALENDAR_THEN_MORE = "then {count} more until {day}"
CALENDAR_NO_DAY = "Needs the visit date"
CALENDAR_WHY = "Why: {item}"

# What only assistive technology says
ANNOUNCE_STOP = "STOP. {title}"
ANNOUNCE_GONE = "No longer stands: {title}"
TONES = {"stop": "STOP", "warning": "CAUTION", "caution": "CONSIDER", "note": "NOTE"}
BANNER = "Patient"
MEASURES_NONE = "Weight and height not known"
ACTIONS = "Actions"
ABOUT_TABS = "Left and Right change the tab."
ABOUT_MENU = "Opens a menu."
ABOUT_ACTION = "Key: {key}"
ABOUT_GROUP = "Folds or unfolds the questions."
ABOUT_WHY = "Shows or hides the reason, the facts and the sources."
ABOUT_SOURCE = "Opens this entry in the evidence."
ABOUT_CHIP = "Goes to this field."
ABOUT_WORKED_OUT = "Worked out from other facts; it has no field."
ABOUT_EXAMPLE = "Opens this example."
ABOUT_ALERT = "Goes to this alert."
ABOUT_STOP = "Goes to the card of this stop."
ABOUT_NEXT = "Goes to the next question that is needed."
ABOUT_LIST = "Up and Down go through the entries; the chosen one is shown in full below."
ABOUT_SEARCH = "Finds entries by their number or by any word."
ABOUT_PAGES = "The very pages that are saved and printed. Up and Down scroll them."
ABOUT_SAVE_PDF = "Saves these pages to a file."
ABOUT_PRINT = "Prints these pages."
ABOUT_CARD = "Press Enter for the reason."
ABOUT_NOTICE = "Answers the notice."

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
