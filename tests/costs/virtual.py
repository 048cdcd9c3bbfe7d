"""Lambda and SQS on a virtual clock: what waits takes no time, and hours are over in seconds.

An invocation is a greenlet. It gives its turn away wherever it would wait, and is cut off at its
timeout as Lambda does it.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import Any, Final

from greenlet import getcurrent, greenlet

from factowiki.engine.ports import Body

MOST_RECEIVES: Final = 5  # as in infra/template.yaml; then a message is a dead letter
BATCH: Final = 10  # messages in a SendMessageBatch
SENDERS: Final = 8  # requests under way at a time, as in `factowiki.aws.sqs`
SEND_SECONDS: Final = 0.02  # assumed, for a SendMessageBatch
START: Final = 1_793_577_600.0  # seconds since 1970
ENDLESS: Final = 48 * 3_600.0  # whoever is not at rest by then never will be

Handler = Callable[[Any, int, Callable[[], float]], dict[str, Any]]


class CutOff(BaseException):
    """The time of an invocation is over. Nothing that it runs may catch this."""


@dataclass
class Clock:
    now: float = START
    _agenda: list[tuple[float, int, Callable[[], object]]] = field(default_factory=list)
    _numbers: count[int] = field(default_factory=count)
    _ends: dict[greenlet, float] = field(default_factory=dict)

    def after(self, seconds: float, do: Callable[[], object]) -> None:
        heappush(self._agenda, (self.now + seconds, next(self._numbers), do))

    def run(self) -> None:
        """Until nothing is left to be done."""
        self._main = getcurrent()
        while self._agenda:
            self.now, _, do = heappop(self._agenda)
            assert self.now < START + ENDLESS, "it never comes to rest"
            do()

    def begin(self, work: Callable[[], object], timeout: float) -> None:
        """As an invocation of its own, from now on."""
        one = greenlet(work)
        self._ends[one] = self.now + timeout
        one.switch()
        if one.dead:
            del self._ends[one]

    def sleep(self, seconds: float) -> None:
        """Others go on meanwhile. Raises `CutOff` at the end of the invocation's time."""
        one = getcurrent()
        left = self._ends[one] - self.now
        self.after(min(seconds, left), lambda: self._resume(one))
        self._main.switch()
        if seconds > left:
            raise CutOff

    def _resume(self, one: greenlet) -> None:
        one.switch()
        if one.dead:
            del self._ends[one]


@dataclass
class Message:
    id: str
    body: Body
    sent: float
    receives: int = 0
    retry: float | None = None  # seconds, where somebody asked for it


@dataclass
class Sqs:
    """``slugs_a_message``: where it is less, messages to publish are taken apart."""

    clock: Clock
    visibility: float
    slugs_a_message: int = 1_000
    arrived: Callable[[], object] = lambda: None
    waiting: deque[Message] = field(default_factory=deque)
    taken: dict[str, Message] = field(default_factory=dict)
    dead: list[Message] = field(default_factory=list)
    sent: int = 0

    def send(self, messages: Iterable[Body], *, delay: int = 0) -> None:
        every = [part for message in messages for part in self._parts(message)]
        at_a_time = BATCH * SENDERS
        for at in range(0, len(every), at_a_time):
            self.clock.sleep(SEND_SECONDS)
            for message in every[at : at + at_a_time]:
                self.add(message, delay)

    def add(self, body: Body, delay: float = 0.0) -> None:
        self.sent += 1
        stamped = body if "Records" in body else {**body, "sent": self.clock.now + delay}
        message = Message(f"m{self.sent}", stamped, self.clock.now)
        self._show_after(delay, message)

    def retry(self, receipts: Iterable[str], seconds: int) -> None:
        for receipt in receipts:
            self.taken[receipt].retry = seconds

    def take(self, most: int) -> list[Message]:
        messages = [self.waiting.popleft() for _ in range(min(most, len(self.waiting)))]
        for message in messages:
            message.receives += 1
            message.retry = None
            self.taken[message.id] = message
        return messages

    def end(self, messages: Iterable[Message], failed: frozenset[str], since: float) -> None:
        """Those that failed come back when somebody asked for it, or after their visibility."""
        for message in messages:
            del self.taken[message.id]
            if message.id not in failed:
                continue
            if message.receives >= MOST_RECEIVES:
                self.dead.append(message)
                continue
            left = self.visibility - (self.clock.now - since)
            self._show_after(left if message.retry is None else message.retry, message)

    def _show_after(self, seconds: float, message: Message) -> None:
        def show() -> None:
            self.waiting.append(message)
            self.arrived()

        self.clock.after(seconds, show)

    def _parts(self, message: Body) -> list[Body]:
        slugs = message.get("slugs", ())
        if len(slugs) <= self.slugs_a_message:
            return [message]
        step = self.slugs_a_message
        return [{**message, "slugs": slugs[at : at + step]} for at in range(0, len(slugs), step)]


@dataclass
class Function:
    """A function of Lambda and the queue that wakes it. ``handler`` is told which process it is."""

    clock: Clock
    queue: Sqs
    handler: Handler
    concurrency: int
    batch: int
    window: float
    timeout: float
    invocations: int = 0
    cut_off: int = 0

    def __post_init__(self) -> None:
        self._free = [*range(self.concurrency)]
        self._gathers = False
        self.queue.arrived = self._arrived

    def _arrived(self) -> None:
        if self._gathers or not self._free or not self.queue.waiting:
            return
        if len(self.queue.waiting) >= self.batch or not self.window:
            self._invoke()
        else:
            self._gathers = True
            self.clock.after(self.window, self._gathered)

    def _gathered(self) -> None:
        self._gathers = False
        if self._free and self.queue.waiting:
            self._invoke()

    def _invoke(self) -> None:
        process = self._free.pop(0)
        messages = self.queue.take(self.batch)
        self.invocations += 1
        self.clock.begin(lambda: self._run(process, messages), self.timeout)
        self._arrived()

    def _run(self, process: int, messages: list[Message]) -> None:
        since = self.clock.now
        try:
            answer = self.handler(
                {"Records": [_record(each) for each in messages]},
                process,
                lambda: since + self.timeout - self.clock.now,
            )
            failed = frozenset(one["itemIdentifier"] for one in answer["batchItemFailures"])
        except CutOff:
            self.cut_off += 1
            failed = frozenset(each.id for each in messages)
        self.queue.end(messages, failed, since)
        self._free.append(process)
        self._free.sort()
        self.clock.after(0, self._arrived)


def _record(message: Message) -> dict[str, Any]:
    return {
        "messageId": message.id,
        "receiptHandle": message.id,
        "body": json.dumps(message.body),
        "eventSource": "aws:sqs",
        "attributes": {
            "ApproximateReceiveCount": str(message.receives),
            "SentTimestamp": str(round(message.sent * 1_000)),
        },
    }
