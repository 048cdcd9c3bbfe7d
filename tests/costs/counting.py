"""Stores, queues and a CDN in memory that count what they are asked for, as AWS would bill it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from factowiki.aws.cloudfront import by_path, by_tag
from factowiki.engine.ports import Body, Entry, ListedObject, NotModified, StoredObject, Version
from factowiki.local.memory import MemoryQueue, MemoryStore, VersionedMemoryStore
from factowiki.pages.artifact import Artifact

PAGE: Final = 1_000  # keys in one answer of ListObjectsV2, the most S3 gives
BATCH: Final = 10  # messages in one SendMessageBatch or ReceiveMessage, the most SQS takes


@dataclass
class Costs:
    """Requests by kind and bucket or queue; bytes of bodies by bucket; keys named by listings.

    An answer without a body (304, 404) reads no bytes. What is sent besides bodies (headers,
    listings) is not in ``read`` and ``written``.
    """

    requests: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    written: Counter[str] = field(default_factory=Counter)
    listed: Counter[str] = field(default_factory=Counter)
    invalidated: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.all = (self.requests, self.read, self.written, self.listed, self.invalidated)

    def take(self) -> Costs:
        """What was counted since the last time."""
        taken = Costs(*map(Counter, self.all))
        for each in self.all:
            each.clear()
        return taken

    def kind(self, kind: str) -> int:
        """Requests of a kind ("get"), to whatever bucket or queue."""
        return sum(n for name, n in self.requests.items() if name.split()[0] == kind)

    @property
    def total(self) -> int:
        return self.requests.total()


@dataclass
class CountedStore(MemoryStore):
    """Lists in the order of keys and in pages, as S3 does; a listing costs what it names."""

    name: str = ""
    costs: Costs = field(default_factory=Costs)
    keys: list[str] = field(default_factory=list)

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        self.costs.requests[f"get {self.name}"] += 1
        found = super().get(key, known)
        if isinstance(found, StoredObject):
            self.costs.read[self.name] += len(found.body)
        return found

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
        self.costs.requests[f"put {self.name}"] += 1
        is_new = key not in self.objects
        etag = super().put(key, artifact, **conditions)
        if is_new:
            insort(self.keys, key)
        self.costs.written[self.name] += len(artifact.body)
        return etag

    def delete(self, key: str, *, if_match: str | None = None) -> None:
        self.costs.requests[f"delete {self.name}"] += 1
        was_there = key in self.objects
        super().delete(key, if_match=if_match)
        if was_there:
            del self.keys[bisect_left(self.keys, key)]

    def list(self, prefix: str = "") -> Iterator[Entry]:
        start = end = bisect_left(self.keys, prefix)
        while end < len(self.keys) and self.keys[end].startswith(prefix):
            end += 1
        self.costs.listed[self.name] += end - start
        self.costs.requests[f"list {self.name}"] += max(1, -(-(end - start) // PAGE))
        for key in self.keys[start:end]:
            yield ListedObject(key, self.objects[key].etag)


@dataclass
class CountedContent(CountedStore, VersionedMemoryStore):
    """Counted, and with versions."""

    def history(self, key: str) -> Iterator[Version]:
        versions = [*super().history(key)]
        self.costs.requests[f"versions {self.name}"] += max(1, -(-len(versions) // PAGE))
        yield from versions

    def get_version(self, key: str, version: str) -> StoredObject | None:
        self.costs.requests[f"get {self.name}"] += 1
        found = super().get_version(key, version)
        self.costs.read[self.name] += len(found.body) if found else 0
        return found


@dataclass
class CountedQueue(MemoryQueue):
    """``take`` counts what Lambda asks SQS for, to bring the messages and to delete them."""

    name: str = ""
    costs: Costs = field(default_factory=Costs)

    def send(self, messages: Iterable[Body], *, delay: int = 0) -> None:
        sent = [*messages]
        if sent:
            self.costs.requests[f"send {self.name}"] += -(-len(sent) // BATCH)
        super().send(sent, delay=delay)

    def take(self) -> list[Body]:
        taken = super().take()
        if taken:
            self.costs.requests[f"receive {self.name}"] += -(-len(taken) // BATCH)
            self.costs.requests[f"remove {self.name}"] += -(-len(taken) // BATCH)
        return taken


@dataclass
class CountedCdn:
    """Counts requests, and the items that are billed, both ways in which they can be named."""

    costs: Costs = field(default_factory=Costs)

    def invalidate(self, tags: frozenset[str]) -> None:
        self.costs.requests["invalidate"] += 1
        self.costs.invalidated["tags"] += len(by_tag(tags))
        self.costs.invalidated["paths"] += len(by_path(tags))
