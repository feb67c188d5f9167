"""The case file: heliotrope.case/1 as YAML or JSON, read strictly and written so that it reads back the same."""

import hashlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from app.domain.case import Case
from app.domain.errors import BadCase, Problem
from app.files.atomic_write import write_whole
from app.files.strict_json import read_json
from app.files.strict_yaml import read_yaml
from app.files.tree import MOST_BYTES_OF_A_CASE, file_word
from app.store.case_reading import read_case_tree
from app.store.case_writing import case_text

__all__ = [
    "mark_of_file",
    "name_of_case",
    "read_case_bytes",
    "read_case_file",
    "read_case_tree",
    "write_case_file",
]

Kind = Literal["yaml", "json"]
STANDARD_INPUT = "standard input"
NOT_READABLE = "not readable"
_KINDS: Mapping[str, Kind] = {".yaml": "yaml", ".yml": "yaml", ".json": "json"}


def read_case_file(path: Path) -> Case:
    """Read a case from a file, or from standard input.

    Args:
        path: A file whose name ends in .yaml, .yml or .json; "-" is standard input, where a first "{" means JSON.

    Raises:
        BadCase: with every problem, in the order of the file.
    """
    if str(path) == "-":
        if sys.stdin is None:
            raise BadCase([Problem(STANDARD_INPUT, "", "is closed; name a case file instead")])
        content = sys.stdin.buffer.read(MOST_BYTES_OF_A_CASE + 1)
        return read_case_bytes(content, STANDARD_INPUT, "json" if content.lstrip()[:1] == b"{" else "yaml")
    kind = _KINDS.get(path.suffix.lower())
    word = file_word(path)
    if kind is None and not path.is_dir():
        raise BadCase([Problem(word, "", "must end in .yaml or .json, so that it is clear how to read it")])
    return read_case_bytes(_content(path, word), word, kind or "yaml")


def name_of_case(path: Path) -> str:
    """What the problems of a case call its file."""
    return STANDARD_INPUT if str(path) == "-" else file_word(path)


def read_case_bytes(content: bytes, file: str, kind: Kind) -> Case:
    """Read a case from the bytes of a file.

    Args:
        content: The bytes: UTF-8, at most 1 MB.
        file: Name for the problems.
        kind: How it is written.

    Raises:
        BadCase: with every problem, in the order of the file.
    """
    tree = read_json(content, file) if kind == "json" else read_yaml(content, file)
    if tree.value is None:
        raise BadCase([Problem(file, "", "is empty; a case has at least a visit_date and a purpose")])
    if not isinstance(tree.value, dict):
        raise BadCase([Problem(file, "", "is no case: it must hold fields such as visit_date, each with a colon", 1)])
    return read_case_tree(tree.value, file, tree.lines)


def mark_of_file(path: Path) -> str:
    """Tell by what the content of a file is known again.

    Returns:
        The SHA-256 of what a case could be of it; "" where no file is, `NOT_READABLE` where it cannot be looked at.
    """
    try:
        if not path.exists():
            return ""
        if not path.is_file():
            return NOT_READABLE
        with path.open("rb") as file:
            return _mark(file.read(MOST_BYTES_OF_A_CASE + 1))
    except OSError:
        return NOT_READABLE


def _mark(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def write_case_file(path: Path, case: Case) -> str:
    """Write a case, whole or not at all.

    Args:
        path: Where to; .json is written as JSON, everything else as YAML.

    Returns:
        The mark of what was written, as `mark_of_file` tells it.

    Raises:
        NotWritten: nothing was changed.
    """
    kind = _KINDS.get(path.suffix.lower(), "yaml")
    content = case_text(case, kind).encode("utf-8")
    if read_case_bytes(content, file_word(path), kind) != case:
        raise AssertionError("a case does not read back as it was written")
    write_whole(path, content)
    return _mark(content)


def _content(path: Path, word: str) -> bytes:
    try:
        if path.is_dir():
            says = "is a folder; name a case file in it"
        elif not path.exists():
            says = "does not exist; check the name and the folder"
        elif not path.is_file():
            says = "is a device, not a file; use - to read standard input"
        else:
            with path.open("rb") as file:
                return file.read(MOST_BYTES_OF_A_CASE + 1)
    except OSError:
        says = "cannot be read; check that you may read it and that the disk is there"
    raise BadCase([Problem(word, "", says)])
