"""The clinician's copy: what was advised and decided, with reasons and sources, for the notes and the next round."""

from app.domain.case import Case
from app.domain.leaflet import Blank, FillIn, Leaflet, LeafletSection, Points, Text
from app.domain.page_order import PageOrder
from app.domain.plan import Plan
from app.domain.report import Report
from app.engine.citation import Citations
from app.engine.decision import qr_text
from app.engine.wording import NOT_KNOWN, day_text
from app.handout.clinician_advice import advice_sections, alert_sections
from app.handout.clinician_record import (
    difference_sections,
    monitoring_sections,
    set_aside_sections,
    source_sections,
    taper_sections,
    unknown_sections,
)

_NOT_CHECKED, _NOT_APPROVED = "not checked by a clinician", "the protocol is not approved"
_ABOUT = "Decision support for the record, not for the patient. Check before use."
_NOT_RECORDED = "Name not recorded"


def clinician_copy(
    report: Report, case: Case, plan: Plan, order: PageOrder, citations: Citations, decision: str = ""
) -> Leaflet:
    """Write the copy for the notes.

    Args:
        report, plan: Of this case. What was decided on each line is taken from the case.
        order: Day of printing, and who has checked the page.
        citations: Of the plan's protocol and region: for the sources that a number names.
        decision: Id of the decision; "" for none.

    Returns:
        The page in English: what is urgent, what was raised, what was decided, what is still unknown, the taper,
        the checks, and every source once. None of the patient's words stands in it.
    """
    lacks = (*(() if order.checked_by else (_NOT_CHECKED,)), *((_NOT_APPROVED,) if report.draft else ()))
    return Leaflet(
        kind="clinician",
        language="en-GB" if report.region == "UK" else "en-US",
        direction="ltr",
        draft=bool(lacks),
        marks=(f"DRAFT: {', and '.join(lacks)}",) if lacks else (),
        title="Clinician’s copy",
        subtitle=f"Visit of {report.visit_text}: {report.purpose_text}.",
        patient=_patient(report),
        printed=Blank("Printed", "" if order.printed_on is None else day_text(order.printed_on)),
        printed_on=order.printed_on,
        sections=(
            _standing(report),
            _case(report),
            *alert_sections(report),
            *advice_sections(report, case),
            *set_aside_sections(report, case),
            *unknown_sections(report),
            *taper_sections(report),
            *monitoring_sections(report),
            _basis(plan, order, decision),
            *difference_sections(report),
            *source_sections(report, citations),
        ),
        about=_ABOUT,
        protocol_line=report.protocol_line,
        page_words="Page {page} of {pages}",
        decision_id=decision,
        decision_words="Page code {code}",
        code_payload=qr_text(plan.protocol_version, decision) if decision else "",
    )


def _patient(report: Report) -> tuple[Blank, ...]:
    """Who it is; what was not recorded is a line to write on."""
    who = report.patient
    return (
        Blank("Name", "" if who.name == _NOT_RECORDED else who.name, "patient.family_name"),
        Blank("Born", "" if who.born == NOT_KNOWN else who.born, "patient.date_of_birth"),
        Blank(who.identifier_title, "" if who.identifier == NOT_KNOWN else who.identifier, "patient.identifier"),
    )


def _standing(report: Report) -> LeafletSection:
    """The headline, and the emergencies by name."""
    urgent = tuple(f"{alert.rule} {alert.title}" for alert in report.alerts if alert.emergency and not alert.overridden)
    parts = (Text(report.headline, "lead", bold=True), *((Points(urgent),) if urgent else ()))
    return LeafletSection("standing", "", parts, "alarm" if report.emergency else "strong")


def _case(report: Report) -> LeafletSection:
    """Who is treated, and the figures worked out."""
    who = report.patient
    facts = (("Gender", who.sex), ("Measures", who.measures), ("Allergies", who.allergies))
    derived = ((fact.title, fact.value) for fact in report.derived)
    return LeafletSection(
        "case", "The case", (FillIn(tuple(Blank(title, value) for title, value in (*facts, *derived)), 2),)
    )


def _basis(plan: Plan, order: PageOrder, decision: str) -> LeafletSection:
    """By which protocol, word for word, and who answers for it."""
    blanks = (
        Blank("Protocol", f"{plan.protocol_id} {plan.protocol_version}"),
        Blank("Status of the protocol", plan.protocol_status.replace("_", " ")),
        Blank("Content of the protocol, SHA-256", plan.protocol_sha256),
        *((Blank("Page code", decision),) if decision else ()),
        Blank("Checked by", order.checked_by),
        Blank("Signed"),
    )
    return LeafletSection("basis", "Basis of this page", (FillIn(blanks, 2),))
