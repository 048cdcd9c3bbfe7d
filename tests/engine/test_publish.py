"""The publish function, from event to page."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

import publish
from factowiki.engine.errors import AccessDenied, StoreUnavailable
from factowiki.engine.messages import Publish
from factowiki.engine.reading.history import MOST_VERSIONS
from factowiki.local.memory import MemoryStore, VersionedMemoryStore
from factowiki.pages.artifact import Artifact, Headers
from tests.events.shapes import TEST_EVENT, eventbridge, s3_notification, sqs_batch
from tests.records.records import ingredient, ingredient_keys, site, to_bytes
from tests.world import NO_FAILURES, World, clean_world, small_world

KEY = "ingredients/l-serine.json"
PAGE = "ingredients/l-serine/index.html"


def change(world: World, **fields: Any) -> None:
    """A new version of the record, without any event."""
    world.content.put(
        KEY, Artifact(to_bytes(ingredient(**fields)), world.content.objects[KEY].headers)
    )


@pytest.mark.parametrize(
    "event",
    [
        sqs_batch([s3_notification(KEY)]),
        sqs_batch([s3_notification("x", "y/z.json", KEY, KEY)]),
        sqs_batch([eventbridge(KEY)]),
        sqs_batch([{"slug": "l-serine"}]),
        sqs_batch([TEST_EVENT, s3_notification(KEY)]),
        sqs_batch([Publish(ingredient_keys("glycine", "l-serine")).body()]),
        s3_notification(KEY),
        s3_notification(KEY, event="ObjectRemoved:Delete"),
        eventbridge(KEY),
        {"slug": "l-serine"},
    ],
)
def test_every_kind_of_event_leads_to_the_page(event: dict[str, Any]) -> None:
    world = small_world()
    change(world, name="Serine, renamed")
    assert publish.publish_all(event, world.engine) == NO_FAILURES
    assert "Serine, renamed" in world.page("l-serine")


@pytest.mark.parametrize(
    "event",
    [
        sqs_batch([TEST_EVENT]),
        TEST_EVENT,
        s3_notification("ingredients/../site.json"),
        s3_notification("images/l-serine.png"),
    ],
)
def test_what_is_not_about_a_record_is_left_alone(event: dict[str, Any]) -> None:
    world = small_world()
    before = dict(world.site.objects)
    assert publish.publish_all(event, world.engine) == NO_FAILURES
    assert world.site.objects == before


@pytest.mark.parametrize("body", ["x", "{}", "[]", '{"message": "of next year"}'])
def test_a_message_nobody_can_read_comes_back_and_ends_among_the_dead_letters(body: str) -> None:
    world = small_world()
    change(world, name="Serine, renamed")
    answer = publish.publish_all(sqs_batch([body, s3_notification(KEY)]), world.engine)
    assert answer == {"batchItemFailures": [{"itemIdentifier": "message-0"}]}
    assert "Serine, renamed" in world.page("l-serine")


def test_a_page_is_live_before_any_refresh() -> None:
    world = small_world()
    world.ingredient("creatine", name="Creatine", related=["glycine"])
    publish.publish_all(sqs_batch(world.publish_queue.take()), world.engine)
    assert "Creatine" in world.page("creatine")
    assert 'href="/ingredients/glycine/"' in world.page("creatine")


def test_pages_say_how_they_are_served() -> None:
    headers = small_world().site.objects[PAGE].headers
    assert headers.content_type == "text/html; charset=utf-8"
    assert "s-maxage=86400" in headers.cache_control
    assert "max-age=0" in headers.cache_control
    assert headers.cache_tags == ("l-serine", ":everything")


def test_a_bad_record_leaves_the_last_good_page_and_a_report() -> None:
    world = small_world()
    before = world.page("l-serine")
    world.upload(KEY, b'{"slug": "l-serine",\n "name": 5}')
    world.settle()
    assert world.page("l-serine") == before
    report = json.loads(world.state.objects[f"problems/{KEY}"].body)
    assert report["key"] == KEY
    assert {"line": 2, "column": 10, "pointer": "/name"}.items() <= report["problems"][-1].items()

    world.ingredient("l-serine", name="Repaired")
    world.settle()
    assert "Repaired" in world.page("l-serine")
    assert f"problems/{KEY}" not in world.state.objects


def test_the_page_of_a_bad_record_follows_everything_else() -> None:
    """Its last good version is derived anew like any record: texts, names, designs."""
    world = small_world()
    world.upload(KEY, b"broken")
    world.upload(KEY, b"broken again")
    world.settle()
    world.upload("site.json", site(disclaimer="Ask your doctor."))
    world.ingredient("glycine", name="Renamed", categories=["nerve-health"])
    world.settle()
    assert "Ask your doctor." in world.page("l-serine")
    assert "Renamed" in world.page("l-serine")
    assert f"problems/{KEY}" in world.state.objects


def test_a_lost_catalog_loses_no_last_good_version() -> None:
    world = small_world()
    world.upload(KEY, b"broken")
    world.upload("categories/nerve-health.json", b"broken")
    world.upload("site.json", b"broken")
    world.settle()
    before = dict(world.site.objects)
    del world.state.objects["catalog.json"]
    world.nightly()
    assert world.site.objects == before


@pytest.mark.parametrize("then", [None, b"broken"])
def test_a_removed_site_record_is_shown_on_even_when_the_catalog_is_lost(
    then: bytes | None,
) -> None:
    """No page can do without one, whatever is uploaded after the removal."""
    world = small_world()
    world.remove("site.json")
    if then is not None:
        world.upload("site.json", then)
    world.settle()
    before = dict(world.site.objects)
    del world.state.objects["catalog.json"]
    world.nightly()
    assert world.site.objects == before
    assert before == clean_world(world).site.objects


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"\xff", b'{"stale": [1, "a"]}'])
def test_a_catalog_that_cannot_be_read_is_made_again(body: bytes) -> None:
    world = small_world()
    before = dict(world.site.objects)
    world.state.objects["catalog.json"] = Artifact(body, Headers("application/json"))
    world.nightly()
    assert world.site.objects == before
    assert ":everything" in frozenset.union(*world.cdn.requests)


def test_the_same_bad_file_uploaded_all_day_does_not_use_up_the_history() -> None:
    world = small_world()
    for number in range(2 * MOST_VERSIONS):
        world.upload(KEY, b"broken %d" % (number % 2))
    world.settle()
    world.upload("site.json", site(disclaimer="Ask your doctor."))
    world.settle()
    assert "Ask your doctor." in world.page("l-serine")


def test_what_was_removed_does_not_come_back_with_a_bad_record() -> None:
    world = small_world()
    world.remove(KEY)
    world.upload(KEY, b"broken")
    world.settle()
    assert PAGE not in world.site.objects
    assert "l-serine" not in world.text("sitemap.xml")
    assert f"problems/{KEY}" in world.state.objects


def test_a_record_that_was_never_good_does_not_stop_a_redirect() -> None:
    world = small_world()
    world.ingredient("serine", name="Serine", formerly=["l-ser"])
    world.upload("ingredients/l-ser.json", b"broken")
    world.settle()
    world.upload("site.json", site(disclaimer="Ask your doctor."))
    world.settle()
    assert 'url=/ingredients/serine/"' in world.page("l-ser")
    assert "Ask your doctor." in world.page("l-ser")


def test_a_history_too_long_to_be_read_leaves_the_page_alone() -> None:
    world = small_world()
    before = world.page("l-serine")
    for number in range(MOST_VERSIONS + 2):
        world.upload(KEY, b"broken %d" % number)
    world.settle()
    assert world.page("l-serine") == before


def test_where_no_versions_are_kept_the_page_is_left_alone() -> None:
    world = small_world()
    before = dict(world.site.objects)
    world.upload(KEY, b"broken")
    world.content.versions.clear()
    world.settle()
    world.nightly()
    assert world.site.objects == before


def test_a_removed_record_removes_its_page_and_its_report() -> None:
    world = small_world()
    world.upload(KEY, b"broken")
    world.settle()
    world.remove(KEY)
    world.settle()
    assert not [key for key in world.site.objects if "l-serine" in key]
    assert set(world.state.objects) == {"catalog.json", "problems.json"}


def test_a_draft_has_no_page() -> None:
    world = small_world()
    world.ingredient("l-serine", status="draft")
    world.settle()
    assert PAGE not in world.site.objects


def test_the_functions_never_write_to_the_content_bucket() -> None:
    world = small_world()
    world.upload(KEY, b"broken")
    before = dict(world.content.objects)
    world.settle()
    world.nightly()
    assert world.content.objects == before


@dataclass
class Failing(VersionedMemoryStore):
    """Raises instead of reading or writing some keys."""

    errors: dict[str, Exception] = field(default_factory=dict)

    def get(self, key: str, known: str | None = None) -> Any:
        if key in self.errors:
            raise self.errors[key]
        return super().get(key, known)


def failing_world(error: Exception) -> World:
    world = small_world()
    world.content = Failing(world.content.objects, errors={KEY: error})
    return world


def test_only_the_messages_of_a_transient_failure_come_back() -> None:
    world = failing_world(StoreUnavailable("slow down"))
    event = sqs_batch([{"slug": "glycine"}, s3_notification(KEY), {"slug": "l-serine"}])
    assert publish.publish_all(event, world.engine) == {
        "batchItemFailures": [{"itemIdentifier": "message-1"}, {"itemIdentifier": "message-2"}]
    }


def test_a_failure_without_a_queue_is_raised_for_lambda_to_retry() -> None:
    world = failing_world(StoreUnavailable("slow down"))
    with pytest.raises(StoreUnavailable):
        publish.publish_all(s3_notification(KEY), world.engine)


def test_a_failure_nobody_foresaw_goes_back_to_the_queue_and_at_last_to_the_dead_letters() -> None:
    for error in (AccessDenied("no"), ZeroDivisionError("bug")):
        answer = publish.publish_all(sqs_batch([{"slug": "l-serine"}]), failing_world(error).engine)
        assert answer == {"batchItemFailures": [{"itemIdentifier": "message-0"}]}


def test_a_writer_that_was_overtaken_notices_and_repairs() -> None:
    """Between deriving and writing, the record changes and another publish writes the new page."""
    world = small_world()
    change(world, name="Second")

    class Overtaken(MemoryStore):
        def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
            if b"Second" in artifact.body:
                change(world, name="Third")
                quick = World(content=world.content, state=world.state, site=world.site)
                publish.publish_all({"slug": "l-serine"}, quick.engine)
                assert "Third" in world.page("l-serine")
            return super().put(key, artifact, **conditions)

    slow = World(
        content=world.content, state=world.state, site=Overtaken(objects=world.site.objects)
    )
    publish.publish_all({"slug": "l-serine"}, slow.engine)
    assert "Third" in world.page("l-serine")


def test_without_a_site_record_pages_wait_and_appear_once_it_is_there() -> None:
    world = World()
    world.ingredient("l-serine")
    world.settle()
    assert world.site.objects.keys() == {
        key for key in world.site.objects if key.startswith("assets/")
    }
    world.upload("site.json", site())
    world.settle()
    assert PAGE in world.site.objects


def test_a_publish_that_finds_nothing_to_do_writes_nothing_and_tells_nobody() -> None:
    world = small_world()
    before = dict(world.site.objects)
    publish.publish_all(sqs_batch([{"slug": "l-serine"}]), world.engine)
    assert world.site.objects == before
    assert not world.refresh_queue.messages


def test_a_redelivered_message_always_tells_refresh() -> None:
    world = small_world()
    publish.publish_all(sqs_batch([{"slug": "l-serine"}], receives=2), world.engine)
    (message,) = world.refresh_queue.messages
    assert message["slug"] == "l-serine"
    assert message["changed"] is True


def test_a_page_waits_for_the_catalog_of_its_own_version_of_the_code() -> None:
    """While a deploy is under way, no page may link to a stylesheet that is not there yet."""
    world = small_world()
    world.design = replace(world.design, assets={**world.design.assets, "site.css": b"new"})
    before = world.page("l-serine")
    answer = publish.publish_all(sqs_batch([{"slug": "l-serine"}]), world.engine)
    assert answer == NO_FAILURES  # to wait is no failure: so it never ends among the dead letters
    assert world.publish_queue.delayed == [Publish(ingredient_keys("l-serine")).body()]
    assert world.page("l-serine") == before
    world.settle()
    assert world.page("l-serine") != before
