"""Cards: a raised rule, a row of advice and an item of monitoring in words, with facts, numbers and sources."""

from collections.abc import Sequence

from app.domain.case import Case
from app.domain.facts import Facts
from app.domain.figures import plain
from app.domain.plan import Alert, Monitor, Plan, Recommendation
from app.domain.recording import catalogue
from app.domain.report import (
    LEVEL_WORDS,
    AdviceCard,
    AlertCard,
    FactLine,
    MonitorLine,
    SetAside,
)
from app.engine.compiled import CompiledProtocol
from app.engine.derive import EARLY_CUT, HIGH_DOSE, NOT_RAISED
from app.engine.grouping import names_of_affected
from app.engine.open_facts import recorded_behind
from app.engine.region import RegionalNames
from app.engine.wording import (
    ACTION_WORDS,
    NOT_KNOWN,
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


class Cards:
    """Says the alerts, the advice and the monitoring of one plan."""

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
