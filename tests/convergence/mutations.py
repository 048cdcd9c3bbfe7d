"""The protective details of the protocol, each switched off: without it a schedule diverges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, cast

from factowiki.aws.wiring import Engine
from factowiki.pages.artifact import Artifact
from factowiki.publishing import state as state_file
from factowiki.publishing.announcements import Announcement
from factowiki.publishing.buckets import CATALOG_KEY
from factowiki.publishing.ports import NOT_MODIFIED, Found, NotModified
from factowiki.publishing.publish import Published, Publisher
from factowiki.publishing.refresh import Refreshed, Refresher
from factowiki.publishing.state import Outbox, State
from tests.convergence.stores import PerilousStore
from tests.convergence.working import SimulatedEngine, Wiring


@dataclass(frozen=True)
class _Passing:
    """A store that passes everything on; mutations override what they break."""

    store: PerilousStore

    def get(self, key: str, known: str | None = None) -> Found | NotModified | None:
        return self.store.get(key, known)

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
        self.store.put(key, artifact, **conditions)

    def delete(self, key: str, **conditions: Any) -> None:
        self.store.delete(key, **conditions)

    def list(self, prefix: str = "") -> Any:
        return self.store.list(prefix)

    def history(self, key: str) -> Any:
        return self.store.history(key)

    def get_version(self, key: str, version: str) -> Any:
        return self.store.get_version(key, version)


class _Forgetful(_Passing):
    def history(self, key: str) -> Any:
        del key
        return iter(())


class _NeverModified(_Passing):
    def get(self, key: str, known: str | None = None) -> Found | NotModified | None:
        return NOT_MODIFIED if known else self.store.get(key)


class _Unconditional(_Passing):
    def put(self, key: str, artifact: Artifact, **_: Any) -> None:
        self.store.put(key, artifact)


class _WithoutOutbox(_Passing):
    def put(self, key: str, artifact: Artifact, **conditions: Any) -> None:
        if key == CATALOG_KEY:
            state = replace(state_file.from_body(artifact.body), outbox=Outbox())
            artifact = state_file.to_artifact(state)
        self.store.put(key, artifact, **conditions)


class _ForgetfulPublisher(Publisher):
    def publish(self, slug: str, *, redelivered: bool = False) -> Published:
        return super().publish(slug, redelivered=False)


class _RashPublisher(Publisher):
    def _is_another_version(self, state: State) -> bool:
        del state
        return False


class _HastyRefresher(Refresher):
    def _moved(self, *_: Any) -> bool:
        return False


class _DeafRefresher(Refresher):
    def refresh(self, announcements: Iterable[Announcement] = (), **how: bool) -> Refreshed:
        told = [replace(item, fingerprint=None) for item in announcements]
        return super().refresh(told, **how)


class _SilentRefresher(Refresher):
    def _hand_over(self, done: Refreshed, *, thorough: bool) -> None:
        del done, thorough


class _CarelessRefresher(Refresher):
    def _pages_amiss(self, state: State) -> frozenset[str]:
        del state
        return frozenset()


def _publisher_state(wrapper: type[_Passing]) -> Wiring:
    """Publish sees the content and state buckets through ``wrapper``."""

    class Mutated(SimulatedEngine):
        @cached_property
        def publisher(self) -> Publisher:
            buckets = replace(
                self.buckets,
                content=wrapper(cast("PerilousStore", self.buckets.content)),
                state=wrapper(cast("PerilousStore", self.buckets.state)),
            )
            return Publisher(buckets, self.renderer, self.refresh_queue)

    return lambda engine: _as(Mutated, engine)


def _publisher(kind: type[Publisher]) -> Wiring:
    class Mutated(SimulatedEngine):
        @cached_property
        def publisher(self) -> Publisher:
            return kind(self.buckets, self.renderer, self.refresh_queue)

    return lambda engine: _as(Mutated, engine)


def _refresher(kind: type[Refresher]) -> Wiring:
    class Mutated(SimulatedEngine):
        @cached_property
        def refresher(self) -> Refresher:
            made = super().refresher
            return kind(**{field.name: getattr(made, field.name) for field in fields(made)})

    return lambda engine: _as(Mutated, engine)


def _bucket(name: str, wrapper: type[_Passing]) -> Wiring:
    """Everybody sees a bucket through ``wrapper``."""

    def wiring(engine: Engine) -> Engine:
        wrapped = {name: wrapper(getattr(engine.buckets, name))}
        return replace(engine, buckets=replace(engine.buckets, **wrapped))

    return wiring


def _as(kind: type[Engine], engine: Engine) -> Engine:
    return kind(**{field.name: getattr(engine, field.name) for field in fields(engine)})


MUTATIONS: dict[str, Wiring] = {
    "publish does not look again": _publisher_state(_NeverModified),
    "refresh does not look again": _refresher(_HastyRefresher),
    "no outbox": _bucket("state", _WithoutOutbox),
    "no conditional write": _bucket("state", _Unconditional),
    "no redelivery rule": _publisher(_ForgetfulPublisher),
    "publish drops a message where another version made the catalog": _publisher(_RashPublisher),
    "last good versions are not looked for": _bucket("content", _Forgetful),
    "announced fingerprints ignored": _refresher(_DeafRefresher),
    "a pass out of time wakes nobody": _refresher(_SilentRefresher),
    "no search for orphans": _refresher(_CarelessRefresher),
}
