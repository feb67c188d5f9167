"""Which questions are worth their line now: what the case calls for, what can change the advice, what was shown."""

from collections.abc import Mapping
from functools import cache

from app.domain.form_groups import DOSE_NOW
from app.ui.presenters.draft import Draft, form_facts
from app.ui.presenters.form_plan import group_of, groups

_BREATH = (("red_flags.dyspnoea", "yes"), ("red_flags.cough", "yes"))
_UNWELL = (("red_flags.fever", "yes"), ("red_flags.cough", "yes"), ("red_flags.infection_suspected", "yes"))
_CALLED_FOR: dict[str, tuple[tuple[str, str], ...]] = {
    "red_flags.dysphagia_severity": (("red_flags.dysphagia", "yes"),),
    "red_flags.infection_excluded": _UNWELL,
    "red_flags.temperature_c": _UNWELL,
    "red_flags.spo2_rest_percent": _BREATH,
    "red_flags.spo2_fall_on_exertion_percent": _BREATH,
    "red_flags.respiratory_rate_per_min": _BREATH,
    "patient.partner_can_become_pregnant": (("patient.sex", "male"),),
    "choices.relapse_hold_weeks": (("purpose", "relapse"),),
}
_OUT_OF_PLACE: dict[str, tuple[tuple[str, str], ...]] = {
    "patient.pregnancy": (("patient.can_become_pregnant", "no"), ("patient.sex", "male")),
    "patient.effective_contraception": (("patient.can_become_pregnant", "no"), ("patient.sex", "male")),
    "patient.can_become_pregnant": (("patient.sex", "male"),),
}
_OF_WHAT_IS_TAKEN = (
    "dose_mg_per_day", "dose_mg_per_week", "route", "weekday", "weeks", "last_change_on", "last_infusion_on",
    "folic_acid", "mouth_ulcers", "rash_began_weeks_after_start",
)  # fmt: skip
_COURSE = "glucocorticoid."
_OF_A_STOP = frozenset({"glucocorticoid.stopped_on", "glucocorticoid.stopped_from_mg_per_day"})
_OF_THE_PRESENT = frozenset({"glucocorticoid.started_on", "glucocorticoid.last_change_on"})
_KNOWN_BY = {"patient.age_years": "patient.date_of_birth"}


@cache
def _called_for() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What is asked only after an answer: the conditions above, and the details of a medicine that is taken."""
    found = dict(_CALLED_FOR)
    for path in form_facts():
        way, _, name = path.rpartition(".")
        if way.startswith("other_treatment.") and name in _OF_WHAT_IS_TAKEN:
            found[path] = ((f"{way}.taking", "yes"),)
    return found


@cache
def _conditions() -> Mapping[str, tuple[bool, tuple[tuple[str, str], ...]]]:
    """Path to whether any of its answers calls for the question, or puts it out of place."""
    called_for = {path: (True, answers) for path, answers in _called_for().items()}
    return {**{path: (False, answers) for path, answers in _OUT_OF_PLACE.items()}, **called_for}


def is_asked(path: str, draft: Draft) -> bool:
    """Whether a question makes sense in this case; whatever holds an answer is always shown."""
    condition = _conditions().get(path)
    texts = draft.texts
    if condition is None or path in texts:
        return True
    calls, answers = condition
    return any(texts.get(other) == word for other, word in answers) is calls


def is_passed_over(path: str, draft: Draft) -> bool:
    """Whether a question that is not answered is one that the cursor goes past when it moves on.

    Another answer says the same, today is filled in, or the dose of today says that there is nothing to tell. It can
    still be answered: only the cursor does not stop there.
    """
    if path == "visit_date":
        return path in draft.texts
    if path in draft.texts:
        return False
    if path.startswith(_COURSE) and path != DOSE_NOW:
        return _is_of_no_course(path, draft)
    return path in _KNOWN_BY and _KNOWN_BY[path] in draft.texts


def _is_of_no_course(path: str, draft: Draft) -> bool:
    """Whether a question is of a course that there is not: one that runs and was stopped, or stopped and runs."""
    dose = draft.text(DOSE_NOW)
    if any(digit in "123456789" for digit in dose):
        return path in _OF_A_STOP
    if "0" not in dose:
        return False
    return path in _OF_THE_PRESENT or draft.text("purpose") == "start"


class Asking:
    """What has been shown of one case: a question that was to be seen once stays."""

    def __init__(self) -> None:
        self._seen_groups: set[str] = set()
        self._whole: set[str] = set()
        self._shown: set[str] = set()
        self.passed: set[str] = set()

    def afresh(self) -> "Asking":
        """The same form for another case: groups stay open, what was shown of this case is forgotten."""
        made = Asking()
        made._seen_groups |= self._seen_groups
        return made

    def see(self, group: str) -> None:
        """The questions of a group are to be seen."""
        self._seen_groups.add(group)

    def show_all(self, group: str) -> None:
        """Nothing of a group is folded away any more."""
        self._whole.add(group)

    def is_shown(self, path: str, matters: bool) -> bool:
        """Whether a question that makes sense is to be seen.

        Args:
            matters: It is answered, it can change the advice, or it is not known yet what can.
        """
        group = group_of()[path]
        if matters or path in self._shown or group in self._whole or group not in _folding():
            if group in self._seen_groups:
                self._shown.add(path)
            return True
        return False


@cache
def _folding() -> frozenset[str]:
    return frozenset(group.id for group in groups() if group.folds)
