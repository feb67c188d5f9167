"""Where the recipes find the project, its environment and the folder for what they write."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "build" / "locks"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LAUNCHER = VENV_PYTHON.with_name("heliotrope.cmd" if os.name == "nt" else "heliotrope")
COMPILED = ROOT / ".compiled"
WORK = ROOT / ".work"
BUNDLE = WORK / "dist" / "heliotrope"
EXAMPLE = "resources/examples/relapse.yaml"


def project_environment() -> dict[str, str]:
    """Return this process's environment with the project first on the module path.

    The caller's folder stays the current one, so that file names given to the program mean what they say.
    """
    earlier = os.environ.get("PYTHONPATH")
    path = f"{ROOT}{os.pathsep}{earlier}" if earlier else str(ROOT)
    return {**os.environ, "PYTHONPATH": path}
