"""A deploy on a large site, on a virtual clock: `make storm`, `make storm N=30000`.

After a change of the design every page is stale, and every page that is written tells refresh;
after a change of the code that reads records, all are read first, and edits wait for that. The
handlers, their loops and their messages are the real ones. What a pass finds stale and whether a
page is right is sketched, and what they take is told here, in seconds.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import count
from typing import Any, Final

import publish
import refresh
from factowiki.catalog.state import NO_DESIGN, Outbox, State
from factowiki.design_folder import read_design
from factowiki.engine import state as state_file
from factowiki.engine.buckets import CATALOG_KEY, Buckets
from factowiki.engine.engine import Engine
from factowiki.engine.messages import MOST_SLUGS, Notice, Wake
from factowiki.engine.notices import Received, tags
from factowiki.engine.planning import Ours, PassPlan, Planner, must_write
from factowiki.engine.ports import Entry, ListedObject, NotModified, Store, StoredObject
from factowiki.engine.publish import Published, Publisher
from factowiki.engine.reading.listing import listing
from factowiki.engine.refresh import Refresher
from factowiki.engine.state import StateCache
from factowiki.local.memory import MemoryStore, VersionedMemoryStore
from factowiki.pages.artifact import Artifact
from factowiki.records.keys import ContentKey
from factowiki.records.models import Site
from factowiki.records.rows import IngredientRow
from factowiki.theme.rendering import Renderer
from tests.costs.virtual import START, Clock, Function, Sqs
from tests.events.shapes import s3_notification
from tests.records.records import ingredient_keys, site, to_bytes

# Assumed, as in `prices.py`: seconds until S3 or CloudFront has answered.
REQUEST: Final = 0.03
INVALIDATE: Final = 0.2
# 1,000 keys listed: 0.1 assumed, and 0.05 of boto3's own (`client.py`).
LIST: Final = 0.15
# For each record, from `make costs` at 100,000. Reading the catalog: 11 µs for 540 bytes at 50 MB
# a second, the rest is parsing, for which publish has 0.58 of a vCPU.
CATALOG_READ: Final = 23e-6
CATALOG_READ_BY_PUBLISH: Final = 32e-6
CATALOG_WRITTEN: Final = 21e-6
LOOK: Final = 80e-6  # comparing the records, and making the lists to compare them
RECORD_READ: Final = 3e-3  # 16 at a time; parsing included
PAGE: Final = 0.2  # a page published, the catalog known
KINDS: Final = 9  # of pages made from many records, a listing each
EDITS: Final = 60
EDITED_WITHIN: Final = 600.0
SITE: Final = Site.model_validate_json(to_bytes(site()))
READ: Final = "records read"  # so many of this version of the code: the catalog of the sketch


@dataclass(frozen=True, slots=True)
class Outcome:
    """``pages``: seconds until the last page was right; ``rest``: until nobody had more to do."""

    begun: int
    vain: int
    messages: int
    notices: int
    passes: int
    cut_off: int
    dead: int
    pages: float
    rest: float
    waited: float = 0.0  # the longest that an edit was not live


@dataclass
class Timed(MemoryStore):
    """The site bucket: every request is waited for."""

    clock: Clock = field(default_factory=Clock)

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
        self.clock.sleep(REQUEST)
        return super().put(key, artifact, **conditions)

    def list(self, prefix: str = "") -> Iterator[Entry]:
        self.clock.sleep(REQUEST)
        return super().list(prefix)


@dataclass
class TimedState(Timed):
    """With a catalog of ``size`` rows, as far as time goes."""

    size: int = 0
    row_read: float = CATALOG_READ

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        self.clock.sleep(REQUEST)
        found = super().get(key, known)
        if isinstance(found, StoredObject):
            self.clock.sleep(self.size * self.row_read)
        return found

    def put(self, key: str, artifact: Artifact, **conditions: Any) -> str:
        self.clock.sleep(self.size * CATALOG_WRITTEN)
        return super().put(key, artifact, **conditions)


@dataclass
class TimedContent(VersionedMemoryStore):
    """One entry of its listing stands for all: it differs after each edit."""

    clock: Clock = field(default_factory=Clock)
    size: int = 0
    edits: int = 0

    def list(self, prefix: str = "") -> Iterator[Entry]:
        del prefix
        self.clock.sleep(-(-self.size // 1_000) * LIST)
        yield ListedObject("site.json", str(self.edits))


@dataclass
class Storm:
    """``another_parser``: the code that is deployed also reads records otherwise."""

    size: int
    slugs_a_message: int = MOST_SLUGS
    another_parser: bool = False
    edits: int = 0
    refresh_batch: int = 5_000
    clock: Clock = field(default_factory=Clock)
    counted: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        clock, size = self.clock, self.size
        self.slugs = [f"slug-{number:06}" for number in range(size)]
        self.pages: dict[str, str] = {}  # by slug, what it was made from
        self.records: dict[str, str] = {}  # versions of those that were edited
        self.uploaded: dict[str, float] = {}
        self.live: dict[str, float] = {}
        self.last_page = START
        self.parsed: dict[str, State] = {}  # of the catalog as it is now, by its etag
        self.content = TimedContent(clock=clock, size=size)
        self.site = Timed(clock=clock)
        # As in infra/template.yaml.
        self.publish_queue = Sqs(clock, 180, self.slugs_a_message)
        self.refresh_queue = Sqs(clock, 1_020)
        self.publishes = Function(clock, self.publish_queue, self._publish, 20, 10, 0, 30)
        self.refreshes = Function(
            clock, self.refresh_queue, self._refresh, 2, self.refresh_batch, 2, 120
        )
        self.design = read_design()
        self._renderer = Renderer(self.design)
        self._generations = count()
        self._engines: dict[tuple[str, int], SketchedEngine] = {}
        self.objects = {CATALOG_KEY: state_file.to_artifact(self._older())}

    def run(self) -> Outcome:
        self.clock.after(0, lambda: self.refresh_queue.add(Wake("deployed").body()))
        for number in range(self.edits):
            slug = self.slugs[number * self.size // self.edits]
            self.clock.after(number * EDITED_WITHIN / self.edits, self._uploading(slug))
        self.clock.run()
        return Outcome(
            begun=self.counted["begun"],
            vain=self.counted["vain"],
            messages=self.publish_queue.sent,
            notices=self.refresh_queue.sent,
            passes=self.refreshes.invocations,
            cut_off=self.refreshes.cut_off + self.publishes.cut_off,
            dead=len(self.publish_queue.dead) + len(self.refresh_queue.dead),
            pages=self.last_page - START,
            rest=self.clock.now - START,
            waited=max((self.live[s] - at for s, at in self.uploaded.items()), default=0.0),
        )

    def fingerprint(self, slug: str, version: str) -> str:
        """What a page is made from, as far as the sketch goes."""
        return f"{slug} {version} {self.design.digest}"

    def _older(self) -> State:
        reader = "older" if self.another_parser else self.design.parser
        headers = self.design.headers
        return State(
            parser=reader,
            design="older",
            headers=headers,
            site=SITE,
            before={READ: str(self.size)},
        )

    def _uploading(self, slug: str) -> Callable[[], None]:
        def upload() -> None:
            self.content.edits += 1
            self.records[slug] = f"version {self.content.edits}"
            self.uploaded[slug] = self.clock.now
            at = datetime.fromtimestamp(self.clock.now, UTC).isoformat()
            self.publish_queue.add(s3_notification(f"ingredients/{slug}.json", time=at))

        return upload

    def _publish(
        self, event: Any, process: int, seconds_left: Callable[[], float]
    ) -> dict[str, Any]:
        engine = self._engine("publish", process, CATALOG_READ_BY_PUBLISH)
        return publish.publish_all(event, engine, seconds_left)

    def _refresh(self, event: Any, process: int, _: Callable[[], float]) -> dict[str, Any]:
        return refresh.refresh_all(event, self._engine("refresh", process, CATALOG_READ))

    def _engine(self, function: str, process: int, row_read: float) -> SketchedEngine:
        """A process lives on, and knows the catalog that it read last."""
        known = self._engines.get((function, process))
        if known is None:
            state = TimedState(self.objects, self.clock, self.size, row_read)
            known = SketchedEngine(
                Buckets(self.content, self.site, state),
                self._renderer,
                self.publish_queue,
                self.refresh_queue,
                _Cdn(self.clock),
                lambda: "2026-11-23",
                lambda: str(next(self._generations)),
                seconds=lambda: self.clock.now,
                storm=self,
            )
            self._engines[function, process] = known
        return known


@dataclass(frozen=True)
class _Cdn:
    clock: Clock

    def invalidate(self, tags: frozenset[str]) -> None:
        del tags
        self.clock.sleep(INVALIDATE)


@dataclass(frozen=True, kw_only=True)
class SketchedEngine(Engine):
    storm: Storm

    @cached_property
    def publisher(self) -> Publisher:
        return SketchedPublisher(self.buckets, self.renderer, self.refresh_queue, storm=self.storm)

    @cached_property
    def refresher(self) -> Refresher:
        return SketchedRefresher(
            self.buckets,
            self.renderer,
            self.publish_queue,
            self.refresh_queue,
            self.cdn,
            self.today,
            self.new_generation,
            self.seconds,
            storm=self.storm,
        )


@dataclass(frozen=True, kw_only=True)
class SketchedRefresher(Refresher):
    """The loop is the real one."""

    storm: Storm

    @cached_property
    def _planner(self) -> Planner:
        return SketchedPlanner(
            self.buckets, self.renderer, self.today, self.new_generation, storm=self.storm
        )


@dataclass(frozen=True, kw_only=True)
class SketchedPlanner(Planner):
    """In the order of `Planner.plan`, with the time that it takes."""

    storm: Storm

    def plan(
        self,
        received: Received,
        ours: Ours,
        *,
        full: bool,
        redelivered: bool,
        patience: bool = True,
    ) -> PassPlan:
        del full
        storm, digest = self.storm, self.renderer.design.digest
        self._sleep(KINDS * LIST)
        before, etag = self._state.read()
        is_ours = etag is not None and etag == ours.etag
        records = listing(self.buckets.content.list())
        versions = dict(storm.records)
        read = int(before.before.get(READ, "0"))
        to_read = min(self.most_read, storm.size - read)
        self._sleep(to_read * RECORD_READ + storm.size * LOOK)
        rows = {slug: _row(version) for slug, version in versions.items()}
        known = before.rows.get("ingredient", {})
        stale = {slug for slug, row in rows.items() if known.get(slug) != row}
        after = replace(
            before,
            parser=self.renderer.design.parser,
            rows={"ingredient": rows},
            before={READ: str(read + to_read)},
        )
        complete = read + to_read == storm.size
        if complete and before.design != digest:
            after = replace(after, design=digest, today=self.today(), site=SITE)
            stale.update(storm.slugs)
        if complete:
            stale.update(
                notice.key.slug
                for notice in received.notices
                if notice.fingerprint is not None
                and notice.fingerprint
                != storm.fingerprint(notice.key.slug, versions.get(notice.key.slug, ""))
            )
        drops_lists = redelivered or after.design != before.design
        owed = Outbox(
            frozenset(ingredient_keys(*stale)) if complete else frozenset(),
            tags(received, fresh=etag is None, lists=drops_lists),
        )
        after = replace(after, outbox=before.outbox | owed)
        changed = must_write(before, after, is_ours=is_ours)
        if changed:
            after = replace(after, generation=self.new_generation())
        return PassPlan(
            state=after,
            etag=etag,
            records=records,
            present={},
            owed=owed,
            sent=ours.sent if is_ours else frozenset(),
            more=not complete,
            complete=complete,
            lists_anew=False,
            differing={},
            extra=(),
            wrote_reports=False,
            changed=changed,
            missed=frozenset(),
        )

    def _sleep(self, seconds: float) -> None:
        self.storm.clock.sleep(seconds)


class _SharedReader(StateCache):
    """Each process waits for the catalog, but it is parsed once for all."""

    def __init__(self, store: Store, parsed: dict[str, State]) -> None:
        super().__init__(store, None)
        self._parsed = parsed

    def read(self) -> tuple[State, str | None]:
        found = self._store.get(CATALOG_KEY, self._etag)
        if isinstance(found, StoredObject):
            if found.etag not in self._parsed:
                self._parsed.clear()
                self._parsed[found.etag] = state_file.from_body(found.body)
            self._state, self._etag = self._parsed[found.etag], found.etag
        return self._state, self._etag


@dataclass(frozen=True, kw_only=True)
class SketchedPublisher(Publisher):
    """What `Publisher.publish` tells refresh, and when; a page is what it was made from."""

    storm: Storm

    @cached_property
    def _state(self) -> StateCache:
        return _SharedReader(self.buckets.state, self.storm.parsed)

    def publish(
        self, key: ContentKey, *, redelivered: bool = False, anew: bool = False
    ) -> Published:
        del anew
        storm, slug = self.storm, key.slug
        storm.counted["begun"] += 1
        version = storm.records.get(slug, "")
        state, _ = self._state.read()
        storm.clock.sleep(PAGE)
        if state.design != self.renderer.design.digest:
            self.refresh.send([Notice(key, None, redelivered).body()])
            storm.counted["waiting"] += 1
            another = state.design != NO_DESIGN
            return Published(key, "waiting", try_again=another)
        mark = storm.fingerprint(slug, version)
        wrote = storm.pages.get(slug) != mark
        storm.counted["vain"] += not wrote
        if wrote:
            storm.pages[slug] = mark
            storm.last_page = storm.clock.now
        if version == storm.records.get(slug) and slug not in storm.live:
            storm.live[slug] = storm.clock.now
        known = state.rows.get("ingredient", {}).get(slug, _row(""))
        if wrote or redelivered or known != _row(version):
            self.refresh.send([Notice(key, mark, wrote or redelivered).body()])
        return Published(key, "published" if wrote else "unchanged", fingerprint=mark)


def _row(version: str) -> IngredientRow:
    return IngredientRow(
        etag=version,
        name="",
        aliases=[],
        formerly=[],
        summary="",
        categories=[],
        strengths={},
        related=[],
        links_back=True,
        updated="2026-11-23",
        review_due=None,
        draft=False,
    )


def line(what: str, size: int, slugs: int, outcome: Outcome) -> str:
    return (
        f"{what:<12}{size:>8,}{slugs:>6}{outcome.begun:>9,}{outcome.vain:>9,}"
        f"{outcome.messages:>9,}{outcome.notices:>9,}{outcome.passes:>7,}{outcome.cut_off:>8}"
        f"{outcome.dead:>6}{outcome.pages / 60:>8.1f}{outcome.rest / 60:>8.1f}"
        f"{outcome.waited / 60:>8.1f}"
    )


HEAD: Final = (
    f"{'storm':<12}{'records':>8}{'slugs':>6}{'begun':>9}{'vain':>9}{'sent':>9}{'told':>9}"
    f"{'passes':>7}{'cut off':>8}{'dead':>6}{'pages':>8}{'rest':>8}{'edits':>8}"
)


def storms(sizes: Iterable[int]) -> Iterator[tuple[str, int, int, Storm]]:
    for size in sizes:
        for slugs in (1, MOST_SLUGS):
            yield "new design", size, slugs, Storm(size, slugs)
            yield "… and edits", size, slugs, Storm(size, slugs, edits=EDITS)
        yield "new parser", size, MOST_SLUGS, Storm(size, another_parser=True, edits=EDITS)


def main() -> int:
    parser = argparse.ArgumentParser(prog="storm", description=__doc__)
    parser.add_argument("--records", type=int, action="append", help="(default: 30000, 100000)")
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    sys.stdout.write(f"{HEAD}  (the last three in minutes)\n")
    for what, size, slugs, storm in storms(options.records or [30_000, 100_000]):
        sys.stdout.write(f"{line(what, size, slugs, storm.run())}\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
