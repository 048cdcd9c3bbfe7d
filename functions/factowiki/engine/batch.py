"""The messages of one invocation: done one by one, so that one failure blocks nobody else.

A message comes back where what it alone is about has failed, and reaches the dead-letter queue in
the end. Of a message about many pages, those that failed or were not begun are sent on alone, as
messages of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from factowiki.engine.errors import PublishingError
from factowiki.engine.messages import Publish, Wake
from factowiki.engine.ports import Body, Queue
from factowiki.engine.publish import Published, Publisher
from factowiki.records.keys import ContentKey

# A page is begun only with this much left of the invocation's time: half of publish's timeout in
# `infra/template.yaml`. It takes 0.2 seconds, unless S3 is slow.
RESERVE_SECONDS: Final = 15.0
# How long an edit waits before it asks again for a catalog of its own version.
WAIT_SECONDS: Final = 60


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message as it was delivered. ``id`` is empty for an event that came without a queue.

    ``redelivered``: an earlier try may have done part of the work and died. SQS says so of most;
    of a message from the dead-letter queue its body does, and of an event without a queue nothing
    does, so it is taken for granted. ``receipt`` names this delivery to the queue.
    """

    id: str
    redelivered: bool
    body: Any
    receives: int = 1
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A message to publish, as understood. ``others`` are keys that are a matter for refresh."""

    delivery: Delivery
    pages: tuple[ContentKey, ...]
    others: tuple[str, ...] = ()
    again: bool = False
    anew: bool = False


class Observer(Protocol):
    """Is told what comes of each page, for the log and the metrics."""

    def begun(self, key: ContentKey) -> None: ...

    def settled(self, done: Published) -> None: ...

    def passed_on(self, key: str) -> None: ...

    def sent_on(self, keys: Sequence[ContentKey], why: str) -> None: ...

    def failed(self, what: str, error: Exception) -> None: ...


@dataclass
class _Task:
    """A page with the messages that ask for it. Asked for twice, it is done once."""

    key: ContentKey
    asked: list[Asked] = field(default_factory=list)

    @property
    def again(self) -> bool:
        return any(each.again or each.delivery.redelivered for each in self.asked)

    @property
    def anew(self) -> bool:
        return any(each.anew for each in self.asked)

    @property
    def alone(self) -> list[Delivery]:
        """The messages that are about nothing else."""
        return [each.delivery for each in self.asked if len(each.pages) + len(each.others) == 1]


@dataclass(frozen=True, slots=True)
class _Later:
    """A page that is sent on alone, in a message of its own."""

    task: _Task
    why: str
    again: bool
    delay: int = 0

    def body(self) -> Body:
        return Publish((self.task.key,), again=self.again, anew=self.task.anew).body()


@dataclass
class PublishBatch:
    """Publishes what messages ask for. ``seconds_left`` is what is left of the invocation."""

    publisher: Publisher
    publish_queue: Queue
    refresh_queue: Queue
    observer: Observer
    seconds_left: Callable[[], float]
    failed: dict[str, Exception] = field(default_factory=dict, init=False)  # by id of the message
    _later: list[_Later] = field(default_factory=list, init=False)

    def work(self, asked: Sequence[Asked]) -> None:
        """Afterwards ``failed`` has the messages that must be delivered again."""
        self._wake_refresh([each for each in asked if each.others])
        # Those that failed or died before come last: they may do so again.
        for task in sorted(_tasks(asked), key=lambda task: task.again):
            if self.seconds_left() < RESERVE_SECONDS:
                self._later.append(_Later(task, "no time was left", again=task.again))
            else:
                self._publish(task)
        self._send_on()

    def _wake_refresh(self, asked: Sequence[Asked]) -> None:
        """Every page shows them, so they are no matter for publish."""
        keys = dict.fromkeys(key for each in asked for key in each.others)
        if not keys:
            return
        try:
            self.refresh_queue.send(Wake(key).body() for key in keys)
        except PublishingError as error:
            self.observer.failed(", ".join(keys), error)
            self._fail((each.delivery for each in asked), error)
        else:
            for key in keys:
                self.observer.passed_on(key)

    def _publish(self, task: _Task) -> None:
        """Anything raised counts as failure, foreseen or not.

        The message then comes back and at last reaches the dead-letter queue, where an operator
        finds it. Content that does not validate is not raised and so never gets there.
        """
        self.observer.begun(task.key)
        try:
            done = self.publisher.publish(task.key, redelivered=task.again, anew=task.anew)
        except Exception as error:  # noqa: BLE001  # see above
            self.observer.failed(str(task.key), error)
            self._fail(task.alone, error)
            if len(task.alone) < len(task.asked):  # a message of many is about more than this one
                self._later.append(_Later(task, "it failed", again=True))
            return
        self.observer.settled(done)
        if done.try_again:
            why = "it waits for a catalog"
            self._later.append(_Later(task, why, again=task.again, delay=WAIT_SECONDS))

    def _send_on(self) -> None:
        """As new messages: that there was no time, or no catalog, is no failure of these."""
        for delay in (0, WAIT_SECONDS):
            those = [later for later in self._later if later.delay == delay]
            if not those:
                continue
            try:
                self.publish_queue.send((later.body() for later in those), delay=delay)
            except PublishingError as error:
                for later in those:
                    self.observer.failed(str(later.task.key), error)
                    self._fail((each.delivery for each in later.task.asked), error)
            else:
                for later in those:
                    self.observer.sent_on([later.task.key], later.why)
        self._later.clear()

    def _fail(self, deliveries: Iterable[Delivery], error: Exception) -> None:
        for delivery in deliveries:
            self.failed[delivery.id] = error


def _tasks(asked: Iterable[Asked]) -> list[_Task]:
    tasks: dict[ContentKey, _Task] = {}
    for each in asked:
        for key in each.pages:
            tasks.setdefault(key, _Task(key)).asked.append(each)
    return [*tasks.values()]


def retry_soon(
    messages: Iterable[Delivery],
    failed: Mapping[str, Exception],
    queue: Queue,
    after: Sequence[int],
) -> None:
    """Have failed messages come back ``after`` so many seconds, by how often they were delivered.

    The timeout of the queue is made for functions that die. Where it cannot be shortened it holds.
    """
    receipts: dict[int, list[str]] = {}
    for message in messages:
        if message.id in failed and message.receipt and message.receives <= len(after):
            receipts.setdefault(after[message.receives - 1], []).append(message.receipt)
    for seconds, those in receipts.items():
        with suppress(PublishingError):
            queue.retry(those, seconds)
