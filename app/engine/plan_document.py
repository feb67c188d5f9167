"""The plan as the JSON document heliotrope.plan/1; the same plan gives the same document."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from app.domain.dose import Dose
from app.domain.plan import PLAN_SCHEMA, Derived, Dispensed, Plan, Recommendation, Taper
from app.domain.taper_edits import CourseEdits

Document = Mapping[str, object]


def plan_document(plan: Plan) -> dict[str, object]:
    """Lay a plan out as plain JSON values: doses as numbers, days as ISO text."""
    return {
        "schema": PLAN_SCHEMA,
        "protocol": {
            "id": plan.protocol_id,
            "version": plan.protocol_version,
            "status": plan.protocol_status,
            "sha256": plan.protocol_sha256,
        },
        "visit_date": _day(plan.visit_date),
        "region": plan.region,
        "population": plan.population,
        "emergency": plan.emergency,
        "derived": _derived(plan.derived),
        "missing": [
            {"field": fact.field, "needed_for": list(fact.needed_for), "essential": fact.essential}
            for fact in plan.missing
        ],
        "alerts": [
            {
                "rule": alert.rule,
                "level": alert.level,
                "title": alert.title,
                "action": alert.action,
                "affects": list(alert.affects),
                "overridden": alert.overridden,
                "emergency": alert.emergency,
                "lines": list(alert.lines),
                "line_rules": list(alert.line_rules),
                "because": alert.because,
                "conflicts": list(alert.conflicts),
                "sources": list(alert.sources),
            }
            for alert in plan.alerts
        ],
        "recommendations": [_recommendation(row) for row in plan.recommendations],
        "taper": None if plan.taper is None else _taper(plan.taper),
        "taper_edits": _edits(plan.edits),
        "relapse_branch": None if plan.relapse_branch is None else _taper(plan.relapse_branch),
        "dispense": None if plan.dispensed is None else _dispensed(plan.dispensed),
        "monitoring": [
            {
                "item": item.item,
                "due": [day.isoformat() for day in item.due],
                "because": item.because,
                "sources": list(item.sources),
            }
            for item in plan.monitoring
        ],
        "handout": {"language": plan.handout_language, "available": True},
        "verdicts": [
            {"rule": verdict.rule, "state": verdict.state, "open_facts": list(verdict.open_facts)}
            for verdict in plan.verdicts
        ],
    }


def number(value: Decimal | None, places: int = 3) -> int | float | None:
    """A JSON number: whole where it is whole, else with at most `places` decimals."""
    if value is None:
        return None
    rounded = round(value, places)
    return int(rounded) if rounded == rounded.to_integral_value() else float(rounded)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _derived(derived: Derived) -> Document:
    classified = derived.classification
    return {
        "age_years": number(derived.age_years, 2),
        "bsa_m2": number(derived.bsa_m2, 3),
        "bmi": number(derived.bmi, 1),
        "classification": None
        if classified is None
        else {
            "score": float(classified.score),
            "probability": float(round(classified.probability, 3)),
            "category": classified.category,
            "with_biopsy": classified.with_biopsy,
            "counted": list(classified.counted),
            "unknown": list(classified.unknown),
        },
        "cancer_risk": derived.cancer_risk,
        "cancer_factors": list(derived.cancer_factors),
        "ideal_weight_kg": number(derived.ideal_weight_kg, 1),
        "adjusted_weight_kg": number(derived.adjusted_weight_kg, 1),
        "prednisone_mg_per_day": number(derived.prednisone_mg_per_day),
    }


def _recommendation(row: Recommendation) -> Document:
    return {
        "id": row.id,
        "medicine": row.medicine,
        "action": row.action,
        "verdict": row.verdict,
        "title": row.title,
        "dose": None if row.dose is None else _dose(row.dose),
        "arithmetic": row.arithmetic,
        "how": "; ".join(line.rstrip(".") for line in row.how) + ("." if row.how else ""),
        "because": row.because,
        "blocked_by": list(row.blocked_by),
        "needs": list(row.needs),
        "asks": list(row.asks),
        "strength": row.strength,
        "conflicts": list(row.conflicts),
        "sources": list(row.sources),
    }


def _dose(dose: Dose) -> Document:
    document: dict[str, object] = {
        "amount": number(dose.amount),
        "low": number(dose.low),
        "high": number(dose.high),
        "max": number(dose.maximum),
        "unit": dose.unit,
        "basis": dose.basis,
        "per": dose.per,
    }
    if dose.times_per_day is not None:
        document["times_per_day"] = dose.times_per_day
    if dose.pattern:
        document["pattern"] = dose.pattern
    return document


def _taper(taper: Taper) -> Document:
    return {
        "medicine": taper.medicine,
        "kind": taper.kind,
        "steps": [
            {
                "from": step.first_day.isoformat(),
                "to": step.last_day.isoformat(),
                "week": step.week,
                "dose_mg": number(step.dose_mg),
                "tablets": {_strength(strength): count for strength, count in step.tablets},
                "phase": step.phase,
            }
            for step in taper.steps
        ],
        "end_date": taper.end_date.isoformat(),
        "weeks": taper.weeks,
        "cumulative_mg": number(taper.cumulative_mg),
        "first_52_weeks_mg": number(taper.first_52_weeks_mg),
        "days_at_or_above": {_strength(dose): days for dose, days in taper.days_at_or_above},
    }


def _edits(edits: CourseEdits) -> Document:
    """Changes that are refused, and doses of changes that no longer occur; both empty where all is followed."""
    return {
        "refused": [
            {
                "at_mg": number(each.at_mg),
                "part": each.part,
                "rule": each.rule or None,
                "says": each.says,
                "permitted": number(each.offer),
            }
            for each in edits.refused
        ],
        "lapsed_at_mg": [number(dose) for dose in edits.lapsed_mg],
    }


def _dispensed(dispensed: Dispensed) -> Document:
    return {
        "from": dispensed.first_day.isoformat(),
        "to": dispensed.last_day.isoformat(),
        "tablets": {_strength(each.strength_mg): each.tablets for each in dispensed.strengths},
        "boxes": {_strength(each.strength_mg): each.boxes for each in dispensed.strengths if each.boxes is not None},
    }


def _strength(strength: Decimal) -> str:
    text = f"{strength:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


__all__: Sequence[str] = ("number", "plan_document")
