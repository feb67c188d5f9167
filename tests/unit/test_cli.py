"""The commands: what they print, where, and with which status they end."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app import cli
from app.cli import main
from app.cli_text import COLUMNS
from app.domain.errors import BadUsage, Problem
from app.files.places import protocols_folder, resource
from app.protocols.library import newest_version

ROOT = Path(__file__).parents[2]
CASE = str(resource("examples") / "severe-start.yaml")
EXAMPLES = sorted(resource("examples").glob("*.yaml"))
Capture = pytest.CaptureFixture[str]


def no_window() -> None:
    """A window that opens."""


def run(*arguments: str, window: Callable[[], None] = no_window) -> int:
    return main(arguments, window)


def fault(*_: object, **__: object) -> None:
    raise ValueError("Mustermann")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_that_plan_json_is_one_document_and_nothing_else(example: Path, capsys: Capture) -> None:
    assert run("plan", str(example), "--json") == 0
    output = capsys.readouterr()
    assert json.loads(output.out)["schema"] == "heliotrope.plan/1"
    assert output.err == ""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_that_a_plan_for_people_has_88_columns_and_says_that_it_is_a_draft(example: Path, capsys: Capture) -> None:
    assert run("plan", str(example)) == 0
    output = capsys.readouterr()
    assert max(map(len, output.out.splitlines())) <= COLUMNS
    assert "DRAFT" in output.out
    assert output.err == ""


def test_that_every_alert_and_every_row_of_the_plan_stands_in_its_text(capsys: Capture) -> None:
    run("plan", CASE, "--json")
    plan = json.loads(capsys.readouterr().out)
    run("plan", CASE)
    text = capsys.readouterr().out
    for alert in plan["alerts"]:
        assert f"[{alert['rule']}]" in text
    assert text.count("\nOFFERED: ") == sum(row["verdict"] == "offer" for row in plan["recommendations"])
    assert plan["taper"] is not None
    assert "No tablet from" in text


def test_that_the_same_case_gives_the_same_bytes(capsys: Capture) -> None:
    run("plan", CASE, "--json")
    first = capsys.readouterr().out
    run("plan", CASE, "--json")
    assert capsys.readouterr().out == first


def test_that_a_bad_case_prints_every_problem_and_nothing_on_standard_output(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("patient:\n  weight_kg: 1e3\n  sex: Mustermann\n", encoding="utf-8")
    assert run("plan", str(path), "--json") == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert [line.split(": ")[1] for line in output.err.splitlines()] == ["patient.weight_kg", "patient.sex"]
    assert "line 2" in output.err
    assert "Mustermann" not in output.err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "name a command"),
        (("plan",), "CASE"),
        (("nope",), "invalid choice"),
        (("plan", CASE, "more"), "unrecognized arguments"),
        (("plan", CASE, "--jso"), "unrecognized arguments"),
        (("plan", "/nowhere/case.yaml"), "does not exist"),
        (("handout", CASE), "-o"),
        (("handout", CASE, "-o", "x.pdf", "--language", "xx"), "choose one of: "),
        (("protocol",), "check"),
        (("protocol", "fix"), "invalid choice"),
    ],
)
def test_that_bad_usage_is_one_sentence_and_status_2(arguments: tuple[str, ...], word: str, capsys: Capture) -> None:
    assert run(*arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert len(output.err.splitlines()) == 1
    assert word in output.err


def test_that_help_and_version_are_printed(capsys: Capture) -> None:
    for arguments in (("--help",), ("-h",), ("plan", "--help")):
        assert run(*arguments) == 0
        assert "heliotrope" in capsys.readouterr().out
    assert run("--version") == 0
    assert capsys.readouterr().out.startswith("heliotrope ")


def test_that_a_handout_is_a_pdf(tmp_path: Path) -> None:
    for more in ((), ("--large-print",)):
        assert run("handout", CASE, "-o", str(tmp_path / "plan.pdf"), *more) == 0
        assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_T090_that_a_handout_that_cannot_be_written_is_one_sentence(tmp_path: Path, capsys: Capture) -> None:
    for place in (tmp_path, tmp_path / "nowhere" / "plan.pdf", Path(os.devnull)):
        assert run("handout", CASE, "-o", str(place)) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_that_a_case_comes_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"visit_date": "2026-11-21"}')))
    assert run("plan", "-", "--json") == 0
    assert json.loads(capsys.readouterr().out)["visit_date"] == "2026-11-21"


def test_that_a_protocol_with_defects_ends_with_status_3(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "protocol.yaml").write_text("id: x\n", encoding="utf-8")
    assert run("plan", CASE, "--json", "--protocol", str(tmp_path)) == 3
    output = capsys.readouterr()
    assert output.out == ""
    assert "sources.yaml: is missing" in output.err
    assert run("protocol", "check", str(tmp_path), "--json") == 3
    document = json.loads(capsys.readouterr().out)
    assert document["accepted"] is False
    assert {"file": "sources.yaml", "at": "", "says": "is missing", "line": None} in document["problems"]


def test_that_protocol_check_tells_the_coverage_of_the_sources(capsys: Capture) -> None:
    assert run("protocol", "check", "--json") == 0
    document = json.loads(capsys.readouterr().out)
    assert document["accepted"] is True
    assert document["coverage"]["statements"] == 170
    assert document["coverage"]["conflicts"]["total"] == 59
    assert document["vignettes"]["cases"]["failed"] == []
    folder = next(protocols_folder().glob("*/*"))
    assert run("protocol", "check", str(folder)) == 0
    told = capsys.readouterr().out
    assert "of 170 accounted for: " in told
    assert "Conflicts: 59 (C-01 to C-45, Q-01 to Q-14); left out: none" in told


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the program's protocol, to be changed."""
    return shutil.copytree(newest_version(), tmp_path / newest_version().name)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_that_a_changed_number_is_told_by_every_vignette_that_it_breaks(copied: Path, capsys: Capture) -> None:
    change(
        copied / "thresholds.yaml",
        "id: methotrexate_egfr_floor\n    value: 30",
        "id: methotrexate_egfr_floor\n    value: 20",
    )
    assert run("protocol", "check", str(copied)) == 3
    output = capsys.readouterr()
    assert ": rejected, draft, " in output.out
    assert " fail, " in output.out
    assert "M04" in output.err
    assert all(re.match(r"\S+\.yaml, line [0-9]+: ", line) for line in output.err.splitlines())
    assert run("protocol", "check", str(copied), "--json") == 3
    document = json.loads(capsys.readouterr().out)
    assert document["accepted"] is False
    assert document["problems"]
    failed = document["vignettes"]["cases"]["failed"] + document["vignettes"]["rules"]["failed"]
    assert len(failed) == len(document["problems"])


def test_that_a_protocol_whose_vignettes_do_not_hold_is_rejected(capsys: Capture, tmp_path: Path) -> None:
    folder = tmp_path / "dermatomyositis" / "2026.1"
    shutil.copytree(next(protocols_folder().glob("*/*")), folder)
    (folder / "vignettes").mkdir()
    wrong = "- {id: W1, says: A wrong sum, base: empty, case: {purpose: start}, expect: {no_dose: no}}"
    (folder / "vignettes" / "wrong.yaml").write_text(wrong, encoding="utf-8")
    assert run("protocol", "check", str(folder)) == 3
    told = capsys.readouterr()
    assert "0 of 1 hold, 1 fail" in told.out
    assert "wrong.yaml, line 1: W1: A wrong sum" in told.err


def test_that_vignettes_that_are_not_written_as_such_reject_the_protocol(capsys: Capture, tmp_path: Path) -> None:
    folder = tmp_path / "dermatomyositis" / "2026.1"
    shutil.copytree(next(protocols_folder().glob("*/*")), folder)
    shutil.copytree(ROOT / "tests" / "data" / "broken" / "vignettes", folder / "vignettes")
    assert run("protocol", "check", str(folder)) == 3
    told = capsys.readouterr().err
    assert "alert is no expectation" in told
    assert "lacks verdicts" in told


def test_that_a_protocol_of_another_name_is_not_judged_by_vignettes_that_are_not_its_own(
    copied: Path, capsys: Capture
) -> None:
    change(copied / "protocol.yaml", "id: dermatomyositis", "id: another")
    assert run("protocol", "check", str(copied)) == 0
    assert "Nothing proves it" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["plan", "handout"])
def test_that_an_override_that_has_no_effect_is_told_and_nothing_written(
    command: str, tmp_path: Path, capsys: Capture
) -> None:
    case = tmp_path / "case.yaml"
    case.write_text("choices:\n  overrides: [{rule: G99, reason: sure}, {rule: G02}]\n", encoding="utf-8")
    page = tmp_path / "page.pdf"
    assert run(command, str(case), *(("-o", str(page)) if command == "handout" else ())) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert not page.exists()
    assert [line.split(": ")[1] for line in output.err.splitlines()] == [
        "choices.overrides[0].rule",
        "choices.overrides[1].reason",
    ]
    assert "G99 is not a rule of this protocol" in output.err


@pytest.mark.parametrize("command", ["plan", "handout"])
def test_G08_that_a_taper_that_is_not_permitted_is_told_with_the_permitted_one_and_nothing_written(
    command: str, tmp_path: Path, capsys: Capture
) -> None:
    case, page = tmp_path / "case.yaml", tmp_path / "page.pdf"
    text = resource("examples/severe-start.yaml").read_text(encoding="utf-8")
    assert "choices:\n" in text
    edits = "choices:\n  taper_edits: [{at_mg: 60, days: 42}, {at_mg: 50, to_mg: 35}]\n"
    case.write_text(text.replace("choices:\n", edits), encoding="utf-8")
    assert run(command, str(case), *(("-o", str(page)) if command == "handout" else ())) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert not page.exists()
    assert output.err.endswith(
        "case.yaml: choices.taper_edits[1].to_mg: is not permitted (G08). "
        "After 50 mg the largest cut is to 40 mg. Permitted: 40 mg.\n"
    )


def test_that_a_plan_tells_what_if_and_what_to_dispense(tmp_path: Path, capsys: Capture) -> None:
    case = tmp_path / "case.yaml"
    text = resource("examples/severe-start.yaml").read_text(encoding="utf-8")
    more = "choices:\n  relapse_marked_on: 2027-01-10\n  dispense_weeks: 4\n  tablets_per_box: 30\n"
    case.write_text(text.replace("choices:\n", more), encoding="utf-8")
    assert run("plan", str(case)) == 0
    told = capsys.readouterr().out
    assert "WHAT IF RELAPSE ON 10-JAN-2027" in told
    assert "84 tablets of 20 mg: 3 boxes" in told


def test_that_selftest_proves_every_part(capsys: Capture) -> None:
    opened = []
    assert run("selftest", window=lambda: opened.append(1)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert opened == [1]
    pages = ("handout", "handout in large print", "clinician's copy", "blank form", "text", "calendar")
    assert {f"ok      {page}" for page in pages} <= set(lines)
    assert len(lines) == len(EXAMPLES) + len(pages) + 2
    assert all(line.startswith("ok ") for line in lines)


def test_that_selftest_goes_on_after_a_failure_and_ends_with_70(capsys: Capture) -> None:
    assert run("selftest", "--json", window=fault) == 70
    output = capsys.readouterr().out
    document = json.loads(output)
    assert document["ok"] is False
    assert [check["check"] for check in document["checks"] if not check["ok"]] == ["window"]
    assert "Mustermann" not in output


def test_that_a_fault_of_the_program_is_one_sentence_without_patient_data(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(cli, "evaluated", fault)
    assert run("plan", CASE, "--json") == 70
    output = capsys.readouterr()
    assert output.out == ""
    assert len(output.err.splitlines()) == 1
    assert output.err.startswith("This is a fault of the program, not of your case.")
    assert "ValueError in app.cli, line " in output.err
    assert "Mustermann" not in output.err


def test_that_each_problem_is_a_line(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def two(*_: object, **__: object) -> None:
        raise BadUsage([Problem("a", "b", "is wrong"), Problem("c", "", "is wrong", 3)])

    monkeypatch.setattr(cli, "_plan", two)
    assert run("plan", CASE) == 2
    assert capsys.readouterr().err.splitlines() == ["a: b: is wrong", "c, line 3: is wrong"]


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    program = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:], lambda: None))"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **environment},
    )


def test_that_the_output_is_utf8_where_the_locale_knows_ascii_only() -> None:
    done = command("plan", CASE, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert "×" in done.stdout.decode("utf-8")


def test_that_plan_imports_neither_qt_nor_reportlab() -> None:
    program = (
        "import sys; from app.cli import main; code = main(['plan', sys.argv[1], '--json'], lambda: None)\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "sys.exit(code or len(loaded & {'PySide6', 'reportlab', 'pypdfium2'}))"
    )
    done = subprocess.run([sys.executable, "-c", program, CASE], capture_output=True, check=False, cwd=ROOT)
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_that_a_reader_that_goes_away_is_no_fault() -> None:
    program = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:], lambda: None))"
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-c", program, "plan", CASE], stdout=writer, stderr=subprocess.PIPE, check=False, cwd=ROOT
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_that_a_full_disk_behind_standard_output_is_one_sentence() -> None:
    program = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:], lambda: None))"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", program, "plan", CASE], stdout=full, stderr=subprocess.PIPE, check=False, cwd=ROOT
        )
    assert done.returncode == 2
    assert done.stderr == b"standard output: cannot be written to; the disk may be full\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
@pytest.mark.parametrize("arguments", [("selftest",), ("protocol", "check"), ("protocol", "check", "--json")])
def test_that_a_check_that_nobody_hears_does_not_pass(arguments: tuple[str, ...]) -> None:
    program = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:], lambda: None))"
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], stdout=writer, stderr=subprocess.PIPE, check=False, cwd=ROOT
    )
    os.close(writer)
    assert done.returncode == 2
    assert done.stderr == b"standard output: cannot be written to; whoever was to read it has gone\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(("case", "status"), [(CASE, 0), ("nowhere.yaml", 2)])
@pytest.mark.parametrize("how", ["full", "closed", "gone"])
def test_that_a_standard_error_that_cannot_be_written_changes_no_status(case: str, status: int, how: str) -> None:
    program = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:], lambda: None))"
    ends = {"full": "2>/dev/full", "closed": "2>&-", "gone": "2> >(exec true)"}
    line = f'sleep 0; "$@" {ends[how]} >/dev/null'
    done = subprocess.run(
        ["bash", "-c", line, "bash", sys.executable, "-c", program, "plan", case], check=False, cwd=ROOT
    )
    assert done.returncode == status
