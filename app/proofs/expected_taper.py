"""What a vignette expects of the taper: its kind, its steps, its end and its sums."""

from collections.abc import Iterator

from app.domain.plan import Plan
from app.engine.plan_document import plan_document
from app.files.tree import shown
from app.proofs.vignette import Branch, branch, number_of, strange, text_of

_TAPER_KEYS = ("kind", "end_date", "weeks", "cumulative_mg", "first_52_weeks_mg", "days_at_or_above")


def taper(plan: Plan, expected: object) -> Iterator[str]:
    """Tell how the taper differs."""
    document = plan_document(plan)["taper"]
    if expected == "none" or document is None:
        if expected != "none" or document is not None:
            yield f"the taper is {'missing' if document is None else 'there'}"
        return
    laid = branch(document, "taper")
    for key, value in branch(expected, "taper").items():
        found, wanted = _taper_part(laid, key, value)
        if found != wanted:
            yield f"{key} is {found}, not {wanted}"


def _taper_part(laid: Branch, key: str, value: object) -> tuple[object, object]:
    """What a taper says under a key, and what is expected, both in one form."""
    steps = _listed(laid["steps"])
    if key in {"start", "steps"}:
        if not isinstance(value, tuple):
            raise strange(key, "must be a list of [week, mg]")
        found = [(int(str(step["week"])), number_of(step["dose_mg"])) for step in steps]
        wanted = [(int(str(week)), number_of(mg)) for week, mg in value]
        return (found[: len(wanted)] if key == "start" else found), wanted
    if key == "tablets":
        days = [{str(mg): str(count) for mg, count in branch(day, key).items()} for day in _listed(value)]
        counted = [{mg: str(count) for mg, count in branch(step["tablets"], key).items()} for step in steps]
        return counted[: len(days)], days
    if key == "from":
        return steps[0]["from"], str(value)
    if key not in _TAPER_KEYS:
        raise strange(shown(key), "is nothing that is expected of a taper")
    return text_of(laid[key]), text_of(value)


def _listed(value: object) -> list[Branch]:
    return [branch(each, "steps") for each in value] if isinstance(value, (list, tuple)) else []
