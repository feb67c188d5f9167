"""Besides: on a patient's page stands no day, dose or count of tablets that is neither planned, recorded nor fixed."""

from collections.abc import Iterator

from app.domain.leaflet import Chart, FillIn, Grid, LeafletMedicine, LeafletSection, Part, Points, Text, Visits
from app.engine.permitted import Amount
from app.handout.figures_said import FiguresSaid
from app.handout.measure import Measure, in_mg


def besides(section: LeafletSection, measure: Measure) -> Iterator[str]:
    """Name what a section says in figures that may not stand there; one about a medicine names doses of that one."""
    own = measure.permitted.of_medicine.get(section.id)
    amounts = measure.permitted.amounts if own is None else own
    yield from _of_group((section.title,), amounts, measure)
    for part in section.parts:
        for group in _groups(part):
            yield from _of_group(group, amounts, measure)


def _groups(part: Part) -> Iterator[tuple[str, ...]]:
    """The texts of a part, those together that speak of one thing: the morning's and the evening's part of a day."""
    if isinstance(part, Text):
        yield (part.words,)
    elif isinstance(part, Points):
        yield from ((line,) for line in part.lines)
    elif isinstance(part, FillIn):
        # Who the patient is has no figures, whatever it looks like: a record number may have the form of a day.
        yield from ((blank.label, "" if blank.shows else blank.value) for blank in part.blanks)
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
        yield (part.words.text,)


def _of_group(texts: tuple[str, ...], own: frozenset[Amount], measure: Measure) -> Iterator[str]:
    said = [measure.reader.read(text) for text in texts]
    amounts = frozenset(amount for each in said for amount in each.amounts)
    if any(day is None or day not in measure.permitted.days for each in said for day in each.days):
        yield "a day in"
    if any(not _is_permitted(amount, amounts, own) for amount in amounts):
        yield "a dose in"
    if any(not _are_permitted(each, amounts or own, measure) for each in said):
        yield "the tablets in"
    if any(sentences.differs(text) for sentences in measure.sentences for text in texts):
        yield "a number of the protocol in"


def _is_permitted(amount: Amount, beside: frozenset[Amount], own: frozenset[Amount]) -> bool:
    """Whether an amount may stand there, or is one of two parts of one that may."""
    number, unit = amount
    parts = (number + other for other, of in beside if of == unit)
    return amount in own or any((whole, unit) in own for whole in parts)


def _are_permitted(said: FiguresSaid, beside: frozenset[Amount], measure: Measure) -> bool:
    """Whether tablets are of known strengths, and make a dose that stands beside them or may stand there."""
    strengths = {strength for strength, _ in said.tablets}
    makes_a_dose = not said.tablets or (in_mg(said.tablets), "mg") in (said.amounts or beside)
    return strengths <= measure.permitted.strengths_mg and makes_a_dose
