"""Days of illness and vomiting on the patient's page, from the plan's own doses on those dates.

Source: C-09: below the split dose a fixed dose twice a day, from it on the same total in two parts, never more;
vomiting is an emergency. Who is not known to be an adult gets no figure.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from app.domain.leaflet import Grid, LeafletSection, Part, TabletCount, Text
from app.domain.page_words import Wording
from app.engine.leaflet_doses import steroid_tablets, usual_steroid_dose_mg
from app.engine.leaflet_page import LOW_DOSE, SEVERE_DOSE, SPLIT_FROM, Page
from app.engine.leaflet_section import paragraphs, section
from app.engine.uneven import in_two_parts
from app.engine.wording import tablets_text

_SHARES = (0.112, 0.218, 0.218, 0.226, 0.226)
_FINEST_PART_MG = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class SickPart:
    """One of the two takings of a sick day, with its tablets where they are known to make it."""

    dose_mg: Decimal
    tablets: tuple[TabletCount, ...]


@dataclass(frozen=True, slots=True)
class SickDays:
    """A stretch of dates on which illness is answered alike.

    Args:
        first_day, last_day: Inclusive; None for a visit without a date and for no end.
        doses_mg: The plan's doses a day in this stretch, highest first; empty where no dose is known.
        morning, evening: What is taken on a sick day; None where the usual tablets are shared out as they are.
    """

    first_day: date | None
    last_day: date | None
    doses_mg: tuple[Decimal, ...]
    morning: SickPart | None
    evening: SickPart | None


def ill_section(page: Page) -> LeafletSection:
    """What to do when ill while the steroid is taken."""
    words = page.words
    first: tuple[Part, ...] = (Text(words.say("ill_1")), Text(words.say("ill_vomit"), bold=True))
    if page.usual_steroid:
        return section(words, "ill", *first, *paragraphs(words.say("ill_other")))
    if page.own_steroid or not page.is_for_an_adult:
        return section(words, "ill", *first, *paragraphs(words.say("ill_plan")))
    stretches = sick_days(page)
    more = _may_need_more(page, stretches)
    lines = [words.say("ill_table"), words.say("ill_most_covid" if more else "ill_most")]
    lines += (*(words.lines("ill_covid") if more else ()), words.say("ill_tablets"), words.say("ill_after"))
    if page.taper is not None:
        lines.append(words.say("ill_end", end_day=words.day(page.taper.end_date)))
    # The table stands last: what came after it would head the next sheet, apart from it.
    return section(words, "ill", *first, *paragraphs(*lines), _grid(words, stretches))


def sick_days(page: Page) -> tuple[SickDays, ...]:
    """The stretches of dates ahead, in order: one for each dose from the split on, one for all doses below it."""
    split_from = page.numbers[SPLIT_FROM]
    doses: list[tuple[date | None, date | None, Decimal]]
    if page.taper is not None:
        doses = [(step.first_day, step.last_day, step.dose_mg) for step in page.taper.steps]
    else:
        usual = usual_steroid_dose_mg(page)
        if usual is None:
            return _of_any_dose(page)
        doses = [(page.plan.visit_date, None, usual)]
    stretches: list[SickDays] = []
    for is_low, same in groupby(doses, lambda each: each[2] < split_from):
        steps = list(same)
        if is_low:
            low = _low_part(page)
            amounts = tuple(dose for _, _, dose in steps)
            stretches.append(SickDays(steps[0][0], steps[-1][1], amounts, low, low))
        else:
            stretches += [SickDays(first, last, (dose,), *_split(page, dose)) for first, last, dose in steps]
    return tuple(stretches)


def _of_any_dose(page: Page) -> tuple[SickDays, ...]:
    """The two rules, where the dose that is taken is not known."""
    low = _low_part(page)
    split_from = page.numbers[SPLIT_FROM]
    return SickDays(None, None, (), low, low), SickDays(None, None, (split_from,), None, None)


def _low_part(page: Page) -> SickPart:
    low = page.numbers[LOW_DOSE]
    return SickPart(low, steroid_tablets(page, low))


def _split(page: Page, total_mg: Decimal) -> tuple[SickPart, SickPart | None]:
    """The same total in two parts that tablets make, as even as they can; in one where no tablets do.

    Returns:
        Morning and evening; the evening is None where the whole dose stays in the morning.
    """
    for morning_mg in _mornings(total_mg, in_two_parts(total_mg, page.numbers)[0]):
        morning, evening = steroid_tablets(page, morning_mg), steroid_tablets(page, total_mg - morning_mg)
        if morning and evening:
            return SickPart(morning_mg, morning), SickPart(total_mg - morning_mg, evening)
    return SickPart(total_mg, steroid_tablets(page, total_mg)), None


def _mornings(total_mg: Decimal, fairest_mg: Decimal) -> Iterable[Decimal]:
    """Doses for the morning: the fairest share, then ever larger ones."""
    yield fairest_mg
    morning = (fairest_mg // _FINEST_PART_MG + 1) * _FINEST_PART_MG
    while morning < total_mg:
        yield morning
        morning += _FINEST_PART_MG


def _may_need_more(page: Page, stretches: Iterable[SickDays]) -> bool:
    """Whether a dose ahead is less than what COVID-19 asks for."""
    severe = 2 * page.numbers[SEVERE_DOSE]
    return any(not each.doses_mg or min(each.doses_mg) < severe for each in stretches)


def _grid(words: Wording, stretches: Iterable[SickDays]) -> Grid:
    headings = tuple(words.say(f"ill_{name}") for name in ("usual", "morning", "evening", "from", "to"))
    return Grid(headings, tuple(_row(words, each) for each in stretches), _SHARES)


def _row(words: Wording, stretch: SickDays) -> tuple[str, ...]:
    first = words.say("ill_now") if stretch.first_day is None else words.day(stretch.first_day)
    last = words.say("ill_open") if stretch.last_day is None else words.day(stretch.last_day)
    return _usual(words, stretch), *_parts(words, stretch), first, last


def _usual(words: Wording, stretch: SickDays) -> str:
    """The dose of a day without illness; several, or one that is not known, by the limit that they share."""
    if stretch.morning is None:
        return words.say("ill_at_least")
    return words.amount(stretch.doses_mg[0]) if len(stretch.doses_mg) == 1 else words.say("ill_below")


def _parts(words: Wording, stretch: SickDays) -> tuple[str, str]:
    """Morning and evening of a sick day."""
    if stretch.morning is None:
        return words.say("ill_some"), words.say("ill_rest")
    if stretch.evening is None and not stretch.morning.tablets:
        return words.say("ill_not_shared"), words.say("ill_none")
    if stretch.evening is None:
        return words.say("ill_whole", dose=words.amount(stretch.morning.dose_mg)), words.say("ill_none")
    return _part(words, stretch.morning), _part(words, stretch.evening)


def _part(words: Wording, part: SickPart) -> str:
    dose = words.amount(part.dose_mg)
    counts = words.say("list_joint").join(tablets_text((each,)) for each in part.tablets)
    return words.say("ill_part", dose=dose, tablets=counts) if part.tablets else dose
