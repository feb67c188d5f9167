"""How values are said: facts, days, tablets and medicine lines, in the words and units of the field."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from string import Formatter

from app.domain.dose import UNIT_WORDS, Dose
from app.domain.facts import Facts, FactValue
from app.domain.figures import plain, quantity
from app.domain.plan import Recommendation
from app.domain.protocol import Medicine
from app.domain.recording import catalogue
from app.domain.report import BETWEEN_ATTRIBUTES, FactLine
from app.domain.words import Action, Verdict

NOT_KNOWN = "Not known"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
VERDICT_WORDS: dict[Verdict, str] = {
    "offer": "Offered",
    "option": "Option",
    "needs_facts": "Needs facts",
    "blocked": "Blocked",
    "not_advised": "Not advised",
}
ACTION_WORDS: dict[Action, str] = {
    "start": "Start",
    "continue": "Continue",
    "increase": "Increase",
    "reduce": "Reduce",
    "hold": "Hold",
    "stop": "Stop",
    "refer": "Refer",
    "test": "Test",
    "advise": "Advise",
}
PURPOSE_WORDS = {
    "start": "starting treatment",
    "relapse": "relapse",
    "review": "review",
    "refractory_skin": "skin disease that does not respond",
    "inadequate_response": "inadequate response",
    "acute_illness": "acute illness",
}
_FREQUENCY = {
    "day": "once a day",
    "week": "ONCE A WEEK",
    "cycle": "for each cycle",
    "infusion": "for each infusion",
    "dose": "for each dose",
}
_TIMES = {2: "twice a day", 3: "three times a day"}
_WORDS = {"yes": "yes", "no": "no", "not_done": "not done", "not_pregnant": "not pregnant"}


def day_text(day: date | None) -> str:
    """A day as clinicians read it: 21-Nov-2026, in any locale."""
    return NOT_KNOWN if day is None else f"{day.day:02d}-{MONTHS[day.month - 1]}-{day.year:04d}"


def value_text(field: str, value: FactValue) -> str:
    """A fact's value in words, with its unit."""
    if value is None:
        return NOT_KNOWN
    if isinstance(value, Decimal):
        return quantity(value, catalogue()[field].unit)
    if isinstance(value, date):
        return day_text(value)
    if field == "purpose":
        return PURPOSE_WORDS.get(value, value)
    return _WORDS.get(value, value.replace("_", " "))


def filled(text: str, facts: Facts, number_texts: Mapping[str, str]) -> str:
    """Put what is known, and the numbers of the protocol, into the places of a sentence.

    Args:
        text: With paths of facts and names of numbers in braces.
    """
    said = []
    for before, name, _format, _how in Formatter().parse(text):
        said.append(before)
        if name:
            said.append(value_text(name, facts[name]) if name in facts else number_texts[name])
    return "".join(said)


def fact_lines(fields: Sequence[str], facts: Facts, title_of: Callable[[str], str]) -> tuple[FactLine, ...]:
    """Facts as lines: label and value."""
    return tuple(FactLine(field, title_of(field), value_text(field, facts[field])) for field in fields)


def tablets_text(tablets: Sequence[tuple[Decimal, int]]) -> str:
    """Tablets a day: "2 × 20 mg, 1 × 5 mg"."""
    return ", ".join(f"{count} × {plain(strength, 3)} mg" for strength, count in tablets)


def line_name(medicine: Medicine, region: str) -> str:
    """A medicine's name as a medicine line writes it: in the US with tall letters where names are easily confused."""
    name = medicine.names["UK" if region == "UK" else "US"]
    return medicine.tall_man if medicine.tall_man and region == "US" else name


def medicine_line(row: Recommendation, medicine: Medicine, name: str, weekday: str | None) -> str:
    """The medicine line: name, form, DOSE, route, frequency; "" where no dose is printed.

    Source:
        CUI MEDi for the UK, ISMP for the US.
    """
    if row.dose is None:
        return ""
    form, route = row.dose.form or medicine.form, row.dose.route or medicine.route
    if row.dose.pattern:
        return BETWEEN_ATTRIBUTES.join((name, form, f"DOSE {row.dose.pattern}", route))
    often = _often(row.dose, weekday)
    if medicine.at and row.dose.per == "day":
        often = f"{often}, {medicine.at}"
    return BETWEEN_ATTRIBUTES.join((name, form, f"DOSE {_amount(row.dose)}", route, often))


def _amount(dose: Dose) -> str:
    return quantity(dose.amount, UNIT_WORDS[dose.unit])


def _often(dose: Dose, weekday: str | None) -> str:
    if dose.times_per_day is not None:
        return _TIMES.get(dose.times_per_day, f"{dose.times_per_day} times a day")
    if dose.unit == "percent":
        return "as the label says"
    often = _FREQUENCY[dose.per]
    return f"{often} on {weekday}" if dose.per == "week" and weekday else often


def range_line(dose: Dose | None, arithmetic: str) -> str:
    """Starting range and maximum, as far as the arithmetic does not say them; "" where there is nothing to add."""
    if dose is None:
        return ""
    unit = UNIT_WORDS[dose.unit]
    parts = []
    if dose.low is not None and dose.high is not None and dose.low != dose.high and "range" not in arithmetic:
        parts.append(f"range {plain(dose.low)} to {plain(dose.high)} {unit}")
    if dose.maximum is not None and dose.maximum != dose.amount and "maximum" not in arithmetic:
        parts.append(f"never above {plain(dose.maximum)} {unit}")
    return ", ".join(parts)


def weekday_word(weekday: str | None) -> str | None:
    """A weekday in full."""
    return None if weekday is None else weekday.capitalize()


def day_after(weekday: str) -> str:
    """The weekday after one."""
    return WEEKDAYS[(WEEKDAYS.index(weekday) + 1) % len(WEEKDAYS)]
