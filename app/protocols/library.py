"""The library: which versions of a protocol there are, and the quickest safe way to load one."""

from pathlib import Path

from app.domain.errors import Problem, ProtocolRejected
from app.domain.protocol import Protocol
from app.files.places import compiled_folder, is_packaged, protocols_folder
from app.files.tree import file_word
from app.protocols.compiled_file import compiled_name, load_compiled, open_compiled
from app.protocols.folder import digests_of, file_bytes
from app.protocols.loader import load_folder


def load_protocol(folder: Path | None = None) -> Protocol:
    """Load a protocol.

    Args:
        folder: One version of a protocol; None is the newest that came with the program.

    Returns:
        The protocol. From a source run its compiled form is used only where the YAML files are those of which it was
        made, to the byte; the packaged program always has the compiled form of its own protocol.

    Raises:
        ProtocolRejected: there is none, or it has defects; every defect is listed.
    """
    chosen = newest_version() if folder is None else folder
    parent = chosen.resolve().parent.name
    compiled = open_compiled(compiled_folder() / compiled_name(parent, chosen.resolve().name))
    if compiled is not None:
        if is_packaged() and folder is None:
            return load_compiled(compiled)
        if digests_of(file_bytes(chosen)) == compiled.files:
            return load_compiled(compiled)
    return load_folder(chosen)


def newest_version() -> Path:
    """The folder of the newest version that came with the program.

    Raises:
        ProtocolRejected: there is none.
    """
    root = protocols_folder()
    folders = [path.parent for path in root.glob("*/*/protocol.yaml")]
    if not folders:
        raise ProtocolRejected([Problem(file_word(root), "", "holds no protocol; install the program again")])
    return max(folders, key=lambda path: (_version(path.name), path.parent.name))


def _version(name: str) -> tuple[tuple[int, str], ...]:
    """Sort 2026.10 behind 2026.9."""
    return tuple((int(part), "") if part.isdecimal() and part.isascii() else (-1, part) for part in name.split("."))
