"""The words of the form and the banner: answers, units, what is needed, and values of an earlier visit."""

# The next visit of a patient

VISIT_BEGUN = "New visit. Red flags, activity and choices are asked anew; {count} values are from {day}: check them."
VISIT_NOTHING = "There is no case to begin a visit from. Open the case of the last visit first."
VISIT_OTHER_FILE = "Not saved: that file holds another visit of this patient, which is kept. Choose another name."
CARRIED = "From {day}"
CARRIED_OLD = "From {day}, {days} days ago: measure again."
CARRIED_DAY_UNKNOWN = "an earlier visit"

# What was agreed at the last visit

VISIT_AGREED = "What was agreed on {day} is offered where it changed a treatment. Confirm what is taken now."
VISIT_GONE = "Agreed on {day}, and not in the advice any more: {line}. Record what came of it."
VISIT_NOT_NOW = "No new visit yet: what was agreed at this one cannot be worked out while the advice is not running."
AGREED_LINE = "Agreed on {day}: {line}. What is taken now?"
AGREED_COURSE = "Course agreed on {day}: {value} from {since}. What is taken now?"
AGREED_WITH_IT = "By what was agreed on {day}."
AGREED_NOT_KNOWN = "Not known"
AGREED_USE = "As agreed: {value}"

# Values that are asked about, because of the day or of the last visit
VISIT_AHEAD = "The visit is on {visit}, and today is {today}. Check it; confirm it if you are planning ahead."
WEIGHT_ROSE = "{before} kg ({before_day}), now {now} kg ({now_day}): {percent} % more. Weigh again, or confirm."
WEIGHT_FELL = "{before} kg ({before_day}), now {now} kg ({now_day}): {percent} % less. Weigh again, or confirm."
DAY_CHANGED = (
    "Methotrexate is taken on {taken}. On {chosen} two doses would fall within one week. "
    "Choose {taken}, or confirm once it is agreed how the day is changed."
)
KEEP_CARRIED = "{since}: still so"
KEEP_VALUE = "Still so: {value}"

# The banner

BANNER_PARTS = ("Born", "Gender", "Record no.", "Allergies", "Visit")

# Answers and echoes

YES = "Yes"
NO = "No"
UNKNOWN = "?"
YES_KEY = "Y"
NO_KEY = "N"
YES_SPOKEN = "yes"
NO_SPOKEN = "no"
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
HOW_CHOICE = "Type the first letters: {choices}."
AMBIGUOUS = "Is this {small} or {large}? Write it without the mark, or with fewer decimals."
BAD_DAY = "is not a day: write it as 2026-11-21, 21-Nov-2026 or 21112026."
FIELD_PROBLEM = "{title} {says}"
ECHO = "= {value}"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

# Units, what still matters, what was cut

BAD_NUMBER = "must be a number in digits, with at most one point or comma."
LIMIT_NUMBER = "is a limit of the test, not a number: leave it unknown, or type a number if it matters."
SIGNED_NUMBER = "must be written without a sign; check the number."
BAD_UNIT = "must be a number, alone or with one of these units: {units}."
OTHER_UNIT = "{typed}? Did you mean {meant}?"
OTHER_UNIT_ECHO = "{typed} = {kept}"
OTHER_UNIT_WAITS = "Did you mean {meant}?"
UNIT_PRESS = "Unit of {title}: {unit}. Press U, or here, for {other}."
HOW_UNITS = "Other units: {units}; U converts."
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
TOO_LONG = "Not taken: longer than the {count} characters that this field takes."
CUT = "Cut to {count} characters, all that this field takes."
MIXED_ALPHABETS = "Letters of different alphabets in one word: check the spelling."
CHECK_DIGIT = "The last digit does not fit an NHS number: check it, then confirm."
CONFIRM_NUMBER = "It is right: confirm the number"
