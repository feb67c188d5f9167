"""The patient's page: which of the plan's words, days and figures a patient takes home."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.case import Case
from app.domain.dose import UNIT_WORDS, Dose, quantity
from app.domain.errors import HandoutRefused, Problem
from app.domain.leaflet import (
    Blank,
    CallBox,
    Leaflet,
    LeafletMedicine,
    LeafletRow,
    LeafletSection,
    LeafletTaper,
    Wording,
)
from app.domain.plan import Plan, Recommendation, Taper, TaperStep
from app.domain.protocol import Medicine, PageWords
from app.domain.treatment import WEEKDAYS
from app.engine.compiled import CompiledProtocol
from app.engine.tablets import tablet_counter
from app.engine.wording import tablets_text

STEROID, STEROID_NAMES = "prednisone", ("prednisone", "prednisolone")
METHOTREXATE = "methotrexate"
STEROID_CARD_RULE = "G11"
SPLIT_FROM, LOW_DOSE = "sick_day_split_from_mg", "sick_day_low_dose_mg"
_HIGHEST_DOSE_MG = Decimal(100)
_CHECK_DAYS_SHOWN = 3


class PageDisagrees(RuntimeError):
    """The row of advice and the first step of the taper name different doses: a fault of the program."""


@dataclass(frozen=True, slots=True)
class _Page:
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
    def taper(self) -> Taper | None:
        """The taper, where its medicine stands on the page."""
        return self.plan.taper if self.plan.taper and self.takes(self.plan.taper.medicine) else None

    def name_of(self, medicine: str) -> str:
        """A medicine's name in this region."""
        return _name(self.medicines[medicine], self.plan)


def make_leaflet(
    compiled: CompiledProtocol,
    case: Case,
    plan: Plan,
    accepted: frozenset[str] | None,
    printed_on: date | None,
    checked_by: str = "",
) -> Leaflet:
    """Put together the page of one patient.

    Args:
        accepted: Ids of the recommendations that the clinician accepted; None for every offered one. What goes on,
            is paused or is stopped stands on the page in any case.
        printed_on: The day of printing; None leaves a line for it.
        checked_by: The clinician who checked this page; "" makes it a draft.

    Returns:
        The page: a plan, or urgent advice without a medicine in an emergency and where nothing is to be taken.

    Raises:
        HandoutRefused: a text is missing, or a fact without which a medicine cannot be printed safely.
    """
    page_words = compiled.protocol.handout[plan.handout_language]
    page = _open_page(compiled, case, plan, accepted, page_words)
    say = page.words.say
    urgent = plan.emergency or not (page.taken or page.paused)
    approved = plan.protocol_status == "approved" and page_words.status == "reviewed"
    return Leaflet(
        kind="urgent" if urgent else "plan",
        language=page_words.language,
        draft=not (checked_by and approved),
        draft_mark=say("draft_protocol" if checked_by else "draft_unchecked"),
        title=say("title_urgent" if urgent else "title"),
        subtitle=say("subtitle"),
        patient=_patient(case, page.words),
        printed=Blank(say("printed"), "" if printed_on is None else page.words.day(printed_on)),
        printed_on=printed_on,
        call=_call_box(page, urgent),
        medicines_title=say("medicines_title"),
        medicines=() if urgent else tuple(_medicine(page, row) for row in page.taken),
        medicines_note="" if urgent else say("medicines_other"),
        before=_urgent_sections(page) if urgent else _sections_before(page),
        taper=None if urgent or page.taper is None else _taper(page.words, page.taper),
        after=() if urgent else _sections_after(page),
        about=say("about_checked" if checked_by else "about_unchecked"),
        signing=(Blank(say("prepared")), Blank(say("checked"), checked_by), Blank(say("signed"))),
        protocol_line=say(
            "protocol_line",
            protocol=compiled.protocol.about.title,
            version=plan.protocol_version,
            status=say(f"status_{plan.protocol_status}"),
            hash=plan.protocol_sha256[:8],
        ),
        page_words=say("page_words", page="{page}", pages="{pages}"),
    )


def _open_page(
    compiled: CompiledProtocol, case: Case, plan: Plan, accepted: frozenset[str] | None, page_words: PageWords
) -> _Page:
    rows = tuple(row for row in plan.recommendations if row.medicine is not None and _on_page(row, accepted))
    paused = tuple(row for row in rows if row.action == "stop" or (row.action == "hold" and row.dose is None))
    taken, usual_doses = _one_each(row for row in rows if row not in paused)
    medicines = {medicine.id: medicine for medicine in compiled.protocol.prescribe.medicines}
    numbers = {threshold.id: threshold.value for threshold in compiled.protocol.thresholds}
    goes_on = any(row.medicine == STEROID and row.action in ("continue", "hold") for row in taken)
    own_steroid = case.glucocorticoid.medicine if goes_on else STEROID
    own_steroid = "" if own_steroid in STEROID_NAMES else own_steroid
    plainest = Wording(page_words.texts, f"handout/{page_words.language}.yaml", {})
    known = {
        **_methotrexate_days(case, plainest),
        "steroid": own_steroid or _name(medicines[STEROID], plan),
        "emergency_number": plainest.say(f"emergency_number_{plan.region}"),
        "split_from": quantity(numbers[SPLIT_FROM], "mg"),
        "low_dose": quantity(numbers[LOW_DOSE], "mg"),
    }
    words = replace(plainest, known=known)
    page = _Page(words, medicines, numbers, case, plan, taken, paused, usual_doses, own_steroid)
    if page.takes(METHOTREXATE) and not known["weekday"]:
        raise HandoutRefused([Problem("the case", "choices.methotrexate_weekday", "choose the day for methotrexate")])
    return page


def _on_page(row: Recommendation, accepted: frozenset[str] | None) -> bool:
    if row.verdict == "offer" and (accepted is None or row.action in ("continue", "hold", "stop")):
        return True
    return accepted is not None and row.verdict in ("offer", "option") and row.id in accepted


def _one_each(rows: Iterable[Recommendation]) -> tuple[tuple[Recommendation, ...], dict[str, Dose]]:
    """One row for each medicine: a dose in parts, for days of illness, goes before the usual one, which is kept."""
    by_name: dict[str, list[Recommendation]] = {}
    for row in rows:
        by_name.setdefault(row.medicine or "", []).append(row)
    leading, usual_doses = [], {}
    for name, same in by_name.items():
        in_parts = [row for row in same if row.dose is not None and (row.dose.times_per_day or 1) > 1]
        whole = [row for row in same if row.dose is not None and row not in in_parts]
        leading.append((in_parts or whole or same)[0])
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


def _name(medicine: Medicine, plan: Plan) -> str:
    return medicine.names["UK" if plan.region == "UK" else "US"]


def _patient(case: Case, words: Wording) -> tuple[Blank, ...]:
    who = case.patient
    name = " ".join(part for part in (who.given_name, who.family_name) if part)
    born = "" if who.date_of_birth is None else words.day(who.date_of_birth, "birth_day")
    record = Blank(words.say("record"), who.identifier or "")
    return Blank(words.say("name"), name), Blank(words.say("born"), born), record


def _call_box(page: _Page, urgent: bool) -> CallBox:
    say = page.words.say
    if page.plan.emergency:
        message = "message_urgent"
    elif urgent:
        message = "message_nothing"
    else:
        message = "message_steroid" if page.takes(STEROID) else "message_other"
    numbers = (Blank(say("call_day")), Blank(say("call_night")))
    return CallBox(say(message), say("call_title"), say("call_emergency"), numbers)


def _medicine(page: _Page, row: Recommendation) -> LeafletMedicine:
    words, name = page.words, row.medicine or ""
    dose, shown = row.dose, page.name_of(name)
    if page.own_steroid and name == STEROID:
        amount = page.case.glucocorticoid.dose_mg_per_day
        dose, shown = None if amount is None else Dose(amount, "mg", "flat", "day"), page.own_steroid
    tablets = () if dose is None else _tablets_of(page, row, dose)
    named = [
        words.say(
            "tablets_one" if number == 1 else "tablets_many", count=str(number), strength=quantity(strength, "mg")
        )
        for strength, number in tablets
    ]
    return LeafletMedicine(
        id=name,
        name=shown,
        dose_text=_dose_text(words, name, dose, whole=bool(tablets)),
        tablets_text=words.say("tablets_joint").join(named),
        what_for=words.say(f"what_for_{name}") if f"what_for_{name}" in words.texts else page.medicines[name].what_for,
        how=_how(page, name, dose),
        only_on=words.say("only_on") if name == METHOTREXATE else "",
    )


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


def _how(page: _Page, name: str, dose: Dose | None) -> tuple[str, ...]:
    """How to take it: by the frequency where a text says so, else in general; then what holds for this course."""
    words, lines = page.words, []
    often = dose is not None and (dose.times_per_day or 1) > 1
    wanted = (f"how_{name}_often" if often else "", f"how_{name}_{dose.per}" if dose else "", f"how_{name}")
    text = next((text for text in wanted if text in words.texts), None)
    # Without a methotrexate day there is no other day to name.
    if text is not None and (words.known["weekday"] or "{weekday}" not in words.texts[text]):
        lines.append(words.say(text))
    usual = page.usual_doses.get(name)
    recorded = page.case.glucocorticoid.dose_mg_per_day
    if usual is None and often and name == STEROID and recorded and not page.own_steroid:
        usual = Dose(recorded, "mg", "flat", "day")
    if usual is not None:
        lines.append(words.say("after_illness", dose=_dose_text(words, name, usual)))
    visit = page.plan.visit_date
    if page.taper and page.taper.medicine == name and visit and page.taper.steps[0].first_day > visit:
        lines.append(words.say("start_on", first_day=words.day(page.taper.steps[0].first_day)))
    return tuple(lines)


def _tablets_of(page: _Page, row: Recommendation, dose: Dose) -> tuple[tuple[Decimal, int], ...]:
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
    if under_skin or medicine.form != "tablet":
        return ()
    # A weekly medicine comes in its smallest strength only: one look must be enough to count.
    strengths = tuple(sorted(medicine.strengths_mg, reverse=True))[-1 if dose.per == "week" else 0 :]
    fitting = (strength for strength in strengths if dose.amount >= strength and dose.amount % strength == 0)
    return tuple((strength, int(dose.amount / strength)) for strength in fitting)[:1]


def _taper(words: Wording, taper: Taper) -> LeafletTaper:
    say = words.say
    return LeafletTaper(
        title=say("taper_title"),
        lead=words.lines("taper_lead"),
        headings=(say("taper_from"), say("taper_to"), say("taper_dose"), say("taper_tablets"), say("taper_weeks")),
        rows=tuple(_taper_row(words, step) for step in taper.steps),
        end_text=say("taper_end", end_day=words.day(taper.end_date)),
    )


def _taper_row(words: Wording, step: TaperStep) -> LeafletRow:
    return LeafletRow(
        first_day=step.first_day,
        last_day=step.last_day,
        from_text=words.day(step.first_day),
        to_text=words.day(step.last_day),
        dose_mg=step.dose_mg,
        dose_text=quantity(step.dose_mg, "mg"),
        tablets=step.tablets,
        tablets_text=tablets_text(step.tablets),
        weeks=-(-step.days // 7),
    )


def _section(
    words: Wording, name: str, lines: tuple[str, ...] = (), *, strong: bool = False, wide: bool = True
) -> LeafletSection:
    """A section with the lines given, or with its own numbered ones."""
    return LeafletSection(words.say(f"{name}_title"), lines or words.lines(name), "strong" if strong else "plain", wide)


def _urgent_sections(page: _Page) -> tuple[LeafletSection, ...]:
    words = page.words
    if not page.plan.emergency:
        emergency, today = _section(words, "emergency", wide=False), _section(words, "today", wide=False)
        return _section(words, "nothing", strong=True), emergency, today
    causes = [each.rule for each in page.plan.alerts if each.emergency and each.level == "stop" and not each.overridden]
    reasons = tuple(words.say(f"urgent_{rule}") for rule in causes if f"urgent_{rule}" in words.texts)
    first = _section(words, "urgent", (*reasons, *words.lines("urgent")), strong=True)
    return first, _section(words, "emergency")


def _sections_before(page: _Page) -> tuple[LeafletSection, ...]:
    words, sections = page.words, []
    for action in ("hold", "stop"):
        names = [row.medicine or "" for row in page.paused if row.action == action]
        lines = tuple(words.say(f"{action}_line", medicine=page.name_of(name)) for name in names)
        if lines:
            sections.append(_section(words, action, lines, strong=True))
    if page.takes(STEROID):
        card = (words.say("steroid_card"),) if _needs_card(page.plan) else ()
        sections.append(_section(words, "never_stop", words.lines("never_stop") + card, strong=True))
    if page.ends_steroid:
        sections.append(_section(words, "steroid_ended", strong=True))
    return tuple(sections)


def _needs_card(plan: Plan) -> bool:
    cards = (alert.rule == STEROID_CARD_RULE or STEROID_CARD_RULE in alert.line_rules for alert in plan.alerts)
    return any(cards) or any(each.rule == STEROID_CARD_RULE and each.state == "raised" for each in plan.verdicts)


def _sections_after(page: _Page) -> tuple[LeafletSection, ...]:
    words, steroid, methotrexate = page.words, page.takes(STEROID), page.takes(METHOTREXATE)
    emergency = (
        *words.lines("emergency"),
        *(words.lines("emergency_taking") if steroid else ()),
        *(words.lines("emergency_steroid") if steroid or page.ends_steroid else ()),
    )
    today = (
        *words.lines("today"),
        *(words.lines("today_steroid") if steroid else ()),
        *(words.lines("today_methotrexate") if methotrexate else ()),
    )
    return (
        *((_section(words, "ill", _sick_day(page)),) if steroid else ()),
        _section(words, "emergency", emergency, strong=True, wide=False),
        _section(words, "today", today, wide=False),
        *((_section(words, "methotrexate", wide=False),) if methotrexate else ()),
        _section(words, "sun", wide=False),
        *_checks(page),
    )


def _checks(page: _Page) -> tuple[LeafletSection, ...]:
    visit = page.plan.visit_date
    days = sorted({day for item in page.plan.monitoring for day in item.due if visit is not None and day > visit})
    lines = (*(page.words.day(day) for day in days[:_CHECK_DAYS_SHOWN]), page.words.say("tests_note"))
    return (_section(page.words, "tests", lines, wide=False),) if days else ()


def _sick_day(page: _Page) -> tuple[str, ...]:
    """What to do on days of illness; figures only for an adult on the steroid that this protocol plans with.

    Source: C-09: below the split dose a fixed dose twice a day, from it on the same total in two parts, never more.
    """
    if page.plan.population != "adult" or page.own_steroid:
        rules = ["ill_child"]
    else:
        doses, split_from = _doses_ahead(page), page.numbers[SPLIT_FROM]
        rules = ["ill_high"] if not doses or max(doses) >= split_from else []
        rules += ["ill_low"] if not doses or min(doses) < split_from else []
    return tuple(page.words.say(name) for name in ("ill_start", *rules, "ill_call"))


def _doses_ahead(page: _Page) -> tuple[Decimal, ...]:
    """The daily doses in mg that the patient will take under this page; empty where they are not known."""
    if page.taper is not None:
        return tuple(step.dose_mg for step in page.taper.steps)
    usual = page.usual_doses.get(STEROID)
    doses = [usual, *(row.dose for row in page.taken if row.medicine == STEROID)]
    return tuple(dose.amount for dose in doses if dose is not None and dose.per == "day")
