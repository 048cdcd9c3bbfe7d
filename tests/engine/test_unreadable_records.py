"""Records that are there and cannot be read: archived, under a foreign key, or just now."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

import publish
import refresh
from factowiki.engine import state as state_file
from factowiki.engine.errors import AccessDenied, PublishingError, StoreUnavailable, Unreadable
from factowiki.engine.messages import Wake
from factowiki.engine.ports import NotModified, StoredObject, Version
from factowiki.engine.reading.record import OUTAGE
from factowiki.engine.reading.reports import reports
from factowiki.engine.reading.update import READ_AT_ONCE
from factowiki.local.memory import MemoryStore, VersionedMemoryStore
from factowiki.pages.artifact import Artifact
from factowiki.records.problems import Problem, Report
from tests.events.shapes import NIGHTLY, s3_notification, sqs_batch
from tests.records.records import ingredient, ingredient_key, to_bytes
from tests.records.test_drafts import deep
from tests.world import NO_FAILURES, World, small_world

KEY = "ingredients/l-serine.json"
ARCHIVED = Unreadable(KEY, "The file is in an archive.", "Upload it again.")
WAKE = sqs_batch([Wake("test").body()])


@dataclass
class Damaged(VersionedMemoryStore):
    """A content bucket of which some objects, or versions, cannot be had."""

    errors: dict[str, PublishingError] = field(default_factory=dict)
    lost_versions: set[str] = field(default_factory=set)  # bodies
    expired: set[str] = field(default_factory=set)  # keys whose earlier versions are gone

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        if key in self.errors and key in self.objects:
            raise self.errors[key]
        return super().get(key, known)

    def history(self, key: str) -> Iterator[Version]:
        every = [*super().history(key)]
        return iter(every[:1] if key in self.expired else every)

    def get_version(self, key: str, version: str) -> StoredObject | None:
        found = super().get_version(key, version)
        if found is not None and found.body.decode() in self.lost_versions:
            raise ARCHIVED
        return found


def damaged_world(**errors: PublishingError) -> tuple[World, Damaged]:
    world = small_world()
    store = Damaged(world.content.objects, world.content.versions)
    store.errors = {f"ingredients/{slug.replace('_', '-')}.json": e for slug, e in errors.items()}
    world.content = store
    return world, store


def uploads(world: World, slug: str, body: bytes) -> None:
    world.upload(f"ingredients/{slug}.json", body)


def test_an_archived_record_keeps_its_page_and_is_reported_and_others_go_on() -> None:
    world, _ = damaged_world(l_serine=ARCHIVED)
    before = world.page("l-serine")
    uploads(world, "l-serine", to_bytes(ingredient("l-serine", name="In an archive")))
    world.ingredient("taurine", name="Tauric acid")
    world.settle()
    assert "Tauric acid" in world.page("taurine")
    assert "Tauric acid" in world.text("ingredients/index.html")
    assert world.page("l-serine") == before
    problem = Problem(1, 1, "", ARCHIVED.what, ARCHIVED.fix)
    assert reports(world.state) == {KEY: Report(KEY, (problem,))}


def test_a_page_that_publish_had_to_leave_is_rendered_when_the_record_is_back() -> None:
    """Refresh could still read a copy, so its row is right, and nothing else would tell."""
    world, store = damaged_world()
    twice = to_bytes(ingredient("l-serine", name="Uploaded twice"))
    for _ in range(2):
        uploads(world, "l-serine", twice)
    world.publish_queue.take()
    world.state.objects.clear()
    store.errors[KEY] = ARCHIVED
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    store.lost_versions.add(twice.decode())
    world.settle()
    assert "Uploaded twice" not in world.page("l-serine")
    store.errors.clear()
    store.lost_versions.clear()
    world.nightly()
    assert "Uploaded twice" in world.page("l-serine")


def test_a_record_that_is_archived_while_it_is_shown_stays_as_it_is() -> None:
    """Nothing is uploaded: its etag is the one the catalog knows. No earlier version comes back."""
    world, store = damaged_world()
    world.ingredient("l-serine", name="Second", related=["glycine"])
    world.settle()
    store.errors[KEY] = ARCHIVED
    before = world.page("l-serine")
    world.publish_queue.send([s3_notification(KEY)])
    world.ingredient("glycine", name="Aminoacetic acid")
    world.settle()
    assert world.page("l-serine") == before
    assert "Second" in world.text("ingredients/index.html")
    assert [*reports(world.state)] == [KEY]


def test_once_it_can_be_read_again_its_next_event_brings_it_back() -> None:
    world, store = damaged_world(l_serine=ARCHIVED)
    uploads(world, "l-serine", to_bytes(ingredient("l-serine", name="Restored")))
    world.settle()
    store.errors.clear()
    world.publish_queue.send([s3_notification(KEY)])
    world.settle()
    assert "Restored" in world.page("l-serine")
    assert "Restored" in world.text("ingredients/index.html")
    assert reports(world.state) == {}


def test_a_full_pass_tries_it_again_and_others_do_not() -> None:
    world, store = damaged_world(l_serine=ARCHIVED)
    uploads(world, "l-serine", to_bytes(ingredient("l-serine", name="Restored")))
    world.settle()
    store.errors.clear()
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    assert [*reports(world.state)] == [KEY]
    world.nightly()
    assert "Restored" in world.page("l-serine")
    assert reports(world.state) == {}


def test_of_a_bad_record_whose_good_version_is_archived_the_page_stays() -> None:
    good = to_bytes(ingredient("l-serine", name="Good"))
    world, store = damaged_world()
    uploads(world, "l-serine", good)
    world.settle()
    store.lost_versions.add(good.decode())
    uploads(world, "l-serine", b"{")
    world.settle()
    assert "Good" in world.page("l-serine")
    assert "Good" in world.text("ingredients/index.html")
    assert [*reports(world.state)] == [KEY]


@pytest.mark.parametrize("lost", ["", "catalog.json"])
def test_of_a_bad_record_whose_good_version_has_expired_the_page_stays(lost: str) -> None:
    """Also where the catalog is lost: then the page stands, and no list knows of it."""
    world, store = damaged_world()
    world.ingredient("l-serine", name="Good")
    world.settle()
    store.expired.add(KEY)
    uploads(world, "l-serine", b"{")
    world.state.delete(lost)
    world.settle()
    world.nightly()
    assert "Good" in world.page("l-serine")
    assert ("Good" in world.text("ingredients/index.html")) is not bool(lost)
    assert [*reports(world.state)] == [KEY]


def test_a_bad_record_that_was_never_good_leaves_its_address_to_whoever_claims_it() -> None:
    world, _ = damaged_world()
    uploads(world, "serine", b"{")
    world.ingredient("l-serine", name="L-serine", formerly=["serine"])
    world.settle()
    assert "/ingredients/l-serine/" in world.page("serine")


def test_what_cannot_be_read_just_now_is_left_out_of_the_pass_which_is_tried_again() -> None:
    world, store = damaged_world(l_serine=StoreUnavailable("SlowDown"))
    uploads(world, "l-serine", to_bytes(ingredient("l-serine", name="Slow")))
    world.ingredient("taurine", name="Tauric acid")
    world.publish_queue.take()
    failed = refresh.refresh_all(WAKE, world.engine)
    assert failed == {"batchItemFailures": [{"itemIdentifier": "message-0"}]}
    assert "Tauric acid" in world.text("ingredients/index.html")
    assert reports(world.state) == {}
    store.errors.clear()
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    assert "Slow" in world.text("ingredients/index.html")


def test_in_a_first_pass_nothing_is_rendered_without_what_cannot_be_read_just_now() -> None:
    world, store = damaged_world(l_serine=StoreUnavailable("SlowDown"))
    world.state.objects.clear()
    before = dict(world.site.objects)
    assert refresh.refresh_all(WAKE, world.engine) != NO_FAILURES
    assert world.site.objects == before
    store.errors.clear()
    world.publish_queue.take()
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    assert world.site.objects == before


@pytest.mark.parametrize("error", [ARCHIVED, StoreUnavailable("500")])
def test_where_most_of_many_cannot_be_read_it_is_an_outage_and_nothing_is_touched(
    error: PublishingError,
) -> None:
    slugs = [f"item-{number}" for number in range(2 * OUTAGE + 2)]
    world, store = damaged_world()
    for slug in slugs:
        world.ingredient(slug)
    store.errors = {f"ingredients/{slug}.json": error for slug in slugs[: OUTAGE + 2]}
    world.publish_queue.take()
    site, state = dict(world.site.objects), dict(world.state.objects)
    assert refresh.refresh_all(WAKE, world.engine) != NO_FAILURES
    assert (world.site.objects, world.state.objects) == (site, state)
    store.errors = {f"ingredients/{slug}.json": ARCHIVED for slug in slugs[: OUTAGE + 1]}
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES  # as many can be read
    assert len(reports(world.state)) == OUTAGE + 1


def test_what_has_long_been_unreadable_is_no_outage_every_night() -> None:
    slugs = [f"item-{number}" for number in range(OUTAGE + 10)]
    world, store = damaged_world()
    for slug in slugs:
        world.ingredient(slug)
    world.settle()
    for slug in slugs:
        store.errors[f"ingredients/{slug}.json"] = ARCHIVED
        world.publish_queue.send([s3_notification(f"ingredients/{slug}.json")])
        world.settle()
    assert refresh.refresh_all(sqs_batch([NIGHTLY]), world.engine) == NO_FAILURES
    assert len(reports(world.state)) == len(slugs)


def test_an_unreadable_site_record_leaves_everything_as_it_is() -> None:
    world, store = damaged_world()
    store.errors["site.json"] = ARCHIVED
    before = dict(world.site.objects)
    world.upload("site.json", b'{"new": "and archived"}')
    world.settle()
    assert world.site.objects == before
    assert [*reports(world.state)] == ["site.json"]


def test_publish_fails_where_reading_fails_for_a_passing_cause() -> None:
    world, _ = damaged_world(l_serine=StoreUnavailable("SlowDown"))
    event = sqs_batch([s3_notification(KEY)])
    assert publish.publish_all(event, world.engine) != NO_FAILURES


def test_one_object_that_fails_each_time_does_not_keep_a_new_parser_waiting() -> None:
    """At the third try it counts as unreadable: its page stays, and everybody else goes on."""
    world, _ = damaged_world(l_serine=StoreUnavailable("500"))
    world.design = replace(world.design, parser="another", code="another")
    before = world.page("l-serine")
    world.ingredient("taurine", name="Tauric acid")
    world.publish_queue.take()
    for tries in (1, 2):
        event = sqs_batch([Wake("deploy").body()], receives=tries)
        assert refresh.refresh_all(event, world.engine) != NO_FAILURES
        assert "Tauric acid" not in world.text("ingredients/index.html")
    event = sqs_batch([Wake("deploy").body()], receives=3)
    assert refresh.refresh_all(event, world.engine) == NO_FAILURES
    assert "Tauric acid" in world.text("ingredients/index.html")
    assert world.page("l-serine") == before
    assert [*reports(world.state)] == [KEY]


def test_a_new_parser_takes_no_edit_back_that_cannot_be_read() -> None:
    world, store = damaged_world()
    world.ingredient("l-serine", name="With the safety correction")
    world.settle()
    store.errors[KEY] = ARCHIVED
    world.design = replace(world.design, parser="another", code="another")
    for _ in range(2):
        world.nightly()
        assert "With the safety correction" in world.page("l-serine")
    store.errors.clear()
    world.nightly()
    assert "With the safety correction" in world.text("ingredients/index.html")


def test_a_copy_of_an_archived_record_that_can_be_read_does_as_well() -> None:
    """An edit was taken back by uploading the file again; of the two only the first is readable."""
    world, store = damaged_world()
    taken_back = to_bytes(ingredient("l-serine", name="First", related=["glycine"]))
    for body in (taken_back, to_bytes(ingredient("l-serine", name="Second")), taken_back):
        uploads(world, "l-serine", body)
        world.settle()
    store.errors[KEY] = ARCHIVED
    world.design = replace(world.design, parser="another", code="another")
    world.ingredient("glycine", name="Aminoacetic acid")
    world.nightly()
    assert "Aminoacetic acid" in world.page("l-serine")
    assert "First" in world.text("ingredients/index.html")
    assert [*reports(world.state)] == [KEY]


def test_earlier_versions_in_an_archive_are_no_outage() -> None:
    slugs = [f"item-{number}" for number in range(OUTAGE + 5)]
    world, store = damaged_world()
    for slug in slugs:
        body = to_bytes(ingredient(slug))
        uploads(world, slug, body)
        store.lost_versions.add(body.decode())
    world.settle()
    for slug in slugs:
        uploads(world, slug, b"{")
    world.ingredient("taurine", name="Tauric acid")
    world.settle()
    assert "Tauric acid" in world.text("ingredients/index.html")
    assert len(reports(world.state)) == len(slugs)


@dataclass
class Unwritable(MemoryStore):
    error: PublishingError = field(default_factory=lambda: AccessDenied("no reports"))

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
        if key.startswith("problems/"):
            raise self.error
        return super().put(key, artifact, **conditions)


def test_a_report_that_cannot_be_written_keeps_nobody_waiting() -> None:
    world = small_world()
    uploads(world, "l-serine", b"{")
    world.ingredient("taurine", name="Tauric acid")
    world.publish_queue.take()
    world.state = Unwritable(world.state.objects)
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    assert "Tauric acid" in world.text("ingredients/index.html")


def test_a_report_that_fails_again_and_again_keeps_nobody_waiting_either() -> None:
    world = small_world()
    uploads(world, "l-serine", b"{")
    world.ingredient("taurine", name="Tauric acid")
    world.publish_queue.take()
    world.state = Unwritable(world.state.objects, error=StoreUnavailable("SlowDown"))
    refresher = world.engine.refresher
    with pytest.raises(StoreUnavailable):
        refresher.refresh()
    assert refresher.refresh(patience=False).unreported == {KEY}
    assert "Tauric acid" in world.text("ingredients/index.html")


def test_a_page_is_dropped_from_the_cdn_though_its_report_cannot_be_written() -> None:
    world = small_world()
    uploads(world, "l-serine", to_bytes(ingredient("l-serine", name="Serine")))
    uploads(world, "l-serine", b"{")
    world.publish_queue.take()
    world.state = Unwritable(world.state.objects)
    with pytest.raises(AccessDenied):
        world.engine.publisher.publish(ingredient_key("l-serine"))
    [notice] = world.refresh_queue.take()
    assert notice["changed"]


def test_a_record_with_a_hundred_bad_versions_is_read_within_seconds() -> None:
    """Each nests deeper than Python calls, and says draft, so that it takes long to look into."""
    world = small_world()
    for number in range(100):
        uploads(world, "l-serine", deep(b"", b'"status": "drafty", "n": %d' % number))
    [*_, last] = world.publish_queue.take()
    began = time.process_time()
    assert publish.publish_all(sqs_batch([last]), world.engine) == NO_FAILURES
    assert time.process_time() - began < 5  # 28 when each was looked into, 0.3 now


def test_reading_that_takes_long_is_saved_on_the_way() -> None:
    """A pass that is cut off by its timeout has not worked for nothing."""
    world = World()
    for number in range(3 * READ_AT_ONCE):
        world.ingredient(f"item-{number}")
    times = iter(range(0, 10_000, 30))
    done = replace(world.engine.refresher, seconds=lambda: float(next(times))).refresh()
    assert done.handed_over
    kept = state_file.from_body(world.state.objects["catalog.json"].body).rows["ingredient"]
    assert READ_AT_ONCE <= len(kept) < 3 * READ_AT_ONCE


def test_a_page_that_publish_left_alone_follows_once_its_record_can_be_read() -> None:
    """Though refresh has never seen that it could not: it reads what publish could not."""
    world, store = damaged_world()
    world.ingredient("l-serine", related=["glycine"])
    world.settle()
    world.ingredient("glycine", name="Aminoacetic acid")
    publish.publish_all(sqs_batch(world.publish_queue.take()), world.engine)
    refresh.refresh_all(sqs_batch(world.refresh_queue.take()), world.engine)
    store.errors[KEY] = ARCHIVED
    publish.publish_all(sqs_batch(world.publish_queue.take()), world.engine)
    store.errors.clear()
    world.settle()
    assert "Aminoacetic acid" in world.page("l-serine")
    assert reports(world.state) == {}


def test_a_later_good_version_is_tried_again_though_an_earlier_one_could_be_read() -> None:
    world, store = damaged_world()
    second = to_bytes(ingredient("l-serine", name="Second"))
    uploads(world, "l-serine", second)
    uploads(world, "l-serine", b"{")
    store.lost_versions.add(second.decode())
    world.settle()
    assert "Second" not in world.page("l-serine")
    store.lost_versions.clear()
    world.nightly()
    assert "Second" in world.page("l-serine")
    assert "Second" in world.text("ingredients/index.html")
