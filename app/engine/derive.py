"""Figures worked out from a case: age, sizes, intervals, prednisone equivalent, classification, cancer risk."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from app.domain.case import Case
from app.domain.facts import DERIVED, Facts, FactValue
from app.domain.plan import Classified, Derived
from app.engine.assess import permits_more
from app.engine.compiled import CompiledProtocol
from app.engine.contradictions import contradictions, whole_years
from app.engine.juvenile_facts import DAYS_IN_A_YEAR, adult_taper_chosen, growth_of

Numbers = Mapping[str, Decimal]
_CM_PER_INCH = Decimal("2.54")
_INCHES_OF_FIVE_FEET = 60
HIGH_DOSE, EARLY_CUT = "G02", "G07"
"""Rules that permit more once they are set aside: a higher start, an earlier cut."""
NOT_RAISED = "R13"
"""The rule that keeps the dose where it is: to go on as before follows it."""
PREDNISONE_NAMES = frozenset({"prednisone", "prednisolone"})


def age_in_years(case: Case) -> Decimal | None:
    """Age at the visit, from the date of birth where there is one; under 1 year in parts of a year."""
    born, visit = case.patient.date_of_birth, case.visit_date
    if born is None or visit is None or born > visit:
        return case.patient.age_years
    years = whole_years(born, visit)
    return Decimal(years) if years else round(Decimal((visit - born).days) / DAYS_IN_A_YEAR, 2)


def body_surface_m2(weight_kg: Decimal, height_cm: Decimal) -> Decimal:
    """Body surface area in m2.

    Source: Mosteller, N Engl J Med 1987;317:1098 (F-50).
    """
    return (weight_kg * height_cm / 3600).sqrt()


def body_surface_check_m2(weight_kg: Decimal, height_cm: Decimal) -> Decimal:
    """Body surface area in m2 by the older formula, to check the first.

    Source: Du Bois, Arch Intern Med 1916;17:863 (F-50).
    """
    return Decimal(str(0.007184 * float(weight_kg) ** 0.425 * float(height_cm) ** 0.725))


def ideal_weight_kg(sex: str, height_cm: Decimal, numbers: Numbers) -> Decimal | None:
    """Ideal weight of an adult in kg; None for an unknown sex."""
    if sex not in {"female", "male"}:
        return None
    inches_over = max(height_cm / _CM_PER_INCH - _INCHES_OF_FIVE_FEET, Decimal(0))
    return numbers[f"ideal_weight_{sex}_kg"] + inches_over * numbers["ideal_weight_kg_per_inch"]


def adjusted_weight_kg(weight_kg: Decimal, ideal_kg: Decimal | None, numbers: Numbers) -> Decimal | None:
    """Adjusted weight in kg, to be shown beside the ideal one; None without one. No dose goes by it (C-05)."""
    if ideal_kg is None:
        return None
    return ideal_kg + max(weight_kg - ideal_kg, Decimal(0)) * numbers["adjusted_weight_part"]


def prednisone_equivalent_mg(case: Case, numbers: Numbers) -> Decimal | None:
    """Today's dose as mg of prednisone; None where dose or equivalence is not known."""
    return _as_prednisone(case.glucocorticoid.dose_mg_per_day, case.glucocorticoid.medicine, numbers)


def highest_prednisone_mg(case: Case, numbers: Numbers) -> Decimal | None:
    """The highest dose of the course as mg of prednisone; None where dose or equivalence is not known."""
    return _as_prednisone(case.glucocorticoid.highest_dose_mg_per_day, case.glucocorticoid.medicine, numbers)


def _as_prednisone(dose: Decimal | None, medicine: str, numbers: Numbers) -> Decimal | None:
    if dose is None or medicine in PREDNISONE_NAMES:
        return dose
    if dose == 0:
        return Decimal(0)
    equivalent = numbers.get(f"equivalent_{medicine}_mg")
    return None if equivalent is None else dose * numbers["equivalent_prednisone_mg"] / equivalent


def _yes_no(answer: bool | None) -> str | None:
    return None if answer is None else "yes" if answer else "no"


def _days_since(day: date | None, visit: date | None) -> Decimal | None:
    return None if day is None or visit is None else Decimal((visit - day).days)


def _days_past(day: date | None, visit: date | None) -> Decimal | None:
    """Days since a day; None for a day that is yet to come."""
    days = _days_since(day, visit)
    return None if days is None or days < 0 else days


def _sizes(case: Case, population: FactValue, numbers: Numbers) -> dict[str, FactValue]:
    weight, height = case.patient.weight_kg, case.patient.height_cm
    if weight is None or height is None:
        return {}
    surface, check = body_surface_m2(weight, height), body_surface_check_m2(weight, height)
    # The formula of the ideal weight was made for adults and says nothing of a child.
    ideal = None if population == "juvenile" else ideal_weight_kg(case.patient.sex, height, numbers)
    return {
        "bmi": weight / (height / 100) ** 2,
        "bsa_m2": surface,
        "bsa_difference_percent": abs(surface - check) / surface * 100,
        "ideal_weight_kg": ideal,
        "adjusted_weight_kg": adjusted_weight_kg(weight, ideal, numbers),
    }


def _course(case: Case, today_mg: Decimal | None, numbers: Numbers) -> dict[str, FactValue]:
    course, visit = case.glucocorticoid, case.visit_date
    taking = None if course.dose_mg_per_day is None else course.dose_mg_per_day > 0
    if taking is None and course.stopped_on is not None:
        taking = False
    days_on = _days_since(course.started_on, visit) if taking else None
    weeks_as_days = None if course.weeks_of_exposure is None else course.weeks_of_exposure * 7
    known = [days for days in (days_on, weeks_as_days) if days is not None]
    previous = course.previous_effective_dose_mg
    return {
        "prednisone_mg_per_day": today_mg,
        "highest_prednisone_mg": highest_prednisone_mg(case, numbers),
        "on_glucocorticoid": _yes_no(taking),
        "days_on_glucocorticoid": max(known) if known else None,
        "days_since_last_change": _days_since(course.last_change_on or course.started_on, visit),
        "days_since_stopped": _days_since(course.stopped_on, visit),
        "first_cut": _yes_no(first_cut(case)),
        "stopped_with_a_dose": _yes_no(course.stopped_on is not None and bool(taking)),
        "previous_above_current": _yes_no(
            None if previous is None or today_mg is None else previous > today_mg,
        ),
        "equivalent_unknown": _yes_no(bool(taking) and today_mg is None),
        "other_glucocorticoid": _yes_no(bool(taking) and course.medicine not in PREDNISONE_NAMES),
    }


def first_cut(case: Case) -> bool | None:
    """Whether the dose is still that of the start; None where a day is not known."""
    course = case.glucocorticoid
    if course.last_change_on is None or course.started_on is None:
        return None
    return course.last_change_on <= course.started_on


BLOOD_TESTS = frozenset(
    f"labs.{name}"
    for name in (
        "egfr_ml_per_min",
        "alt_u_per_l",
        "white_cells_10e9_per_l",
        "neutrophils_10e9_per_l",
        "platelets_10e9_per_l",
    )
)
"""What is to be known, and new, before methotrexate (M11)."""


def _oldest_blood_test(case: Case) -> date | None:
    """The day of the blood tests; of the oldest where some were carried over from an earlier visit."""
    days = [part.from_day for part in case.choices.carried if part.field in BLOOD_TESTS and part.from_day is not None]
    return case.labs.tested_on if case.labs.tested_on is None else min([case.labs.tested_on, *days])


def _choices(case: Case, compiled: CompiledProtocol) -> dict[str, FactValue]:
    chosen, weight = case.choices.prednisone_start_mg_per_day, case.patient.weight_kg
    return {
        "chosen_mg_per_kg": None if chosen is None or weight is None else chosen / weight,
        "weight_confirmed": _yes_no("patient.weight_kg" in case.choices.confirmed),
        "height_confirmed": _yes_no("patient.height_cm" in case.choices.confirmed),
        "own_low_stay_days": _own_low_stay(case, compiled),
        "adult_taper_chosen": _yes_no(adult_taper_chosen(case, compiled)),
    }


def _permitted(case: Case, facts: Facts, compiled: CompiledProtocol) -> dict[str, FactValue]:
    """What goes further because a rule is set aside: only where its card says so too, and a limit for a chosen dose."""
    chosen = case.choices.prednisone_start_mg_per_day is not None
    return {
        "derived.high_dose_override": _yes_no(chosen and permits_more(compiled, HIGH_DOSE, facts, case)),
        "derived.early_cut_override": _yes_no(permits_more(compiled, EARLY_CUT, facts, case)),
    }


def _own_low_stay(case: Case, compiled: CompiledProtocol) -> Decimal | None:
    """The shortest stay that the clinician's own changes of the taper set, of those in whole milligrams."""
    low_mg = compiled.numbers[compiled.protocol.taper.whole_mg_up_to]
    stays = (edit.days for edit in case.choices.taper_edits if edit.at_mg <= low_mg)
    return min((days for days in stays if days is not None), default=None)


def _enzymes(case: Case) -> dict[str, FactValue]:
    activity = case.activity
    limit, level = activity.ck_upper_limit_u_per_l, activity.ck_u_per_l
    raised = None if level is None or limit is None else level > limit
    said = activity.muscle_enzymes_raised
    if raised or said == "yes":
        answer: bool | None = True
    else:
        answer = False if said == "no" or raised is False else None
    return {"ck_raised": _yes_no(raised), "enzymes_raised": _yes_no(answer)}


def _ages(case: Case, age: Decimal | None, numbers: Numbers) -> dict[str, FactValue]:
    onset = case.patient.onset_age_years
    return {
        "population": None if age is None else "adult" if age >= numbers["adult_from_years"] else "juvenile",
        "age_years": age,
        "years_since_onset": None if age is None or onset is None else age - onset,
        **contradictions(case, age),
    }


def derived_facts(case: Case, recorded: Facts, compiled: CompiledProtocol) -> tuple[dict[str, FactValue], Derived]:
    """Work out every derived figure.

    Returns:
        All facts, recorded and derived, by path, every path of the catalogue present; and the figures of the plan.
    """
    numbers = compiled.numbers
    age = age_in_years(case)
    today_mg = prednisone_equivalent_mg(case, numbers)
    ages = _ages(case, age, numbers)
    figures: dict[str, FactValue] = {
        **ages,
        **_sizes(case, ages["population"], numbers),
        **growth_of(case, ages["population"], compiled),
        **_course(case, today_mg, numbers),
        **_choices(case, compiled),
        **_enzymes(case),
        "days_since_blood_tests": _days_past(_oldest_blood_test(case), case.visit_date),
        "days_since_weighed": _days_since(case.patient.weight_measured_on, case.visit_date),
        **_other_doses(case, numbers),
    }
    facts: dict[str, FactValue] = dict(recorded)
    for spec in DERIVED:
        facts[spec.path] = figures.get(spec.path[len("derived.") :])
    facts.update(_permitted(case, facts, compiled))
    classified = classify(facts, compiled)
    risk, factors = cancer_risk(facts, compiled)
    facts["derived.classification_score"] = classified.score
    facts["derived.classification"] = classified.category
    facts["derived.cancer_risk"] = risk
    return facts, _figures(facts, classified, risk, factors)


def _other_doses(case: Case, numbers: Numbers) -> dict[str, FactValue]:
    treatment, weight, visit = case.other_treatment, case.patient.weight_kg, case.visit_date
    weekly = treatment.methotrexate.dose_mg_per_week
    return {
        "hydroxychloroquine_mg_per_kg": _per_kg(treatment.hydroxychloroquine.dose_mg_per_day, weight),
        "methotrexate_mg_per_m2": _per_m2(weekly, case),
        "azathioprine_mg_per_kg": _per_kg(treatment.azathioprine.dose_mg_per_day, weight),
        "methotrexate_raised_mg": None if weekly is None else weekly + numbers["methotrexate_step_low_mg"],
        "methotrexate_raised_high_mg": None if weekly is None else weekly + numbers["methotrexate_step_high_mg"],
        "days_since_methotrexate_change": _days_past(treatment.methotrexate.last_change_on, visit),
        "days_in_remission": _days_past(case.activity.in_remission_since, visit),
    }


def _per_kg(dose: Decimal | None, weight: Decimal | None) -> Decimal | None:
    return None if dose is None or weight is None else dose / weight


def _per_m2(dose: Decimal | None, case: Case) -> Decimal | None:
    weight, height = case.patient.weight_kg, case.patient.height_cm
    return None if dose is None or weight is None or height is None else dose / body_surface_m2(weight, height)


def _figures(facts: Facts, classified: Classified, risk: str | None, factors: tuple[str, ...]) -> Derived:
    def number(name: str) -> Decimal | None:
        value = facts[f"derived.{name}"]
        return value if isinstance(value, Decimal) else None

    return Derived(
        age_years=number("age_years"),
        bsa_m2=number("bsa_m2"),
        bmi=number("bmi"),
        classification=classified,
        cancer_risk=risk,
        cancer_factors=factors,
        ideal_weight_kg=number("ideal_weight_kg"),
        adjusted_weight_kg=number("adjusted_weight_kg"),
        prednisone_mg_per_day=number("prednisone_mg_per_day"),
    )


def classify(facts: Facts, compiled: CompiledProtocol) -> Classified:
    """Score the case by the EULAR/ACR criteria; an unknown item counts nothing and is listed.

    Source: F-12.
    """
    rules = compiled.protocol.assess.classification
    with_biopsy = compiled.biopsy_done(facts) is True
    score, counted, unknown = Decimal(0), [], []
    for item, check in zip(rules.items, compiled.score_items, strict=True):
        points = item.with_biopsy if with_biopsy else item.without_biopsy
        answer = check(facts)
        if answer and points:
            score += points
            counted.append(item.id)
        elif answer is None and points:
            unknown.append(item.id)
    offset = rules.offset_with_biopsy if with_biopsy else rules.offset_without_biopsy
    category = "below"
    for cut in rules.cuts:
        if score >= (cut.with_biopsy if with_biopsy else cut.without_biopsy):
            category = cut.category
            break
    probability = 1 / (1 + (offset - score).exp())
    return Classified(score, probability, category, with_biopsy, tuple(counted), tuple(unknown))


def cancer_risk(facts: Facts, compiled: CompiledProtocol) -> tuple[str | None, tuple[str, ...]]:
    """Stratum of an adult by the factors that are known to be present; None under 18 or at unknown age.

    Source: F-06.
    """
    if facts["derived.population"] != "adult":
        return None, ()
    rules = compiled.protocol.assess.cancer_risk
    present = [factor for factor, check in zip(rules.factors, compiled.risk_factors, strict=True) if check(facts)]
    high = sum(factor.weight == "high" for factor in present)
    intermediate = len(present) - high
    if high >= compiled.numbers[rules.high_from]:
        stratum = "high"
    elif high or intermediate >= compiled.numbers[rules.intermediate_from]:
        stratum = "intermediate"
    else:
        stratum = "standard"
    return stratum, tuple(factor.says for factor in present)
