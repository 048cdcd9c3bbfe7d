"""The records as they were when a build began: what is saved meanwhile is for the next one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from factowiki.engine.errors import Unreadable
from factowiki.engine.ports import (
    NOT_MODIFIED,
    Entry,
    ListedObject,
    Mapper,
    NotModified,
    StoredObject,
    Version,
)
from factowiki.local.directory import DirectoryStore
from factowiki.local.files import in_the_way
from factowiki.pages.artifact import etag_of
from factowiki.records.keys import parse_key
from factowiki.records.problems import printable
from factowiki.records.scanning import LARGEST
from factowiki.records.uploads import is_misnamed

_UNREADABLE: Final = "unreadable"  # the etag of no bytes


@dataclass
class Snapshot:
    """A directory that is listed once, with the etags of that moment.

    A file that is saved during the build is read with its own etag, so that nobody takes it for
    the version that was listed. What stands where a record should and cannot be read is listed as
    well: somebody meant a record by it, so its page must not be removed. Of what is too long for a
    record only as much is read as shows it. ``ignored`` are names that no key can have.
    """

    directory: DirectoryStore
    mapper: Mapper
    ignored: list[str] = field(default_factory=list, init=False)
    _etags: dict[str, str] | None = field(default=None, init=False)

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        etag = self._known().get(key)
        if etag is None:
            return None
        if etag == known:
            return NOT_MODIFIED
        body = self._read(key)
        return None if body is None else StoredObject(body, etag_of(body))

    def list(self, prefix: str = "") -> Iterator[Entry]:
        for key, etag in self._known().items():
            if key.startswith(prefix):
                yield ListedObject(key, etag)

    def history(self, key: str) -> Iterator[Version]:
        return self.directory.history(key)

    def get_version(self, key: str, version: str) -> StoredObject | None:
        return self.directory.get_version(key, version)

    def _known(self) -> dict[str, str]:
        if self._etags is None:
            keys = []
            for key in self.directory.names():
                if not (_is_record(key) or is_misnamed(key)):
                    continue
                if _is_key(key):
                    keys.append(key)
                else:
                    self.ignored.append(printable(key))
            etags = zip(keys, self.mapper(self._etag, keys), strict=True)
            self._etags = {key: etag for key, etag in etags if etag}
        return self._etags

    def _etag(self, key: str) -> str:
        """Empty for what is no file and no record either: folders mostly."""
        try:
            body = self._read(key)
        except Unreadable:
            return _UNREADABLE
        return "" if body is None else etag_of(body)

    def _read(self, key: str) -> bytes | None:
        body = self.directory.read(key, LARGEST)
        if body is None and _is_record(key):
            found = self.directory.obstacle(key)
            if found:
                raise in_the_way(key, found)
        return body


def _is_key(key: str) -> bool:
    """Keys are UTF-8; file names may be anything."""
    try:
        key.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_record(key: str) -> bool:
    return parse_key(key) is not None
