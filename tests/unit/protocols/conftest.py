"""A small protocol that passes every check, to be broken in one place by each test."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.protocol import NUMBERS_OF_THE_PROGRAM

MINIMAL = Path(__file__).parent / "minimal"
Edit = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small protocol, with the numbers that the program asks for by name."""
    copy = tmp_path / "minimal" / "1.0"
    shutil.copytree(MINIMAL, copy)
    with (copy / "thresholds.yaml").open("a", encoding="utf-8") as file:
        for name in sorted(NUMBERS_OF_THE_PROGRAM):
            file.write(f"  - {{id: {name}, value: 1, unit: mg, says: A number, sources: [F-01], confirmed: seen}}\n")
    return copy


@pytest.fixture
def edit(folder: Path) -> Edit:
    """Replace a text that stands exactly once in a file of the copy."""

    def replace(file: str, old: str, new: str) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (folder / file).write_text(text.replace(old, new), encoding="utf-8")

    return replace
