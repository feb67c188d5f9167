"""The program's own protocol and vignettes, ready for the tests; reading and comparing is the program's business."""

from functools import cache

from app.domain.case import Case
from app.domain.plan import Plan
from app.engine.compiled import CompiledProtocol, compile_protocol
from app.engine.evaluate import evaluate
from app.files.places import vignettes_folder
from app.proofs.reading import BASE, VignetteFolder, merged
from app.proofs.vignette import Branch
from app.protocols.library import load_protocol
from app.store.case_file import read_case_tree

FOLDER = VignetteFolder(vignettes_folder())


@cache
def compiled() -> CompiledProtocol:
    """The protocol that comes with the program, ready."""
    return compile_protocol(load_protocol())


def case_of(tree: Branch, name: str = "vignette") -> Case:
    """Read a tree as the program reads a case."""
    return read_case_tree(tree, name)


def normal(above: Branch | None = None) -> Case:
    """The normal case with some facts changed."""
    return case_of(merged(FOLDER.base_case(BASE), above or {}))


def plan_of(case: Case) -> Plan:
    """The answer of the whole program."""
    return evaluate(compiled(), case)
