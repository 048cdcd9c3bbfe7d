"""Buckets in which everything that can go wrong does.

Every operation gives the turn away first. When the turn comes back, the operation happens, or
fails, or happens and then fails, as the schedule decides; or it never comes back: a crash. A write
may also land later, over whatever stands there by then.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from factowiki.engine.buckets import CATALOG_KEY
from factowiki.engine.errors import (
    CdnUnavailable,
    PreconditionFailed,
    QueueUnavailable,
    StoreUnavailable,
    TransientError,
    Unreadable,
)
from factowiki.engine.ports import Entry, NotModified, StoredObject, Version
from factowiki.local.memory import MemoryStore, VersionedMemoryStore
from factowiki.pages.artifact import Artifact
from factowiki.pages.kinds import owner
from factowiki.records.keys import ContentKey
from tests.convergence.designs import ruled, rules_of

BEFORE, AFTER, NO = "before", "after", "no"
PAGE = 4  # entries of a listing read in one turn


@dataclass(frozen=True)
class Write:
    """A request that changes a bucket: ``artifact`` is None where it removes."""

    store: MemoryStore
    key: str
    artifact: Artifact | None
    conditions: dict[str, Any]

    @property
    def owner(self) -> ContentKey | None:
        """The record at whose address it is; None for what refresh owns."""
        return owner(self.key)

    def land(self) -> None:
        """Happens, on what is there now. Raises `PreconditionFailed`."""
        if self.artifact is None:
            self.store.delete(self.key, **self.conditions)
        else:
            self.store.put(self.key, self.artifact, **self.conditions)

    def land_late(self) -> bool:
        """Happens when nobody waits for the answer any more; True if that changed something."""
        before = self.store.objects.get(self.key)
        try:
            self.land()
        except PreconditionFailed:
            return False
        return self.store.objects.get(self.key) != before

    def __str__(self) -> str:
        return f"{'removal' if self.artifact is None else 'write'} of {self.key}"


class Turn(Protocol):
    """Gives the turn away; answers whether the operation shall fail before or after its effect.

    ``write`` is what the operation is about to ask for, if it changes a bucket.
    """

    def __call__(self, write: Write | None = None) -> str: ...


class Perilous:
    """An operation that may fail before its effect, or after it."""

    error: type[TransientError]

    def __init__(self, turn: Turn, write: Write | None = None) -> None:
        self._turn = turn
        self._write = write

    def __enter__(self) -> None:
        self._fate = self._turn(self._write)
        if self._fate == BEFORE:
            raise self.error("failed before its effect")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._fate == AFTER:
            raise self.error("failed after its effect")


class StoreOperation(Perilous):
    error = StoreUnavailable


class QueueOperation(Perilous):
    error = QueueUnavailable


class CdnOperation(Perilous):
    error = CdnUnavailable


@dataclass
class PerilousStore:
    """A store in which every operation is a turn of the schedule, and every page of a listing.

    What is written follows the ``rules`` for headers of the version that writes.
    """

    store: VersionedMemoryStore
    turn: Turn
    rules: str = ""

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        with StoreOperation(self.turn):
            return self.store.get(key, known)

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
        written = ruled(artifact, self.rules) if self.rules else artifact
        self._write(Write(self.store, key, written, conditions))

    def delete(self, key: str, **conditions: Any) -> None:
        self._write(Write(self.store, key, None, conditions))

    def _write(self, write: Write) -> None:
        with StoreOperation(self.turn, write):
            write.land()

    def list(self, prefix: str = "") -> Iterator[Entry]:
        """In pages, as S3 does: what changes between two pages may be seen, or not."""
        last = ""
        while True:
            with StoreOperation(self.turn):
                left = sorted(
                    (entry for entry in self.store.list(prefix) if entry.key > last),
                    key=lambda entry: entry.key,
                )
            yield from left[:PAGE]
            if len(left) <= PAGE:
                return
            last = left[PAGE - 1].key

    def history(self, key: str) -> Iterator[Version]:
        with StoreOperation(self.turn):
            return iter(tuple(self.store.history(key)))

    def get_version(self, key: str, version: str) -> StoredObject | None:
        with StoreOperation(self.turn):
            return self.store.get_version(key, version)


@dataclass
class SiteBucket(VersionedMemoryStore):
    """What readers see. ``crossed`` are objects with other headers than the catalog speaks of.

    A function of another version may bring them while a deploy goes on, over the same bytes. No
    condition and no listing tells of that.
    """

    state: MemoryStore = field(default_factory=MemoryStore)
    crossed: set[str] = field(default_factory=set)

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
        super().put(key, artifact, **conditions)
        catalog = self.state.objects.get(CATALOG_KEY)
        if catalog and f'"headers":"{rules_of(artifact)}"'.encode() in catalog.body:
            self.crossed.discard(key)
        else:
            self.crossed.add(key)


@dataclass
class ContentBucket(VersionedMemoryStore):
    """Where editors upload; versions of it may be archived, may fail to be read, and expire.

    ``unreadable`` has key and number of versions that S3 does not hand out, and whether it
    refuses also to say that they are not modified. Of each key as many of the oldest versions
    have expired as ``expired`` says. ``failing`` says how many more times reading a key fails;
    for those that are ``stuck`` it always does.
    """

    unreadable: dict[tuple[str, int], bool] = field(default_factory=dict)
    expired: dict[str, int] = field(default_factory=dict)
    failing: dict[str, int] = field(default_factory=dict)
    stuck: set[str] = field(default_factory=set)

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        self._may_fail(key)
        found = super().get(key, known)
        refuses = self.unreadable.get((key, len(self.versions.get(key, ()))))
        if found is None or refuses is None or (isinstance(found, NotModified) and not refuses):
            return found
        raise _unreadable(key)

    def history(self, key: str) -> Iterator[Version]:
        known = [*super().history(key)]
        return iter(known[: len(known) - self.expired.get(key, 0)])

    def get_version(self, key: str, version: str) -> StoredObject | None:
        self._may_fail(key)
        if int(version) <= self.expired.get(key, 0):
            return None
        if (key, int(version)) in self.unreadable:
            raise _unreadable(key)
        return super().get_version(key, version)

    def _may_fail(self, key: str) -> None:
        left = self.failing.get(key, 0)
        if left:
            self.failing[key] = left - 1
        if left or key in self.stuck:
            raise StoreUnavailable(f"reading {key}: 503")

    def can_read(self, key: str, number: int) -> bool:
        """Whether version ``number`` (from 1) is kept and handed out. A removal never is."""
        kept = self.expired.get(key, 0) < number and (key, number) not in self.unreadable
        return kept and key not in self.stuck and self.versions[key][number - 1] is not None

    def copy(self) -> ContentBucket:
        """Another bucket with the same content, of which reading does not fail for now."""
        versions = {key: [*kept] for key, kept in self.versions.items()}
        return ContentBucket(
            dict(self.objects), versions, dict(self.unreadable), dict(self.expired)
        )


def _unreadable(key: str) -> Unreadable:
    return Unreadable(key, "The file is archived.", "Restore it, or upload it again.")
