"""Loading a protocol from its folder: strictly, with every check, and with every defect told at once."""

from collections.abc import Mapping
from pathlib import Path

from app.domain.errors import ProtocolRejected
from app.domain.protocol import Protocol
from app.files.tree import Lines
from app.protocols.assembling import condition_reader, make_protocol, with_conditions
from app.protocols.checks import check
from app.protocols.defects import Defects
from app.protocols.folder import Folder, Trees, canonical, digest_of, read_folder
from app.protocols.handout_words import with_base_texts
from app.protocols.naming import check_names


def load_folder(folder: Path) -> Protocol:
    """Load a protocol from its YAML files.

    Args:
        folder: One version of a protocol.

    Returns:
        The protocol; every name in it resolves.

    Raises:
        ProtocolRejected: with every defect, by file and line.
    """
    return load_read_folder(read_folder(folder))


def load_read_folder(folder: Folder) -> Protocol:
    """Load a protocol from files that have been read.

    Raises:
        ProtocolRejected: with every defect, by file and line.
    """
    return load_trees(folder.trees, digest_of(canonical(folder.trees)), folder.lines, names=folder.names)


def load_trees(
    trees: Trees, sha256: str, lines: Mapping[str, Lines], *, checked: bool = False, names: tuple[str, ...] = ()
) -> Protocol:
    """Make a protocol of what its files hold.

    Args:
        trees: The content of each file.
        sha256: The digest of the trees.
        lines: The line of each value; empty where the trees come from a compiled file.
        checked: True where these very trees have passed the cross-checks before.
        names: Names of the folders they stand in; empty where they stand in none.

    Raises:
        ProtocolRejected: with every defect, by file and line.
    """
    defects = Defects(lines)
    reader = condition_reader(trees, defects)
    ready = with_conditions(trees, reader)
    protocol = make_protocol(with_base_texts(ready), sha256, defects)
    if not checked:
        check(ready, reader, defects)
        check_names(ready, names, defects)
    if defects.found or protocol is None:
        raise ProtocolRejected(defects.in_order())
    return protocol
