"""A cloud in which everything that can go wrong does: its queues, and the CDN before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from factowiki.engine.ports import Body
from factowiki.local.memory import MemoryStore
from factowiki.pages.artifact import Artifact
from tests.convergence.designs import seconds_kept
from tests.convergence.stores import CdnOperation, QueueOperation, Turn

MOST_RECEIVES = 3  # then a message goes to the dead-letter queue


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
            with QueueOperation(self.turn):
                self.add(body)
                if delay:
                    self.delayed.append(self.messages.pop())

    def retry(self, receipts: Iterable[str], seconds: int) -> None:
        """Whatever comes back comes back at any time here."""

    def end_delay(self) -> None:
        self.messages += self.delayed
        self.delayed.clear()


@dataclass
class Copy:
    """An object in the CDN. ``missed``: an invalidation came while it was fetched."""

    artifact: Artifact
    until: float
    missed: bool = False


Fetch = dict[str, Copy]


@dataclass
class SimulatedCdn:
    """Two places that cache what readers read, until one of its tags is dropped or it expires.

    The first gets what it fetches at once. What the second fetches is on its way for a while, and
    an invalidation meanwhile does not stop it. Errors are not cached.
    """

    site: MemoryStore
    turn: Turn
    now: Callable[[], float]
    near: Fetch = field(default_factory=dict)
    far: Fetch = field(default_factory=dict)
    on_the_way: list[Fetch] = field(default_factory=list)

    def read_all(self) -> None:
        """Every page is read somewhere."""
        self.near = {**self._fetched(), **self.near}

    def fetch(self) -> Fetch:
        """The distant place asks for every page. It may have dropped what it had, to make room."""
        self.on_the_way.append(self._fetched())
        return self.on_the_way[-1]

    def arrive(self, fetch: Fetch) -> None:
        """What was fetched is stored, however old it is by now."""
        self.on_the_way = [other for other in self.on_the_way if other is not fetch]
        self.far |= fetch

    def _fetched(self) -> Fetch:
        return {
            key: Copy(artifact, self.now() + seconds_kept(artifact.headers))
            for key, artifact in self.site.objects.items()
        }

    def invalidate(self, tags: frozenset[str]) -> None:
        with CdnOperation(self.turn):
            self._drop(lambda copy: bool(tags & set(copy.artifact.headers.cache_tags)))
            for fetch in self.on_the_way:
                for copy in fetch.values():
                    copy.missed |= bool(tags & set(copy.artifact.headers.cache_tags))

    def expire(self) -> None:
        self._drop(lambda copy: copy.until <= self.now())

    def _drop(self, is_meant: Callable[[Copy], bool]) -> None:
        self.near, self.far = (
            {key: copy for key, copy in place.items() if not is_meant(copy)}
            for place in (self.near, self.far)
        )

    def stale(self) -> Iterator[tuple[str, Copy]]:
        """What it still serves and the site does not hold any more. An asset never changes."""
        for place in (self.near, self.far):
            for key, copy in place.items():
                if not key.startswith("assets/") and self.site.objects.get(key) != copy.artifact:
                    yield key, copy
