"""The choices: what the clinician has decided, beside what was found."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from app.domain.section import Section, ask
from app.domain.treatment import Weekday
from app.domain.written import ADay, Number, Words

Strength = Annotated[Decimal, Number(0.5, 100, "mg", optional=False, places=2)]
DEFAULT_STRENGTHS_MG = (Decimal("1"), Decimal("2.5"), Decimal("5"), Decimal("10"), Decimal("20"))


class Override(Section):
    """A rule that a specialist sets aside, with the reason."""

    rule: Annotated[str | None, Words(12)] = ask("Rule", None)
    reason: Annotated[str | None, Words(300)] = ask("Reason", None)
    specialist: Annotated[str | None, Words(60)] = ask("Specialist", None)


class Carried(Section):
    """A value that was taken over from an earlier visit and is not confirmed yet; no rule looks at it."""

    field: Annotated[str | None, Words(80)] = ask("Field", None)
    on: ADay = ask("Day it is from", None)


class Choices(Section):
    """What the clinician has decided."""

    taper_start_date: ADay = ask("First day of the starting dose", None)
    control_weeks: Annotated[Decimal | None, Number(2, 52, "weeks", (4, 8), True)] = ask(
        "Weeks before the first cut", None, "At least 4; 2 or 3 with a reason. 4 where nothing is chosen."
    )
    low_dose_interval_weeks: Annotated[Decimal | None, Number(2, 4, "weeks", only=(2, 4))] = ask(
        "Weeks between 1 mg steps", None
    )
    relapse_hold_weeks: Annotated[Decimal | None, Number(4, 8, "weeks", (4, 8), True)] = ask(
        "Weeks of hold after a relapse", None
    )
    prednisone_start_mg_per_day: Annotated[Decimal | None, Number(2.5, 1000, "mg a day", (2.5, 80))] = ask(
        "Your own starting dose", None, "Leave empty for the dose of the protocol."
    )
    confirmed: Annotated[tuple[Annotated[str, Words(80)], ...], Field(max_length=50)] = ()
    methotrexate_weekday: Weekday = ask("Day for methotrexate", None)
    tablet_strengths_mg: Annotated[tuple[Strength, ...], Field(min_length=1, max_length=12)] = DEFAULT_STRENGTHS_MG
    overrides: Annotated[tuple[Override, ...], Field(max_length=50)] = ()
    carried: Annotated[tuple[Carried, ...], Field(max_length=200)] = ()
