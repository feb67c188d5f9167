"""The words of search, help, the first look, the keys and About."""

# Commands

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

# Help

HELP_USUAL = "Usual: {low} to {high}{unit}; outside it the value is to be confirmed."
HELP_USUAL_CHILD = "Usual for a child: by age and sex, from the growth reference."
HELP_IDENTITY = "It names the patient on the banner and on the page."
HELP_CHOICE = "Your choice: the course follows it."
HELP_POSSIBLE = "Possible: {range}."
HELP_ASKED_BY = "Why it is asked: {count} lines of the protocol look at it"
HELP_ASKED_BY_ONE = "Why it is asked: 1 line of the protocol looks at it"
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

# First look

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

# About

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
PROTOCOL_LANGUAGE = "The texts of the protocol, its medicine lines and the patient's pages are in English."
INTERFACE_STATUS = "Interface: English, the language in which it is written."

# Keys that are no command

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
