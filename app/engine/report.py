"""The plan in words: what the screen, the command line and the clinician's page all show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.case import Case
from app.domain.facts import Facts, FactSpec
from app.domain.figures import plain, quantity
from app.domain.plan import Alert, Monitor, Plan, Recommendation
from app.domain.record_number import nhs_number, shown
from app.domain.recording import catalogue, recorded_facts
from app.domain.report import (
    LEVEL_WORDS,
    AdviceCard,
    AlertCard,
    FactLine,
    MissingLine,
    MonitorLine,
    PatientLine,
    Report,
    SetAside,
)
from app.engine.compiled import CompiledProtocol
from app.engine.derive import EARLY_CUT, HIGH_DOSE, NOT_RAISED, PREDNISONE_NAMES, derived_facts
from app.engine.grouping import gathered, names_of_affected
from app.engine.open_facts import open_facts, recorded_behind
from app.engine.region import RegionalNames
from app.engine.sheet import course_sheet, refusal_text
from app.engine.wording import (
    ACTION_WORDS,
    NOT_KNOWN,
    PURPOSE_WORDS,
    VERDICT_WORDS,
    day_after,
    day_text,
    fact_lines,
    line_name,
    medicine_line,
    range_line,
    weekday_word,
)

_SHOWN_DAYS = 4
_PLANNED = "derived.planned"
_CONTEXT = frozenset(
    {
        "purpose",
        "visit_date",
        "patient.sex",
        "patient.can_become_pregnant",
        "diagnosis.heliotrope_rash",
        *(f"derived.{name}" for name in ("population", "on_glucocorticoid", "years_since_onset")),
        *(f"derived.{name}" for name in ("weight_confirmed", "height_confirmed", "growth_weight", "growth_height")),
    }
)
"""What says what kind of patient or visit it is, or what the rule's own words say; it would tell a reader nothing."""
_TOLD_BY_A_FIGURE = frozenset(
    f"glucocorticoid.{name}" for name in ("started_on", "stopped_on", "weeks_of_exposure", "highest_dose_mg_per_day")
)
"""What was recorded of a course; a figure worked out of it tells more."""


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
    writer = _Writer(compiled, case, facts, plan, names)
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
    status = {"draft": "DRAFT, not approved", "under_review": "under review", "approved": "approved"}
    return f"{plan.protocol_id} {plan.protocol_version} · {status[plan.protocol_status]} · {plan.protocol_sha256[:8]}"


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


class _Writer:
    """Says the parts of one plan."""

    def __init__(self, compiled: CompiledProtocol, case: Case, facts: Facts, plan: Plan, names: RegionalNames) -> None:
        self._compiled = compiled
        self._names = names
        self._case = case
        self._facts = facts
        self._taper = plan.taper
        self._rows = {each.row.id: each.row for each in compiled.rows}
        self._cite = compiled.citations[plan.region]
        self._groups = compiled.protocol.prescribe.groups
        self._titles = {rule.id: rule.says for rule in compiled.protocol.assess.rules}
        self._titles.update({alert.rule: alert.title for alert in plan.alerts})
        self._overridable = {rule.id for rule in compiled.protocol.assess.rules if rule.override}
        self.set_aside = self._set_aside()

    def name_of(self, name: str) -> str:
        """A medicine in this region's name; anything else as it is, without underscores."""
        medicine = self._compiled.medicines.get(name)
        return name.replace("_", " ").replace("-", " ") if medicine is None else medicine.names[self._case.region]

    def _set_aside(self) -> tuple[SetAside, ...]:
        """Every rule that this case sets aside, whether it is raised now or not."""
        return tuple(
            SetAside(
                entry.rule,
                self._names.say(self._titles.get(entry.rule, entry.rule)),
                entry.reason,
                entry.specialist or "",
                entry.protocol_version or "",
            )
            for entry in self._case.choices.overrides
            if entry.rule and entry.reason
        )

    def alert_card(self, alert: Alert) -> AlertCard:
        """One raised rule."""
        aside = next((each for each in self.set_aside if each.rule == alert.rule), None)
        return AlertCard(
            rule=alert.rule,
            level=alert.level,
            word=LEVEL_WORDS[alert.level],
            title=alert.title,
            action=alert.action,
            lines=alert.lines,
            because=alert.because,
            affects=tuple(self.name_of(name) for name in names_of_affected(alert.affects, self._groups)),
            overridden=alert.overridden,
            emergency=alert.emergency,
            facts=self._fact_lines([field for field in alert.facts if not field.startswith(_PLANNED)]),
            numbers=self._cite.numbers(alert.thresholds),
            sources=self._cite.sources(alert.sources),
            conflicts=self._cite.conflicts(alert.conflicts),
            parts=alert.parts,
            medicines=tuple(name for name in alert.affects if name in self._compiled.medicines),
            line_rules=alert.line_rules,
            may_be_set_aside=alert.level == "warning" or (alert.level == "stop" and alert.rule in self._overridable),
            permits_more=alert.rule in {EARLY_CUT, HIGH_DOSE},
            forbids_a_raise=alert.rule == NOT_RAISED,
            set_aside=aside if alert.overridden else None,
            without_effect=aside if alert.lacks else None,
            lacks=alert.lacks,
            needs_specialist=alert.needs_specialist,
            cause=alert.cause,
            raised_by=self._telling(alert.raised_by, alert.title),
            would_change=self._fact_lines(recorded_behind(alert.could_end, self._facts)),
        )

    def advice_card(self, row: Recommendation) -> AdviceCard:
        """One row of advice."""
        medicine = self._compiled.medicines.get(row.medicine or "")
        name = self.name_of(row.medicine) if row.medicine else ""
        shown = "" if medicine is None else line_name(medicine, self._case.region)
        line = "" if medicine is None else medicine_line(row, medicine, shown, self._weekday(row.medicine))
        return AdviceCard(
            id=row.id,
            medicine=row.medicine,
            medicine_name=name,
            headline=row.title,
            verdict=row.verdict,
            verdict_word=VERDICT_WORDS[row.verdict],
            action=row.action,
            action_word=ACTION_WORDS[row.action],
            dose_line=line,
            range_line=range_line(row.dose, row.arithmetic),
            arithmetic=row.arithmetic,
            how=row.how,
            because=row.because,
            blocked=tuple(f"{rule}: {self._why_blocked(row, rule)}" for rule in row.blocked_by),
            needs=() if row.verdict == "blocked" else self._fact_lines(row.needs),
            would_change=() if row.verdict == "blocked" else self._fact_lines(row.asks),
            facts=self._fact_lines([fact for fact in row.facts if not fact.startswith(_PLANNED)]),
            strength=row.strength,
            sources=self._cite.sources(row.sources),
            conflicts=self._cite.conflicts(row.conflicts),
            numbers=self._cite.numbers(row.thresholds),
            course=self._course_of(row),
            protects=self._rows[row.id].protects,
            against=self._names.say(self._rows[row.id].against),
            hinges=self._fact_lines(recorded_behind(row.hinges, self._facts)),
            hinge_says=self._names.say(row.hinge_says),
            excluded_by=self._telling(row.excluded_by, ""),
        )

    def _why_blocked(self, row: Recommendation, rule: str) -> str:
        """What forbids a row: the title of the rule, or of the row's own bar under it."""
        bar = next((each.says for each in self._rows[row.id].bars if each.rule == rule and each.says), "")
        return self._names.say(bar or self._titles[rule])

    def _telling(self, fields: Sequence[str], title: str) -> tuple[FactLine, ...]:
        """The facts that tell a reader why; not what holds for every patient of the kind, nor what the title says."""
        told = [field for field in fields if field not in _CONTEXT and not field.startswith(_PLANNED)]
        lines = [line for line in self._fact_lines(told) if line.value != NOT_KNOWN]
        telling = [line for line in lines if line.field not in _TOLD_BY_A_FIGURE and not line.field.endswith(".taking")]
        return tuple(line for line in telling or lines if line.value != "yes" or line.title.lower() != title.lower())

    def _course_of(self, row: Recommendation) -> str:
        """The end and the sum of the taper that goes with a row; "" where none does."""
        taper = self._taper
        if taper is None or row.medicine != taper.medicine or row.verdict != "offer" or row.dose is None:
            return ""
        return f", until {day_text(taper.end_date)}, {plain(taper.cumulative_mg)} mg in all"

    def _fact_lines(self, fields: Sequence[str]) -> tuple[FactLine, ...]:
        return fact_lines(fields, self._facts, self.title_of)

    def title_of(self, path: str) -> str:
        """The label of a fact: a worked-out one's in the words of this region, a recorded one's as in the form."""
        title = catalogue()[path].title
        return self._names.say(title) if path.startswith("derived.") else title

    def _weekday(self, medicine: str | None) -> str | None:
        chosen = self._case.choices.methotrexate_weekday or self._case.other_treatment.methotrexate.weekday
        day = weekday_word(chosen)
        if day is None or medicine not in {"methotrexate", "folic_acid"}:
            return None
        return day if medicine == "methotrexate" else day_after(day)

    def monitor_line(self, item: Monitor) -> MonitorLine:
        """One item of monitoring."""
        first = ", ".join(day_text(day) for day in item.due[:_SHOWN_DAYS])
        more = len(item.due) - _SHOWN_DAYS
        text = f"{first} and {more} more" if more > 0 else first
        return MonitorLine(
            item.item,
            item.due,
            text or "needs the visit date",
            item.because,
            self._cite.sources(item.sources),
        )
