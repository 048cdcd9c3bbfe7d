"""A whole FactoWiki in memory: real handlers, dictionaries for buckets, lists for queues."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import Any

import publish
import refresh
from factowiki.design_folder import read_design
from factowiki.engine.buckets import Buckets
from factowiki.engine.engine import Engine
from factowiki.local.memory import MemoryQueue, MemoryStore, VersionedMemoryStore
from factowiki.pages.artifact import Artifact, Headers
from factowiki.theme.design import Design
from factowiki.theme.rendering import Renderer
from tests.events.shapes import SCHEDULE, s3_notification, sqs_batch
from tests.records.records import category, ingredient, site, to_bytes

DESIGN = read_design()
_renderers: dict[int, Renderer] = {}


def renderer_of(design: Design) -> Renderer:
    """One for each design in a process: compiling its templates takes longer than most tests."""
    if id(design) not in _renderers:  # which its renderer keeps, so that it stays the only one
        _renderers[id(design)] = Renderer(design)
    return _renderers[id(design)]


@dataclass
class RecordingCdn:
    """Keeps what it was asked to drop, one set of tags for each request."""

    requests: list[frozenset[str]] = field(default_factory=list)

    def invalidate(self, tags: frozenset[str]) -> None:
        self.requests.append(tags)


@dataclass
class World:
    content: VersionedMemoryStore = field(default_factory=VersionedMemoryStore)
    site: MemoryStore = field(default_factory=MemoryStore)
    state: MemoryStore = field(default_factory=MemoryStore)
    publish_queue: MemoryQueue = field(default_factory=MemoryQueue)
    refresh_queue: MemoryQueue = field(default_factory=MemoryQueue)
    cdn: RecordingCdn = field(default_factory=RecordingCdn)
    today: str = "2026-11-23"
    design: Design = DESIGN
    renderer: Renderer | None = None  # of this very design, to save making it
    _generations: Any = field(default_factory=count)

    @property
    def engine(self) -> Engine:
        return Engine(
            Buckets(self.content, self.site, self.state),
            self.renderer or renderer_of(self.design),
            self.publish_queue,
            self.refresh_queue,
            self.cdn,
            lambda: self.today,
            lambda: f"generation {next(self._generations)}",
        )

    def upload(self, key: str, body: bytes | dict[str, Any]) -> None:
        """As an editor does; S3 then sends its notification."""
        data = body if isinstance(body, bytes) else to_bytes(body)
        self.content.put(key, Artifact(data, Headers("application/json")))
        self.publish_queue.send([s3_notification(key)])

    def remove(self, key: str) -> None:
        self.content.delete(key)
        self.publish_queue.send([s3_notification(key, event="ObjectRemoved:DeleteMarkerCreated")])

    def ingredient(self, slug: str, **fields: Any) -> None:
        self.upload(f"ingredients/{slug}.json", ingredient(slug, **fields))

    def settle(self, most: int = 50) -> None:
        """Let the functions work until both queues are empty."""
        engine = self.engine
        for _ in range(most):
            messages = self.publish_queue.take()
            told = self.refresh_queue.take()
            if not messages and not told:
                if not (self.refresh_queue.delayed or self.publish_queue.delayed):
                    return
                self.refresh_queue.end_delay()
                self.publish_queue.end_delay()
            if messages:
                assert publish.publish_all(sqs_batch(messages), engine) == NO_FAILURES
            if told:
                assert refresh.refresh_all(sqs_batch(told), engine) == NO_FAILURES
        raise AssertionError(f"the queues were not empty after {most} rounds")

    def nightly(self) -> None:
        """The scheduled pass, and what follows from it."""
        refresh.refresh_all(SCHEDULE, self.engine)
        self.settle()

    def page(self, slug: str) -> str:
        return self.site.objects[f"ingredients/{slug}/index.html"].body.decode()

    def text(self, key: str) -> str:
        return self.site.objects[key].body.decode()


NO_FAILURES: dict[str, Any] = {"batchItemFailures": []}


def small_world() -> World:
    """A settled site of three ingredients in one category."""
    world = World()
    world.upload("site.json", site())
    world.upload("categories/nerve-health.json", category())
    world.ingredient("l-serine", name="L-serine", categories=["nerve-health"], related=["glycine"])
    world.ingredient("glycine", name="Glycine", categories=["nerve-health"])
    world.ingredient("taurine", name="Taurine")
    world.settle()
    world.cdn.requests.clear()
    return world


def clean_world(world: World) -> World:
    """What a new World makes of the same records, and of what they were before."""
    content = VersionedMemoryStore(
        dict(world.content.objects), {key: [*kept] for key, kept in world.content.versions.items()}
    )
    return settled(World(content=content, today=world.today, design=world.design))


def settled(fresh: World) -> World:
    """A new World, after its functions have heard of every record in it."""
    fresh.publish_queue.send(s3_notification(key) for key in fresh.content.objects)
    fresh.settle()
    return fresh
