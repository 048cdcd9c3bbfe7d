"""The rebuild function, from a person's request to the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

import rebuild
from factowiki.engine.errors import (
    BadEvent,
    PublishingError,
    QueueUnavailable,
    StoreUnavailable,
)
from factowiki.engine.messages import Publish
from factowiki.engine.ports import Body, NotModified, StoredObject
from factowiki.engine.rebuild.request import MOST_NAMED, RebuildRequest, parse_request
from factowiki.local.memory import MemoryQueue, VersionedMemoryStore
from tests.records.records import ingredient_keys
from tests.world import World, clean_world, small_world

PAGE = "ingredients/l-serine/index.html"


def ample() -> float:
    return 120.0


def ask(world: World, event: Any, seconds_left: Callable[[], float] = ample) -> dict[str, Any]:
    return rebuild.rebuild(event, world.engine, seconds_left)


def many(number: int = 30) -> World:
    """A settled site with a category of ``number`` ingredients."""
    world = small_world()
    for index in range(number):
        world.ingredient(f"item-{index:02}", categories=["bones"])
    world.settle()
    world.cdn.requests.clear()
    return world


@pytest.mark.parametrize(
    ("event", "request_"),
    [
        ({"slugs": ["a", "b", "a"]}, RebuildRequest(pages=ingredient_keys("a", "b"))),
        ({"category": "bones", "dry_run": True}, RebuildRequest(category="bones", dry_run=True)),
        ({"all": True, "dry_run": False}, RebuildRequest()),
        (
            {"slugs": [f"s-{n}" for n in range(MOST_NAMED)]},
            RebuildRequest(pages=ingredient_keys(*(f"s-{n}" for n in range(MOST_NAMED)))),
        ),
    ],
)
def test_a_request_is_understood(event: Any, request_: RebuildRequest) -> None:
    assert parse_request(event) == request_


@pytest.mark.parametrize(
    ("event", "why"),
    [
        ([], "JSON object, not list"),
        (None, "JSON object, not NoneType"),
        ({}, "does not say what"),
        ({"dry_run": True}, "does not say what"),
        ({"slug": "a"}, 'no field "slug"'),
        ({"slugs": ["a"], "dryrun": True}, 'no field "dryrun"'),
        ({"slugs": ["a"], "all": True}, 'Only one of "slugs", "all"'),
        ({"slugs": ["a"], "all": False}, 'Only one of "slugs", "all"'),
        ({"all": False}, '"all" can only be true'),
        ({"all": 1}, '"all" can only be true'),
        ({"all": True, "dry_run": "yes"}, '"dry_run" is true or false'),
        ({"slugs": []}, "at least one"),
        ({"slugs": "a"}, "list"),
        ({"slugs": ["a", 5]}, "text, not int"),
        ({"slugs": ["L-serine"]}, "“L-serine” is not a slug"),
        ({"slugs": ["../site"]}, "is not a slug"),
        ({"slugs": ["a"] * (MOST_NAMED + 1)}, "1,001, but at most 1,000"),
        ({"category": ""}, "is not a slug"),
        ({"category": ["bones"]}, "text, not list"),
    ],
)
def test_anything_else_is_refused_with_the_reason_and_what_to_send(event: Any, why: str) -> None:
    with pytest.raises(BadEvent, match=re.escape(why)):
        parse_request(event)
    answer = ask(small_world(), event)
    assert set(answer) == {"error"}
    assert why in answer["error"]
    assert '{"category": "nerve-health"}' in answer["error"]


def test_a_page_that_was_tampered_with_is_made_right_at_once() -> None:
    world = small_world()
    world.site.put(PAGE, replace(world.site.objects[PAGE], body=b"spoilt"))
    answer = ask(world, {"slugs": ["l-serine", "glycine"]})
    assert answer["outcomes"] == {"l-serine": "published", "glycine": "unchanged"}
    assert (answer["queued"], answer["failed"], answer["unknown"]) == (0, {}, [])
    world.settle()
    assert world.site.objects == clean_world(world).site.objects


def test_what_is_done_at_once_is_dropped_from_the_cdn_even_where_it_was_right() -> None:
    world = small_world()
    ask(world, {"slugs": ["taurine"]})
    world.refresh_queue.delayed.clear()
    world.settle()
    assert world.cdn.requests == [frozenset({"taurine"})]


@dataclass
class DyingQueue(MemoryQueue):
    """Takes reminders; then the function that sends to it dies."""

    def send(self, messages: Iterable[Body], *, delay: int = 0) -> None:
        if not delay:
            raise KeyboardInterrupt
        super().send(messages, delay=delay)


def test_a_rebuild_that_dies_before_it_tells_of_a_page_is_told_for() -> None:
    """Nothing brings a person's invocation back, and the page it wrote is right by then."""
    world = small_world()
    world.site.put(PAGE, replace(world.site.objects[PAGE], body=b"spoilt"))
    queue = world.refresh_queue = DyingQueue()
    with pytest.raises(KeyboardInterrupt):
        ask(world, {"slugs": ["l-serine"]})
    assert world.site.objects == clean_world(world).site.objects
    world.refresh_queue = MemoryQueue(delayed=queue.delayed)
    world.settle()
    assert world.cdn.requests == [frozenset({"l-serine"})]


def test_a_named_record_is_looked_at_though_its_event_was_lost() -> None:
    world = small_world()
    world.ingredient("new")
    world.publish_queue.take()
    answer = ask(world, {"slugs": ["new"]})
    assert (answer["outcomes"], answer["unknown"]) == ({"new": "published"}, [])


def test_what_has_no_page_is_told_and_does_not_disturb_the_rest() -> None:
    world = small_world()
    world.ingredient("hidden", status="draft")
    world.upload("ingredients/broken.json", b"{")
    world.settle()
    answer = ask(world, {"slugs": ["nothing", "hidden", "broken", "taurine"]})
    assert answer["outcomes"] == {
        "nothing": "unknown",
        "hidden": "draft",
        "broken": "kept",
        "taurine": "unchanged",
    }
    assert (answer["unknown"], answer["drafts"]) == (["nothing"], ["hidden"])
    [line] = answer["problems"]["broken"]
    assert line.startswith("ingredients/broken.json:1:")


def test_a_page_whose_record_is_gone_is_removed() -> None:
    world = small_world()
    world.content.delete("ingredients/taurine.json")
    answer = ask(world, {"slugs": ["taurine"]})
    assert answer["outcomes"] == {"taurine": "removed"}


def test_a_small_category_is_done_at_once_without_drafts() -> None:
    world = small_world()
    world.ingredient("hidden", status="draft", categories=["nerve-health"])
    world.settle()
    answer = ask(world, {"category": "nerve-health"})
    assert answer["outcomes"] == {"glycine": "unchanged", "l-serine": "unchanged"}


def test_an_unknown_category_is_told() -> None:
    answer = ask(small_world(), {"category": "no-such"})
    assert (answer["pages"], answer["unknown"]) == (0, ["no-such"])


def test_a_category_without_members_is_known() -> None:
    world = small_world()
    world.ingredient("l-serine")
    world.ingredient("glycine")
    world.settle()
    answer = ask(world, {"category": "nerve-health"})
    assert (answer["pages"], answer["unknown"]) == (0, [])


def test_all_is_every_page_and_every_redirect_and_no_draft() -> None:
    world = small_world()
    world.ingredient("hidden", status="draft")
    world.ingredient("taurine", formerly=["old-taurine"])
    world.settle()
    answer = ask(world, {"all": True})
    assert list(answer["outcomes"]) == ["glycine", "l-serine", "old-taurine", "taurine"]


def test_a_large_set_goes_through_the_queue_and_converges() -> None:
    world = many()
    spoilt = "ingredients/item-07/index.html"
    world.site.put(spoilt, replace(world.site.objects[spoilt], body=b"spoilt"))
    world.site.delete("sitemap.xml")
    answer = ask(world, {"all": True})
    assert (answer["pages"], answer["queued"], answer["outcomes"]) == (33, 33, {})
    assert [len(message["slugs"]) for message in world.publish_queue.messages] == [20, 13]
    world.settle()
    assert world.site.objects == clean_world(world).site.objects


def test_of_a_large_set_what_is_named_is_dropped_from_the_cdn_and_what_changed() -> None:
    world = many()
    named = [f"item-{index:02}" for index in range(25)]
    assert ask(world, {"slugs": [*named, "typo"]})["unknown"] == ["typo"]
    world.settle()
    assert frozenset().union(*world.cdn.requests) == {*named, "typo"}
    world.cdn.requests.clear()
    assert ask(world, {"category": "bones"})["queued"] == 30
    world.settle()
    members = {f"item-{index:02}" for index in range(30)}
    assert frozenset().union(*world.cdn.requests) == {*members, ":lists"}


def test_all_that_a_person_asks_for_is_dropped_though_its_bytes_were_right() -> None:
    for world in (small_world(), many()):
        world.cdn.requests.clear()
        ask(world, {"all": True})
        world.settle()
        assert ":everything" in frozenset().union(*world.cdn.requests)


@pytest.mark.parametrize(
    ("event", "pages", "queued"),
    [
        ({"slugs": ["l-serine", "nothing"]}, 2, 0),
        ({"category": "bones"}, 30, 30),
        ({"all": True}, 33, 33),
    ],
)
def test_a_dry_run_tells_and_does_nothing(event: dict[str, Any], pages: int, queued: int) -> None:
    world = many()
    world.site.put(PAGE, replace(world.site.objects[PAGE], body=b"spoilt"))
    site, state = dict(world.site.objects), dict(world.state.objects)
    answer = ask(world, {**event, "dry_run": True})
    assert (answer["dry_run"], answer["pages"], answer["queued"]) == (True, pages, queued)
    assert len(answer["slugs"]) == pages
    assert answer["outcomes"] == {}
    assert (world.site.objects, world.state.objects) == (site, state)
    assert not world.publish_queue.messages
    assert not world.refresh_queue.messages


def test_without_a_catalog_the_answer_says_to_run_refresh() -> None:
    answer = ask(World(), {"all": True})
    assert set(answer) == {"error"}
    assert "Invoke the refresh function once" in answer["error"]


@dataclass
class FailingStore(VersionedMemoryStore):
    """Cannot read some of its objects."""

    failing: dict[str, Exception] = field(default_factory=dict)

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        if key in self.failing:
            raise self.failing[key]
        return super().get(key, known)


@dataclass
class FailingQueue(MemoryQueue):
    def send(self, messages: Iterable[Body], *, delay: int = 0) -> None:
        del delay
        if list(messages):
            raise QueueUnavailable("sending to the queue: Throttling (400)")


def test_a_page_that_fails_is_told_and_queued_and_hides_no_other() -> None:
    world = small_world()
    world.content = FailingStore(
        world.content.objects,
        failing={
            "ingredients/glycine.json": StoreUnavailable("SlowDown"),
            "ingredients/l-serine.json": RuntimeError("a bug"),
        },
    )
    answer = ask(world, {"slugs": ["glycine", "l-serine", "taurine"]})
    assert answer["outcomes"] == {"taurine": "unchanged"}
    assert answer["failed"] == {
        "glycine": "StoreUnavailable: SlowDown",
        "l-serine": "RuntimeError: a bug",
    }
    assert answer["queued"] == 2
    assert world.publish_queue.take() == [
        Publish(ingredient_keys("glycine", "l-serine"), again=True).body()
    ]


def test_failed_pages_that_cannot_be_queued_are_named() -> None:
    world = small_world()
    world.content = FailingStore(
        world.content.objects, failing={"ingredients/glycine.json": StoreUnavailable("SlowDown")}
    )
    world.publish_queue = FailingQueue()
    answer = ask(world, {"slugs": ["glycine", "taurine"]})
    assert answer["outcomes"] == {"taurine": "unchanged"}
    assert answer["queued"] == 0
    assert "ask for them again: glycine" in answer["error"]


def test_what_there_is_no_time_for_is_queued() -> None:
    world = small_world()
    times: Iterator[float] = iter([120.0, 39.0, 38.0])
    answer = ask(world, {"slugs": ["glycine", "l-serine", "taurine"]}, lambda: next(times))
    assert answer["outcomes"] == {"glycine": "unchanged"}
    assert (answer["queued"], answer["failed"]) == (2, {})
    assert world.publish_queue.take() == [
        Publish(ingredient_keys("l-serine", "taurine"), again=True).body()
    ]


@pytest.mark.parametrize(
    "error", [StoreUnavailable("reading catalog.json: SlowDown (503)"), PublishingError("odd")]
)
def test_a_catalog_that_cannot_be_read_is_an_error_in_words(error: Exception) -> None:
    world = small_world()
    world.state = FailingStore(world.state.objects, failing={"catalog.json": error})
    assert str(error) in ask(world, {"all": True})["error"]


def test_a_queue_that_does_not_take_everything_is_an_error_in_words() -> None:
    world = many()
    world.publish_queue = FailingQueue()
    answer = ask(world, {"all": True})
    assert "Throttling" in answer["error"]
    assert "asking again costs only work" in answer["error"]


def test_right_after_a_deploy_the_pages_wait_for_the_refresh_that_is_woken() -> None:
    world = small_world()
    world.design = replace(world.design, code="another version")
    answer = ask(world, {"slugs": ["taurine"]})
    assert (answer["failed"], answer["outcomes"], answer["queued"]) == ({}, {}, 1)
    assert [message["slug"] for message in world.refresh_queue.messages] == ["taurine"]
