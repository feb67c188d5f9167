"""The way of the data: case, assess, recommend, schedule, monitor; one pure function from case to plan."""

from dataclasses import replace
from decimal import Decimal

from app.domain.case import Case
from app.domain.facts import Facts
from app.domain.figures import plain
from app.domain.plan import Dispensed, Monitor, Plan, Recommendation, Taper
from app.domain.recording import recorded_facts
from app.engine.assess import Raised, assess, is_emergency, make_alerts
from app.engine.compiled import CompiledProtocol
from app.engine.course import NO_COURSE, Course, Laid
from app.engine.derive import derived_facts
from app.engine.dispense import dispense
from app.engine.juvenile_taper import stand_facts
from app.engine.missing import missing_facts
from app.engine.monitor import monitor
from app.engine.planned import planned_facts
from app.engine.recommend import COURSE_MONTHS, is_advised, recommend
from app.engine.schedule import next_step_mg, relapse_branch, schedule

_DAYS_IN_A_MONTH = Decimal("30.4375")


def evaluate(compiled: CompiledProtocol, case: Case) -> Plan:
    """Answer a case.

    Args:
        compiled: The protocol, ready. case: As recorded; anything may be unknown.

    Returns:
        The plan. The same case and the same protocol give an equal plan.
    """
    facts, derived = derived_facts(case, recorded_facts(case), compiled)
    facts["derived.next_step_mg"] = _next_step(case, facts, compiled)
    if facts["derived.population"] == "juvenile":
        facts.update(stand_facts(case, compiled))
    verdicts, raised = assess(compiled.case_rules, facts, case)
    case_rows = recommend(compiled, facts, raised)
    laid = NO_COURSE if is_emergency(raised) else schedule(case, case_rows, compiled)
    case_rows = _as_tablets_allow(case_rows, laid.taper, compiled)
    facts.update(planned_facts(laid.course, case_rows, compiled, facts, _accepted(case)))
    plan_rows = recommend(compiled, facts, raised, about="plan", before=case_rows)
    rows = _with_the_centre(_in_order(compiled, case_rows, plan_rows, laid.course), facts, compiled)
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
        missing=missing_facts(facts, rows, unmade=_unmade(laid)),
        alerts=make_alerts(compiled, all_raised, facts),
        recommendations=rows,
        taper=laid.taper,
        monitoring=_for_now(
            monitor(compiled, facts, case.visit_date, rows, _accepted(case)), case, emergency=is_emergency(raised)
        ),
        handout_language="en",
        verdicts=(*verdicts, *plan_verdicts),
        edits=laid.edits,
        relapse_branch=None if laid.taper is None else relapse_branch(case, laid.taper, compiled),
        dispensed=None if laid.taper is None else _dispensed(case, laid.taper),
    )


def _unmade(laid: Laid) -> tuple[str, ...]:
    """The choices that keep a taper from being laid out."""
    edits = ("choices.taper_edits",) if laid.edits.refused else ()
    return (*edits, "choices.tablet_strengths_mg") if laid.strengths_cannot else edits


def _dispensed(case: Case, taper: Taper) -> Dispensed:
    weeks, per_box = case.choices.dispense_weeks, case.choices.tablets_per_box
    return dispense(taper, None if weeks is None else int(weeks), None if per_box is None else int(per_box))


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


def _accepted(case: Case) -> frozenset[str]:
    """Ids of the lines that the clinician accepted, at whatever dose they stood then."""
    return frozenset(each.line for each in case.choices.decisions if each.line and each.decision == "accept")


def _for_now(items: tuple[Monitor, ...], case: Case, *, emergency: bool) -> tuple[Monitor, ...]:
    """In an emergency only what is due today; what comes after it is planned when it is over."""
    today = case.visit_date
    if not emergency or today is None:
        return items
    return tuple(replace(item, due=(today,)) for item in items if today in item.due)


def _in_order(
    compiled: CompiledProtocol,
    case_rows: tuple[Recommendation, ...],
    plan_rows: tuple[Recommendation, ...],
    course: Course | None,
) -> tuple[Recommendation, ...]:
    """All rows in the protocol's order, with the length of the course where a line tells of it."""
    judged = {row.id: row for row in (*case_rows, *plan_rows)}
    ordered = (judged[row.row.id] for row in compiled.rows if row.row.id in judged)
    months = "" if course is None or course.short else plain((Decimal(course.days) / _DAYS_IN_A_MONTH), 0)
    return tuple(_with_months(row, months) for row in ordered)


def _with_the_centre(
    rows: tuple[Recommendation, ...], facts: Facts, compiled: CompiledProtocol
) -> tuple[Recommendation, ...]:
    """On every medicine of a child, the line that it belongs to a specialist centre stands first."""
    if facts["derived.population"] != "juvenile":
        return rows
    line = compiled.protocol.recommend.juvenile_line
    return tuple(row if row.medicine is None else replace(row, how=(line, *row.how)) for row in rows)


def _with_months(row: Recommendation, months: str) -> Recommendation:
    """Fill the months of the course into a row's lines; without a course such a line is left out."""
    if not any(COURSE_MONTHS in line for line in row.how):
        return row
    lines = (line.replace(COURSE_MONTHS, months) for line in row.how if months or COURSE_MONTHS not in line)
    return replace(row, how=tuple(lines))
