"""What was agreed at the last visit: which answers it made old, and what is offered in their place to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from app.domain.decided import TO_DECIDE
from app.domain.form_groups import DOSE_NOW
from app.ui import words
from app.ui.presenters.draft import AGREED, Draft, form_facts
from app.ui.presenters.questions import questions
from app.ui.presenters.reading import read_day, show_day, show_number

if TYPE_CHECKING:
    from app.domain.dose import Dose
    from app.domain.plan import Plan, Recommendation
    from app.domain.report import AdviceCard
    from app.ui.presenters.decisions import Book

Part = Mapping[str, Any]

_COURSE = "prednisone"
_OTHERS = ("methylprednisolone", "hydrocortisone", "dexamethasone", "deflazacort")
_MEDICINE, _CHANGED = "glucocorticoid.medicine", "glucocorticoid.last_change_on"
_STARTED, _EXPOSURE = "glucocorticoid.started_on", "glucocorticoid.weeks_of_exposure"
_STOPPED = "glucocorticoid.stopped_on"
_ANSWERED_BY = {
    "folic_acid": ("other_treatment.methotrexate.folic_acid", "yes"),
    "co_trimoxazole": ("medicines.trimethoprim", "prophylaxis"),
    "proton_pump_inhibitor": ("medicines.proton_pump_inhibitor", "yes"),
}
"""Medicines of which the form only asks whether they are taken, and the answer once they are."""
_CHANGES_A_DOSE = frozenset({"start", "increase", "reduce"})
_MG = {"mg": 1, "g": 1000}


class Agreement(NamedTuple):
    """What the decisions of a visit make of its answers.

    Why the answers are asked anew and not carried over: what was agreed is not yet what is taken. A dose that nobody
    has confirmed would count for every rule as if somebody had; a question counts for none, and holds the page back.

    Args:
        old: Paths of the answers that hold no longer.
        parts: What is offered in their place, as the case keeps it: the parts of one field in the order of their days.
        begun: Medicines that were to be started.
        gone: Accepted lines, as they read, of which the advice knows nothing any more.
    """

    old: frozenset[str] = frozenset()
    parts: tuple[Part, ...] = ()
    begun: frozenset[str] = frozenset()
    gone: tuple[str, ...] = ()


NOTHING_AGREED = Agreement()


class Offered(NamedTuple):
    """What is said at a field that was made old, and the value that one press takes; "" where none is offered."""

    says: str
    use: str = ""
    use_says: str = ""


def agreement_of(draft: Draft, plan: Plan, cards: Sequence[AdviceCard], book: Book) -> Agreement:
    """Work out what was agreed at a visit.

    Args:
        draft, plan, cards, book: Of that visit.

    Returns:
        What was accepted with its dose, day by day where it is a course; of a line that was accepted and reads
        otherwise by now, or has gone, only the question. What was declined or not decided changes nothing.
    """
    rows = {row.id: row for row in plan.recommendations}
    shown = {card.id: card for card in cards}
    parts: list[Part] = []
    old: set[str] = set()
    begun: set[str] = set()
    gone: list[str] = []
    for line, entry in book.entries.items():
        row, card = rows.get(line), shown.get(line)
        if entry["decision"] != "accept":
            continue
        if row is None:
            gone.append(str(entry["dose"] or line))
            continue
        if row.medicine is None:
            continue
        stands = card is not None and card.verdict in TO_DECIDE and book.state_of(card)[0] == "accepted"
        found = list(_parts_of(row, plan, draft) if stands else _only_asked(row.medicine))
        said = {"on_day": plan.visit_date, "line": entry["dose"]}
        parts += [{**said, **part} for part in found]
        old |= {str(part["field"]) for part in found} | set(_gone_with(row, stands))
        begun |= {row.medicine} if row.action == "start" else set()
    return Agreement(frozenset(old), tuple(parts), frozenset(begun), tuple(gone))


def _part(path: str, value: str | None, from_day: date | None, **said: object) -> Part:
    return {"field": path, "value": value, "from_day": from_day, **said}


def _parts_of(row: Recommendation, plan: Plan, draft: Draft) -> Iterator[Part]:
    """What an accepted line says of the answers that it is about."""
    medicine, day = str(row.medicine), plan.visit_date
    if medicine == _COURSE:
        yield from _parts_of_course(row, plan, draft)
    elif medicine in _ANSWERED_BY:
        path, answer = _ANSWERED_BY[medicine]
        if row.action == "start" and draft.text(path) != answer:
            yield _part(path, answer, day)
    elif (taking := f"other_treatment.{medicine}.taking") in form_facts():
        if row.action in ("start", "stop", "hold"):
            # After a pause nobody knows whether it is taken again: the question alone.
            yield _part(taking, {"start": "yes", "stop": "no"}.get(row.action), day)
        if row.action in _CHANGES_A_DOSE:
            # Where the question before it tells the line, the dose does not tell it again.
            line = {"line": None} if row.action == "start" else {}
            for path in _doses_of(medicine):
                yield _part(path, _dose_text(path, row.dose), day, **line)
            if (changed := f"other_treatment.{medicine}.last_change_on") in form_facts():
                yield _part(changed, _iso(day), day, line=None)


def _parts_of_course(row: Recommendation, plan: Plan, draft: Draft) -> Iterator[Part]:
    """The doses of an accepted course with the days from which they hold, and the days that go with them."""
    if row.action not in _CHANGES_A_DOSE and row.action != "stop":
        return
    day, steps = plan.visit_date, _doses_of_course(row, plan)
    if draft.text(_MEDICINE) in _OTHERS:
        yield _part(_MEDICINE, _COURSE, day)
    if day is not None and steps and steps[0][0] > day:
        yield _part(DOSE_NOW, None, day)  # until it begins, what was taken before
    for first_day, dose_mg in steps:
        yield _part(DOSE_NOW, show_number(dose_mg, None), first_day, line=None)
        yield _part(_CHANGED, _iso(first_day), first_day, line=None)
        if not dose_mg:
            yield _part(_STOPPED, _iso(first_day), first_day, line=None)
    if row.action == "start" and steps:
        yield _part(_STARTED, _iso(steps[0][0]), steps[0][0], line=None)
    if not steps:
        yield from _only_asked(_COURSE)


def _doses_of_course(row: Recommendation, plan: Plan) -> list[tuple[date, Decimal]]:
    """Days with the dose that begins on each; empty where the course is not known. A course ends with 0."""
    if plan.taper is not None and row.action != "stop":
        steps = [(step.first_day, step.dose_mg) for step in plan.taper.steps]
        return [*steps, (plan.taper.end_date, Decimal(0))]
    if plan.visit_date is None:
        return []
    if row.action == "stop":
        return [(plan.visit_date, Decimal(0))]
    return [] if row.dose is None else [(plan.visit_date, row.dose.amount)]


def _only_asked(medicine: str) -> Iterator[Part]:
    """What is asked, with no value offered, where it is not known any more what exactly was agreed."""
    if medicine == _COURSE:
        yield _part(DOSE_NOW, None, None)
    elif medicine in _ANSWERED_BY:
        yield _part(_ANSWERED_BY[medicine][0], None, None)
    elif (taking := f"other_treatment.{medicine}.taking") in form_facts():
        yield _part(taking, None, None)
        yield from (_part(path, None, None) for path in _doses_of(medicine))


def _gone_with(row: Recommendation, stands: bool) -> Iterator[str]:
    """Answers that no longer hold, and for which nothing was agreed."""
    medicine = str(row.medicine)
    if medicine == _COURSE and not stands:
        yield _CHANGED
    if medicine == _COURSE and row.action == "start":
        yield from (_STARTED, _EXPOSURE)
    if stands and row.action == "stop":
        yield from _doses_of(medicine)


def _doses_of(medicine: str) -> Iterator[str]:
    paths = (f"other_treatment.{medicine}.{name}" for name in ("dose_mg_per_day", "dose_mg_per_week"))
    return (path for path in paths if path in form_facts())


def _dose_text(path: str, dose: Dose | None) -> str | None:
    """A dose as the field has it; None where the advice puts it otherwise than the form asks."""
    per_week = path.endswith("_week")
    if dose is None or dose.basis != "flat" or dose.unit not in _MG or (dose.per == "week") is not per_week:
        return None
    if dose.per not in ("day", "week") and not (dose.per == "dose" and dose.times_per_day):
        return None
    return show_number(dose.amount * _MG[dose.unit] * (dose.times_per_day or 1), None)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def answer_once_taken(medicine: str) -> tuple[str, str] | None:
    """The question whether a medicine is taken, and its answer once it is; None where the form asks none."""
    taking = f"other_treatment.{medicine}.taking"
    return _ANSWERED_BY.get(medicine) or ((taking, "yes") if taking in form_facts() else None)


def next_parts(before: Draft, agreement: Agreement) -> tuple[Part, ...]:
    """What the next visit is offered: what was agreed now, and earlier where nobody has answered it since."""
    now = {part["field"] for part in agreement.parts}
    open_still = (part for part in before.lists.get(AGREED, ()) if part["field"] not in now)
    return (*open_still, *agreement.parts)


def offered(draft: Draft) -> Mapping[str, Offered]:
    """What is said and offered at each field whose answer the last visit made old, on the day of this one."""
    parts = draft.lists.get(AGREED, ())
    if not parts:
        return {}
    value = read_day(draft.text("visit_date")).value
    visit = None if value is None else date.fromisoformat(value)
    found: dict[str, Part | None] = {}
    for part in parts:
        path, day = part["field"], part["from_day"]
        if path not in form_facts() or draft.text(path):
            continue
        begun = day is None or (visit is not None and day <= visit)
        found[path] = part if begun else found.get(path)
    return {path: _offered(path, part) for path, part in found.items() if part is not None}


def _offered(path: str, part: Part) -> Offered:
    day = show_day(part["on_day"]) if part["on_day"] else words.CARRIED_DAY_UNKNOWN
    use, shown = _shown(path, part["value"])
    if part["line"]:
        says = words.AGREED_LINE.format(day=day, line=part["line"])
    elif path == DOSE_NOW and shown and part["from_day"]:
        says = words.AGREED_COURSE.format(day=day, value=shown, since=show_day(part["from_day"]))
    else:
        says = words.AGREED_WITH_IT.format(day=day)
    return Offered(says, use, words.AGREED_USE.format(value=shown) if use else "")


def _shown(path: str, value: str | None) -> tuple[str, str]:
    """A value as the field takes it, and as it is told; "" for what cannot be one, as a file may have it."""
    spec = form_facts()[path]
    if value is None:
        return "", ""
    if spec.kind == "word":
        labels = dict(questions()[path].choices)
        return (value, labels[value]) if value in labels else ("", "")
    if spec.kind == "day":
        read = read_day(value).value
        text = "" if read is None else show_day(date.fromisoformat(read))
        return text, text
    return value, f"{value} {questions()[path].unit}".strip()


def to_answer(draft: Draft, sensible: Mapping[str, bool]) -> tuple[str, ...]:
    """Titles of the treatments that are to be answered before a page is checked; a day alone holds nothing back."""
    facts = form_facts()
    paths = [path for path in offered(draft) if facts[path].kind != "day" and sensible.get(path, False)]
    return tuple(_title(path) for path in paths)


def _title(path: str) -> str:
    """The title of a question with its medicine, where the title leaves that to the heading."""
    title = form_facts()[path].title
    medicine = words.HEADS.get(path.split(".")[1], "") if path.startswith("other_treatment.") else ""
    return title if not medicine or medicine.casefold() in title.casefold() else f"{medicine}: {title}"
