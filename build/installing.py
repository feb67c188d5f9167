"""Making .venv and installing a lock into it, also where Python comes without ensurepip."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import subprocess
import sys
import time
import venv
from pathlib import Path

from environment import SetupFailed, say
from places import LOCKS, ROOT, VENV, VENV_PYTHON

# The first pip that can install into an environment other than its own.
PIP_WITH_PYTHON_OPTION = (22, 3)
# pip says "Collecting" for a package it fetches and "Processing" for a wheel that lies in a folder.
COLLECTED = re.compile(
    r"(?:Collecting |Requirement already satisfied: )([A-Za-z0-9._-]+)|Processing (?:\S*/)?([A-Za-z0-9_.]+)-"
)


def install_lock(lock: str) -> None:
    """Install exactly the wheels of a lock, each checked against its hash, into .venv.

    Raises:
        SetupFailed: there is no pip to do it with, or pip failed.
    """
    began = time.monotonic()
    if not _is_usable():
        _create()
    path = LOCKS / f"{lock}.txt"
    say(f"Installing the {_count_of_packages(path)} packages of build/locks/{lock}.txt into .venv")
    options = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--disable-pip-version-check"]
    _follow([*_pip(), "install", *options, "-r", str(path)])
    _unpack_qt_support()
    say(f"Set up in {time.monotonic() - began:.0f} s")


def _is_usable() -> bool:
    """Say whether .venv holds a Python of this version that starts."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    question = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([VENV_PYTHON, "-c", question], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.stdout.strip() == version


def _create() -> None:
    say("Making the environment .venv")
    builder = venv.EnvBuilder(clear=True, symlinks=os.name != "nt", with_pip=False)
    try:
        builder.create(VENV)
    except OSError as failure:
        raise SetupFailed(f"The environment .venv could not be made: {failure}.") from failure


def _pip() -> list[str]:
    """Return the start of a command that installs into .venv, by this Python's pip where it can."""
    try:
        version = importlib.metadata.version("pip")
    except importlib.metadata.PackageNotFoundError:
        version = "0.0"
    major, minor = (int(part) for part in version.split(".")[:2])
    if (major, minor) >= PIP_WITH_PYTHON_OPTION:
        return [sys.executable, "-m", "pip", "--python", str(VENV_PYTHON)]
    if importlib.util.find_spec("ensurepip") is not None:
        subprocess.run([VENV_PYTHON, "-m", "ensurepip", "--default-pip"], stdout=subprocess.DEVNULL, check=True)
        return [str(VENV_PYTHON), "-m", "pip"]
    raise SetupFailed(
        "This Python has no pip 22.3 or newer; install one (on Debian: sudo apt-get install python3-pip) "
        "and start again."
    )


def _count_of_packages(lock: Path) -> int:
    """Count the packages of a lock that this system may get."""
    pins = [line for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line]
    return sum("sys_platform" not in pin or f"'{sys.platform}'" in pin for pin in pins)


def _follow(command: list[str]) -> None:
    """Run pip, telling each package as it comes, and its own words only when it fails."""
    total = _count_of_packages(Path(command[-1]))
    words: list[str] = []
    seen = 0
    settings = {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PYTHONUNBUFFERED": "1"}
    # The caller's standard input belongs to the program that is started afterwards.
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as pip:
        for line in pip.stdout or ():
            words.append(line)
            package = COLLECTED.match(line)
            if package:
                seen += 1
                say(f"  {seen}/{total} {package[1] or package[2]}")
            elif line.startswith("Installing collected"):
                say("  unpacking")
    if pip.returncode != 0:
        say("".join(words[-15:]).rstrip())
        raise SetupFailed(
            "pip could not install the packages (its last words stand above); "
            "check the network connection and start again."
        )


def _unpack_qt_support() -> None:
    """Have Qt's binding keep its support modules as compiled files: each start is then faster.

    Only a gain in speed: where Qt cannot be loaded yet, the program works without it.
    """
    unpack = "import PySide6.QtCore, shiboken6; print(shiboken6.__path__[0])"
    settings = {**os.environ, "SBK_EMBED": "0"}
    unpacked = subprocess.run([VENV_PYTHON, "-c", unpack], env=settings, capture_output=True, text=True, check=False)
    if unpacked.returncode == 0:
        folder = Path(unpacked.stdout.strip()) / "files.dir"
        subprocess.run([VENV_PYTHON, "-m", "compileall", "-q", folder], check=False)
