"""The environment in .venv: made once from a hash-pinned lock, and left alone while nothing has changed."""

from __future__ import annotations

import hashlib
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterable
from typing import Any

from places import COMPILED, LAUNCHER, LOCKS, ROOT, VENV, VENV_PYTHON, project_environment

STAMP = VENV / "heliotrope-setup.json"
# What decides the compiled protocols: their YAML and the modules that read it.
PROTOCOL_INPUTS = (
    ("protocols", "*.yaml"),
    ("app/protocols", "*.py"),
    ("app/domain", "*.py"),
    ("app/engine", "ceilings.py"),
)


class SetupFailed(Exception):
    """The set-up cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    """Tell progress on standard error, which leaves standard output to the program."""
    print(text, file=sys.stderr, flush=True)


def prepare(lock: str, purposes: Iterable[str]) -> None:
    """Bring .venv up to the named lock (run or dev) and the protocols up to their YAML.

    Raises:
        SetupFailed: something is missing or could not be installed.
    """
    stamp = _read_stamp()
    before = json.dumps(stamp)
    _provide_system_packages(stamp, purposes)
    wanted = _digest_of_lock(lock)
    if stamp["locks"].get(lock) != wanted:
        from installing import install_lock

        install_lock(lock)
        # The development lock holds every pin of the program's own.
        both = ("run", "dev") if lock == "dev" else (lock,)
        stamp["locks"] = {name: _digest_of_lock(name) for name in both}
        _write_stamp(stamp)
    _write_launcher()
    _compile_protocols(stamp, must_hold=lock == "dev")
    if json.dumps(stamp) != before:
        _write_stamp(stamp)


def _read_stamp() -> dict[str, Any]:
    """Return what the last set-up noted, or a blank note where it no longer holds."""
    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    blank: dict[str, Any] = {"python": python, "locks": {}, "libraries": [], "protocols": ""}
    try:
        stamp: dict[str, Any] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return blank
    holds = stamp.keys() == blank.keys() and stamp["python"] == python and VENV_PYTHON.exists()
    return stamp if holds else blank


def _write_stamp(stamp: dict[str, Any]) -> None:
    STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def _digest_of_lock(name: str) -> str:
    return hashlib.sha256((LOCKS / f"{name}.txt").read_bytes()).hexdigest()


def _provide_system_packages(stamp: dict[str, Any], purposes: Iterable[str]) -> None:
    unseen = [purpose for purpose in purposes if purpose not in stamp["libraries"]]
    if not unseen:
        return
    from system_packages import SystemPackagesMissing, provide

    try:
        provide(unseen)
    except SystemPackagesMissing as missing:
        raise SetupFailed(str(missing)) from missing
    stamp["libraries"] = sorted({*stamp["libraries"], *unseen})


def _write_launcher() -> None:
    """Put the command heliotrope, which every message names, beside the environment's Python."""
    start = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from app.__main__ import start; sys.exit(start())"
    if os.name == "nt":
        text = f'@"{VENV_PYTHON}" -P -c "{start}" %*\r\n'
    else:
        text = f'#!/bin/sh\nexec {shlex.quote(str(VENV_PYTHON))} -P -c {shlex.quote(start)} "$@"\n'
    if not LAUNCHER.exists() or LAUNCHER.read_text(encoding="utf-8") != text:
        LAUNCHER.write_text(text, encoding="utf-8", newline="")
        LAUNCHER.chmod(0o755)


def _compile_protocols(stamp: dict[str, Any], *, must_hold: bool) -> None:
    """Compile the protocols' YAML into the form the program reads, whenever an input has changed.

    Args:
        stamp: What the last set-up noted; gets the digest of what was compiled.
        must_hold: Whether defects end the set-up. The program itself reads the YAML where it finds no compiled
            form, and tells the defects with its own exit status, so running it does not end here.
    """
    inputs = _digest_of_protocol_inputs()
    if stamp["protocols"] == inputs and COMPILED.is_dir():
        return
    say("Compiling the protocols")
    command = [str(VENV_PYTHON), "-P", "-m", "app.protocols.compile"]
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env=project_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode == 0:
        stamp["protocols"] = inputs
    elif must_hold:
        say(ended.stderr.rstrip())
        raise SetupFailed("The protocols could not be compiled; the reasons stand above.")


def _digest_of_protocol_inputs() -> str:
    seen = hashlib.sha256()
    for folder, pattern in PROTOCOL_INPUTS:
        for path in sorted((ROOT / folder).rglob(pattern)):
            state = path.stat()
            seen.update(f"{path.relative_to(ROOT)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return seen.hexdigest()
