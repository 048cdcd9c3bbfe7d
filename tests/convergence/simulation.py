"""One schedule: editors, readers, functions and faults, in an order that the choices decide.

The functions are the real handlers. Each invocation is a greenlet, which stops before every
operation on a bucket, a queue or the CDN; the schedule decides who goes on.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import count
from typing import Any

from greenlet import getcurrent, greenlet

import publish
import rebuild
import refresh
from factowiki.aws.wiring import Engine
from factowiki.content.keys import parse_key
from factowiki.content.parsing import parse
from factowiki.content.problems import InvalidRecord
from factowiki.local.memory import VersionedMemoryStore
from factowiki.pages.artifact import Artifact, Headers
from factowiki.pages.design import Design
from factowiki.pages.rendering import Renderer
from factowiki.publishing import state as state_file
from factowiki.publishing.buckets import CATALOG_KEY, PROBLEMS, Buckets
from factowiki.publishing.records import MOST_READ
from factowiki.publishing.refresh import SECONDS, Refresher
from factowiki.publishing.reports import reports
from tests.convergence import editors
from tests.convergence.choices import Choices
from tests.convergence.cloud import (
    AFTER,
    BEFORE,
    MOST_RECEIVES,
    NO,
    Message,
    PerilousStore,
    SimulatedCdn,
    SimulatedQueue,
)
from tests.events.shapes import SENT_SECONDS, s3_notification
from tests.world import DESIGN, World, clean_world

JSON = Headers("application/json")
LONGEST = 20_000  # turns; a schedule that takes more does not end


class Diverged(AssertionError):
    """The site is not what a clean build of its records gives, or something else was lost."""


def plain_design(text: str, code: str, reader: str) -> Design:
    """The real list of templates, each printing its whole view: quick, and nothing is hidden."""
    templates = {
        name: f"{text} {name} {{{{ site }}}} {{{{ page }}}}"
        for name in DESIGN.templates
        if name.startswith(("pages/", "feeds/"))
    }
    return Design(templates, {"site.css": text.encode()}, code, reader)


# A deploy changes the pages, or also how records are read, or nothing that anybody sees.
DESIGNS = (
    plain_design("one", "one", "one"),
    plain_design("two", "two", "one"),
    plain_design("two", "three", "two"),
    plain_design("one", "four", "one"),
)
RENDERERS = tuple(map(Renderer, DESIGNS))

Handler = Callable[[Any, Engine], dict[str, Any]]


def rebuild_all(event: Any, engine: Engine) -> dict[str, Any]:
    """What a person invokes. It comes from no queue, so nothing of it is delivered again."""
    rebuild.rebuild(event, engine, lambda: 120)
    return {"batchItemFailures": []}


@dataclass(frozen=True)
class SimulatedEngine(Engine):
    """One whose refresh may read few records in a look, so that many looks are not complete."""

    most_read: int = MOST_READ

    @cached_property
    def refresher(self) -> Refresher:
        return replace(super().refresher, most_read=self.most_read)


# What the simulated functions are made of; a mutation replaces parts of it.
Wiring = Callable[[Engine], Engine]


def AS_IT_IS(engine: Engine) -> Engine:  # noqa: N802  # a constant of type Wiring
    return engine


@dataclass
class _Budget:
    """How much may happen in one schedule, so that it ends.

    What the nightly pass heals is rare: where it happens, that pass comes last and would hide
    what went wrong without it.
    """

    edits: int = 0
    crashes: int = 0
    errors: int = 0
    duplicates: int = 0
    reads: int = 0
    rebuilds: int = 0
    losses: int = 0
    nightly: int = 0
    days: int = 0
    deploys: int = 0
    wipes: int = 0
    redrives: int = 0

    @classmethod
    def drawn(cls, choices: Choices) -> _Budget:
        budget = cls(
            edits=2 + choices.below(6),
            crashes=choices.below(4),
            errors=choices.below(4),
            duplicates=choices.below(3),
            reads=10,
            rebuilds=int(choices.chance(15)),
            redrives=2,
        )
        for name in ("losses", "nightly", "days", "deploys", "wipes"):
            setattr(budget, name, 2 * choices.chance(12))
        if emphasis := choices.one_of(("", "edits", "crashes", "duplicates", "losses", "wipes")):
            setattr(budget, emphasis, 4)
        return budget


@dataclass
class _Invocation:
    """A function at work on some messages."""

    work: greenlet
    handler: Handler
    engine: Engine
    queue: SimulatedQueue | None
    messages: list[Message]
    asleep: bool = False


@dataclass
class Simulation:
    """A wiki and all that happens to it. ``log`` tells the schedule to a person."""

    choices: Choices
    wiring: Wiring = AS_IT_IS
    log: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.content = VersionedMemoryStore()
        self.site, self.state = VersionedMemoryStore(), VersionedMemoryStore()
        self.now = SENT_SECONDS
        self.publish_queue = SimulatedQueue(self._turn, lambda: self.now)
        self.refresh_queue = SimulatedQueue(self._turn, lambda: self.now)
        self.cdn = SimulatedCdn(self.site, self._turn)
        self.budget = _Budget.drawn(self.choices)
        self._versions: dict[str, list[bytes | None]] = {}
        self.version = 0  # of the code that is deployed, or being deployed
        handlers: tuple[Handler, ...] = (publish.publish_all, refresh.refresh_all, rebuild_all)
        self._deployed: dict[Handler, int] = dict.fromkeys(handlers, 0)
        self._most_read = self.choices.one_of((1, 2, MOST_READ))
        self._elapsed = 0.0
        self._warm: dict[Handler, list[Engine]] = {handler: [] for handler in self._deployed}
        self.today = "2026-11-23"
        self.needs_nightly = False
        self._generations = count()
        self._running: list[_Invocation] = []
        self._main = getcurrent()

    def run(self) -> None:
        """Raises `Diverged` with what is wrong at the end."""
        self._begin()
        self._work()
        self._heal()
        self._check_reports_and_outbox()
        self._check_site()
        self._check_cdn()

    def _begin(self) -> None:
        """A wiki at rest, and readers all over the world who have seen all of it."""
        quiet = World(design=DESIGNS[0], today=self.today)
        for key, body in editors.records().items():
            self._versions[key] = [body]
            quiet.upload(key, body)
        quiet.settle()
        self.content.objects = quiet.content.objects
        self.content.versions = quiet.content.versions
        self.site.objects = quiet.site.objects
        self.state.objects = quiet.state.objects
        self.cdn.read_all()

    # What happens, turn by turn

    def _work(self) -> None:
        for _ in range(LONGEST):
            options = self._options()
            if not options:
                return
            self.choices.one_of(options)()
        raise Diverged("the functions did not come to rest")

    def _options(self) -> list[Callable[[], None]]:
        """What may happen next; what is more likely is named more often."""
        awake = any(not invocation.asleep for invocation in self._running)
        options: list[Callable[[], None]] = [self._step] * 30 * awake
        if self.publish_queue.messages and self._running_on(self.publish_queue) < 3:
            options += [self._start_publish] * 2
        if self.refresh_queue.messages and self._running_on(self.refresh_queue) < 2:
            options += [self._start_refresh] * 2
        if not options and self._running:
            options.append(self._wake)
        if not options and not self.budget.edits:
            return []
        for name, event in self._events().items():
            if getattr(self.budget, name):
                options.append(event)
        return options

    def _events(self) -> Mapping[str, Callable[[], None]]:
        events = {
            "edits": self._edit,
            "reads": self._read,
            "nightly": self._nightly,
            "rebuilds": self._rebuild,
            "days": self._new_day,
            "deploys": self._deploy,
            "wipes": self._wipe,
        }
        if self.publish_queue.dead or self.refresh_queue.dead:
            events["redrives"] = self._redrive
        if self._running:
            events["crashes"] = self._crash
        if self.publish_queue.messages or self.refresh_queue.messages:
            events["duplicates"] = self._duplicate
        return events

    def _spend(self, name: str) -> None:
        setattr(self.budget, name, getattr(self.budget, name) - 1)

    def _edit(self) -> None:
        self._spend("edits")
        key, body = editors.edit(self.choices)
        earlier = self._versions.get(key)
        if earlier and self.choices.chance(35):
            body = self.choices.one_of(earlier)  # an editor takes an edit back
        lost = bool(self.budget.losses) and self.choices.chance(40)
        if lost:
            self._spend("losses")
        self._upload(key, body, lost=lost)

    def _upload(self, key: str, body: bytes | None, *, lost: bool) -> None:
        self.log.append(f"edit {key}: {_brief(body)}{' (event lost)' * lost}")
        earlier = self._versions.setdefault(key, [])
        if body is None:
            self.content.delete(key)
        else:
            # The very bytes of a bad record, uploaded again after a removal nobody has noticed,
            # cannot be told from the ones before it: see ARCHITECTURE.md.
            unique = b" " * len(earlier) if _problems(key, body) else b""
            self.content.put(key, Artifact(body + unique, JSON))
        earlier.append(body)
        self.needs_nightly |= lost
        if not lost:
            self.publish_queue.add(s3_notification(key, time=self._time()))

    def _time(self) -> str:
        return datetime.fromtimestamp(self.now, UTC).isoformat()

    def _read(self) -> None:
        self._spend("reads")
        self.cdn.read_all()

    def _rebuild(self) -> None:
        self._spend("rebuilds")
        request: dict[str, Any] = self.choices.one_of(
            ({"all": True}, {"slugs": [*editors.SLUGS]}, {"category": "x"})
        )
        self.log.append(f"rebuild {request}")
        self._invoke(rebuild_all, request, None, [])

    def _new_day(self) -> None:
        self._spend("days")
        self.log.append("a new day")
        self.today = "2026-11-24"
        self.needs_nightly = True

    def _deploy(self) -> None:
        """One function is replaced now, the other somewhat later."""
        self._spend("deploys")
        behind = [handler for handler, version in self._deployed.items() if version != self.version]
        if not behind:
            self.version = self.choices.below(len(DESIGNS))
            behind = [self.choices.one_of([*self._deployed])]
        self._replace(behind)
        self.needs_nightly = True

    def _replace(self, handlers: Iterable[Handler]) -> None:
        for handler in handlers:
            self.log.append(f"deploy version {self.version} of {handler.__name__}")
            self._deployed[handler] = self.version
            self._warm[handler].clear()

    def _redrive(self) -> None:
        """An operator puts back what is in the dead-letter queues, an hour later."""
        self._spend("redrives")
        self._put_back()

    def _put_back(self) -> None:
        self.log.append("redrive")
        self.now += 3_600
        self.publish_queue.redrive()
        self.refresh_queue.redrive()

    def _wipe(self) -> None:
        """Somebody deletes the catalog: it is made again from the records."""
        self._spend("wipes")
        self.log.append("the catalog is deleted")
        self.state.delete(CATALOG_KEY)
        self.needs_nightly = True

    def _duplicate(self) -> None:
        self._spend("duplicates")
        queues = [queue for queue in (self.publish_queue, self.refresh_queue) if queue.messages]
        queue = self.choices.one_of(queues)
        message = self.choices.one_of(queue.messages)
        queue.messages.append(replace(message, id=f"{message.id}'"))

    # Functions

    def _engine(self, handler: Handler) -> Engine:
        """Of a process that has worked before, or of a new one."""
        if self._warm[handler] and self.choices.chance(60):
            return self._warm[handler].pop()
        engine = SimulatedEngine(
            buckets=Buckets(
                *(
                    PerilousStore(store, self._turn)
                    for store in (self.content, self.site, self.state)
                )
            ),
            renderer=RENDERERS[self._deployed[handler]],
            publish_queue=self.publish_queue,
            refresh_queue=self.refresh_queue,
            cdn=self.cdn,
            today=lambda: self.today,
            new_generation=lambda: f"later {next(self._generations)}",
            seconds=self._seconds,
            most_read=self._most_read,
        )
        return self.wiring(engine)

    def _seconds(self) -> float:
        """A pass of refresh may be slow: its time is then over after any of its looks."""
        if self.choices.chance(15):
            self._elapsed += SECONDS
        return self._elapsed

    def _running_on(self, queue: SimulatedQueue) -> int:
        return sum(invocation.queue is queue for invocation in self._running)

    def _start_publish(self) -> None:
        self._start(publish.publish_all, self.publish_queue, "publish")

    def _start_refresh(self) -> None:
        self._start(refresh.refresh_all, self.refresh_queue, "refresh")

    def _nightly(self) -> None:
        self._spend("nightly")
        self._ask_for_nightly()

    def _ask_for_nightly(self) -> None:
        self.log.append("nightly")
        self.refresh_queue.add({"nightly": True, "time": self._time()})

    def _start(
        self,
        handler: Handler,
        queue: SimulatedQueue,
        name: str,
    ) -> None:
        messages = self._take(queue)
        self.log.append(f"start {name} {_told(messages)}")
        self._invoke(handler, _batch(messages), queue, messages)

    def _invoke(
        self, handler: Handler, event: Any, queue: SimulatedQueue | None, messages: list[Message]
    ) -> None:
        engine = self._engine(handler)
        work = greenlet(lambda: handler(event, engine))
        self._running.append(_Invocation(work, handler, engine, queue, messages))

    def _take(self, queue: SimulatedQueue) -> list[Message]:
        taken = []
        for _ in range(1 + self.choices.below(min(3, len(queue.messages)))):
            message = self.choices.one_of(queue.messages)
            queue.messages.remove(message)
            message.receives += 1
            taken.append(message)
        return taken

    def _turn(self) -> str:
        """Called by an operation inside an invocation: gives the turn away."""
        if getcurrent() is self._main:
            return NO
        self._main.switch()
        if self.budget.errors and self.choices.chance(2):
            self._spend("errors")
            self.log.append("  error")
            return self.choices.one_of([BEFORE, AFTER])
        return NO

    def _wake(self) -> None:
        self.choices.one_of(self._running).asleep = False

    def _step(self) -> None:
        """One invocation goes on, mostly the same one; some fall asleep for a long time.

        Evenly mixed steps would hardly ever let one pass overtake another as a whole.
        """
        awake = [invocation for invocation in self._running if not invocation.asleep]
        invocation = awake[-1] if self.choices.chance(70) else self.choices.one_of(awake)
        if self.choices.chance(6):
            invocation.asleep = True
            return
        answer = invocation.work.switch()
        if invocation.work.dead:
            failed = {item["itemIdentifier"] for item in answer["batchItemFailures"]}
            self._end(invocation, failed)
            if invocation.engine.renderer is RENDERERS[self._deployed[invocation.handler]]:
                self._warm[invocation.handler].append(invocation.engine)

    def _crash(self) -> None:
        self._spend("crashes")
        invocation = self.choices.one_of(self._running)
        self.log.append(f"  crash of {_told(invocation.messages)}")
        invocation.work.throw()
        self._end(invocation, {message.id for message in invocation.messages})

    def _end(self, invocation: _Invocation, failed: set[str]) -> None:
        self._running.remove(invocation)
        if all(other.handler is not rebuild_all for other in self._running):
            self.refresh_queue.end_delay()  # a rebuild's reminders are seen when it is over
        if self.choices.chance(20):
            self.publish_queue.end_delay()
        if invocation.queue is not None:
            failures = (each for each in invocation.messages if each.id in failed)
            invocation.queue.give_back(failures)

    def _heal(self) -> None:
        """Deploys end, the nightly pass sees to what was lost, and dead letters are put back."""
        self.budget = _Budget()
        self._replace(h for h, version in self._deployed.items() if version != self.version)
        if self.needs_nightly:
            self._ask_for_nightly()
        self._work()
        while self.publish_queue.delayed:  # they wait for the catalog that is made now
            self.publish_queue.end_delay()
            self._work()
        for _ in range(MOST_RECEIVES):  # faults are used up, so once should do
            if self.publish_queue.dead or self.refresh_queue.dead:
                self._put_back()
                self._work()
        if self.publish_queue.dead or self.refresh_queue.dead:
            raise Diverged("messages end in the dead-letter queue again and again")

    # What must hold at the end

    def _problems(self) -> dict[str, tuple[Any, ...]]:
        found = {}
        for key, artifact in self.content.objects.items():
            if problems := _problems(key, artifact.body):
                found[key] = problems
        return found

    def _check_reports_and_outbox(self) -> None:
        expected, found = self._problems(), reports(self.state)
        if expected != found:
            raise Diverged(f"reports: expected {sorted(expected)}, found {sorted(found)}")
        extra = {key for key in self.state.objects if not key.startswith(PROBLEMS)}
        if extra != {CATALOG_KEY}:
            raise Diverged(f"the state bucket holds {extra}")
        state = state_file.from_body(self.state.objects[CATALOG_KEY].body)
        if state.outbox:
            raise Diverged(f"the outbox still holds {state.outbox}")

    def _check_site(self) -> None:
        design = DESIGNS[self.version]
        plain = World(content=self.content, today=self.today, design=design)
        clean = clean_world(plain)
        expected = _without_assets(clean.site.objects)
        found = _without_assets(self.site.objects)
        differing = [
            f"{key}:\n  expected {expected.get(key)}\n  found    {found.get(key)}"
            for key in sorted(expected.keys() | found.keys())
            if expected.get(key) != found.get(key)
        ]
        if differing:
            raise Diverged("\n".join(differing))
        self._check_catalog(clean)

    def _check_catalog(self, clean: World) -> None:
        """What the catalog shows of the records is what the records say."""
        expected, found = (
            state_file.from_body(state.objects[CATALOG_KEY].body)
            for state in (clean.state, self.state)
        )
        for part in ("site", "categories", "rows", "versions", "refused", "design", "today"):
            if getattr(expected, part) != getattr(found, part):
                raise Diverged(f"{part} of the catalog: expected {expected}, found {found}")

    def _check_cdn(self) -> None:
        stale = [
            key
            for key, artifact in self.cdn.cached.items()
            if self.site.objects.get(key) != artifact
        ]
        if stale:
            raise Diverged(f"the CDN still serves old versions of {sorted(stale)}")


def _problems(key: str, body: bytes) -> tuple[Any, ...]:
    """What is wrong with a record."""
    name = parse_key(key)
    try:
        parse(name, body) if name else None
    except InvalidRecord as invalid:
        return invalid.problems
    return ()


def _brief(body: bytes | None) -> str:
    if body is None:
        return "removed"
    try:
        record = json.loads(body)
    except ValueError:
        return "broken"
    names = ("name", "related", "formerly", "categories", "links_back", "status", "disclaimer")
    return ", ".join(f"{name} {record[name]}" for name in names if record.get(name))


def _told(messages: list[Message]) -> str:
    return " ".join(f"{message.id}={_subject(message.body)}" for message in messages)


def _subject(body: Mapping[str, Any]) -> str:
    if "Records" in body:
        return str(body["Records"][0]["s3"]["object"]["key"])
    return ",".join(str(value) for value in body.values())


def _without_assets(objects: Mapping[str, Artifact]) -> dict[str, Artifact]:
    """Old stylesheets are kept for readers who still have an old page open."""
    return {key: value for key, value in objects.items() if not key.startswith("assets/")}


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
