"""Changes of the taper that no page may follow: told to whoever asks for a plan or a page by command."""

from app.domain.case import Case
from app.domain.errors import BadCase, Problem
from app.domain.figures import plain
from app.domain.plan import Plan
from app.domain.taper_edits import EditRefused


def refuse_forbidden_edits(plan: Plan, case: Case, file: str) -> None:
    """Refuse a case whose own taper is not permitted; in the window the same is told beside the chart.

    Args:
        plan: Of the case. file: Name of the case for the problems.

    Raises:
        BadCase: with every such change, the rule that forbids it and the permitted value.
    """
    places = {edit.at_mg: place for place, edit in enumerate(case.choices.taper_edits)}
    if plan.edits.refused:
        raise BadCase(
            Problem(file, f"choices.taper_edits[{places[each.at_mg]}].{each.part}", _says(each))
            for each in plan.edits.refused
        )


def _says(refused: EditRefused) -> str:
    rule = f"is not permitted ({refused.rule}). " if refused.rule else "cannot be followed. "
    if refused.offer is None:
        return f"{rule}{refused.says}"
    unit = "days" if refused.part == "days" else "mg"
    return f"{rule}{refused.says} Permitted: {plain(refused.offer)} {unit}."
