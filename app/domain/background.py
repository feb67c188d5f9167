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

    identifier: Name = ask(
        "Record number", None, about="As on the record; it is checked again before a page is printed."
    )
    family_name: Name = ask("Family name", None)
    given_name: Name = ask("Given name", None)
    date_of_birth: ADay = ask("Date of birth", None, about="The age follows from it; without it, type the age.")
    age_years: Annotated[Decimal | None, Number(0, 110, "years", (1, 95))] = ask(
        "Age", None, about="At the visit, in whole years; left empty when the date of birth is known."
    )
    onset_age_years: Annotated[Decimal | None, Number(0, 110, "years", (1, 90))] = ask(
        "Age at onset", None, about="At the first rash or weakness; weighs in the criteria and the cancer risk."
    )
    sex: Sex = ask("Sex", about="As registered at birth; growth and body-size figures rest on it.")
    weight_kg: Annotated[Decimal | None, Number(2, 300, "kg", (35, 160))] = ask(
        "Weight", None, about="The actual weight, without shoes and coat."
    )
    weight_measured_on: ADay = ask("Weighed on", None, about="The day on which that weight was measured.")
    height_cm: Annotated[Decimal | None, Number(40, 230, "cm", (135, 205))] = ask(
        "Height", None, about="Standing height, without shoes."
    )
    can_become_pregnant: Answer = ask(
        "Can become pregnant", about="From the first period to the menopause, unless sterilised."
    )
    pregnancy: Pregnancy = ask("Pregnancy", about="Planning: wishes to become pregnant soon.")
    effective_contraception: Answer = ask(
        "Effective contraception", about="Reliable and used now, by the patient or the partner."
    )
    partner_can_become_pregnant: Answer = ask(
        "Partner can become pregnant", about="Asked of men: some medicines reach the partner."
    )

    def __repr__(self) -> str:
        return "Patient(withheld)"

    __str__ = __repr__


class Labs(Section):
    """Laboratory values; null is not known."""

    egfr_ml_per_min: Annotated[Decimal | None, Number(1, 200, "mL/min", (15, 130))] = ask(
        "eGFR", None, about="Estimated glomerular filtration rate, as the laboratory reports it."
    )
    alt_u_per_l: Enzyme = ask("ALT", None, about="Alanine aminotransferase; active muscle disease raises it too.")
    ggt_u_per_l: Enzyme = ask("GGT", None, about="Gamma-glutamyl transferase: of the liver, not of muscle.")
    bilirubin_umol_per_l: Annotated[Decimal | None, Number(0, 2000, "µmol/L")] = ask(
        "Bilirubin", None, about="Total bilirubin."
    )
    ggt_or_bilirubin_raised: Answer = ask("GGT or bilirubin raised", about="Above the laboratory's limit.")
    white_cells_10e9_per_l: CellCount = ask("White cells", None, about="Total white cell count.")
    neutrophils_10e9_per_l: CellCount = ask("Neutrophils", None, about="Absolute count, not percent.")
    lymphocytes_10e9_per_l: CellCount = ask("Lymphocytes", None, about="Absolute count, not percent.")
    platelets_10e9_per_l: Annotated[Decimal | None, Number(0, 5000, "× 10⁹/L")] = ask("Platelets", None)
    haemoglobin_g_per_l: Annotated[Decimal | None, Number(10, 300, "g/L")] = ask("Haemoglobin", None)
    mcv_fl: Annotated[Decimal | None, Number(40, 180, "fL")] = ask(
        "MCV", None, about="Mean cell volume of the red cells."
    )
    creatinine_rise_percent: Annotated[Decimal | None, Number(0, 2000, "%")] = ask(
        "Creatinine rise", None, about="Over the patient's own usual value; 0 where it did not rise."
    )
    ast_u_per_l: Enzyme = ask("AST", None, about="Aspartate aminotransferase; active muscle disease raises it too.")
    aldolase_raised: Answer = ask(
        "Aldolase raised", about="Above the laboratory's limit; may be raised when creatine kinase is not."
    )
    ldh_u_per_l: Enzyme = ask("LDH", None, about="Lactate dehydrogenase.")
    esr_mm_per_h: Annotated[Decimal | None, Number(0, 200, "mm/h", (0, 120))] = ask(
        "ESR", None, about="Erythrocyte sedimentation rate after one hour."
    )
    crp_mg_per_l: Annotated[Decimal | None, Number(0, 1000, "mg/L", (0, 300))] = ask(
        "CRP", None, about="C-reactive protein."
    )
    ferritin_ug_per_l: Annotated[Decimal | None, Number(0, 200000, "µg/L")] = ask(
        "Ferritin", None, about="High values go with rapidly progressive lung disease."
    )
    troponin_raised: Answer = ask(
        "Troponin raised", about="Above the laboratory's limit; troponin I, as muscle disease raises T."
    )
    hba1c_mmol_per_mol: Annotated[Decimal | None, Number(10, 250, "mmol/mol")] = ask(
        "HbA1c", None, about="It tells the blood sugar of the last two to three months."
    )
    qtc_ms: Annotated[Decimal | None, Number(200, 700, "ms", (350, 500))] = ask(
        "QTc", None, about="QT interval of the ECG, corrected for the heart rate."
    )
    igg_g_per_l: Annotated[Decimal | None, Number(0, 100, "g/L")] = ask("IgG", None, about="Immunoglobulin G in serum.")
    igg_low: Answer = ask("IgG low", about="Below the laboratory's limit.")
    tested_on: ADay = ask("Blood tests taken on", None, "Date of the blood count, kidney and liver tests.")
    tpmt: Genotype = ask("TPMT", about="Thiopurine methyltransferase: activity or genotype.")
    nudt15: Genotype = ask("NUDT15", about="Genotype; a poor metaboliser does not tolerate azathioprine.")
    hbsag: Serology = ask("HBsAg", about="Hepatitis B surface antigen: infection now.")
    anti_hbc: Serology = ask("Anti-HBc", about="Hepatitis B core antibody: infection now or before.")
    hcv: Serology = ask("Hepatitis C", about="Positive: antibody or RNA, and not known to be cured.")
    hiv: Serology = ask("HIV", about="Antigen and antibody test.")
    tb_screen: Serology = ask("Tuberculosis screen", about="Interferon-gamma release assay or skin test.")
    varicella_immune: Answer = ask("Immune to varicella", about="Chickenpox before, two vaccine doses, or antibodies.")


class History(Section):
    """What happened before."""

    peptic_ulcer: Answer = ask("Peptic ulcer", about="Now or ever.")
    diabetes: Answer = ask("Diabetes", about="Of any type, treated or not.")
    osteoporosis_or_fracture: Answer = ask(
        "Osteoporosis or fragility fracture", about="Low bone density, or a fracture from a fall at standing height."
    )
    thromboembolism: Answer = ask("Thromboembolism", about="Deep vein thrombosis or pulmonary embolism, now or ever.")
    stroke_or_heart_attack: Answer = ask("Stroke or heart attack")
    glaucoma: Answer = ask("Glaucoma", about="Treated or not, or raised pressure in the eye.")
    psychosis_or_mania: Answer = ask("Psychosis or mania", about="Now or ever, also under a glucocorticoid.")
    cirrhosis_or_active_hepatitis: Answer = ask("Cirrhosis or active hepatitis")
    alcohol_misuse: Answer = ask("Alcohol misuse", about="Your judgement: harmful drinking or dependence.")
    cancer: Answer = ask("Cancer", about="Of any kind, now or ever.")
    retinopathy: Answer = ask("Retinopathy", about="Any disease of the retina, above all of the macula.")
    iga_deficiency: Answer = ask("IgA deficiency", about="Selective deficiency, above all with antibodies to IgA.")
    oesophageal_disease: Answer = ask(
        "Oesophageal disease", about="Stricture, achalasia or delayed emptying; not reflux alone."
    )
    raynaud: Answer = ask("Raynaud phenomenon", about="Fingers that turn white, then blue or red, in the cold.")
    inflammatory_arthritis: Answer = ask(
        "Inflammatory arthritis", about="Swollen joints that were seen, not pain alone."
    )
    weight_loss: Answer = ask("Weight loss", about="Not intended.")
    cancer_screen_done: Answer = ask(
        "Cancer screen done", about="For this disease, as the protocol sets it out for the risk."
    )
    cancer_screen_result: ScreenResult = ask(
        "Cancer screen, result", about="Abnormal: anything that is not yet explained."
    )
    lymphadenopathy: Answer = ask("Enlarged lymph nodes", about="Felt or seen on a scan, not explained.")
    haematuria: Answer = ask("Blood in the urine", about="Seen or found by a test, not explained.")
    immunoglobulin_reaction: Answer = ask(
        "Severe reaction to immunoglobulin", about="Anaphylaxis, or one that ended an infusion."
    )
    effusion_or_ascites: Answer = ask(
        "Pleural effusion or ascites", about="Now, of any size; methotrexate collects in it."
    )
    alcohol_units_per_week: Annotated[Decimal | None, Number(0, 300, "UK units a week")] = ask(
        "Alcohol", None, about="One UK unit is 10 mL, or 8 g, of pure alcohol."
    )
    systemic_fungal_infection: Answer = ask(
        "Systemic fungal infection", about="Now, not cleared; not of skin or nails alone."
    )
    strongyloides_risk: Answer = ask(
        "Risk of strongyloides", about="Lived or travelled where it is common, or eosinophils that are not explained."
    )
    hip_or_groin_pain: Answer = ask(
        "Hip or groin pain", about="New, on or after a glucocorticoid: think of osteonecrosis."
    )
    g6pd_deficiency: Answer = ask("G6PD deficiency", about="Glucose-6-phosphate dehydrogenase.")
    frail: Answer = ask("Frail", about="Your judgement, by function rather than by age.")
