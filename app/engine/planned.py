"""What a plan comes to, as facts: doses, days and second medicines, for the rows and rules that look at the plan."""

from collections.abc import Collection
from decimal import Decimal

from app.domain.facts import Facts, FactValue
from app.domain.plan import Recommendation
from app.engine.compiled import CompiledProtocol
from app.engine.course import Course

COUNTED_DAYS_MG = (5, 20, 30, 40)
METHOTREXATE = "methotrexate"
_ZERO = Decimal(0)


def planned_facts(
    course: Course | None,
    rows: tuple[Recommendation, ...],
    compiled: CompiledProtocol,
    facts: Facts,
    accepted: Collection[str] = (),
) -> dict[str, FactValue]:
    """Say what is planned.

    Args:
        course: The course of prednisone that the plan begins or goes on with; None where it lays out none.
        rows: The judged rows about the case. facts: Recorded and derived facts.
        accepted: Ids of the lines that the clinician accepted: an option among them is planned.

    Returns:
        The `derived.planned_` facts by path; all known, and 0 or no where nothing is planned.
    """
    taken = {name for name, check in compiled.taking.items() if check(facts)}
    offered = {
        row.medicine
        for row in rows
        if row.action in {"start", "continue"}
        and (row.verdict == "offer" or (row.verdict == "option" and row.id in accepted))
    }
    second = set(compiled.affected(("second_agents",)))
    sparing = set(compiled.affected(("steroid_sparing",)))
    figures: dict[str, FactValue] = {
        "planned_start_mg": _ZERO if course is None else course.start_mg,
        "planned_first_52_weeks_mg": _ZERO if course is None else course.first_52_weeks_mg,
        "planned_days": _ZERO if course is None else Decimal(course.days),
        "planned_second_agent": _yes_no(bool(second & (offered | taken))),
        "planned_methotrexate": _yes_no(METHOTREXATE in offered | taken),
        "takes_steroid_sparing": _yes_no(bool(sparing & taken)),
    }
    for dose_mg in COUNTED_DAYS_MG:
        days = 0 if course is None else course.days_at_or_above(Decimal(dose_mg))
        figures[f"planned_days_at_{dose_mg}_mg"] = Decimal(days)
    return {f"derived.{name}": value for name, value in figures.items()}


def _yes_no(answer: bool) -> str:
    return "yes" if answer else "no"
