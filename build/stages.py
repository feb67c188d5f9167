"""What `test`, `check`, `bench` and `package` do: stages in a row, the first that fails ends it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable

from places import BUNDLE, ROOT, VENV_PYTHON, WORK, project_environment

PYTHON = str(VENV_PYTHON)
CLOSING_LINE = re.compile(r"\d+ (?:passed|failed|error)")

CHECKS: tuple[tuple[str, list[str]], ...] = (
    ("lint", ["-m", "ruff", "check", "."]),
    ("formatting", ["-m", "ruff", "format", "--check", "."]),
    ("types", ["-m", "mypy"]),
    ("import contracts", ["-c", "from importlinter.cli import lint_imports_command as run; run()"]),
)


class StageFailed(Exception):
    """A stage ended with a status other than 0."""

    def __init__(self, name: str, status: int) -> None:
        super().__init__(f"The stage {name} failed with status {status}; nothing after it was run.")
        self.status = status


def test_everything() -> int:
    """Pass the checks, the tests, the soak, and the packaged program's own test."""
    closing_lines: list[str] = []

    def stages() -> None:
        _pass_checks()
        _stage("tests", lambda: _pytest([], closing_lines))
        _stage("soak", lambda: _python(["tests/soak.py"]))
        _stage("package", _build_package)
        _stage("packaged program", lambda: _python(["tests/packaged/smoke.py", str(BUNDLE)]))

    status = _until_one_fails(stages)
    if status == 0 and closing_lines:
        print(closing_lines[-1], end="", flush=True)
    return status


def pytest_only(arguments: list[str]) -> int:
    """Run pytest with the arguments and nothing else."""
    return _python(["-m", "pytest", *arguments])


def check() -> int:
    """Pass lint, formatting, types and the import contracts."""
    return _until_one_fails(_pass_checks)


def bench() -> int:
    """Measure what the program promises about speed and memory."""
    return _python(["tests/benchmarks/run.py"])


def catalogue() -> int:
    """Collect the texts of the window, bring the translations up to date and compile them."""
    return _python(["build/catalogue.py"])


def package() -> int:
    """Build the installable folder and try it."""

    def stages() -> None:
        _stage("package", _build_package)
        _stage("packaged program", lambda: _python(["tests/packaged/smoke.py", str(BUNDLE)]))

    return _until_one_fails(stages)


def _pass_checks() -> None:
    for name, arguments in CHECKS:
        _stage(name, lambda arguments=arguments: _python(arguments))  # type: ignore[misc]


def _until_one_fails(stages: Callable[[], None]) -> int:
    began = time.monotonic()
    try:
        stages()
    except StageFailed as failure:
        print(failure, file=sys.stderr, flush=True)
        return failure.status
    print(f"All stages passed in {time.monotonic() - began:.0f} s", flush=True)
    return 0


def _stage(name: str, work: Callable[[], int]) -> None:
    print(f"--- {name}", flush=True)
    began = time.monotonic()
    status = work()
    took = time.monotonic() - began
    if status != 0:
        raise StageFailed(name, status)
    print(f"--- {name}: passed in {took:.1f} s\n", flush=True)


def _settings() -> dict[str, str]:
    return {"QT_QPA_PLATFORM": "offscreen", **project_environment()}


def _python(arguments: list[str]) -> int:
    return subprocess.run([PYTHON, *arguments], cwd=ROOT, env=_settings(), check=False).returncode


def _pytest(arguments: list[str], closing_lines: list[str]) -> int:
    """Run pytest, show its words as they come, and keep its closing line to end the whole run with."""
    command = [PYTHON, "-m", "pytest", *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=_settings(), stdout=subprocess.PIPE, text=True) as tests:
        for line in tests.stdout or ():
            print(line, end="", flush=True)
            if CLOSING_LINE.search(line):
                closing_lines[:] = [line]
    return tests.returncode


def _build_package() -> int:
    """Build the one-folder program under .work, afresh, so that nothing of an earlier build stays in it."""
    shutil.rmtree(WORK, ignore_errors=True)
    folders = ["--workpath", str(WORK / "build"), "--distpath", str(WORK / "dist")]
    command = [PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *folders, "installer.spec"]
    # Its cache would land in the home folder; a fixed hash seed keeps two builds alike.
    settings = {**os.environ, "PYINSTALLER_CONFIG_DIR": str(WORK / "cache"), "PYTHONHASHSEED": "0"}
    settings["PYTHONDONTWRITEBYTECODE"] = "1"  # build/ holds recipes only
    return subprocess.run(command, cwd=ROOT, env=settings, check=False).returncode
