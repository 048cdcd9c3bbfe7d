"""A directory that behaves like a bucket."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from factowiki.pages.artifact import Artifact, etag_of
from factowiki.publishing.errors import AccessDenied, PreconditionFailed, StoreUnavailable
from factowiki.publishing.ports import NOT_MODIFIED, Entry, Found, NotModified, Version

_PARTIAL = ".partial-"
_NO_FILE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP})


def spelled(name: str) -> str:
    r"""``name`` as it can be printed: bytes that are not UTF-8 as ``\xe9``."""
    return os.fsencode(name).decode(errors="backslashreplace")


def read_file(path: Path) -> bytes | None:
    """None where there is no file: nothing, a directory, or a link that leads nowhere."""
    try:
        return path.read_bytes()
    except OSError as error:
        if error.errno in _NO_FILE:
            return None
        raise


class DirectoryStore:
    """Objects are files below ``root``; a directory is no object, nor is a hidden file.

    A link to a file is that file. A link to a directory is not followed, so that no loop of links
    is one; a link that leads nowhere is no object.

    Writes are atomic: a reader sees the old file or the new one, never half of it, also after a
    crash. Conditions are checked right before the write, so they hold among the threads of one
    process only where callers take turns. Files keep no headers.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def get(self, key: str, known: str | None = None) -> Found | NotModified | None:
        body = _read(self._file(key))
        if body is None:
            return None
        etag = etag_of(body)
        return NOT_MODIFIED if etag == known else Found(body, etag)

    def put(
        self,
        key: str,
        artifact: Artifact,
        *,
        if_match: str | None = None,
        if_absent: bool = False,
    ) -> str:
        file = self._file(key)
        if if_absent or if_match is not None:
            present = _read(file)
            if if_absent and present is not None:
                raise PreconditionFailed(f"{key} exists already")
            if if_match is not None and (present is None or etag_of(present) != if_match):
                raise PreconditionFailed(f"{key} is not the version {if_match}")
        with _told(key):
            self._write(file, artifact.body)
        return artifact.etag

    def delete(self, key: str) -> None:
        """Also removes the directories that this leaves empty, as a bucket has none."""
        file = self._file(key)
        with _told(key):
            file.unlink(missing_ok=True)
        for parent in file.parents:
            if parent == self._root:
                break
            try:
                parent.rmdir()
            except OSError:  # not empty, or not there
                break

    def list(self, prefix: str = "") -> Iterator[Entry]:
        folder, _, _ = prefix.rpartition("/")
        for key in self._keys(folder):
            if key.startswith(prefix):
                body = _read(self._root / key)
                if body is not None:
                    yield Entry(key, etag_of(body), len(body))

    def history(self, key: str) -> Iterator[Version]:
        """A directory keeps no versions."""
        del key
        return iter(())

    def get_version(self, key: str, version: str) -> Found | None:
        del key, version
        return None

    def _file(self, key: str) -> Path:
        parts = key.split("/")
        # Keys come from slugs and kinds of pages, so this is a second lock on the same door.
        if any(part in {"", ".", ".."} or part.startswith(".") for part in parts) or "\0" in key:
            raise AccessDenied(f"{key!r} does not name a file below the directory")
        return self._root.joinpath(*parts)

    def _keys(self, folder: str) -> Iterator[str]:
        try:
            entries = list(os.scandir(self._root / folder))
        except (FileNotFoundError, NotADirectoryError):
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            key = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from self._keys(key)
            else:
                yield key

    def _write(self, file: Path, body: bytes) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(prefix=_PARTIAL, dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(body)
            os.chmod(partial, 0o644)  # noqa: PTH101  # a name, not a Path; mkstemp made it 0600
            os.replace(partial, file)  # noqa: PTH105
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(partial)  # noqa: PTH108
            raise


def _read(file: Path) -> bytes | None:
    try:
        return read_file(file)
    except OSError as error:
        raise _translated(str(file), error) from error


@contextlib.contextmanager
def _told(key: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _translated(key, error) from error


def _translated(name: str, error: OSError) -> AccessDenied | StoreUnavailable:
    kind = AccessDenied if isinstance(error, PermissionError) else StoreUnavailable
    return kind(f"{name}: {error.strerror or error}")
