"""The order for a page: which kind, in which language, on which paper, and by whom it was checked."""

from datetime import date
from typing import Literal, NamedTuple, get_args

PageKind = Literal["patient", "large_print", "clinician", "blank", "text", "calendar"]
PaperName = Literal["letter", "A4"]
PAGE_KINDS: tuple[PageKind, ...] = get_args(PageKind)
PAPER_NAMES: tuple[PaperName, ...] = get_args(PaperName)
SUFFIXES: dict[PageKind, str] = {
    "patient": ".pdf",
    "large_print": ".pdf",
    "clinician": ".pdf",
    "blank": ".pdf",
    "text": ".txt",
    "calendar": ".ics",
}


class PageOrder(NamedTuple):
    """How the pages of a case are to be made.

    Args:
        accepted: Ids of the accepted lines; None for every offered one, while nothing is decided.
        printed_on: The day on the pages. checked_by: who has checked them; "" makes a draft.
        language: Of the patient's words; "en" is English as it is written in the case's region.
        paper: None for the paper of the case's region.
    """

    accepted: frozenset[str] | None = None
    printed_on: date | None = None
    checked_by: str = ""
    kind: PageKind = "patient"
    language: str = "en"
    paper: PaperName | None = None


def usual_paper(region: str) -> PaperName:
    """The paper that printers of a region hold."""
    return "letter" if region == "US" else "A4"
