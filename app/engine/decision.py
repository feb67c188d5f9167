"""The id of a decision: a short digest by which a printed page is found to be, or not to be, what was computed."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from app.domain.case import Case
from app.domain.case_tree import case_tree
from app.domain.plan import Plan
from app.engine.plan_document import plan_document

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that is easily taken for a figure, and no U."""
_TAKEN_FOR = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEED = b"heliotrope.decision/1\n"
_PROGRAM = "HELIOTROPE"
_LENGTH, _HALF = 10, 5
_BITS = 5 * _LENGTH


class PageCode(NamedTuple):
    """What a page says of its decision; `version` is that of the protocol, "" where only the id was read."""

    version: str
    id: str


def decision_id(plan: Plan, case: Case, accepted: frozenset[str] | None) -> str:
    """Digest everything that decides what a page says, but not how it is printed.

    The protocol's content, the plan, the whole case with whose it is, and the accepted lines: any other patient, fact,
    decision or rule gives another id. Language, paper, kind of page, day of printing and who checked it give the same.

    Fifty bits: a page is held against one case, and another one bears its id by chance once in 10^15; of a million
    pages of one clinic any two are alike with a probability of 1 in 2,000. It guards against mistakes, and is no
    signature: whoever has the case and the program can work it out, and the words of a page are proved beside it.

    Args:
        plan: What follows from this case.
        accepted: Ids of the accepted lines; None for every offered one.

    Returns:
        Ten characters in two halves: "7K3QM-9XAB2". The same on every machine.
    """
    document = plan_document(plan)
    for beside in ("handout", "relapse_branch"):  # its language, and what only asks "what if"
        document.pop(beside, None)
    whole = {
        "accepted": None if accepted is None else sorted(accepted),
        "case": _canonical(case_tree(_decided(case))),
        "plan": document,
    }
    written = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    digest = int.from_bytes(hashlib.sha256(_SEED + written.encode("ascii")).digest(), "big") >> (256 - _BITS)
    letters = "".join(ALPHABET[digest >> place & 31] for place in range(_BITS - 5, -1, -5))
    return f"{letters[:_HALF]}-{letters[_HALF:]}"


def _decided(case: Case) -> Case:
    """A case without the mark that only asks "what if": it changes no dose, no alert and no page."""
    choices = case.choices.model_copy(update={"relapse_marked_on": None})
    return case.model_copy(update={"choices": choices})


def _canonical(value: object) -> object:
    """A part of a case as JSON has it; 60 and 60.0 are the same number, and so are 0 and -0."""
    if isinstance(value, dict):
        return {name: _canonical(part) for name, part in value.items()}
    if isinstance(value, tuple):
        return [_canonical(part) for part in value]
    if isinstance(value, Decimal):
        text = f"{abs(value) if value == 0 else value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return value.isoformat() if isinstance(value, date) else value


def qr_text(version: str, decision: str) -> str:
    """What the square code of a page says; nothing of the patient, in the capitals that make the smallest code.

    Args:
        version: Of the protocol. decision: The id of the decision.
    """
    return f"{_PROGRAM} {version.upper()} {decision}"


def read_code(text: str) -> PageCode | None:
    """Read an id as somebody typed it, or the whole text of a page's code.

    Args:
        text: Small letters, a missing hyphen, O for 0, and I or L for 1 are all understood.

    Returns:
        The code with its id as it is printed; None where this is none.
    """
    words = text.upper().split()
    version = ""
    if words[:1] == [_PROGRAM]:
        version, words = "".join(words[1:2]), words[2:]
    letters = "".join(words).replace("-", "").translate(_TAKEN_FOR)
    if len(letters) != _LENGTH or not set(letters) <= set(ALPHABET):
        return None
    return PageCode(version, f"{letters[:_HALF]}-{letters[_HALF:]}")
