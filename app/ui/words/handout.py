"""The words of the handout and of its print check."""

# The tab

HANDOUT_NONE = "The handout appears here once there is a plan. A blank form is there without one."
HANDOUT_WORKING = "Making the pages …"
HANDOUT_DRAFT = "DRAFT: not checked by a clinician"
HANDOUT_PAGE = "Page {number} of {count}"
SAVE_PDF = "Save as PDF"
PRINT = "Print"
PRINT_JOB = "Treatment plan"

# Which pages

PAGE_CHOICE = "Pages"
LANGUAGE_CHOICE = "Language"
PAPER_CHOICE = "Paper"
PAGE_KINDS = {
    "patient": "Patient's page",
    "large_print": "Large print",
    "clinician": "Clinician's copy",
    "blank": "Blank form",
    "text": "Text for the record",
    "calendar": "Calendar file",
}
PAGE_ABOUT = {
    "patient": "",
    "large_print": "",
    "clinician": "Not for the patient: the advice with its reasons, its sources and what was not known.",
    "blank": "To fill in by hand. Nothing of this case is on it.",
    "text": "The patient's page as plain text, to paste into the record.",
    "calendar": "Dose changes, tests and visits, for a calendar program.",
}
PAGE_COMMANDS = {
    "patient": "Show the patient's page",
    "large_print": "Show the large print",
    "clinician": "Show the clinician's copy",
    "blank": "Show a blank form",
    "text": "Show the text for the record",
    "calendar": "Show the calendar file",
}
PAGES_ALSO = "handout leaflet print save pdf copy"
PAPERS = {"letter": "Letter", "A4": "A4"}
PAGE_LANGUAGES = {"en": "English", "es": "Spanish", "ar": "Arabic", "zh-Hans": "Simplified Chinese"}
PAGE_LANGUAGE_DRAFT = "{language} (draft)"
TRANSLATION_DRAFT = "Nobody has reviewed this translation. The pages say so, in their language and in English."
TRANSLATION_NOT_REVIEWED = (
    "The translation is a draft that nobody has reviewed. Choose English to check the page, or print it as a draft."
)

# Saved

ASK_PAGES = {
    "patient": "Save the handout",
    "large_print": "Save the handout",
    "clinician": "Save the clinician's copy",
    "blank": "Save the blank form",
    "text": "Save the text",
    "calendar": "Save the calendar file",
}
PAGE_FILES = {
    "patient": "treatment-plan.pdf",
    "large_print": "treatment-plan-large.pdf",
    "clinician": "clinician-copy.pdf",
    "blank": "blank-form.pdf",
    "text": "treatment-plan.txt",
    "calendar": "treatment-plan.ics",
}
PAGE_FILTERS = {".pdf": "PDF (*.pdf)", ".txt": "Text (*.txt)", ".ics": "Calendar (*.ics)"}
SAVE_TEXT = "Save as text"
SAVE_CALENDAR = "Save calendar"
COPY_TEXT = "Copy text"
TEXT_COPIED = "The text is on the clipboard for 30 seconds: paste it into the record now."
PAGES_NOT_A_CASE = "Not saved: this is the name of a case file. Choose a name that ends in {suffix}."
PAGES_THERE = "Not saved: there is a file {name} already. Choose another name, or choose that file itself."
PAGES_SAVED = "Saved. The file holds the patient's details: delete it as soon as nobody needs it."
BLANK_SAVED = "The blank form is saved."
SAVING = "Saving …"
DELETE_SAVED = "Delete the saved file"
DELETE_SAVED_ABOUT = "Deletes {name}, the file that was saved here last."
DELETING = "Deleting …"
PAGES_DELETED = "The saved file is deleted."
DELETE_FAILED = "The saved file was not deleted."
PAGES_ON_THE_WAY = "Wait a moment: pages are on their way to the printer or into a file. Then do it again."
PAGES_CLOSING = "Pages are on their way to the printer or into a file. The window closes by itself once they are out."

# Refused

HANDOUT_FAILED = "The pages could not be made."

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
CHECK_OTHER_PATIENT = (
    "Name, record number or date of birth are not those with which this case was opened or decided. "
    "Begin a new case for another patient; a correction is saved first."
)
CHECK_WHO_CHECKS = "Checked by"
CHECK_CANCEL = "Cancel"
CHECK_NOT_YET = "Not to be checked yet"
CHECK_GIVEN = "Given name"
CHECK_FAMILY = "Family name"
CHECK_BORN = "Date of birth"
CHECK_ODD = "Confirm or mend first: {fields}."
CHECK_AGREED = "Answer first what the last visit changed: {fields}."
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
PRINTING = "Sending the pages to the printer …"
PRINTING_PAGE = "Sending page {number} of {count} to the printer …"
PRINT_OUTCOMES = {
    "printed": "The pages are with the printer.",
    "cancelled": "Nothing was printed: you cancelled it. The pages are still here.",
    "no_printer": "Not printed: there is no printer on this computer. Save the pages as PDF instead.",
    "no_answer": "Not printed: the printer does not answer. Save the pages as PDF instead, or choose another printer.",
    "stopped": (
        "The printer stopped before the last page: hand out nothing of what came out. Print again, or save as PDF."
    ),
}
