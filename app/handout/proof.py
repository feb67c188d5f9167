"""The proof of a page: its PDF is read back, and refused where it does not say what was computed."""

from app.domain.errors import AssistantError, Problem
from app.domain.leaflet import Leaflet
from app.handout.agreement import first_disagreement
from app.handout.collation import first_difference
from app.handout.measure import Measure
from app.handout.phrases import script_of
from app.handout.reading import NotReadable, read_pages

_AT = "the page"
_DO = "No page was made; please report this fault of the program"


class PageNotProved(AssistantError):
    """A page that was made does not say what was computed: a fault of the program, and no page."""

    exit_status = 70


def prove_page(pdf: bytes, leaflet: Leaflet, measure: Measure | None) -> None:
    """Read a page back, and hold every word, day, dose and count of tablets of it against what was computed.

    First the leaflet against the plan: each row of the step-down plan, the dose and the tablets of each medicine, the
    day of each check; and on a patient's page no day, dose or count besides. Then the PDF against the leaflet: all
    its words in their order, each row of a table on one sheet, and nothing else. So what is printed is the plan.

    Args:
        measure: The plan, and how its figures are written; None for a page that has no plan.

    Raises:
        PageNotProved: where it differs first, in one sentence that says nothing of what stands there.
    """
    prove_leaflet(leaflet, measure)
    try:
        pages = read_pages(pdf, _AT)
    except NotReadable as error:
        raise _not_proved(error.problems[0].says) from error
    if any(page.foreign for page in pages):
        raise _not_proved("it holds something besides words and lines, which cannot be read back")
    difference = first_difference(pages, script_of(leaflet))
    if difference is not None:
        raise _not_proved(difference.sentence())


def prove_leaflet(leaflet: Leaflet, measure: Measure | None) -> None:
    """Hold every day, dose and count of tablets of a leaflet against the plan.

    Args:
        measure: None for a page that has no plan.

    Raises:
        PageNotProved: where it differs first.
    """
    place = "" if measure is None else first_disagreement(leaflet, measure)
    if place:
        raise _not_proved(f"{place} is not that of the plan")


def _not_proved(says: str) -> PageNotProved:
    return PageNotProved([Problem(_AT, "", f"{says}. {_DO}")])
