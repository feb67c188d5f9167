"""A file is written whole or not at all, whatever goes wrong; what was there before is intact."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.errors import NotWritten
from app.files import atomic_write
from app.files.atomic_write import write_whole

ROOT = Path(__file__).parents[3]
OLD = b"what was there before"


def refused(path: Path, content: bytes = b"new") -> str:
    with pytest.raises(NotWritten) as error:
        write_whole(path, content)
    [problem] = error.value.problems
    return problem.sentence()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(OLD)
    return path


def test_that_the_content_is_written_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    write_whole(path, b"x" * 3_000_000)
    assert path.read_bytes() == b"x" * 3_000_000
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["plan.pdf"]


def test_that_an_old_file_is_replaced_and_an_empty_one_may_be_written(old: Path) -> None:
    write_whole(old, b"")
    assert old.read_bytes() == b""


def test_that_a_symbolic_link_stays_a_link(tmp_path: Path, old: Path) -> None:
    link = tmp_path / "link.pdf"
    link.symlink_to(old)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert old.read_bytes() == b"new"


def test_T090_that_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert "its folder does not exist" in refused(tmp_path / "nowhere" / "plan.pdf")


def test_T090_that_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_T090_that_a_device_is_not_overwritten() -> None:
    assert "is a device" in refused(Path(os.devnull))
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_T090_that_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    assert "too long" in refused(tmp_path / ("x" * 300))


def failing(number: int) -> Callable[..., object]:
    def fail(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("function", ["write", "fsync", "lseek", "read"])
@pytest.mark.parametrize(
    ("number", "word"),
    [(errno.ENOSPC, "disk is full"), (errno.EIO, "reports a fault"), (errno.EACCES, "may not be changed")],
)
def test_T005_that_a_failing_step_leaves_the_old_file_and_no_other(
    old: Path, monkeypatch: pytest.MonkeyPatch, function: str, number: int, word: str
) -> None:
    monkeypatch.setattr(atomic_write.os, function, failing(number))
    sentence = refused(old)
    monkeypatch.undo()
    assert word in sentence
    assert "Nothing was changed" in sentence
    assert old.read_bytes() == OLD
    assert os.listdir(old.parent) == [old.name]


def test_T005_that_a_failing_rename_leaves_the_old_file_and_no_other(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", failing(errno.EACCES))
    assert "may not be changed" in refused(old)
    monkeypatch.undo()
    assert old.read_bytes() == OLD
    assert os.listdir(old.parent) == [old.name]


def test_T005_that_a_short_write_is_continued(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(atomic_write.os, "write", lambda handle, content: whole(handle, bytes(content[:7])))
    write_whole(old, b"0123456789" * 10)
    assert old.read_bytes() == b"0123456789" * 10


def test_T005_that_a_write_that_gets_nowhere_is_a_full_disk(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_write.os, "write", lambda *_: 0)
    assert "disk is full" in refused(old)


def test_T005_that_a_disk_that_keeps_something_else_is_noticed(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(atomic_write.os, "write", lambda handle, content: whole(handle, b"?" * len(content)))
    assert "reports a fault" in refused(old)
    assert old.read_bytes() == OLD


def test_T005_that_an_interrupted_write_leaves_no_temporary_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(atomic_write.os, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(old, b"new")
    assert os.listdir(old.parent) == [old.name]


def test_T005_that_a_folder_that_cannot_be_confirmed_is_told_as_it_is(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, folder = os.fsync, old.parent.stat().st_ino

    def fsync(handle: int) -> None:
        if os.fstat(handle).st_ino == folder:
            raise OSError(errno.EIO, "broken")
        whole(handle)

    monkeypatch.setattr(atomic_write.os, "fsync", fsync)
    assert "is written, but the disk did not confirm it" in refused(old)
    assert old.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are a matter of POSIX")
def test_T005_that_a_limit_of_the_file_size_leaves_the_old_file_and_no_other(old: Path) -> None:
    program = (
        "import resource, sys; from pathlib import Path; from app.files.atomic_write import write_whole\n"
        "from app.domain.errors import NotWritten\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try: write_whole(Path(sys.argv[1]), b'x' * 200_000)\n"
        "except NotWritten as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(old)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "disk is full" in done.stdout
    assert old.read_bytes() == OLD
    assert os.listdir(old.parent) == [old.name]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs setpriv")
def test_T090_that_a_read_only_folder_is_told_and_left_alone(old: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from app.files.atomic_write import write_whole\n"
        "from app.domain.errors import NotWritten\n"
        "try: write_whole(Path(sys.argv[1]), b'new')\n"
        "except NotWritten as error: print(error)\n"
    )
    command = [sys.executable, "-c", program, str(old)]
    if os.geteuid() == 0:  # root may write everywhere, and the test would pass for the wrong reason
        caps = "-dac_override,-dac_read_search"
        command = ["setpriv", "--bounding-set", caps, "--inh-caps", caps, *command]
    old.parent.chmod(0o500)
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    finally:
        old.parent.chmod(0o700)
    assert "may not be changed" in done.stdout, done.stderr
    assert old.read_bytes() == OLD


def test_T090_that_a_file_that_is_marked_as_read_only_is_told_and_left_alone(old: Path) -> None:
    old.chmod(0o400)
    try:
        with pytest.raises(NotWritten, match="marked as read-only"):
            write_whole(old, b"new")
        assert old.read_bytes() == OLD
        assert os.listdir(old.parent) == [old.name]
    finally:
        old.chmod(0o600)
