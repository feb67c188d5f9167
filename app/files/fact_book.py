"""The fact book: the catalogue of facts written down, so that a form can stand before the case schema is built."""

import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import app.domain
from app.domain.facts import FactSpec
from app.domain.written import Number

NAME = "facts.json"


def write_fact_book(folder: Path, specs: tuple[FactSpec, ...]) -> Path:
    """Write the catalogue down beside the compiled protocols."""
    from app.files.atomic_write import write_whole

    place = folder / NAME
    book = {"schema_crc32": _schema_crc32(), "facts": [_entry(spec) for spec in specs]}
    write_whole(place, json.dumps(book, ensure_ascii=False, separators=(",", ":")).encode())
    return place


def read_fact_book(folder: Path) -> tuple[FactSpec, ...] | None:
    """Read the catalogue.

    Returns:
        The specs; None where there is no book, or where it was written for another case schema.
    """
    try:
        book = json.loads((folder / NAME).read_bytes())
    except (OSError, ValueError):
        return None
    schema = _schema_crc32()
    if schema is not None and book.get("schema_crc32") != schema:
        return None
    return tuple(_spec(entry) for entry in book["facts"])


def _entry(spec: FactSpec) -> dict[str, Any]:
    return {**spec._asdict(), "number": None if spec.number is None else spec.number._asdict()}


def _spec(entry: Mapping[str, Any]) -> FactSpec:
    number = entry["number"]
    if number is not None:
        plausible = None if number["plausible"] is None else tuple(number["plausible"])
        number = Number(**{**number, "plausible": plausible, "only": tuple(number["only"])})
    return FactSpec(**{**entry, "words": tuple(entry["words"]), "number": number})


def _schema_crc32() -> int | None:
    """Check sum of the modules that lay the case down; None where they are packaged together."""
    modules = sorted(Path(app.domain.__file__).parent.glob("*.py"))
    return zlib.crc32(b"".join(module.read_bytes() for module in modules)) if modules else None
