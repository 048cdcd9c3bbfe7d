"""The messages of one invocation: in time, each on its own, and none lost."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

import pytest

import publish
import refresh
from factowiki.engine.batch import RESERVE_SECONDS, WAIT_SECONDS
from factowiki.engine.errors import QueueUnavailable, StoreUnavailable
from factowiki.engine.messages import MOST_SLUGS, Publish, Wake, to_publish
from factowiki.engine.ports import Body, Entry, NotModified, StoredObject
from factowiki.local.memory import MemoryQueue, MemoryStore, VersionedMemoryStore
from tests.events.shapes import s3_notification, sqs_batch
from tests.records.records import ingredient_keys
from tests.world import NO_FAILURES, World, small_world

ALL = ("glycine", "l-serine", "taurine")
FIRST_COMES_BACK = {"batchItemFailures": [{"itemIdentifier": "message-0"}]}


@dataclass
class Unlucky(VersionedMemoryStore):
    """Reading ``key`` fails, for a passing cause."""

    key: str = "ingredients/l-serine.json"

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        if key == self.key:
            raise StoreUnavailable("SlowDown")
        return super().get(key, known)


class Down(MemoryStore):
    """A site bucket that cannot be listed."""

    def list(self, prefix: str = "") -> Iterator[Entry]:
        raise StoreUnavailable("SlowDown")


@dataclass
class Recording(MemoryQueue):
    """Keeps with what delay messages were sent, and which were asked for again."""

    delays: list[int] = field(default_factory=list)
    retried: list[tuple[str, int]] = field(default_factory=list)

    def send(self, messages: Iterable[Body], *, delay: int = 0) -> None:
        self.delays.append(delay)
        super().send(messages, delay=delay)

    def retry(self, receipts: Iterable[str], seconds: int) -> None:
        self.retried += [(receipt, seconds) for receipt in receipts]


class Full(MemoryQueue):
    def send(self, messages: Iterable[Body], *, delay: int = 0) -> None:
        raise QueueUnavailable("Throttling")

    def retry(self, receipts: Iterable[str], seconds: int) -> None:
        raise QueueUnavailable("Throttling")


def spoilt_world() -> World:
    world = small_world()
    for slug in ALL:
        world.site.delete(f"ingredients/{slug}/index.html")
    return world


def pages(world: World) -> set[str]:
    return {slug for slug in ALL if f"ingredients/{slug}/index.html" in world.site.objects}


def time_for(number: int) -> Callable[[], float]:
    """Time is left to begin so many pages."""
    times: Iterator[float] = iter([RESERVE_SECONDS] * number + [RESERVE_SECONDS - 1] * 10)
    return lambda: next(times)


@pytest.mark.parametrize(
    "bodies",
    [
        [Publish(ingredient_keys(*ALL)).body()],
        [Publish(ingredient_keys(slug)).body() for slug in ALL],
    ],
)
def test_what_there_is_no_time_for_is_sent_on_and_none_comes_back(bodies: list[Body]) -> None:
    """Were it given back, ten slow pages would be among the dead letters without one try."""
    world = spoilt_world()
    assert publish.publish_all(sqs_batch(bodies), world.engine, time_for(1)) == NO_FAILURES
    assert pages(world) == {"glycine"}
    assert world.publish_queue.take() == [
        Publish(ingredient_keys("l-serine")).body(),
        Publish(ingredient_keys("taurine")).body(),
    ]


def test_what_is_sent_on_of_a_second_try_still_is_one() -> None:
    """The first may have written a page and died before it told refresh."""
    world = small_world()
    again = sqs_batch([Publish(ingredient_keys(*ALL)).body()], receives=2)
    publish.publish_all(again, world.engine, time_for(2))
    [sent] = world.publish_queue.take()
    assert sent == Publish(ingredient_keys("taurine"), again=True).body()
    world.refresh_queue.take()
    publish.publish_all(sqs_batch([sent]), world.engine)
    assert [notice["changed"] for notice in world.refresh_queue.messages] == [True]


def test_what_fails_of_a_message_about_many_is_sent_on_alone() -> None:
    world = spoilt_world()
    world.content = Unlucky(world.content.objects, world.content.versions)
    assert (
        publish.publish_all(sqs_batch([Publish(ingredient_keys(*ALL)).body()]), world.engine)
        == NO_FAILURES
    )
    assert pages(world) == {"glycine", "taurine"}
    [sent] = world.publish_queue.take()
    assert sent == Publish(ingredient_keys("l-serine"), again=True).body()
    assert publish.publish_all(sqs_batch([sent]), world.engine) == FIRST_COMES_BACK


def test_where_nothing_can_be_sent_on_the_message_comes_back() -> None:
    world = spoilt_world()
    world.content = Unlucky(world.content.objects, world.content.versions)
    world.publish_queue = Full()
    event = sqs_batch([Publish(ingredient_keys(*ALL)).body()])
    assert publish.publish_all(event, world.engine) == FIRST_COMES_BACK
    assert publish.publish_all(event, world.engine, time_for(0)) == FIRST_COMES_BACK


def test_what_is_a_matter_for_refresh_comes_back_where_refresh_cannot_be_told() -> None:
    world = small_world()
    world.refresh_queue = Full()
    event = sqs_batch([s3_notification("site.json")])
    assert publish.publish_all(event, world.engine) == FIRST_COMES_BACK


def test_an_edit_that_waits_for_its_catalog_is_sent_again_and_logged_as_waiting() -> None:
    outcomes: list[str] = []
    world = small_world()
    queue = world.publish_queue = Recording()
    world.design = replace(world.design, code="another version")
    event = sqs_batch([Publish(ingredient_keys(*ALL), anew=True).body()])
    for _ in range(20):  # however often it is tried, it is no failure
        answer = publish.publish_all(event, world.engine, observer=publish.Log(outcomes.append))
        assert answer == NO_FAILURES
        assert set(queue.delays) == {WAIT_SECONDS}
        assert queue.delayed == [Publish(ingredient_keys(slug), anew=True).body() for slug in ALL]
        event = sqs_batch(queue.delayed)
        queue.delayed = []
    assert set(outcomes) == {"waiting", "sent on"}
    before = world.page("l-serine")
    queue.send(Publish(ingredient_keys(slug)).body() for slug in ALL)
    world.settle()
    assert world.page("l-serine") == before  # that design changed no byte
    assert not queue.messages


@pytest.mark.parametrize(
    ("receives", "seconds"), [(1, 30), (2, 120), (3, 480), (4, None), (5, None)]
)
def test_a_pass_that_failed_is_tried_again_soon_and_later_less_so(
    receives: int, seconds: int | None
) -> None:
    world = small_world()
    queue = world.refresh_queue = Recording()
    world.site = Down()
    event = sqs_batch([Wake("test").body()], receives=receives)
    assert refresh.refresh_all(event, world.engine) == FIRST_COMES_BACK
    receipt = event["Records"][0]["receiptHandle"]
    assert queue.retried == ([(receipt, seconds)] if seconds else [])


def test_where_a_queue_cannot_be_asked_its_timeout_holds() -> None:
    world = small_world()
    world.content = Unlucky(world.content.objects, world.content.versions)
    world.ingredient("l-serine", name="Slow")
    world.refresh_queue = Full()
    assert refresh.refresh_all(sqs_batch([Wake("x").body()]), world.engine) == FIRST_COMES_BACK


def test_failures_are_logged_and_counted(caplog: pytest.LogCaptureFixture) -> None:
    """A message that comes back says nothing of why; the log is all that an operator has."""
    world = small_world()
    world.content = Unlucky(world.content.objects, world.content.versions)
    world.ingredient("l-serine", name="Slow")
    outcomes: list[str] = []
    with caplog.at_level(logging.ERROR):
        publish.publish_all(
            sqs_batch(world.publish_queue.take()),
            world.engine,
            observer=publish.Log(outcomes.append),
        )
        refresh.refresh_all(sqs_batch([Wake("x").body()]), world.engine, outcomes.append)
    assert outcomes == ["failed", "failed"]
    errors = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert [record.message for record in errors] == ["failed", "failed"]
    assert all(record.exc_info for record in errors)


def test_slugs_are_packed_into_messages() -> None:
    slugs = [f"item-{number:03}" for number in range(2 * MOST_SLUGS + 1)]
    assert [len(body["slugs"]) for body in to_publish(ingredient_keys(*slugs))] == [
        MOST_SLUGS,
        MOST_SLUGS,
        1,
    ]
    assert [*to_publish([])] == []


def test_what_is_asked_for_alone_and_among_many_is_tried_again_for_both() -> None:
    """Else what only the message of many says of it is lost: that its headers are not right."""
    world = spoilt_world()
    world.content = Unlucky(world.content.objects, world.content.versions)
    alone = s3_notification("ingredients/l-serine.json")
    event = sqs_batch([alone, Publish(ingredient_keys("glycine", "l-serine"), anew=True).body()])
    assert publish.publish_all(event, world.engine) == FIRST_COMES_BACK
    assert world.publish_queue.take() == [
        Publish(ingredient_keys("l-serine"), again=True, anew=True).body()
    ]


def test_what_failed_before_comes_last_in_its_batch() -> None:
    """It may take all the time there is, again."""
    world = spoilt_world()
    event = sqs_batch(
        [
            Publish(ingredient_keys("glycine"), again=True).body(),
            Publish(ingredient_keys("taurine")).body(),
        ]
    )
    publish.publish_all(event, world.engine, time_for(1))
    assert pages(world) == {"taurine"}


def test_all_that_is_sent_on_goes_in_one_request() -> None:
    world = small_world()
    queue = world.publish_queue = Recording()
    publish.publish_all(
        sqs_batch([Publish(ingredient_keys(*ALL)).body()] * 3), world.engine, time_for(0)
    )
    assert queue.delays == [0]
    assert len(queue.messages) == 3
