"""What was found at the bedside: diagnosis, activity, red flags, lungs, antibodies, examination."""

from decimal import Decimal
from typing import Annotated, Literal

from app.domain.section import Section, ask
from app.domain.written import ADay, Answer, Number, OneOf, Result

Subtype = Annotated[
    Literal["classic", "amyopathic", "necrotising", "unknown"],
    OneOf(("classic", "amyopathic", "necrotising", "unknown")),
]
Basis = Annotated[
    Literal["specialist", "biopsy", "criteria", "suspected", "unknown"],
    OneOf(("specialist", "biopsy", "criteria", "suspected", "unknown")),
]
Severity = Annotated[Literal["mild", "moderate", "severe", "unknown"], OneOf(("mild", "moderate", "severe", "unknown"))]
LungDisease = Annotated[
    Literal["none", "suspected", "confirmed", "unknown"], OneOf(("none", "suspected", "confirmed", "unknown"))
]
LungScan = Annotated[
    Literal["normal", "abnormal", "not_done", "unknown"], OneOf(("normal", "abnormal", "not_done", "unknown"))
]


class Biopsy(Section):
    """Muscle biopsy findings of the 2017 EULAR/ACR criteria."""

    endomysial: Answer = ask("Endomysial inflammation", about="Mononuclear cells around fibres, without invading them.")
    perimysial: Answer = ask(
        "Perimysial or perivascular inflammation", about="Mononuclear cells in the perimysium or around its vessels."
    )
    perifascicular_atrophy: Answer = ask("Perifascicular atrophy", about="Small fibres at the edge of the fascicles.")
    rimmed_vacuoles: Answer = ask("Rimmed vacuoles", about="They speak for inclusion body myositis.")


class Diagnosis(Section):
    """What the diagnosis rests on."""

    subtype: Subtype = ask("Subtype", about="Amyopathic: typical rash without muscle weakness.")
    basis: Basis = ask("Diagnosis rests on", about="Specialist: made or confirmed by a specialist in myositis.")
    biopsy: Biopsy = Biopsy()
    heliotrope_rash: Answer = ask("Heliotrope rash", about="Purple or lilac rash of the eyelids or around the eyes.")
    gottron_papules: Answer = ask(
        "Gottron papules", about="Raised lesions over finger joints, elbows, knees or ankles."
    )
    gottron_sign: Answer = ask("Gottron sign", about="Flat red or violet rash over extensor surfaces of joints.")
    weakness_arms: Answer = ask("Weakness, upper arms", about="Symmetric and proximal, usually progressive.")
    weakness_legs: Answer = ask("Weakness, thighs", about="Symmetric and proximal, usually progressive.")
    legs_proximal_weaker_than_distal: Answer = ask("Thighs weaker than lower legs", about="On manual muscle testing.")
    neck_flexors_weaker_than_extensors: Answer = ask(
        "Neck flexors weaker than extensors", about="On manual muscle testing."
    )
    atypical_weakness: Answer = ask("Atypical weakness", about="Asymmetric, distal, or of the finger flexors.")
    family_history_muscle_disease: Answer = ask(
        "Muscle disease in the family", about="It speaks for a dystrophy or another inherited disease."
    )
    palmar_papules: Answer = ask("Palmar papules", about="Painful papules of the palms, seen with anti-MDA5.")


class MajorOrgan(Section):
    """Organs in which the disease is active."""

    heart: Answer = ask("Heart involved", about="Myocarditis, arrhythmia or heart failure through the disease.")
    gut: Answer = ask("Gut involved", about="Ulcer, perforation or vasculitis of the gut through the disease.")
    lung: Answer = ask("Lung involved", about="Interstitial disease, or failure of the breathing muscles.")
    cns: Answer = ask("Brain involved", about="Seizure, confusion or another sign through the disease.")


class Activity(Section):
    """How active the disease is now."""

    severity: Severity = ask("Severity of muscle and organ disease", about="Your judgement; it picks the dose per kg.")
    major_organ: MajorOrgan = MajorOrgan()
    intensive_care: Answer = ask("In intensive care", about="Now, or about to be.")
    marked_fatigue: Answer = ask("Marked fatigue", about="It limits what is done in a day.")
    in_remission_since: ADay = ask("In remission since", None, about="First day without signs of active disease.")
    ck_u_per_l: Annotated[Decimal | None, Number(0, 500000, "U/L", (10, 50000))] = ask(
        "Creatine kinase", None, about="The newest result; it follows disease of muscle, not of skin."
    )
    ck_upper_limit_u_per_l: Annotated[Decimal | None, Number(1, 2000, "U/L", (30, 500))] = ask(
        "Creatine kinase, upper limit", None, "The upper limit of normal of your laboratory."
    )
    muscle_enzymes_raised: Answer = ask(
        "Muscle enzymes raised", about="Creatine kinase, LDH, AST or ALT above the limit of your laboratory."
    )
    rash_percent_bsa: Annotated[Decimal | None, Number(0, 100, "%", (0, 60))] = ask(
        "Rash, part of the skin", None, "Percent of the body surface that the rash covers."
    )
    cdasi_activity: Annotated[Decimal | None, Number(0, 100, "", (0, 60))] = ask(
        "CDASI activity score", None, about="Cutaneous Dermatomyositis Disease Area and Severity Index, activity."
    )
    calcinosis: Answer = ask("Calcinosis", about="Calcium in skin, fascia or muscle, felt or on a film.")


class RedFlags(Section):
    """What is new or worse since the last visit."""

    dyspnoea: Answer = ask("Breathlessness", about="New or worse, at rest or on effort.")
    cough: Answer = ask("Cough", about="New or worse, also without a cold.")
    fever: Answer = ask("Fever", about="Measured, or told by the patient.")
    dysphagia: Answer = ask("Difficulty swallowing", about="Food or drink sticks, goes the wrong way or comes back.")
    dysphagia_severity: Severity = ask(
        "Difficulty swallowing, how severe", about="Severe: choking, aspiration or nasal speech."
    )
    chest_pain_or_syncope: Answer = ask(
        "Chest pain, palpitations or syncope", about="New: think of the heart and of embolism."
    )
    neck_or_respiratory_weakness: Answer = ask(
        "Head drop or weak breathing",
        about="Cannot lift the head off the pillow, is breathless lying flat, or has a weak cough.",
    )
    skin_ulceration: Answer = ask("Skin ulcers or necrosis", about="Open or black skin: vessels are involved.")
    abdominal_pain_or_gi_bleeding: Answer = ask(
        "Abdominal pain or gut bleeding", about="New or severe pain, black stools or blood."
    )
    infection_suspected: Answer = ask("Infection suspected", about="Your judgement, also without fever.")
    vomiting_or_collapse: Answer = ask(
        "Vomiting or collapse", about="Tablets may not be absorbed; think of adrenal crisis."
    )
    infection_excluded: Answer = ask("Infection excluded", about="Yes once fever or cough has been worked up.")
    temperature_c: Annotated[Decimal | None, Number(30, 44, "°C", (35, 40))] = ask("Temperature", None)
    spo2_rest_percent: Annotated[Decimal | None, Number(50, 100, "%", (90, 100))] = ask(
        "SpO2 at rest", None, about="Oxygen saturation by pulse oximeter, breathing air."
    )
    spo2_fall_on_exertion_percent: Annotated[Decimal | None, Number(0, 50, "%", (0, 20))] = ask(
        "SpO2 fall on exertion", None, about="Percentage points lost on walking or standing up and down."
    )
    respiratory_rate_per_min: Annotated[Decimal | None, Number(4, 80, "per min", (8, 40))] = ask(
        "Respiratory rate", None, about="Counted at rest."
    )
    dark_urine: Answer = ask("Dark urine", about="Brown or like cola: myoglobin until excluded.")
    varicella_or_measles_contact: Answer = ask(
        "Chickenpox, shingles or measles contact",
        about="Close contact lately; Yes also where immunity is not known.",
    )


class Lungs(Section):
    """What is known about the lungs."""

    ild: LungDisease = ask(
        "Interstitial lung disease", about="Confirmed: on high-resolution CT, or by a lung specialist."
    )
    hrct: LungScan = ask(
        "High-resolution CT of the chest", about="The newest; Abnormal: changes of interstitial disease."
    )
    fvc_percent: Annotated[Decimal | None, Number(5, 200, "% of predicted", (30, 130))] = ask(
        "Forced vital capacity", None, about="The newest, of the value predicted."
    )
    fvc_fall_points: Annotated[Decimal | None, Number(0, 100, "points", (0, 40))] = ask(
        "Forced vital capacity, fall", None, "Percentage points lost since the last measurement."
    )
    dlco_percent: Annotated[Decimal | None, Number(5, 200, "% of predicted", (30, 130))] = ask(
        "DLCO", None, about="Diffusing capacity for carbon monoxide."
    )
    new_infiltrates: Answer = ask("New infiltrates", about="On a film or CT, not there before.")


class Antibodies(Section):
    """Myositis-specific and associated antibodies."""

    mda5: Result = ask("Anti-MDA5", about="Goes with rapidly progressive lung disease and skin ulcers.")
    tif1g: Result = ask("Anti-TIF1-gamma", about="In adults it goes with cancer.")
    nxp2: Result = ask("Anti-NXP2", about="Goes with calcinosis, and in adults with cancer.")
    sae1: Result = ask("Anti-SAE1", about="Skin first, muscle later; a rash under hydroxychloroquine is common.")
    mi2: Result = ask("Anti-Mi-2", about="Classic rash and muscle disease.")
    jo1: Result = ask("Anti-Jo-1", about="Antisynthetase syndrome: lung, joints and muscle.")
    other_antisynthetase: Result = ask("Other antisynthetase", about="PL-7, PL-12, EJ, OJ, KS and others.")
    srp: Result = ask("Anti-SRP", about="Necrotising myopathy; the heart may be involved.")
    hmgcr: Result = ask("Anti-HMGCR", about="Necrotising myopathy, often after a statin.")
    ro52: Result = ask("Anti-Ro52", about="Beside another antibody it goes with worse lung disease.")


class Examination(Section):
    """Blood pressure."""

    systolic_mmhg: Annotated[Decimal | None, Number(40, 300, "mmHg", (80, 220))] = ask(
        "Systolic pressure", None, about="Seated, after a rest."
    )
    diastolic_mmhg: Annotated[Decimal | None, Number(20, 200, "mmHg", (40, 130))] = ask(
        "Diastolic pressure", None, about="Seated, after a rest."
    )
    pressure_uncontrolled: Answer = ask(
        "Blood pressure uncontrolled", about="In your judgement, in spite of treatment."
    )
