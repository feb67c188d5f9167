"""Writes resources/licences.txt: what the packaged program brings with it, and under which licence, from metadata."""

from __future__ import annotations

from importlib.metadata import metadata

from places import LOCKS, ROOT

LIST = ROOT / "resources" / "licences.txt"
_BESIDE = (
    "Qt, the libraries inside PySide6: LGPL-3.0-only (they lie beside the program and can be exchanged)",
    "PDFium, the library inside pypdfium2: BSD-3-Clause and Apache-2.0",
    "Atkinson Hyperlegible, by the Braille Institute: SIL Open Font License 1.1",
    "Noto Sans and Noto Sans Arabic, by Google: SIL Open Font License 1.1",
    "Droid Sans Fallback, by Google: Apache License 2.0",
    "Python: Python Software Foundation License 2.0",
)
_LONG = 60


def locked_releases() -> dict[str, str]:
    """Name to version of every package that the program runs with."""
    lines = (LOCKS / "run.txt").read_text(encoding="utf-8").splitlines()
    pins = (line.split()[0].partition("==") for line in lines if "==" in line and not line.startswith("#"))
    return {name: version for name, _sign, version in pins}


def licence_of(name: str) -> str:
    """The licence that a package names in its metadata, in one line."""
    about = metadata(name)
    named = [about[part] for part in ("License-Expression", "License") if part in about]
    named += [each.rpartition(" :: ")[2] for each in about.get_all("Classifier", []) if each.startswith("License ::")]
    said = next((text for text in named if text), "").splitlines()
    return said[0].split(" (")[0][:_LONG].rstrip(" ,") if said else "see its own files"


def main() -> None:
    """Write the list."""
    lines = [f"{name} {version}: {licence_of(name)}" for name, version in sorted(locked_releases().items())]
    LIST.write_text("\n".join((*lines, *_BESIDE)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
