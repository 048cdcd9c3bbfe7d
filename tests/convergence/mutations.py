"""The protective details of the protocol, each switched off: without it a schedule diverges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from factowiki.aws.wiring import Engine
from factowiki.publishing.announcements import Announcement
from factowiki.publishing.buckets import Buckets
from factowiki.publishing.publish import Published, Publisher
from factowiki.publishing.refresh import Refreshed, Refresher
from factowiki.publishing.state import State
from tests.convergence import wrappers
from tests.convergence.budget import FAULTS, Faults, only
from tests.convergence.working import SimulatedEngine, Wiring

Parts = Callable[[Any], Any]  # what becomes of a part of the engine


class ForgetfulPublisher(Publisher):
    def publish(self, slug: str, *, redelivered: bool = False) -> Published:
        return super().publish(slug, redelivered=False)


class RashPublisher(Publisher):
    def _is_another_version(self, state: State) -> bool:
        return False


class HastyRefresher(Refresher):
    def _moved(self, *_: Any) -> bool:
        return False


class DeafRefresher(Refresher):
    def refresh(self, announcements: Iterable[Announcement] = (), **how: bool) -> Refreshed:
        told = [replace(item, fingerprint=None) for item in announcements]
        return super().refresh(told, **how)


class SilentRefresher(Refresher):
    def _hand_over(self, done: Refreshed, *, thorough: bool) -> None:
        pass


class CarelessRefresher(Refresher):
    def _pages_amiss(self, state: State) -> frozenset[str]:
        return frozenset()


class TrustingRefresher(Refresher):
    """Believes that whoever saved an outbox has sent it."""

    def _do(self, plan: Any, sent: frozenset[str], done: Refreshed) -> None:
        super()._do(plan, plan.state.outbox.stale, done)


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
    "refresh does not look again": Mutation(_refresher(HastyRefresher)),
    "no outbox": Mutation(_everybody(state=wrappers.WithoutOutbox)),
    "an outbox that was taken over is not sent again": Mutation(_refresher(TrustingRefresher)),
    "the catalog is written unconditionally": Mutation(
        _everybody(state=wrappers.Unconditional), only("crashes", "reversals", "duplicates")
    ),
    "without a catalog the CDN keeps what it has": Mutation(_everybody(cdn=wrappers.NeverAll)),
    "publish forgets that a message was redelivered": Mutation(_publisher(ForgetfulPublisher)),
    "publish drops a message where another version made the catalog": Mutation(
        _publisher(RashPublisher)
    ),
    "last good versions are not looked for": Mutation(_everybody(content=wrappers.WithoutHistory)),
    "announced fingerprints are ignored": Mutation(
        _refresher(DeafRefresher), only("losses", "reversals")
    ),
    "a pass out of time wakes nobody": Mutation(_refresher(SilentRefresher)),
    "no search for orphans": Mutation(_refresher(CarelessRefresher)),
    "reports are not compared with the bucket": Mutation(
        _refresher(state=wrappers.RememberedReports)
    ),
}

# Of what the engine is not made for yet.
LATER = {
    "pages are written unconditionally": Mutation(
        _publisher(site=wrappers.Unconditional), only("late", "crashes")
    ),
    "lists are written unconditionally": Mutation(
        _refresher(site=wrappers.Unconditional), only("late", "crashes")
    ),
    "the bucket is listed after the inputs were read": Mutation(
        _publisher(site=wrappers.ListedLast), only("late", "crashes")
    ),
    "what cannot be read is a failure": Mutation(
        _everybody(content=wrappers.UnreadableFails), only("archives")
    ),
    "what is lost is taken for gone": Mutation(
        _everybody(content=wrappers.LostIsGone), only("archives", "expiries")
    ),
}
