"""Where the program finds its own files: protocols and resources, in a source run and in a packaged one."""

import sys
from pathlib import Path


def _root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if is_packaged() and bundle else Path(__file__).resolve().parents[2]


def is_packaged() -> bool:
    """Whether this is the packaged program, not a run from its source."""
    return bool(getattr(sys, "frozen", False))


def resource(name: str) -> Path:
    """Find a resource.

    Args:
        name: Path below resources/, with forward slashes ("fonts/…").

    Returns:
        The full path; nothing says that it exists.
    """
    return _root() / "resources" / name


def protocols_folder() -> Path:
    """The folder that holds one folder for each protocol, and in it one for each version."""
    return _root() / "protocols"


def vignettes_folder() -> Path:
    """The folder of vignettes by which the program's own protocol is proven."""
    return _root() / ("vignettes" if is_packaged() else "tests/vignettes")


def compiled_folder() -> Path:
    """The folder of compiled protocols; in a source run it need not exist."""
    return _root() / ("compiled" if is_packaged() else ".compiled")
