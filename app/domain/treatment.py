"""What is taken, what was tried, and what else is in the medicine cupboard."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from app.domain.section import Section, ask
from app.domain.written import ADay, Answer, Number, OneOf

Glucocorticoids = Annotated[
    Literal["prednisone", "prednisolone", "methylprednisolone", "hydrocortisone", "dexamethasone", "deflazacort"],
    OneOf(
        (
            "prednisone",
            "prednisolone",
            "methylprednisolone",
            "hydrocortisone",
            "dexamethasone",
            "deflazacort",
        ),
        "prednisone",
    ),
]
Trimethoprim = Annotated[
    Literal["none", "prophylaxis", "treatment", "unknown"],
    OneOf(("none", "prophylaxis", "treatment", "unknown")),
]
Route = Annotated[Literal["oral", "subcutaneous"] | None, OneOf(("oral", "subcutaneous"), None)]
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
Weekday = Annotated[
    Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] | None,
    OneOf(WEEKDAYS, None),
]
Weeks = Annotated[Decimal | None, Number(0, 2600, "weeks", (0, 520))]
_NOW = "Now; No where it was stopped."
_LENGTH = "Of the treatment now, or of the last one."
_A_DAY = "In all, on one day."
_FULL_TRIAL = "Now or before, after a full trial."
_ALLERGY = "A reaction of the immune system, not a side effect."
_NOT_ALLERGY = "Now or before, for any reason but an allergy."
DailyDose = Annotated[Decimal | None, Number(0, 10000, "mg a day")]


class Control(Section):
    """Disease control: all four yes is controlled."""

    no_new_rash: Answer = ask("No new rash", about="Since the last visit.")
    strength_stable_or_better: Answer = ask(
        "Strength stable or better", about="Since the last visit, on manual muscle testing."
    )
    ck_falling_or_normal: Answer = ask("Creatine kinase falling or normal", about="Against the last result.")
    no_organ_progression: Answer = ask("No organ progression", about="Lung, heart, gut and swallowing no worse.")


class Glucocorticoid(Section):
    """The glucocorticoid course, present or last."""

    medicine: Glucocorticoids = ask("Glucocorticoid", "prednisone", about="The one that is taken, or was taken last.")
    dose_mg_per_day: Annotated[Decimal | None, Number(0, 1000, "mg a day", (0, 80))] = ask(
        "Dose today", None, "In mg of the medicine named; 0 if none is taken."
    )
    started_on: ADay = ask("Started on", None, about="First day of the course that runs now.")
    last_change_on: ADay = ask("Last change of dose", None, about="First day on the dose of today.")
    stopped_on: ADay = ask("Stopped on", None, about="First day without it.")
    stopped_from_mg_per_day: Annotated[Decimal | None, Number(0, 1000, "mg a day", (0, 80))] = ask(
        "Dose before it was stopped", None, about="The last daily dose before the first day without it."
    )
    weeks_of_exposure: Annotated[Decimal | None, Number(0, 2600, "weeks", (0, 260))] = ask(
        "Length of the course", None, "Of the current course, or of the last one."
    )
    highest_dose_mg_per_day: Annotated[Decimal | None, Number(0, 1000, "mg a day", (0, 80))] = ask(
        "Highest dose", None, about="Of this course."
    )
    previous_effective_dose_mg: Annotated[Decimal | None, Number(0, 80, "mg a day", (1, 80))] = ask(
        "Last dose that held the disease",
        None,
        about="The daily dose before the cut after which the disease came back.",
    )
    relapse_number: Annotated[Decimal | None, Number(0, 20, "", None, True)] = ask(
        "Relapses, with this one", None, about="How often the disease came back so far; this time counts."
    )
    cumulative_mg_to_date: Annotated[Decimal | None, Number(0, 500000, "mg", (0, 100000))] = ask(
        "Cumulative dose to date", None, about="All that was taken so far, in mg of prednisone."
    )
    withdrawal_symptoms: Answer = ask("Withdrawal symptoms", about="Fatigue, aches or nausea as the dose falls.")
    control: Control = Control()


class Hydroxychloroquine(Section):
    """Hydroxychloroquine, and a rash that may be its own."""

    taking: Answer = ask("Takes hydroxychloroquine", about=_NOW)
    dose_mg_per_day: Annotated[Decimal | None, Number(0, 600, "mg a day", (0, 400))] = ask(
        "Hydroxychloroquine dose", None, _A_DAY
    )
    weeks: Weeks = ask("Hydroxychloroquine, for how long", None, _LENGTH)
    rash_began_weeks_after_start: Weeks = ask(
        "Rash began after the start", None, about="How long after the first tablet; it may be a rash of the medicine."
    )
    inadequate_response: Answer = ask("Response to hydroxychloroquine inadequate", about=_FULL_TRIAL)


class Methotrexate(Section):
    """Methotrexate, once a week."""

    taking: Answer = ask("Takes methotrexate", about="Now, once a week; No where it was stopped.")
    dose_mg_per_week: Annotated[Decimal | None, Number(0, 50, "mg a week", (0, 30))] = ask(
        "Methotrexate dose", None, about="In all, on the one day of the week."
    )
    route: Route = ask("Methotrexate route", None, "By mouth, or under the skin.")
    weekday: Weekday = ask("Methotrexate day", None, "Once a week, on this day.")
    weeks: Weeks = ask("Methotrexate, for how long", None, _LENGTH)
    last_change_on: ADay = ask("Methotrexate, last change", None, about="First day on the dose of today.")
    inadequate_response: Answer = ask("Response to methotrexate inadequate", about=_FULL_TRIAL)
    not_tolerated: Answer = ask("Methotrexate not tolerated", about=_NOT_ALLERGY)
    folic_acid: Answer = ask("Takes folic acid", about="Beside methotrexate, on any day of the week.")
    mouth_ulcers: Answer = ask("Mouth ulcers", about="New on methotrexate: a blood count first.")


class DailyMedicine(Section):
    """Azathioprine or mycophenolate mofetil; {medicine} is the title of the field that holds the part."""

    taking: Answer = ask("Takes {medicine}", about=_NOW)
    dose_mg_per_day: DailyDose = ask("Dose of {medicine}", None, _A_DAY)
    weeks: Weeks = ask("How long on {medicine}", None, _LENGTH)
    inadequate_response: Answer = ask("Response to {medicine} inadequate", about=_FULL_TRIAL)
    not_tolerated: Answer = ask("Did not tolerate {medicine}", about=_NOT_ALLERGY)


class CalcineurinInhibitor(Section):
    """Ciclosporin or oral tacrolimus."""

    taking: Answer = ask("Takes {medicine}", about=_NOW)
    dose_mg_per_day: DailyDose = ask("Dose of {medicine}", None, _A_DAY)
    weeks: Weeks = ask("How long on {medicine}", None, _LENGTH)
    inadequate_response: Answer = ask("Response to {medicine} inadequate", about=_FULL_TRIAL)


class InfusedMedicine(Section):
    """Immunoglobulin or rituximab."""

    taking: Answer = ask("Receives {medicine}", about=_NOW)
    weeks: Weeks = ask("How long on {medicine}", None, _LENGTH)
    last_infusion_on: ADay = ask("Last infusion of {medicine}", None, "The last day on which it was given.")
    inadequate_response: Answer = ask("Response to {medicine} inadequate", about=_FULL_TRIAL)


class Cyclophosphamide(Section):
    """Cyclophosphamide."""

    taking: Answer = ask("Receives {medicine}", about=_NOW)
    weeks: Weeks = ask("How long on {medicine}", None, _LENGTH)
    inadequate_response: Answer = ask("Response to {medicine} inadequate", about=_FULL_TRIAL)


class OtherTreatment(Section):
    """Every other treatment of the disease."""

    hydroxychloroquine: Hydroxychloroquine = Hydroxychloroquine()
    adherence: Answer = ask("Taken as prescribed", about="As far as the patient and the pharmacy tell.")
    methotrexate: Methotrexate = Methotrexate()
    azathioprine: DailyMedicine = Field(DailyMedicine(), title="azathioprine")
    mycophenolate_mofetil: DailyMedicine = Field(DailyMedicine(), title="mycophenolate mofetil")
    ivig: InfusedMedicine = Field(InfusedMedicine(), title="immunoglobulin")
    rituximab: InfusedMedicine = Field(InfusedMedicine(), title="rituximab")
    ciclosporin: CalcineurinInhibitor = Field(CalcineurinInhibitor(), title="ciclosporin")
    tacrolimus_oral: CalcineurinInhibitor = Field(CalcineurinInhibitor(), title="tacrolimus by mouth")
    cyclophosphamide: Cyclophosphamide = Field(Cyclophosphamide(), title="cyclophosphamide")


class Medicines(Section):
    """Medicines for other reasons, by what they do to ours."""

    trimethoprim: Trimethoprim = ask(
        "Trimethoprim or co-trimoxazole", about="Both act against folate, as methotrexate does."
    )
    xanthine_oxidase_inhibitor: Answer = ask(
        "Allopurinol or febuxostat", about="They stop azathioprine from being broken down."
    )
    nsaid: Answer = ask("NSAID", about="Non-steroidal anti-inflammatory, regularly or now and then.")
    anticoagulant: Answer = ask("Anticoagulant", about="By mouth or by injection; not aspirin.")
    strong_cyp3a4_inhibitor: Answer = ask(
        "Strong CYP3A4 inhibitor",
        about="Such as itraconazole, ketoconazole, clarithromycin, ritonavir, cobicistat.",
    )
    cyp3a4_inducer: Answer = ask("CYP3A4 inducer", about="Such as rifampicin, phenytoin, carbamazepine.")
    statin: Answer = ask("Statin", about="Any; simvastatin is asked for once more by itself.")
    qt_prolonging: Answer = ask(
        "Medicine that prolongs QT", about="Such as citalopram, macrolides, fluconazole, methadone."
    )
    insulin_or_sulfonylurea: Answer = ask(
        "Insulin or a sulfonylurea", about="Blood sugar changes as the glucocorticoid does."
    )
    live_vaccine_planned: Answer = ask(
        "Live vaccine planned", about="Such as MMR, chickenpox, yellow fever, nasal influenza."
    )
    aspirin: Answer = ask("Aspirin", about="At any dose.")
    proton_pump_inhibitor: Answer = ask(
        "Proton pump inhibitor", about="Such as omeprazole, lansoprazole, pantoprazole."
    )
    antacid_or_cholestyramine: Answer = ask(
        "Antacid or cholestyramine", about="They bind tablets that are taken at the same time."
    )
    penicillin: Answer = ask("Penicillin", about="Any, such as amoxicillin or flucloxacillin.")
    ace_inhibitor: Answer = ask("ACE inhibitor", about="Such as ramipril, lisinopril, enalapril.")
    simvastatin: Answer = ask("Simvastatin", about="Asked by itself: it is not taken with ciclosporin.")
    tamoxifen: Answer = ask("Tamoxifen", about="It harms the retina together with hydroxychloroquine.")


class Allergies(Section):
    """Allergies that bear on the medicines of this protocol."""

    sulfonamide: Answer = ask("Sulfonamide allergy", about="To the antibiotics, such as co-trimoxazole.")
    methotrexate: Answer = ask("Methotrexate allergy", about=_ALLERGY)
    hydroxychloroquine: Answer = ask("Hydroxychloroquine allergy", about=_ALLERGY)
    immunoglobulin: Answer = ask("Immunoglobulin allergy", about=_ALLERGY)
