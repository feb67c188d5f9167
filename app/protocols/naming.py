"""Cross-checks of names: a version stands in the folder that bears its name, under the folder of its protocol."""

import re

from app.files.places import protocols_folder
from app.protocols.defects import Defects, Place
from app.protocols.folder import Trees

LIBRARY = "protocols"
_LIKE_A_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def check_names(trees: Trees, names: tuple[str, ...], defects: Defects) -> None:
    """Check that id and version are those of the folders, so that nobody takes one version for another.

    A copy to be worked on may have any name; but a name that is written like a version must be the version, and in
    a library (protocols/<id>/<version>), or under the name of a protocol of the program, both must hold.

    Args:
        names: Names of the folders around the files, outermost first; empty where they stand in none.
    """
    about = trees.get("protocol.yaml")
    if not isinstance(about, dict) or not names:
        return
    own, above = names[-1], "".join(names[-2:-1])
    in_library = names[-3:-2] == (LIBRARY,)
    is_version = in_library or _LIKE_A_VERSION.fullmatch(own) is not None
    if is_version:
        _expect(about, "version", own, defects)
    if in_library or (is_version and above in {path.name for path in protocols_folder().glob("*")}):
        _expect(about, "id", above, defects)


def _expect(about: dict[str, object], key: str, folder: str, defects: Defects) -> None:
    if isinstance(about.get(key), str) and about[key] != folder:
        defects.note(Place("protocol.yaml", (key,)), f"must be {folder}, the name of the folder it stands in")
