"""Who the patient is, what the laboratory says, and what happened before."""

from decimal import Decimal
from typing import Annotated, Literal

from app.domain.section import Section, ask
from app.domain.written import ADay, Answer, Number, OneOf, Serology, Words

Sex = Annotated[Literal["female", "male", "unknown"], OneOf(("female", "male", "unknown"))]
_PREGNANCY = ("not_pregnant", "pregnant", "planning", "breastfeeding", "unknown")
Pregnancy = Annotated[Literal["not_pregnant", "pregnant", "planning", "breastfeeding", "unknown"], OneOf(_PREGNANCY)]
Genotype = Annotated[
    Literal["normal", "intermediate", "poor", "unknown"], OneOf(("normal", "intermediate", "poor", "unknown"))
]
ScreenResult = Annotated[Literal["clear", "abnormal", "unknown"], OneOf(("clear", "abnormal", "unknown"))]
Name = Annotated[str | None, Words(35)]
CellCount = Annotated[Decimal | None, Number(0, 2000, "× 10⁹/L")]
Enzyme = Annotated[Decimal | None, Number(0, 100000, "U/L")]


class Patient(Section):
    """Who the patient is."""

    identifier: Name = ask("Record number", None)
    family_name: Name = ask("Family name", None)
    given_name: Name = ask("Given name", None)
    date_of_birth: ADay = ask("Date of birth", None)
    age_years: Annotated[Decimal | None, Number(0, 110, "years", (1, 95))] = ask("Age", None)
    onset_age_years: Annotated[Decimal | None, Number(0, 110, "years", (1, 90))] = ask("Age at onset", None)
    sex: Sex = ask("Sex")
    weight_kg: Annotated[Decimal | None, Number(2, 300, "kg", (35, 160))] = ask("Weight", None)
    weight_measured_on: ADay = ask("Weighed on", None)
    height_cm: Annotated[Decimal | None, Number(40, 230, "cm", (135, 205))] = ask("Height", None)
    can_become_pregnant: Answer = ask("Can become pregnant")
    pregnancy: Pregnancy = ask("Pregnancy")
    effective_contraception: Answer = ask("Effective contraception")
    partner_can_become_pregnant: Answer = ask("Partner can become pregnant")

    def __repr__(self) -> str:
        return "Patient(withheld)"

    __str__ = __repr__


class Labs(Section):
    """Laboratory values; null is not known."""

    egfr_ml_per_min: Annotated[Decimal | None, Number(1, 200, "mL/min", (15, 130))] = ask("eGFR", None)
    alt_u_per_l: Enzyme = ask("ALT", None)
    ggt_u_per_l: Enzyme = ask("GGT", None)
    bilirubin_umol_per_l: Annotated[Decimal | None, Number(0, 2000, "µmol/L")] = ask("Bilirubin", None)
    ggt_or_bilirubin_raised: Answer = ask("GGT or bilirubin raised", about="Above the laboratory's limit.")
    white_cells_10e9_per_l: CellCount = ask("White cells", None)
    neutrophils_10e9_per_l: CellCount = ask("Neutrophils", None)
    lymphocytes_10e9_per_l: CellCount = ask("Lymphocytes", None)
    platelets_10e9_per_l: Annotated[Decimal | None, Number(0, 5000, "× 10⁹/L")] = ask("Platelets", None)
    haemoglobin_g_per_l: Annotated[Decimal | None, Number(10, 300, "g/L")] = ask("Haemoglobin", None)
    mcv_fl: Annotated[Decimal | None, Number(40, 180, "fL")] = ask("MCV", None)
    creatinine_rise_percent: Annotated[Decimal | None, Number(0, 2000, "%")] = ask("Creatinine rise", None)
    ast_u_per_l: Enzyme = ask("AST", None)
    aldolase_raised: Answer = ask("Aldolase raised")
    ldh_u_per_l: Enzyme = ask("LDH", None)
    esr_mm_per_h: Annotated[Decimal | None, Number(0, 200, "mm/h", (0, 120))] = ask("ESR", None)
    crp_mg_per_l: Annotated[Decimal | None, Number(0, 1000, "mg/L", (0, 300))] = ask("CRP", None)
    ferritin_ug_per_l: Annotated[Decimal | None, Number(0, 200000, "µg/L")] = ask("Ferritin", None)
    troponin_raised: Answer = ask("Troponin raised")
    hba1c_mmol_per_mol: Annotated[Decimal | None, Number(10, 250, "mmol/mol")] = ask("HbA1c", None)
    qtc_ms: Annotated[Decimal | None, Number(200, 700, "ms", (350, 500))] = ask("QTc", None)
    igg_g_per_l: Annotated[Decimal | None, Number(0, 100, "g/L")] = ask("IgG", None)
    igg_low: Answer = ask("IgG low", about="Below the laboratory's limit.")
    tested_on: ADay = ask("Blood tests taken on", None, "Date of the blood count, kidney and liver tests.")
    tpmt: Genotype = ask("TPMT")
    nudt15: Genotype = ask("NUDT15")
    hbsag: Serology = ask("HBsAg")
    anti_hbc: Serology = ask("Anti-HBc")
    hcv: Serology = ask("Hepatitis C")
    hiv: Serology = ask("HIV")
    tb_screen: Serology = ask("Tuberculosis screen")
    varicella_immune: Answer = ask("Immune to varicella")


class History(Section):
    """What happened before."""

    peptic_ulcer: Answer = ask("Peptic ulcer")
    diabetes: Answer = ask("Diabetes")
    osteoporosis_or_fracture: Answer = ask("Osteoporosis or fragility fracture")
    thromboembolism: Answer = ask("Thromboembolism")
    stroke_or_heart_attack: Answer = ask("Stroke or heart attack")
    glaucoma: Answer = ask("Glaucoma")
    psychosis_or_mania: Answer = ask("Psychosis or mania")
    cirrhosis_or_active_hepatitis: Answer = ask("Cirrhosis or active hepatitis")
    alcohol_misuse: Answer = ask("Alcohol misuse")
    cancer: Answer = ask("Cancer")
    retinopathy: Answer = ask("Retinopathy")
    iga_deficiency: Answer = ask("IgA deficiency")
    oesophageal_disease: Answer = ask("Oesophageal disease")
    raynaud: Answer = ask("Raynaud phenomenon")
    inflammatory_arthritis: Answer = ask("Inflammatory arthritis")
    weight_loss: Answer = ask("Weight loss")
    cancer_screen_done: Answer = ask("Cancer screen done")
    cancer_screen_result: ScreenResult = ask("Cancer screen, result")
    lymphadenopathy: Answer = ask("Enlarged lymph nodes")
    haematuria: Answer = ask("Blood in the urine")
    immunoglobulin_reaction: Answer = ask("Severe reaction to immunoglobulin")
    effusion_or_ascites: Answer = ask("Pleural effusion or ascites")
    alcohol_units_per_week: Annotated[Decimal | None, Number(0, 300, "UK units a week")] = ask("Alcohol", None)
    systemic_fungal_infection: Answer = ask("Systemic fungal infection")
    strongyloides_risk: Answer = ask("Risk of strongyloides")
    hip_or_groin_pain: Answer = ask("Hip or groin pain")
    g6pd_deficiency: Answer = ask("G6PD deficiency")
    frail: Answer = ask("Frail")
