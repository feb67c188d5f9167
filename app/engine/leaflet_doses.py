"""How much of a medicine is taken and how often: one line, in whole tablets, that cannot be misread."""

from decimal import Decimal

from app.domain.dose import Dose
from app.domain.leaflet import TabletCount
from app.domain.page_words import Wording
from app.domain.plan import Recommendation
from app.engine.leaflet_page import FOLIC_ACID, METHOTREXATE, STEROID, Page
from app.engine.leaflet_tablets import tablets_at_hand

_TWICE = 2
_WEEKDAYS_NAMED = {1: (7,), 2: (3, 7), 3: (1, 3, 5)}
"""As far apart as they can be: Monday is 1."""
_INJECTED = ("injection", "subcutaneous")


class PageDisagrees(RuntimeError):
    """The row of advice and the first step of the taper name different doses: a fault of the program."""


def take_line(page: Page, row: Recommendation, dose: Dose | None, tablets: tuple[TabletCount, ...]) -> tuple[str, ...]:
    """The one line that says what to take, in its attributes, between which alone it may be wrapped.

    Args:
        dose: As it is printed; None where it is the pharmacy's or the hospital's.
        tablets: Of one taking; empty where they are not known.
    """
    words, name = page.words, row.medicine or ""
    form = (dose.form if dose else "") or page.compiled.medicines[name].form
    if dose is None:
        ill = name == STEROID and page.is_ill_now
        return (words.say("take_ill" if ill else "take_label_drip" if form == "infusion" else "take_label"),)
    amount = words.amount(dose.amount, dose.unit)
    if page.own_steroid and name == STEROID:
        return (words.say("take_day_own", dose=amount),)
    if f"take_{name}" in words.texts:
        return (words.say(f"take_{name}", dose=amount),)
    if form == "infusion":
        return (words.say({"day": "take_drip_day", "cycle": "take_cycle"}.get(dose.per, "take_infusion"), dose=amount),)
    if dose.parts:
        return _in_parts(page, dose)
    if dose.days:
        return _by_days(page, name, dose)
    if dose.unit not in {"mg", "g"}:
        return (words.say("take_strength", dose=amount),)
    if (dose.times_per_day or 1) > 1:
        return _often(words, name, dose, tablets)
    under_skin = (words.say("take_under_skin"),) if is_injected(page, row) else ()
    return (_once(page, name, dose, amount), *under_skin, *((words.tablets(tablets),) if tablets else ()))


def _once(page: Page, name: str, dose: Dose, amount: str) -> str:
    """A dose that is taken once a day or once a week."""
    words, say = page.words, page.words.say
    if dose.per == "week":
        if name == FOLIC_ACID and words.known["day_after"]:
            return say("take_week_on", dose=amount, day=words.known["day_after"])
        return say("take_week", dose=amount)
    if dose.per == "day":
        if name == FOLIC_ACID and words.known["weekday"]:
            return say("take_day_but", dose=amount)
        return say("take_day_morning" if page.compiled.medicines[name].at else "take_day", dose=amount)
    return say("take_once", dose=amount)


def _often(words: Wording, name: str, dose: Dose, tablets: tuple[TabletCount, ...]) -> tuple[str, ...]:
    """A dose that is taken more than once a day; parts of a steroid that no tablet makes are told as their total."""
    times = dose.times_per_day or 1
    amount = words.amount(dose.amount, dose.unit)
    if name == STEROID and not tablets:
        return (words.say("take_total", dose=words.amount(dose.amount * times, dose.unit), times=str(times)),)
    each = (words.say("take_tablets_each", tablets=words.tablets(tablets)),) if tablets else ()
    if times == _TWICE:
        return words.say("take_twice", dose=amount), *each
    return words.say("take_times", dose=amount, times=str(times)), *each


def _in_parts(page: Page, dose: Dose) -> tuple[str, ...]:
    """A day in two unequal parts, each with its tablets where they make it."""
    words = page.words
    morning, evening = dose.parts
    said = words.say("take_parts", morning=words.amount(morning), evening=words.amount(evening))
    first, second = steroid_tablets(page, morning), steroid_tablets(page, evening)
    if not first or not second:
        return (said,)
    return (
        said,
        words.say("take_tablets_morning", tablets=words.tablets(first)),
        words.say("take_tablets_evening", tablets=words.tablets(second)),
    )


def _by_days(page: Page, name: str, dose: Dose) -> tuple[str, ...]:
    """A week in which some days have more tablets than others: the fewer days are named, the others counted."""
    words = page.words
    (more, days), *rest = dose.days
    if not rest:
        return words.say("take_day", dose=words.amount(more)), *_day_tablets(page, name, more)
    ((fewer, other_days),) = rest
    named, others = (more, fewer) if days <= other_days else (fewer, more)
    weekdays = words.listed([words.say(f"weekday_{number}") for number in _WEEKDAYS_NAMED[min(days, other_days)]])
    first = words.say("take_on_days", dose=words.amount(named), days=weekdays)
    if not named:
        first = words.say("take_no_other_days", days=weekdays)
    count = str(max(days, other_days))
    last = words.say("take_other_days", dose=words.amount(others), count=count)
    if not others:
        last = words.say("take_none_else", count=count)
    return first, *_day_tablets(page, name, named), last, *_day_tablets(page, name, others)


def _day_tablets(page: Page, name: str, dose_mg: Decimal) -> tuple[str, ...]:
    """The tablets of one day, of a medicine that comes in one strength."""
    strengths = page.compiled.medicines[name].strengths_mg
    if not dose_mg or len(strengths) != 1 or dose_mg % strengths[0]:
        return ()
    return (page.words.tablets(((strengths[0], int(dose_mg / strengths[0])),)),)


def is_injected(page: Page, row: Recommendation) -> bool:
    """Whether a medicine goes under the skin; methotrexate is, where the dose or the record says so."""
    form = row.dose.form if row.dose else ""
    recorded = page.case.other_treatment.methotrexate.route if row.medicine == METHOTREXATE else None
    return row.medicine == METHOTREXATE and (form in _INJECTED or (not form and recorded in _INJECTED))


def steroid_tablets(page: Page, dose_mg: Decimal) -> tuple[TabletCount, ...]:
    """Whole tablets for a dose of the planned steroid, of the strengths chosen; empty where they cannot make it."""
    return () if page.own_steroid else tablets_at_hand(page.case, dose_mg)


def tablets_of(page: Page, row: Recommendation, dose: Dose | None) -> tuple[TabletCount, ...]:
    """Whole tablets for one taking; empty where the form or the strength is not known to fit.

    Raises:
        PageDisagrees: the row and the taper start with different doses.
    """
    name, taper = row.medicine or "", page.taper
    if dose is None:
        return ()
    if taper is not None and name == taper.medicine and dose.per == "day":
        if taper.steps[0].dose_mg != dose.amount:
            raise PageDisagrees(row.id)
        return taper.steps[0].tablets
    if dose.unit != "mg" or dose.parts or dose.days or dose.pattern or dose.per not in ("day", "week", "dose"):
        return ()
    if name == STEROID:
        return steroid_tablets(page, dose.amount)
    medicine = page.compiled.medicines[name]
    if is_injected(page, row) or (dose.form or medicine.form) != "tablet":
        return ()
    # A weekly medicine comes in its smallest strength only: one look must be enough to count.
    strengths = tuple(sorted(medicine.strengths_mg, reverse=True))[-1 if dose.per == "week" else 0 :]
    fitting = (strength for strength in strengths if dose.amount >= strength and dose.amount % strength == 0)
    return tuple((strength, int(dose.amount / strength)) for strength in fitting)[:1]


def usual_steroid_dose_mg(page: Page) -> Decimal | None:
    """The steroid's daily dose in mg on a day without illness; None where it is not known."""
    usual = page.usual_doses.get(STEROID)
    doses = [usual, *(row.dose for row in page.taken if row.medicine == STEROID)]
    daily = (dose.amount for dose in doses if dose is not None and dose.per == "day")
    return next(daily, page.plan.derived.prednisone_mg_per_day)
