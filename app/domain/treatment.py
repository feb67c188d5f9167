"""What is taken, what was tried, and what else is in the medicine cupboard."""

from decimal import Decimal
from typing import Annotated, Literal

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
DailyDose = Annotated[Decimal | None, Number(0, 10000, "mg a day")]


class Control(Section):
    """Disease control: all four yes is controlled."""

    no_new_rash: Answer = ask("No new rash")
    strength_stable_or_better: Answer = ask("Strength stable or better")
    ck_falling_or_normal: Answer = ask("Creatine kinase falling or normal")
    no_organ_progression: Answer = ask("No organ progression")


class Glucocorticoid(Section):
    """The glucocorticoid course, present or last."""

    medicine: Glucocorticoids = ask("Glucocorticoid", "prednisone")
    dose_mg_per_day: Annotated[Decimal | None, Number(0, 1000, "mg a day", (0, 80))] = ask(
        "Dose today", None, "In mg of the medicine named; 0 if none is taken."
    )
    started_on: ADay = ask("Started on", None)
    last_change_on: ADay = ask("Last change of dose", None)
    stopped_on: ADay = ask("Stopped on", None)
    stopped_from_mg_per_day: Annotated[Decimal | None, Number(0, 1000, "mg a day", (0, 80))] = ask(
        "Dose before it was stopped", None
    )
    weeks_of_exposure: Annotated[Decimal | None, Number(0, 2600, "weeks", (0, 260))] = ask(
        "Length of the course", None, "Of the current course, or of the last one."
    )
    highest_dose_mg_per_day: Annotated[Decimal | None, Number(0, 1000, "mg a day", (0, 80))] = ask("Highest dose", None)
    previous_effective_dose_mg: Annotated[Decimal | None, Number(0, 80, "mg a day", (1, 80))] = ask(
        "Last dose that held the disease", None
    )
    relapse_number: Annotated[Decimal | None, Number(0, 20, "", None, True)] = ask("Relapses, with this one", None)
    cumulative_mg_to_date: Annotated[Decimal | None, Number(0, 500000, "mg", (0, 100000))] = ask(
        "Cumulative dose to date", None
    )
    withdrawal_symptoms: Answer = ask("Withdrawal symptoms", about="Fatigue, aches or nausea as the dose falls.")
    control: Control = Control()


class Hydroxychloroquine(Section):
    """Hydroxychloroquine, and a rash that may be its own."""

    taking: Answer = ask("Takes hydroxychloroquine")
    dose_mg_per_day: Annotated[Decimal | None, Number(0, 600, "mg a day", (0, 400))] = ask(
        "Hydroxychloroquine dose", None
    )
    weeks: Weeks = ask("Hydroxychloroquine, for how long", None)
    rash_began_weeks_after_start: Weeks = ask("Rash began after the start", None)
    inadequate_response: Answer = ask("Response to hydroxychloroquine inadequate")


class Methotrexate(Section):
    """Methotrexate, once a week."""

    taking: Answer = ask("Takes methotrexate")
    dose_mg_per_week: Annotated[Decimal | None, Number(0, 50, "mg a week", (0, 30))] = ask("Methotrexate dose", None)
    route: Route = ask("Methotrexate route", None)
    weekday: Weekday = ask("Methotrexate day", None)
    weeks: Weeks = ask("Methotrexate, for how long", None)
    last_change_on: ADay = ask("Methotrexate, last change", None)
    inadequate_response: Answer = ask("Response to methotrexate inadequate")
    not_tolerated: Answer = ask("Methotrexate not tolerated")
    folic_acid: Answer = ask("Takes folic acid")
    mouth_ulcers: Answer = ask("Mouth ulcers")


class DailyMedicine(Section):
    """Azathioprine or mycophenolate mofetil."""

    taking: Answer = ask("Takes it")
    dose_mg_per_day: DailyDose = ask("Dose", None)
    weeks: Weeks = ask("For how long", None)
    inadequate_response: Answer = ask("Response inadequate")
    not_tolerated: Answer = ask("Not tolerated")


class CalcineurinInhibitor(Section):
    """Ciclosporin or oral tacrolimus."""

    taking: Answer = ask("Takes it")
    dose_mg_per_day: DailyDose = ask("Dose", None)
    weeks: Weeks = ask("For how long", None)
    inadequate_response: Answer = ask("Response inadequate")


class InfusedMedicine(Section):
    """Immunoglobulin or rituximab."""

    taking: Answer = ask("Receives it")
    weeks: Weeks = ask("For how long", None)
    last_infusion_on: ADay = ask("Last infusion", None)
    inadequate_response: Answer = ask("Response inadequate")


class Cyclophosphamide(Section):
    """Cyclophosphamide."""

    taking: Answer = ask("Receives it")
    weeks: Weeks = ask("For how long", None)
    inadequate_response: Answer = ask("Response inadequate")


class OtherTreatment(Section):
    """Every other treatment of the disease."""

    hydroxychloroquine: Hydroxychloroquine = Hydroxychloroquine()
    adherence: Answer = ask("Taken as prescribed")
    methotrexate: Methotrexate = Methotrexate()
    azathioprine: DailyMedicine = DailyMedicine()
    mycophenolate_mofetil: DailyMedicine = DailyMedicine()
    ivig: InfusedMedicine = InfusedMedicine()
    rituximab: InfusedMedicine = InfusedMedicine()
    ciclosporin: CalcineurinInhibitor = CalcineurinInhibitor()
    tacrolimus_oral: CalcineurinInhibitor = CalcineurinInhibitor()
    cyclophosphamide: Cyclophosphamide = Cyclophosphamide()


class Medicines(Section):
    """Medicines for other reasons, by what they do to ours."""

    trimethoprim: Trimethoprim = ask("Trimethoprim or co-trimoxazole")
    xanthine_oxidase_inhibitor: Answer = ask("Allopurinol or febuxostat")
    nsaid: Answer = ask("NSAID")
    anticoagulant: Answer = ask("Anticoagulant")
    strong_cyp3a4_inhibitor: Answer = ask(
        "Strong CYP3A4 inhibitor",
        about="Such as itraconazole, ketoconazole, clarithromycin, ritonavir, cobicistat.",
    )
    cyp3a4_inducer: Answer = ask("CYP3A4 inducer", about="Such as rifampicin, phenytoin, carbamazepine.")
    statin: Answer = ask("Statin")
    qt_prolonging: Answer = ask("Medicine that prolongs QT")
    insulin_or_sulfonylurea: Answer = ask("Insulin or a sulfonylurea")
    live_vaccine_planned: Answer = ask("Live vaccine planned")
    aspirin: Answer = ask("Aspirin")
    proton_pump_inhibitor: Answer = ask("Proton pump inhibitor")
    antacid_or_cholestyramine: Answer = ask("Antacid or cholestyramine")
    penicillin: Answer = ask("Penicillin")
    ace_inhibitor: Answer = ask("ACE inhibitor")
    simvastatin: Answer = ask("Simvastatin")
    tamoxifen: Answer = ask("Tamoxifen")


class Allergies(Section):
    """Allergies that bear on the medicines of this protocol."""

    sulfonamide: Answer = ask("Sulfonamide allergy")
    methotrexate: Answer = ask("Methotrexate allergy")
    hydroxychloroquine: Answer = ask("Hydroxychloroquine allergy")
    immunoglobulin: Answer = ask("Immunoglobulin allergy")
