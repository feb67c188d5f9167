"""The words of the evidence."""

# The tab

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

# Back to the card, and filters

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
