"""When the rules for headers change, each object is written once though its bytes are equal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

import refresh
from factowiki.engine import state as state_file
from factowiki.engine.errors import PreconditionFailed, StoreUnavailable
from factowiki.engine.messages import Wake
from factowiki.local.memory import MemoryStore
from factowiki.pages.artifact import Artifact
from tests.events.shapes import sqs_batch
from tests.world import NO_FAILURES, World, small_world


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
    wake = sqs_batch([Wake("deploy").body()])
    assert refresh.refresh_all(wake, world.engine) != NO_FAILURES
    site.failing = ""
    site.writes.clear()
    assert refresh.refresh_all(wake, world.engine) == NO_FAILURES
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
    wake = sqs_batch([Wake("deploy").body()])
    assert refresh.refresh_all(wake, world.engine) == NO_FAILURES
    assert not site.overtaken
    assert site.writes["index.html"] == 1


def test_lists_are_written_anew_after_looks_that_only_read() -> None:
    """A pass takes over the outbox of one that died, and has many records to read first."""
    world, site = deployed()
    site.failing = "index.html"
    wake = sqs_batch([Wake("deploy").body()])
    assert refresh.refresh_all(wake, world.engine) != NO_FAILURES
    site.failing = ""
    site.writes.clear()
    world.design = replace(world.design, parser="another")
    replace(world.engine.refresher, most_read=1).refresh()
    assert site.writes["index.html"] == 1


def test_lists_are_written_anew_though_a_pass_ran_out_of_time_before_them() -> None:
    """It takes over the outbox of one that died, and leaves in it what it could not do."""
    world, site = deployed()
    site.failing = "index.html"
    wake = sqs_batch([Wake("deploy").body()])
    assert refresh.refresh_all(wake, world.engine) != NO_FAILURES
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
    """The parser changed as well, and the site record could not be read for a while."""
    world, site = deployed()
    wake = sqs_batch([Wake("deploy").body()])
    assert refresh.refresh_all(wake, world.engine) == NO_FAILURES
    site.writes.clear()
    record = world.content.objects["site.json"]
    world.content.put("site.json", Artifact(b"{}", record.headers))
    world.content.versions["site.json"] = world.content.versions["site.json"][-1:]
    world.design = replace(world.design, parser="another")
    assert refresh.refresh_all(wake, world.engine) == NO_FAILURES
    world.settle()
    assert "ingredients/taurine/index.html" not in site.writes
    world.upload("site.json", record.body)
    world.settle()
    assert site.writes["ingredients/taurine/index.html"] == 1


def test_a_page_that_was_to_be_removed_and_is_wanted_again_is_written_anew() -> None:
    world, site = deployed()
    glycine = world.content.objects["ingredients/glycine.json"].body
    wake = sqs_batch([Wake("deploy").body()])
    world.ingredient("glycine", status="draft")
    world.publish_queue.take()
    assert refresh.refresh_all(wake, world.engine) == NO_FAILURES
    world.upload("ingredients/glycine.json", glycine)
    world.settle()
    assert site.writes["ingredients/glycine/index.html"] == 1
