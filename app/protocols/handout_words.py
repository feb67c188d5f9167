"""Cross-checks of the patient's words: every {place} is filled where its text is said, and every source exists."""

import re
from collections.abc import Mapping

from app.files.tree import shown
from app.protocols.defects import Defects, Place, did_you_mean
from app.protocols.folder import HANDOUT, Trees
from app.protocols.handout_places import places_of

_NAMED = re.compile(r"\{([a-z_]*)\}")


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
