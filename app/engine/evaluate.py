"""The way of the data: case, assess, recommend, schedule, monitor; one pure function from case to plan."""

from dataclasses import replace
from decimal import Decimal

from app.domain.case import Case
from app.domain.dose import plain
from app.domain.facts import Facts, FactValue
from app.domain.plan import Plan, Recommendation, Taper
from app.domain.recording import recorded_facts
from app.engine.assess import Raised, assess, is_emergency, make_alerts
from app.engine.compiled import CompiledProtocol
from app.engine.derive import derived_facts
from app.engine.missing import missing_facts
from app.engine.monitor import monitor
from app.engine.recommend import is_advised, recommend
from app.engine.schedule import next_step_mg, schedule
from app.engine.taper import days_at_or_above


def evaluate(compiled: CompiledProtocol, case: Case) -> Plan:
    """Answer a case.

    Args:
        compiled: The protocol, ready. case: As recorded; anything may be unknown.

    Returns:
        The plan. The same case and the same protocol give an equal plan.
    """
    facts, derived = derived_facts(case, recorded_facts(case), compiled)
    facts["derived.next_step_mg"] = _next_step(case, facts, compiled)
    verdicts, raised = assess(compiled.case_rules, facts, case)
    rows = recommend(compiled, facts, raised, verdicts)
    taper, strengths_cannot = (None, False) if is_emergency(raised) else schedule(case, rows, compiled)
    rows = _as_tablets_allow(rows, taper, compiled)
    facts.update(_planned(taper, rows, compiled, facts))
    plan_verdicts, plan_raised = assess(compiled.plan_rules, facts, case)
    all_raised: tuple[Raised, ...] = (*raised, *plan_raised)
    about = compiled.protocol.about
    population = facts["derived.population"]
    return Plan(
        protocol_id=about.id,
        protocol_version=about.version,
        protocol_status=about.status,
        protocol_sha256=compiled.protocol.sha256,
        visit_date=case.visit_date,
        region=case.region,
        population=population if isinstance(population, str) else None,
        derived=derived,
        missing=missing_facts(facts, rows, strengths_cannot=strengths_cannot),
        alerts=make_alerts(compiled, all_raised, facts),
        recommendations=rows,
        taper=taper,
        monitoring=monitor(compiled, facts, case.visit_date),
        handout_language="en",
        verdicts=(*verdicts, *plan_verdicts),
    )


def _next_step(case: Case, facts: Facts, compiled: CompiledProtocol) -> Decimal | None:
    today_mg = facts["derived.prednisone_mg_per_day"]
    return next_step_mg(case, today_mg, compiled) if isinstance(today_mg, Decimal) and today_mg > 0 else None


def _as_tablets_allow(
    rows: tuple[Recommendation, ...], taper: Taper | None, compiled: CompiledProtocol
) -> tuple[Recommendation, ...]:
    """Let the row that the taper starts from say the very dose of the first step."""
    if taper is None:
        return rows
    tapered = {row.row.id for row in compiled.rows if row.row.taper is not None}
    first_mg = taper.steps[0].dose_mg
    adjusted = []
    for row in rows:
        if row.id in tapered and row.dose is not None and is_advised(row) and row.dose.amount != first_mg:
            note = f"{row.arithmetic}, {plain(first_mg)} mg with the tablets chosen".lstrip(", ")
            adjusted.append(replace(row, dose=replace(row.dose, amount=first_mg), arithmetic=note))
        else:
            adjusted.append(row)
    return tuple(adjusted)


def _planned(
    taper: Taper | None, rows: tuple[Recommendation, ...], compiled: CompiledProtocol, facts: Facts
) -> dict[str, FactValue]:
    """What is planned, as facts for the rules about the plan; all known, and 0 where nothing is planned."""
    agents = set(compiled.affected(("second_agents",)))
    taken = {name for name, check in compiled.taking.items() if check(facts)}
    planned = {row.medicine for row in rows if row.verdict == "offer" and row.action in {"start", "continue"}}
    second = bool(agents & (planned | taken))
    zero = Decimal(0)

    def days(dose_mg: int) -> Decimal:
        return zero if taper is None else Decimal(days_at_or_above(taper, Decimal(dose_mg)))

    figures: dict[str, FactValue] = {
        "planned_start_mg": zero if taper is None else taper.steps[0].dose_mg,
        "planned_first_52_weeks_mg": zero if taper is None else taper.first_52_weeks_mg,
        "planned_days_at_20_mg": days(20),
        "planned_days_at_30_mg": days(30),
        "planned_days_at_5_mg": days(5),
        "planned_days": zero if taper is None else Decimal((taper.end_date - taper.steps[0].first_day).days),
        "planned_second_agent": "yes" if second else "no",
    }
    return {f"derived.{name}": value for name, value in figures.items()}
