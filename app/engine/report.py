"""The plan in words: what the screen, the command line and the clinician's page all show."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from app.domain.case import Case
from app.domain.facts import FactSpec
from app.domain.figures import plain, quantity
from app.domain.plan import Plan
from app.domain.record_number import nhs_number, shown
from app.domain.recording import catalogue, recorded_facts
from app.domain.report import (
    FactLine,
    MissingLine,
    PatientLine,
    Report,
)
from app.engine.cards import Cards
from app.engine.compiled import CompiledProtocol
from app.engine.derive import PREDNISONE_NAMES, derived_facts
from app.engine.grouping import gathered
from app.engine.open_facts import open_facts
from app.engine.sheet import course_sheet, refusal_text
from app.engine.wording import (
    NOT_KNOWN,
    PURPOSE_WORDS,
    day_text,
)


def make_report(compiled: CompiledProtocol, case: Case, plan: Plan) -> Report:
    """Say a plan in words.

    Args:
        case, plan: The plan is that of the case under the compiled protocol.

    Returns:
        The report; the same plan gives an equal report.
    """
    facts, _derived = derived_facts(case, recorded_facts(case), compiled)
    names = compiled.names[plan.region]
    plan = names.in_plan(plan)
    writer = Cards(compiled, case, facts, plan, names)
    return Report(
        patient=_patient_line(case, plan),
        visit_text=day_text(plan.visit_date),
        purpose_text=PURPOSE_WORDS.get(case.purpose or "", NOT_KNOWN),
        headline=_headline(plan),
        emergency=plan.emergency,
        alerts=tuple(writer.alert_card(alert) for alert in plan.alerts),
        cards=gathered([writer.advice_card(row) for row in plan.recommendations]),
        missing=tuple(
            MissingLine(
                fact.field,
                writer.title_of(fact.field),
                tuple(writer.name_of(name) for name in fact.needed_for),
                fact.essential,
            )
            for fact in plan.missing
        ),
        derived=tuple(
            replace(line, title=names.say(line.title)) for line in _derived_lines(case, plan, compiled.numbers)
        ),
        taper=None if plan.taper is None else course_sheet(case, plan, writer.name_of(plan.taper.medicine)),
        no_taper="" if plan.taper else _why_no_taper(plan),
        monitoring=tuple(writer.monitor_line(item) for item in plan.monitoring),
        protocol_line=protocol_line(plan),
        draft=plan.protocol_status != "approved",
        region=plan.region,
        set_aside=writer.set_aside,
        protocol_version=plan.protocol_version,
        open_facts=tuple(
            replace(fact, title=writer.title_of(fact.field)) for fact in open_facts(compiled, plan, facts)
        ),
    )


def protocol_line(plan: Plan) -> str:
    """Which protocol, which version, which content, and that it is a draft."""
    return line_of_protocol(plan.protocol_id, plan.protocol_version, plan.protocol_status, plan.protocol_sha256)


def line_of_protocol(protocol: str, version: str, status: str, sha256: str) -> str:
    """The same of a protocol that answers no case."""
    said = {"draft": "DRAFT, not approved", "under_review": "under review", "approved": "approved"}
    return f"{protocol} {version} · {said[status]} · {sha256[:8]}"


def _headline(plan: Plan) -> str:
    if plan.emergency:
        return "Needs assessment the same day. No new dose is worked out."
    essential = sum(fact.essential for fact in plan.missing)
    offered = sum(row.verdict == "offer" and row.dose is not None for row in plan.recommendations)
    if not offered and essential:
        return f"No dose yet: {essential} essential {'fact is' if essential == 1 else 'facts are'} not known."
    stops = [alert.rule for alert in plan.alerts if alert.level == "stop" and not alert.overridden]
    if not offered and stops:
        return (
            f"No medicine is offered with a dose while {' and '.join(stops)} {'stand' if len(stops) > 1 else 'stands'}."
        )
    waiting = f", {essential} essential {'fact' if essential == 1 else 'facts'} not known" if essential else ""
    return f"{offered} medicines offered with a dose{waiting}." if offered != 1 else f"1 medicine offered{waiting}."


def _why_no_taper(plan: Plan) -> str:
    if plan.emergency:
        return "No taper while same-day assessment is needed."
    if plan.edits.refused:
        return "No taper while a change of yours is not permitted. " + " ".join(map(refusal_text, plan.edits.refused))
    if any(fact.field == "choices.tablet_strengths_mg" for fact in plan.missing):
        return "The tablet strengths chosen cannot make every dose; add a strength such as 1 mg or 2.5 mg."
    if any(alert.rule in {"G06", "G08"} and alert.level == "stop" for alert in plan.alerts):
        return "No cut now, so no new taper; today's dose goes on."
    waiting = [row for row in plan.recommendations if row.medicine == "prednisone"]
    if any(row.verdict == "blocked" for row in waiting):
        return f"No taper while {waiting[0].blocked_by[0]} forbids a start."
    if any(row.verdict == "needs_facts" for row in waiting):
        return "The taper waits for the facts that the dose needs."
    return "No taper follows from this advice."


def _patient_line(case: Case, plan: Plan) -> PatientLine:
    patient = case.patient
    names = (patient.family_name.upper() if patient.family_name else "", patient.given_name or "")
    age = plan.derived.age_years
    born = day_text(patient.date_of_birth)
    years = "" if age is None else f"{plain(age)} years"
    measures = [
        quantity(number, unit)
        for number, unit in ((patient.weight_kg, "kg"), (patient.height_cm, "cm"))
        if number is not None
    ]
    if plan.derived.bsa_m2 is not None:
        measures.append(f"surface {plain(plan.derived.bsa_m2)} m²")
    return PatientLine(
        name=", ".join(name for name in names if name) or "Name not recorded",
        born=f"{born} ({years})" if patient.date_of_birth and years else years or NOT_KNOWN,
        sex=NOT_KNOWN if patient.sex == "unknown" else patient.sex.capitalize(),
        identifier=shown(patient.identifier, plan.region) if patient.identifier else NOT_KNOWN,
        measures=" · ".join(measures) or NOT_KNOWN,
        allergies=_allergies_text(case),
        identifier_title="NHS No." if nhs_number(patient.identifier or "", plan.region) else "Record no.",
    )


def _allergies_text(case: Case) -> str:
    """Known ones by name; none known only where every one that is asked was answered no; else not recorded."""
    answers = {
        spec.title.removesuffix(" allergy"): getattr(case.allergies, field.split(".")[1])
        for field, spec in _allergies()
    }
    known = [title for title, answer in answers.items() if answer == "yes"]
    if known:
        return f"Known: {', '.join(known)}"
    return "No known allergies" if all(answer == "no" for answer in answers.values()) else "Not recorded"


def _allergies() -> Iterable[tuple[str, FactSpec]]:
    return ((field, spec) for field, spec in catalogue().items() if field.startswith("allergies."))


def _derived_lines(case: Case, plan: Plan, numbers: Mapping[str, Decimal]) -> tuple[FactLine, ...]:
    derived = plan.derived
    lines = []
    if case.glucocorticoid.medicine not in PREDNISONE_NAMES and derived.prednisone_mg_per_day:
        as_taken = f"{plain(case.glucocorticoid.dose_mg_per_day or Decimal(0))} mg {case.glucocorticoid.medicine}"
        text = f"{plain(derived.prednisone_mg_per_day)} mg a day, from {as_taken}"
        lines.append(FactLine("derived.prednisone_mg_per_day", "Prednisone equivalent", text))
    if derived.bmi is not None:
        lines.append(FactLine("derived.bmi", "Body mass index", plain(derived.bmi, 1)))
    if derived.bmi is not None and derived.bmi >= numbers["bmi_obese"] and derived.ideal_weight_kg is not None:
        adjusted = derived.adjusted_weight_kg or derived.ideal_weight_kg
        text = f"{plain(derived.ideal_weight_kg, 1)} kg, adjusted {plain(adjusted, 1)} kg (to be confirmed)"
        lines.append(FactLine("derived.ideal_weight_kg", "Ideal weight", text))
    if derived.bsa_m2 is not None:
        lines.append(FactLine("derived.bsa_m2", "Surface area (Mosteller)", f"{plain(derived.bsa_m2)} m²"))
    if derived.classification is not None:
        score = derived.classification
        percent = plain(score.probability * 100, 0)
        least = "at least " if score.unknown else ""
        text = f"{least}{plain(score.score, 1)} points, {score.category}, {percent} %"
        lines.append(FactLine("derived.classification_score", "EULAR/ACR score", text))
    if derived.cancer_risk is not None:
        factors = ", ".join(derived.cancer_factors) or "no factor known"
        lines.append(FactLine("derived.cancer_risk", "Cancer risk", f"{derived.cancer_risk} ({factors})"))
    return tuple(lines)
