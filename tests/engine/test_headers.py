"""When the rules for headers change, each object is written once though its bytes are equal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

import pytest

import refresh
from factowiki.engine import state as state_file
from factowiki.engine.buckets import PROBLEMS
from factowiki.engine.errors import PreconditionFailed, StoreUnavailable
from factowiki.engine.messages import Notice, Wake
from factowiki.engine.ports import Entry
from factowiki.local.memory import MemoryStore, VersionedMemoryStore
from factowiki.pages.artifact import Artifact
from tests.events.shapes import sqs_batch
from tests.records.records import ingredient_key
from tests.world import NO_FAILURES, World, small_world

WAKE = sqs_batch([Wake("deploy").body()])


@dataclass
class Counted(MemoryStore):
    """Counts the writes of each key; those of ``failing`` fail, one of ``overtaken`` is lost."""

    writes: Counter[str] = field(default_factory=Counter)
    failing: str = ""
    overtaken: str = ""

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
        if key == self.failing:
            raise StoreUnavailable("SlowDown")
        if key == self.overtaken:
            self.overtaken = ""
            raise PreconditionFailed(key)
        self.writes[key] += 1
        return super().put(key, artifact, **conditions)


@dataclass
class MovedByReports(MemoryStore):
    """When the first report is written, refresh makes a pass."""

    refresh: Callable[[], object] | None = None

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
        etag = super().put(key, artifact, **conditions)
        if key.startswith(PROBLEMS) and self.refresh:
            meanwhile, self.refresh = self.refresh, None
            meanwhile()
        return etag


@dataclass
class Looks(VersionedMemoryStore):
    """At the second listing something happens meanwhile."""

    count: int = 0
    second: Callable[[], None] = lambda: None

    def list(self, prefix: str = "") -> Iterator[Entry]:
        self.count += 1
        if self.count == 2:
            self.second()
        return super().list(prefix)


def deployed() -> tuple[World, Counted]:
    """A deploy that changes the rules for headers, and no byte of any page."""
    world = small_world()
    world.ingredient("taurine", formerly=["old-taurine"])
    world.settle()
    world.cdn.requests.clear()
    site = world.site = Counted(world.site.objects)
    world.design = replace(world.design, headers="other rules")
    return world, site


def test_each_object_is_written_once_and_dropped_from_the_cdn() -> None:
    world, site = deployed()
    before = dict(site.objects)
    world.nightly()
    assert site.writes == Counter(site.objects.keys())
    assert site.objects == before
    dropped = frozenset().union(*world.cdn.requests)
    assert {":lists", "taurine", "old-taurine", "glycine", "l-serine"} <= dropped
    site.writes.clear()
    world.nightly()
    assert not site.writes


def test_a_pass_that_dies_between_saving_and_writing_loses_nothing() -> None:
    world, site = deployed()
    site.failing = "index.html"
    assert refresh.refresh_all(WAKE, world.engine) != NO_FAILURES
    site.failing = ""
    site.writes.clear()
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    assert site.writes["index.html"] == 1
    world.settle()
    assert site.writes["ingredients/taurine/index.html"] == 1


def test_the_rules_stand_in_the_catalog() -> None:
    world, _ = deployed()
    world.nightly()
    state = state_file.from_body(world.state.objects["catalog.json"].body)
    assert state.headers == "other rules"
    assert not state.outbox


def test_a_list_that_was_lost_to_somebody_else_is_written_anew_once_more() -> None:
    """Who may follow the rules of before: a list of the right bytes says nothing of them."""
    world, site = deployed()
    site.overtaken = "index.html"
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    assert not site.overtaken
    assert site.writes["index.html"] == 1


def test_lists_are_written_anew_after_looks_that_only_read() -> None:
    """A pass takes over the outbox of one that died, and has many records to read first."""
    world, site = deployed()
    site.failing = "index.html"
    assert refresh.refresh_all(WAKE, world.engine) != NO_FAILURES
    site.failing = ""
    site.writes.clear()
    world.design = replace(world.design, parser="another")
    replace(world.engine.refresher, most_read=1).refresh()
    assert site.writes["index.html"] == 1


def test_lists_are_written_anew_though_a_pass_ran_out_of_time_before_them() -> None:
    """It takes over the outbox of one that died, and leaves in it what it could not do."""
    world, site = deployed()
    site.failing = "index.html"
    assert refresh.refresh_all(WAKE, world.engine) != NO_FAILURES
    site.failing = ""
    site.writes.clear()
    for slug in ("taurine", "glycine", "l-serine"):
        world.ingredient(slug, summary="Another summary.")
    hours = count(step=3600)
    busy = replace(world.engine.refresher, most_read=1, seconds=lambda: float(next(hours)))
    assert busy.refresh().handed_over
    assert "robots.txt" not in site.writes
    world.settle()
    assert site.writes["robots.txt"] == 1


def test_pages_are_written_anew_though_there_was_no_catalog_when_they_were_sent() -> None:
    world, site = deployed()
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    site.writes.clear()
    record = without_a_catalog(world)
    world.settle()
    assert "ingredients/taurine/index.html" not in site.writes
    world.upload("site.json", record.body)
    world.settle()
    assert site.writes["ingredients/taurine/index.html"] == 1


def without_a_catalog(world: World) -> Artifact:
    """The parser changed as well, and the site record is bad from now on; the good one."""
    record = world.content.objects["site.json"]
    world.content.put("site.json", Artifact(b"{}", record.headers))
    world.content.versions["site.json"] = world.content.versions["site.json"][-1:]
    world.design = replace(world.design, parser="another")
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    return record


def test_pages_are_written_anew_though_the_catalog_moved_while_their_problems_were_reported() -> (
    None
):
    world, site = deployed()
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    record = without_a_catalog(world)
    world.content.put("ingredients/taurine.json", Artifact(b"{", record.headers))
    engine = world.engine
    world.state = MovedByReports(world.state.objects, refresh=engine.refresher.refresh)
    site.writes.clear()
    world.settle()
    world.upload("site.json", record.body)
    world.settle()
    assert site.writes["ingredients/taurine/index.html"] == 1


def test_a_page_is_written_anew_though_the_catalog_is_back_when_refresh_hears_of_it() -> None:
    world, site = deployed()
    world.nightly()
    site.writes.clear()
    notice = Notice(ingredient_key("taurine"), None, changed=False, anew=True)
    assert refresh.refresh_all(sqs_batch([notice.body()]), world.engine) == NO_FAILURES
    world.settle()
    assert site.writes["ingredients/taurine/index.html"] == 1


@pytest.mark.parametrize("many", [1, 1_000])
def test_while_there_is_no_catalog_what_is_owed_stays_and_nothing_is_written(many: int) -> None:
    world, site = deployed()
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    record = without_a_catalog(world)
    world.settle()
    state = world.state = Counted(world.state.objects)
    for _ in range(3):
        replace(world.engine.refresher, many=many).refresh()
    assert not state.writes
    site.writes.clear()
    world.upload("site.json", record.body)
    world.settle()
    assert site.writes["ingredients/glycine/index.html"] == 1


def test_lists_that_another_version_owes_are_not_taken_for_those_of_this_one() -> None:
    """It saves that it owes them after this one wrote its own, and dies."""
    world = small_world()
    site = world.site = Counted(world.site.objects)
    world.design = replace(world.design, headers="these rules")
    ours = world.engine
    world.design = replace(world.design, headers="those rules")
    theirs = world.engine.refresher
    hours = count(step=3600)
    looks = Looks(world.content.objects, world.content.versions)

    def owe() -> None:
        site.failing = "404.html"
        with pytest.raises(StoreUnavailable):
            theirs.refresh()
        site.failing = ""
        for slug in ("taurine", "glycine", "l-serine"):
            world.ingredient(slug, summary="Another summary.")

    looks.second = owe
    buckets = replace(ours.buckets, content=looks)
    busy = replace(
        ours.refresher,
        buckets=buckets,
        most_read=1,
        seconds=lambda: float(next(hours)) if looks.count > 1 else 0.0,
    )
    assert busy.refresh().handed_over
    site.writes.clear()
    world.settle()
    assert site.writes["robots.txt"] == 1


def test_a_page_that_was_to_be_removed_and_is_wanted_again_is_written_anew() -> None:
    world, site = deployed()
    glycine = world.content.objects["ingredients/glycine.json"].body
    world.ingredient("glycine", status="draft")
    world.publish_queue.take()
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    world.upload("ingredients/glycine.json", glycine)
    world.settle()
    assert site.writes["ingredients/glycine/index.html"] == 1
