"""The commands: plan, handout, protocol check, selftest; each is told in sentences and ends with a fixed status."""

import argparse
import json
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from app import __version__
from app.cli_speech import say, speak_utf8, verdict_must_be_heard
from app.domain.errors import AssistantError, BadUsage, Problem, ProtocolRejected
from app.domain.written import clean_text

if TYPE_CHECKING:
    from app.domain.case import Case
    from app.domain.plan import Plan
    from app.engine.compiled import CompiledProtocol

PROGRAM = "heliotrope"
DONE, BAD, FAULT = 0, 2, 70
_FAULT = "This is a fault of the program, not of your case. Please report it with the version and these words: {where}."
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

    handout = commands.add_parser("handout", help="the patient's page, as an unchecked draft", allow_abbrev=False)
    handout.add_argument("case", metavar="CASE", help="a .yaml or .json case file; - is standard input")
    handout.add_argument("-o", "--output", metavar="FILE.pdf", required=True, type=Path, help="where to write it")
    handout.add_argument("--language", metavar="en", default="en", help="language of the page")
    handout.add_argument("--large-print", action="store_true", help="letters of 18 points")

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
        _handout(asked.case, asked.output, asked.language, large_print=asked.large_print)
    elif asked.command == "protocol":
        _check_protocol(asked.folder, as_json=asked.json)
    elif asked.command == "selftest":
        _selftest(prove_window, as_json=asked.json)
    else:
        says = f"name a command: plan, handout, protocol or selftest; {PROGRAM} --help shows what each does"
        raise BadUsage([Problem(PROGRAM, "", says)])


def _document(document: object) -> None:
    say(json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False))


def _evaluated(file: Path, folder: Path | None = None) -> "tuple[Case, CompiledProtocol, Plan]":
    """Read a case and answer it; what it sets aside must be the protocol's, and what it changes permitted."""
    from app.engine.compiled import compile_protocol
    from app.engine.evaluate import evaluate
    from app.engine.overrides import refuse_idle_overrides
    from app.engine.refused import refuse_forbidden_edits
    from app.protocols.library import load_protocol
    from app.store.case_file import name_of_case, read_case_file

    case = read_case_file(file)
    compiled = compile_protocol(load_protocol(folder))
    refuse_idle_overrides(compiled, case, name_of_case(file))
    plan = evaluate(compiled, case)
    refuse_forbidden_edits(plan, case, name_of_case(file))
    return case, compiled, plan


def _plan(file: str, folder: Path | None, *, as_json: bool) -> None:
    case, compiled, plan = _evaluated(Path(file), folder)
    if as_json:
        from app.engine.plan_document import plan_document

        _document(plan_document(compiled.names[plan.region].in_plan(plan)))
    else:
        from app.cli_text import report_text
        from app.engine.report import make_report

        say(report_text(make_report(compiled, case, plan)))


def _handout(file: str, output: Path, language: str, *, large_print: bool) -> None:
    from app.files.atomic_write import write_whole

    if output.exists() and Path(file).exists() and output.samefile(file):
        raise BadUsage([Problem(PROGRAM, "-o", "names the case itself; choose another file for the page")])
    case, compiled, plan = _evaluated(Path(file))
    if language not in compiled.protocol.handout:
        says = f"there is no handout in this language; choose one of: {', '.join(sorted(compiled.protocol.handout))}"
        raise BadUsage([Problem(PROGRAM, "--language", says)])
    plan = replace(plan, handout_language=language)
    write_whole(output, _page(compiled, case, plan, large_print=large_print))


def _page(compiled: "CompiledProtocol", case: "Case", plan: "Plan", *, large_print: bool) -> bytes:
    """The page with every offered line, as a draft that no clinician has checked."""
    from app.engine.chart import draw_taper
    from app.engine.leaflet import make_leaflet
    from app.handout.document import chart_size, render_handout

    leaflet = make_leaflet(compiled, case, plan, None, case.visit_date)
    paper: Literal["letter", "A4"] = "letter" if plan.region == "US" else "A4"
    width, height = chart_size(paper, large_print)
    drawing = draw_taper(plan.taper, width, height, None) if plan.taper is not None else None
    return render_handout(leaflet, drawing, paper, large_print)


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
    checks += [("handout", partial(_prove_handout, examples)), ("window", prove_window)]
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


def _expect(holds: bool, says: str) -> None:
    if not holds:
        raise BadUsage([Problem("selftest", "", says)])


def _prove_protocol() -> None:
    from app.protocols.library import load_protocol

    load_protocol()


def _prove_example(file: Path) -> None:
    from app.engine.plan_document import plan_document

    _, _, plan = _evaluated(file)
    json.dumps(plan_document(plan), allow_nan=False)


def _prove_handout(examples: Sequence[Path]) -> None:
    import pypdfium2

    _expect(bool(examples), "no example came with the program")
    case, compiled, plan = _evaluated(examples[-1])
    page = _page(compiled, case, plan, large_print=False)
    _expect(page.startswith(b"%PDF"), "the page is not a PDF")
    _expect(len(pypdfium2.PdfDocument(page)) >= 1, "the PDF has no page")
