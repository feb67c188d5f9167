"""What a command says on standard output and standard error, also where nobody is left to read it."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from app.domain.errors import AssistantError, BadUsage, Problem


def say(text: str, to: Literal["output", "error"] = "output") -> None:
    """Print a line. A packaged program without a console has nowhere to print, and says nothing."""
    stream = sys.stdout if to == "output" else sys.stderr
    if stream is None:
        return
    try:
        print(text, file=stream, flush=True)
    except OSError as error:
        _close(to)
        if to == "error":
            return  # there is nowhere left to complain, and the status says the rest
        if isinstance(error, BrokenPipeError):
            raise
        raise _unheard("the disk may be full") from error


def _unheard(why: str) -> BadUsage:
    return BadUsage([Problem("standard output", "", f"cannot be written to; {why}")])


@contextmanager
def verdict_must_be_heard(verdict: AssistantError | None = None) -> Iterator[None]:
    """Tell a verdict: a plan may be read in part, but a check whose answer nobody reads must not pass for good."""
    try:
        yield
    except BrokenPipeError as error:
        raise verdict or _unheard("whoever was to read it has gone") from error


def speak_utf8() -> None:
    """Print every character, also where the locale knows ASCII only."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _close(stream: Literal["output", "error"]) -> None:
    """Whoever read what we print has gone: let nothing be flushed to them at the end."""
    nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    if stream == "output":
        sys.stdout = nowhere
    else:
        sys.stderr = nowhere
