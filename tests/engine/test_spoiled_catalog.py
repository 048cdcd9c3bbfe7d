"""A line of the catalog that is not as it was written: whoever meets it has all made anew."""

from __future__ import annotations

import pytest

import publish
import refresh
from factowiki.engine.messages import Wake
from factowiki.pages.artifact import Artifact, Headers
from tests.events.shapes import SCHEDULE, sqs_batch
from tests.world import NO_FAILURES, World, small_world

WAKE = sqs_batch([Wake("x").body()])


def spoil(world: World, right: bytes, wrong: bytes) -> None:
    body = world.state.objects["catalog.json"].body
    assert body.count(right) == 1
    world.state.put(
        "catalog.json", Artifact(body.replace(right, wrong), Headers("application/json"))
    )


def spoiled(right: bytes, wrong: bytes) -> tuple[World, dict[str, Artifact]]:
    """A catalog in which something is wrong, and the site as it should be."""
    world = small_world()
    spoil(world, right, wrong)
    return world, dict(world.site.objects)


# A field is missing, a text does not end, lines are not in order.
WRONG = [(b'"Taurine",', b""), (b'"Taurine"', b'"Taurine'), (b'\n["glycine"', b'\n["zlycine"')]


@pytest.mark.parametrize(("right", "wrong"), WRONG)
def test_the_full_pass_finds_it_wherever_it_is(right: bytes, wrong: bytes) -> None:
    world, before = spoiled(right, wrong)
    refresh.refresh_all(SCHEDULE, world.engine)
    assert world.state.objects["catalog.json"].body.count(right) == 1
    assert ":everything" in frozenset.union(*world.cdn.requests)
    world.settle()
    assert world.site.objects == before


@pytest.mark.parametrize(("right", "wrong"), WRONG[:2])
def test_a_pass_that_meets_it_reads_all_records(right: bytes, wrong: bytes) -> None:
    world, before = spoiled(right, wrong)
    world.site.delete("ingredients/index.html")  # which needs every row
    assert refresh.refresh_all(WAKE, world.engine) == NO_FAILURES
    assert right in world.state.objects["catalog.json"].body
    world.settle()
    assert world.site.objects == before


def test_a_publish_that_meets_it_wakes_a_full_pass_and_is_tried_again() -> None:
    world, before = spoiled(b'"Glycine",', b"")
    message = sqs_batch([{"slug": "l-serine"}])
    assert publish.publish_all(message, world.engine) != NO_FAILURES
    assert [*world.refresh_queue.messages] == [Wake("the catalog is spoiled", full=True).body()]
    world.settle()
    assert publish.publish_all(message, world.engine) == NO_FAILURES
    assert world.site.objects == before
