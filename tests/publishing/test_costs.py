"""What one edit costs in requests: the same on a site of any size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

import publish
import refresh
from factowiki.aws.wiring import Engine
from factowiki.local.memory import MemoryQueue, MemoryStore, VersionedMemoryStore
from factowiki.pages.artifact import Artifact
from factowiki.publishing.ports import Body, Entry, Found, NotModified
from tests.content.records import category, site
from tests.events.shapes import sqs_batch
from tests.world import World


@dataclass
class Requests:
    counts: Counter[str] = field(default_factory=Counter)

    def take(self) -> dict[str, int]:
        taken = dict(self.counts)
        self.counts.clear()
        return taken


@dataclass
class CountedStore(MemoryStore):
    name: str = ""
    requests: Requests = field(default_factory=Requests)

    def get(self, key: str, known: str | None = None) -> Found | NotModified | None:
        self.requests.counts[f"get {self.name}"] += 1
        return super().get(key, known)

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
        self.requests.counts[f"put {self.name}"] += 1
        super().put(key, artifact, **conditions)

    def delete(self, key: str) -> None:
        self.requests.counts[f"delete {self.name}"] += 1
        super().delete(key)

    def list(self, prefix: str = "") -> Iterator[Entry]:
        self.requests.counts[f"list {self.name}"] += 1
        return super().list(prefix)


@dataclass
class CountedContent(CountedStore, VersionedMemoryStore):
    """Counted, and with versions."""


@dataclass
class CountedQueue(MemoryQueue):
    name: str = ""
    requests: Requests = field(default_factory=Requests)

    def send(self, messages: Iterable[Body]) -> None:
        sent = [*messages]
        if sent:
            self.requests.counts[f"send {self.name}"] += -(-len(sent) // 10)
        super().send(sent)


def counted_world(size: int) -> tuple[World, Engine, Requests]:
    requests = Requests()
    stores = {n: CountedStore(name=n, requests=requests) for n in ("site", "state")}
    stores["content"] = CountedContent(name="content", requests=requests)
    queues = {f"{n}_queue": CountedQueue(name=n, requests=requests) for n in ("publish", "refresh")}
    world = World(**stores, **queues)  # type: ignore[arg-type]  # both are what World takes
    world.upload("site.json", site())
    world.upload("categories/nerve-health.json", category())
    for number in range(size):
        world.ingredient(f"a{number}", categories=["nerve-health"], related=[f"a{number + 1}"])
    world.ingredient("zinc", name="Zinc", categories=["nerve-health"])
    world.settle()
    requests.take()
    return world, world.engine, requests


@pytest.fixture(params=[5, 300])
def counted(request: pytest.FixtureRequest) -> tuple[World, Engine, Requests]:
    return counted_world(request.param)


PUBLISH = {
    "get content": 2,  # the record, and once more whether it moved
    "get state": 3,  # the catalog, likewise, and whether there is a problem report
    "list site": 1,
    "put site": 2,  # the page and its twin
    "send refresh": 1,
}
REFRESH = {
    "list content": 2,  # one for each 1,000 records, and once more whether they moved
    "get content": 1,
    "get state": 2,  # the catalog, likewise
    "list state": 1,
    "put state": 2,  # the catalog with its outbox, then with the outbox emptied
    "list site": 9,  # one for each kind of page, and one for the assets
    "put site": 5,  # home, A to Z, the guide, the feed, one file of the search
    "send publish": 1,
}
NO_PUBLISH = {"get content": 1, "get state": 2, "list site": 1}
NO_REFRESH = {"list content": 1, "get state": 1, "list state": 1, "list site": 8}


def test_an_edit_costs_the_same_on_a_site_of_any_size(
    counted: tuple[World, Engine, Requests],
) -> None:
    world, engine, requests = counted
    world.ingredient("zinc", name="Zinc oxide", categories=["nerve-health"], aliases=["Zinc"])
    requests.take()
    publish.publish_all(sqs_batch(world.publish_queue.take()), engine)
    assert requests.take() == PUBLISH
    refresh.refresh_all(sqs_batch(world.refresh_queue.take()), engine)
    assert requests.take() == {**REFRESH, "put site": 6}  # Oxide is a word of its own
    publish.publish_all(sqs_batch(world.publish_queue.take()), engine)
    assert requests.take() == NO_PUBLISH
    assert not world.refresh_queue.messages


def test_nothing_to_do_costs_the_same_on_a_site_of_any_size(
    counted: tuple[World, Engine, Requests],
) -> None:
    _, engine, requests = counted
    publish.publish_all(sqs_batch([{"slug": "a3"}]), engine)
    assert requests.take() == NO_PUBLISH
    refresh.refresh_all(sqs_batch([{"slug": "a3", "fingerprint": None, "changed": False}]), engine)
    assert requests.take() == NO_REFRESH


def test_the_budget_of_a_publish_is_kept() -> None:
    assert sum(PUBLISH.values()) <= 9
    assert sum(NO_PUBLISH.values()) <= 6
