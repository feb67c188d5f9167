"""Deleting a file that the program has written: that very content, or nothing."""

import errno
import os
from pathlib import Path

from app.domain.errors import NotWritten, Problem
from app.files.tree import file_word

_FORBIDDEN = frozenset((errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY))


def delete_same(path: Path, content: bytes) -> None:
    """Delete a file that holds what was written into it. A symbolic link is followed, as it was when it was written.

    Args:
        content: All that the file must hold; with anything else in it, it is left as it is.

    Raises:
        NotWritten: nothing was deleted, and the sentence says why and what to do.
    """
    word = file_word(path)
    target = Path(os.path.realpath(path))
    try:
        if not _holds(target, content):
            raise _left(word, "was changed since it was saved; look at it, and delete it yourself if nobody needs it")
        target.unlink()
    except OSError as error:
        raise _left(word, _why(error)) from error


def _holds(target: Path, content: bytes) -> bool:
    with target.open("rb") as file:
        return file.read(len(content) + 1) == content


def _why(error: OSError) -> str:
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return "is not there any more; if it was moved, delete it where it is now"
    if error.errno in _FORBIDDEN:
        return "could not be deleted: it is protected, or open elsewhere; close it there and delete it yourself"
    return "could not be deleted: the disk reports a fault; delete it yourself"


def _left(word: str, says: str) -> NotWritten:
    return NotWritten([Problem(word, "", says)])
