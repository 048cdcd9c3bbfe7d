"""The place of a schedule: buckets, queues and the CDN, and what the choices do to requests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from greenlet import getcurrent, greenlet

from factowiki.engine.buckets import PROBLEMS
from factowiki.local.memory import VersionedMemoryStore
from tests.convergence.budget import FAULTS, Budget, Faults
from tests.convergence.choices import Choices
from tests.convergence.cloud import Fetch, SimulatedCdn, SimulatedQueue
from tests.convergence.stores import AFTER, BEFORE, NO, ContentBucket, SiteBucket, Write
from tests.events.shapes import SENT_SECONDS


@dataclass
class Scene:
    """``log`` tells the schedule to a person.

    ``needs_nightly``: something happened that no event tells of. ``landed``: keys of the site
    bucket that a late write has changed although it was conditional, so that nothing but the
    monthly share of publishing may ever see it. ``stays``: keys of records of which a version was
    lost while the catalog held their row, and which nobody has taken off the site since. ``stood``:
    keys of the site bucket that were there when one was lost.
    """

    choices: Choices
    faults: Faults = FAULTS
    log: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.content = ContentBucket()
        self.state = VersionedMemoryStore()
        self.site = SiteBucket(state=self.state)
        self.now = SENT_SECONDS
        self.publish_queue = SimulatedQueue(self.turn, self._now)
        self.refresh_queue = SimulatedQueue(self.turn, self._now)
        self.cdn = SimulatedCdn(self.site, self.turn, self._now)
        self.budget = Budget.drawn(self.choices, self.faults)
        self.today = "2026-11-23"
        self.needs_nightly = False
        self.landed: set[str] = set()
        self.stays: set[str] = set()
        self.stood: set[str] = set()
        self.turns = 0
        # What is under way: from which turn on it may arrive, and what it is.
        self.late: list[tuple[int, Write]] = []
        self.fetches: list[tuple[int, Fetch]] = []
        self._asked: dict[greenlet, Write] = {}
        self._main = getcurrent()

    @property
    def queues(self) -> tuple[SimulatedQueue, SimulatedQueue]:
        return self.publish_queue, self.refresh_queue

    def time(self) -> str:
        return datetime.fromtimestamp(self.now, UTC).isoformat()

    def _now(self) -> float:
        return self.now

    def tell(self, what: str) -> None:
        self.log.append(what)

    def turn(self, write: Write | None = None) -> str:
        """Called by an operation inside an invocation: gives the turn away."""
        work = getcurrent()
        if work is self._main:
            return NO
        if write is not None:
            self._asked[work] = write
        self._main.switch()
        self.turns += 1
        self._asked.pop(work, None)
        if write is not None and self.budget.late and self.choices.chance(35 if write.owner else 8):
            return self._lose_answer(write)
        if self.budget.errors and self.choices.chance(2):
            self.budget.spend("errors")
            self.tell("  error")
            return self.choices.one_of([BEFORE, AFTER])
        return NO

    def _lose_answer(self, write: Write) -> str:
        """A client that hears nothing asks once more, and then gives up."""
        self.budget.spend("late")
        match self.choices.below(3):
            case 0:
                self.tell(f"  no answer to the {write}")
                self._delay(write)
                return BEFORE
            case 1:
                self.tell(f"  the first of two requests for the {write} will be late")
                self._delay(write)
            case _:
                self.tell(f"  the first of two requests for the {write} has been heard")
                write.land_late()
        return NO

    def cut_off(self, work: greenlet) -> None:
        """The invocation ``work`` dies; the request it has just sent may land all the same."""
        write = self._asked.pop(work, None)
        if write is not None and self.budget.late and self.choices.chance(70):
            self.budget.spend("late")
            self.tell(f"  the {write} is on its way")
            self._delay(write)
        work.throw()

    def _delay(self, write: Write) -> None:
        self.late.append((self._later(), write))

    def _later(self) -> int:
        """Some time on, often long enough for others to write the same object meanwhile."""
        return self.turns + self.choices.one_of((0, 40, 120, 120))

    def arrivals(self) -> list[Callable[[], None]]:
        """What may arrive now."""
        lands = any(turn <= self.turns for turn, _ in self.late)
        arrives = any(turn <= self.turns for turn, _ in self.fetches)
        return [self.land] * lands + [self.arrive] * arrives

    def last_arrivals(self) -> list[Callable[[], None]]:
        """What arrives when nothing else happens any more."""
        return [self.land] * bool(self.late) + [self.arrive] * bool(self.fetches)

    def land(self) -> None:
        """A request whose sender has given it up lands after all."""
        _, write = self.late.pop(self._first(self.late))
        if not write.land_late():
            self.tell(f"late {write}: changes nothing")
            return
        self.tell(f"late {write}")
        self.needs_nightly = True
        if write.store is self.site and write.conditions:
            self.landed.add(write.key)

    def fetch(self) -> None:
        """The distant place of the CDN asks for every page."""
        self.tell("a fetch begins")
        self.fetches.append((self._later(), self.cdn.fetch()))

    def arrive(self) -> None:
        self.tell("a fetch arrives")
        _, fetch = self.fetches.pop(self._first(self.fetches))
        self.cdn.arrive(fetch)

    def _first(self, waiting: Sequence[tuple[int, object]]) -> int:
        """The place of one of those whose time has come, or else of the next."""
        turns = [turn for turn, _ in waiting]
        ready = [at for at, turn in enumerate(turns) if turn <= self.turns]
        return self.choices.one_of(ready or [turns.index(min(turns))])

    def reports(self) -> dict[str, str]:
        """The key of each record about which there is a report, and its etag."""
        kept = self.state.objects.items()
        return {key.removeprefix(PROBLEMS): it.etag for key, it in kept if key.startswith(PROBLEMS)}
