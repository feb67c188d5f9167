"""Agreement: every day, dose and count of tablets that a page says is the plan's, and it says no other."""

from collections.abc import Iterator

from app.domain.leaflet import Chart, FillIn, Grid, Leaflet, LeafletMedicine, LeafletRow, Part, Steps, Visits
from app.domain.plan import TaperStep
from app.handout.agreement_besides import besides
from app.handout.agreement_notes import notes_agree
from app.handout.agreement_sick_days import sick_days_agree
from app.handout.measure import Measure, in_mg, number_of

FOR_PATIENTS = frozenset({"plan", "urgent"})
_SICK_DAYS = "ill"


def first_disagreement(leaflet: Leaflet, measure: Measure) -> str:
    """Name the first place of a page whose figures are not the plan's.

    Args:
        leaflet: What the page says, word for word.

    Returns:
        "" where all agree; never a word or figure of the page.
    """
    return next(_disagreements(leaflet, measure), "")


def _disagreements(leaflet: Leaflet, measure: Measure) -> Iterator[str]:
    if leaflet.printed_on is not None and measure.reader.read(leaflet.printed.value).days != (leaflet.printed_on,):
        yield "the day of printing"
    patients = leaflet.kind in FOR_PATIENTS
    by_steps = any(isinstance(part, Steps) for part in leaflet.parts())
    for section in leaflet.sections:
        where = f"“{section.title or section.id}”"
        for part in section.parts:
            yield from (f"{what} {where}" for what in _of_part(part, section.id, measure, by_steps=by_steps))
        if patients:
            yield from (f"{what} {where}" for what in besides(section, measure))


def _of_part(part: Part, section: str, measure: Measure, *, by_steps: bool) -> Iterator[str]:
    if isinstance(part, Steps):
        yield from _steps(part, measure)
    elif isinstance(part, Chart):
        if part.taper != measure.plan.taper:
            yield "the picture in"
    elif isinstance(part, LeafletMedicine):
        yield from _medicine(part, measure)
    elif isinstance(part, Visits):
        yield from _visits(part, measure)
    elif isinstance(part, Grid):
        is_of_sick_days = section == _SICK_DAYS
        yield from (
            sick_days_agree(part, measure, by_steps=by_steps)
            if is_of_sick_days
            else notes_agree(section, part, measure)
        )
    elif isinstance(part, FillIn) and part.strong:
        yield from _numbers_to_call(part, measure)


def _numbers_to_call(part: FillIn, measure: Measure) -> Iterator[str]:
    known = {"", *(each.emergency_number for each in measure.sentences)}
    if measure.sentences and any(blank.value not in known for blank in part.blanks):
        yield "the number to call in"


def _steps(steps: Steps, measure: Measure) -> Iterator[str]:
    taper = measure.plan.taper
    planned = () if taper is None else taper.steps
    for number, (row, step) in enumerate(zip(steps.rows, planned, strict=False), start=1):
        yield from (f"the {name} in row {number} of" for name in _of_row(row, step, measure))
    if len(steps.rows) != len(planned):
        yield "the number of rows of"
    if (
        taper is None
        or steps.end_day != taper.end_date
        or measure.reader.read(steps.end_text).days != (taper.end_date,)
    ):
        yield "the end of"


def _of_row(row: LeafletRow, step: TaperStep, measure: Measure) -> Iterator[str]:
    read = measure.reader.read
    if row.first_day != step.first_day or read(row.from_text).days != (step.first_day,):
        yield "first day"
    if row.last_day != step.last_day or read(row.to_text).days != (step.last_day,):
        yield "last day"
    if row.dose_mg != step.dose_mg or read(row.dose_text).amounts != ((step.dose_mg, "mg"),):
        yield "dose"
    told = read(row.tablets_text).tablets if row.tablets_text else row.tablets
    if row.tablets != step.tablets or told != step.tablets or in_mg(step.tablets) != step.dose_mg:
        yield "tablets"
    weeks = -(-step.days // 7)
    if row.weeks != weeks or number_of(row.weeks_text) not in (weeks, None):
        yield "weeks"


def _visits(visits: Visits, measure: Measure) -> Iterator[str]:
    due = {day for item in measure.plan.monitoring for day in item.due}
    for number, visit in enumerate(visits.rows, start=1):
        if visit.day not in due or measure.reader.read(visit.day_text).days != (visit.day,):
            yield f"the day in row {number} of"


def _medicine(medicine: LeafletMedicine, measure: Measure) -> Iterator[str]:
    """Its dose, where the plan has one; no other; and tablets that make it."""
    place = f"of {medicine.name or medicine.id} in"
    said = [measure.reader.read(text) for text in medicine.take]
    amounts = {amount for each in said for amount in each.amounts}
    doses = [row.dose for row in measure.plan.recommendations if row.medicine == medicine.id]
    counted = [dose for dose in doses if dose is not None and dose.unit in ("mg", "g")]
    own = measure.permitted.of_medicine.get(medicine.id, frozenset())
    has_dose = counted and len(counted) == len(doses) and medicine.id not in measure.permitted.undosed
    if not amounts <= own or (has_dose and not amounts):
        yield f"the dose {place}"
    told = {number for number, unit in amounts if unit == "mg"}
    taken = [in_mg(each.tablets) for each in said if each.tablets]
    if medicine.tablets:
        taken.append(in_mg(medicine.tablets))
    if any(total not in told for total in taken):
        yield f"the tablets {place}"
