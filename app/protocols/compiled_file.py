"""The compiled form of a protocol: one canonical JSON file that says of which YAML files it was made."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import Problem, ProtocolRejected
from app.domain.protocol import Protocol
from app.domain.written import PlainText
from app.files.atomic_write import write_whole
from app.files.tree import file_word
from app.protocols.folder import Folder, canonical, digest_of
from app.protocols.loader import load_trees

_MARK = b',"trees":'
_LIKE_A_NUMBER = re.compile(r"-?[0-9]")
_SAYS = "has been changed or damaged since it was compiled; install the program again, or compile the protocol anew"


@dataclass(frozen=True, slots=True)
class CompiledFile:
    """A compiled file, opened but not yet understood.

    Args:
        name: For the problems. files: SHA-256 of each YAML file of which it was made.
        sha256: Digest of the protocol, as recorded. trees: the canonical JSON of its trees.
    """

    name: str
    files: Mapping[str, str]
    sha256: str
    trees: bytes


def compiled_name(protocol_id: str, version: str) -> str:
    """The name of the compiled file of one version."""
    return f"{protocol_id}-{version}.json"


def write_compiled(path: Path, folder: Folder) -> None:
    """Write the compiled form of a folder that has passed every check.

    Raises:
        NotWritten: nothing was changed.
    """
    trees = canonical(folder.trees)
    head = canonical({"files": dict(folder.digests), "sha256": digest_of(trees)})
    write_whole(path, head[:-1] + _MARK + trees + b"}")
    path.chmod(0o644)  # everybody who may run the program reads it


def open_compiled(path: Path) -> CompiledFile | None:
    """Open a compiled file; None where there is none.

    Raises:
        ProtocolRejected: it cannot be read, or is not what the compiler writes.
    """
    word = file_word(path)
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _rejected(word, "cannot be read; check that you may read it") from error
    head, mark, rest = content.partition(_MARK)
    try:
        header = json.loads(head + b"}") if mark and rest.endswith(b"}") else None
    except ValueError:
        header = None
    if not isinstance(header, dict) or not isinstance(header.get("files"), dict):
        raise _rejected(word, _SAYS)
    return CompiledFile(word, header["files"], str(header.get("sha256")), rest[:-1])


def load_compiled(compiled: CompiledFile) -> Protocol:
    """Load the protocol of a compiled file; it passed the cross-checks when it was compiled.

    Raises:
        ProtocolRejected: its content is not that of its recorded digest.
    """
    if digest_of(compiled.trees) != compiled.sha256:
        raise _rejected(compiled.name, _SAYS)
    try:
        trees = json.loads(compiled.trees)
    except (ValueError, RecursionError) as error:
        raise _rejected(compiled.name, _SAYS) from error
    if not isinstance(trees, dict):
        raise _rejected(compiled.name, _SAYS)
    return load_trees({file: _thawed(tree) for file, tree in trees.items()}, compiled.sha256, {}, checked=True)


def _thawed(value: object) -> object:
    """Give a tree from JSON the form that it has from YAML: tuples, and text that may be read as a number."""
    if isinstance(value, str):
        return PlainText(value) if _LIKE_A_NUMBER.match(value) else value
    if isinstance(value, dict):
        return {key: _thawed(part) for key, part in value.items()}
    if isinstance(value, list):
        return tuple([_thawed(part) for part in value])
    return value


def _rejected(name: str, says: str) -> ProtocolRejected:
    return ProtocolRejected([Problem(name, "", says)])
