"""Writes that land long after they were given up: only over what their writer had seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

import publish
import refresh
from factowiki.engine.errors import PreconditionFailed, StoreUnavailable
from factowiki.engine.messages import Publish, Wake
from factowiki.engine.ports import NotModified, StoredObject
from factowiki.engine.state import SHARES
from factowiki.local.memory import MemoryStore, VersionedMemoryStore
from factowiki.pages.artifact import Artifact
from tests.events.shapes import s3_notification, sqs_batch
from tests.records.records import ingredient_keys
from tests.world import NO_FAILURES, World, clean_world, small_world

KEY = "ingredients/l-serine.json"
PAGE = "ingredients/l-serine/index.html"
WAKE = sqs_batch([Wake("test").body()])


@dataclass
class Overtaken(MemoryStore):
    """Somebody else does something right before the first write of ``key``; it may be ``lost``."""

    key: str = ""
    meanwhile: Callable[[], None] | None = None
    lost: list[str] = field(default_factory=list)

    def _overtake(self, key: str) -> None:
        if key == self.key and (meanwhile := self.meanwhile) is not None:
            self.meanwhile = None
            meanwhile()

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
        self._overtake(key)
        try:
            super().put(key, artifact, **conditions)
        except PreconditionFailed:
            self.lost.append(key)
            raise

    def delete(self, key: str, **conditions: Any) -> None:
        self._overtake(key)
        super().delete(key, **conditions)


@dataclass
class Slow(MemoryStore):
    """The first try of a write lands, and its answer is lost: the second finds it there."""

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
        super().put(key, artifact, **conditions)
        raise PreconditionFailed(f"{key} was written by the first try")


def with_site(world: World, site: MemoryStore) -> World:
    return World(content=world.content, state=world.state, site=site, cdn=world.cdn)


def test_a_page_is_written_only_over_what_was_listed() -> None:
    """What another publish has written meanwhile stays, and its writer looks again."""
    world = small_world()
    world.ingredient("l-serine", name="Second")
    site = Overtaken(world.site.objects, key=PAGE)
    slow = with_site(world, site)

    def newer() -> None:
        world.ingredient("l-serine", name="Third")
        publish.publish_all(sqs_batch([s3_notification(KEY)]), world.engine)
        assert "Third" in world.page("l-serine")

    site.meanwhile = newer
    assert publish.publish_all(sqs_batch([s3_notification(KEY)]), slow.engine) == NO_FAILURES
    assert "Third" in world.page("l-serine")
    [notice] = slow.refresh_queue.messages
    assert notice["changed"]


def test_a_page_is_deleted_only_where_it_is_what_was_listed() -> None:
    world = small_world()
    world.remove(KEY)
    site = Overtaken(world.site.objects, key=PAGE)
    slow = with_site(world, site)

    def back_again() -> None:
        world.ingredient("l-serine", name="Back again")
        publish.publish_all(sqs_batch([s3_notification(KEY)]), world.engine)

    site.meanwhile = back_again
    assert publish.publish_all(sqs_batch([s3_notification(KEY)]), slow.engine) == NO_FAILURES
    assert "Back again" in world.page("l-serine")


def test_a_lost_condition_counts_as_written_for_the_first_try_may_have_landed() -> None:
    world = small_world()
    world.ingredient("l-serine", name="Second")
    slow = with_site(world, Slow(world.site.objects))
    assert publish.publish_all(sqs_batch([s3_notification(KEY)]), slow.engine) == NO_FAILURES
    [notice] = slow.refresh_queue.messages
    assert notice["changed"]
    assert "Second" in world.page("l-serine")


def test_a_list_is_written_only_over_what_was_listed_and_looked_at_again() -> None:
    world = small_world()
    world.ingredient("taurine", name="Second")
    site = Overtaken(world.site.objects, key="ingredients/index.html")
    slow = with_site(world, site)

    def newer() -> None:
        world.ingredient("taurine", name="Third")
        world.settle()

    site.meanwhile = newer
    assert refresh.refresh_all(WAKE, slow.engine) == NO_FAILURES
    assert "ingredients/index.html" in site.lost
    assert "Third" in world.text("ingredients/index.html")
    assert any(":lists" in tags for tags in world.cdn.requests)
    slow.settle()
    world.settle()
    assert world.site.objects == clean_world(world).site.objects


def test_a_list_that_the_first_try_wrote_is_told_to_the_cdn() -> None:
    world = small_world()
    world.ingredient("taurine", name="Second")
    slow = with_site(world, Slow(world.site.objects))
    assert refresh.refresh_all(WAKE, slow.engine) == NO_FAILURES
    assert world.cdn.requests == [frozenset({":lists"})]
    assert "Second" in world.text("ingredients/index.html")


def test_what_no_pass_can_see_is_healed_within_thirty_nights() -> None:
    """A late write found the etag that it was meant for: nothing tells that it is old."""
    world = small_world()
    clean = dict(world.site.objects)
    world.site.put(PAGE, Artifact(b"an old page", clean[PAGE].headers))
    for _ in range(SHARES):
        world.nightly()
    assert world.site.objects == clean


def test_every_page_is_in_one_share_and_a_lost_night_loses_none() -> None:
    world = small_world()
    for number in range(60):
        world.ingredient(f"item-{number}")
    world.settle()
    seen: list[str] = []
    for night in range(SHARES):
        if night % 7 == 3:
            continue  # this night's message is lost
        refresh.refresh_all({}, world.engine)
        seen += [slug for body in world.publish_queue.take() for slug in body["slugs"]]
    for _ in range(SHARES - SHARES * 6 // 7):
        refresh.refresh_all({}, world.engine)
        seen += [slug for body in world.publish_queue.take() for slug in body["slugs"]]
    assert set(seen) == {"l-serine", "glycine", "taurine", *(f"item-{n}" for n in range(60))}


@pytest.mark.parametrize("key", [PAGE, "index.html"])
def test_a_late_delete_is_healed_by_the_next_full_pass(key: str) -> None:
    world = small_world()
    clean = dict(world.site.objects)
    world.site.delete(key)
    world.nightly()
    assert world.site.objects == clean


def test_a_message_of_many_slugs_publishes_each() -> None:
    world = small_world()
    clean = dict(world.site.objects)
    for slug in ("l-serine", "glycine"):
        world.site.delete(f"ingredients/{slug}/index.html")
    body = Publish(ingredient_keys("l-serine", "glycine")).body()
    assert publish.publish_all(sqs_batch([body]), world.engine) == NO_FAILURES
    assert world.site.objects == clean


@dataclass
class Moving(VersionedMemoryStore):
    """Right after a record was first read something else happens; it is never read again."""

    key: str = ""
    meanwhile: Callable[[], None] | None = None
    reads: int = 0

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        found = super().get(key, known)
        if key == self.key and (meanwhile := self.meanwhile) is not None:
            self.reads += 1
            if self.reads > 1:
                raise StoreUnavailable("not now")
            meanwhile()
        return found


def test_the_bucket_is_listed_before_the_inputs_are_read() -> None:
    """Else a slow publish would write over what is newer, and might die before it looks again."""
    world = small_world()
    world.ingredient("l-serine", name="Second")

    def newer() -> None:
        world.ingredient("l-serine", name="Third")
        publish.publish_all(sqs_batch([s3_notification(KEY)]), world.engine)

    moving = Moving(
        dict(world.content.objects), dict(world.content.versions), key=KEY, meanwhile=newer
    )
    slow = World(content=moving, state=world.state, site=world.site, cdn=world.cdn)
    assert publish.publish_all(sqs_batch([s3_notification(KEY)]), slow.engine) != NO_FAILURES
    assert "Third" in world.page("l-serine")
