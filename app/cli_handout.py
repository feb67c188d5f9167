"""The command for pages: which kind, in which language, on which paper, and into which file."""

import argparse
from pathlib import Path
from typing import Any

from app.cli_case import accepted_lines, compiled_protocol, evaluated
from app.domain.errors import BadUsage, Problem
from app.domain.page_order import PAGE_KINDS, PAPER_NAMES, SUFFIXES, PageKind, PageOrder

PROGRAM = "heliotrope"
_KINDS: dict[str, PageKind] = {kind.replace("_", "-"): kind for kind in PAGE_KINDS}
_WITHOUT_PAPER = frozenset({"text", "calendar"})
_IN_ENGLISH_ONLY = frozenset({"clinician"})
_LARGE, _ENGLISH = "large-print", "en"


def add_handout(commands: Any) -> None:
    """Tell a parser what may be said."""
    handout = commands.add_parser("handout", help="a page of a case, as an unchecked draft", allow_abbrev=False)
    case_help = "a .yaml or .json case file; - is standard input; none for a blank form"
    handout.add_argument("case", metavar="CASE", nargs="?", help=case_help)
    handout.add_argument("-o", "--output", metavar="FILE", required=True, type=Path, help="where to write it")
    handout.add_argument("--kind", choices=sorted(_KINDS), help="what is made; otherwise the patient's page")
    handout.add_argument("--language", metavar=_ENGLISH, help="language of the patient's words")
    handout.add_argument("--large-print", action="store_true", help="letters of 18 points: --kind large-print")
    handout.add_argument("--paper", choices=PAPER_NAMES, help="otherwise that of the case's region")
    handout.add_argument("--region", choices=("US", "UK"), help="of a blank form")


def write_handout(asked: argparse.Namespace) -> None:
    """Make what was asked for, and write it whole or not at all.

    Raises:
        BadUsage: what was asked for contradicts itself, or there is no such page.
        BadCase, HandoutRefused, NotWritten, PageNotProved: nothing was written.
    """
    from app.files.atomic_write import write_whole
    from app.pages import make_page

    kind = _kind_of(asked)
    _refuse_contradictions(asked, kind)
    order = PageOrder(kind=kind, language=asked.language or _ENGLISH, paper=asked.paper)
    if asked.case is None:
        page = make_page(compiled_protocol(), None, None, order, asked.region or "US")
    else:
        _refuse_the_case_itself(asked.output, Path(asked.case))
        case, compiled, plan = evaluated(Path(asked.case))
        accepted = accepted_lines(compiled, case, plan)
        page = make_page(compiled, case, plan, order._replace(accepted=accepted, printed_on=case.visit_date))
    write_whole(asked.output, page)


def _kind_of(asked: argparse.Namespace) -> PageKind:
    if asked.large_print and asked.kind not in (None, _LARGE, "patient"):
        raise _bad("--large-print", f"is for the patient's page, not for --kind {asked.kind}; leave one of them out")
    return _KINDS[_LARGE if asked.large_print else asked.kind or "patient"]


def _refuse_contradictions(asked: argparse.Namespace, kind: PageKind) -> None:
    blank = kind == "blank"
    if str(asked.output) == "-":
        raise _bad("-o", "a page is written into a file, never to standard output; name a file")
    if blank and asked.case is not None:
        raise _bad("CASE", "a blank form is of no case; leave the case out, and name a --region instead")
    if not blank and asked.case is None:
        raise _bad("CASE", "name the case file of which the page is to be made; only --kind blank needs none")
    if not blank and asked.region is not None:
        raise _bad("--region", "stands in the case itself; leave it out")
    if asked.paper is not None and kind in _WITHOUT_PAPER:
        raise _bad("--paper", f"a {kind} has no paper; leave it out")
    if asked.language not in (None, _ENGLISH) and kind in _IN_ENGLISH_ONLY:
        raise _bad("--language", "the clinician's copy is in English; leave it out")
    suffix = asked.output.suffix.lower()
    if suffix in SUFFIXES.values() and suffix != SUFFIXES[kind]:
        raise _bad("-o", f"ends in {suffix}, but this page is a {SUFFIXES[kind]} file; name it so")


def _refuse_the_case_itself(output: Path, case: Path) -> None:
    try:
        same = output.exists() and case.exists() and output.samefile(case)
    except OSError:
        same = False
    if same:
        raise _bad("-o", "names the case itself; choose another file for the page")


def _bad(at: str, says: str) -> BadUsage:
    return BadUsage([Problem(PROGRAM, at, says)])
