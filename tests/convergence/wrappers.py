"""Buckets, queues and CDNs that pass everything on but for what a mutation breaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from factowiki.catalog.state import Outbox
from factowiki.engine import state as state_file
from factowiki.engine.buckets import CATALOG_KEY, MISMATCHES_KEY, PROBLEMS, REPORTS
from factowiki.engine.errors import StoreUnavailable, Unreadable
from factowiki.engine.ports import (
    NOT_MODIFIED,
    Body,
    Cdn,
    Entry,
    ListedObject,
    NotModified,
    Queue,
    StoredObject,
    Version,
)
from factowiki.pages.artifact import Artifact
from factowiki.pages.urls import EVERYTHING
from tests.convergence.stores import PerilousStore


@dataclass(frozen=True)
class Passing:
    """A store that passes everything on; mutations override what they break."""

    store: PerilousStore

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        return self.store.get(key, known)

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
        return self.store.put(key, artifact, **conditions)

    def delete(self, key: str, **conditions: Any) -> None:
        self.store.delete(key, **conditions)

    def list(self, prefix: str = "") -> Iterator[Entry]:
        return self.store.list(prefix)

    def history(self, key: str) -> Iterator[Version]:
        return self.store.history(key)

    def get_version(self, key: str, version: str) -> StoredObject | None:
        return self.store.get_version(key, version)


class WithoutHistory(Passing):
    def history(self, key: str) -> Iterator[Version]:
        return iter(())


class NeverModified(Passing):
    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        return NOT_MODIFIED if known else self.store.get(key)


class Unconditional(Passing):
    def put(self, key: str, artifact: Artifact, **_: Any) -> str:
        return self.store.put(key, artifact)

    def delete(self, key: str, **_: Any) -> None:
        self.store.delete(key)


class WithoutOutbox(Passing):
    def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
        if key == CATALOG_KEY:
            state = replace(state_file.from_body(artifact.body), outbox=Outbox())
            artifact = state_file.to_artifact(state)
        return self.store.put(key, artifact, **conditions)


class RememberedReports(Passing):
    """The reports are those that the catalog says there are."""

    def list(self, prefix: str = "") -> Iterator[Entry]:
        catalog = self.store.get(CATALOG_KEY) if prefix == REPORTS else None
        if not isinstance(catalog, StoredObject):
            return self.store.list(prefix)
        state = state_file.from_body(catalog.body)
        told = [ListedObject(MISMATCHES_KEY, state.mismatches)] if state.mismatches else []
        for name, it in state.refused.items():
            told.append(ListedObject(PROBLEMS + name, it["report"]))
        return iter(told)


class UnreadableFails(Passing):
    """What S3 does not hand out is a failure like any other."""

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        try:
            return self.store.get(key, known)
        except Unreadable as error:
            raise StoreUnavailable(str(error)) from error


class LostIsGone(Passing):
    """What cannot be read any more is taken for what has never been."""

    def history(self, key: str) -> Iterator[Version]:
        return iter([*self.store.history(key), Version("")])

    def get_version(self, key: str, version: str) -> StoredObject | None:
        try:
            return self.store.get_version(key, version)
        except Unreadable:
            return None


@dataclass(frozen=True)
class Losing:
    """A queue that takes only what is to wait, or only what is not."""

    queue: Queue
    takes_waiting: bool

    def send(self, messages: Iterable[Body], *, delay: int = 0) -> None:
        if bool(delay) == self.takes_waiting:
            self.queue.send(messages, delay=delay)

    def retry(self, receipts: Iterable[str], seconds: int) -> None:
        self.queue.retry(receipts, seconds)


@dataclass(frozen=True)
class NeverAll:
    """A CDN that does not drop everything at once."""

    cdn: Cdn

    def invalidate(self, tags: frozenset[str]) -> None:
        self.cdn.invalidate(tags - {EVERYTHING})
