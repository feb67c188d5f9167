"""What every part of the patient's page is made from: the rows that stand on it, and what its words may name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.case import Case
from app.domain.dose import Dose
from app.domain.errors import HandoutRefused, Problem
from app.domain.figures import plain
from app.domain.page_words import Wording
from app.domain.plan import Plan, Recommendation, Taper
from app.domain.protocol import PageWords
from app.domain.treatment import WEEKDAYS
from app.engine.compiled import CompiledProtocol
from app.engine.leaflet_kept import in_the_order_of, kept_rows
from app.engine.leaflet_language import ENGLISH
from app.engine.leaflet_tablets import waits_for_tablets

STEROID, STEROID_NAMES = "prednisone", ("prednisone", "prednisolone")
METHOTREXATE, FOLIC_ACID, AZATHIOPRINE = "methotrexate", "folic_acid", "azathioprine"
IMMUNOSUPPRESSANTS, SECOND_AGENTS = "immunosuppressants", "second_agents"
SPLIT_FROM, LOW_DOSE, SEVERE_DOSE = "sick_day_split_from_mg", "sick_day_low_dose_mg", "sick_day_severe_mg"
_CRISIS_DOSE = "hydrocortisone_emergency_mg"
_WELL_FROM, _WELL_TO = "sick_day_well_from_days", "sick_day_well_to_days"
INFECTION, _STEROID_CARD_RULE = "R03", "G11"
_TO_TAKE = frozenset({"start", "continue", "increase", "reduce", "hold", "stop"})


@dataclass(frozen=True, slots=True)
class Page:
    """What every part of the page is made from.

    Args:
        english: The same words in English, for whoever must read a card in a country of English.
        taken: Rows of medicines to be taken, one for each medicine. paused: those to be held or stopped.
        usual_doses: The daily dose of a medicine that is taken in parts on days of illness.
        own_steroid: A glucocorticoid that goes on but is not the one this protocol plans with; "" where it is.
        kept: Medicines that are taken though no accepted line says so: they stay on their dose until it is agreed on.
        awaits_tablets: The steroid stays on its dose because the tablets at hand cannot make the new one.
    """

    language: str
    words: Wording
    english: Wording
    compiled: CompiledProtocol
    case: Case
    plan: Plan
    taken: tuple[Recommendation, ...]
    paused: tuple[Recommendation, ...]
    usual_doses: Mapping[str, Dose]
    own_steroid: str
    kept: frozenset[str] = frozenset()
    awaits_tablets: bool = False

    @property
    def numbers(self) -> Mapping[str, Decimal]:
        """The protocol's numbers by name."""
        return self.compiled.numbers

    def takes(self, medicine: str) -> bool:
        """Whether a medicine stands on the page to be taken."""
        return any(row.medicine == medicine for row in self.taken)

    def takes_any(self, group: str) -> bool:
        """Whether a medicine of a group of the protocol stands on the page to be taken."""
        return any(self.takes(medicine) for medicine in self.compiled.affected((group,)))

    def took(self, medicine: str) -> bool:
        """Whether a medicine stands on the page to be taken, or was taken until it was held or stopped."""
        return any(row.medicine == medicine for row in (*self.taken, *self.paused))

    def took_any(self, group: str) -> bool:
        """Whether a medicine of a group of the protocol is taken, or was until it was held or stopped."""
        return any(self.took(medicine) for medicine in self.compiled.affected((group,)))

    @property
    def is_for_an_adult(self) -> bool:
        """Whether the patient is known to be one; who is not gets no figure that is made for adults."""
        return self.plan.population == "adult"

    @property
    def is_ill_now(self) -> bool:
        """Whether an adult who takes the planned steroid is ill today."""
        return self._is_ill and self.is_for_an_adult and not self.own_steroid and self.takes(STEROID)

    @property
    def is_ill_by_own_plan(self) -> bool:
        """Whether who is ill today takes a steroid for whose days of illness this page has no figure."""
        steroids = (row for row in self.taken if row.medicine == STEROID and row.action != "start")
        has_no_figure = bool(self.own_steroid) or not self.is_for_an_adult
        return self._is_ill and has_no_figure and any(not _is_in_parts(row) for row in steroids)

    @property
    def _is_ill(self) -> bool:
        stops = (alert.rule for alert in self.plan.alerts if alert.level == "stop" and not alert.overridden)
        suspected = self.case.red_flags.infection_suspected == "yes"
        return self.case.purpose == "acute_illness" or suspected or INFECTION in stops

    @property
    def ends_steroid(self) -> bool:
        """Whether the steroid ends today."""
        return any(row.medicine == STEROID and row.action == "stop" for row in self.paused)

    @property
    def needs_card(self) -> bool:
        """Whether the steroid card is due: now, also on an unknown dose, or for the year after the last tablet."""
        lines = (rule for alert in self.plan.alerts for rule in (alert.rule, *alert.line_rules))
        raised = (verdict.rule for verdict in self.plan.verdicts if verdict.state == "raised")
        goes_on = (row for row in self.taken if row.medicine == STEROID and row.action != "start")
        return any(row.dose is None for row in goes_on) or _STEROID_CARD_RULE in (*lines, *raised)

    @property
    def has_ended_steroid(self) -> bool:
        """Whether the body may still lack its own steroid, though none is taken any more."""
        stopped = self.case.glucocorticoid.stopped_on is not None
        return not self.takes(STEROID) and (self.ends_steroid or (stopped and self.needs_card))

    @property
    def replaced_steroid(self) -> str:
        """A glucocorticoid of another kind that the planned one takes the place of; "" where there is none."""
        course = self.case.glucocorticoid
        other = bool(course.dose_mg_per_day) and course.medicine not in STEROID_NAMES
        return course.medicine if other and not self.own_steroid else ""

    @property
    def usual_steroid(self) -> str:
        """The glucocorticoid of another kind to go back to after days of illness; "" where there is none."""
        in_parts = any(row.medicine == STEROID and _is_in_parts(row) for row in self.taken)
        return self.replaced_steroid if in_parts else ""

    @property
    def taper(self) -> Taper | None:
        """The taper, where its medicine stands on the page and is not kept on the dose of today."""
        taper = self.plan.taper
        return taper if taper and self.takes(taper.medicine) and taper.medicine not in self.kept else None

    def name_of(self, medicine: str) -> str:
        """A medicine's name for the patient, in this language and region."""
        if medicine == STEROID and self.own_steroid:
            return medicine_name(self.words, self.own_steroid, self.plan.region)
        return medicine_name(self.words, medicine, self.plan.region)


def open_page(
    compiled: CompiledProtocol, case: Case, plan: Plan, accepted: frozenset[str] | None, language: str
) -> Page:
    """Pick the rows that stand on the page, and fill in what holds for all its words.

    Args:
        language: Under which the protocol has the words.

    Raises:
        HandoutRefused: methotrexate is to be taken and its day is not chosen.
    """
    forbidden = _forbidden(compiled, plan)
    named = (row for row in plan.recommendations if row.medicine is not None)
    agreed = tuple(row for row in named if _on_page(row, accepted, forbidden))
    told = tuple(row for row in agreed if not waits_for_tablets(case, row))
    kept = kept_rows(case, plan, told)
    rows = in_the_order_of(plan, (*told, *kept))
    paused = tuple(row for row in rows if row.action == "stop" or _is_on_hold(row))
    left_alone = {row.medicine for row in paused}
    taken, usual_doses = _one_each(row for row in rows if row.medicine not in left_alone)
    recorded = case.glucocorticoid.medicine
    own_steroid = recorded if any(_goes_on(row) for row in taken) and recorded not in STEROID_NAMES else ""
    stopped = recorded if case.glucocorticoid.stopped_on and not any(row.medicine == STEROID for row in taken) else ""
    handout, steroid = compiled.protocol.handout, own_steroid or stopped or STEROID
    has_day = any(row.medicine == METHOTREXATE for row in rows)
    words = _worded(compiled, case, plan, handout[language], steroid, has_day=has_day)
    english = _worded(compiled, case, plan, handout[ENGLISH], steroid, has_day=has_day)
    names = frozenset(row.medicine or "" for row in kept)
    waits = STEROID in names and told != agreed
    page = Page(language, words, english, compiled, case, plan, taken, paused, usual_doses, own_steroid, names, waits)
    if page.takes(METHOTREXATE) and not words.known["weekday"]:
        raise HandoutRefused([Problem("the case", "choices.methotrexate_weekday", "choose the day for methotrexate")])
    return page


def _worded(
    compiled: CompiledProtocol, case: Case, plan: Plan, page_words: PageWords, steroid: str, *, has_day: bool
) -> Wording:
    """Words with what holds for a whole page.

    Args:
        steroid: The one that the page speaks of, by its id or as it is recorded.
        has_day: Methotrexate stands on the page, so that its day may be named.
    """
    words, numbers = Wording(page_words.texts, f"handout/{page_words.language}.yaml", {}), compiled.numbers
    doses = {
        "split_from": numbers[SPLIT_FROM],
        "low_dose": numbers[LOW_DOSE],
        "severe_dose": numbers[SEVERE_DOSE],
        "severe_below": 2 * numbers[SEVERE_DOSE],
        "crisis_dose": numbers[_CRISIS_DOSE],
    }
    known = {
        **_methotrexate_days(case if has_day else None, words),
        **{name: words.amount(number) for name, number in doses.items()},
        "well_from": plain(numbers[_WELL_FROM]),
        "well_to": plain(numbers[_WELL_TO]),
        "steroid": medicine_name(words, steroid, plan.region),
        "emergency_number": words.say(f"emergency_number_{_region(plan.region)}"),
    }
    return replace(words, known=known)


def _goes_on(row: Recommendation) -> bool:
    """Whether the steroid goes on under its own name; in parts, for days of illness, it is the planned one."""
    return row.medicine == STEROID and row.action in ("continue", "hold") and not _is_in_parts(row)


def _is_in_parts(row: Recommendation) -> bool:
    return row.dose is not None and (row.dose.times_per_day or 1) > 1


def _forbidden(compiled: CompiledProtocol, plan: Plan) -> frozenset[str]:
    """What a stop of the protocol speaks against; never the steroid, whose sudden end is a danger of its own."""
    stops = (alert for alert in plan.alerts if alert.level == "stop" and not alert.overridden)
    affected = {medicine for alert in stops for medicine in compiled.affected(alert.affects)}
    return frozenset(affected - {STEROID})


def _on_page(row: Recommendation, accepted: frozenset[str] | None, forbidden: frozenset[str]) -> bool:
    """What goes on or is paused stands on the page in any case, the rest where it was accepted.

    The end of a medicine that was declined is no order, unless a stop of the protocol demands it.
    """
    if row.action not in _TO_TAKE:
        return False
    if row.verdict == "blocked":
        return _is_on_hold(row)
    if row.verdict == "offer" and (accepted is None or row.action in ("continue", "hold")):
        return True
    if row.verdict == "offer" and row.action == "stop" and row.medicine in forbidden:
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
        in_parts = [row for row in same if _is_in_parts(row)]
        whole = [row for row in same if row.dose is not None and row not in in_parts]
        raised = [row for row in whole if row.action == "increase"]
        leading.append((in_parts or raised or whole or same)[0])
        if in_parts and whole and whole[0].dose is not None:
            usual_doses[name] = whole[0].dose
    return tuple(leading), usual_doses


def _methotrexate_days(case: Case | None, words: Wording) -> dict[str, str]:
    """The day for methotrexate and the day after it, for folic acid; "" where none is chosen."""
    chosen = case and (case.choices.methotrexate_weekday or case.other_treatment.methotrexate.weekday)
    if chosen is None:
        return {"weekday": "", "day_after": ""}
    number = WEEKDAYS.index(chosen)
    return {"weekday": words.say(f"weekday_{number + 1}"), "day_after": words.say(f"weekday_{(number + 1) % 7 + 1}")}


def medicine_name(words: Wording, medicine: str, region: str) -> str:
    """A medicine's name in a region, where regions differ; a recorded prednisolone is the planned steroid."""
    name = f"medicine_{STEROID if medicine in STEROID_NAMES else medicine}"
    in_region = f"{name}_{_region(region)}"
    return words.say(in_region if in_region in words.texts else name)


def _region(region: str) -> str:
    return "UK" if region == "UK" else "US"
