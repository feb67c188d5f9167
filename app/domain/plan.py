"""The plan: what follows from a case under a protocol (schema heliotrope.plan/1)."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from app.domain.dose import Dose
from app.domain.taper_edits import NO_EDITS, CourseEdits
from app.domain.words import Action, Lack, Level, TaperKind, Verdict

PLAN_SCHEMA = "heliotrope.plan/1"
RuleState = Literal["raised", "clear", "undecided"]


@dataclass(frozen=True, slots=True)
class RuleVerdict:
    """What a rule came to: raised at a level, clear, or undecided with the facts that would settle it."""

    rule: str
    state: RuleState
    level: Level | None = None
    grade: int | None = None
    open_facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AlertPart:
    """One cause of a raised rule, as a sentence, and the recorded facts that it is about."""

    says: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """A raised rule, as a card: one for each cause.

    Args:
        lacks: Why an entry of the case that would set it aside has no effect; "" where none is without one.
        needs_specialist: It is set aside with the name of a specialist only.
        raised_by: Facts that speak for it. could_end: unknown facts that could end it.
    """

    rule: str
    level: Level
    title: str
    action: str
    affects: tuple[str, ...]
    overridden: bool
    sources: tuple[str, ...]
    conflicts: tuple[str, ...] = ()
    because: str = ""
    emergency: bool = False
    facts: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    line_rules: tuple[str, ...] = ()
    thresholds: tuple[str, ...] = ()
    parts: tuple[AlertPart, ...] = ()
    cause: str = ""
    lacks: Lack = ""
    needs_specialist: bool = False
    raised_by: tuple[str, ...] = ()
    could_end: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One row of advice.

    Args:
        dose: None unless the verdict is offer or option and the row has a dose.
        blocked_by: Rules that forbid it. needs: facts without which the dose is not printed.
        asks: Unknown facts that would refine the advice. facts: known facts on which it rests.
        hinges: Unknown facts that would turn it into another advice; `hinge_says` is how.
        excluded_by: Where it is blocked, the facts for which it is.
    """

    id: str
    medicine: str | None
    action: Action
    verdict: Verdict
    title: str
    dose: Dose | None
    arithmetic: str
    how: tuple[str, ...]
    because: str
    blocked_by: tuple[str, ...]
    needs: tuple[str, ...]
    asks: tuple[str, ...]
    conflicts: tuple[str, ...]
    sources: tuple[str, ...]
    strength: str = "expert"
    facts: tuple[str, ...] = ()
    thresholds: tuple[str, ...] = ()
    hinges: tuple[str, ...] = ()
    hinge_says: str = ""
    excluded_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TaperStep:
    """Days on one dose.

    Args:
        first_day, last_day: Inclusive. week: whole weeks from the first step.
        tablets: Strength in mg to tablets a day, largest first; their sum is `dose_mg`, always.
        phase: Which part of the course: control, hold, or the rung it came down on.
    """

    first_day: date
    last_day: date
    week: int
    dose_mg: Decimal
    tablets: tuple[tuple[Decimal, int], ...]
    phase: str

    @property
    def days(self) -> int:
        """Days on this dose."""
        return (self.last_day - self.first_day).days + 1


@dataclass(frozen=True, slots=True)
class Taper:
    """A descending course, contiguous from the first step to the day on which the dose is 0.

    Args:
        end_date: The first day without a tablet.
        days_at_or_above: Dose in mg to days at that dose or more.
    """

    medicine: str
    kind: TaperKind
    steps: tuple[TaperStep, ...]
    end_date: date
    weeks: int
    cumulative_mg: Decimal
    first_52_weeks_mg: Decimal
    days_at_or_above: tuple[tuple[Decimal, int], ...]


@dataclass(frozen=True, slots=True)
class DispensedStrength:
    """Tablets of one strength over a period, and boxes; None where it is not known how many a box holds."""

    strength_mg: Decimal
    tablets: int
    boxes: int | None


@dataclass(frozen=True, slots=True)
class Dispensed:
    """What is to be dispensed from the first day of a taper to the last one counted, largest strength first."""

    first_day: date
    last_day: date
    whole_course: bool
    strengths: tuple[DispensedStrength, ...]


@dataclass(frozen=True, slots=True)
class Monitor:
    """Something to be checked on some days; an empty tuple of days stands for no visit date."""

    id: str
    item: str
    due: tuple[date, ...]
    because: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that is not known, and what waits for it."""

    field: str
    needed_for: tuple[str, ...]
    essential: bool


@dataclass(frozen=True, slots=True)
class Classified:
    """EULAR/ACR score with its probability; items that counted, and items not known."""

    score: Decimal
    probability: Decimal
    category: str
    with_biopsy: bool
    counted: tuple[str, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """Figures worked out from the case; None where a fact is missing."""

    age_years: Decimal | None
    bsa_m2: Decimal | None
    bmi: Decimal | None
    classification: Classified | None
    cancer_risk: str | None
    cancer_factors: tuple[str, ...] = ()
    ideal_weight_kg: Decimal | None = None
    adjusted_weight_kg: Decimal | None = None
    prednisone_mg_per_day: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole answer. Alerts by level, then rule; recommendations in the protocol's order.

    Args:
        edits: What may be changed in the taper, and what became of the case's changes.
        relapse_branch: What if: the way back from a relapse marked in the taper. It changes nothing else.
        dispensed: The tablets of the taper.
    """

    protocol_id: str
    protocol_version: str
    protocol_status: str
    protocol_sha256: str
    visit_date: date | None
    region: str
    population: str | None
    derived: Derived
    missing: tuple[MissingFact, ...]
    alerts: tuple[Alert, ...]
    recommendations: tuple[Recommendation, ...]
    taper: Taper | None
    monitoring: tuple[Monitor, ...]
    handout_language: str
    verdicts: tuple[RuleVerdict, ...] = field(default=(), repr=False)
    edits: CourseEdits = NO_EDITS
    relapse_branch: Taper | None = None
    dispensed: Dispensed | None = None

    @property
    def emergency(self) -> bool:
        """Whether the patient needs same-day assessment before anything else."""
        return any(alert.emergency and alert.level == "stop" and not alert.overridden for alert in self.alerts)
