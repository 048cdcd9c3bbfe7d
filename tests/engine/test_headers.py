"""When the rules for headers change, each object is written once though its bytes are equal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

import refresh
from factowiki.engine import state as state_file
from factowiki.engine.errors import StoreUnavailable
from factowiki.engine.messages import Wake
from factowiki.local.memory import MemoryStore
from factowiki.pages.artifact import Artifact
from tests.events.shapes import sqs_batch
from tests.world import NO_FAILURES, World, small_world


@dataclass
class Counted(MemoryStore):
    """Counts the writes of each key; those of ``failing`` fail."""

    writes: Counter[str] = field(default_factory=Counter)
    failing: str = ""

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
        if key == self.failing:
            raise StoreUnavailable("SlowDown")
        self.writes[key] += 1
        super().put(key, artifact, **conditions)


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


def test_a_list_that_somebody_else_wrote_meanwhile_is_written_anew_all_the_same() -> None:
    """An old version of the code lands the right bytes, with the old headers, in between."""
    world, site = deployed()
    old = replace(site.objects["index.html"], body=b"older")
    right = site.objects["index.html"]
    site.objects["index.html"] = old

    class Overtaken(Counted):
        def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
            if key == "index.html" and self.objects[key] is old:
                self.objects[key] = right
            super().put(key, artifact, **conditions)

    world.site = Overtaken(site.objects)
    world.nightly()
    assert world.site.writes["index.html"] == 2  # the one that was lost, and its second try
