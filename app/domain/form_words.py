"""The words of the form: titles of its groups, headings within them, and answers as they are shown."""

from collections.abc import Mapping

GROUPS = {
    "who": "Who",
    "what": "Visit and disease",
    "red_flags": "Red flags: new or worse",
    "now": "Glucocorticoid now",
    "activity": "Signs and activity",
    "labs": "Laboratory",
    "lungs": "Lungs and antibodies",
    "history": "History and allergies",
    "medicines": "Other medicines",
    "other": "Other treatment of the disease",
    "choices": "Your choices",
}
HEADS = {
    "hydroxychloroquine": "Hydroxychloroquine",
    "methotrexate": "Methotrexate",
    "azathioprine": "Azathioprine",
    "mycophenolate_mofetil": "Mycophenolate mofetil",
    "ivig": "Intravenous immunoglobulin",
    "rituximab": "Rituximab",
    "ciclosporin": "Ciclosporin",
    "tacrolimus_oral": "Tacrolimus by mouth",
    "cyclophosphamide": "Cyclophosphamide",
    "biopsy": "Muscle biopsy",
    "organs": "Organs in which the disease is active",
    "control": "Disease control",
    "allergies": "Allergies",
    "antibodies": "Antibodies",
    "examination": "Blood pressure",
    "measures": "Measured now",
    "infections": "Infections",
    "blood": "Blood count, kidney and liver",
    "tests": "Other tests",
    "signs": "Signs",
    "muscle": "Muscle",
    "activity": "Activity",
}
CHOICE_WORDS = {
    "refractory_skin": "Rash that does not respond",
    "inadequate_response": "Inadequate response",
    "acute_illness": "Acute illness",
    "start": "First treatment",
    "relapse": "Relapse",
    "review": "Review",
    "US": "United States",
    "UK": "United Kingdom",
}


def choice_text(word: str, shown: Mapping[str, str] = CHOICE_WORDS) -> str:
    """A word of a closed list as it is shown: first letter large, no underscores, or in words of its own.

    Args:
        shown: Words that are shown otherwise than they are kept, in the language in force.
    """
    text = word.replace("_", " ")
    return shown.get(word) or text[:1].upper() + text[1:]
