"""The program's own files are found in a source run and in a packaged one."""

import sys
from pathlib import Path

import pytest

from app.files.places import compiled_folder, protocols_folder, resource, vignettes_folder


def test_that_a_source_run_finds_the_folders_of_the_tree() -> None:
    root = Path(__file__).parents[3]
    assert protocols_folder() == root / "protocols"
    assert compiled_folder() == root / ".compiled"
    assert vignettes_folder() == root / "tests" / "vignettes"
    assert resource("examples") == root / "resources" / "examples"


def test_that_a_packaged_program_finds_the_folders_of_its_bundle(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert protocols_folder() == tmp_path / "protocols"
    assert compiled_folder() == tmp_path / "compiled"
    assert vignettes_folder() == tmp_path / "vignettes"
    assert resource("fonts/a.ttf") == tmp_path / "resources" / "fonts" / "a.ttf"
