"""The command that says whether a page is what the program computes from a saved case."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from app.cli_case import accepted_lines, evaluated
from app.domain.errors import AssistantError, BadUsage, Problem
from app.files.tree import file_word

if TYPE_CHECKING:
    from app.domain.case import Case
    from app.domain.page_order import PageOrder
    from app.domain.plan import Plan
    from app.engine.compiled import CompiledProtocol
    from app.engine.decision import PageCode

Why = Literal["same", "no_code", "protocol", "decision", "words", "other_file"]
_MOST_BYTES = 50_000_000
_CODE = "the page code"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a page is what was computed.

    Args:
        why: As one word, for other programs. says: in one sentence, of `name`.
        code: That of the case as it is saved. page: the sheet on which the first difference stands.
        order: Of which a page was made whose words agree: its day and its name stand in no case, only on the page.
    """

    name: str
    why: Why
    says: str
    code: str
    protocol: str
    page: int | None = None
    order: "PageOrder | None" = None

    @property
    def verified(self) -> bool:
        """Whether it is."""
        return self.why == "same"

    def document(self) -> dict[str, object]:
        """The verdict as plain JSON values."""
        return {
            "verified": self.verified,
            "why": self.why,
            "says": self.says,
            "page_code": self.code,
            "protocol": self.protocol,
            "page": self.page,
            "taken_from_page": None if self.order is None else _taken_from_page(self.order),
        }


def _taken_from_page(order: "PageOrder") -> dict[str, object]:
    """The day of printing, and whether a name stands there as that of who checked it; never the name."""
    day = order.printed_on
    return {"printed_on": None if day is None else day.isoformat(), "checked_by": bool(order.checked_by)}


class NotVerified(AssistantError):
    """A page is not what was computed."""


def add_verify(commands: Any) -> None:
    """Tell a parser what may be said."""
    verify = commands.add_parser("verify", help="whether a page is what a case comes to", allow_abbrev=False)
    verify.add_argument("case", metavar="CASE", help="the saved case; - is standard input")
    asked = verify.add_mutually_exclusive_group(required=True)
    asked.add_argument("--id", metavar="ID", help="the page code, as it stands on the page or in its square code")
    asked.add_argument("--page", metavar="FILE.pdf", type=Path, help="the page itself, compared whole")
    verify.add_argument("--json", action="store_true", help="print one JSON document")


def verify(case_file: Path, typed: str | None, page_file: Path | None) -> Verdict:
    """Work a saved case out again, and hold a page code or a whole page against it.

    Args:
        typed: The page code; None where the page itself is given.

    Raises:
        BadUsage: what was typed is no page code, or the file no page. BadCase: the case cannot be read.
    """
    from app.engine.decision import read_code

    code = None if typed is None else read_code(typed)
    if typed is not None and code is None:
        says = "is ten letters and figures, as 7K3QM-9XAB2; read it from the foot of the page again"
        raise BadUsage([Problem(_CODE, "", says)])
    content = b"" if page_file is None else _content(page_file)
    case, compiled, plan = evaluated(case_file)
    if code is not None:
        return _of_code(code, compiled, case, plan)
    return _of_page(content, "" if page_file is None else file_word(page_file), compiled, case, plan)


def _content(file: Path) -> bytes:
    try:
        if file.is_dir():
            says = "is a folder; name the page in it"
        elif file.exists() and not file.is_file():
            says = "is a device, not a file; name the file that was saved"
        elif not file.is_file():
            says = "does not exist; check the name and the folder"
        elif file.stat().st_size > _MOST_BYTES:
            says = "is larger than any page of this program; choose the file that was saved"
        else:
            return file.read_bytes()
    except OSError:
        says = "cannot be read; check that you may read it and that the disk is there"
    raise BadUsage([Problem(file_word(file), "", says)])


def _of_code(code: "PageCode", compiled: "CompiledProtocol", case: "Case", plan: "Plan") -> Verdict:
    from app.engine.decision import decision_id

    own = decision_id(plan, case, accepted_lines(compiled, case, plan))
    if code.id == own:
        says = "is that of this case as it is saved; compare the page itself with --page"
        return Verdict(_CODE, "same", says, own, plan.protocol_version)
    if code.version and code.version != plan.protocol_version.upper():
        return Verdict(_CODE, "protocol", _other_protocol(code.version, plan), own, plan.protocol_version)
    return Verdict(_CODE, "decision", _OTHER_DECISION, own, plan.protocol_version)


_OTHER_DECISION = (
    "is not that of this case as it is saved: another patient, or a fact or a decision was changed since, or another "
    "version of the program made the page; open the case and make the page anew"
)


_OTHER_FILE = (
    "says what this case comes to, but is not the file that this program writes (another program or version saved it); "
    "make the page anew, or verify its code with --id"
)


def _other_protocol(version: str, plan: "Plan") -> str:
    return (
        f"was made by protocol {version}, and this program answers by {plan.protocol_version} "
        f"({plan.protocol_sha256[:8]}): the protocol was changed since; open the case and make the page anew"
    )


def _of_page(content: bytes, word: str, compiled: "CompiledProtocol", case: "Case", plan: "Plan") -> Verdict:
    from app.cli_held_page import code_of, hold_page
    from app.engine.decision import decision_id
    from app.handout.reading import read_pages

    pages = read_pages(content, word)
    accepted = accepted_lines(compiled, case, plan)
    own, version = decision_id(plan, case, accepted), plan.protocol_version
    found = code_of(pages)
    if not found.ids:
        says = "bears no page code, or not one and the same on each sheet: it is no page of a plan, or not a whole one"
        return Verdict(word, "no_code", says, own, version)
    if own not in found.ids:
        other = bool(found.contents) and plan.protocol_sha256[:8] not in found.contents
        says = _other_content(plan) if other else _OTHER_DECISION
        return Verdict(word, "protocol" if other else "decision", says, own, version)
    held = hold_page(content, pages, compiled, case, plan, accepted)
    if held.difference is not None:
        says = f"bears the page code of this case, but {held.difference.sentence()}; do not use it, make it anew"
        return Verdict(word, "words", says, own, version, held.difference.page)
    if not held.same_file:
        return Verdict(word, "other_file", _OTHER_FILE, own, version, order=held.order)
    says = "is what this case comes to, word for word; the day of printing and who checked it are taken from the page"
    return Verdict(word, "same", says, own, version, order=held.order)


def _other_content(plan: "Plan") -> str:
    return (
        f"was made by another content of the protocol than that of this program, {plan.protocol_version} "
        f"({plan.protocol_sha256[:8]}): the protocol was changed since; open the case and make the page anew"
    )
