"""Cross-checks of the patient's words: each language has every text and nothing else, and names what it rests on."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.files.tree import shown
from app.protocols.assembling import entries
from app.protocols.defects import Defects, Place, did_you_mean
from app.protocols.folder import HANDOUT, Trees
from app.protocols.handout_places import check_places
from app.protocols.handout_reading import check_reading

REFERENCE = "en"
"""The language that has every text and no other; every other language is held against it."""
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ps sd ug ur yi".split())
_Tree = Mapping[str, Any]


def with_base_texts(trees: Trees) -> Trees:
    """The same trees, each language with the texts and sources of its base where it has none of its own."""
    return {file: _on_its_base(trees, tree) if file.startswith(HANDOUT) else tree for file, tree in trees.items()}


def _on_its_base(trees: Trees, tree: object) -> object:
    base = trees.get(file_of(str(tree.get("base")))) if isinstance(tree, dict) else None
    if not isinstance(tree, dict) or not isinstance(base, dict):
        return tree
    under = {key: {**_texts(base, key), **_texts(tree, key)} for key in ("texts", "sources")}
    malformed = {key for key in under if key in tree and not isinstance(tree[key], dict)}
    return {**tree, **{key: both for key, both in under.items() if key not in malformed}}


def file_of(language: str) -> str:
    """The file of a language within the folder of a protocol."""
    return f"{HANDOUT}{language}.yaml"


def _texts(tree: object, key: str = "texts") -> _Tree:
    texts = tree.get(key) if isinstance(tree, dict) else None
    return texts if isinstance(texts, dict) else {}


def check_handout(trees: Trees, sources: frozenset[str], defects: Defects) -> None:
    """Check the patient's words of every language.

    Args:
        trees: As written, each language with its own texts only.
        sources: Ids of everything that can be cited.
        defects: Receives what is wrong.
    """
    reference = file_of(REFERENCE)
    if reference not in trees:
        defects.note(Place(reference), "is missing")
    _check_names(trees, defects)
    whole = with_base_texts(trees)
    for file, tree in trees.items():
        if not file.startswith(HANDOUT) or not isinstance(tree, dict):
            continue
        language = file.removeprefix(HANDOUT).removesuffix(".yaml")
        _check_language(file, language, tree, defects)
        _check_base(trees, file, language, tree, defects)
        if file != reference:
            _check_whole(file, tree, _texts(trees.get(reference)), _texts(trees.get(_base_file(tree))), defects)
        check_places(file, _texts(tree), _texts(trees.get(reference)), defects)
        _check_sources(file, tree, _texts(whole[file]), sources, defects)
        if language.partition("-")[0] == REFERENCE:
            check_reading(file, _texts(whole[file]), defects)


def _base_file(tree: _Tree) -> str:
    base = tree.get("base")
    return file_of(base) if isinstance(base, str) and base else ""


def _check_language(file: str, language: str, tree: _Tree, defects: Defects) -> None:
    """A language is named as other programs name it, and is written in its direction."""
    if not _TAG.fullmatch(language):
        defects.note(Place(file), "is not named after a language, as en, en-GB or zh-Hans are")
    if tree.get("language", language) != language:
        defects.note(Place(file, ("language",)), f"must be {language}, like the name of the file")
    name, direction = tree.get("name"), tree.get("direction", "ltr")
    if isinstance(name, str) and not name.strip():
        defects.note(Place(file, ("name",)), "must be what its speakers call this language")
    runs = "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"
    if direction in ("ltr", "rtl") and direction != runs:
        defects.note(Place(file, ("direction",)), f"must be {runs}, the direction in which this language is written")


def _check_base(trees: Trees, file: str, language: str, tree: _Tree, defects: Defects) -> None:
    base, place = tree.get("base"), Place(file, ("base",))
    if not isinstance(base, str) or not base:
        return
    under = trees.get(file_of(base))
    if not isinstance(under, dict) or base == language:
        defects.note(place, f"{shown(base)} is no other language of this folder")
    elif under.get("base"):
        defects.note(place, f"{shown(base)} has a base of its own; name that one")
    elif base.partition("-")[0] != language.partition("-")[0]:
        defects.note(place, f"{shown(base)} is another language, whose texts must not stand for missing ones")


def _check_whole(file: str, tree: _Tree, wanted: _Tree, under: _Tree, defects: Defects) -> None:
    """Every text is there and none besides; what only repeats the base is no text of its own."""
    texts = _texts(tree)
    for name in texts:
        place = Place(file, ("texts", str(name)))
        if wanted and name not in wanted:
            near = did_you_mean(str(name), map(str, wanted))
            defects.note(place, f"{shown(str(name))} is no text of {file_of(REFERENCE)}{near}")
        elif name in under and texts[name] == under[name]:
            defects.note(place, f"says what {tree.get('base')} says; take it out")
    for name in wanted:
        if name not in texts and name not in under:
            defects.note(Place(file, ("texts",)), f"{name} is missing; every language has every text")


def _check_names(trees: Trees, defects: Defects) -> None:
    """Each medicine has a name for the patient and what it is for, and each check a plain name."""
    file = file_of(REFERENCE)
    texts = _texts(trees.get(file))
    if not texts:
        return
    for name in _names_needed(trees):
        both = all(f"{name}_{region}" in texts for region in ("US", "UK"))
        if name not in texts and not both:
            defects.note(Place(file, ("texts",)), f"{name} is missing; every medicine and every check is named")


def _names_needed(trees: Trees) -> Iterator[str]:
    for _, medicine in entries(trees, "medicines.yaml", "medicines"):
        yield from (f"medicine_{medicine.get('id')}", f"what_for_{medicine.get('id')}")
    for _, item in entries(trees, "monitor.yaml", "items"):
        yield f"check_{str(item.get('id')).replace('-', '_')}"


def _check_sources(file: str, tree: _Tree, texts: _Tree, sources: frozenset[str], defects: Defects) -> None:
    """What a text, or a group of texts, rests on."""
    for group, ids in _texts(tree, "sources").items():
        place = Place(file, ("sources", group))
        if not any(name == group or str(name).startswith(f"{group}_") for name in texts):
            defects.note(place, f"{shown(group)} is no text, and no group of texts, of this file")
        for index, name in enumerate(ids if isinstance(ids, tuple) else ()):
            if isinstance(name, str) and name not in sources:
                near = did_you_mean(name, sources)
                defects.note(place.at(index), f"{shown(name)} is not a source of sources.yaml{near}")
