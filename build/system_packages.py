"""The shared libraries and programs that the wheels expect of the operating system, and how to get them."""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

# Library or program that must be there -> the Debian package that brings it.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


class SystemPackagesMissing(Exception):
    """System packages are missing and could not be installed from here."""


def needs_of(purpose: str) -> dict[str, str]:
    """Return what a purpose (offscreen, window or packaging) needs, each with its Debian package."""
    if purpose == "packaging":
        minor = f"{sys.version_info.major}.{sys.version_info.minor}"
        return {
            "objdump": "binutils",
            f"libpython{minor}.so.1.0": f"libpython{minor}",
        }
    return {"offscreen": OFFSCREEN, "window": WINDOW}[purpose]


def is_there(name: str) -> bool:
    """Say whether a shared library can be loaded or a program be found."""
    if ".so" not in name:
        return shutil.which(name) is not None
    if name.startswith("libpython") and (Path(sysconfig.get_config_var("LIBDIR") or "/") / name).exists():
        return True
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing_for(purposes: Iterable[str]) -> dict[str, str]:
    """Return what is missing on this machine for the purposes; nothing outside Linux, whose wheels bring it."""
    if not sys.platform.startswith("linux"):
        return {}
    needs: dict[str, str] = {}
    for purpose in purposes:
        needs.update(needs_of(purpose))
    return {name: package for name, package in needs.items() if not is_there(name)}


def provide(purposes: Iterable[str]) -> None:
    """Install what is missing where that is allowed, and otherwise say how to.

    Raises:
        SystemPackagesMissing: something is missing and this user or system cannot install it with apt-get.
    """
    wanted = list(purposes)
    missing = missing_for(wanted)
    if not missing:
        return
    packages = sorted(set(missing.values()))
    if shutil.which("apt-get") is None:
        raise SystemPackagesMissing(
            f"Install these with this system's package manager and start again: {', '.join(sorted(missing))}."
        )
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        raise SystemPackagesMissing(
            "System packages are missing, and only an administrator can install them; this does it: "
            f"sudo apt-get update && sudo {shlex.join(install)}"
        )
    _install(install, packages)
    still_missing = missing_for(wanted)
    if still_missing:
        raise SystemPackagesMissing(f"Still missing after apt-get: {', '.join(sorted(still_missing))}.")


def _install(install: list[str], packages: list[str]) -> None:
    print(f"Installing {len(packages)} system packages: {' '.join(packages)}", file=sys.stderr, flush=True)
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = ["-qq", "-o", "Dpkg::Use-Pty=0"]
    for command in (["apt-get", *quiet, "update"], ["apt-get", *quiet, *install[1:]]):
        ended = subprocess.run(
            command,
            env=settings,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        if ended.returncode != 0 and "install" in command:
            print(ended.stdout, file=sys.stderr)
            raise SystemPackagesMissing(
                f"apt-get could not install them (its words stand above); try it by hand: {shlex.join(install)}"
            )
