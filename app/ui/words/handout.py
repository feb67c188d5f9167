"""The words of the handout and of its print check."""

# The tab

HANDOUT_NONE = "The handout appears here once there is a plan."
HANDOUT_WORKING = "Making the pages …"
HANDOUT_DRAFT = "DRAFT: not checked by a clinician"
HANDOUT_PAGE = "Page {number} of {count}"
SAVE_PDF = "Save as PDF"
PRINT = "Print"
PRINT_JOB = "Treatment plan"
PDF_NAME = "treatment-plan.pdf"
PDF_FILTER = "PDF (*.pdf)"

# Saved

ASK_PDF = "Save the handout"
PDF_NOT_A_CASE = "The handout was not saved: this is the name of a case file. Choose a name that ends in .pdf."
PDF_SAVED = "The handout is saved."

# Refused

HANDOUT_FAILED = "The handout could not be made."

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
NOT_PRINTED = "Not printed: the printer does not answer. Save the pages as PDF instead, or choose another printer."
PRINTED = "The pages are with the printer."
