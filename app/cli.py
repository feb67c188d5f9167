"""The commands: plan, handout, verify, protocol, selftest; each is told in sentences and ends with a fixed status."""

import argparse
import json
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, NoReturn

from app import __version__
from app.cli_case import Answered, evaluated
from app.cli_handout import add_handout, write_handout
from app.cli_speech import say, speak_utf8, verdict_must_be_heard
from app.cli_verify import NotVerified, add_verify, verify
from app.domain.errors import AssistantError, BadUsage, Problem, ProtocolRejected
from app.domain.page_order import PageKind, PageOrder
from app.domain.written import clean_text

PROGRAM = "heliotrope"
DONE, BAD, FAULT = 0, 2, 70
_FAULT = "This is a fault of the program, not of your case. Please report it with the version and these words: {where}."
_PROVED: dict[str, tuple[PageKind, bytes]] = {
    "handout": ("patient", b"%PDF"),
    "handout in large print": ("large_print", b"%PDF"),
    "clinician's copy": ("clinician", b"%PDF"),
    "blank form": ("blank", b"%PDF"),
    "text": ("text", b""),
    "calendar": ("calendar", b"BEGIN:VCALENDAR"),
}
"""What is proved of the pages, and how each begins."""
_ABOUT = (
    "Heliotrope: an offline assistant for the clinician who treats dermatomyositis. "
    "Without a command it opens its window."
)


def main(argv: Sequence[str], prove_window: Callable[[], None]) -> int:
    """Run one command.

    Args:
        argv: The arguments, without the name of the program.
        prove_window: Opens the window off screen and closes it; raises where that fails.

    Returns:
        0 done; 2 bad usage or bad input; 3 protocol rejected; 70 a fault of the program.
    """
    speak_utf8()
    outcome = _attempt(lambda: _run(argv, prove_window))
    for sentence in outcome.sentences:
        say(sentence, "error")
    return outcome.status


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a piece of work ended: its exit status, and what is to be said about it."""

    status: int
    sentences: tuple[str, ...] = ()


class SelftestFailed(AssistantError):
    """A part of the installed program does not work; which one has been told."""

    exit_status = FAULT


class _Finished(Exception):
    """Nothing is left to do."""


def _attempt(work: Callable[[], None]) -> Outcome:
    """Do a piece of work. The one place where a fault of the program is caught: its words may hold patient data."""
    try:
        work()
        return Outcome(DONE)
    except _Finished:
        return Outcome(DONE)
    except AssistantError as error:
        return Outcome(error.exit_status, tuple(problem.sentence() for problem in error.problems))
    except BrokenPipeError:
        return Outcome(DONE)
    except Exception as fault:  # noqa: BLE001
        return Outcome(FAULT, (_FAULT.format(where=_where(fault)),))


def _where(fault: Exception) -> str:
    """The kind of a fault and the line on which it happened; never its message."""
    frames = [frame for frame, _ in traceback.walk_tb(fault.__traceback__)]
    ours = [frame for frame in frames if str(frame.f_globals.get("__name__", "")).startswith("app.")]
    last = (ours or frames)[-1]
    return f"{type(fault).__name__} in {last.f_globals.get('__name__', 'app')}, line {last.f_lineno}, {__version__}"


class _Parser(argparse.ArgumentParser):
    """An argument parser that tells a mistake in one sentence and leaves the program to its caller."""

    def error(self, message: str) -> NoReturn:
        says = f"{clean_text(message)}; {self.prog} --help shows what may be said"
        raise BadUsage([Problem(PROGRAM, "", says)])

    def exit(self, _status: int = 0, _message: str | None = None) -> NoReturn:
        raise _Finished

    def print_help(self, _file: Any = None) -> None:
        say(self.format_help().rstrip())


def _parser() -> _Parser:
    parser = _Parser(prog=PROGRAM, description=_ABOUT, allow_abbrev=False)
    parser.add_argument("--version", action="store_true", help="print the version")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    plan = commands.add_parser("plan", help="what follows from a case", allow_abbrev=False)
    plan.add_argument("case", metavar="CASE", help="a .yaml or .json case file; - is standard input")
    plan.add_argument("--json", action="store_true", help="print one JSON document")
    plan.add_argument("--protocol", metavar="DIR", type=Path, help="folder of another protocol")

    add_handout(commands)
    add_verify(commands)

    protocol = commands.add_parser("protocol", help="check a protocol", allow_abbrev=False)
    protocol.add_argument("what", choices=("check",), metavar="check", help="check every file of it")
    protocol.add_argument("folder", metavar="DIR", nargs="?", type=Path, help="its folder; otherwise our own")
    protocol.add_argument("--json", action="store_true", help="print one JSON document")

    selftest = commands.add_parser("selftest", help="prove that the installed program works", allow_abbrev=False)
    selftest.add_argument("--json", action="store_true", help="print one JSON document")
    return parser


def _run(argv: Sequence[str], prove_window: Callable[[], None]) -> None:
    asked = _parser().parse_args(list(argv))
    if asked.version:
        say(f"{PROGRAM} {__version__}")
    elif asked.command == "plan":
        _plan(asked.case, asked.protocol, as_json=asked.json)
    elif asked.command == "handout":
        write_handout(asked)
    elif asked.command == "verify":
        _verify(asked.case, asked.id, asked.page, as_json=asked.json)
    elif asked.command == "protocol":
        _check_protocol(asked.folder, as_json=asked.json)
    elif asked.command == "selftest":
        _selftest(prove_window, as_json=asked.json)
    else:
        says = f"name a command: plan, handout, verify, protocol or selftest; {PROGRAM} --help shows what each does"
        raise BadUsage([Problem(PROGRAM, "", says)])


def _document(document: object) -> None:
    say(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def _plan(file: str, folder: Path | None, *, as_json: bool) -> None:
    case, compiled, plan = evaluated(Path(file), folder)
    if as_json:
        from app.engine.plan_document import plan_document

        _document(plan_document(compiled.names[plan.region].in_plan(plan)))
    else:
        from app.cli_text import report_text
        from app.engine.report import make_report

        say(report_text(make_report(compiled, case, plan)))


def _verify(case: str, code: str | None, page: Path | None, *, as_json: bool) -> None:
    try:
        verdict = verify(Path(case), code, page)
    except AssistantError as error:
        if as_json:
            problems = [problem._asdict() for problem in error.problems]
            _document({"verified": False, "why": "bad_input", "problems": problems})
        raise
    refused = None if verdict.verified else NotVerified([Problem(verdict.name, "", verdict.says)])
    with verdict_must_be_heard(refused):
        if as_json:
            _document(verdict.document())
        elif verdict.verified:
            say(f"{verdict.name}: {verdict.says}")
    if refused is not None:
        raise refused


def _check_protocol(folder: Path | None, *, as_json: bool) -> None:
    from app.cli_check import check_document, check_lines, check_protocol

    try:
        checked = check_protocol(folder)
    except AssistantError as error:
        if as_json:
            _document({"accepted": False, "problems": [problem._asdict() for problem in error.problems]})
        raise
    rejected = None if checked.accepted else ProtocolRejected(checked.problems())
    with verdict_must_be_heard(rejected):
        if as_json:
            _document(check_document(checked))
        else:
            say("\n".join(check_lines(checked)))
    if rejected is not None:
        raise rejected


def _selftest(prove_window: Callable[[], None], *, as_json: bool) -> None:
    from app.files.places import resource

    examples = sorted(resource("examples").glob("*.yaml"))
    checks: list[tuple[str, Callable[[], None]]] = [("protocol", _prove_protocol)]
    checks += [(f"example {file.stem}", partial(_prove_example, file)) for file in examples]
    answered = cache(partial(_with_a_course, examples))
    checks += [(name, partial(_prove_page, answered, kind, start)) for name, (kind, start) in _PROVED.items()]
    checks += [("window", prove_window)]
    results = [(name, _attempt(work)) for name, work in checks]
    passed = all(outcome.status == DONE for _, outcome in results)
    failed = None if passed else SelftestFailed([])
    with verdict_must_be_heard(failed):
        _tell_selftest(results, passed=passed, as_json=as_json)
    if failed is not None:
        raise failed


def _tell_selftest(results: "Sequence[tuple[str, Outcome]]", *, passed: bool, as_json: bool) -> None:
    if as_json:
        told = [
            {"check": name, "ok": outcome.status == DONE, "says": list(outcome.sentences)} for name, outcome in results
        ]
        _document({"version": __version__, "ok": passed, "checks": told})
        return
    for name, outcome in results:
        say(f"{'ok    ' if outcome.status == DONE else 'failed'}  {name}")
        for sentence in outcome.sentences:
            say(f"        {sentence}")


def _prove_protocol() -> None:
    from app.protocols.library import load_protocol

    load_protocol()


def _prove_example(file: Path) -> None:
    from app.engine.plan_document import plan_document

    _, _, plan = evaluated(file)
    json.dumps(plan_document(plan), allow_nan=False)


def _with_a_course(examples: Sequence[Path]) -> Answered:
    """The last example that has a course, with what follows from it."""
    answered = (evaluated(file) for file in reversed(examples))
    found = next((each for each in answered if each[2].taper is not None), None)
    if found is None:
        raise BadUsage([Problem("selftest", "", "no example with a course came with the program")])
    return found


def _prove_page(answered: Callable[[], Answered], kind: PageKind, start: bytes) -> None:
    """Make a page in memory; making it proves it."""
    from app.pages import make_page

    case, compiled, plan = answered()
    page = make_page(compiled, case, plan, PageOrder(kind=kind, printed_on=case.visit_date))
    if not page or not page.startswith(start):
        raise BadUsage([Problem("selftest", "", f"the page is no {kind.replace('_', ' ')}")])
