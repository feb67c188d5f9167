"""Clinician's copies of whole cases for the tests: as they stand, and with lines accepted and declined."""

from collections.abc import Collection, Mapping
from datetime import date

from app.domain.case import Case
from app.domain.choices import Decision
from app.domain.leaflet import Leaflet
from app.domain.page_order import PageOrder
from app.domain.plan import Plan
from app.domain.report import Report
from app.engine.evaluate import evaluate
from app.engine.report import make_report
from app.handout.clinician import clinician_copy
from tests.vignettes.vignette import compiled

DAY = date(2026, 11, 21)
DECISION = "7K3MQ-9XDAB"


def judged(case: Case) -> tuple[Plan, Report]:
    """What follows from a case, and in words."""
    plan = evaluate(compiled(), case)
    return plan, make_report(compiled(), case, plan)


def decided(case: Case, accepted: Collection[str], declined: Mapping[str, str] | None = None) -> Case:
    """A case on whose lines was decided. Args: declined: line to coded reason, each with a note."""
    _plan, report = judged(case)
    cards = {card.id: card for card in report.cards}
    entries = [(line, "accept", None, None) for line in accepted]
    entries += [(line, "decline", code, f"a note on {line}") for line, code in (declined or {}).items()]
    made = tuple(
        Decision.model_validate(
            {
                "line": line,
                "decision": what,
                "dose": cards[line].decided_as,
                "reason": code,
                "note": note,
                "visit_date": case.visit_date,
            }
        )
        for line, what, code, note in entries
    )
    return case.model_copy(update={"choices": case.choices.model_copy(update={"decisions": made})})


def copy_of(case: Case, checked_by: str = "", decision: str = DECISION) -> Leaflet:
    """The clinician's copy of a case."""
    plan, report = judged(case)
    order = PageOrder(None, DAY, checked_by, "clinician")
    return clinician_copy(report, case, plan, order, compiled().citations[plan.region], decision)
