"""Cross-checks of the patient's words: every {place} is filled where its text is said, and every source exists."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from app.files.tree import shown
from app.protocols.defects import Defects, Place, did_you_mean
from app.protocols.folder import HANDOUT, Trees

OF_THE_PAGE = frozenset({"steroid", "emergency_number", "split_from", "low_dose"})
"""What holds for a whole page, and may stand in each of its texts."""
OF_THE_WEEKDAY = frozenset({"weekday", "day_after"})
"""Known only where methotrexate is taken: for its texts, and for how a medicine is taken."""
OF_A_DAY = frozenset({"weekday", "day", "month", "year"})
_WITH_WEEKDAY = ("only_on", "how_", "methotrexate_", "today_methotrexate_")
_BARE = re.compile(r"(?:weekday|month|emergency_number)_[A-Za-z0-9]+")
_DOSE, _COUNT = frozenset({"dose"}), frozenset({"count"})
_OWN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "protocol_line": frozenset({"protocol", "version", "status", "hash"}),
        "page_words": frozenset({"page", "pages"}),
        **{f"dose_{per}": _DOSE for per in ("day", "dose", "week", "cycle", "infusion", "strength")},
        "dose_of_other": _DOSE | {"medicine"},
        "dose_often": _DOSE | {"times"},
        "dose_parts": _DOSE | {"times"},
        "tablets_one": _COUNT | {"strength"},
        "tablets_many": _COUNT | {"strength"},
        "tablets_several": _COUNT,
        "start_on": frozenset({"first_day"}),
        "instead_of": frozenset({"medicine"}),
        "hold_line": frozenset({"medicine"}),
        "stop_line": frozenset({"medicine"}),
        "after_illness": _DOSE,
        "taper_end": frozenset({"end_day"}),
    }
)
"""What a text is given besides, by its name."""
_NAMED = re.compile(r"\{([a-z_]*)\}")


def places_of(name: str) -> frozenset[str]:
    """What may stand in braces in a text of the handout, by the name of the text."""
    if _BARE.fullmatch(name):
        return frozenset()
    if name in {"long_day", "birth_day"}:
        return OF_A_DAY
    own = _OWN.get(name, _DOSE if name.startswith("dose_of_") else frozenset())
    return OF_THE_PAGE | own | (OF_THE_WEEKDAY if name.startswith(_WITH_WEEKDAY) else frozenset())


def check_handout(trees: Trees, sources: frozenset[str], defects: Defects) -> None:
    """Check the patient's words of every language.

    Args:
        sources: Ids of everything that can be cited.
        defects: Receives what is wrong.
    """
    if f"{HANDOUT}en.yaml" not in trees:
        defects.note(Place(f"{HANDOUT}en.yaml"), "is missing")
    for file, tree in trees.items():
        if file.startswith(HANDOUT) and isinstance(tree, dict):
            _check_language(file, tree, defects)
            texts = tree.get("texts")
            _check_places(file, texts if isinstance(texts, dict) else {}, defects)
            _check_sources(file, tree, sources, defects)


def _check_language(file: str, tree: Mapping[str, object], defects: Defects) -> None:
    language = file.removeprefix(HANDOUT).removesuffix(".yaml")
    if tree.get("language", language) != language:
        defects.note(Place(file, ("language",)), f"must be {language}, like the name of the file")


def _check_places(file: str, texts: Mapping[str, object], defects: Defects) -> None:
    for name, text in texts.items():
        if not isinstance(text, str):
            continue
        place, named, known = Place(file, ("texts", name)), _NAMED.findall(text), places_of(name)
        for unknown in (each for each in named if each not in known):
            near = did_you_mean(unknown, known)
            defects.note(place, f"{{{shown(unknown)}}} is a place that nothing fills in this text{near}")
        if text.count("{") != len(named) or text.count("}") != len(named):
            defects.note(place, "has a brace that opens no place; write {name_of_the_place}")


def _check_sources(file: str, tree: Mapping[str, object], sources: frozenset[str], defects: Defects) -> None:
    """What a text, or a group of texts, rests on."""
    cited, texts = tree.get("sources"), tree.get("texts")
    if not isinstance(cited, dict) or not isinstance(texts, dict):
        return
    for group, ids in cited.items():
        place = Place(file, ("sources", group))
        if not any(name == group or name.startswith(f"{group}_") for name in texts):
            defects.note(place, f"{shown(group)} is no text, and no group of texts, of this file")
        for index, name in enumerate(ids if isinstance(ids, tuple) else ()):
            if isinstance(name, str) and name not in sources:
                near = did_you_mean(name, sources)
                defects.note(place.at(index), f"{shown(name)} is not a source of sources.yaml{near}")
