"""The pages of a case: what is ordered is put together, proved and returned, for the command line and the window.

Everything is brought in when it is first used: the window starts without it.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from app.domain.errors import AssistantError, BadUsage, Problem
from app.domain.page_order import PageOrder, usual_paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.domain.case import Case
    from app.domain.leaflet import Leaflet
    from app.domain.plan import Plan
    from app.engine.compiled import CompiledProtocol
    from app.handout.measure import Measure

WITHOUT_PAPER = frozenset({"text", "calendar"})


def make_page(
    compiled: "CompiledProtocol", case: "Case | None", plan: "Plan | None", order: PageOrder, region: str = "US"
) -> bytes:
    """Make what is ordered, in memory.

    Args:
        case, plan: What the page is of; None is enough for a blank form.
        region: Of a blank form without a case.

    Returns:
        A PDF, or the UTF-8 of a text or of a calendar; the same bytes for the same order, on every machine.

    Raises:
        BadUsage: there is no such page: in this language, or without a case.
        HandoutRefused: it cannot be made without changing what it says, or who the patient is would not read back.
        PageNotProved: what was made does not say what was computed; there is then no page.
    """
    from app.handout.proof import PageNotProved, prove_leaflet, prove_page

    leaflet, measure = leaflet_of(compiled, case, plan, order, region)
    if order.kind in WITHOUT_PAPER:
        prove_leaflet(leaflet, measure)
        return _text(leaflet) if order.kind == "text" else _calendar(leaflet)
    from app.handout.document import render_pdf

    def proved(said: "Leaflet") -> bytes:
        pdf = render_pdf(said, order.paper or usual_paper(region_of(case, region)), order.kind == "large_print")
        prove_page(pdf, said, measure)
        return pdf

    try:
        return proved(leaflet)
    except PageNotProved:
        from app.handout.unreadable_fields import refuse_unreadable_fields

        refuse_unreadable_fields(leaflet, lambda said: _succeeds(proved, said))
        raise


def _succeeds(make: "Callable[[Leaflet], bytes]", leaflet: "Leaflet") -> bool:
    try:
        return bool(make(leaflet))
    except AssistantError:
        return False


def leaflet_of(
    compiled: "CompiledProtocol", case: "Case | None", plan: "Plan | None", order: PageOrder, region: str = "US"
) -> "tuple[Leaflet, Measure | None]":
    """Put together what an ordered page says, with the id of its decision, and the measure that it is held against.

    Raises:
        BadUsage, HandoutRefused: as `make_page`.
    """
    if order.kind == "blank":
        return _blank_form(compiled, region_of(case, region)), None
    if case is None or plan is None:
        raise BadUsage([Problem("the page", "", "is of a case; name one, or make a blank form")])
    return (
        _clinicians(compiled, case, plan, order)
        if order.kind == "clinician"
        else _patients(compiled, case, plan, order)
    )


def region_of(case: "Case | None", region: str) -> str:
    """The region of a case, else the one that is named."""
    return region if case is None else case.region


def _patients(compiled: "CompiledProtocol", case: "Case", plan: "Plan", order: PageOrder) -> "tuple[Leaflet, Measure]":
    from app.domain.page_words import Wording
    from app.engine.decision import decision_id, qr_text
    from app.engine.leaflet import make_leaflet
    from app.engine.leaflet_language import ENGLISH, page_language
    from app.engine.permitted import permitted_figures
    from app.handout.measure import measure_of

    leaflet = make_leaflet(compiled, case, plan, order)
    decision = decision_id(plan, case, order.accepted)
    handout = compiled.protocol.handout
    spoken = dict.fromkeys((page_language(compiled.protocol, order.language, plan.region), ENGLISH))
    words = (Wording(handout[language].texts, f"handout/{language}.yaml", {}) for language in spoken)
    measure = measure_of(plan, permitted_figures(compiled, case, plan, order), *words)
    return replace(leaflet, decision_id=decision, code_payload=qr_text(plan.protocol_version, decision)), measure


def _clinicians(
    compiled: "CompiledProtocol", case: "Case", plan: "Plan", order: PageOrder
) -> "tuple[Leaflet, Measure]":
    from app.engine.decision import decision_id
    from app.engine.permitted import permitted_figures
    from app.engine.report import make_report
    from app.handout.clinician import clinician_copy
    from app.handout.measure import measure_of

    report, citations = make_report(compiled, case, plan), compiled.citations[plan.region]
    decision = decision_id(plan, case, order.accepted)
    leaflet = clinician_copy(report, case, plan, order, citations, decision)
    return leaflet, measure_of(plan, permitted_figures(compiled, case, plan, order))


def _blank_form(compiled: "CompiledProtocol", region: str) -> "Leaflet":
    from app.handout.blank_form import blank_form

    return blank_form(compiled, region)


def _text(leaflet: "Leaflet") -> bytes:
    from app.handout.plain_text import plain_text

    return plain_text(leaflet).encode("utf-8")


def _calendar(leaflet: "Leaflet") -> bytes:
    from app.interop.calendar import calendar_file

    return calendar_file(leaflet)
