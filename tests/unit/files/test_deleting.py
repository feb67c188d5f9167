"""A saved page is deleted where it stands as it was saved, and nothing else ever is."""

import os
import sys
from pathlib import Path

import pytest

from app.domain.errors import NotWritten
from app.files import deleting
from app.files.deleting import delete_same

PAGE = b"%PDF a page of a patient"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "treatment-plan.pdf"
    path.write_bytes(PAGE)
    return path


def refused(path: Path) -> str:
    with pytest.raises(NotWritten) as error:
        delete_same(path, PAGE)
    [problem] = error.value.problems
    return problem.sentence()


def test_PHI_6_that_exactly_the_saved_file_is_deleted(saved: Path) -> None:
    beside = saved.with_name("treatment-plan-2.pdf")
    beside.write_bytes(PAGE)
    delete_same(saved, PAGE)
    assert os.listdir(saved.parent) == ["treatment-plan-2.pdf"]


@pytest.mark.parametrize("content", [b"", PAGE[:-1], PAGE + b" and more", b"another page"])
def test_PHI_6_that_what_was_changed_since_is_left_as_it_is(saved: Path, content: bytes) -> None:
    saved.write_bytes(content)
    assert "was changed since it was saved" in refused(saved)
    assert saved.read_bytes() == content


def test_PHI_6_that_a_file_that_was_moved_is_told_and_not_called_deleted(saved: Path) -> None:
    saved.rename(saved.with_name("elsewhere.pdf"))
    assert "is not there any more" in refused(saved)
    assert saved.with_name("elsewhere.pdf").read_bytes() == PAGE


def test_PHI_6_that_the_page_itself_goes_and_not_only_a_link_to_it(saved: Path) -> None:
    link = saved.with_name("link.pdf")
    link.symlink_to(saved)
    delete_same(link, PAGE)
    assert not saved.exists()


@pytest.mark.parametrize(
    ("error", "says"), [(PermissionError(13, "held"), "protected"), (OSError(5, "broken"), "the disk reports a fault")]
)
def test_PHI_6_that_a_file_that_cannot_be_deleted_is_told_and_stays(
    saved: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, says: str
) -> None:
    def fail(_path: Path) -> None:
        raise error

    monkeypatch.setattr(deleting.Path, "unlink", fail)
    assert says in refused(saved)
    assert saved.read_bytes() == PAGE


@pytest.mark.skipif(sys.platform == "win32", reason="a folder is opened otherwise there")
def test_PHI_6_that_a_folder_is_never_deleted(tmp_path: Path) -> None:
    refused(tmp_path)
    assert tmp_path.is_dir()
