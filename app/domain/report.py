"""The report: the plan in words, as the screen and the clinician's page show it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.plan import AlertPart
from app.domain.words import Action, Lack, Level, Verdict

BETWEEN_ATTRIBUTES = " – "
LEVEL_WORDS: dict[Level, str] = {"stop": "STOP", "warning": "CAUTION", "caution": "CONSIDER"}


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as cited: its id, the work, what it says there, and whether its figures are confirmed."""

    id: str
    work: str
    says: str
    to_confirm: bool


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A number of the protocol that decided or doses: what it is for, its value with unit, where it is from."""

    id: str
    says: str
    value: str
    sources: tuple[str, ...]
    to_confirm: bool


def unconfirmed(numbers: tuple[NumberLine, ...]) -> tuple[NumberLine, ...]:
    """The numbers that are not confirmed at their source."""
    return tuple(number for number in numbers if number.to_confirm)


@dataclass(frozen=True, slots=True)
class ConflictLine:
    """Where sources differ: the question, who says what, what stands and why, and whether its figures are confirmed."""

    id: str
    question: str
    positions: tuple[str, ...]
    stands: str
    because: str
    to_confirm: bool = False


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact as a clinician reads it: path of the field, its label, its value in words."""

    field: str
    title: str
    value: str


@dataclass(frozen=True, slots=True)
class SetAside:
    """A rule that was set aside: why in words, by whom, and under which version of the protocol; "" where not said."""

    rule: str
    title: str
    reason: str
    who: str
    version: str


@dataclass(frozen=True, slots=True)
class AlertCard:
    """A raised rule. `word` is STOP, CAUTION or CONSIDER; `affects` are medicine names in this region.

    Args:
        parts: Its causes, each to be told at the fields that it is about; they are among the lines as well.
        medicines: Ids of the medicines that it affects. line_rules: rules that are told on this card too.
        may_be_set_aside: A reason and the name of who decides set it aside; `permits_more` is whether the advice then
            goes further. set_aside: by whom that was done. needs_specialist: only a specialist's name does.
        without_effect: What would set it aside and does not; `lacks` is why.
        raised_by: The facts that raised it, but for those that its title says. would_change: unknown ones that could
            end it. forbids_a_raise: to go on as before follows it.
    """

    rule: str
    level: Level
    word: str
    title: str
    action: str
    lines: tuple[str, ...]
    because: str
    affects: tuple[str, ...]
    overridden: bool
    emergency: bool
    facts: tuple[FactLine, ...]
    numbers: tuple[NumberLine, ...]
    sources: tuple[SourceLine, ...]
    conflicts: tuple[ConflictLine, ...]
    parts: tuple[AlertPart, ...] = ()
    medicines: tuple[str, ...] = ()
    line_rules: tuple[str, ...] = ()
    may_be_set_aside: bool = False
    permits_more: bool = False
    set_aside: SetAside | None = None
    cause: str = ""
    without_effect: SetAside | None = None
    lacks: Lack = ""
    needs_specialist: bool = False
    raised_by: tuple[FactLine, ...] = ()
    would_change: tuple[FactLine, ...] = ()
    forbids_a_raise: bool = False

    @property
    def to_confirm(self) -> tuple[NumberLine, ...]:
        """The numbers that are not confirmed at their source."""
        return unconfirmed(self.numbers)


@dataclass(frozen=True, slots=True)
class AdviceCard:
    """One recommendation.

    Args:
        headline: What to do, in a few words. medicine_name: as shown in this region; "" for other advice.
        dose_line: The medicine line with its dose; "" where no dose is printed.
        range_line: Starting range and maximum for this patient; "" where there is none.
        blocked: Why it is blocked, a line for each rule. needs: what is needed before a dose is printed.
        course: Where a taper belongs to it: its end and its sum, as part of what is decided.
        would_change: Unknown facts that would refine it. numbers: those of the protocol that stand behind it.
        protects: Ids of medicines beside which it is given. against: what it protects from.
        hinges: Unknown facts that would turn it into another advice; `hinge_says` is how.
        excluded_by: Where it is blocked, the facts for which it is.
    """

    id: str
    medicine: str | None
    medicine_name: str
    headline: str
    verdict: Verdict
    verdict_word: str
    action: Action
    action_word: str
    dose_line: str
    range_line: str
    arithmetic: str
    how: tuple[str, ...]
    because: str
    blocked: tuple[str, ...]
    needs: tuple[FactLine, ...]
    would_change: tuple[FactLine, ...]
    facts: tuple[FactLine, ...]
    strength: str
    sources: tuple[SourceLine, ...]
    conflicts: tuple[ConflictLine, ...]
    numbers: tuple[NumberLine, ...]
    course: str = ""
    protects: tuple[str, ...] = ()
    against: str = ""
    hinges: tuple[FactLine, ...] = ()
    hinge_says: str = ""
    excluded_by: tuple[FactLine, ...] = ()

    @property
    def dose_parts(self) -> tuple[str, ...]:
        """The attributes of the medicine line, between which alone it may be wrapped; empty where there is no dose."""
        return tuple(self.dose_line.split(BETWEEN_ATTRIBUTES)) if self.dose_line else ()

    @property
    def decided_as(self) -> str:
        """What a decision on this line is about: its medicine line, else what it says to do."""
        return f"{self.dose_line}{self.course}" if self.dose_line else self.headline

    @property
    def to_confirm(self) -> tuple[NumberLine, ...]:
        """The numbers that are not confirmed at their source."""
        return unconfirmed(self.numbers)


@dataclass(frozen=True, slots=True)
class TaperRow:
    """One line of the taper table; texts are ready to show, days as dd-MMM-yyyy.

    Args:
        changed: The clinician's own days or own dose stand here, not the protocol's.
    """

    first_day: date
    last_day: date
    from_text: str
    to_text: str
    weekday: str
    week: int
    days: int
    dose_mg: Decimal
    dose_text: str
    tablets_text: str
    phase: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class TaperSheet:
    """The taper in words: its rows, then what the course adds up to.

    Args:
        notes: What became of the clinician's own changes, where something is to be told.
        branch: What if: the way back from a relapse that is marked in this taper.
        no_branch: Why there is none for the relapse that is marked; "" where there is one, or none is marked.
        dispense: Tablets to dispense, a line for each strength; `dispense_text` says for which days.
    """

    medicine_name: str
    title: str
    rows: tuple[TaperRow, ...]
    end_text: str
    totals: tuple[str, ...]
    notes: tuple[str, ...] = ()
    branch: "TaperSheet | None" = None
    dispense: tuple[str, ...] = ()
    dispense_text: str = ""
    no_branch: str = ""


@dataclass(frozen=True, slots=True)
class MonitorLine:
    """Something to be checked; `due_text` lists the first days, `due` all of them."""

    item: str
    due: tuple[date, ...]
    due_text: str
    because: str
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class MissingLine:
    """A fact to be asked: the field, its label, and what waits for it."""

    field: str
    title: str
    needed_for: tuple[str, ...]
    essential: bool


@dataclass(frozen=True, slots=True)
class OpenFact:
    """An unknown fact that can still change the advice: its field, its label, how many lines, whether a dose waits."""

    field: str
    title: str
    lines: int
    essential: bool


@dataclass(frozen=True, slots=True)
class PatientLine:
    """The banner: who the patient is. "Not known" where nothing was recorded, never blank."""

    name: str
    born: str
    sex: str
    identifier: str
    measures: str
    allergies: str
    identifier_title: str = "Record no."


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is shown about one case, in order of importance; `set_aside` is every rule that was set aside."""

    patient: PatientLine
    visit_text: str
    purpose_text: str
    headline: str
    emergency: bool
    alerts: tuple[AlertCard, ...]
    cards: tuple[AdviceCard, ...]
    missing: tuple[MissingLine, ...]
    derived: tuple[FactLine, ...]
    taper: TaperSheet | None
    no_taper: str
    monitoring: tuple[MonitorLine, ...]
    protocol_line: str
    draft: bool
    region: str
    set_aside: tuple[SetAside, ...] = ()
    protocol_version: str = ""
    open_facts: tuple[OpenFact, ...] = ()
