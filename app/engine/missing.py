"""What is not known yet, and what waits for it."""

from collections.abc import Mapping
from functools import cache

from app.domain.facts import Facts
from app.domain.plan import MissingFact, Recommendation
from app.domain.recording import catalogue

RED_FLAGS = (
    "red_flags.dyspnoea",
    "red_flags.cough",
    "red_flags.fever",
    "red_flags.dysphagia",
    "red_flags.chest_pain_or_syncope",
    "red_flags.neck_or_respiratory_weakness",
    "red_flags.skin_ulceration",
    "red_flags.abdominal_pain_or_gi_bleeding",
    "red_flags.infection_suspected",
    "red_flags.vomiting_or_collapse",
)
ALWAYS_ASKED = ("visit_date", "purpose", "patient.age_years", "patient.weight_kg", *RED_FLAGS)
ESSENTIAL = frozenset(
    {
        *ALWAYS_ASKED,
        "patient.height_cm",
        "activity.severity",
        "glucocorticoid.last_change_on",
        "glucocorticoid.previous_effective_dose_mg",
        "glucocorticoid.dose_mg_per_day",
        "choices.methotrexate_weekday",
        "choices.tablet_strengths_mg",
        "choices.taper_edits",
    }
)


def missing_facts(
    facts: Facts, rows: tuple[Recommendation, ...], *, unmade: tuple[str, ...]
) -> tuple[MissingFact, ...]:
    """List what is not known.

    Args:
        rows: The judged rows, with what each needs and asks.
        unmade: Choices for which there is no taper: strengths that cannot make a dose, changes that are forbidden.

    Returns:
        Essential facts first, each group in the order of the case file.
    """
    waiting: dict[str, list[str]] = {path: [] for path in ALWAYS_ASKED if _unknown(path, facts)}
    for row in rows:
        if row.verdict == "not_advised":
            continue
        asked = (*row.needs, *row.asks)
        for fact in asked if row.verdict != "blocked" else [fact for fact in asked if not fact.startswith("choices.")]:
            waiting.setdefault(fact, []).append(row.medicine or row.id)
    waiting.update({choice: ["prednisone"] for choice in unmade})
    order = places_in_the_case()
    found = [
        MissingFact(path, tuple(dict.fromkeys(needed_for)), path in ESSENTIAL) for path, needed_for in waiting.items()
    ]
    return tuple(sorted(found, key=lambda fact: (not fact.essential, order[fact.field])))


@cache
def places_in_the_case() -> Mapping[str, int]:
    """The place of every fact in the case file."""
    return {path: place for place, path in enumerate(catalogue())}


def _unknown(path: str, facts: Facts) -> bool:
    return facts["derived.age_years" if path == "patient.age_years" else path] is None
