"""Pages of one patient for the tests of their contents."""

from typing import Any

from app.domain.case import Case
from app.domain.leaflet import Leaflet
from app.domain.page_order import PageOrder
from app.domain.plan import Plan
from app.domain.written import PlainText
from app.engine.evaluate import evaluate
from app.engine.leaflet import make_leaflet
from tests.unit.handout.example_course import FIRST_DAY, make_case, make_compiled, make_plan, make_row, mg
from tests.vignettes.vignette import FOLDER, case_of


def page(plan: Plan | None = None, case: Case | None = None, **order: Any) -> Leaflet:
    """The patient's page of the example, or of another plan or case."""
    ordered = PageOrder(**{"printed_on": FIRST_DAY, **order})
    return make_leaflet(make_compiled(), case or make_case(), plan or make_plan(), ordered)


def case_with(**parts: dict[str, Any]) -> Case:
    """The example's case with other facts in some of its parts."""
    case = make_case()
    changed = {name: Case.model_validate({name: _written(values)}) for name, values in parts.items()}
    return case.model_copy(update={name: getattr(other, name) for name, other in changed.items()})


def _written(values: dict[str, Any]) -> dict[str, Any]:
    return {name: PlainText(value) if isinstance(value, str) else value for name, value in values.items()}


def with_strengths(*strengths_mg: str) -> Case:
    """The example's case with tablets of these strengths only."""
    return case_with(
        choices={
            "methotrexate_weekday": "monday",
            "tablet_strengths_mg": tuple(PlainText(each) for each in strengths_mg),
        }
    )


def on_steroid(medicine: str, dose: str) -> Case:
    """The example's case on a glucocorticoid, in mg of that medicine a day."""
    return case_with(glucocorticoid={"medicine": medicine, "dose_mg_per_day": dose})


def steroid_plan(dose: str, action: str = "continue", **others: Any) -> Plan:
    """A plan of one steroid at one dose, without a taper."""
    rows = (make_row("today", "prednisone", mg(dose), action=action),)
    return make_plan(recommendations=rows, taper=None, **others)


def without_methotrexate_day() -> Case:
    """The example's case with no day chosen for methotrexate."""
    return case_with(choices={})


def vignette(name: str) -> Case:
    """The case of a vignette."""
    (found,) = (each for each in FOLDER.suite().vignettes if each.id == name)
    return case_of(found.case, name)


def page_of(case: Case, accepted: frozenset[str] | None = None) -> Leaflet:
    """The patient's page of what follows from a case."""
    plan = evaluate(make_compiled(), case)
    return make_leaflet(make_compiled(), case, plan, PageOrder(accepted=accepted, printed_on=case.visit_date))
