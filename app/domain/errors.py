"""The two families of error: what the world or the user got wrong, and everything else (a bug)."""

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong, where it is, and what to do about it.

    Args:
        file: Name of the file, or a word such as "standard input" or "the form".
        at: Field path within it (``patient.weight_kg``), or "" for the file as a whole.
        says: One sentence. Never repeats the value that was read: it may identify a patient.
        line: Line in the file, counted from 1; None where there is none.
    """

    file: str
    at: str
    says: str
    line: int | None = None

    def sentence(self) -> str:
        """Tell the problem in one line: file, line, field, what is wrong."""
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{place}: {self.at}: {self.says}" if self.at else f"{place}: {self.says}"


class AssistantError(Exception):
    """Something of the world's or the user's, told in sentences; carries every problem that was found."""

    exit_status = 2

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("; ".join(problem.sentence() for problem in self.problems))


class BadCase(AssistantError):
    """A case cannot be read as a case."""


class BadUsage(AssistantError):
    """The program was asked for something that it cannot do as asked."""


class ProtocolRejected(AssistantError):
    """A protocol folder has defects; none of it is used."""

    exit_status = 3


class HandoutRefused(AssistantError):
    """A page cannot be made without changing what it says."""


class NotWritten(AssistantError):
    """A file could not be written; what was there before is intact."""


class SupportFault(RuntimeError):
    """A fault of the program or the protocol while one rule or row was judged: no part of the advice is then shown.

    Args:
        rule: Id of the rule or of the row, or what is wrong in words that hold no patient.
    """

    def __init__(self, rule: str) -> None:
        self.rule = rule
        super().__init__(rule)
