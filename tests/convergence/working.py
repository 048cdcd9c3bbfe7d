"""The functions at work: the real handlers, each invocation a greenlet.

One stops before every operation on a bucket, a queue or the CDN; the schedule decides who goes on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from typing import Any

from greenlet import greenlet

import rebuild
import refresh
from factowiki.engine.buckets import Buckets
from factowiki.engine.engine import Engine
from factowiki.engine.reading.update import MOST_READ
from factowiki.engine.refresh import MANY, SECONDS, Refresher
from publish import publish_all
from tests.convergence.cloud import Message, SimulatedQueue
from tests.convergence.designs import DESIGNS, PLAIN, RENDERERS, RULES
from tests.convergence.scene import Scene
from tests.convergence.stores import PerilousStore
from tests.convergence.telling import told

SecondsLeft = Callable[[], float]
Handler = Callable[[Any, Engine, SecondsLeft], dict[str, Any]]
# What the simulated functions are made of; a mutation replaces parts of it.
Wiring = Callable[[Engine], Engine]
PLENTY = 120.0


def AS_IT_IS(engine: Engine) -> Engine:  # noqa: N802  # a constant of type Wiring
    return engine


def refresh_all(event: Any, engine: Engine, _: SecondsLeft) -> dict[str, Any]:
    return refresh.refresh_all(event, engine)


def rebuild_all(event: Any, engine: Engine, seconds_left: SecondsLeft) -> dict[str, Any]:
    """What a person invokes. It comes from no queue, so nothing of it is delivered again."""
    rebuild.rebuild(event, engine, seconds_left)
    return {"batchItemFailures": []}


@dataclass(frozen=True)
class SimulatedEngine(Engine):
    """One whose refresh may read few records in a look, so that many looks are not complete.

    And for which few stale pages may already be many.
    """

    most_read: int = MOST_READ
    many: int = MANY

    @cached_property
    def refresher(self) -> Refresher:
        return replace(super().refresher, most_read=self.most_read, many=self.many)


@dataclass
class Invocation:
    """A function at work on some messages."""

    work: greenlet
    handler: Handler
    engine: Engine
    queue: SimulatedQueue | None
    messages: list[Message]
    asleep: bool = False


@dataclass
class Functions:
    """Those that are deployed, and those that are running."""

    scene: Scene
    wiring: Wiring
    running: list[Invocation] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.version = 0  # of the code that is deployed, or being deployed
        handlers: tuple[Handler, ...] = (publish_all, refresh_all, rebuild_all)
        self._deployed: dict[Handler, int] = dict.fromkeys(handlers, 0)
        self._warm: dict[Handler, list[Engine]] = {handler: [] for handler in self._deployed}
        sizes = (1, MANY), (2, 2), (MOST_READ, 2)
        self._most_read, self._many = self.scene.choices.one_of(sizes)
        self._elapsed = 0.0
        self._generations = count()

    @property
    def awake(self) -> list[Invocation]:
        return [invocation for invocation in self.running if not invocation.asleep]

    def behind(self) -> list[Handler]:
        return [handler for handler, version in self._deployed.items() if version != self.version]

    def deploy(self, versions: int) -> None:
        """One function is replaced now, the other somewhat later."""
        choices, behind = self.scene.choices, self.behind()
        if not behind:
            self.version = choices.below(versions)
            behind = [choices.one_of([*self._deployed])]
        self.replace(behind)

    def replace(self, handlers: Iterable[Handler]) -> None:
        for handler in handlers:
            self.scene.tell(f"deploy version {self.version} of {handler.__name__}")
            self._deployed[handler] = self.version
            self._warm[handler].clear()

    def on(self, queue: SimulatedQueue) -> int:
        """How many work on messages of ``queue``."""
        return sum(invocation.queue is queue for invocation in self.running)

    def start(self, handler: Handler, queue: SimulatedQueue) -> None:
        messages = self._take(queue)
        self.scene.tell(f"start {handler.__name__.removesuffix('_all')} {told(messages)}")
        self.invoke(handler, _batch(messages), queue, messages)

    def invoke(
        self, handler: Handler, event: Any, queue: SimulatedQueue | None, messages: list[Message]
    ) -> None:
        engine, seconds_left = self._engine(handler), self._deadline()
        work = greenlet(lambda: handler(event, engine, seconds_left))
        self.running.append(Invocation(work, handler, engine, queue, messages))

    def _engine(self, handler: Handler) -> Engine:
        """Of a process that has worked before, or of a new one."""
        scene, version = self.scene, self._deployed[handler]
        if self._warm[handler] and scene.choices.chance(60):
            return self._warm[handler].pop()
        engine = SimulatedEngine(
            buckets=Buckets(
                PerilousStore(scene.content, scene.turn),
                PerilousStore(scene.site, scene.turn, RULES[version]),
                PerilousStore(scene.state, scene.turn),
            ),
            renderer=RENDERERS[version],
            publish_queue=scene.publish_queue,
            refresh_queue=scene.refresh_queue,
            cdn=scene.cdn,
            today=lambda: scene.today,
            new_generation=lambda: f"later {next(self._generations)}",
            seconds=self._seconds,
            most_read=self._most_read,
            many=self._many,
        )
        return self.wiring(engine)

    def _seconds(self) -> float:
        """A pass of refresh may be slow: its time is then over after any of its looks."""
        if self.scene.choices.chance(15):
            self._elapsed += SECONDS
        return self._elapsed

    def _deadline(self) -> SecondsLeft:
        """How long an invocation has; a slow one may find at any time that it is nearly over."""
        left = [PLENTY]

        def seconds_left() -> float:
            if left[0] and self.scene.budget.slow and self.scene.choices.chance(40):
                self.scene.budget.spend("slow")
                self.scene.tell("  time is nearly over")
                left[0] = 0.0
            return left[0]

        return seconds_left

    def _take(self, queue: SimulatedQueue) -> list[Message]:
        choices, taken = self.scene.choices, []
        for _ in range(1 + choices.below(min(3, len(queue.messages)))):
            message = choices.one_of(queue.messages)
            queue.messages.remove(message)
            message.receives += 1
            taken.append(message)
        return taken

    def wake(self) -> None:
        self.scene.choices.one_of(self.running).asleep = False

    def step(self) -> None:
        """One invocation goes on, mostly the same one; some fall asleep for a long time.

        Evenly mixed steps would hardly ever let one pass overtake another as a whole.
        """
        choices, awake = self.scene.choices, self.awake
        invocation = awake[-1] if choices.chance(70) else choices.one_of(awake)
        if choices.chance(6):
            invocation.asleep = True
            return
        answer = invocation.work.switch()
        if invocation.work.dead:
            failed = {item["itemIdentifier"] for item in answer["batchItemFailures"]}
            self._end(invocation, failed)
            if invocation.engine.renderer is RENDERERS[self._deployed[invocation.handler]]:
                self._warm[invocation.handler].append(invocation.engine)

    def crash(self) -> None:
        """At whatever it is doing; at its deadline, say."""
        invocation = self.scene.choices.one_of(self.running)
        self.scene.tell(f"  crash of {told(invocation.messages)}")
        self.scene.cut_off(invocation.work)
        self._end(invocation, {message.id for message in invocation.messages})

    def _end(self, invocation: Invocation, failed: set[str]) -> None:
        self.running.remove(invocation)
        if all(other.handler is not rebuild_all for other in self.running):
            self.scene.refresh_queue.end_delay()  # a rebuild's reminders are seen when it is over
        if invocation.queue is not None:
            failures = (each for each in invocation.messages if each.id in failed)
            invocation.queue.give_back(failures)


def _batch(messages: list[Message]) -> dict[str, Any]:
    return {
        "Records": [
            {
                "messageId": message.id,
                "body": json.dumps(message.body),
                "attributes": {
                    "ApproximateReceiveCount": str(message.receives),
                    "SentTimestamp": str(int(message.sent * 1000)),
                },
                "eventSource": "aws:sqs",
            }
            for message in messages
        ]
    }


def all_versions(*, headers: bool) -> int:
    """How many versions a deploy chooses from."""
    return len(DESIGNS) if headers else PLAIN
