"""A taper that is worked on: what the protocol permits on each step, and what became of each change."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

EditPart = Literal["days", "to_mg"]


@dataclass(frozen=True, slots=True)
class StepLimits:
    """What is permitted on one dose of a taper.

    Args:
        dose_mg: The daily dose that is stood on.
        least_days, usual_days, most_days: How long it may be taken, and how long the protocol takes it.
        stay_rule: What sets the least; "" where nothing but the program does.
        lowest_next_mg: The lowest dose that may follow; 0 where the course ends here.
        next_doses_mg: Round doses that may follow and that the tablets make, highest first; the last is the lowest.
        whole_up_to_mg: Below this dose, doses are whole milligrams.
        stay_changed, cut_changed: The clinician's own days, or own next dose, stand here.
    """

    dose_mg: Decimal
    least_days: int
    usual_days: int
    most_days: int
    stay_rule: str
    lowest_next_mg: Decimal
    next_doses_mg: tuple[Decimal, ...]
    whole_up_to_mg: Decimal
    stay_changed: bool = False
    cut_changed: bool = False


@dataclass(frozen=True, slots=True)
class EditRefused:
    """A change that is not followed.

    Args:
        part: Which half of the change it is about.
        rule: The rule or conflict that forbids it; "" where it is the tablets or the program.
        says: One sentence.
        offer: The permitted days, or mg a day, nearest to what was wanted; None where nothing is.
    """

    at_mg: Decimal
    part: EditPart
    rule: str
    says: str
    offer: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CourseEdits:
    """What may be changed in a taper, and what became of the changes of the case.

    Args:
        limits: For each step of the taper; empty where there is none or nothing may be changed.
        before: Of today's dose at a review, from which the first step comes down; else None.
        refused: Changes that are forbidden; while there is one, there is no taper.
        lapsed_mg: Doses of changes that no longer occur.
        fixed: Why nothing may be changed; "" where it may.
    """

    limits: tuple[StepLimits, ...] = ()
    before: StepLimits | None = None
    refused: tuple[EditRefused, ...] = ()
    lapsed_mg: tuple[Decimal, ...] = ()
    fixed: str = ""


NO_EDITS = CourseEdits()
