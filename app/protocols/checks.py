"""Cross-checks of a protocol: every name that one part uses exists in another, and what must be cited is cited."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, pairwise
from types import MappingProxyType
from typing import Any

from app.domain.condition import AllOf, AnyOf, Decided, Established, Not, NotRuledOut, Term
from app.domain.recording import catalogue
from app.domain.words import LEVELS
from app.files.tree import shown
from app.protocols.assembling import entries
from app.protocols.conditions import ConditionReader
from app.protocols.defects import Defects, Place, did_you_mean
from app.protocols.folder import HANDOUT, PARTS, Trees
from app.protocols.growth import check_growth
from app.protocols.handout_words import check_handout
from app.protocols.limits import check_limits
from app.protocols.numbers import check_numbers

OTHER_NAMES = frozenset(
    (
        "live_vaccine",
        "adult_taper",
        "glucocorticoid_stop",
        "vaccines",
        "statin",
        "simvastatin",
        "nsaid",
        "anticoagulant",
        "trimethoprim",
    )
)
"""What a rule may touch besides the medicines of the protocol."""
_APPROVALS_NEEDED = 2
_LISTS: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = MappingProxyType(
    {
        "document": (("sources.yaml", ("documents",)),),
        "source": (("sources.yaml", ("statements",)), ("sources.yaml", ("facts",))),
        "conflict": (("conflicts.yaml", ("conflicts",)),),
        "threshold": (("thresholds.yaml", ("thresholds",)),),
        "rule": (("assess.yaml", ("rules",)), ("assess.yaml", ("elsewhere",))),
        "criterion": (("assess.yaml", ("classification", "items")),),
        "risk factor": (("assess.yaml", ("cancer_risk", "factors")),),
        "medicine": (("medicines.yaml", ("medicines",)),),
        "row": (("recommend.yaml", ("rows",)),),
        "item": (("monitor.yaml", ("items",)),),
    }
)


def check(trees: Trees, reader: ConditionReader, defects: Defects) -> None:
    """Check everything that no single field can know.

    Args:
        trees: With conditions in place; what is malformed has been noted elsewhere and is passed over.
        reader: Has read every condition, and knows what they refer to.
        defects: Receives what is wrong.
    """
    ids = {kind: _ids(kind, trees, defects) for kind in _LISTS}
    _check_top_keys(trees, defects)
    _check_citations(trees, ids, defects)
    _check_statements(trees, ids, defects)
    _check_rules(trees, ids, defects)
    _check_rows(trees, ids, defects)
    _check_items(trees, ids, defects)
    _check_terms(trees, defects)
    _check_approval(trees, defects)
    check_handout(trees, ids["source"], defects)
    check_numbers(trees, reader, defects)
    check_limits(trees, defects)
    check_growth(trees, defects)


def _ids(kind: str, trees: Trees, defects: Defects) -> frozenset[str]:
    seen: set[str] = set()
    for place, entry in chain.from_iterable(entries(trees, file, *way) for file, way in _LISTS[kind]):
        name = entry.get("id")
        if isinstance(name, str):
            if name in seen:
                defects.note(place.at("id"), f"{shown(name)} is the id of another {kind} too")
            seen.add(name)
    return frozenset(seen)


def _names(place: Place, entry: Mapping[str, Any], key: str) -> Iterator[tuple[Place, str]]:
    """The names listed under a key, each with its place."""
    listed = entry.get(key)
    for index, name in enumerate(listed if isinstance(listed, tuple) else ()):
        if isinstance(name, str):
            yield place.at(key, index), str(name)


def _expect(names: Iterable[tuple[Place, str]], known: Iterable[str], what: str, defects: Defects) -> None:
    known = frozenset(known)
    for place, name in names:
        if name not in known:
            defects.note(place, f"{shown(name)} is not {what}{did_you_mean(name, known)}")


def _check_top_keys(trees: Trees, defects: Defects) -> None:
    wanted: dict[str, set[str]] = {}
    for file, way in PARTS.values():
        wanted.setdefault(file, set()).update(str(key) for key in way)
    for file, keys in wanted.items():
        tree = trees.get(file)
        if keys and isinstance(tree, dict):
            _expect(((Place(file, (key,)), key) for key in tree), keys, "a part of this file", defects)


def _check_citations(trees: Trees, ids: Mapping[str, frozenset[str]], defects: Defects) -> None:
    for file, tree in trees.items():
        if not file.startswith(HANDOUT):
            for place, entry in _mappings(tree, Place(file)):
                _expect(_names(place, entry, "sources"), ids["source"], "a source of sources.yaml", defects)
                _expect(_names(place, entry, "conflicts"), ids["conflict"], "a conflict of conflicts.yaml", defects)


def _mappings(tree: object, place: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every mapping in a tree, outermost first."""
    if isinstance(tree, dict):
        yield place, tree
        for key, part in tree.items():
            yield from _mappings(part, place.at(key))
    elif isinstance(tree, tuple):
        for index, part in enumerate(tree):
            yield from _mappings(part, place.at(index))


def _check_statements(trees: Trees, ids: Mapping[str, frozenset[str]], defects: Defects) -> None:
    cited = {
        name
        for place, conflict in entries(trees, "conflicts.yaml", "conflicts")
        for inner, entry in _mappings(conflict, place)
        for _, name in _names(inner, entry, "sources")
    }
    for place, statement in entries(trees, "sources.yaml", "statements"):
        document, name = statement.get("document"), statement.get("id")
        if isinstance(document, str):
            _expect([(place.at("document"), document)], ids["document"], "a document of this file", defects)
        if statement.get("use") == "not_followed" and isinstance(name, str) and name not in cited:
            defects.note(place.at("use"), "is not_followed, but no conflict names this statement and says why")


def _check_rules(trees: Trees, ids: Mapping[str, frozenset[str]], defects: Defects) -> None:
    groups = _groups(trees, ids["medicine"], defects)
    touchable = ids["medicine"] | groups | OTHER_NAMES
    for place, rule in entries(trees, "assess.yaml", "rules"):
        _expect(_names(place, rule, "holds"), touchable, "a medicine or a group of medicines.yaml", defects)
        others = ids["rule"] - {str(rule.get("id"))}
        _expect(_names(place, rule, "line_of"), others, "another rule of this file", defects)
        for inner, part in _parts(place, rule, "parts"):
            _expect(_names(inner, part, "fields"), _recorded(), "a fact that is recorded", defects)
        grades = list(_grades(place, rule))
        for inner, grade in grades:
            _expect(_names(inner, grade, "affects"), touchable, "a medicine or a group of medicines.yaml", defects)
            if rule.get("about") == "plan" and grade.get("level") == "stop":
                defects.note(inner.at("level"), "a rule about the plan cannot be a stop: the plan stands already")
        levels = [LEVELS.index(grade["level"]) for _, grade in grades if grade.get("level") in LEVELS]
        if any(first > second for first, second in pairwise(levels)):
            defects.note(place.at("grades"), "must have the highest level first")


def _recorded() -> Iterator[str]:
    """Facts that a form asks, and not what is worked out of them."""
    return (path for path, spec in catalogue().items() if not path.startswith("derived.") and spec.kind != "list")


def _grades(place: Place, rule: dict[str, Any]) -> Iterator[tuple[Place, dict[str, Any]]]:
    grades = rule.get("grades")
    if grades is None:
        yield place, rule
    for index, grade in enumerate(grades if isinstance(grades, tuple) else ()):
        if isinstance(grade, dict):
            yield place.at("grades", index), grade


def _groups(trees: Trees, medicines: frozenset[str], defects: Defects) -> frozenset[str]:
    tree = trees.get("medicines.yaml")
    groups = tree.get("groups") if isinstance(tree, dict) else None
    if not isinstance(groups, dict):
        return frozenset()
    place = Place("medicines.yaml", ("groups",))
    for group in groups:
        _expect(_names(place, groups, group), medicines, "a medicine of this file", defects)
    return frozenset(groups)


def _check_rows(trees: Trees, ids: Mapping[str, frozenset[str]], defects: Defects) -> None:
    owners = _dose_owners(trees, defects)
    used: set[str] = set()
    for place, row in entries(trees, "recommend.yaml", "rows"):
        medicine, dose = row.get("medicine"), row.get("dose")
        if isinstance(medicine, str):
            _expect([(place.at("medicine"), medicine)], ids["medicine"], "a medicine of medicines.yaml", defects)
        if isinstance(dose, str):
            used.add(dose)
            _expect([(place.at("dose"), dose)], owners, "a dose rule of medicines.yaml", defects)
            if dose in owners:
                _check_dose(place, row, owners[dose], defects)
        _expect(_names(place, row, "asks"), catalogue(), "a fact", defects)
        _expect(_names(place, row, "follows"), ids["row"] - {str(row.get("id"))}, "another row of this file", defects)
        _check_protection(place, row, ids["medicine"], defects)
        for inner, bar in _parts(place, row, "bars"):
            if isinstance(rule := bar.get("rule"), str):
                _expect([(inner.at("rule"), rule)], ids["rule"], "a rule of assess.yaml", defects)
        for inner, need in _parts(place, row, "needs"):
            _expect(_names(inner, need, "facts"), catalogue(), "a fact", defects)
    for dose, (place, _, _) in owners.items():
        if dose not in used:
            defects.note(place, f"{shown(dose)} is used by no row; take it out or use it")


def _check_protection(place: Place, row: Mapping[str, Any], medicines: frozenset[str], defects: Defects) -> None:
    """A row that protects says beside which medicines it is given, and against what."""
    _expect(_names(place, row, "protects"), medicines, "a medicine of medicines.yaml", defects)
    if bool(row.get("protects")) != bool(row.get("against")):
        defects.note(place, "must say both beside which medicines it is given and against what, or neither")


def _parts(place: Place, entry: Mapping[str, Any], key: str) -> Iterator[tuple[Place, dict[str, Any]]]:
    """The mappings listed under a key, each with its place."""
    listed = entry.get(key)
    for index, part in enumerate(listed if isinstance(listed, tuple) else ()):
        if isinstance(part, dict):
            yield place.at(key, index), part


def _check_dose(place: Place, row: Mapping[str, Any], owner: tuple[Place, str, str], defects: Defects) -> None:
    """A row, its dose and its taper are of one medicine and for the same patients."""
    _, medicine, dosed = owner
    if medicine != row.get("medicine"):
        defects.note(place.at("dose"), f"{row.get('dose')} is a dose rule of {medicine}, not of this medicine")
    written_for = str(row.get("population") or dosed)
    if dosed not in ("any", written_for):
        defects.note(place.at("dose"), f"is a dose for {dosed}, in a row for {written_for}")
    taper = row.get("taper")
    if taper is not None and written_for != ("juvenile" if str(taper).startswith("juvenile") else "adult"):
        defects.note(place.at("taper"), f"is not a taper for {written_for}")


def _dose_owners(trees: Trees, defects: Defects) -> dict[str, tuple[Place, str, str]]:
    """Each dose rule by its id, with its place, the medicine that it belongs to, and for whom it is."""
    owners: dict[str, tuple[Place, str, str]] = {}
    for place, medicine in entries(trees, "medicines.yaml", "medicines"):
        doses = medicine.get("doses")
        for index, rule in enumerate(doses if isinstance(doses, tuple) else ()):
            name = rule.get("id") if isinstance(rule, dict) else None
            if isinstance(name, str):
                inner = place.at("doses", index, "id")
                if name in owners:
                    defects.note(inner, f"{shown(name)} is the id of another dose rule too")
                owners[name] = (inner, str(medicine.get("id")), str(rule.get("population") or "adult"))
    return owners


def _check_items(trees: Trees, ids: Mapping[str, frozenset[str]], defects: Defects) -> None:
    known = ids["medicine"] | _groups(trees, ids["medicine"], defects)
    for place, item in entries(trees, "monitor.yaml", "items"):
        _expect(_names(place, item, "medicines"), known, "a medicine or a group of medicines.yaml", defects)
        if item.get("counted_from") in {"medicine", "dose"} and not item.get("medicines"):
            defects.note(place.at("counted_from"), "counts from a medicine, but the item names none under medicines")
        stretches = item.get("stretches")
        laid = stretches if isinstance(stretches, tuple) else ()
        if not laid and item.get("at_visit") != "yes":
            defects.note(place.at("id"), "is never due; give it at_visit or a stretch")
        for index, stretch in enumerate(laid[:-1]):
            if isinstance(stretch, dict) and stretch.get("until") is None:
                defects.note(place.at("stretches", index), "goes on without an end, and only the last one may")


def _check_terms(trees: Trees, defects: Defects) -> None:
    assess = trees.get("assess.yaml")
    terms = assess.get("terms") if isinstance(assess, dict) else None
    if not isinstance(terms, dict):
        return
    leads_to = {name: frozenset(_terms_in(condition)) for name, condition in terms.items()}
    for name in terms:
        if _reaches(name, name, leads_to.__getitem__, set()):
            defects.note(Place("assess.yaml", ("terms", name)), "refers to itself, directly or through other terms")


def _terms_in(condition: object) -> Iterator[str]:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _terms_in(part)
        case Not(part) | Established(part) | NotRuledOut(part) | Decided(part):
            yield from _terms_in(part)
        case Term(name):
            yield name


def _reaches(start: str, goal: str, leads_to: Callable[[str], frozenset[str]], seen: set[str]) -> bool:
    following = leads_to(start) - seen
    seen |= following
    return goal in following or any(_reaches(name, goal, leads_to, seen) for name in following)


def _check_approval(trees: Trees, defects: Defects) -> None:
    about = trees.get("protocol.yaml")
    if not isinstance(about, dict) or about.get("status") != "approved":
        return
    approvals = about.get("approvals")
    named = [entry for entry in approvals if isinstance(entry, dict)] if isinstance(approvals, tuple) else []
    if len({str(entry.get("name")) for entry in named}) < _APPROVALS_NEEDED:
        says = f"is approved, but fewer than {_APPROVALS_NEEDED} clinicians are named under approvals"
        defects.note(Place("protocol.yaml", ("status",)), says)
