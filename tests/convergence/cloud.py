"""A cloud in which everything that can go wrong does: the parts that handlers talk to.

Every operation gives the turn away first. When the turn comes back, the operation happens, or
fails, or happens and then fails, as the schedule decides; or it never comes back: a crash.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from factowiki.local.memory import MemoryStore, VersionedMemoryStore
from factowiki.pages.artifact import Artifact
from factowiki.publishing.errors import (
    CdnUnavailable,
    QueueUnavailable,
    StoreUnavailable,
    TransientError,
)
from factowiki.publishing.ports import Body, Entry, Found, NotModified, Version

# Gives the turn away; answers whether the operation shall fail before or after its effect.
Turn = Callable[[], str]
BEFORE, AFTER, NO = "before", "after", "no"
PAGE = 4  # entries of a listing read in one turn
MOST_RECEIVES = 3  # then a message goes to the dead-letter queue


class _Perilous:
    """An operation that may fail before its effect, or after it."""

    error: type[TransientError]

    def __init__(self, turn: Turn) -> None:
        self._turn = turn

    def __enter__(self) -> None:
        self._fate = self._turn()
        if self._fate == BEFORE:
            raise self.error("failed before its effect")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._fate == AFTER:
            raise self.error("failed after its effect")


class _StoreOperation(_Perilous):
    error = StoreUnavailable


class _QueueOperation(_Perilous):
    error = QueueUnavailable


class _CdnOperation(_Perilous):
    error = CdnUnavailable


@dataclass
class PerilousStore:
    """A store in which every operation is a turn of the schedule, and every page of a listing."""

    store: VersionedMemoryStore
    turn: Turn

    def get(self, key: str, known: str | None = None) -> Found | NotModified | None:
        with _StoreOperation(self.turn):
            return self.store.get(key, known)

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
        with _StoreOperation(self.turn):
            self.store.put(key, artifact, **conditions)

    def delete(self, key: str, **conditions: Any) -> None:
        with _StoreOperation(self.turn):
            self.store.delete(key, **conditions)

    def list(self, prefix: str = "") -> Iterator[Entry]:
        """In pages, as S3 does: what changes between two pages may be seen, or not."""
        last = ""
        while True:
            with _StoreOperation(self.turn):
                left = sorted(
                    (entry for entry in self.store.list(prefix) if entry.key > last),
                    key=lambda entry: entry.key,
                )
            yield from left[:PAGE]
            if len(left) <= PAGE:
                return
            last = left[PAGE - 1].key

    def history(self, key: str) -> Iterator[Version]:
        with _StoreOperation(self.turn):
            return iter(tuple(self.store.history(key)))

    def get_version(self, key: str, version: str) -> Found | None:
        with _StoreOperation(self.turn):
            return self.store.get_version(key, version)


@dataclass
class Message:
    """A message in a queue; ``receives`` counts how often it was handed out."""

    id: str
    body: Body
    sent: float
    receives: int = 0


@dataclass
class SimulatedQueue:
    """Hands out any messages in any order. Sending many may fail half-way.

    What was handed out too often waits among ``dead`` until somebody puts it back; then it counts
    as new.
    """

    turn: Turn
    now: Callable[[], float]
    messages: list[Message] = field(default_factory=list)
    dead: list[Message] = field(default_factory=list)
    delayed: list[Message] = field(default_factory=list)
    sent: int = 0

    def add(self, body: Body) -> None:
        self.sent += 1
        stamped = body if {"Records", "time"} & body.keys() else {**body, "sent": self.now()}
        self.messages.append(Message(f"m{self.sent}", stamped, self.now()))

    def give_back(self, messages: Iterable[Message]) -> None:
        """What was not dealt with is handed out again, but not for ever."""
        for message in messages:
            spent = message.receives >= MOST_RECEIVES
            (self.dead if spent else self.messages).append(message)

    def redrive(self) -> None:
        self.messages += [Message(f"{each.id}r", each.body, self.now()) for each in self.dead]
        self.dead.clear()

    def send(self, messages: Iterable[Body], *, delay: int = 0) -> None:
        for body in messages:
            with _QueueOperation(self.turn):
                self.add(body)
                if delay:
                    self.delayed.append(self.messages.pop())

    def retry(self, receipts: Iterable[str], seconds: int) -> None:
        """Whatever comes back comes back at any time here."""

    def end_delay(self) -> None:
        self.messages += self.delayed
        self.delayed.clear()


@dataclass
class SimulatedCdn:
    """Caches what readers read until one of its tags is dropped. Errors are not cached."""

    site: MemoryStore
    turn: Turn
    cached: dict[str, Artifact] = field(default_factory=dict)

    def read_all(self) -> None:
        """Every page is read somewhere."""
        self.cached = {**self.site.objects, **self.cached}

    def invalidate(self, tags: frozenset[str]) -> None:
        with _CdnOperation(self.turn):
            self.cached = {
                key: artifact
                for key, artifact in self.cached.items()
                if not tags & set(artifact.headers.cache_tags)
            }
