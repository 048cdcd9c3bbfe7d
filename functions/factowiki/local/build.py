"""Builds the site in a folder: the engine of the functions, with directories for buckets."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from factowiki.content.keys import parse_key
from factowiki.content.problems import Problem
from factowiki.local.directory import DirectoryStore, spelled
from factowiki.local.memory import MemoryQueue, MemoryStore
from factowiki.pages.design import Design
from factowiki.pages.rendering import Renderer
from factowiki.publishing.buckets import Buckets
from factowiki.publishing.ports import NoCdn
from factowiki.publishing.publish import Publisher
from factowiki.publishing.refresh import Announcement, Refresher
from factowiki.publishing.reports import reports

Progress = Callable[[int, int], None]  # pages done, pages known of so far


@dataclass
class Built:
    """What a build came to. Keys are those of the output folder."""

    pages: int = 0
    written: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    problems: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    has_site: bool = False


def build(
    data: Path, out: Path, design: Design, today: str, progress: Progress = lambda *_: None
) -> Built:
    """Make ``out`` the site of the records in ``data``; what is right already is not written.

    A record with problems gets no page, or keeps the one it has; all others are built.
    """
    buckets = Buckets(DirectoryStore(data), DirectoryStore(out), MemoryStore())
    to_publish, to_refresh = MemoryQueue(), MemoryQueue()
    renderer = Renderer(design)
    publisher = Publisher(buckets, renderer, to_refresh)
    generations = map(str, count())
    refresher = Refresher(
        buckets,
        renderer,
        to_publish,
        NoCdn(),
        lambda: today,
        lambda: next(generations),
        most_read=sys.maxsize,
    )
    built = Built()
    told: list[Announcement] = []
    first = True
    while True:
        refreshed = refresher.refresh(told, orphans=first)
        first = False
        built.written |= refreshed.written.keys()
        built.deleted |= refreshed.deleted.keys()
        slugs = [*dict.fromkeys(message["slug"] for message in to_publish.take())]
        if not slugs:
            break
        for done, slug in enumerate(slugs, start=1):
            published = publisher.publish(slug)
            built.written |= set(published.written)
            built.deleted |= set(published.deleted)
            progress(done, len(slugs))
        built.pages += len(slugs)
        told = [Announcement(**message) for message in to_refresh.take()]
    built.problems = reports(buckets.state)
    built.ignored = list(_ignored(buckets))
    built.has_site = buckets.site.get("index.html") is not None
    return built


def _ignored(buckets: Buckets) -> Iterator[str]:
    """JSON files that look like records but do not have the name of one."""
    for entry in buckets.content.list():
        looks_like_record = entry.key.endswith(".json") and not entry.key.startswith("schema/")
        if looks_like_record and parse_key(entry.key) is None:
            yield spelled(entry.key)
