"""What passes and a publish take of cpu themselves, at four sizes of a site: `make passes`.

In one process, with buckets in memory whose own time is not counted: neither listing nor hashing
what is stored, which are the work of S3 and boto3. The least of several: others are at work too.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import cycle
from typing import Any, Final

from factowiki.engine.buckets import CATALOG_KEY, Buckets
from factowiki.engine.messages import Notice
from factowiki.engine.notices import NOTHING_RECEIVED, Received
from factowiki.engine.ports import Entry, NotModified, StoredObject, Version
from factowiki.engine.publish import Publisher
from factowiki.engine.refresh import Refresher
from factowiki.local.memory import MemoryQueue, MemoryStore, VersionedMemoryStore
from factowiki.pages.artifact import Artifact
from factowiki.records.keys import ContentKey
from tests.costs.sites import SAMPLE, SettledSite, record, settled_site, slug_of

SIZES: Final = (100, 1_000, 10_000, 100_000)
TIMES: Final = {100: 31, 1_000: 15, 10_000: 7, 100_000: 3}
PUBLISH: Final = "publish, the catalog has moved"
NOTHING: Final = "refresh, nothing to do"
TEXT: Final = "refresh, a text that no list shows"
DATE: Final = "refresh, summary and date"
NAME: Final = "refresh, a name"
ADDED: Final = "refresh, a record added"
STEPS: Final = (PUBLISH, NOTHING, TEXT, DATE, NAME, ADDED)


@dataclass
class Watch:
    """Measures the cpu time of what is done, but for what is done aside."""

    aside: float = 0.0

    def taken(self, work: Callable[[], object]) -> float:
        """Milliseconds."""
        gc.collect()
        self.aside, start = 0.0, time.process_time()
        work()
        return (time.process_time() - start - self.aside) * 1_000

    @contextmanager
    def pause(self) -> Iterator[None]:
        start = time.process_time()
        yield
        self.aside += time.process_time() - start


@dataclass
class StoreAside:
    """A bucket whose own time is not counted."""

    store: MemoryStore
    watch: Watch

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        with self.watch.pause():
            return self.store.get(key, known)

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
        with self.watch.pause():
            return self.store.put(key, artifact, **conditions)

    def delete(self, key: str, **conditions: Any) -> None:
        with self.watch.pause():
            self.store.delete(key, **conditions)

    def list(self, prefix: str = "") -> Iterator[Entry]:
        with self.watch.pause():
            listed = [*self.store.list(prefix)]
        return iter(listed)


@dataclass
class ContentAside(StoreAside):
    store: VersionedMemoryStore

    def history(self, key: str) -> Iterator[Version]:
        return self.store.history(key)

    def get_version(self, key: str, version: str) -> StoredObject | None:
        return self.store.get_version(key, version)


@dataclass
class Passes:
    """Passes over a settled site, each after an edit of another record."""

    site: SettledSite
    watch: Watch = field(default_factory=Watch)
    edited: int = SAMPLE  # those after these are edited

    def __post_init__(self) -> None:
        counted, engine = self.site.counted, self.site.engine
        buckets = Buckets(
            ContentAside(counted.content, self.watch),
            StoreAside(counted.site, self.watch),
            StoreAside(counted.state, self.watch),
        )
        self.publisher = Publisher(buckets, engine.renderer, MemoryQueue())
        self.refresher = Refresher(
            buckets,
            engine.renderer,
            MemoryQueue(),
            MemoryQueue(),
            engine.cdn,
            engine.today,
            engine.new_generation,
        )

    def measured(self, times: int) -> dict[str, float]:
        edits: dict[str, Callable[[], Received]] = {
            TEXT: lambda: self._edit(what_it_is=[f"The text of edit {self.edited}."]),
            DATE: lambda: self._edit(summary=f"That of {self.edited}.", updated="2026-11-22"),
            NAME: lambda: self._edit(name=f"Name {self.edited}"),
            ADDED: self._add,
        }
        found = {NOTHING: min(self._pass() for _ in range(times))}
        for what, edit in edits.items():
            found[what] = min(self._pass(edit()) for _ in range(times))
        self._moves = cycle(self._two_catalogs())
        found[PUBLISH] = min(self._publish() for _ in range(2 * times))
        return found

    def _pass(self, told: Received = NOTHING_RECEIVED) -> float:
        """By a process that does not know the catalog as it stands, as after each pass."""
        refresher = replace(self.refresher)
        return self.watch.taken(lambda: refresher.refresh(told))

    def _two_catalogs(self) -> list[Artifact]:
        """Two that differ by an edit elsewhere."""
        objects = self.site.counted.state.objects
        before = objects[CATALOG_KEY]
        self.refresher.refresh(self._edit(what_it_is=["An edit elsewhere."]))
        return [before, objects[CATALOG_KEY]]

    def _publish(self) -> float:
        """A page that is right, by a process that knows another catalog."""
        self.site.counted.state.objects[CATALOG_KEY] = next(self._moves)
        key = ContentKey("ingredient", self.site.sample[0])
        return self.watch.taken(lambda: self.publisher.publish(key))

    def _edit(self, **fields: Any) -> Received:
        self.edited += 1
        number = self.edited % self.site.size
        slug, edited = slug_of(number), record(number, self.site.size, **fields)
        self.site.counted.upload(f"ingredients/{slug}.json", edited)
        self.site.counted.drop_messages()
        return Received((Notice(ContentKey("ingredient", slug), None, changed=True),))

    def _add(self) -> Received:
        self.edited += 1
        slug = f"new-{self.edited}"
        added = {**record(1, self.site.size), "slug": slug, "name": f"New {self.edited}"}
        self.site.counted.upload(f"ingredients/{slug}.json", added)
        self.site.counted.drop_messages()
        return Received((Notice(ContentKey("ingredient", slug), None, changed=True),))


def main() -> int:
    parser = argparse.ArgumentParser(prog="passes", description=__doc__)
    parser.add_argument("--records", type=int, action="append", help="(default: 100 to 100,000)")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    sizes = options.records or [*SIZES]
    columns = []
    for size in sizes:
        sys.stderr.write(f"{size:,} records\n")
        columns.append(Passes(settled_site(size)).measured(TIMES.get(size, 5)))
    _show(f"load of the machine: {os.getloadavg()[0]:.1f}; own cpu in ms, the least of several\n")
    _show("".join([" " * 36, *(f"{size:>10,}" for size in sizes)]))
    for step in STEPS:
        _show("".join([f"{step:36}", *(f"{column[step]:10,.1f}" for column in columns)]))
    return 0


def _show(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
