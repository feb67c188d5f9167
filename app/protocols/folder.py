"""The files of a protocol folder, read strictly and not yet understood, and the digest of what they say."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from app.domain.errors import BadCase, Problem, ProtocolRejected
from app.files.strict_yaml import read_yaml
from app.files.tree import MOST_BYTES_OF_A_PROTOCOL, Lines, Way, file_word

Trees = Mapping[str, object]
"""File name within the folder ("handout/en.yaml") to what stands in it."""

PARTS: Mapping[str, tuple[str, Way]] = MappingProxyType(
    {
        "about": ("protocol.yaml", ()),
        "documents": ("sources.yaml", ("documents",)),
        "statements": ("sources.yaml", ("statements",)),
        "outside": ("sources.yaml", ("facts",)),
        "conflicts": ("conflicts.yaml", ("conflicts",)),
        "thresholds": ("thresholds.yaml", ("thresholds",)),
        "assess": ("assess.yaml", ()),
        "prescribe": ("medicines.yaml", ()),
        "recommend": ("recommend.yaml", ()),
        "taper": ("taper.yaml", ()),
        "monitor": ("monitor.yaml", ()),
        "growth": ("growth.yaml", ()),
    }
)
"""Each part of a protocol, with the file and the key under which it stands there."""
FILES = tuple(dict.fromkeys(file for file, _ in PARTS.values()))
HANDOUT = "handout/"


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder holds.

    Args:
        trees: The content of each file. lines: the line of each value in it.
        digests: SHA-256 of the bytes of each file.
        names: Names of the folders it stands in, outermost first, its own last.
    """

    trees: Trees
    lines: Mapping[str, Lines]
    digests: Mapping[str, str]
    names: tuple[str, ...] = ()


def file_bytes(folder: Path) -> dict[str, bytes]:
    """Read every YAML file of a folder, handout texts included, by name.

    Raises:
        ProtocolRejected: the folder is not there, or a file cannot be read.
    """
    try:
        paths = sorted((*folder.glob("*.yaml"), *folder.glob(f"{HANDOUT}*.yaml")))
        content = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    except OSError as error:
        says = "cannot be read; check that you may read every file in it"
        raise ProtocolRejected([Problem(file_word(folder), "", says)]) from error
    if not content:
        says = "is no protocol: there is no such folder, or no .yaml file in it"
        raise ProtocolRejected([Problem(file_word(folder), "", says)])
    return content


def digests_of(content: Mapping[str, bytes]) -> dict[str, str]:
    """SHA-256 of the bytes of each file."""
    return {name: hashlib.sha256(bytes_).hexdigest() for name, bytes_ in content.items()}


def read_folder(folder: Path) -> Folder:
    """Read every file of a folder.

    Raises:
        ProtocolRejected: a file is missing or superfluous, or is not YAML as this program reads it; all are listed.
    """
    content = file_bytes(folder)
    problems = [Problem(file, "", "is missing") for file in FILES if file not in content]
    if not any(file.startswith(HANDOUT) for file in content):
        problems.append(Problem(f"{HANDOUT}en.yaml", "", "is missing"))
    trees: dict[str, object] = {}
    lines: dict[str, Lines] = {}
    for file, text in content.items():
        if file not in FILES and not file.startswith(HANDOUT):
            problems.append(Problem(file, "", "is not a file of a protocol; take it out of the folder"))
            continue
        try:
            tree = read_yaml(text, file, MOST_BYTES_OF_A_PROTOCOL)
        except BadCase as error:
            problems.extend(error.problems)
            continue
        trees[file], lines[file] = _by_key(tree.value), tree.lines
    if problems:
        raise ProtocolRejected(problems)
    return Folder(trees, lines, digests_of(content), folder.resolve().parts)


def _by_key(tree: object) -> object:
    """Put the keys of every mapping in order, as in the canonical form: nothing depends on how a file is laid out."""
    if isinstance(tree, dict):
        return {key: _by_key(tree[key]) for key in sorted(tree)}
    return tuple(_by_key(part) for part in tree) if isinstance(tree, tuple) else tree


def canonical(trees: Trees) -> bytes:
    """Write trees in the one way that does not depend on comments, layout or the order of keys."""
    return json.dumps(trees, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def digest_of(canonical_trees: bytes) -> str:
    """The digest by which a protocol is known: SHA-256 of its canonical form."""
    return hashlib.sha256(canonical_trees).hexdigest()
