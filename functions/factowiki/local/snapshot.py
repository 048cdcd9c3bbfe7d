"""The records as they were when a build began: what is saved meanwhile is for the next one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from factowiki.local.directory import DirectoryStore
from factowiki.pages.artifact import etag_of
from factowiki.publishing.ports import (
    NOT_MODIFIED,
    Entry,
    Found,
    Listed,
    Mapper,
    NotModified,
    Version,
)


@dataclass
class Snapshot:
    """A directory that is listed once, with the etags of that moment.

    A file that is saved during the build is read with its own etag, so that nobody takes it for
    the version that was listed.
    """

    directory: DirectoryStore
    mapper: Mapper
    _etags: dict[str, str] | None = field(default=None, init=False)

    def get(self, key: str, known: str | None = None) -> Found | NotModified | None:
        etag = self._known().get(key)
        if etag is None:
            return None
        if etag == known:
            return NOT_MODIFIED
        body = self.directory.read(key)
        return None if body is None else Found(body, etag_of(body))

    def list(self, prefix: str = "") -> Iterator[Entry]:
        for key, etag in self._known().items():
            if key.startswith(prefix):
                yield Listed(key, etag)

    def history(self, key: str) -> Iterator[Version]:
        return self.directory.history(key)

    def get_version(self, key: str, version: str) -> Found | None:
        return self.directory.get_version(key, version)

    def _known(self) -> dict[str, str]:
        if self._etags is None:
            keys = [entry.key for entry in self.directory.list()]
            etags = zip(keys, self.mapper(self.directory.etag, keys), strict=True)
            self._etags = {key: etag for key, etag in etags if etag}
        return self._etags
