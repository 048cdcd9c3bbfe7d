"""Builds the site in a folder: the engine of the functions, with directories for buckets.

Refresh brings the catalog up to date and writes the pages made from many records; publish then
writes every page that this made stale, on all cores.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path

from factowiki.catalog.mismatches import MismatchesByField
from factowiki.engine.buckets import Buckets
from factowiki.engine.engine import Engine
from factowiki.engine.garbage import no_collections
from factowiki.engine.messages import read_publish
from factowiki.engine.mismatches import read_list
from factowiki.engine.ports import NoCdn
from factowiki.engine.publish import Published, Publisher
from factowiki.engine.reading.reports import reports
from factowiki.engine.refresh import Refreshed
from factowiki.local.build.forking import ForkingMapper
from factowiki.local.build.output import Output
from factowiki.local.build.snapshot import Snapshot
from factowiki.local.directory import DirectoryStore
from factowiki.local.memory import MemoryQueue
from factowiki.records.keys import ContentKey
from factowiki.records.problems import Report
from factowiki.theme.design import Design
from factowiki.theme.rendering import Renderer

Progress = Callable[[int, int], None]  # pages done, pages known of so far


@dataclass(frozen=True, slots=True)
class Options:
    """How to build. ``force`` compares all pages with what they should be, not believing any."""

    jobs: int = 1
    force: bool = False
    progress: Progress = lambda *_: None


@dataclass
class Built:
    """What a build came to: ``pages`` rendered, of ``ingredients`` and redirects.

    Keys are those of the output folder.
    """

    ingredients: int = 0
    pages: int = 0
    written: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    reports: dict[str, Report] = field(default_factory=dict)
    mismatches: MismatchesByField = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    has_site: bool = False

    @property
    def refused(self) -> list[str]:
        return sorted(key for key, report in self.reports.items() if report.is_refused)

    @property
    def warned(self) -> list[str]:
        return sorted(self.reports.keys() - self.refused)

    def add(self, done: Refreshed | Published) -> None:
        self.written.update(done.written)
        self.deleted.update(done.deleted)


def build(
    data: Path,
    output: Output,
    design: Design,
    today: str,
    options: Options = Options(),  # it is frozen
) -> Built:
    """Make ``output`` the site of the records in ``data``; what is right already is not written.

    A record with problems gets no page, or keeps the one it has; all others are built. What an
    earlier build wrote is believed to be there still.
    """
    with output.held():
        return _build(data, output, design, today, options)


def _build(data: Path, output: Output, design: Design, today: str, options: Options) -> Built:
    mapper = ForkingMapper(options.jobs)
    state = output.begin(force=options.force)
    content = Snapshot(DirectoryStore(data), mapper)
    buckets = Buckets(content, DirectoryStore(output.folder), state)
    to_publish = MemoryQueue()
    engine = Engine(
        buckets,
        Renderer(replace(design, headers="")),  # files have none that could differ
        to_publish,
        MemoryQueue(),
        NoCdn(),
        lambda: today,
        map(str, count()).__next__,
        mapper,
    )
    refresher, publisher = (
        replace(engine.refresher, most_read=sys.maxsize, looks_near=True),
        engine.publisher,
    )
    built, moved = Built(), False
    with no_collections():
        built.add(refresher.refresh())
        stale = {key for body in to_publish.take() for key in read_publish(body).keys}
        keys = sorted(stale | (publisher.addresses() - output.addresses()))
        for done in _publish(publisher, keys, mapper):
            built.pages += 1
            built.add(done)
            moved |= done.unseen
            options.progress(built.pages, len(keys))
    built.ingredients = publisher.ingredients()
    built.reports = reports(state)
    built.mismatches = read_list(state)
    built.ignored = sorted(content.ignored)
    built.has_site = buckets.site.get("index.html") is not None
    # What was saved meanwhile may be taken back before the next build, which then must not believe
    # that its page is still the one of the catalog.
    output.end(state, believed=not moved)
    return built


def _publish(
    publisher: Publisher, keys: list[ContentKey], mapper: ForkingMapper
) -> Iterable[Published]:
    """The first page is published here: forked processes then find templates and catalog ready."""
    yield from map(publisher.publish, keys[:1])
    yield from mapper(publisher.publish, keys[1:])
