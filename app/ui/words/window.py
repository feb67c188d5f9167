"""The words of the window itself: its bar, commands, files, notices and faults."""

# The program

PROGRAM = "Heliotrope"
WINDOW_EMPTY = "Heliotrope"
WINDOW_OPEN = "Heliotrope — case open"
NOT_KNOWN = "Not known"

# The bar

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

# Undo

UNDONE = "Undone: {title}"
UNDONE_MANY = "Undone: {count} fields"
REDONE = "Redone: {title}"

# A case file that is not as it was left
FILE_CHANGED = "Not saved: this file was changed elsewhere since you opened or saved it."
FILE_GONE = "Not saved: this file was moved or removed since you opened or saved it."
FILE_THERE = "Not saved: a case file of this name is there already."
FILE_OTHER_PATIENT = "Not saved: this file holds the case of another patient."
FILE_CLASH = (
    "What you entered is still here. Save it as another file; or save it here, which replaces what stands there."
)
SAVE_ANYWAY = "Save here all the same"
REDONE_MANY = "Redone: {count} fields"
LAST_STEP = "your last choice"

# A file dragged into the window

DROP_ONE = "Not opened: drag in one case file at a time. One patient, one window."
DROP_KIND = "Not opened: drag in a case file (.yaml, .yml or .json) from this computer."

# Panes

PANE_CASE = "Case"
PANE_ADVICE = "Advice"
PANE_PLAN = "Plan"

# The strip and the state of the program

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

# The state of the case file

NO_CASE = "Empty case"
UNSAVED = "Not saved"
SAVED = "Saved"
UNCHANGED = "No changes"

# Files

CASE_NAME = "case.yaml"
CASE_FILTER = "Case files (*.yaml *.yml *.json)"
ASK_OPEN = "Open a case file"
ASK_SAVE = "Save the case"

# Saved and refused

CASE_SAVED = "The case is saved."
OPEN_FAILED = "This file was not opened. The case on the screen is unchanged."
PROBLEM_PLACE = "{file}, line {line}"
SAVE_FAILED = "Not saved. What was there before is intact."
SAVE_MEND = "Not saved: mend these fields first, so that nothing is lost."

# Questions

ASK_UNSAVED = "This case has changes that are not saved."
KEEP = "Cancel"
DISCARD = "Discard changes"
CLOSE = "Close"

# Faults

CRASH_TITLE = "Something went wrong in the program"
CRASH_TEXT = (
    "This is a fault of the program, not of what you entered. Do not rely on what is on the screen now: "
    "save the case if you can, close the program and open it again. No patient data is in the report below."
)
NOT_RUNNING = "Decision support is not running: {reason}. Nothing on the screen is advice; the case can be saved."
