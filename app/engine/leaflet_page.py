"""What every part of the patient's page is made from: the rows that stand on it, and what its words may name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.case import Case
from app.domain.dose import Dose
from app.domain.errors import HandoutRefused, Problem
from app.domain.figures import quantity
from app.domain.leaflet import Wording
from app.domain.plan import Plan, Recommendation, Taper
from app.domain.protocol import Medicine, PageWords
from app.domain.treatment import WEEKDAYS
from app.engine.compiled import CompiledProtocol

STEROID, STEROID_NAMES = "prednisone", ("prednisone", "prednisolone")
METHOTREXATE = "methotrexate"
SPLIT_FROM, LOW_DOSE = "sick_day_split_from_mg", "sick_day_low_dose_mg"


@dataclass(frozen=True, slots=True)
class Page:
    """What every part of the page is made from.

    Args:
        taken: Rows of medicines to be taken, one for each medicine. paused: those to be held or stopped.
        usual_doses: The daily dose of a medicine that is taken in parts on days of illness.
        own_steroid: A glucocorticoid that goes on but is not the one this protocol plans with; "" where it is.
    """

    words: Wording
    medicines: Mapping[str, Medicine]
    numbers: Mapping[str, Decimal]
    case: Case
    plan: Plan
    taken: tuple[Recommendation, ...]
    paused: tuple[Recommendation, ...]
    usual_doses: Mapping[str, Dose]
    own_steroid: str

    def takes(self, medicine: str) -> bool:
        """Whether a medicine stands on the page to be taken."""
        return any(row.medicine == medicine for row in self.taken)

    @property
    def ends_steroid(self) -> bool:
        """Whether the steroid ends today."""
        return any(row.medicine == STEROID and row.action == "stop" for row in self.paused)

    @property
    def replaced_steroid(self) -> str:
        """A glucocorticoid of another kind that the planned one takes the place of; "" where there is none."""
        course = self.case.glucocorticoid
        other = bool(course.dose_mg_per_day) and course.medicine not in STEROID_NAMES
        return course.medicine if other and not self.own_steroid else ""

    @property
    def taper(self) -> Taper | None:
        """The taper, where its medicine stands on the page."""
        return self.plan.taper if self.plan.taper and self.takes(self.plan.taper.medicine) else None

    def name_of(self, medicine: str) -> str:
        """A medicine's name in this region."""
        return name_in_region(self.medicines[medicine], self.plan)


def open_page(
    compiled: CompiledProtocol, case: Case, plan: Plan, accepted: frozenset[str] | None, page_words: PageWords
) -> Page:
    """Pick the rows that stand on the page, and fill in what holds for all its words.

    Raises:
        HandoutRefused: methotrexate is to be taken and its day is not chosen.
    """
    rows = tuple(row for row in plan.recommendations if row.medicine is not None and _on_page(row, accepted))
    paused = tuple(row for row in rows if row.action == "stop" or _is_on_hold(row))
    left_alone = {row.medicine for row in paused}
    taken, usual_doses = _one_each(row for row in rows if row.medicine not in left_alone)
    medicines = {medicine.id: medicine for medicine in compiled.protocol.prescribe.medicines}
    numbers = {threshold.id: threshold.value for threshold in compiled.protocol.thresholds}
    goes_on = any(_goes_on(row) for row in taken)
    own_steroid = case.glucocorticoid.medicine if goes_on else STEROID
    own_steroid = "" if own_steroid in STEROID_NAMES else own_steroid
    plainest = Wording(page_words.texts, f"handout/{page_words.language}.yaml", {})
    known = {
        **_methotrexate_days(case, plainest),
        "steroid": own_steroid or name_in_region(medicines[STEROID], plan),
        "emergency_number": plainest.say(f"emergency_number_{plan.region}"),
        "split_from": quantity(numbers[SPLIT_FROM], "mg"),
        "low_dose": quantity(numbers[LOW_DOSE], "mg"),
    }
    words = replace(plainest, known=known)
    page = Page(words, medicines, numbers, case, plan, taken, paused, usual_doses, own_steroid)
    if page.takes(METHOTREXATE) and not known["weekday"]:
        raise HandoutRefused([Problem("the case", "choices.methotrexate_weekday", "choose the day for methotrexate")])
    return page


def _goes_on(row: Recommendation) -> bool:
    """Whether the steroid goes on under its own name; in parts, for days of illness, it is the planned one."""
    in_parts = row.dose is not None and (row.dose.times_per_day or 1) > 1
    return row.medicine == STEROID and row.action in ("continue", "hold") and not in_parts


def _on_page(row: Recommendation, accepted: frozenset[str] | None) -> bool:
    """What goes on, is paused or is stopped stands on the page in any case, the rest where it was accepted."""
    if row.verdict == "blocked":
        return _is_on_hold(row)
    if row.verdict == "offer" and (accepted is None or row.action in ("continue", "hold", "stop")):
        return True
    return accepted is not None and row.verdict in ("offer", "option") and row.id in accepted


def _is_on_hold(row: Recommendation) -> bool:
    """Whether a medicine is to be left alone for now; the steroid never is: to hold it is to stay on its dose."""
    return row.action == "hold" and row.medicine != STEROID


def _one_each(rows: Iterable[Recommendation]) -> tuple[tuple[Recommendation, ...], dict[str, Dose]]:
    """One row for each medicine: a dose in parts, for days of illness, goes before the usual one, which is kept.

    A raised dose that was accepted goes before the one that was taken so far.
    """
    by_name: dict[str, list[Recommendation]] = {}
    for row in rows:
        by_name.setdefault(row.medicine or "", []).append(row)
    leading, usual_doses = [], {}
    for name, same in by_name.items():
        in_parts = [row for row in same if row.dose is not None and (row.dose.times_per_day or 1) > 1]
        whole = [row for row in same if row.dose is not None and row not in in_parts]
        raised = [row for row in whole if row.action == "increase"]
        leading.append((in_parts or raised or whole or same)[0])
        if in_parts and whole and whole[0].dose is not None:
            usual_doses[name] = whole[0].dose
    return tuple(leading), usual_doses


def _methotrexate_days(case: Case, words: Wording) -> dict[str, str]:
    """The day for methotrexate and the day after it, for folic acid; "" where none is chosen."""
    chosen = case.choices.methotrexate_weekday or case.other_treatment.methotrexate.weekday
    if chosen is None:
        return {"weekday": "", "day_after": ""}
    number = WEEKDAYS.index(chosen)
    return {"weekday": words.say(f"weekday_{number + 1}"), "day_after": words.say(f"weekday_{(number + 1) % 7 + 1}")}


def name_in_region(medicine: Medicine, plan: Plan) -> str:
    """A medicine's name in the region of a plan."""
    return medicine.names["UK" if plan.region == "UK" else "US"]
