"""The compiled form is used only where it is that of the very files on the disk, and never where it was changed."""

import hashlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import ProtocolRejected
from app.protocols import library
from app.protocols.compile import compile_folder
from app.protocols.compiled_file import load_compiled, open_compiled
from app.protocols.coverage import cover
from app.protocols.library import load_protocol, newest_version
from app.protocols.loader import load_folder

Edit = Callable[[str, str, str], None]


@pytest.fixture
def compiled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The compiled form of the small protocol, where the library looks for it."""
    target = folder.parents[1] / "compiled"
    monkeypatch.setattr(library, "compiled_folder", lambda: target)
    monkeypatch.setattr(library, "protocols_folder", lambda: folder.parents[1])
    return compile_folder(folder, target)


def forbidden(_: Path) -> None:
    raise AssertionError("the YAML was read")


def test_that_the_compiled_protocol_is_the_same_as_the_loaded_one(folder: Path, compiled: Path) -> None:
    opened = open_compiled(compiled)
    assert opened is not None
    assert load_compiled(opened) == load_folder(folder)
    assert load_compiled(opened).sha256 == load_folder(folder).sha256


def test_that_the_compiled_file_is_one_canonical_json_document(compiled: Path) -> None:
    content = compiled.read_bytes()
    document = json.loads(content)
    assert sorted(document) == ["files", "sha256", "trees"]
    assert json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() == content


def test_that_it_is_used_where_every_yaml_file_is_the_same(
    folder: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert compiled.exists()
    monkeypatch.setattr(library, "load_folder", forbidden)
    assert load_protocol(folder).about.id == "minimal"
    assert load_protocol().about.id == "minimal"


def test_that_one_changed_byte_of_yaml_means_reading_the_yaml(folder: Path, compiled: Path, edit: Edit) -> None:
    assert compiled.exists()
    edit("taper.yaml", "says: 5 mg steps", "says: 5-mg steps")
    assert load_protocol(folder).taper.rungs[0].says == "5-mg steps"


def test_that_a_file_more_or_less_means_reading_the_yaml(folder: Path, compiled: Path) -> None:
    assert compiled.exists()
    (folder / "monitor.yaml").unlink()
    with pytest.raises(ProtocolRejected, match="is missing"):
        load_protocol(folder)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"value":"60"', b'"value":"90"'), (b'"sha256":"', b'"sha256":"0'), (b'"trees":', b'"tree":'), (b"}", b"")],
)
def test_that_a_changed_compiled_file_is_refused(folder: Path, compiled: Path, old: bytes, new: bytes) -> None:
    content = compiled.read_bytes()
    at = content.rindex(old)
    compiled.write_bytes(content[:at] + new + content[at + len(old) :])
    with pytest.raises(ProtocolRejected, match="changed or damaged"):
        load_protocol(folder)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[]", b"null", b'{"files":1,"trees":{}}', b'{"files":{},"trees":[' * 5000]
)
def test_that_what_is_no_compiled_file_is_refused(folder: Path, compiled: Path, content: bytes) -> None:
    compiled.write_bytes(content)
    with pytest.raises(ProtocolRejected, match="changed or damaged"):
        load_protocol(folder)


@pytest.mark.parametrize("trees", [b"[]", b"{}", b"[" * 50_000, b'{"protocol.yaml":5}'])
def test_that_trees_of_another_shape_are_refused_even_with_a_fitting_digest(compiled: Path, trees: bytes) -> None:
    digest = hashlib.sha256(trees).hexdigest().encode()
    compiled.write_bytes(b'{"files":{},"sha256":"' + digest + b'","trees":' + trees + b"}")
    opened = open_compiled(compiled)
    assert opened is not None
    with pytest.raises(ProtocolRejected):
        load_compiled(opened)


def test_that_the_packaged_program_needs_no_yaml(folder: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert compiled.exists()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(library, "load_folder", forbidden)
    (folder / "taper.yaml").unlink()
    assert load_protocol().about.id == "minimal"


def test_that_a_folder_with_defects_is_not_compiled(folder: Path, edit: Edit) -> None:
    edit("assess.yaml", "id: K02", "id: K01")
    with pytest.raises(ProtocolRejected):
        compile_folder(folder, folder.parents[1] / "compiled")
    assert not (folder.parents[1] / "compiled").exists()


def test_that_a_folder_bears_the_name_of_its_version(folder: Path, edit: Edit) -> None:
    edit("protocol.yaml", "id: minimal", "id: other")
    with pytest.raises(ProtocolRejected, match=r"other/1\.0"):
        compile_folder(folder, folder.parents[1] / "compiled")


def test_that_the_newest_version_is_the_highest_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "protocols_folder", lambda: tmp_path)
    with pytest.raises(ProtocolRejected, match="holds no protocol"):
        newest_version()
    for version in ("2026.9", "2026.10", "2025.12"):
        (tmp_path / "dermatomyositis" / version).mkdir(parents=True)
        (tmp_path / "dermatomyositis" / version / "protocol.yaml").touch()
    assert newest_version().name == "2026.10"


def test_that_the_protocol_of_the_program_loads_quickly_from_its_compiled_form(tmp_path: Path) -> None:
    opened = open_compiled(compile_folder(newest_version(), tmp_path))
    assert opened is not None
    load_compiled(opened)
    best = min(timed(lambda: load_compiled(opened)) for _ in range(5))
    assert best < 0.1  # about 0.013 s on the machine on which it was written


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def test_that_coverage_lists_what_no_part_cites(folder: Path) -> None:
    coverage = cover(load_folder(folder))
    assert (coverage.statements, coverage.cited, coverage.unaccounted) == (3, 2, ("S0-03",))
    assert (coverage.facts, coverage.facts_to_confirm) == (1, ())
