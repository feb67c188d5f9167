"""Proving a protocol by its vignettes: each case is answered, each answer compared, and what differs is told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import AssistantError, Problem
from app.domain.plan import Plan
from app.engine.ceilings import CeilingBroken
from app.engine.compiled import CompiledProtocol
from app.engine.evaluate import evaluate
from app.engine.taper import TaperNotSafe
from app.proofs.expectations import rule_state_wrong, whats_wrong
from app.proofs.reading import VignetteFolder
from app.proofs.vignette import Boundary, Branch, Suite, Vignette
from app.store.case_file import read_case_tree

_BEYOND = "its dose or its taper is one that the program never prints: {says}"
_HOLDS_BY_NOW = "holds by now, though it says that it awaits something; take `awaits` out"


@dataclass(frozen=True, slots=True)
class Failure:
    """A vignette that does not hold.

    Args:
        id: Of the vignette, or the rule with the fact and its value. says: its clinical sentence.
        differs: What the plan says instead, one part a line.
    """

    id: str
    says: str
    file: str
    line: int | None
    differs: tuple[str, ...]

    def problem(self) -> Problem:
        """The failure as a problem of one sentence."""
        return Problem(self.file, self.id, f"{self.says}: {'; '.join(self.differs)}", self.line)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many vignettes of a kind were run, and which did not hold.

    Args:
        run: All of them. held: those whose plan is what is expected.
        failed: Those that do not hold, and those known not to hold that do. awaited: known not to hold, apart.
    """

    run: int
    held: int
    failed: tuple[Failure, ...]
    awaited: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What the vignettes showed of a protocol."""

    cases: Tally
    rules: Tally

    @property
    def holds(self) -> bool:
        """Whether nothing failed."""
        return not (self.cases.failed or self.rules.failed)


def prove(compiled: CompiledProtocol, folder: Path) -> Proof:
    """Run every vignette of a folder.

    Args:
        compiled: The protocol, ready. folder: Its vignettes, with the rules at their boundaries under rules/.

    Raises:
        VignetteRefused: one is not written as vignettes are; every defect is listed.
    """
    return prove_suite(compiled, VignetteFolder(folder).suite())


def prove_suite(compiled: CompiledProtocol, suite: Suite) -> Proof:
    """Run vignettes that have been read."""
    cases = [(each, differences_of_case(compiled, each)) for each in suite.vignettes]
    rules = [(each, differences_of_rule(compiled, each)) for each in suite.boundaries]
    return Proof(_tally(cases), _tally(rules))


def plan_of(compiled: CompiledProtocol, tree: Branch, name: str) -> Plan:
    """Answer the case of a vignette as the whole program does.

    Raises:
        BadCase: the tree is no case.
    """
    return evaluate(compiled, read_case_tree(tree, name))


def differences_of_case(compiled: CompiledProtocol, vignette: Vignette) -> tuple[str, ...]:
    """Tell how the plan of a case differs from what is expected; empty where it does not."""
    return _told(lambda: iter(whats_wrong(vignette.expect, plan_of(compiled, vignette.case, vignette.id))))


def differences_of_rule(compiled: CompiledProtocol, boundary: Boundary) -> tuple[str, ...]:
    """Tell how the verdict of a rule differs from what is expected; empty where it does not."""

    def wrong() -> Iterator[str]:
        said = rule_state_wrong(plan_of(compiled, boundary.case, boundary.id), boundary.rule, boundary.state)
        return iter((said,) if said else ())

    return _told(wrong)


def _told(work: Callable[[], Iterator[str]]) -> tuple[str, ...]:
    """Compare; a case that cannot be read, or an expectation that cannot be looked up, is a difference too."""
    try:
        return tuple(work())
    except AssistantError as error:
        return tuple(f"{problem.at}: {problem.says}".removeprefix(": ") for problem in error.problems)
    except (CeilingBroken, TaperNotSafe) as beyond:
        return (_BEYOND.format(says=beyond),)


def _tally(results: "list[tuple[Vignette, tuple[str, ...]]] | list[tuple[Boundary, tuple[str, ...]]]") -> Tally:
    failed, awaited, held = [], [], 0
    for each, differs in results:
        failure = Failure(each.id, each.says, each.where.file, each.where.line, differs or (_HOLDS_BY_NOW,))
        if each.awaits and differs:
            awaited.append(failure)
        elif each.awaits or differs:
            failed.append(failure)
        else:
            held += 1
    return Tally(len(results), held, tuple(failed), tuple(awaited))
