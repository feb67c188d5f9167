"""The medicines on the patient's page: what each is for, its dose in whole tablets, and how to take it."""

from decimal import Decimal

from app.domain.dose import UNIT_WORDS, Dose
from app.domain.figures import quantity
from app.domain.leaflet import LeafletMedicine, Wording
from app.domain.plan import Recommendation
from app.engine.leaflet_page import METHOTREXATE, STEROID, Page
from app.engine.tablets import tablet_counter
from app.engine.wording import tablets_text

_HIGHEST_DOSE_MG = Decimal(100)
_MANY = 2


class PageDisagrees(RuntimeError):
    """The row of advice and the first step of the taper name different doses: a fault of the program."""


def medicines_of(page: Page) -> tuple[LeafletMedicine, ...]:
    """Every medicine to be taken; those whose dose is the pharmacy's share one place, where there is more than one."""
    each = [medicine_of(page, row) for row in page.taken]
    by_label = [medicine for medicine, row in zip(each, page.taken, strict=True) if _is_by_label(row)]
    if len(by_label) < _MANY:
        return tuple(each)
    lines = tuple(f"{medicine.name}: {medicine.what_for}" for medicine in by_label)
    also = LeafletMedicine("others", page.words.say("also"), page.words.say("dose_labels"), "", "", lines, "")
    return (*(medicine for medicine in each if medicine not in by_label), also)


def _is_by_label(row: Recommendation) -> bool:
    return row.dose is None and row.medicine not in (STEROID, METHOTREXATE)


def medicine_of(page: Page, row: Recommendation) -> LeafletMedicine:
    """One medicine as the patient takes it; a steroid of another kind under its own name and recorded dose."""
    words, name = page.words, row.medicine or ""
    dose, shown = row.dose, page.name_of(name)
    if page.own_steroid and name == STEROID:
        amount = page.case.glucocorticoid.dose_mg_per_day
        dose, shown = None if amount is None else Dose(amount, "mg", "flat", "day"), page.own_steroid
    tablets = () if dose is None else _tablets_of(page, row, dose)
    return LeafletMedicine(
        id=name,
        name=shown,
        dose_text=_dose_text(words, name, dose, whole=bool(tablets)),
        tablets_text=_tablets_text(words, tablets),
        what_for=words.say(f"what_for_{name}") if f"what_for_{name}" in words.texts else page.medicines[name].what_for,
        how=_how(page, name, dose),
        only_on=words.say("only_on") if name == METHOTREXATE else "",
    )


def _tablets_text(words: Wording, tablets: tuple[tuple[Decimal, int], ...]) -> str:
    """Tablets of one strength in words, of more than one as in the table; "" where there are none."""
    if len(tablets) > 1:
        return words.say("tablets_several", count=tablets_text(tablets))
    if not tablets:
        return ""
    ((strength, number),) = tablets
    name = "tablets_one" if number == 1 else "tablets_many"
    return words.say(name, count=str(number), strength=quantity(strength, "mg"))


def _dose_text(words: Wording, name: str, dose: Dose | None, *, whole: bool = True) -> str:
    """How much and how often; `whole` is whether tablets make one taking."""
    if dose is None:
        return words.say("dose_label")
    amount, times = quantity(dose.amount, UNIT_WORDS[dose.unit]), dose.times_per_day or 1
    if f"dose_of_{name}" in words.texts:
        return words.say(f"dose_of_{name}", dose=amount)
    if dose.pattern:
        return dose.pattern
    if dose.unit in ("percent", "ml_per_hour"):
        return words.say("dose_strength", dose=amount)
    if times > 1 and name == STEROID and not whole:
        return words.say("dose_parts", dose=quantity(dose.amount * times, UNIT_WORDS[dose.unit]), times=str(times))
    return (
        words.say("dose_often", dose=amount, times=str(times))
        if times > 1
        else words.say(f"dose_{dose.per}", dose=amount)
    )


def _how(page: Page, name: str, dose: Dose | None) -> tuple[str, ...]:
    """How to take it: by the frequency where a text says so, else in general; then what holds for this course."""
    words, lines = page.words, []
    often = dose is not None and (dose.times_per_day or 1) > 1
    form = dose.form if dose else ""
    wanted = (
        f"how_{name}_often" if often else "",
        f"how_{name}_{form}",
        f"how_{name}_{dose.per}" if dose else "",
        f"how_{name}",
    )
    text = next((text for text in wanted if text in words.texts), None)
    # Without a methotrexate day there is no other day to name.
    if text is not None and (words.known["weekday"] or "{weekday}" not in words.texts[text]):
        lines.append(words.say(text))
    usual = page.usual_doses.get(name)
    recorded = page.case.glucocorticoid.dose_mg_per_day
    if usual is None and often and name == STEROID and recorded and not page.own_steroid:
        usual = Dose(recorded, "mg", "flat", "day")
    if usual is not None:
        dose_text = _dose_text(words, name, usual)
        if name == STEROID and page.replaced_steroid:
            dose_text = words.say("dose_of_other", dose=dose_text, medicine=page.replaced_steroid)
        lines.append(words.say("after_illness", dose=dose_text))
    if name == STEROID and page.replaced_steroid:
        lines.append(words.say("instead_of", medicine=page.replaced_steroid))
    visit = page.plan.visit_date
    if page.taper and page.taper.medicine == name and visit and page.taper.steps[0].first_day > visit:
        lines.append(words.say("start_on", first_day=words.day(page.taper.steps[0].first_day)))
    return tuple(lines)


def _tablets_of(page: Page, row: Recommendation, dose: Dose) -> tuple[tuple[Decimal, int], ...]:
    """Whole tablets for one taking; empty where the form or the strength is not known to fit."""
    name, taper = row.medicine or "", page.taper
    if taper is not None and name == taper.medicine and dose.per == "day":
        if taper.steps[0].dose_mg != dose.amount:
            raise PageDisagrees(row.id)
        return taper.steps[0].tablets
    if dose.unit != "mg" or dose.pattern or dose.per not in ("day", "week", "dose"):
        return ()
    if name == STEROID:
        strengths = tuple(sorted(set(page.case.choices.tablet_strengths_mg)))
        return () if page.own_steroid else tablet_counter(strengths, _HIGHEST_DOSE_MG).tablets(dose.amount) or ()
    medicine = page.medicines[name]
    under_skin = name == METHOTREXATE and page.case.other_treatment.methotrexate.route == "subcutaneous"
    if under_skin or (dose.form or medicine.form) != "tablet":
        return ()
    # A weekly medicine comes in its smallest strength only: one look must be enough to count.
    strengths = tuple(sorted(medicine.strengths_mg, reverse=True))[-1 if dose.per == "week" else 0 :]
    fitting = (strength for strength in strengths if dose.amount >= strength and dose.amount % strength == 0)
    return tuple((strength, int(dose.amount / strength)) for strength in fitting)[:1]
