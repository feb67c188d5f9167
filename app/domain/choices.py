"""The choices: what the clinician has decided, beside what was found."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from app.domain.reasons import DECLINE_REASONS, OVERRIDE_REASONS
from app.domain.section import Section, ask
from app.domain.treatment import Weekday
from app.domain.written import ADay, Number, OneOf, Words

Strength = Annotated[Decimal, Number(0.5, 100, "mg", optional=False, places=2)]
OVERRIDE_CODES, DECLINE_CODES = tuple(OVERRIDE_REASONS), tuple(DECLINE_REASONS)
HOLD_WEEKS = (4, 8)
"""How long a dose may be held after a relapse (S0-40)."""
LONGEST_STAY_DAYS = 364
"""The most days that a changed stay may last: a limit of the program, not of any protocol."""
DEFAULT_STRENGTHS_MG = (Decimal("1"), Decimal("2.5"), Decimal("5"), Decimal("10"), Decimal("20"))


class Override(Section):
    """A rule that a specialist sets aside, with the reason."""

    rule: Annotated[str | None, Words(12)] = ask("Rule", None)
    reason: Annotated[str | None, Words(300)] = ask("Reason", None)
    specialist: Annotated[str | None, Words(60)] = ask("Specialist", None)
    code: Annotated[
        Literal["specialist_advice", "benefit_outweighs_risk", "already_tried", "result_pending", "data_corrected"]
        | None,
        OneOf(OVERRIDE_CODES, None),
    ] = ask("Reason, coded", None)
    protocol_version: Annotated[str | None, Words(40)] = ask("Protocol version", None)
    cause: Annotated[str | None, Words(40)] = ask("What it was raised by", None)


class Decision(Section):
    """A line of advice that the clinician accepted, or did not want now.

    `dose` is the medicine line as it stood then: where the advice has changed since, or at another visit, the decision
    has lapsed.
    """

    line: Annotated[str | None, Words(80)] = ask("Line of advice", None)
    decision: Annotated[Literal["accept", "decline"] | None, OneOf(("accept", "decline"), None)] = ask("Decision", None)
    dose: Annotated[str | None, Words(300)] = ask("As it was decided", None)
    reason: Annotated[
        Literal["patient_prefers_not", "has_it_already", "not_suitable", "other_treatment", "decide_later"] | None,
        OneOf(DECLINE_CODES, None),
    ] = ask("Reason, coded", None)
    note: Annotated[str | None, Words(200)] = ask("Note", None)
    visit_date: ADay = ask("Visit at which it was decided", None)


class TaperEdit(Section):
    """A change of the protocol's taper, kept by the dose on which the patient stands.

    Args:
        at_mg: The daily dose that is stood on. days: How long it is taken. to_mg: The daily dose after it.
    """

    at_mg: Annotated[Decimal, Number(0.5, 100, "mg", optional=False, places=2)] = Field(title="Dose")
    days: Annotated[Decimal | None, Number(1, LONGEST_STAY_DAYS, "days", whole=True)] = ask("Days on it", None)
    to_mg: Annotated[Decimal | None, Number(0.5, 100, "mg", places=2)] = ask("Dose after it", None)


def _refuse_twice(named: Iterable[object], says: str) -> None:
    """Refuse a list in which two entries are about the same; `entry` is the later one. None is about nothing."""
    seen: set[object] = set()
    for entry, name in enumerate(named):
        if name is not None and name in seen:
            from pydantic_core import PydanticCustomError

            raise PydanticCustomError("word", says, {"entry": entry})
        seen.add(name)


def _each_dose_once(edits: tuple[TaperEdit, ...]) -> tuple[TaperEdit, ...]:
    _refuse_twice((edit.at_mg for edit in edits), "must name each dose once")
    return edits


def _each_line_once(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    says = "decides a second time on a line of advice that is decided above; keep the one that holds"
    _refuse_twice((decision.line for decision in decisions), says)
    return decisions


def _each_rule_once(overrides: tuple[Override, ...]) -> tuple[Override, ...]:
    says = "sets a rule aside that is set aside above already; keep the one entry that holds"
    _refuse_twice((override.rule for override in overrides), says)
    return overrides


class Carried(Section):
    """A value that was taken over from an earlier visit and is not confirmed yet; no rule looks at it."""

    field: Annotated[str | None, Words(80)] = ask("Field", None)
    from_day: ADay = ask("Day it is from", None)


class Agreed(Section):
    """What was agreed at an earlier visit for a field, offered until the field is answered; no rule looks at it.

    Args:
        value: As a case file would have it; none where only the question is known. from_day: On which it begins to
            hold, for the doses of a course. on_day: Visit at which it was agreed. line: The line of advice, as it read.
    """

    field: Annotated[str | None, Words(80)] = ask("Field", None)
    value: Annotated[str | None, Words(40)] = ask("Value", None)
    from_day: ADay = ask("Day from which it holds", None)
    on_day: ADay = ask("Visit at which it was agreed", None)
    line: Annotated[str | None, Words(300)] = ask("Line of advice", None)


class LastVisit(Section):
    """What was known at the last visit, for this one to be held against; no rule looks at it."""

    weight_before_kg: Annotated[Decimal | None, Number(2, 300, "kg")] = ask("Weight at the last visit", None)
    on_day: ADay = ask("Day of that weight", None)


class Choices(Section):
    """What the clinician has decided."""

    taper_start_date: ADay = ask("First day of the starting dose", None, "The day from which the taper counts.")
    control_weeks: Annotated[Decimal | None, Number(2, 52, "weeks", (4, 8), True)] = ask(
        "Weeks before the first cut", None, "At least 4; 2 or 3 with a reason. 4 where nothing is chosen."
    )
    low_dose_interval_weeks: Annotated[Decimal | None, Number(2, 4, "weeks", only=(2, 4))] = ask(
        "Weeks between 1 mg steps", None, "How long each of the last small steps lasts."
    )
    relapse_hold_weeks: Annotated[Decimal | None, Number(*HOLD_WEEKS, "weeks", HOLD_WEEKS, True)] = ask(
        "Weeks of hold after a relapse", None, "How long the dose is held before it is cut again."
    )
    prednisone_start_mg_per_day: Annotated[Decimal | None, Number(2.5, 1000, "mg a day", (2.5, 80))] = ask(
        "Your own starting dose", None, "Leave empty for the dose of the protocol."
    )
    confirmed: Annotated[tuple[Annotated[str, Words(80)], ...], Field(max_length=50)] = ()
    methotrexate_weekday: Weekday = ask("Day for methotrexate", None, "Once a week, on this day.")
    tablet_strengths_mg: Annotated[
        tuple[Strength, ...], Field(min_length=1, max_length=12, title="Tablet strengths")
    ] = DEFAULT_STRENGTHS_MG
    overrides: Annotated[tuple[Override, ...], Field(max_length=50), AfterValidator(_each_rule_once)] = ()
    decisions: Annotated[tuple[Decision, ...], Field(max_length=100), AfterValidator(_each_line_once)] = ()
    taper_edits: Annotated[
        tuple[TaperEdit, ...], Field(max_length=60, title="Changes of the taper"), AfterValidator(_each_dose_once)
    ] = ()
    relapse_marked_on: ADay = ask("What if: relapse on", None, "Shows the way back. It changes no dose and no alert.")
    dispense_weeks: Annotated[Decimal | None, Number(1, 104, "weeks", whole=True)] = ask(
        "Weeks to dispense for", None, "Leave empty for the whole course."
    )
    tablets_per_box: Annotated[Decimal | None, Number(1, 1000, "tablets", whole=True)] = ask(
        "Tablets in a box", None, "As your pharmacy packs them."
    )
    carried: Annotated[tuple[Carried, ...], Field(max_length=200)] = ()
    agreed: Annotated[tuple[Agreed, ...], Field(max_length=400)] = ()
    last_visit: LastVisit = LastVisit()
