"""Writing a file whole or not at all: what was there before stays until the new content is safely on the disk."""

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from app.domain.errors import NotWritten, Problem
from app.files.tree import file_word

_FULL = frozenset((errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)))
_FORBIDDEN = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))
_NO_FOLDER = frozenset((errno.ENOENT, errno.ENOTDIR))
_MAY_BE_WRITTEN = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_FOLDER_CANNOT = frozenset((errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that at every moment either the old or the new content stands there, whole.

    Args:
        path: Where to; its folder must exist. A symbolic link is followed.
        content: All of it. The file is readable by its owner only.

    Raises:
        NotWritten: nothing was changed, and the sentence says why and what to do; or the file stands, but the disk
            would not confirm it.
    """
    word = file_word(path)
    target = Path(os.path.realpath(path))
    try:
        _refuse_what_is_no_file(target, word)
        temporary = _written_beside(target, content)
        try:
            temporary.replace(target)
        except BaseException:
            _remove(temporary)
            raise
    except OSError as error:
        raise _not_written(word, _why(error)) from error
    _keep_folder(target.parent, word)


def _refuse_what_is_no_file(target: Path, word: str) -> None:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise _not_written(word, "is a folder; name a file in it")
    if not stat.S_ISREG(mode):
        raise _not_written(word, "is a device, not a file; name a file")
    if not mode & _MAY_BE_WRITTEN:
        # A folder that may be written lets any file in it be replaced: whoever protected this one meant it.
        raise _not_written(word, "is marked as read-only; choose another name, or have the mark taken away")


def _written_beside(target: Path, content: bytes) -> Path:
    """Write a temporary file in the folder of the target, and prove that it holds the content."""
    handle, name = tempfile.mkstemp(prefix=".heliotrope-", suffix=".part", dir=target.parent)
    temporary = Path(name)
    try:
        try:
            _fill(handle, content)
        finally:
            os.close(handle)
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _fill(handle: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        count = os.write(handle, rest)
        if count <= 0:
            raise OSError(errno.ENOSPC, "nothing was written")
        rest = rest[count:]
    os.fsync(handle)
    os.lseek(handle, 0, os.SEEK_SET)
    read = 0
    while piece := os.read(handle, 1_048_576):
        if content[read : read + len(piece)] != piece:
            raise OSError(errno.EIO, "what was read back differs")
        read += len(piece)
    if read != len(content):
        raise OSError(errno.EIO, "what was read back is shorter")


def _remove(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink()


def _keep_folder(folder: Path, word: str) -> None:
    """Make the new name itself durable, where the platform can."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno not in _FOLDER_CANNOT:
            says = "is written, but the disk did not confirm it; check the disk and write it once more elsewhere"
            raise NotWritten([Problem(word, "", says)]) from error


def _why(error: OSError) -> str:
    if error.errno in _FULL:
        return "could not be written: the disk is full; free some space and try again"
    if error.errno in _NO_FOLDER:
        return "could not be written: its folder does not exist; make the folder or choose another"
    if error.errno in _FORBIDDEN:
        return "could not be written: it may not be changed, or is open elsewhere; choose another place"
    if error.errno == errno.ENAMETOOLONG:
        return "could not be written: its name is too long; choose a shorter one"
    return "could not be written: the disk reports a fault; try again or choose another place"


def _not_written(word: str, says: str) -> NotWritten:
    return NotWritten([Problem(word, "", f"{says}. Nothing was changed")])
