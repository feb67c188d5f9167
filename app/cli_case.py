"""A case as a command is given one: read, and answered by a protocol."""

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from app.domain.case import Case
    from app.domain.plan import Plan
    from app.engine.compiled import CompiledProtocol

Answered: TypeAlias = "tuple[Case, CompiledProtocol, Plan]"
"""A case, the protocol by which it was answered, and the answer."""


def evaluated(file: Path, folder: Path | None = None) -> Answered:
    """Read a case and answer it; what it sets aside must be the protocol's, and what it changes permitted.

    Args:
        file: A case file; "-" is standard input. folder: Of another protocol; None for our own.

    Raises:
        BadCase, ProtocolRejected: with every problem.
    """
    from app.engine.evaluate import evaluate
    from app.engine.overrides import refuse_idle_overrides
    from app.engine.refused import refuse_forbidden_edits
    from app.store.case_file import name_of_case, read_case_file

    case = read_case_file(file)
    compiled = compiled_protocol(folder)
    refuse_idle_overrides(compiled, case, name_of_case(file))
    plan = evaluate(compiled, case)
    refuse_forbidden_edits(plan, case, name_of_case(file))
    return case, compiled, plan


def compiled_protocol(folder: Path | None = None) -> "CompiledProtocol":
    """Load a protocol, ready to answer cases.

    Raises:
        ProtocolRejected: with every defect.
    """
    from app.engine.compiled import compile_protocol
    from app.protocols.library import load_protocol

    return compile_protocol(load_protocol(folder))


def accepted_lines(compiled: "CompiledProtocol", case: "Case", plan: "Plan") -> frozenset[str] | None:
    """The lines of which the page of a saved case is made: those whose acceptance stands.

    Returns:
        None, for every offered line, where nothing was decided in the case.
    """
    from app.domain.decided import accepted_in
    from app.engine.report import make_report

    return accepted_in(case, make_report(compiled, case, plan))
