"""A course of prednisone as it is planned, whether or not tablets can make it: what rules about the plan look at."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.plan import Taper
from app.domain.taper_edits import NO_EDITS, CourseEdits
from app.engine.taper import DAYS_IN_52_WEEKS


@dataclass(frozen=True, slots=True)
class Course:
    """Doses in mg a day and their days, as planned; what the rules about the plan look at.

    Args:
        doses: Daily dose and days on it, in order; at least one. short: It does not run out in a taper.
    """

    doses: tuple[tuple[Decimal, int], ...]
    short: bool = False

    @property
    def start_mg(self) -> Decimal:
        """The first dose."""
        return self.doses[0][0]

    @property
    def days(self) -> int:
        """Days in all."""
        return sum(days for _, days in self.doses)

    def days_at_or_above(self, dose_mg: Decimal) -> int:
        """Days at a dose or more."""
        return sum(days for each_mg, days in self.doses if each_mg >= dose_mg)

    @property
    def first_52_weeks_mg(self) -> Decimal:
        """What the first 52 weeks add up to, in mg."""
        left, total = DAYS_IN_52_WEEKS, Decimal(0)
        for dose_mg, days in self.doses:
            total += dose_mg * min(days, left)
            left -= min(days, left)
        return total


@dataclass(frozen=True, slots=True)
class Laid:
    """What became of a schedule.

    Args:
        taper: To be printed; None where no row calls for one or it cannot be made.
        course: What is planned. strengths_cannot: The tablet strengths chosen cannot make a dose of it.
        edits: What may be changed in the taper, and what became of the case's changes.
    """

    taper: Taper | None
    course: Course | None
    strengths_cannot: bool
    edits: CourseEdits = NO_EDITS


NO_COURSE = Laid(None, None, strengths_cannot=False)
