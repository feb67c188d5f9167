"""The words of the taper: its chart, its table, working on it, and tablets."""

# Tabs

TAB_TAPER = "Taper"
TAB_MONITORING = "Monitoring"
TAB_HANDOUT = "Handout"

# Chart and table

TABLE_HEADS = ("From", "To", "mg a day", "Tablets a day")
CHART_NAME = "Taper chart"
CHART_HINT = "Point at a step, or use the arrow keys, to read it."
STEP_ABOUT = "{weekday}, {days} days, {phase}, {tablets}"
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
RELAPSE_NO_COURSE = "No way back is shown for a relapse on {day}: there is no course in which it could come."
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
