"""What publishing needs from the outside world: a store of objects, a queue and a CDN.

On AWS these are S3, SQS and CloudFront (``factowiki.aws``); on a laptop, a directory
(``factowiki.local``); in tests, objects in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, Final, Protocol, TypedDict, TypeVar

from factowiki.engine.errors import PreconditionFailed
from factowiki.pages.artifact import Artifact

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object as read. ``etag`` changes whenever the bytes do."""

    body: bytes
    etag: str


class NotModified:
    """The object still has the etag the caller knows."""

    def __repr__(self) -> str:
        return "NOT_MODIFIED"


NOT_MODIFIED: Final = NotModified()


class Entry(Protocol):
    """One line of a listing. Where nobody asks for an etag, none need be found out."""

    @property
    def key(self) -> str: ...

    @property
    def etag(self) -> str: ...


@dataclass(frozen=True, slots=True)
class ListedObject:
    """A line of a listing that came with its etag."""

    key: str
    etag: str


@dataclass(frozen=True, slots=True)
class Version:
    """One of the versions an object has had. ``id`` is empty where it was removed."""

    id: str
    etag: str = ""

    @property
    def is_removal(self) -> bool:
        return not self.id


class Condition(TypedDict, total=False):
    """How a write is conditional."""

    if_match: str
    if_absent: bool


def over(etag: str | None) -> Condition:
    """Only over the object with ``etag``; where that is None, only where there is none."""
    return {"if_absent": True} if etag is None else {"if_match": etag}


def is_put(store: Store, key: str, artifact: Artifact, etag: str | None) -> bool:
    """Put it over the version with ``etag``; False where somebody else was first."""
    try:
        store.put(key, artifact, **over(etag))
    except PreconditionFailed:
        return False
    return True


class ReadableStore(Protocol):
    """A bucket, or something that behaves like one. Raises ``PublishingError``s only."""

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        """Read an object; None where there is none, NOT_MODIFIED where its etag is ``known``.

        Raises ``Unreadable`` where it is there and cannot be had.
        """

    def list(self, prefix: str = "") -> Iterator[Entry]:
        """Every object whose key starts with ``prefix``, in any order."""


class Store(ReadableStore, Protocol):
    """A bucket that we write to."""

    def put(
        self,
        key: str,
        artifact: Artifact,
        *,
        if_match: str | None = None,
        if_absent: bool = False,
    ) -> str:
        """Write an object whole, and tell its etag: that of the artifact.

        With ``if_match`` only over the object with that etag, with ``if_absent`` only where there
        is none; else ``PreconditionFailed``.
        """

    def delete(self, key: str, *, if_match: str | None = None) -> None:
        """Remove an object; fine where there is none.

        With ``if_match`` only the one with that etag; else, or where there is none,
        ``PreconditionFailed``.
        """


class VersionedStore(ReadableStore, Protocol):
    """The content bucket: only editors write to it, and it may know what they wrote before."""

    def history(self, key: str) -> Iterator[Version]:
        """The versions of an object, newest first, removals among them; none if none are kept."""

    def get_version(self, key: str, version: str) -> StoredObject | None:
        """Read an earlier version; None where it is no longer kept. Raises ``Unreadable``."""


class Mapper(Protocol):
    """Does one thing to many: one after the other, or several at once."""

    def __call__(self, function: Callable[[T], R], items: Sequence[T], /) -> Iterable[R]:
        """The results, in the order of ``items``."""


def one_by_one(function: Callable[[T], R], items: Sequence[T]) -> Iterable[R]:
    """The simplest mapper."""
    return map(function, items)


def untimed() -> float:
    """A clock for those who have all the time there is."""
    return 0.0


def endless() -> float:
    """What is left of the time of those."""
    return inf


Body = Mapping[str, Any]


class Queue(Protocol):
    """A queue of small JSON messages, delivered at least once, in any order."""

    def send(self, messages: Iterable[Body], *, delay: int = 0) -> None:
        """Send all, in as few requests as the queue allows; none is seen for ``delay`` seconds."""

    def retry(self, receipts: Iterable[str], seconds: int) -> None:
        """Have messages that were received and are not done come back in ``seconds``."""


class Cdn(Protocol):
    """What readers see the site through."""

    def invalidate(self, tags: frozenset[str]) -> None:
        """Drop every cached object that carries one of ``tags``. One request at most."""


class NoCdn:
    """For a site without a CDN: nothing is cached, so nothing is dropped."""

    def invalidate(self, tags: frozenset[str]) -> None:
        """Do nothing."""
