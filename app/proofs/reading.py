"""Reading a folder of vignettes: strictly, each laid over the case it starts from, every defect told with its line."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

from app.domain.errors import AssistantError, Problem
from app.domain.written import PlainText
from app.files.strict_yaml import read_yaml
from app.files.tree import MOST_BYTES_OF_A_PROTOCOL, Tree, shown
from app.proofs.expectations import CHECKS
from app.proofs.vignette import (
    STATES,
    Boundary,
    Branch,
    Suite,
    Vignette,
    VignetteRefused,
    Where,
    branch,
    strange,
)

RULES = "rules/"
BASE = "normal"
EMPTY = "empty"
_OF_VIGNETTES = (frozenset({"id", "says", "case", "expect"}), frozenset({"base", "awaits", "uncomplicated"}))
_OF_BOUNDARIES = (frozenset({"rule", "says", "vary", "verdicts"}), frozenset({"base", "with", "awaits"}))
_Proof = TypeVar("_Proof", Vignette, Boundary)


class VignetteFolder:
    """A folder of vignettes: lists of cases, the trees they are laid over, and under rules/ the rules one by one.

    Args:
        folder: Files that hold a list are vignettes; one that holds a mapping is a case to lay others over.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tree: Callable[[str], Tree] = cache(self._read)

    def suite(self) -> Suite:
        """Read every file.

        Raises:
            VignetteRefused: with every defect of every file.
        """
        problems: list[Problem] = []
        vignettes = tuple(self._gathered("", self.vignettes, problems))
        boundaries = tuple(self._gathered(RULES, self.boundaries, problems))
        problems += _same_ids(vignettes)
        if problems:
            raise VignetteRefused(problems)
        return Suite(vignettes, boundaries)

    def _gathered(
        self, under: str, read: Callable[[str], Iterator[_Proof]], problems: list[Problem]
    ) -> Iterator[_Proof]:
        for path in sorted(self.folder.glob(f"{under}*.yaml")):
            name = path.relative_to(self.folder).as_posix()
            try:
                if under or not isinstance(self._tree(name).value, dict):
                    yield from read(name)
            except AssistantError as refused:
                problems.extend(refused.problems)

    def vignettes(self, name: str) -> Iterator[Vignette]:
        """Read a file of cases.

        Raises:
            VignetteRefused: an entry lacks a key or has one that is not known; every defect of the file is told.
        """
        return self._each(name, self._vignette)

    def boundaries(self, name: str) -> Iterator[Boundary]:
        """Read a file of rules at their boundaries; every value becomes a case.

        Raises:
            VignetteRefused: an entry lacks a key or has one that is not known; every defect of the file is told.
        """
        return self._each(name, self._boundaries)

    def base_case(self, name: str) -> Branch:
        """The tree over which a vignette lays its own; a base may itself lie over another.

        Raises:
            VignetteRefused: there is no such tree, or it lies over itself.
        """
        return self._base(name, ())

    def _base(self, name: str, above: tuple[str, ...]) -> Branch:
        if name == EMPTY:
            return {}
        if name in above:
            raise strange("base", f"{shown(name)} lies over itself")
        known = [path.stem for path in self.folder.glob("*.yaml")]
        if name not in known:
            raise strange("base", f"there is no {shown(name)}.yaml among the vignettes to start from")
        tree = branch(self._tree(f"{name}.yaml").value, name)
        under = tree.pop("over", None)
        return tree if under is None else merged(self._base(str(under), (*above, name)), tree)

    def _read(self, name: str) -> Tree:
        try:
            return read_yaml((self.folder / name).read_bytes(), name, MOST_BYTES_OF_A_PROTOCOL)
        except OSError as error:
            raise VignetteRefused([Problem(name, "", "cannot be read; check that you may read it")]) from error

    def _each(self, name: str, read: Callable[[Branch, Where], Iterator[_Proof]]) -> Iterator[_Proof]:
        tree = self._tree(name)
        if not isinstance(tree.value, tuple):
            raise VignetteRefused([Problem(name, "", "must be a list of vignettes")])
        problems: list[Problem] = []
        for index, entry in enumerate(tree.value):
            line = tree.lines.get((index,))
            try:
                yield from read(branch(entry, ""), Where(name, line))
            except VignetteRefused as refused:
                problems += [Problem(name, problem.at, problem.says, line) for problem in refused.problems]
        if problems:
            raise VignetteRefused(problems)

    def _vignette(self, entry: Branch, where: Where) -> Iterator[Vignette]:
        _check_keys(entry, *_OF_VIGNETTES)
        expect = branch(entry["expect"], "expect")
        if unknown := expect.keys() - CHECKS.keys():
            raise strange("expect", f"{', '.join(map(shown, sorted(unknown)))} is no expectation")
        case = merged(self.base_case(str(entry.get("base", BASE))), branch(entry["case"], "case"))
        uncomplicated = entry.get("uncomplicated", "no")
        if uncomplicated not in {"yes", "no"}:
            raise strange("uncomplicated", "must be yes or no")
        awaits = str(entry.get("awaits", ""))
        yield Vignette(str(entry["id"]), str(entry["says"]), case, expect, where, awaits, uncomplicated == "yes")

    def _boundaries(self, entry: Branch, where: Where) -> Iterator[Boundary]:
        _check_keys(entry, *_OF_BOUNDARIES)
        rule, path = str(entry["rule"]), str(entry["vary"])
        below = merged(self.base_case(str(entry.get("base", BASE))), branch(entry.get("with", {}), "with"))
        says, awaits = str(entry["says"]), str(entry.get("awaits", ""))
        for value, state in branch(entry["verdicts"], "verdicts").items():
            if str(state) not in STATES:
                raise strange("verdicts", f"{shown(str(state))} is no state of a rule")
            case = merged(below, at_path(path, None if value == "unknown" else PlainText(value)))
            name = f"{rule} with {path} {shown(str(value))}"
            yield Boundary(name, says, rule, path, str(value), str(state), case, where, awaits)


def _check_keys(entry: Branch, needed: frozenset[str], allowed: frozenset[str]) -> None:
    if missing := needed - entry.keys():
        raise strange("", f"lacks {', '.join(sorted(missing))}")
    if unknown := entry.keys() - needed - allowed:
        raise strange("", f"{', '.join(map(shown, sorted(unknown)))} is no key of a vignette")


def _same_ids(vignettes: tuple[Vignette, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for vignette in vignettes:
        if vignette.id in seen:
            says = f"{shown(vignette.id)} is the id of another vignette too"
            yield Problem(vignette.where.file, "id", says, vignette.where.line)
        seen.add(vignette.id)


def merged(below: Branch, above: Branch) -> Branch:
    """Lay one tree over another; null takes a value out."""
    whole = dict(below)
    for name, value in above.items():
        lower = whole.get(name)
        whole[name] = merged(lower, value) if isinstance(value, dict) and isinstance(lower, dict) else value
    return whole


def at_path(path: str, value: object) -> Branch:
    """A tree that holds one value."""
    first, _, rest = path.partition(".")
    return {first: at_path(rest, value) if rest else value}
