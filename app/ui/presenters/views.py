"""Views of the form: what each field and each heading shows."""

from collections.abc import Mapping
from dataclasses import replace

from app.ui import words
from app.ui.presenters.case_reader import problem_sentence, unusual_question
from app.ui.presenters.draft import Draft, Laid, form_facts
from app.ui.presenters.form_plan import ANSWERS, groups, is_asked
from app.ui.presenters.new_visit import carried_texts
from app.ui.presenters.remarks import Remarks, value_text
from app.ui.presenters.screen import FieldView, GroupView

_OF_TODAY = ("", False)
_STATES = (False, True)
BY_AGE = frozenset({"patient.weight_kg", "patient.height_cm"})
_UNANSWERED = {(needed, asked): FieldView(needed=needed, asked=asked) for needed in _STATES for asked in _STATES}


class FieldViews:
    """Makes the views of the fields; one that is equal to the one before is the one before.

    Widgets so see by identity which fields to leave alone.
    """

    def __init__(self) -> None:
        self._before: Mapping[str, FieldView] = {}

    def make(
        self,
        draft: Draft,
        laid: Laid,
        problems: Mapping[str, str],
        needed: set[str],
        typing: str,
        remarks: Remarks,
        juvenile: bool,
    ) -> Mapping[str, FieldView]:
        """Every field by its path; the one that is being typed in is told no problem yet.

        Args:
            juvenile: The usual range of a weight and of a height is then that of the growth reference, not ours.
        """
        views: dict[str, FieldView] = {}
        carried = carried_texts(draft)
        for path, spec in form_facts().items():
            text = draft.text(path)
            if not text:
                empty = _UNANSWERED[path in needed, path in needed or is_asked(path, draft)]
                views[path] = self._kept(path, replace(empty, text=spec.silence)) if spec.silence else empty
                continue
            left = path != typing
            says = problems.get(path, "") if left else ""
            told = remarks.get(path, ())
            grown_up = not (juvenile and path in BY_AGE)
            asks = left and grown_up and not any(remark.confirm for remark in told)
            unusual = unusual_question(spec, laid, draft.confirmed) if asks else ""
            since, old = carried.get(path, _OF_TODAY)
            view = FieldView(
                text=text,
                echo=laid.echoes.get(path, ""),
                problem=problem_sentence(spec, says) if says else "",
                unusual=unusual,
                confirm=words.CONFIRM_VALUE.format(value=value_text(path, laid)) if unusual else "",
                remarks=told,
                carried=since,
                carried_old=old,
                keep=_keep(path, since, old, laid) if since else "",
                needed=path in needed,
            )
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


def group_views(fields: Mapping[str, FieldView], draft: Draft) -> Mapping[str, GroupView]:
    """Every heading by the id of its group."""
    facts = form_facts()
    views = {}
    for group in groups():
        rest = group.rest_no and any(facts[path].words == ANSWERS and not draft.text(path) for path in group.paths)
        needed = sum(fields[path].needed for path in group.paths)
        views_of = [fields[path] for path in group.paths]
        to_mend = sum(bool(view.problem) for view in views_of) + len({says for view in views_of for says in view.stops})
        views[group.id] = GroupView(needed, to_mend, rest)
    return views


def status_text(needed: int, to_mend: int) -> str:
    """How many facts are needed, how many fields are to mend."""
    parts = []
    if needed:
        parts.append(words.STATUS_NEEDED.format(count=needed))
    if to_mend:
        parts.append(words.STATUS_MEND.format(count=to_mend))
    return " · ".join(parts) or words.STATUS_READY
