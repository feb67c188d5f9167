"""The catalogue of facts: every field of a case, and every figure derived from it, with type, unit and range."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Literal, NamedTuple

from app.domain.written import Number

FactKind = Literal["word", "number", "day", "text", "list"]
FactValue = str | Decimal | date | None
Facts = Mapping[str, FactValue]
"""Path of a fact to what is known of it; None stands for not known. Every path of the catalogue is present."""

NOT_KNOWN = frozenset(("unknown", "pending"))


class FactSpec(NamedTuple):
    """What can be said of one fact.

    Args:
        path: Dotted name, as in the case file.
        title: The label by which a clinician knows it.
        about: Definition or hint; "" where the label says it all.
        kind: word (closed list), number, day, text, or list.
        words: The closed list of a word, without those that stand for not known.
        number: Range and unit of a number.
        silence: The word that stands where nothing is said; "" where that is not known.
    """

    path: str
    title: str
    about: str
    kind: FactKind
    words: tuple[str, ...] = ()
    number: Number | None = None
    silence: str = ""

    @property
    def unit(self) -> str:
        """The unit as printed; "" where there is none."""
        return self.number.unit if self.number else ""


def _number(path: str, title: str, unit: str) -> FactSpec:
    return FactSpec(f"derived.{path}", title, "Worked out from the case.", "number", (), Number(-1e9, 1e9, unit))


def _word(path: str, title: str, *words: str) -> FactSpec:
    return FactSpec(f"derived.{path}", title, "Worked out from the case.", "word", words or ("yes", "no"))


DERIVED: tuple[FactSpec, ...] = (
    _word("population", "Adult or juvenile", "adult", "juvenile"),
    _number("age_years", "Age", "years"),
    _number("years_since_onset", "Years since onset", "years"),
    _number("bmi", "Body mass index", "kg/m²"),
    _number("bsa_m2", "Body surface area", "m²"),
    _number("bsa_difference_percent", "Difference between the two surface-area formulas", "%"),
    _number("ideal_weight_kg", "Ideal weight", "kg"),
    _number("adjusted_weight_kg", "Adjusted weight", "kg"),
    _number("hydroxychloroquine_mg_per_kg", "Hydroxychloroquine dose per kg", "mg per kg"),
    _number("azathioprine_mg_per_kg", "Azathioprine dose per kg", "mg per kg"),
    _number("methotrexate_mg_per_m2", "Methotrexate dose per m2", "mg per m2"),
    _number("methotrexate_raised_mg", "Methotrexate after one small step", "mg a week"),
    _number("methotrexate_raised_high_mg", "Methotrexate after one large step", "mg a week"),
    _number("days_since_methotrexate_change", "Days since the last change of methotrexate", "days"),
    _number("days_in_remission", "Days in remission", "days"),
    _word("other_glucocorticoid", "Takes a glucocorticoid other than prednisone"),
    _number("prednisone_mg_per_day", "Dose today as prednisone", "mg a day"),
    _number("highest_prednisone_mg", "Highest dose as prednisone", "mg a day"),
    _number("next_step_mg", "Dose after the next cut", "mg a day"),
    _number("juvenile_next_mg", "Dose after the next cut of the child's own taper", "mg a day"),
    _word("juvenile_cut", "Next cut of the child's own taper", "due", "not_due", "end"),
    _word("growth_weight", "Weight for age", "plausible", "other_unit", "implausible"),
    _word("growth_height", "Height for age", "plausible", "other_unit", "implausible"),
    _number("offered_weight_kg", "Weight if it was entered in pounds", "kg"),
    _number("offered_height_cm", "Height if it was entered in another unit", "cm"),
    _word("adult_taper_chosen", "Intervals of the adult taper chosen"),
    _number("days_on_glucocorticoid", "Days on the glucocorticoid", "days"),
    _number("days_since_last_change", "Days since the last change of dose", "days"),
    _number("days_since_stopped", "Days since the glucocorticoid was stopped", "days"),
    _number("days_since_blood_tests", "Days since the blood tests", "days"),
    _number("days_since_weighed", "Days since the weight was measured", "days"),
    _number("chosen_mg_per_kg", "Chosen starting dose per kg", "mg per kg"),
    _word("on_glucocorticoid", "Takes a glucocorticoid"),
    _word("first_cut", "First cut from the starting dose"),
    _word("enzymes_raised", "Muscle enzymes raised"),
    _word("ck_raised", "Creatine kinase above the limit"),
    _word("high_dose_override", "Specialist sets the dose limit aside"),
    _number("own_low_stay_days", "Shortest stay of your own at a low dose", "days"),
    _word("early_cut_override", "Early first cut has a reason"),
    _word("weight_confirmed", "Weight confirmed"),
    _word("height_confirmed", "Height confirmed"),
    _word("stopped_with_a_dose", "Stopped on a date, and a dose above 0"),
    _word("born_and_age_differ", "Date of birth and age differ"),
    _word("previous_above_current", "Last effective dose above the dose today"),
    _word("born_after_visit", "Born after the visit"),
    _word("born_too_long_ago", "Older than anybody is"),
    _word("onset_after_age", "Onset after the age today"),
    _word("started_after_visit", "Glucocorticoid started after the visit"),
    _word("changed_after_visit", "Dose changed after the visit"),
    _word("stopped_after_visit", "Glucocorticoid stopped after the visit"),
    _word("weighed_after_visit", "Weighed after the visit"),
    _word("taper_begins_before_visit", "Starting dose begins before the visit"),
    _word("equivalent_unknown", "No prednisone equivalent is known"),
    _number("classification_score", "EULAR/ACR score", "points"),
    _word("classification", "EULAR/ACR category", "definite", "probable", "possible", "below"),
    _word("cancer_risk", "Cancer risk", "high", "intermediate", "standard"),
    _number("planned_start_mg", "Planned dose", "mg a day"),
    _number("planned_first_52_weeks_mg", "Planned dose of the first 52 weeks", "mg"),
    _number("planned_days_at_20_mg", "Planned days at 20 mg or more", "days"),
    _number("planned_days_at_30_mg", "Planned days at 30 mg or more", "days"),
    _number("planned_days_at_5_mg", "Planned days at 5 mg or more", "days"),
    _number("planned_days_at_40_mg", "Planned days at 40 mg or more", "days"),
    _number("planned_days", "Planned days of prednisone", "days"),
    _word("planned_second_agent", "A second immunosuppressant is planned or taken"),
    _word("planned_methotrexate", "Methotrexate is planned or taken"),
    _word("takes_steroid_sparing", "A steroid-sparing medicine is taken"),
)


_opened: dict[str, FactSpec] = {}


def open_catalogue(specs: Iterable[FactSpec]) -> None:
    """Open the catalogue, once; the derived facts are added here.

    Args:
        specs: The facts of a case in the order of the case file: as the schema says them, or written down earlier
            so that a form can stand before the schema is built. An open catalogue stays as it is.
    """
    if not _opened:
        _opened.update({spec.path: spec for spec in (*specs, *DERIVED)})


def opened_catalogue() -> Mapping[str, FactSpec]:
    """Every fact by its path: those of the case in the order of the case file, then the derived ones.

    Raises:
        LookupError: nobody has opened the catalogue, which is for whoever puts the program together.
    """
    if not _opened:
        raise LookupError("the catalogue of facts has not been opened")
    return MappingProxyType(_opened)
