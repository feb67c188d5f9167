"""What a vignette is: a case that an expert worked by hand, or one rule as one fact changes, and what must follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.domain.errors import Problem, ProtocolRejected
from app.domain.words import LEVELS

Branch = dict[str, object]
STATES = ("raised", "clear", "undecided", *LEVELS)


class VignetteRefused(ProtocolRejected):
    """A vignette is not written as vignettes are: it could prove nothing."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a vignette stands: its file within the folder, and the line on which it begins."""

    file: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Vignette:
    """One case and what is expected of its plan.

    Args:
        id: Unique in all files. says: The clinical sentence. case: The whole tree of the case.
        expect: Expectations by name. awaits: What is still wrong in the program; the vignette fails until then.
        uncomplicated: A plain case, in which few alerts may be raised.
    """

    id: str
    says: str
    case: Branch
    expect: Branch
    where: Where
    awaits: str = ""
    uncomplicated: bool = False


@dataclass(frozen=True, slots=True)
class Boundary:
    """How one rule answers as one fact changes; each value of the fact is a case of its own.

    Args:
        rule: Id of the rule. vary: Path of the fact. value: What it is in this case; "unknown" takes it out.
        state: clear, undecided, or the level at which the rule is raised.
    """

    id: str
    says: str
    rule: str
    vary: str
    value: str
    state: str
    case: Branch
    where: Where
    awaits: str = ""


@dataclass(frozen=True, slots=True)
class Suite:
    """Everything that a folder of vignettes expects of a protocol."""

    vignettes: tuple[Vignette, ...]
    boundaries: tuple[Boundary, ...]


def strange(at: str, says: str) -> VignetteRefused:
    """The refusal of an expectation that nobody could look up in a plan."""
    return VignetteRefused([Problem("a vignette", at, says)])


def branch(value: object, where: str) -> Branch:
    """A value that must be a mapping.

    Raises:
        VignetteRefused: it is none.
    """
    if not isinstance(value, Mapping):
        raise strange(where, "must be a mapping")
    return dict(value)


def words_of(value: object, where: str) -> list[str]:
    """A value that must be a list of words.

    Raises:
        VignetteRefused: it is none.
    """
    if not isinstance(value, tuple):
        raise strange(where, "must be a list")
    return [str(word) for word in value]


def number_of(value: object) -> Decimal:
    """A number as it was written.

    Raises:
        VignetteRefused: it is none.
    """
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise strange("", "has a word where a number is due") from None


def text_of(value: object) -> object:
    """A value in the one form in which plan and expectation are compared: a number as one, a day as text."""
    if isinstance(value, Mapping):
        return {str(key): text_of(part) for key, part in value.items()}
    text = str(value)
    return text if text.count("-") == 2 or not text.replace(".", "").isdigit() else Decimal(text)
