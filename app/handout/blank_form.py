"""The blank form: what is asked of a patient, to be filled in by hand where the program cannot be used."""

from collections.abc import Iterator
from datetime import date

from app.domain.leaflet import Blank, FillIn, Grid, Leaflet, LeafletSection, Text
from app.engine.compiled import CompiledProtocol
from app.engine.report import line_of_protocol
from app.engine.wording import day_text
from app.handout.blank_emergency import emergency_sections
from app.handout.blank_questions import question_sections

_MEDICINE_ROWS, _STEP_ROWS = 6, 11
_HOW = (
    "* Essential: no dose is worked out without it. Not known is an answer. "
    "Of words side by side, and of two units, circle one."
)
_STEPS_TOLD = (
    "Whole tablets, doses in mg, and every day in full. This form gives no dose: write what was decided, by whom."
)


def blank_form(compiled: CompiledProtocol, region: str, printed_on: date | None = None) -> Leaflet:
    """Make the form for one region; nothing of a patient, and no store, is needed.

    Args:
        region: "US" or "UK": for the names of medicines and the language.

    Returns:
        What means assessment the same day, in the protocol's own words; every fact that is asked, by group, red flags
        first; tables for medicines and for a step-down plan, empty. No dose.

    Raises:
        HandoutRefused: the protocol lacks the advice that a glucocorticoid is never stopped suddenly.
    """
    about = compiled.protocol.about
    draft = about.status != "approved"
    return Leaflet(
        kind="blank",
        language="en-GB" if region == "UK" else "en-US",
        direction="ltr",
        draft=draft,
        marks=("DRAFT: the protocol is not approved",) if draft else (),
        title="Dermatomyositis: form to fill in by hand",
        subtitle=_HOW,
        patient=(Blank("Name"), Blank("Born"), Blank("NHS No." if region == "UK" else "Record no.")),
        printed=Blank("Printed", "" if printed_on is None else day_text(printed_on)),
        printed_on=printed_on,
        sections=(*emergency_sections(compiled, region), *question_sections(), *_tables()),
        about="For use without the program. It gives no dose. Enter it in the program later.",
        protocol_line=line_of_protocol(about.id, about.version, about.status, compiled.protocol.sha256),
        page_words="Page {page} of {pages}",
    )


def _tables() -> Iterator[LeafletSection]:
    medicines = Grid(
        ("Medicine", "Dose and unit", "How often", "Since"), _empty(_MEDICINE_ROWS, 4), (0.4, 0.2, 0.2, 0.2)
    )
    yield LeafletSection("medicines_now", "Every medicine taken now", (medicines,))
    headings = ("From", "To", "mg a day", "Tablets a day, each strength", "Weeks")
    steps = Grid(headings, _empty(_STEP_ROWS, 5), (0.19, 0.19, 0.12, 0.38, 0.12))
    strengths = FillIn((Blank("Steroid"), Blank("Tablet strengths at hand, mg *")), 2)
    signed = FillIn((Blank("Decided by"), Blank("Day"), Blank("Signed")), 3)
    parts = (Text(_STEPS_TOLD), strengths, steps, signed)
    yield LeafletSection("steps", "Step-down plan, as decided", parts)


def _empty(rows: int, columns: int) -> tuple[tuple[str, ...], ...]:
    return (("",) * columns,) * rows
