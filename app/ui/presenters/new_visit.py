"""The next visit: what of a saved case still holds, what is asked anew, and what is shown with the day it is from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from app.domain.form_groups import FROM_LAST_VISIT, LAST_DAY, LAST_WEIGHT
from app.ui import words
from app.ui.presenters.agreed import NOTHING_AGREED, Agreement, next_parts
from app.ui.presenters.draft import AGREED, CARRIED, STRENGTHS, Draft, form_facts
from app.ui.presenters.form_plan import order
from app.ui.presenters.reading import read_day, read_field, show_day, show_number

OLD_WEIGHT_DAYS = 7
"""UX-6: a weight carried forward for longer asks to be measured again. Laboratory values have no age of ours:
the rules of the protocol judge the day of the tests."""

_OF_ONE_VISIT = frozenset(
    (
        "purpose",
        "activity.severity",
        "activity.intensive_care",
        "activity.marked_fatigue",
        "glucocorticoid.withdrawal_symptoms",
    )
)
_ALL_OF_ONE_VISIT = ("red_flags.", "glucocorticoid.control.", "choices.")
_WEIGHT, _TESTED_ON = "patient.weight_kg", "labs.tested_on"
_DAY_FOR_METHOTREXATE = "choices.methotrexate_weekday"
_NEVER_AGES = frozenset(
    f"labs.{name}"
    for name in ("tested_on", "tpmt", "nudt15", "hbsag", "anti_hbc", "hcv", "hiv", "tb_screen", "varicella_immune")
)
_AGES = frozenset(
    (
        "patient.weight_kg",
        "patient.age_years",
        "patient.can_become_pregnant",
        "patient.pregnancy",
        "patient.effective_contraception",
        "activity.ck_u_per_l",
        "activity.muscle_enzymes_raised",
        "activity.rash_percent_bsa",
        "activity.cdasi_activity",
        "glucocorticoid.dose_mg_per_day",
        "glucocorticoid.last_change_on",
        "glucocorticoid.weeks_of_exposure",
        "glucocorticoid.cumulative_mg_to_date",
        "lungs.fvc_percent",
        "lungs.fvc_fall_points",
        "lungs.dlco_percent",
        "lungs.new_infiltrates",
        "other_treatment.adherence",
    )
)
_ALL_AGE = ("labs.", "activity.major_organ.", "examination.", "medicines.")
_ENDS_OF_WHAT_AGES = (".dose_mg_per_day", ".dose_mg_per_week", ".weeks", ".last_change_on", ".mouth_ulcers")


def next_visit(before: Draft, today: date, juvenile: bool, agreement: Agreement = NOTHING_AGREED) -> Draft:
    """The draft of the next visit.

    Args:
        before: The visit before, as it was saved.
        today: The day of the new visit.
        juvenile: A child grows: the height is of its day too.
        agreement: What was decided at the visit before.

    Returns:
        Who the patient is, diagnosis, history and treatment as they were; today's doses, measurements and tests marked
        with the day they are from; red flags, activity, control and choices empty, for they belong to one visit. Empty
        as well is what the visit before changed: what was agreed is offered there, and counts once it is confirmed.
    """
    texts = {path: text for path, text in before.texts.items() if not _is_cleared(path, before, agreement)}
    texts["visit_date"] = show_day(today)
    texts |= _weight_to_compare(before)
    ages = {path for path in texts if _ages(path, texts[path]) or (juvenile and path == "patient.height_cm")}
    earlier = before.carried
    carried = [
        {"field": path, "from_day": earlier.get(path) or _day_of(path, before)} for path in order() if path in ages
    ]
    # What was decided belongs to its visit; what the pharmacy has does not.
    lists = {path: parts for path, parts in before.lists.items() if path == STRENGTHS}
    draft = before._replace(texts=texts, lists=lists, visit=before.visit + 1).listed(CARRIED, carried)
    parts = next_parts(before, agreement)
    return draft.listed(AGREED, parts) if parts else draft


def with_days_kept(before: Draft, now: Draft, taken: Collection[str]) -> Draft:
    """A draft into which a report was written: tests of which it says nothing stay of the day that they are from.

    Args:
        before, now: Without and with the report. taken: Paths that it wrote.
    """
    day = _day(before, _TESTED_ON)
    if day is None or day == _day(now, _TESTED_ON):
        return now
    left = [
        path
        for path, text in now.texts.items()
        if path.startswith("labs.") and path not in taken and path not in now.carried and _ages(path, text)
    ]
    return now.listed(CARRIED, (*now.lists.get(CARRIED, ()), *({"field": path, "from_day": day} for path in left)))


def _is_cleared(path: str, before: Draft, agreement: Agreement) -> bool:
    if path in agreement.old:
        return True
    if path == _DAY_FOR_METHOTREXATE:
        # Another day of the week by oversight would be a second dose in one week.
        taken = before.text("other_treatment.methotrexate.taking") == "yes" or "methotrexate" in agreement.begun
        return not taken
    if path == "patient.age_years":
        return bool(before.text("patient.date_of_birth"))  # worked out for the new day
    if path == "patient.pregnancy":
        return before.text(path) == "not_pregnant"  # the answer that reassures is asked again
    return path in _OF_ONE_VISIT or path.startswith(_ALL_OF_ONE_VISIT)


def _weight_to_compare(before: Draft) -> Mapping[str, str]:
    """The weight of that visit and its day; where it was not weighed then, the one that it was itself held against."""
    weight = before.text(_WEIGHT)
    if not weight:
        return {path: before.text(path) for path in FROM_LAST_VISIT if before.text(path)}
    day = before.carried[_WEIGHT] if _WEIGHT in before.carried else _day_of(_WEIGHT, before)
    spec = form_facts()[_WEIGHT]
    in_kg = read_field(spec, weight, before.units.get(_WEIGHT, "")).value
    found = {
        LAST_WEIGHT: show_number(Decimal(in_kg), spec.number) if in_kg else "",
        LAST_DAY: show_day(day) if day else "",
    }
    return {path: text for path, text in found.items() if text}


def _ages(path: str, text: str) -> bool:
    if path in _NEVER_AGES:
        return False
    treated = path.startswith("other_treatment.") and path.endswith(_ENDS_OF_WHAT_AGES)
    return path in _AGES or path.startswith(_ALL_AGE) or treated or text == "pending"


def _day_of(path: str, before: Draft) -> date | None:
    """The day that a value is from: the one that was recorded with it, else that of the visit; None for unknown."""
    recorded = "patient.weight_measured_on" if path == "patient.weight_kg" else _TESTED_ON
    if path == "patient.weight_kg" or path.startswith("labs."):
        return _day(before, recorded) or _day(before, "visit_date")
    return _day(before, "visit_date")


def _day(draft: Draft, path: str) -> date | None:
    value = read_day(draft.text(path)).value
    return date.fromisoformat(value) if value is not None else None


def carried_texts(draft: Draft) -> Mapping[str, tuple[str, bool]]:
    """What is said of each value that comes from an earlier visit, and whether it is to be measured again."""
    if not draft.carried:
        return {}
    visit = _day(draft, "visit_date")
    return {path: _said_of(path, day, visit) for path, day in draft.carried.items()}


def _said_of(path: str, day: date | None, visit: date | None) -> tuple[str, bool]:
    if day is None:
        return words.CARRIED.format(day=words.CARRIED_DAY_UNKNOWN), path == "patient.weight_kg"
    days = (visit - day).days if visit is not None else 0
    if path == "patient.weight_kg" and days > OLD_WEIGHT_DAYS:
        return words.CARRIED_OLD.format(day=show_day(day), days=days), True
    return words.CARRIED.format(day=show_day(day)), False
