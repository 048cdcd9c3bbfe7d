"""An etag of the catalog that comes back: so rare that it is played instead of drawn.

A pass that has done its work is slow to say so. Meanwhile an edit is made and taken back, by
passes of which the last one dies before it has sent what it owes. The catalog is then, but for
its generation, the very one that the slow pass wrote: it must not empty that outbox.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

import pytest

import publish
import refresh
from factowiki.engine.engine import Engine
from factowiki.engine.errors import QueueUnavailable
from factowiki.engine.ports import Body
from factowiki.local.memory import MemoryQueue
from tests.events.shapes import sqs_batch
from tests.records.records import ingredient, site
from tests.world import World, clean_world


@dataclass
class _SlowCdn:
    """Something else happens while the first request is on its way."""

    meanwhile: list[Callable[[], None]] = field(default_factory=list)

    def invalidate(self, tags: frozenset[str]) -> None:
        if self.meanwhile:
            self.meanwhile.pop()()


class _Broken(MemoryQueue):
    def send(self, messages: Iterable[Body], *, delay: int = 0) -> None:
        raise QueueUnavailable("not now")


def _named(name: str) -> dict[str, Any]:
    return ingredient("a", name=name)


@dataclass
class _Play:
    world: World
    engine: Engine
    cdn: _SlowCdn

    def edit(self, name: str) -> list[Body]:
        """Save the record and publish its page; what refresh is told of it."""
        self.world.upload("ingredients/a.json", _named(name))
        publish.publish_all(sqs_batch(self.world.publish_queue.take()), self.engine)
        return self.world.refresh_queue.take()

    def edit_and_settle(self, name: str) -> None:
        told = self.edit(name)
        refresh.refresh_all(sqs_batch(told), self.engine)
        self.settle()

    def settle(self) -> None:
        for _ in range(10):
            stale, told = self.world.publish_queue.take(), self.world.refresh_queue.take()
            if stale:
                publish.publish_all(sqs_batch(stale), self.engine)
            if told:
                refresh.refresh_all(sqs_batch(told), self.engine)

    def die_sending(self, told: list[Body]) -> None:
        """A pass that saves what it owes, and does not get to it."""
        broken = replace(self.engine, publish_queue=_Broken())
        answer = refresh.refresh_all(sqs_batch(told), broken)
        assert answer["batchItemFailures"]


def _play(generation: Callable[[], str]) -> World:
    """The site at the end."""
    world, cdn = World(), _SlowCdn()
    play = _Play(world, replace(world.engine, cdn=cdn, new_generation=generation), cdn)
    world.upload("site.json", site())
    world.upload("ingredients/b.json", ingredient("b", related=["a"]))
    world.upload("ingredients/a.json", _named("One"))
    play.settle()
    refresh.refresh_all({}, play.engine)
    play.settle()
    lost: list[Body] = []

    def meanwhile() -> None:
        play.settle()
        play.edit_and_settle("Two")
        lost.extend(play.edit("One"))
        play.die_sending(lost)

    play.edit_and_settle("Two")
    told = play.edit("One")
    cdn.meanwhile = [meanwhile]
    refresh.refresh_all(sqs_batch(told), play.engine)  # the slow one
    refresh.refresh_all(sqs_batch(lost), play.engine)  # what died, once more
    play.settle()
    return world


def test_the_outbox_of_a_later_catalog_is_not_emptied() -> None:
    world = _play(map(str, count()).__next__)
    assert world.site.objects == clean_world(world).site.objects


def test_without_generations_it_would_be() -> None:
    world = _play(lambda: "")
    with pytest.raises(AssertionError):
        assert world.site.objects == clean_world(world).site.objects
