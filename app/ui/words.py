"""The window's own words, in one place, so that they can be translated; what a case or a plan says comes with it."""

PROGRAM = "Heliotrope"
WINDOW_EMPTY = "Heliotrope"
WINDOW_OPEN = "Heliotrope — case open"
NOT_KNOWN = "Not known"

NEW = "New"
OPEN = "Open"
EXAMPLES = "Open example"
SAVE = "Save"
UNDO = "Undo"
REDO = "Redo"
NEXT_PANE = "Next pane"
NEXT_NEEDED = "Next to ask"
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

# Commands, with their keys
NEW_CASE = "New case"
OPEN_CASE = "Open a case file"
SAVE_CASE = "Save the case"
SAVE_AS = "Save as another file"
NEW_VISIT = "New visit from this case"
NEW_VISIT_ALSO = "follow-up return come back review today"
PASTE_RESULTS = "Paste results"
PASTE_ALSO = "laboratory blood tests read text"
PANE_BEFORE = "Pane before"
FIND = "Find a command, question, advice or source"
FIND_SHORT = "Find"
HELP = "Help"
HELP_FIELD = "Help on this field or card"
HELP_KEYS = "All keys"
HELP_TOUR = "First look at the window"
HELP_ABOUT = "About Heliotrope"
# Search
FIND_HINT = "CK, weight, undo, C-04, relapse … or ? for all keys"
FIND_RESULTS = "Found"
FIND_KEYS = "Up and Down choose, Enter goes there, Esc closes."
FIND_NOTHING = "Nothing is called that. Type fewer letters, or another name."
FIND_EXAMPLE = "example"
FIND_MODE = "Look: {mode}"

# Pasted results
PASTE_TITLE = "What was read in the pasted text"
PASTE_ABOUT = "Nothing is written before you take it. Look at each line; what is asked is left out until you choose."
PASTE_EMPTY = "The clipboard holds no text. Copy the results first, then press Ctrl+Shift+V."
PASTE_NOTHING = "No test was recognised in this text. Nothing is changed."
PASTE_CUT = "The text is very long: only its first {count} characters were read."
PASTE_REST = "Not understood"
PASTE_TAKE = "Take these {count}"
PASTE_TAKE_ONE = "Take this one"
PASTE_TAKE_NONE = "Nothing chosen"
PASTE_TAKEN = "{count} results written"
PASTE_TAKEN_ONE = "1 result written"
PASTE_READ = "Read: {text}"
PASTE_NOW = "Now: {text}"
PASTE_NOW_EMPTY = "Now: not known"
PASTE_CONVERTED = "{value} ({read})"
PASTE_TWICE = "The text says two things. Which one?"
PASTE_RANGE = "A range, not one value: write it at the field."
PASTE_SIGN = "The text says {sign}: not an exact value. Take it so?"
PASTE_UNIT = "Written in {unit}, the field is in {own}: write it at the field."
PASTE_NO_UNIT = "no unit"
PASTE_NO_UNIT_SAID = "No unit is written. Which one?"
PASTE_MARK = "A thousand or a decimal mark? Which one?"
PASTE_MARKS = "Several marks in one number: write it at the field."
PASTE_UNUSUAL = "Outside the usual range. Is it right?"
PASTE_IMPOSSIBLE = "Outside the possible range: check value and unit."
PASTE_BEFORE = "Before it stands “{text}”. Is it this test, of this patient, now?"
PASTE_BEHIND = "Behind it stands “{text}”. Is the value right?"
PASTE_DAY = "A day. Is it the day of these tests?"
PASTE_NO_DAY = "A day that cannot be that of these tests."
PASTE_UNDATED = "The day of these tests was not found: look at “Blood tests taken on”."

# Undo
UNDONE = "Undone: {title}"
UNDONE_MANY = "Undone: {count} fields"
REDONE = "Redone: {title}"
REDONE_MANY = "Redone: {count} fields"
LAST_STEP = "your last choice"

# The next visit of a patient
VISIT_BEGUN = "New visit. Red flags, activity and choices are asked anew; {count} values are from {day}: check them."
VISIT_NOTHING = "There is no case to begin a visit from. Open the case of the last visit first."
VISIT_OTHER_FILE = "Not saved: that file holds another visit of this patient, which is kept. Choose another name."
CARRIED = "From {day}"
CARRIED_OLD = "From {day}, {days} days ago: measure again."
CARRIED_DAY_UNKNOWN = "an earlier visit"
KEEP_CARRIED = "{since}: still so"
KEEP_VALUE = "Still so: {value}"

# A file dragged into the window
DROP_ONE = "Not opened: drag in one case file at a time. One patient, one window."
DROP_KIND = "Not opened: drag in a case file (.yaml, .yml or .json) from this computer."

# Help
HELP_USUAL = "Usual: {low} to {high}{unit}; outside it the value is to be confirmed."
HELP_POSSIBLE = "Possible: {range}."
HELP_ASKED_BY = "Why it is asked: {count} lines of the protocol look at it"
HELP_ASKED_BY_NONE = "No line of this protocol looks at it; it is recorded."
HELP_STOP = "STOP  {title} ({id})"
HELP_ASKED = {
    "rule": "Rule: {title} ({id})",
    "advice": "Advice: {title}",
    "monitoring": "Monitoring: {title}",
    "score": "Score: {title}",
}
HELP_CARDS = "How an advice card is worked"
CARD_TERMS = (
    ("Alt+1 … Alt+9", "Go to the card with that number."),
    ("Enter, Space", "Tell why: the facts used, the arithmetic, the sources, and what would change it."),
    ("Tab", "Go on to the presses of the card: each missing fact leads to its field, each source to the evidence."),
    ("STOP", "Forbids starting and raising a medicine until its cause is settled. It stands on top."),
    ("CAUTION", "Leaves the dose as it is; look at it before the first tablet."),
    ("CONSIDER", "Worth a thought; no press is needed."),
    ("On hold", "The dose is hidden. The card names the rule, and what would lift it."),
)
TOUR_TITLE = "Welcome to Heliotrope"
TOUR_PANES = (
    ("1  Case", "What you know of the patient. Y, N and U answer yes, no and not known, and move on."),
    ("2  Advice", "What follows from it, with stops on top. Every card tells why, and from which source."),
    ("3  Plan", "The taper as chart and table, what is monitored, the patient's pages, and the evidence."),
)
TOUR_KEYS_TITLE = "Five keys"
TOUR_KEYS = (
    ("F7", "The next question that advice waits for"),
    ("F6", "The next pane"),
    ("Ctrl+K", "Find any command, question, advice or source"),
    ("Ctrl+Z", "Undo"),
    ("F1", "What this field means, and why it is asked"),
)
TOUR_MEANS = (
    ("DRAFT", "No clinician has approved this protocol yet, or nobody has checked this page yet."),
    ("You decide", "Not a medical device. It shows published options for you to judge; it does not prescribe."),
)
TOUR_END = "Any key goes on. This page is under Help whenever you want it."
INTENDED_USE = (
    "For licensed clinicians experienced in treating dermatomyositis in adults and, in a separate module, juvenile "
    "disease. Shows published treatment options, with their sources, for a case the clinician describes. Not for "
    "emergencies, not for use by patients, not a diagnosis, does not order or prescribe."
)
NOT_A_DEVICE = "Heliotrope is not a medical device. It has not been certified by any authority."
ABOUT_PROGRAM = "Heliotrope {version}"
ABOUT_PROTOCOL = "Protocol: {title}, {id} {version}"
ABOUT_STATUS = "Status: {status}"
ABOUT_DAYS = "In force from: {effective}. Review due: {review}."
ABOUT_APPROVED = "Approved by: {names}"
ABOUT_HASH = "SHA-256: {hash}"
ABOUT_NOT_SET = "not set"
ABOUT_NOBODY = "nobody yet"
ABOUT_LICENCES = "Made with:"
PROTOCOL_LANGUAGE = "The texts of the protocol are in English."
INTERFACE_STATUS = "Interface: English, the language in which it is written."

OTHER_KEYS = (
    ("Ctrl+Y", "Redo, as well"),
    ("Alt+1 … Alt+9", "Go to an advice card"),
    ("Y  N  U", "Answer yes, no or not known, and move on"),
    ("Enter", "Move on to the next question"),
    ("Tab  Shift+Tab", "Next field, field before"),
    ("R", "Answer no to the rest of a history or medicine group"),
    ("U", "Write a number in its other unit"),
    ("T", "Today, in a field for a day"),
    ("Ctrl+Down  Ctrl+Up", "Next group of the form, group before"),
    ("A  D  W", "On a card: accept, not now, why"),
    ("S", "On a card: set a rule aside, with a reason"),
    ("Down  Up", "On a card: next card, card before"),
    ("Left  Right", "In the taper: choose a step"),
    ("Shift+Left  Shift+Right", "In the taper: end the step earlier or later"),
    ("Shift+Down  Shift+Up", "In the taper: lower or higher dose"),
    ("Delete", "In the taper: take a change back"),
    ("Esc", "Close what is open over the panes"),
)

BANNER_PARTS = ("Born", "Gender", "Record no.", "Allergies", "Visit")
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
CORRECT_FIELD = "Correct: {title}"
STANDS_UNTIL_CORRECTED = "It stands until the case is corrected or the value confirmed."
CORRECT_KEY = "C"
ABOUT_CORRECTION = "Settles this card in the case itself; no reason is asked for."
REMARK = "{title}: {values}."
UNUSUAL = "Outside the usual {low} to {high}{unit}. Check it, then confirm."
RANGE = "{low} to {high}{unit}"
HOW_DAY = "Write a day as 21-Nov-2026 or 21112026; T writes today."
HOW_NUMBER = "Write a number such as {sample}."
HOW_ANSWER = "Y, N or U answers and moves on."
HOW_TEXT = "Optional."
HOW_CHOICE = "Type the first letter, or press Down for the list."
AMBIGUOUS = "Is this {small} or {large}? Write it without the mark, or with fewer decimals."
BAD_DAY = "is not a day: write it as 2026-11-21, 21-Nov-2026 or 21112026."
FIELD_PROBLEM = "{title} {says}"
ECHO = "= {value}"

CALM = "No STOP stands"
PROTOCOL_REFUSED = "the protocol was refused"
FAULT_OF_OURS = "a fault of the program"
REST_ANSWERED = "{count} answered No"
CALM_ASIDE = "{count} STOP set aside"
CHECK_NEEDED = "Answer first what a dose waits for: {fields}."
CALM_SO_FAR = "No STOP so far, with {count} needed facts not known"
CALM_SO_FAR_ONE = "No STOP so far, with 1 needed fact not known"
CALM_COUNT = "{count} {word}"
CALM_OPENING = "Decision support is starting"
STATUS_OPENING = "Opening the protocol"
STATUS_READY = "Every needed fact is known"
STATUS_NEEDED = "{count} needed"
STATUS_MEND = "{count} to mend"

# The form: units, what still matters, what was cut.
BAD_NUMBER = "must be a number in digits, with at most one point or comma."
SIGNED_NUMBER = "must be written without a sign; check the number."
BAD_UNIT = "must be a number, alone or with one of these units: {units}."
OTHER_UNIT = "{typed}? Did you mean {meant}?"
OTHER_UNIT_ECHO = "{typed} = {kept}"
OTHER_UNIT_WAITS = "Did you mean {meant}?"
UNIT_PRESS = "Unit of {title}: {unit}. Press U, or here, for {other}."
HOW_UNITS = "Also in {units}; U converts"
WOULD_CHANGE = "would change {count} lines"
WOULD_CHANGE_ONE = "would change 1 line"
WOULD_CHANGE_SHORT = "{count} lines"
WOULD_CHANGE_SHORT_ONE = "1 line"
WOULD_CHANGE_SPOKEN = "Would change {count} lines of the advice."
WOULD_CHANGE_SPOKEN_ONE = "Would change 1 line of the advice."
UNKNOWN_WITH_LINES = "? · {lines}"
STATUS_NONE_NEEDED = "Nothing needed"
STATUS_COULD = "{count} could change the advice"
STATUS_COULD_ONE = "1 could change the advice"
TO_ASK = "{count} to ask"
SHOW_MORE = "Show {count} more questions"
SHOW_MORE_ONE = "Show 1 more question"
SHOW_MORE_ABOUT = "They would change nothing in the advice for this case."
REST_KEY = "R"
GROUP_KEYS = "Ctrl+Down: next group. Ctrl+Up: the one before."
TODAY_FILLED = "Today is filled in."
CUT = "Cut to {count} characters, all that this field takes."
MIXED_ALPHABETS = "Letters of different alphabets in one word: check the spelling."
CHECK_DIGIT = "The last digit does not fit an NHS number: check it, then confirm."
CONFIRM_NUMBER = "It is right: confirm the number"

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
TAB_EVIDENCE = "Evidence"
EVIDENCE_SEARCH = "Search the evidence"
EVIDENCE_SCROLL = "The chosen entry in full; the arrow keys scroll it."
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
STEP_RESET = "Reset"
STEP_RESET_ABOUT = "Takes your change of this step back (Delete)"
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
TABLET_STRENGTH = "{mg} mg"
TABLET_STRENGTH_ABOUT = "Whether tablets of {mg} mg are used"
DISPENSE_WEEKS = "Weeks to dispense for"
DISPENSE_ALL = "all"
DISPENSE_PER_BOX = "Tablets in a box"
DISPENSE_ASK_BOX = "Enter how many tablets a box holds to count boxes."
DISPENSE_FOR = "To dispense, {days}:"
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
ABOUT_CHECK = "Asks for the initials and the year of birth of the patient first."
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
PDF_NOT_A_CASE = "The handout was not saved: this is the name of a case file. Choose a name that ends in .pdf."
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
UNPROTECTED = "{medicine} is accepted without {guard} ({reason}), which protects against {against}."
UNPROTECTED_GOES_ON = "{medicine} goes on without {guard} ({reason}), which protects against {against}."
PROTECTED_ALREADY = "{guard} was declined as taken already: record it in the case, so that the pages say so too."
READ_AGREED = "{rule} {title}: set aside with the agreement of {who}."
CHECK_READ = "Read before you check"
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


def without_effect(lacks: str) -> str:
    """Why a reason that is recorded sets nothing aside."""
    told = {"specialist": WITHOUT_SPECIALIST, "cause": WITHOUT_CAUSE, "permission": WITHOUT_PERMISSION}
    return told[lacks]


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
