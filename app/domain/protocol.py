"""A protocol: rules, medicines, taper and monitoring as data, each with its sources."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, InstanceOf, model_validator

from app.domain.condition import (
    AllOf,
    AnyOf,
    Compare,
    Decided,
    Established,
    Is,
    Known,
    Not,
    NotRuledOut,
    Term,
)
from app.domain.dose import DoseBasis, DosePer, DoseUnit
from app.domain.words import Action, Confirmed, Level, Population, TaperPlan, Use
from app.domain.written import ADay, Number

When = (
    InstanceOf[AllOf]
    | InstanceOf[AnyOf]
    | InstanceOf[Not]
    | InstanceOf[Established]
    | InstanceOf[NotRuledOut]
    | (InstanceOf[Decided] | InstanceOf[Is] | InstanceOf[Compare] | InstanceOf[Known] | InstanceOf[Term])
)
Ids = tuple[str, ...]
Figure = Annotated[Decimal, Number(-1000000, 1000000, optional=False)]
Whole = Annotated[Decimal, Number(0, 100000, whole=True, optional=False)]


def _truth(value: object) -> object:
    return {"yes": True, "no": False}.get(value, value) if isinstance(value, str) else value


YesNo = Annotated[bool, BeforeValidator(_truth)]


class Part(BaseModel):
    """A piece of a protocol: frozen, strict, and without unknown keys."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        allow_inf_nan=False,
        arbitrary_types_allowed=True,
        defer_build=True,
    )


class Approval(Part):
    """A clinician who has approved this version; written by that clinician only."""

    name: str
    role: str
    on: ADay


class About(Part):
    """What this version is."""

    id: str
    version: str
    title: str
    status: Literal["draft", "under_review", "approved"]
    effective_from: ADay = None
    review_due: ADay = None
    approvals: tuple[Approval, ...] = ()


class Document(Part):
    """A work that can be cited."""

    id: str
    kind: Literal["article", "guideline", "trial", "label", "review", "cohort", "regulator", "standard", "web"]
    title: str
    year: str
    about: str


class Statement(Part):
    """What one of the four articles says, and what is done with it."""

    id: str
    document: str
    says: str
    population: Population
    use: Use
    reference: str = ""
    note: str = ""
    conflicts: Ids = ()


class FactPart(Part):
    """One figure or finding of an outside source, and whether it was seen there."""

    says: str
    confirmed: Confirmed


class OutsideFact(Part):
    """A fact from outside the articles."""

    id: str
    title: str
    year: str
    kind: Literal["article", "guideline", "trial", "label", "review", "cohort", "regulator", "standard", "web"]
    addresses: tuple[str, ...]
    parts: Annotated[tuple[FactPart, ...], Field(min_length=1)]


class Position(Part):
    """What some sources say in a conflict."""

    sources: Ids
    says: str


class Conflict(Part):
    """Where sources differ or are wrong, and what stands."""

    id: str
    question: str
    positions: tuple[Position, ...]
    stands: str
    applies_to: Population
    because: str
    sources: Ids
    confirmed: Confirmed


class Threshold(Part):
    """A number that decides or doses; every number stands once."""

    id: str
    value: Figure
    unit: str
    says: str
    sources: Annotated[Ids, Field(min_length=1)]
    confirmed: Confirmed


class Grade(Part):
    """One level of a rule: when it is reached, what it touches, what to do.

    Args:
        says: The title of the card at this grade; "" for the rule's own.
        spares: What a stop leaves alone: a medicine that is taken already, whatever becomes of its dose (taken),
            or one that goes on unchanged (unchanged), or at a lower dose (lowering); "" for nothing.
        kept: How a glucocorticoid that goes on in spite of the stop is given meanwhile.
        specialist: A warning that is set aside with the name of a specialist only; every stop is.
    """

    level: Level
    when: When
    says: str = ""
    affects: Ids = ()
    do: str
    spares: Literal["", "taken", "unchanged", "lowering"] = ""
    kept: str = ""
    specialist: YesNo = False


class RulePart(Part):
    """One cause of a rule: a line of its card, and a sentence at the fields that it is about.

    Args:
        says: Places in braces hold facts of the case, by their paths, and numbers of the protocol, by their names.
        fields: The recorded facts at which it is told.
    """

    when: When
    says: str
    fields: Annotated[Ids, Field(min_length=1)]


class Rule(Part):
    """A safety rule.

    Args:
        parts: Its causes, each told while the rule is raised and its own condition is yes. A rule of one level
            that has parts and no condition of its own is raised by any of them.
        grades: Highest level first; the first whose condition is yes is the one that counts.
        each: Every grade whose condition is yes counts, each for the medicines that it affects.
        about: The case, or the plan that follows from it (then no grade may be a stop).
        emergency: Raised as a stop it means same-day assessment: no new dose, no taper.
        holds: Medicines that, when taken already, are paused while the rule is raised as a stop.
        line_of: While one of these rules is raised, at this one's level or above, this one is a line of its card.
        override: A specialist may set the stop aside with a reason.
    """

    id: str
    says: str
    grades: Annotated[tuple[Grade, ...], Field(min_length=1)]
    because: str
    sources: Annotated[Ids, Field(min_length=1)]
    conflicts: Ids = ()
    about: Literal["case", "plan"] = "case"
    emergency: YesNo = False
    holds: Ids = ()
    line_of: Ids = ()
    each: YesNo = False
    override: YesNo = False
    parts: tuple[RulePart, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _one_grade(cls, value: Any) -> Any:
        """Let a rule of one level be written flat."""
        if isinstance(value, Mapping) and "grades" not in value and "level" in value:
            of_grade = ("level", "when", "affects", "do", "spares", "kept", "specialist")
            rest = {key: part for key, part in value.items() if key not in of_grade}
            grade = {key: value[key] for key in of_grade if key in value}
            causes = tuple(part["when"] for part in _mappings(value.get("parts")) if "when" in part)
            if causes:
                grade.setdefault("when", AnyOf(causes))
            return {**rest, "grades": (grade,)}
        return value


def _mappings(listed: Any) -> tuple[Mapping[str, Any], ...]:
    return tuple(part for part in listed if isinstance(part, Mapping)) if isinstance(listed, tuple) else ()


class KeptElsewhere(Part):
    """A safety rule that never makes a card, because something else keeps it in every case.

    Args:
        kept_by: What keeps it: the reader of cases, the engine, a row of advice, the taper, monitoring or the page.
        how: What happens instead of an alert.
    """

    id: str
    says: str
    kept_by: Literal["reader", "engine", "row", "taper", "monitoring", "page"]
    how: str
    sources: Annotated[Ids, Field(min_length=1)]


class ScoreItem(Part):
    """One item of the classification criteria."""

    id: str
    says: str
    when: When
    without_biopsy: Figure
    with_biopsy: Figure


class ScoreCut(Part):
    """The score from which a category holds."""

    category: Literal["definite", "probable", "possible"]
    without_biopsy: Figure
    with_biopsy: Figure


class Classification(Part):
    """The EULAR/ACR 2017 score, with and without biopsy."""

    items: tuple[ScoreItem, ...]
    cuts: tuple[ScoreCut, ...]
    offset_without_biopsy: Figure
    offset_with_biopsy: Figure
    biopsy_done: When
    sources: Ids


class RiskFactor(Part):
    """One factor of the cancer-risk stratum."""

    id: str
    says: str
    weight: Literal["high", "intermediate"]
    when: When


class CancerRisk(Part):
    """Cancer-risk stratum: how many factors make it high or intermediate."""

    factors: tuple[RiskFactor, ...]
    high_from: str
    intermediate_from: str
    sources: Ids


class Assessing(Part):
    """assess.yaml: named conditions, red flags and rules."""

    terms: Mapping[str, When]
    classification: Classification
    cancer_risk: CancerRisk
    rules: tuple[Rule, ...]
    elsewhere: tuple[KeptElsewhere, ...] = ()


class Pick(Part):
    """A number for the patients of a condition; without one, for everybody else.

    Args:
        use: A threshold, in the basis of the dose. fact: a recorded dose instead, taken flat.
    """

    use: str | None = None
    fact: str | None = None
    when: When | None = None


class Given(Part):
    """In which form and by which route a dose is given, where it is not the medicine's own."""

    form: str
    route: str
    when: When | None = None


def _picks(value: Any) -> Any:
    return ({"use": value},) if isinstance(value, str) else value


Picks = Annotated[tuple[Pick, ...], BeforeValidator(_picks)]


class DoseRule(Part):
    """How a dose is worked out.

    Args:
        population: For whom it is a dose at all; a row with the dose stands for nobody else.
        amount: What is printed (before rounding), by the first pick that applies.
        low, high: The starting range.
        cap: Flat maximum. limit: maximum per kg or m2, per kg where the dose is flat. limit_m2: maximum per m2 of a
            flat dose. The lowest of them that can be worked out is the maximum.
        most: The most that is worked out here, where the maximum lies above it and is left to a specialist.
        given: Forms and routes other than the medicine's own; the first that applies.
        round_to: Increment; ties go down, and an amount above the maximum goes one increment lower.
        scheme: by_increment (round_to), to_nearest (the same, with the maximum too to the nearest), by_band (the
            increments of prednisone), weekly_tablets (whole tablets of `round_to` mg over a week), split (the amount
            shared out over the day), as_given (no rounding; an adult's mean of whole tablets of `round_to` mg over a
            week is told by its days).
        obese_ideal: At the named body mass index and above, the amount comes from the ideal weight.
    """

    id: str
    unit: DoseUnit
    basis: DoseBasis
    per: DosePer
    population: Population = "adult"
    times_per_day: Whole | None = None
    scheme: Literal[
        "by_increment", "down_to_increment", "to_nearest", "by_band", "weekly_tablets", "split", "as_given"
    ] = "by_increment"
    amount: Picks = ()
    low: Picks = ()
    high: Picks = ()
    cap: Picks = ()
    limit: Picks = ()
    limit_m2: Picks = ()
    most: Picks = ()
    given: tuple[Given, ...] = ()
    round_to: str | None = None
    obese_ideal: str | None = None


class Infusion(Part):
    """How an infusion runs: days of a cycle, volume, and rates, each a threshold; and for whom it runs slowly."""

    days_low: str
    days_high: str
    ml_per_g: str
    start_ml_per_kg_per_min: str
    max_ml_per_kg_per_min: str
    slow_ml_per_kg_per_min: str
    slow_when: When


class Medicine(Part):
    """A medicine: its names, form, route, time of day, strengths and dose rules.

    `tall_man` is how a medicine line in the US writes the name, where another is easily taken for it.
    """

    id: str
    names: Mapping[Literal["US", "UK"], str]
    tall_man: str = ""
    form: str
    route: str
    at: str = ""
    taking: When | None = None
    strengths_mg: tuple[Figure, ...] = ()
    what_for: str
    infusion: Infusion | None = None
    doses: tuple[DoseRule, ...] = ()


class Prescribing(Part):
    """medicines.yaml."""

    groups: Mapping[str, Ids]
    medicines: tuple[Medicine, ...]


class Line(Part):
    """A line of text that stands when its condition is yes, or always."""

    says: str
    when: When | None = None
    sources: Ids = ()


class Turn(Part):
    """A verdict and the patients for whom it holds; the first that is yes counts."""

    verdict: Literal["offer", "option", "not_advised"]
    when: When | None = None
    because: str = ""


class Need(Part):
    """Facts without which the dose is not printed, unless a condition makes them needless."""

    facts: Ids
    unless: When | None = None


class Bar(Part):
    """What forbids a single row: named by the rule that says why, in its own words where the rule's title does not."""

    rule: str
    when: When
    says: str = ""


class Hinge(Part):
    """What would turn a row into another one, were it known: told on top of its card while `when` is undecided."""

    when: When
    says: str


class Row(Part):
    """A recommendation of the protocol.

    Args:
        present: For whom the row stands in the plan at all.
        needs: What withholds the dose while unknown. asks: what refines the advice.
        dose: Name of the dose rule, or None. taper: how the schedule follows from this row.
        follows: Rows without one of which (offered, optional or continued) this one does not stand.
        bars: What forbids this row alone.
        about: The case, or the plan that follows from it: such a row is judged once the taper is laid out.
        routine: Advice that can wait; it does not stand in an emergency.
        last_resort: It stands only where no row before it offers this medicine.
        population: For whom the row is written; None for those of its dose, or for everybody where it has none.
        protects: Medicines beside which it is given, because it protects `against` what they do.
        hinge: What would turn it into another advice, were it known.
    """

    id: str
    population: Population | None = None
    medicine: str | None = None
    action: Action
    says: str
    present: When
    verdicts: Annotated[tuple[Turn, ...], Field(min_length=1)]
    needs: tuple[Need, ...] = ()
    asks: Ids = ()
    dose: str | None = None
    taper: TaperPlan | None = None
    follows: Ids = ()
    bars: tuple[Bar, ...] = ()
    about: Literal["case", "plan"] = "case"
    routine: YesNo = False
    last_resort: YesNo = False
    protects: Ids = ()
    against: str = ""
    hinge: Hinge | None = None
    how: tuple[Line, ...] = ()
    because: str
    strength: Literal["strong", "conditional", "expert"]
    conflicts: Ids = ()
    sources: Annotated[Ids, Field(min_length=1)]


class Recommending(Part):
    """recommend.yaml: offers, options and advice, in the order in which they are shown.

    Args:
        juvenile_line: Stands first on every medicine of a child.
    """

    juvenile_line: str
    rows: tuple[Row, ...]


class Rung(Part):
    """A stretch of the taper: from doses above its floor, down by a step, every so many days."""

    floor: str
    step: str
    every: str
    says: str
    sources: Ids


class JuvenileStretch(Part):
    """A part of a child's taper, from the end of the one before.

    Args:
        until: Week in which it ends, from the first day. share: Dose of that week, as a share of the starting dose.
        by: Each cut takes an equal percentage of the dose, or an equal amount. every: Days between the cuts.
    """

    until: str
    share: str
    by: Literal["percent", "amount"]
    every: str
    says: str
    sources: Ids


class JuvenileTapering(Part):
    """A child's taper: shares of the starting dose by the week, in whole milligrams.

    Args:
        least: The lowest dose before the end. most: The highest dose that is given by mouth; above it was a pulse.
    """

    stretches: Annotated[tuple[JuvenileStretch, ...], Field(min_length=1)]
    least: str
    most: str
    sources: Ids
    conflicts: Ids = ()


class Tapering(Part):
    """taper.yaml: rungs, highest floor first, how a relapse changes them, and the taper of a child."""

    rungs: Annotated[tuple[Rung, ...], Field(min_length=1)]
    control: str
    relapse_hold: str
    relapse_low_up_to: str
    relapse_interval_factor: str
    whole_mg_up_to: str
    tablet_tolerance: str
    short_course: str
    shortest_stay: str
    juvenile: JuvenileTapering
    sources: Ids
    conflicts: Ids = ()


class Stretch(Part):
    """A part of a monitoring schedule: every so many days, until a counted day; the last may go on without an end."""

    every: str
    until: str | None = None


class MonitorItem(Part):
    """Something to be checked, and when.

    Args:
        when: For whom it stands; for everybody where there is no condition.
        medicines: Medicines or groups, one of which is taken or offered in this plan; none where it stands anyway.
        counted_from: The day 0 of the schedule: the visit; the first day of this course of prednisone, which a relapse
            begins anew (course); the first day on any glucocorticoid (glucocorticoid); the first day of the medicine,
            or of its present dose (dose); the onset of the disease.
        at_visit: Due on day 0 too, unless that is over.
    """

    id: str
    item: str
    when: When | None = None
    medicines: Ids = ()
    counted_from: Literal["visit", "course", "glucocorticoid", "medicine", "dose", "onset"] = "visit"
    at_visit: YesNo = False
    stretches: tuple[Stretch, ...] = ()
    because: str
    sources: Annotated[Ids, Field(min_length=1)]
    conflicts: Ids = ()


class Monitoring(Part):
    """monitor.yaml: what is checked, when.

    Args:
        ahead: How many days after the visit a stretch without an end is written out.
        late: A day that has passed by at most so many days is due at the visit.
    """

    ahead: str
    late: str
    items: tuple[MonitorItem, ...]


class WeightForAge(Part):
    """Weight in kg at standard deviations of the reference children."""

    z_minus_4: Figure
    z_minus_2: Figure
    median: Figure
    z_plus_2: Figure


class HeightForAge(Part):
    """Height in cm at standard deviations of the reference children."""

    z_minus_4: Figure
    z_minus_2: Figure
    median: Figure
    z_plus_2: Figure
    z_plus_4: Figure


class GrowthRow(Part):
    """Weight and height of one sex at one age; between two rows they run in a straight line."""

    sex: Literal["female", "male"]
    age_years: Figure
    weight_kg: WeightForAge
    height_cm: HeightForAge


class Growth(Part):
    """growth.yaml: the reference against which a child's weight and height are believed.

    Args:
        pounds_per_kg, cm_per_inch, cm_per_metre: What a value may have been entered in instead.
        far: How many times the weight at two standard deviations above the median is beyond belief.
    """

    rows: Annotated[tuple[GrowthRow, ...], Field(min_length=1)]
    pounds_per_kg: str
    cm_per_inch: str
    cm_per_metre: str
    far: str
    sources: Annotated[Ids, Field(min_length=1)]
    confirmed: Confirmed


class PageWords(Part):
    """handout/<language>.yaml: the patient's words, by name.

    Args:
        language: BCP 47, and the name of the file: en, en-GB, es, ar, zh-Hans. name: as its speakers write it.
        base: The language whose texts stand where this one has none of its own; "" where it has them all.
        status: A draft until a person has reviewed it; each translation carries its own.
        sources: What a text, or a group of texts (sun: sun_title, sun_1 …), rests on.
    """

    language: str
    name: str
    direction: Literal["ltr", "rtl"] = "ltr"
    base: str = ""
    status: Literal["draft", "reviewed"]
    texts: Mapping[str, str]
    sources: Mapping[str, Ids] = {}


class Protocol(Part):
    """One version of a protocol, whole.

    Args:
        sha256: Digest of its canonical JSON; the same content always has the same digest.
    """

    about: About
    documents: tuple[Document, ...]
    statements: tuple[Statement, ...]
    outside: tuple[OutsideFact, ...]
    conflicts: tuple[Conflict, ...]
    thresholds: tuple[Threshold, ...]
    assess: Assessing
    prescribe: Prescribing
    recommend: Recommending
    taper: Tapering
    monitor: Monitoring
    growth: Growth
    handout: Mapping[str, PageWords]
    sha256: str


NUMBERS_OF_THE_PROGRAM = frozenset(
    {
        "adult_from_years",
        "equivalent_prednisone_mg",
        "equivalent_methylprednisolone_mg",
        "equivalent_hydrocortisone_mg",
        "equivalent_dexamethasone_mg",
        "ideal_weight_female_kg",
        "ideal_weight_male_kg",
        "ideal_weight_kg_per_inch",
        "adjusted_weight_part",
        "bmi_obese",
        "prednisone_round_mg",
        "prednisone_round_below_20_mg",
        "prednisone_round_below_10_mg",
        "prednisone_round_fine_below_mg",
        "prednisone_round_finest_below_mg",
        "sick_day_low_dose_mg",
        "sick_day_split_from_mg",
        "sick_day_severe_mg",
        "sick_day_well_from_days",
        "sick_day_well_to_days",
        "hydrocortisone_emergency_mg",
        "methotrexate_step_low_mg",
        "methotrexate_step_high_mg",
    }
)
"""Thresholds that the engine asks for by name; a protocol must have every one of them."""

PLACES_OF_THE_CASE = frozenset({"control_weeks", "course_months", "offered_weight_kg", "offered_height_cm"})
"""Names in braces that a line of advice may hold besides thresholds; the engine fills them in for each case."""
