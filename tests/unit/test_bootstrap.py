"""The composition root: what the window is given, and what a start that cannot be tells."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import main, make_services
from app.domain.errors import BadCase
from app.files.places import resource

ROOT = Path(__file__).parents[2]
UNKNOWN_RULE = "choices:\n  overrides: [{rule: G99, reason: sure}]\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file = tmp_path / "case.yaml"
    file.write_text(UNKNOWN_RULE, encoding="utf-8")
    return file


def test_that_the_window_opens_no_case_that_sets_an_unknown_rule_aside(case: Path) -> None:
    with pytest.raises(BadCase, match="G99 is not a rule of this protocol"):
        make_services().read_file(case)


def test_that_a_start_with_such_a_case_ends_with_a_sentence(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main([str(case)]) == 2
    assert "choices.overrides[0].rule: G99 is not a rule" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="a shell there closes no stream")
def test_that_a_start_that_cannot_be_ends_alike_without_a_standard_error() -> None:
    line = f'"{sys.executable}" -m app one.yaml two.yaml 2>&-'
    assert subprocess.run(["bash", "-c", line], check=False, cwd=ROOT).returncode == 2


def test_that_the_window_reads_cases_and_warms_up_without_what_proves_a_protocol() -> None:
    program = (
        "import sys; from pathlib import Path; from app.bootstrap import make_services\n"
        "services = make_services(); services.warm_up(); services.judge(services.read_file(Path(sys.argv[1])))\n"
        "sys.exit(len([name for name in sys.modules if name.startswith(('app.proofs', 'app.cli_check'))]))"
    )
    example = str(resource("examples/relapse.yaml"))
    assert subprocess.run([sys.executable, "-c", program, example], check=False, cwd=ROOT).returncode == 0


def test_that_the_window_stands_before_plan_report_engine_and_page_are_brought_in() -> None:
    heavy = ("app.domain.plan", "app.domain.report", "app.engine", "app.handout", "reportlab", "PySide6.QtPdf")
    program = (
        "import sys; from app.bootstrap import build_window\n"
        "kept = build_window(None)\n"
        f"print(*[name for name in sys.modules if name.startswith({heavy})])"
    )
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, env=environment, capture_output=True)
    assert done.stdout.split() == []
