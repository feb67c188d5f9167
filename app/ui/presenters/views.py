"""Views of the form: what each field and each heading shows."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.domain.facts import FactSpec
from app.domain.record_number import is_doubtful
from app.domain.written import clean_text
from app.ui import words
from app.ui.presenters.agreed import Offered, offered
from app.ui.presenters.alphabets import mixes_alphabets
from app.ui.presenters.asking import Asking, is_asked, is_passed_over
from app.ui.presenters.case_reader import problem_sentence, unusual_question
from app.ui.presenters.draft import Draft, Laid, form_facts
from app.ui.presenters.form_plan import Group, group_of, groups, order
from app.ui.presenters.new_visit import carried_texts
from app.ui.presenters.questions import ANSWERS, questions
from app.ui.presenters.reading import show_day
from app.ui.presenters.remarks import Remarks, value_text
from app.ui.presenters.screen import FieldView, GroupView
from app.ui.presenters.unit_questions import unit_offer

_OF_TODAY = ("", False)
BY_AGE = frozenset({"patient.weight_kg", "patient.height_cm"})
RECORD_NUMBER = "patient.identifier"
_FIRST = 5
_BESIDE = FieldView(asked=False)
"""What stands in no group of the form: it is asked beside the chart."""


class Judgement(NamedTuple):
    """What is known about the form beside what was typed.

    Args:
        problems: Path to what is wrong. remarks: what raised rules say at the fields.
        needed: Facts that a dose waits for. lines: path to how many lines of the advice a fact could change.
        supported: Whether there is advice at all; without it nobody knows what matters.
        typing: The field that is being typed in; it is told no problem yet.
        juvenile: The usual range of a weight and of a height is then that of the growth reference, not ours.
        odd: Path to what is asked about a value because of the day or of the last visit.
    """

    problems: Mapping[str, str]
    remarks: Remarks
    needed: frozenset[str]
    lines: Mapping[str, int]
    supported: bool
    typing: str
    juvenile: bool
    odd: Mapping[str, str]


class FieldViews:
    """Makes the views of the fields; one that is equal to the one before is the one before.

    Widgets so see by identity which fields to leave alone.
    """

    def __init__(self) -> None:
        self._before: Mapping[str, FieldView] = {}

    def make(self, draft: Draft, laid: Laid, told: Judgement, asking: Asking) -> Mapping[str, FieldView]:
        """Every field by its path."""
        views: dict[str, FieldView] = {}
        carried, agreed = carried_texts(draft), offered(draft)
        texts, places = draft.texts, group_of()
        for path, spec in form_facts().items():
            if path not in places:
                views[path] = _BESIDE
            elif path in texts:
                view = _answered(spec, draft, laid, told)
                since, old = carried.get(path, _OF_TODAY)
                if since:
                    view = view._replace(carried=since, carried_old=old, keep=_keep(path, since, old, laid))
                views[path] = self._kept(path, view)
                asking.is_shown(path, matters=True)
            else:
                view = _unanswered(spec, draft, told, asking)
                if path in agreed:
                    view = _asked_anew(view, agreed[path])
                views[path] = self._kept(path, view)
        self._before = views
        return views

    def _kept(self, path: str, view: FieldView) -> FieldView:
        known = self._before.get(path)
        return known if known is not None and known == view else view


def _keep(path: str, since: str, old: bool, laid: Laid) -> str:
    """The words of the press by which a carried value stands: with its day, or with the value where the day is told."""
    if old:
        return words.KEEP_VALUE.format(value=value_text(path, laid))
    return words.KEEP_CARRIED.format(since=since)


def _unanswered(spec: FactSpec, draft: Draft, told: Judgement, asking: Asking) -> FieldView:
    path = spec.path
    needed = path in told.needed
    lines = told.lines.get(path, 0)
    sensible = is_asked(path, draft)
    matters = bool(lines or spec.silence) or not told.supported
    asked = needed or (sensible and asking.is_shown(path, matters))
    unit = draft.units.get(path, "")
    return _empty(spec.silence, needed, asked, sensible, 0 if needed else lines, unit, is_passed_over(path, draft))


def _asked_anew(view: FieldView, offer: Offered) -> FieldView:
    """A question that the last visit made open again is shown wherever it makes sense."""
    asked = view.asked or view.sensible
    return view._replace(asked=asked, agreed=offer.says, agreed_use=offer.use, agreed_says=offer.use_says)


@lru_cache(maxsize=512)
def _empty(text: str, needed: bool, asked: bool, sensible: bool, lines: int, unit: str, passed_over: bool) -> FieldView:
    return FieldView(
        text=text,
        needed=needed,
        asked=asked,
        sensible=sensible,
        lines=lines,
        unit=unit,
        passed_over=passed_over,
    )


def _answered(spec: FactSpec, draft: Draft, laid: Laid, told: Judgement) -> FieldView:
    path = spec.path
    left = path != told.typing
    says = told.problems.get(path, "") if left else ""
    remarks = told.remarks.get(path, ())
    grown_up = not (told.juvenile and path in BY_AGE)
    open_here = left and not any(remark.confirm for remark in remarks)
    asks = open_here and grown_up and path not in draft.confirmed
    odd = told.odd.get(path, "") if open_here and not says else ""
    offer = unit_offer(spec, laid, juvenile=not grown_up) if asks else None
    unusual = offer.question if offer and not says else _unusual(spec, draft, laid) if asks and not says else ""
    confirm = _confirm(path, laid) if odd or (unusual and unusual != words.MIXED_ALPHABETS) else ""
    reading = laid.readings.get(path)
    return FieldView(
        text=draft.text(path),
        echo=laid.echoes.get(path, ""),
        problem=problem_sentence(spec, says) if says else "",
        unusual=" ".join(part for part in (odd, unusual) if part),
        confirm=confirm,
        use=offer.text if offer else "",
        use_says=words.USE_VALUE.format(value=offer.meant) if offer else "",
        remarks=remarks,
        needed=path in told.needed,
        unit="" if reading is not None and reading.carries else draft.units.get(path, ""),
        passed_over=is_passed_over(path, draft),
        carries_unit=path not in told.problems and spec.kind == "number" and _carries(laid, path),
    )


def _carries(laid: Laid, path: str) -> bool:
    """Whether what was typed says its unit itself; a weight in stones and pounds is no single number."""
    reading = laid.readings.get(path)
    return reading.carries if reading is not None else True


def _confirm(path: str, laid: Laid) -> str:
    if path == RECORD_NUMBER:
        return words.CONFIRM_NUMBER
    if form_facts()[path].kind == "day":
        return words.CONFIRM_VALUE.format(value=show_day(date.fromisoformat(laid.text(path))))
    choices = dict(questions()[path].choices)
    return words.CONFIRM_VALUE.format(value=choices.get(laid.text(path)) or value_text(path, laid))


def _unusual(spec: FactSpec, draft: Draft, laid: Laid) -> str:
    if spec.kind == "text":
        text = clean_text(draft.text(spec.path))
        if spec.path == RECORD_NUMBER and is_doubtful(text, draft.text("region")):
            return words.CHECK_DIGIT
        return words.MIXED_ALPHABETS if mixes_alphabets(text) else ""
    return unusual_question(spec, laid, draft.confirmed)


def ranking(fields: Mapping[str, FieldView], lines: Mapping[str, int]) -> tuple[str, ...]:
    """Where F7 goes: what is needed or to mend in the order of the form, then what could change most lines."""
    views = ((path, fields[path]) for path in order())
    first = [path for path, view in views if view.comes_first and (view.needed or view.text or view.agreed)]
    known = set(first)
    return (*first, *(path for path in lines if path in fields and path not in known and fields[path].sensible))


def group_views(fields: Mapping[str, FieldView], draft: Draft, ranked: Sequence[str] = ()) -> Mapping[str, GroupView]:
    """Every heading by the id of its group."""
    highest = frozenset(ranked[:_FIRST])
    return {group.id: _group_view(group, fields, draft, highest) for group in groups()}


def _group_view(group: Group, fields: Mapping[str, FieldView], draft: Draft, highest: frozenset[str]) -> GroupView:
    facts, texts = form_facts(), draft.texts
    needed = to_ask = folded = questions = 0
    can_answer_rest = False
    stops: set[str] = set()
    for path in group.paths:
        view = fields[path]
        needed += view.needed
        if path in texts:
            questions += view.has_question
            stops.update(view.stops)
        elif view.sensible:
            to_ask += view.lines > 0 or bool(view.agreed and view.sensible)
            folded += not view.asked
            can_answer_rest = can_answer_rest or (group.rest_no and facts[path].words == ANSWERS)
    anew = any(fields[path].agreed and fields[path].sensible for path in group.paths)
    opens = bool(needed) or anew or not highest.isdisjoint(group.paths)
    if group.entry and group.entry not in texts:
        opens = opens or fields[group.entry].lines > 0
    return GroupView(needed, questions + len(stops), can_answer_rest, to_ask, folded, opens)


def status_text(needed: int, could_change: int, to_mend: int) -> str:
    """How many facts are needed, how many more could change the advice, how many fields are to mend."""
    parts = []
    if needed:
        parts.append(words.STATUS_NEEDED.format(count=needed))
    if could_change:
        text = words.STATUS_COULD_ONE if could_change == 1 else words.STATUS_COULD.format(count=could_change)
        parts.append(text)
    if to_mend:
        parts.append(words.STATUS_MEND.format(count=to_mend))
    if not needed and not to_mend:
        parts.insert(0, words.STATUS_NONE_NEEDED if could_change else words.STATUS_READY)
    return " · ".join(parts)
