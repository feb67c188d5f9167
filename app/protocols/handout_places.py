"""Places in braces: which ones a text of the patient's page may have, and that each language has them all."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from app.files.tree import shown
from app.protocols.defects import Defects, Place, did_you_mean

OF_THE_PAGE = frozenset(
    "steroid emergency_number split_from low_dose severe_dose severe_below crisis_dose well_from well_to".split()
)
"""What holds for a whole page, and may stand in each of its texts."""
OF_THE_WEEKDAY = frozenset({"weekday", "day_after"})
"""Known only where methotrexate is taken: for its texts, and for how a medicine is taken."""
_OF_A_DATE = frozenset({"weekday", "day", "month", "year"})
_WITH_WEEKDAY = ("only_on", "how_", "methotrexate_", "take_day_but")
_NAMED = re.compile(r"\{([a-z_]*)\}")
_BARE = re.compile(r"(?:weekday|month|emergency_number|medicine)_\w+|list_(?:joint|last)")
_OWN: Mapping[str, str] = MappingProxyType(
    {
        "protocol_line": "protocol version status hash",
        "page_words": "page pages",
        "decision_words": "code",
        "take_week_on": "dose day",
        "take_times": "dose times",
        "take_total": "dose times",
        "take_parts": "morning evening",
        "take_on_days": "dose days",
        "take_other_days": "dose count",
        "take_no_other_days": "days",
        "take_none_else": "count",
        "take_tablets_each": "tablets",
        "take_tablets_morning": "tablets",
        "take_tablets_evening": "tablets",
        "how_after_illness": "dose",
        "how_after_replaced": "dose medicine",
        "how_tablets_new": "dose",
        "how_instead_of": "medicine",
        "how_start_on": "first_day",
        "how_dose_until": "last_day",
        "stop_line": "medicine",
        "plan_end": "end_day",
        "plan_last": "last_day",
        "plan_chart": "first_dose first_day last_dose last_day",
        "ill_part": "dose tablets",
        "ill_whole": "dose",
        "ill_end": "end_day",
        "medicines_box": "medicine",
        "methotrexate_moved": "day",
        "methotrexate_next": "first_day",
        "methotrexate_start": "first_day",
        "methotrexate_trimethoprim": "medicine",
        "methotrexate_tablets": "tablets dose",
        "methotrexate_injection": "dose",
        "methotrexate_tests": "day",
        "card_dose": "medicine dose",
        "steroid_fast_2": "script",
        "emergency_say": "script",
        "urgent_call": "script",
    }
)
"""What a text is given besides, by its name."""
_OWN_OF_GROUP: Mapping[str, str] = MappingProxyType(
    {
        "amount_": "amount",
        "weeks_": "count",
        "tablets_": "count strength",
        "take_": "dose",
        "hold_": "medicine",
        "effects_": "medicine",
        "pregnancy_": "medicine",
        "partner_": "medicine",
        "vaccines_": "medicine",
    }
)
"""What the texts of a group are given besides, where a text has nothing of its own."""


def places_of(name: str) -> frozenset[str]:
    """What may stand in braces in a text of the handout, by the name of the text."""
    if _BARE.fullmatch(name):
        return frozenset()
    if name in {"long_day", "birth_day", "chart_day"}:
        return _OF_A_DATE
    group = next((given for start, given in _OWN_OF_GROUP.items() if name.startswith(start)), "")
    own = frozenset(_OWN.get(name, group).split())
    return OF_THE_PAGE | own | (OF_THE_WEEKDAY if name.startswith(_WITH_WEEKDAY) else frozenset())


def check_places(file: str, texts: Mapping[str, object], reference: Mapping[str, object], defects: Defects) -> None:
    """Check that the program fills every place of the texts of one language, and that none is lost in translation.

    Args:
        texts: The language's own. reference: those that it translates; the same for the reference itself.
        defects: Receives what is wrong.
    """
    for name, text in texts.items():
        if not isinstance(text, str):
            continue
        place, named, known = Place(file, ("texts", name)), _NAMED.findall(text), places_of(name)
        for unknown in (each for each in named if each not in known):
            near = did_you_mean(unknown, known)
            defects.note(place, f"{{{shown(unknown)}}} is a place that nothing fills in this text{near}")
        if text.count("{") != len(named) or text.count("}") != len(named):
            defects.note(place, "has a brace that opens no place; write {name_of_the_place}")
        for lost in dict.fromkeys(_NAMED.findall(str(reference.get(name, "")))):
            if lost in known and lost not in named:
                defects.note(place, f"leaves out {{{lost}}}, which the English text has")
