"""A pass that runs out of time: it tells the CDN of what it did, and wakes refresh again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

import pytest

import refresh
from factowiki.aws.events import deliveries, to_refresh
from factowiki.engine import state as state_file
from factowiki.engine.errors import StillMoving
from factowiki.engine.messages import Notice, Wake
from factowiki.engine.notices import Received
from factowiki.engine.refresh import ATTEMPTS, SECONDS, Refresher
from factowiki.engine.state import Outbox, State
from factowiki.local.memory import MemoryStore
from factowiki.pages.artifact import Artifact
from tests.events.shapes import NIGHTLY, sqs_batch
from tests.records.records import ingredient_key, ingredient_keys
from tests.world import NO_FAILURES, World, clean_world, small_world

MORE = Wake("more to do").body()
NOTICE = Notice(ingredient_key("taurine"), "of other inputs", changed=True)
TOLD = Received((NOTICE,))


@dataclass
class Moving(MemoryStore):
    """The state bucket, and somebody who does something to it before each write of ours."""

    before_write: Callable[[], None] = lambda: None
    writes: int = 0

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
        self.writes += 1
        self.before_write()
        super().put(key, artifact, **conditions)


@dataclass
class Clock:
    """Each look at it takes so many seconds."""

    step: float
    now: float = 0.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


@dataclass
class Busy:
    """A world in which an editor changes a record during every look."""

    world: World = field(default_factory=small_world)
    edits: Any = field(default_factory=count)

    def edit(self) -> None:
        self.world.ingredient("glycine", name=f"Glycine {next(self.edits)}")

    def refresher(self, **parts: Any) -> Refresher:
        bucket = Moving(self.world.state.objects, before_write=self.edit)
        buckets = replace(self.world.engine.buckets, state=bucket)
        return replace(self.world.engine.refresher, buckets=buckets, **parts)


def state_of(world: World) -> State:
    return state_file.from_body(world.state.objects["catalog.json"].body)


def sent(world: World) -> set[str]:
    """What refresh sent to publish."""
    return {slug for m in world.publish_queue.messages for slug in m.get("slugs", ())}


def test_under_steady_edits_a_pass_ends_tells_the_cdn_and_wakes_the_next() -> None:
    busy = Busy()
    world = busy.world
    busy.edit()
    done = busy.refresher(seconds=Clock(SECONDS / 5)).refresh(TOLD)
    assert done.attempts == 3
    assert done.handed_over
    assert world.cdn.requests == [frozenset({"taurine", ":lists"})]
    assert world.refresh_queue.take() == [MORE]
    assert {"glycine", "taurine"} <= sent(world)


def test_an_outbox_is_emptied_before_the_next_pass_is_woken() -> None:
    world = small_world()
    world.ingredient("glycine", name="Aminoacetic acid")
    refresher = replace(world.engine.refresher, most_read=0, seconds=Clock(SECONDS))
    assert refresher.refresh(TOLD).handed_over
    assert state_of(world).outbox == Outbox()
    assert world.cdn.requests == [frozenset({"taurine"})]
    assert sent(world) == {"taurine"}
    assert world.refresh_queue.messages[0] == MORE
    world.settle()
    assert world.site.objects == clean_world(world).site.objects


def test_the_number_of_looks_is_bounded_too() -> None:
    busy = Busy()
    busy.edit()
    done = busy.refresher().refresh()
    assert (done.attempts, done.handed_over) == (ATTEMPTS, True)
    assert busy.world.refresh_queue.take() == [MORE]


def test_what_is_quiet_is_not_handed_over_however_long_it_took() -> None:
    world = small_world()
    world.ingredient("glycine", name="Aminoacetic acid")
    done = replace(world.engine.refresher, seconds=Clock(10 * SECONDS)).refresh()
    assert (done.attempts, done.handed_over) == (1, False)
    assert world.refresh_queue.take() == []


def test_reading_is_handed_over_and_the_catalog_keeps_what_was_read() -> None:
    world = World()
    for slug in ("a", "b", "c"):
        world.ingredient(slug)
    refresher = replace(world.engine.refresher, most_read=1, seconds=Clock(SECONDS))
    assert [refresher.refresh().handed_over for _ in range(3)] == [True, True, False]
    assert sorted(state_of(world).rows["ingredient"]) == ["a", "b", "c"]


def test_a_nightly_pass_stays_one_until_it_has_looked_at_the_pages() -> None:
    world = small_world()
    world.ingredient("glycine", name="Aminoacetic acid")
    world.ingredient("taurine", name="Tauric acid")
    world.site.delete("ingredients/l-serine/index.html")
    engine = world.engine
    refresher = replace(engine.refresher, most_read=1, seconds=Clock(SECONDS))
    assert refresher.refresh(full=True).handed_over
    [handed] = world.refresh_queue.take()
    assert handed == Wake("more to do", full=True).body()
    assert refresh.refresh_all(sqs_batch([handed]), engine) == NO_FAILURES
    world.settle()
    assert world.site.objects == clean_world(world).site.objects


def test_a_nightly_pass_under_steady_edits_looks_at_the_pages_once() -> None:
    busy = Busy()
    busy.edit()
    assert busy.refresher(seconds=Clock(SECONDS)).refresh(full=True).handed_over
    assert busy.world.refresh_queue.take() == [MORE]


def overtaken(world: World, times: int) -> Refresher:
    """Another refresh writes the catalog just before ours does, from the second write on."""
    state = Moving(world.state.objects)

    def write() -> None:
        world.ingredient("glycine", name=f"Glycine {state.writes}")
        if 1 < state.writes <= 1 + times:
            other = replace(state_of(world), generation=f"other {state.writes}")
            world.state.put("catalog.json", state_file.to_artifact(other))

    state.before_write = write
    return replace(world.engine.refresher, buckets=replace(world.engine.buckets, state=state))


def test_a_pass_overtaken_at_its_end_leaves_the_outbox_to_who_overtook_it() -> None:
    world = small_world()
    clock = Clock(SECONDS / 3)
    done = replace(overtaken(world, 9), seconds=clock).refresh(TOLD)
    assert (done.attempts, done.handed_over) == (2, True)
    assert world.cdn.requests == [frozenset({"taurine"})]
    assert "taurine" in state_of(world).outbox.tags
    assert world.refresh_queue.take() == [MORE]


def never_first(world: World) -> Refresher:
    refresher = overtaken(world, ATTEMPTS)
    refresher.buckets.state.writes = 1  # type: ignore[attr-defined]  # it is a Moving
    return replace(refresher, seconds=Clock(SECONDS))


def test_a_pass_that_has_saved_nothing_hands_on_what_it_was_told() -> None:
    world = small_world()
    done = never_first(world).refresh(TOLD)
    assert (done.attempts, done.handed_over) == (1, True)
    assert not world.cdn.requests
    told, more = world.refresh_queue.take()
    assert more == MORE
    [delivery] = deliveries(sqs_batch([told]))
    assert to_refresh(delivery) == NOTICE


def test_a_redelivered_pass_that_has_saved_nothing_comes_back() -> None:
    """A message of its own could not say that it was redelivered."""
    world = small_world()
    with pytest.raises(StillMoving):
        never_first(world).refresh(TOLD, redelivered=True)
    assert not world.cdn.requests
    assert not world.refresh_queue.messages


def test_the_message_that_wakes_the_next_pass_says_nothing_else() -> None:
    [more, nightly] = deliveries(sqs_batch([MORE, NIGHTLY]))
    assert to_refresh(more) == Wake("more to do")
    assert to_refresh(nightly) == Wake("night", full=True)
    assert not more.redelivered
    world = small_world()
    assert refresh.refresh_all(sqs_batch([MORE]), world.engine) == NO_FAILURES
    assert not world.cdn.requests
    assert not world.publish_queue.messages


def test_many_pages_that_were_sent_are_forgotten_only_if_nobody_has_written_since() -> None:
    """What another pass owes meanwhile stands in the same outbox."""
    world = small_world()
    state = Moving(world.state.objects)

    def write() -> None:
        if state.writes == 2:  # ours of the many pages was the first
            owed = state_of(world).outbox | Outbox(stale=frozenset(ingredient_keys("glycine")))
            other = replace(state_of(world), outbox=owed, generation="other")
            world.state.put("catalog.json", state_file.to_artifact(other))

    state.before_write = write
    refresher = replace(world.engine.refresher, many=1)
    replace(refresher, buckets=replace(refresher.buckets, state=state)).refresh(TOLD)
    assert sent(world) == {"taurine", "glycine"}
    assert not state_of(world).outbox
