"""A store and a queue in memory: for builds that keep no state, and for tests."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from factowiki.engine.errors import PermanentError, PreconditionFailed
from factowiki.engine.ports import (
    NOT_MODIFIED,
    Body,
    Entry,
    ListedObject,
    NotModified,
    StoredObject,
    Version,
)
from factowiki.pages.artifact import Artifact

_LONGEST_KEY: Final = 1_024  # bytes, as in S3


@dataclass
class MemoryStore:
    """A bucket as a dictionary. ``objects`` may be read freely.

    As S3 does, it refuses keys that are too long: with a `PermanentError`.
    """

    objects: dict[str, Artifact] = field(default_factory=dict)

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        _check(key)
        found = self.objects.get(key)
        if found is None:
            return None
        return NOT_MODIFIED if found.etag == known else StoredObject(found.body, found.etag)

    def put(
        self,
        key: str,
        artifact: Artifact,
        *,
        if_match: str | None = None,
        if_absent: bool = False,
    ) -> str:
        _check(key)
        present = self.objects.get(key)
        if if_absent and present is not None:
            raise PreconditionFailed(f"{key} exists already")
        if if_match is not None and (present is None or present.etag != if_match):
            raise PreconditionFailed(f"{key} is not the version {if_match}")
        self.objects[key] = artifact
        return artifact.etag

    def delete(self, key: str, *, if_match: str | None = None) -> None:
        _check(key)
        present = self.objects.get(key)
        if if_match is not None and (present is None or present.etag != if_match):
            raise PreconditionFailed(f"{key} is not the version {if_match}")
        self.objects.pop(key, None)

    def list(self, prefix: str = "") -> Iterator[Entry]:
        for key, artifact in tuple(self.objects.items()):
            if key.startswith(prefix):
                yield ListedObject(key, artifact.etag)


def _check(key: str) -> None:
    if len(key.encode(errors="surrogatepass")) > _LONGEST_KEY:
        raise PermanentError(f"{key[:60]}...: KeyTooLongError")


@dataclass
class VersionedMemoryStore(MemoryStore):
    """One that keeps every version, as the content bucket does. Ids count from 1 for each key."""

    versions: dict[str, list[Artifact | None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, artifact in self.objects.items():
            self.versions.setdefault(key, [artifact])

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
        etag = super().put(key, artifact, **conditions)
        self.versions.setdefault(key, []).append(artifact)
        return etag

    def delete(self, key: str, *, if_match: str | None = None) -> None:
        super().delete(key, if_match=if_match)
        self.versions.setdefault(key, []).append(None)

    def history(self, key: str) -> Iterator[Version]:
        kept = self.versions.get(key, [])
        for number, artifact in reversed([*enumerate(kept, start=1)]):
            yield Version(str(number), artifact.etag) if artifact else Version("")

    def get_version(self, key: str, version: str) -> StoredObject | None:
        artifact = self.versions[key][int(version) - 1]
        return StoredObject(artifact.body, artifact.etag) if artifact else None


@dataclass
class MemoryQueue:
    """Messages in the order in which they were sent. Those ``delayed`` wait until told to go on."""

    messages: deque[Body] = field(default_factory=deque)
    delayed: list[Body] = field(default_factory=list)

    def send(self, messages: Iterable[Body], *, delay: int = 0) -> None:
        (self.delayed if delay else self.messages).extend(messages)

    def retry(self, receipts: Iterable[str], seconds: int) -> None:
        """Nothing here comes back by itself."""

    def end_delay(self) -> None:
        self.messages.extend(self.delayed)
        self.delayed.clear()

    def take(self) -> list[Body]:
        """All messages; the queue is empty afterwards."""
        taken = list(self.messages)
        self.messages.clear()
        return taken
