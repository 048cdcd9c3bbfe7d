"""Reads files that people left in a folder, none of them blindly.

To open a pipe is to wait for whoever writes to it, a device may never end, and a file may be larger
than the memory.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

from factowiki.engine.errors import StoreUnavailable, Unreadable

_LARGEST: Final = 512 * 1024**2  # bytes; no object of any site comes near

_NOTHING: Final = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP})
_NO_FAULT_OF_THE_FILE: Final = frozenset({errno.EMFILE, errno.ENFILE, errno.ENOMEM})
_KINDS: Final = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class NotAFile(OSError):
    """Something else stands there."""


def read_file(path: str | Path, most: int | None = None) -> bytes | None:
    """None where there is no file: nothing, a folder, or a link that leads nowhere.

    Of a file with more than ``most`` bytes, the first of them and one more: enough to see that it
    is too long. Raises ``OSError``, ``NotAFile`` for pipes, sockets and devices; and for a file
    beyond all measure where there is no ``most``.
    """
    try:
        found = os.stat(path)  # noqa: PTH116  # a Path costs a build more than the reading
        if stat.S_ISDIR(found.st_mode):
            return None
        _check(found, most)
        with open(path, "rb", buffering=0, opener=_at_once) as file:
            return file.read(-1 if most is None else min(found.st_size, most) + 1)
    except OSError as error:
        if error.errno in _NOTHING:
            return None
        raise


def _check(found: os.stat_result, most: int | None) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise NotAFile(f"it is {_kind(found)}, not a file")
    if most is None and found.st_size > _LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))


def obstacle(path: str) -> str:
    """What stands where a file should, such as "a folder"; empty where nothing or a file does."""
    try:
        found = os.lstat(path)
        is_link = stat.S_ISLNK(found.st_mode)
        found = os.stat(path)  # noqa: PTH116  # as above
    except OSError as error:
        leads_nowhere = error.errno in _NOTHING and os.path.islink(path)  # noqa: PTH114  # as above
        return "a link that leads nowhere" if leads_nowhere else ""
    if stat.S_ISREG(found.st_mode):
        return ""
    return f"a link to {_kind(found)}" if is_link else _kind(found)


def described(path: str, error: OSError) -> Unreadable | StoreUnavailable:
    """``error`` in the words of publishing."""
    if error.errno in _NO_FAULT_OF_THE_FILE:
        return StoreUnavailable(f"{path}: {error.strerror}")
    if isinstance(error, NotAFile):
        return in_the_way(path, obstacle(path))
    if isinstance(error, PermissionError):
        return Unreadable(path, "You may not read this file.", f"Allow it: chmod u+r '{path}'.")
    what = f"The file cannot be read: {error.strerror or error}."
    return Unreadable(path, what, "See whether its disk is all right, and try again.")


def in_the_way(path: str, what: str) -> Unreadable:
    """``what`` stands where a file should."""
    return Unreadable(path, f"This is {what}, not a file.", "Put the file in its place.")


def _kind(found: os.stat_result) -> str:
    return _KINDS.get(stat.S_IFMT(found.st_mode), "something else")


def _at_once(path: str, flags: int) -> int:
    """Open without waiting, should it have become a pipe since it was looked at."""
    return os.open(path, flags | os.O_NONBLOCK | os.O_NOCTTY)
