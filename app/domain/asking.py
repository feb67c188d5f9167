"""Why a fact is asked: what of the protocol looks at it, in words; and what a version of a protocol says of itself."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

AskingKind = Literal["rule", "advice", "monitoring", "score"]


@dataclass(frozen=True, slots=True)
class AskedBy:
    """Something that looks at a fact.

    Args:
        id: By which it is known. title: in words. stops: an answer may stop a medicine or the day's treatment.
    """

    kind: AskingKind
    id: str
    title: str
    stops: bool = False


@dataclass(frozen=True, slots=True)
class ProtocolCard:
    """What a protocol says of itself. Args: effective_from, review_due: None where nobody has set them."""

    id: str
    version: str
    title: str
    status: str
    sha256: str
    effective_from: date | None = None
    review_due: date | None = None
    approvals: tuple[str, ...] = ()
