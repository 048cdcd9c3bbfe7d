"""What a process did to buckets and queues, to be done in another that shares no memory with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factowiki.engine.ports import Body
from factowiki.pages.artifact import Artifact
from tests.costs.counting import Costs, CountedQueue, CountedStore
from tests.costs.sites import CountedSite

Snapshot = Mapping[str, Mapping[str, Artifact]]


@dataclass(frozen=True, slots=True)
class Changes:
    """By the names of buckets and queues. No function writes to the content bucket."""

    costs: Costs
    put: Mapping[str, Mapping[str, Artifact]]
    deleted: Mapping[str, frozenset[str]]
    messages: Mapping[str, list[Body]]


def snapshot(counted: CountedSite) -> Snapshot:
    return {store.name: dict(store.objects) for store in _stores(counted)}


def changes_since(before: Snapshot, counted: CountedSite) -> Changes:
    stores = {store.name: store.objects for store in _stores(counted)}
    return Changes(
        costs=counted.costs.take(),
        put={
            name: {key: one for key, one in objects.items() if before[name].get(key) is not one}
            for name, objects in stores.items()
        },
        deleted={
            name: frozenset(before[name].keys() - objects.keys())
            for name, objects in stores.items()
        },
        messages={queue.name: [*queue.messages] for queue in _queues(counted)},
    )


def apply(changes: Changes, counted: CountedSite) -> None:
    """Nothing of it is counted."""
    for store in _stores(counted):
        for key, artifact in changes.put[store.name].items():
            store.put(key, artifact)
        for key in changes.deleted[store.name]:
            store.delete(key)
    for queue in _queues(counted):
        queue.messages.clear()
        queue.messages.extend(changes.messages[queue.name])
    counted.costs.take()


def _stores(counted: CountedSite) -> tuple[CountedStore, CountedStore]:
    return counted.site, counted.state


def _queues(counted: CountedSite) -> tuple[CountedQueue, CountedQueue]:
    return counted.publish_queue, counted.refresh_queue
