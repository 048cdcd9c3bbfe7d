"""The engine put together: the one place where its parts meet, for AWS, a folder and tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factowiki.engine.batch import Observer, PublishBatch
from factowiki.engine.buckets import Buckets
from factowiki.engine.ports import Cdn, Mapper, Queue, one_by_one, untimed
from factowiki.engine.publish import Publisher
from factowiki.theme.rendering import Renderer

if TYPE_CHECKING:
    from factowiki.engine.rebuild.rebuilder import Rebuilder
    from factowiki.engine.refresh import Refresher


@dataclass(frozen=True)
class Engine:
    """Publish, refresh and rebuild over the same buckets, queues and CDN."""

    buckets: Buckets
    renderer: Renderer
    publish_queue: Queue
    refresh_queue: Queue
    cdn: Cdn
    today: Callable[[], str]
    new_generation: Callable[[], str]
    mapper: Mapper = one_by_one
    seconds: Callable[[], float] = untimed

    @cached_property
    def publisher(self) -> Publisher:
        return Publisher(self.buckets, self.renderer, self.refresh_queue)

    def publish_batch(self, observer: Observer, seconds_left: Callable[[], float]) -> PublishBatch:
        return PublishBatch(
            self.publisher, self.publish_queue, self.refresh_queue, observer, seconds_left
        )

    def rebuilder(
        self, seconds_left: Callable[[], float], failed: Callable[[str, Exception], None]
    ) -> Rebuilder:
        from factowiki.engine.rebuild.rebuilder import Rebuilder  # noqa: PLC0415  # publish needs none

        return Rebuilder(
            self.buckets.state,
            self.renderer.design.parser,
            self.publisher,
            self.publish_queue,
            self.refresh_queue,
            seconds_left,
            failed,
        )

    @cached_property
    def refresher(self) -> Refresher:
        from factowiki.engine.refresh import Refresher  # noqa: PLC0415  # publish needs none

        return Refresher(
            self.buckets,
            self.renderer,
            self.publish_queue,
            self.refresh_queue,
            self.cdn,
            self.today,
            self.new_generation,
            self.seconds,
            mapper=self.mapper,
        )
