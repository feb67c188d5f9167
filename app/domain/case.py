"""The case: what was recorded about one patient at one visit (schema heliotrope.case/1)."""

from typing import Annotated, Literal

from pydantic import Field

from app.domain.background import History, Labs, Patient
from app.domain.choices import Choices
from app.domain.findings import Activity, Antibodies, Diagnosis, Examination, Lungs, RedFlags
from app.domain.section import Section, ask
from app.domain.treatment import Allergies, Glucocorticoid, Medicines, OtherTreatment
from app.domain.written import ADay, OneOf

CASE_SCHEMA: Literal["heliotrope.case/1"] = "heliotrope.case/1"
PURPOSES = ("start", "relapse", "review", "refractory_skin", "inadequate_response", "acute_illness")

Purpose = Annotated[
    Literal["start", "relapse", "review", "refractory_skin", "inadequate_response", "acute_illness"] | None,
    OneOf(PURPOSES, None),
]
Region = Annotated[Literal["US", "UK"], OneOf(("US", "UK"), "US")]


class Case(Section):
    """One patient, one visit. Everything may be unknown."""

    schema_id: Annotated[Literal["heliotrope.case/1"], OneOf((CASE_SCHEMA,), CASE_SCHEMA)] = Field(
        default=CASE_SCHEMA, alias="schema", title="Schema"
    )
    visit_date: ADay = ask("Visit", None, "The day from which everything is counted.")
    purpose: Purpose = ask("Purpose of the visit", None)
    region: Region = ask("Region", "US", "Picks medicine names, units and spelling.")
    patient: Patient = Patient()
    diagnosis: Diagnosis = Diagnosis()
    activity: Activity = Activity()
    red_flags: RedFlags = RedFlags()
    lungs: Lungs = Lungs()
    antibodies: Antibodies = Antibodies()
    glucocorticoid: Glucocorticoid = Glucocorticoid()
    other_treatment: OtherTreatment = OtherTreatment()
    labs: Labs = Labs()
    history: History = History()
    allergies: Allergies = Allergies()
    examination: Examination = Examination()
    medicines: Medicines = Medicines()
    choices: Choices = Choices()

    def __repr__(self) -> str:
        return "Case(withheld)"

    __str__ = __repr__
