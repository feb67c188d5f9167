"""python -m app.protocols.compile: checks every protocol in the tree and writes what a quick start needs."""

import sys
from pathlib import Path

from app.domain.errors import AssistantError, Problem, ProtocolRejected
from app.domain.recording import case_specs
from app.files.fact_book import write_fact_book
from app.files.places import compiled_folder, protocols_folder
from app.protocols.compiled_file import compiled_name, write_compiled
from app.protocols.folder import read_folder
from app.protocols.loader import load_read_folder


def compile_folder(folder: Path, target: Path) -> Path:
    """Check one version of a protocol and compile it.

    Args:
        folder: The version; it and the folder around it bear its version and its id as their names.
        target: The folder for the compiled file; made where it is not there.

    Returns:
        The compiled file.

    Raises:
        ProtocolRejected: it has defects; every one is listed.
        NotWritten: nothing was changed.
    """
    read = read_folder(folder)
    about = load_read_folder(read).about
    path = folder.resolve()
    if (path.parent.name, path.name) != (about.id, about.version):
        says = f"must stand in a folder {about.id}/{about.version}, like its id and version"
        raise ProtocolRejected([Problem("protocol.yaml", "", says)])
    target.mkdir(parents=True, exist_ok=True)
    compiled = target / compiled_name(about.id, about.version)
    write_compiled(compiled, read)
    return compiled


def main() -> int:
    """Write the fact book, then compile every version of every protocol; the status is that of the first fault."""
    compiled_folder().mkdir(parents=True, exist_ok=True)
    print(write_fact_book(compiled_folder(), case_specs()))
    for path in sorted(protocols_folder().glob("*/*/protocol.yaml")):
        try:
            print(compile_folder(path.parent, compiled_folder()))
        except AssistantError as error:
            for problem in error.problems:
                print(problem.sentence(), file=sys.stderr)
            return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
