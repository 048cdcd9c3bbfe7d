"""Settled sites of many records, made quickly, in which everything is counted."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from string import ascii_lowercase
from typing import Any, Final

import publish
import refresh
from factowiki.aws.wiring import new_reference
from factowiki.design_folder import read_design
from factowiki.engine.buckets import Buckets
from factowiki.engine.engine import Engine
from factowiki.engine.messages import Wake, read_publish
from factowiki.engine.ports import Body
from factowiki.pages import urls
from factowiki.pages.artifact import Artifact, Headers
from factowiki.theme.design import Design
from factowiki.theme.rendering import Renderer
from tests.costs.counting import Costs, CountedCdn, CountedContent, CountedQueue, CountedStore
from tests.events.shapes import s3_notification, sqs_batch
from tests.records.records import category, ingredient, ingredient_key, site, to_bytes

DESIGN: Final = read_design()
NO_FAILURES: Final[dict[str, Any]] = {"batchItemFailures": []}
CATEGORIES: Final = 20
RELATED: Final = 4
SAMPLE: Final = 50  # pages that are really there; of the others nobody looks at more than the key
NOTHING: Final = Artifact(b"", Headers("text/html"))


@dataclass
class CountedSite:
    """Buckets, queues and a CDN that count, and functions that work on them."""

    costs: Costs = field(default_factory=Costs)
    design: Design = DESIGN

    def __post_init__(self) -> None:
        self.content = CountedContent(name="content", costs=self.costs)
        self.site = CountedStore(name="site", costs=self.costs)
        self.state = CountedStore(name="state", costs=self.costs)
        self.publish_queue = CountedQueue(name="publish", costs=self.costs)
        self.refresh_queue = CountedQueue(name="refresh", costs=self.costs)
        self.cdn = CountedCdn(costs=self.costs)
        self.buckets = Buckets(self.content, self.site, self.state)

    def new_engine(self) -> Engine:
        """That of a process which has just started: it knows no catalog."""
        return Engine(
            self.buckets,
            Renderer(self.design),
            self.publish_queue,
            self.refresh_queue,
            self.cdn,
            lambda: "2026-11-23",
            new_reference,
        )

    def upload(self, key: str, record: dict[str, Any]) -> None:
        """As an editor does; S3 then sends its notification. Neither is counted."""
        self.content.put(key, Artifact(to_bytes(record), Headers("application/json")))
        self.publish_queue.messages.append(s3_notification(key))
        self.costs.take()

    def publish(self, engine: Engine) -> Costs:
        """Publish everything that is in the queue, ten messages at a time, as Lambda does."""
        messages = self.publish_queue.take()
        for at in range(0, len(messages), 10):
            assert publish.publish_all(sqs_batch(messages[at : at + 10]), engine) == NO_FAILURES
        return self.costs.take()

    def refresh(self, engine: Engine, *messages: Any) -> Costs:
        """One pass for all that is in the queue."""
        self.refresh_queue.messages.extend(messages)
        batch = sqs_batch(self.refresh_queue.take())
        assert refresh.refresh_all(batch, engine) == NO_FAILURES
        return self.costs.take()

    def drop_messages(self) -> None:
        self.publish_queue.messages.clear()
        self.refresh_queue.messages.clear()
        self.costs.take()


@contextmanager
def no_collections() -> Iterator[None]:
    """Nothing that is made here is dropped again: looking for cycles only costs time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def slug_of(number: int) -> str:
    """All are of one length, and spread over the files of the search as names are."""
    first, second = ascii_lowercase[number % 26], ascii_lowercase[number // 26 % 26]
    return f"{first}{second}{number:06}"


def record(number: int, size: int, **fields: Any) -> dict[str, Any]:
    """One of ``size``: in one category of 20, related to the next four. All are of one length."""
    slug = slug_of(number)
    following = [slug_of((number + step) % size) for step in range(1, RELATED + 1)]
    ours = {
        "name": slug.title(),
        "categories": [f"area-{number % CATEGORIES:02}"],
        "related": following,
    }
    return ingredient(slug, **{**ours, **fields})


def upload_all(counted: CountedSite, size: int) -> None:
    counted.upload("site.json", site())
    for number in range(CATEGORIES):
        slug = f"area-{number:02}"
        counted.upload(f"categories/{slug}.json", category(slug))
    for number in range(size):
        counted.upload(f"ingredients/{slug_of(number)}.json", record(number, size))
    counted.drop_messages()


def slugs_in(messages: Iterable[Body]) -> list[str]:
    """Of messages to publish."""
    return [key.slug for message in messages for key in read_publish(message).keys]


@dataclass
class SettledSite:
    """A site of ``size`` records with nothing to do, and a process that knows its catalog."""

    size: int
    counted: CountedSite
    engine: Engine
    first: Costs  # of the pass that read all records
    sample: tuple[str, ...]  # slugs whose pages are really there


def settled_site(size: int) -> SettledSite:
    counted = CountedSite()
    with no_collections():
        upload_all(counted, size)
        engine = counted.new_engine()
        first = counted.refresh(engine, Wake("first upload").body())
        while more := counted.refresh_queue.take():  # it ran out of attempts
            counted.refresh(engine, *more)
        slugs = slugs_in(counted.publish_queue.take())
        for slug in slugs[:SAMPLE]:
            engine.publisher.publish(ingredient_key(slug))
        for slug in slugs[SAMPLE:]:
            for key in (page := urls.ingredient_page(slug), urls.twin_of(page)):
                counted.site.put(key, NOTHING)
    counted.drop_messages()
    return SettledSite(size, counted, engine, first, tuple(slugs[:SAMPLE]))
