"""The project's commands: set up, run, test, check, measure and package, with nothing installed beforehand."""

from __future__ import annotations

import os
import sys
from pathlib import Path

USAGE = """usage: python3 build/dev.py COMMAND [ARGUMENTS]

  run [ARGUMENTS]    set up, then start Heliotrope; arguments are passed on
                     (run plan CASE, run handout CASE -o FILE.pdf, ...)
  test [ARGUMENTS]   set up, then pass every check and test; with arguments, pytest alone
  check              lint, formatting, types and import contracts
  bench              measure start, keystroke, engine and handout
  catalogue          bring the texts and translations of the window up to date
  package            build the installable folder under .work/dist
  setup              set up for development and stop
"""
OLDEST_PYTHON = (3, 11)
WINDOWLESS = frozenset({"plan", "handout", "protocol", "selftest", "--help", "-h", "--version"})
BAD_USAGE = 2


def opens_window(arguments: list[str]) -> bool:
    """Say whether the program would open its window with these arguments."""
    return not arguments or arguments[0] not in WINDOWLESS


def lacks_display() -> bool:
    """Say whether this is a Linux session that has nowhere to show a window."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in names)


def libraries_needed(arguments: list[str]) -> list[str]:
    """Name the sets of system libraries that `run` needs with these arguments."""
    if arguments[:1] == ["selftest"]:
        return ["offscreen"]
    if not opens_window(arguments):
        return []
    shows_through_x11 = os.environ.get("DISPLAY") and not os.environ.get("QT_QPA_PLATFORM")
    return ["offscreen", "window"] if shows_through_x11 else ["offscreen"]


def run(arguments: list[str]) -> int:
    """Start the program in place of this process and hand its exit status on."""
    from environment import prepare
    from places import EXAMPLE, VENV_PYTHON, project_environment

    if opens_window(arguments) and lacks_display():
        print(
            "There is no display to open the window on; this prints a plan without one: "
            f"python3 build/dev.py run plan {EXAMPLE}",
            file=sys.stderr,
        )
        return BAD_USAGE
    prepare("run", libraries_needed(arguments))
    command = [str(VENV_PYTHON), "-P", "-m", "app", *arguments]
    if os.name != "nt":
        os.execve(command[0], command, project_environment())
    # Windows' exec returns to the shell before the program has ended, so wait for it there.
    import subprocess

    return subprocess.run(command, env=project_environment(), check=False).returncode


def develop(command: str, arguments: list[str]) -> int:
    """Set up for development and carry out one of the other commands."""
    from environment import prepare

    libraries = {"setup": ["offscreen"], "check": [], "catalogue": [], "bench": ["offscreen"]}
    # A package takes the window's libraries along, so they must be on the machine that builds it.
    prepare("dev", libraries.get(command, ["offscreen", "window", "packaging"]))
    import stages

    if command == "test":
        return stages.test_everything() if not arguments else stages.pytest_only(arguments)
    if command == "setup":
        print("Set up: python3 build/dev.py run starts Heliotrope.")
        return 0
    done = {"check": stages.check, "bench": stages.bench, "catalogue": stages.catalogue, "package": stages.package}
    return done[command]()


def main(arguments: list[str]) -> int:
    """Carry out the command and return its exit status."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(str(part) for part in sys.version_info[:3])
        print(f"Heliotrope needs Python 3.11 or newer, and this is Python {found}.", file=sys.stderr)
        return BAD_USAGE
    command = arguments[0] if arguments else "--help"
    if command in {"--help", "-h", "help"}:
        print(USAGE, end="")
        return 0
    from environment import SetupFailed

    try:
        if command == "run":
            return run(arguments[1:])
        if command in {"setup", "test", "check", "bench", "catalogue", "package"}:
            return develop(command, arguments[1:])
    except SetupFailed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(f"{command} is not one of the commands.\n\n{USAGE}", end="", file=sys.stderr)
    return BAD_USAGE


if __name__ == "__main__":
    sys.dont_write_bytecode = True  # build/ holds recipes only
    sys.path.insert(0, str(Path(__file__).resolve().parent))
    sys.exit(main(sys.argv[1:]))
