"""The protective details of the protocol, each switched off: without it a schedule diverges.

Those that too few schedules need have tests of their own, which fail without them: that lists and
the catalog are written conditionally, that the bucket is listed before the inputs are read
(`tests/engine/test_late_writes.py`, `test_handing_over.py`), that an outbox is claimed before
it is sent (`tests/costs/test_storm.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from factowiki.catalog.catalog import Catalog
from factowiki.catalog.state import State, Warned
from factowiki.engine.batch import PublishBatch
from factowiki.engine.buckets import Buckets
from factowiki.engine.engine import Engine
from factowiki.engine.notices import NOTHING_RECEIVED, Received
from factowiki.engine.planning import PassPlan, Planner
from factowiki.engine.publish import Published, Publisher
from factowiki.engine.reading.listing import Listing
from factowiki.engine.reading.update import Reads, Update
from factowiki.engine.refresh import Refreshed, Refresher, _Saved
from factowiki.records.keys import ContentKey
from tests.convergence import wrappers
from tests.convergence.budget import FAULTS, Faults, only
from tests.convergence.working import SimulatedEngine, Wiring

Parts = Callable[[Any], Any]  # what becomes of a part of the engine


class ForgetfulPublisher(Publisher):
    def publish(
        self, key: ContentKey, *, redelivered: bool = False, anew: bool = False
    ) -> Published:
        return super().publish(key, redelivered=False, anew=anew)


class SamePublisher(Publisher):
    """Writes nothing whose bytes are right."""

    def publish(
        self, key: ContentKey, *, redelivered: bool = False, anew: bool = False
    ) -> Published:
        return super().publish(key, redelivered=redelivered)


class RashPublisher(Publisher):
    def _is_another_version(self, state: State) -> bool:
        return False


class HastyRefresher(Refresher):
    def _have_inputs_moved(self, *_: Any) -> bool:
        return False


class DeafRefresher(Refresher):
    def refresh(self, received: Received = NOTHING_RECEIVED, **how: bool) -> Refreshed:
        deaf = tuple(replace(notice, fingerprint=None) for notice in received.notices)
        return super().refresh(replace(received, notices=deaf), **how)


class SilentRefresher(Refresher):
    def _hand_over(self, done: Refreshed, *, full: bool) -> None:
        pass


class CarelessPlanner(Planner):
    def _incomplete_pages(self, catalog: Catalog) -> frozenset[ContentKey]:
        return frozenset()


class ShortPlanner(Planner):
    def _pages_in_share(self, share: int, catalog: Catalog) -> frozenset[ContentKey]:
        return frozenset()


class ContentPlanner(Planner):
    """Does not notice that a record can be read again."""

    def _update(self, before: State, records: Listing, how: Reads) -> Update:
        return replace(super()._update(before, records, how), recovered=frozenset())


class TimelessPlanner(Planner):
    """Does not notice that a date is not ahead any more."""

    def _update(self, before: State, records: Listing, how: Reads) -> Update:
        warned = {name: Warned(report=it["report"], until="") for name, it in before.warned.items()}
        return super()._update(replace(before, warned=warned), records, how)


class UnreadyPublisher(Publisher):
    """Takes a lost condition for nothing written."""

    def _write_page(self, derived: Any, present: Any, changes: Any, *, anew: bool) -> bool:
        wrote = super()._write_page(derived, present, changes, anew=anew)
        changes.lost = 0
        return wrote and bool(changes)


class TrustingRefresher(Refresher):
    """Believes that whoever saved an outbox has sent it."""

    def _do(self, plan: PassPlan, done: Refreshed) -> bool:
        return super()._do(replace(plan, sent=plan.state.outbox.stale), done)


class EarlyRefresher(Refresher):
    """Forgets many pages before it has sent them."""

    def _save(self, plan: PassPlan, done: Refreshed, *, full: bool) -> str:
        etag = super()._save(plan, done, full=full)
        return self._forget_sent(_Saved(plan.state, etag)).etag


def _publisher(kind: type[Publisher] = Publisher, **parts: Parts) -> Wiring:
    """Publish is of this kind, or sees other ``parts``: of the buckets, or its queue."""

    class Mutated(SimulatedEngine):
        @cached_property
        def publisher(self) -> Publisher:
            made: Publisher = _with(kind, super().publisher, parts)
            return made

    return lambda engine: _as(Mutated, engine)


def _refresher(kind: type[Refresher] = Refresher, **parts: Parts) -> Wiring:
    class Mutated(SimulatedEngine):
        @cached_property
        def refresher(self) -> Refresher:
            made: Refresher = _with(kind, super().refresher, parts)
            return made

    return lambda engine: _as(Mutated, engine)


def _sending_on(*, takes_waiting: bool) -> Wiring:
    """Publish sends on only what is to wait, or only what is not."""

    class Mutated(SimulatedEngine):
        def publish_batch(self, *how: Any) -> PublishBatch:
            queue = wrappers.Losing(self.publish_queue, takes_waiting)
            return replace(super().publish_batch(*how), publish_queue=queue)

    return lambda engine: _as(Mutated, engine)


def _planner(kind: type[Planner]) -> Wiring:
    class Planned(Refresher):
        @cached_property
        def _planner(self) -> Planner:
            made: Planner = _with(kind, super()._planner, {})
            return made

    return _refresher(Planned)


def _everybody(**parts: Parts) -> Wiring:
    """All functions see other parts."""
    return lambda engine: _with(type(engine), engine, parts)


def _with(kind: type[Any], made: Any, parts: dict[str, Parts]) -> Any:
    """``made`` as one of ``kind``, with some of its parts, or of its buckets, replaced."""
    own: dict[str, Any] = {field.name: getattr(made, field.name) for field in fields(made)}
    buckets = {field.name for field in fields(Buckets)}
    for name, part in parts.items():
        if name in buckets:
            wrapped = {name: part(getattr(own["buckets"], name))}
            own["buckets"] = replace(own["buckets"], **wrapped)
        else:
            own[name] = part(own[name])
    return kind(**own)


def _as(kind: type[Engine], engine: Engine) -> Engine:
    return kind(**{field.name: getattr(engine, field.name) for field in fields(engine)})


@dataclass(frozen=True)
class Mutation:
    """One detail switched off, and the faults among which that is soon seen to matter."""

    wiring: Wiring
    faults: Faults = FAULTS


MUTATIONS = {
    "publish does not look again": Mutation(
        _publisher(content=wrappers.NeverModified, state=wrappers.NeverModified)
    ),
    "refresh does not look again": Mutation(_refresher(HastyRefresher), only()),
    "no outbox": Mutation(_everybody(state=wrappers.WithoutOutbox)),
    "an outbox that was taken over is not sent again": Mutation(_refresher(TrustingRefresher)),
    "without a catalog the CDN keeps what it has": Mutation(
        _everybody(cdn=wrappers.NeverAll), only("wipes")
    ),
    "publish forgets that a message was redelivered": Mutation(_publisher(ForgetfulPublisher)),
    "publish drops a message where another version made the catalog": Mutation(
        _publisher(RashPublisher), only("deploys")
    ),
    "last good versions are not looked for": Mutation(_everybody(content=wrappers.WithoutHistory)),
    "announced fingerprints are ignored": Mutation(
        _refresher(DeafRefresher), only("losses", "reversals")
    ),
    "a pass out of time wakes nobody": Mutation(_refresher(SilentRefresher), only("deploys")),
    "a new day is no reason to look at warnings": Mutation(_planner(TimelessPlanner)),
    "no search for orphans": Mutation(_planner(CarelessPlanner)),
    "reports are not compared with the bucket": Mutation(
        _refresher(state=wrappers.RememberedReports), only("misnamed")
    ),
    "a lost condition counts as nothing written": Mutation(
        _publisher(UnreadyPublisher), only("late", "crashes", "errors")
    ),
    "no share of the month": Mutation(_planner(ShortPlanner), only("late", "crashes", "reversals")),
    "what waits is not sent again": Mutation(
        _sending_on(takes_waiting=False), only("deploys", "crashes")
    ),
    "what was not begun is not sent on": Mutation(
        _sending_on(takes_waiting=True), only("slow", "losses")
    ),
    "the rules for headers are left to bytes": Mutation(
        _publisher(SamePublisher), only("headers", "deploys")
    ),
    "what can be read again is not sent again": Mutation(
        _planner(ContentPlanner), only("archives", "crashes")
    ),
    "many pages are forgotten before they are sent": Mutation(
        _refresher(EarlyRefresher), only("crashes", "errors")
    ),
    "pages are written unconditionally": Mutation(
        _publisher(site=wrappers.Unconditional), only("late", "crashes")
    ),
    "what cannot be read is a failure": Mutation(
        _everybody(content=wrappers.UnreadableFails), only("archives")
    ),
    "what is lost is taken for gone": Mutation(
        _everybody(content=wrappers.LostIsGone), only("archives", "expiries")
    ),
}
