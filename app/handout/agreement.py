"""Agreement: every day, dose and count of tablets that a page says is the plan's, and it says no other."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from app.domain.leaflet import (
    Chart,
    FillIn,
    Grid,
    Leaflet,
    LeafletMedicine,
    LeafletRow,
    Part,
    Points,
    Steps,
    TabletCount,
    Text,
    Visits,
)
from app.domain.plan import Plan, TaperStep
from app.engine.permitted import Permitted
from app.handout.figures_said import Amount, FigureReader, FiguresSaid

FOR_PATIENTS = frozenset({"plan", "urgent"})


def first_disagreement(leaflet: Leaflet, plan: Plan, reader: FigureReader, permitted: Permitted) -> str:
    """Name the first place of a page whose figures are not the plan's.

    Args:
        leaflet: What the page says, word for word. reader: Of its language.

    Returns:
        "" where all agree; never a word or figure of the page.
    """
    return next(_disagreements(leaflet, plan, reader, permitted), "")


def _disagreements(leaflet: Leaflet, plan: Plan, reader: FigureReader, permitted: Permitted) -> Iterator[str]:
    if leaflet.printed_on is not None and reader.read(leaflet.printed.value).days != (leaflet.printed_on,):
        yield "the day of printing"
    for section in leaflet.sections:
        where = f"“{section.title or section.id}”"
        for part in section.parts:
            yield from _of_part(part, where, plan, reader)
            if leaflet.kind in FOR_PATIENTS:
                yield from _besides(part, where, reader, permitted)
        if leaflet.kind in FOR_PATIENTS:
            yield from _of_group((section.title,), where, reader, permitted)


def _of_part(part: Part, where: str, plan: Plan, reader: FigureReader) -> Iterator[str]:
    if isinstance(part, Steps):
        yield from _steps(part, where, plan, reader)
    elif isinstance(part, Chart):
        if part.taper != plan.taper:
            yield f"the picture in {where}"
    elif isinstance(part, LeafletMedicine):
        yield from _medicine(part, where, plan, reader)
    elif isinstance(part, Visits):
        due = {day for item in plan.monitoring for day in item.due}
        for number, visit in enumerate(part.rows, start=1):
            if visit.day not in due or reader.read(visit.day_text).days != (visit.day,):
                yield f"the day in row {number} of {where}"


def _steps(steps: Steps, where: str, plan: Plan, reader: FigureReader) -> Iterator[str]:
    planned = () if plan.taper is None else plan.taper.steps
    for number, (row, step) in enumerate(zip(steps.rows, planned, strict=False), start=1):
        yield from (f"the {name} in row {number} of {where}" for name in _of_row(row, step, reader))
    if len(steps.rows) != len(planned):
        yield f"the number of rows of {where}"
    if plan.taper is None or (plan.taper.end_date,) != reader.read(steps.end_text).days:
        yield f"the end of {where}"


def _of_row(row: LeafletRow, step: TaperStep, reader: FigureReader) -> Iterator[str]:
    if row.first_day != step.first_day or reader.read(row.from_text).days != (step.first_day,):
        yield "first day"
    if row.last_day != step.last_day or reader.read(row.to_text).days != (step.last_day,):
        yield "last day"
    if row.dose_mg != step.dose_mg or reader.read(row.dose_text).amounts != ((step.dose_mg, "mg"),):
        yield "dose"
    told = reader.read(row.tablets_text).tablets if row.tablets_text else row.tablets
    if row.tablets != step.tablets or told != step.tablets or _in_mg(step.tablets) != step.dose_mg:
        yield "tablets"
    if row.weeks != -(-step.days // 7):
        yield "weeks"


def _in_mg(tablets: Iterable[TabletCount]) -> Decimal:
    return sum((strength * count for strength, count in tablets), Decimal(0))


def _medicine(medicine: LeafletMedicine, where: str, plan: Plan, reader: FigureReader) -> Iterator[str]:
    """The dose of a medicine, where the plan has one, and tablets that make it."""
    place = f"of {medicine.name or medicine.id} in {where}"
    said = [reader.read(text) for text in medicine.take]
    amounts = [amount for each in said for amount in each.amounts]
    doses = [row.dose for row in plan.recommendations if row.medicine == medicine.id]
    in_grams = [dose for dose in doses if dose is not None and dose.unit in ("mg", "g")]
    if in_grams and len(in_grams) == len(doses) and not amounts:
        yield f"the dose {place}"
    told = {number for number, unit in amounts if unit == "mg"}
    counted = [_in_mg(each.tablets) for each in said if each.tablets]
    if medicine.tablets:
        counted.append(_in_mg(medicine.tablets))
    if any(total not in told for total in counted):
        yield f"the tablets {place}"


def _besides(part: Part, where: str, reader: FigureReader, permitted: Permitted) -> Iterator[str]:
    for group in _groups(part):
        yield from _of_group(group, where, reader, permitted)


def _groups(part: Part) -> Iterator[tuple[str, ...]]:
    """The texts of a part, those together that speak of one thing: the morning's and the evening's part of a day."""
    if isinstance(part, Text):
        yield (part.words,)
    elif isinstance(part, Points):
        yield from ((line,) for line in part.lines)
    elif isinstance(part, FillIn):
        yield from ((blank.label, blank.value) for blank in part.blanks)
    elif isinstance(part, LeafletMedicine):
        yield part.take
        yield from ((line,) for line in (part.name, part.what_for, part.only_on, *part.how))
    elif isinstance(part, Grid):
        yield part.headings
        yield from part.rows
    elif isinstance(part, Visits):
        yield from ((visit.day_text, *visit.what) for visit in part.rows)
    elif isinstance(part, Chart):
        yield (part.words.dose_axis, part.words.week_axis)


def _of_group(texts: tuple[str, ...], where: str, reader: FigureReader, permitted: Permitted) -> Iterator[str]:
    said = [reader.read(text) for text in texts]
    amounts = frozenset(amount for each in said for amount in each.amounts)
    if any(day is None or day not in permitted.days for each in said for day in each.days):
        yield f"a day in {where}"
    if any(not _is_permitted(amount, amounts, permitted) for amount in amounts):
        yield f"a dose in {where}"
    if any(not _are_permitted(each, amounts, permitted) for each in said):
        yield f"the tablets in {where}"


def _is_permitted(amount: Amount, beside: frozenset[Amount], permitted: Permitted) -> bool:
    """Whether an amount is the plan's, or one of two parts of one."""
    number, unit = amount
    parts = (number + other for other, of in beside if of == unit)
    return amount in permitted.amounts or any((whole, unit) in permitted.amounts for whole in parts)


def _are_permitted(said: FiguresSaid, beside: frozenset[Amount], permitted: Permitted) -> bool:
    strengths = {*said.sizes_mg, *(strength for strength, _ in said.tablets)}
    total = (_in_mg(said.tablets), "mg")
    makes_a_dose = not said.tablets or total in permitted.amounts or total in beside
    return strengths <= permitted.strengths_mg and makes_a_dose
