"""A directory that behaves like a bucket."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from functools import cached_property
from itertools import count
from pathlib import Path

from factowiki.engine.errors import (
    AccessDenied,
    PreconditionFailed,
    StoreUnavailable,
    Unreadable,
)
from factowiki.engine.ports import NOT_MODIFIED, Entry, NotModified, StoredObject, Version
from factowiki.local.files import described, obstacle, read_file
from factowiki.pages.artifact import Artifact, etag_of

_PARTIAL = ".partial-"
_partials = count()  # with the process's id, the name of a file that is being written
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_CLOEXEC", 0)


class _File:
    """A line of a listing: its bytes are read when somebody asks for the etag."""

    def __init__(self, key: str, path: str) -> None:
        self.key = key
        self._path = path

    @cached_property
    def etag(self) -> str:
        """Empty where the file is gone by now, or never was one that anybody can read."""
        try:
            body = _read(self._path)
        except Unreadable:
            return ""
        return "" if body is None else etag_of(body)


class DirectoryStore:
    """Objects are files below ``root``; a directory is no object, nor is a hidden file.

    A link to a file is that file. A link to a directory is not followed, so that no loop of links
    is one; a link that leads nowhere is no object.

    Writes are atomic: a reader sees the old file or the new one, never half of it, also after a
    crash. Conditions are checked right before the write, so they hold among the threads of one
    process only where callers take turns. Files keep no headers.
    """

    def __init__(self, root: Path) -> None:
        self._root = str(root)

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        body = _read(self._file(key))
        if body is None:
            return None
        etag = etag_of(body)
        return NOT_MODIFIED if etag == known else StoredObject(body, etag)

    def read(self, key: str, most: int | None = None) -> bytes | None:
        """As ``get``, but without finding out the etag, and of a longer file only the beginning."""
        return _read(self._file(key), most)

    def obstacle(self, key: str) -> str:
        """What stands where the file should, such as "a folder"; mostly nothing does."""
        return obstacle(self._file(key))

    def names(self) -> Iterator[str]:
        """The keys of all that is there, folders too, whether it is an object or not."""
        return (entry.key for entry in self._entries("", everything=True))

    def put(
        self,
        key: str,
        artifact: Artifact,
        *,
        if_match: str | None = None,
        if_absent: bool = False,
    ) -> str:
        file = self._file(key)
        if if_absent and _File(key, file).etag:
            raise PreconditionFailed(f"{key} exists already")
        self._check(key, if_match)
        with _translating(file):
            self._write(file, artifact.body)
        return artifact.etag

    def delete(self, key: str, *, if_match: str | None = None) -> None:
        """Also removes the directories that this leaves empty, as a bucket has none."""
        self._check(key, if_match)
        file = Path(self._file(key))
        with _translating(str(file)):
            file.unlink(missing_ok=True)
        for parent in file.parents:
            if str(parent) == self._root:
                break
            try:
                parent.rmdir()
            except OSError:  # not empty, or not there
                break

    def sweep(self) -> None:
        """Remove what is left of writes that never ended."""
        for partial in Path(self._root).rglob(f"{_PARTIAL}*"):
            partial.unlink(missing_ok=True)

    def list(self, prefix: str = "") -> Iterator[Entry]:
        folder, _, start = prefix.rpartition("/")
        return self._entries(folder, start)

    def history(self, key: str) -> Iterator[Version]:
        """A directory keeps no versions."""
        del key
        return iter(())

    def get_version(self, key: str, version: str) -> StoredObject | None:
        del key, version
        return None

    def _check(self, key: str, if_match: str | None) -> None:
        if if_match is not None and _File(key, self._file(key)).etag != if_match:
            raise PreconditionFailed(f"{key} is not the version {if_match}")

    def _file(self, key: str) -> str:
        # Keys come from slugs and kinds of pages, so this is a second lock on the same door.
        if "\0" in key or any(not part or part[0] == "." for part in key.split("/")):
            raise AccessDenied(f"{key!r} does not name a file below the directory")
        return f"{self._root}/{key}"

    def _entries(
        self, folder: str, start: str = "", *, everything: bool = False
    ) -> Iterator[_File]:
        """The files below ``folder`` whose path from there begins with ``start``."""
        try:
            found = list(os.scandir(f"{self._root}/{folder}"))
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            raise _translated(f"{self._root}/{folder}", error) from error
        for entry in found:
            if entry.name.startswith(".") or not entry.name.startswith(start):
                continue
            key = f"{folder}/{entry.name}" if folder else entry.name
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder:
                yield from self._entries(key, everything=everything)
            is_object = not is_folder and (not entry.is_symlink() or os.path.isfile(entry.path))  # noqa: PTH113  # for speed
            if everything or is_object:
                yield _File(key, entry.path)

    def _write(self, file: str, body: bytes) -> None:
        folder, _, _ = file.rpartition("/")
        partial = f"{folder}/{_PARTIAL}{os.getpid()}-{next(_partials)}"
        try:
            handle = os.open(partial, _NEW_FILE, 0o644)
        except FileNotFoundError:  # the first file of its folder
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103  # a Path costs more than the writing
            handle = os.open(partial, _NEW_FILE, 0o644)
        try:
            try:
                left = memoryview(body)
                while left:
                    left = left[os.write(handle, left) :]
            finally:
                os.close(handle)
            os.replace(partial, file)  # noqa: PTH105  # as above
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(partial)  # noqa: PTH108  # as above
            raise


def _read(file: str, most: int | None = None) -> bytes | None:
    try:
        return read_file(file, most)
    except OSError as error:
        raise described(file, error) from error


@contextlib.contextmanager
def _translating(name: str) -> Iterator[None]:
    try:
        yield
    except IsADirectoryError as error:
        raise StoreUnavailable(f"{name} is a folder where a file belongs; remove it") from error
    except OSError as error:
        raise _translated(name, error) from error


def _translated(name: str, error: OSError) -> AccessDenied | StoreUnavailable:
    kind = AccessDenied if isinstance(error, PermissionError) else StoreUnavailable
    return kind(f"{name}: {error.strerror or error}")
