"""The embedded publisher at work: everything published once, then every change as it happens."""

from __future__ import annotations

import queue
import threading
import time
from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from factowiki.engine.ports import Store
from factowiki.local.cloud.cloud import Cloud
from factowiki.local.cloud.log_lines import Ignored, LogLine, Settled, Trouble
from factowiki.local.cloud.reports import Reports, described
from factowiki.local.stack import Stack, is_quiet
from factowiki.local.terminal import Terminal
from factowiki.pages.kinds import PAGES
from factowiki.records.keys import parse_key

LogFollower = queue.SimpleQueue[LogLine]

_LOOK_SECONDS: Final = 0.1
_PATIENCE_SECONDS: Final = 120.0
_QUIET_LOOKS: Final = 2

_PUBLISHED: Final = "published"


@dataclass(frozen=True, slots=True)
class Live:
    """A deployed stack, what it says of itself, and where a person reads it."""

    cloud: Cloud
    stack: Stack
    site: Store
    reports: Reports
    log_lines: LogFollower
    terminal: Terminal

    def publish_all(self, uploaded: Collection[str], stop: threading.Event) -> None:
        """Wait until all of the keys just uploaded are dealt with, and say how that went."""
        began = time.monotonic()
        settled: set[str] = set()
        for waited in self._until_quiet(stop):
            if waited > _PATIENCE_SECONDS:
                self.terminal.say("Some records are still not dealt with; the log may say why.")
                break
            settled |= self._settled_meanwhile()
            self.terminal.progress(f"Publishing: {len(settled)} of {len(uploaded)} records …")
        if not stop.is_set():
            pages = {entry.key for entry in self.site.list()}
            found = fates(uploaded, self.reports.refused(), settled, pages)
            self.terminal.say(in_sum(found, time.monotonic() - began))
            self.terminal.say(*self.reports.all())

    def _until_quiet(self, stop: threading.Event) -> Iterator[float]:
        """Yield the seconds waited so far until the queues are quiet in two looks running.

        One look will not do: a message may pass from one queue to the other behind it.
        """
        sqs, began, quiet = self.cloud.sqs(), time.monotonic(), 0
        queues = (self.stack.publish_queue_url, self.stack.refresh_queue_url)
        while quiet < _QUIET_LOOKS and not stop.is_set():
            self.cloud.check()
            quiet = quiet + 1 if is_quiet(sqs, queues) else 0
            yield time.monotonic() - began

    def _settled_meanwhile(self) -> set[str]:
        """The keys settled in the next moment; what went wrong is described at once."""
        keys = set()
        for log_line in self._next(_LOOK_SECONDS):
            if isinstance(log_line, Settled):
                keys.add(log_line.key)
            elif isinstance(log_line, Ignored | Trouble):
                self.terminal.say(str(log_line))
        return keys

    def follow(self, stop: threading.Event) -> None:
        """Tell what happens until ``stop`` is set. Raises ``CloudFailed`` if the cloud ends."""
        while not stop.is_set():
            for log_line in self._next(_LOOK_SECONDS):
                self.terminal.say(*described(log_line, self.reports))
            self.cloud.check()

    def _next(self, seconds: float) -> Iterator[LogLine]:
        """What happened since the last look, and within ``seconds`` from now."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            try:
                yield self.log_lines.get(timeout=left)
            except queue.Empty:
                return


def fates(
    uploaded: Iterable[str],
    refused: Container[str],
    settled: Container[str],
    pages: Container[str],
) -> Counter[str]:
    """How many of the content keys came to what; ``pages`` are the site's."""
    return Counter(_fate(key, refused, settled, pages) for key in uploaded)


def _fate(key: str, refused: Container[str], settled: Container[str], pages: Container[str]) -> str:
    record = parse_key(key)
    if key in refused:
        return "refused"
    if record is None:
        return "ignored"
    kind = PAGES.get(record.kind)
    if kind is None or kind.page(record.slug) in pages:
        return _PUBLISHED
    return "draft" if key in settled else "failed"


def in_sum(found: Counter[str], seconds: float) -> str:
    """What came of all records, in a sentence."""
    published = found[_PUBLISHED]
    others = [f"{count} {fate}" for fate, count in sorted(found.items()) if fate != _PUBLISHED]
    of_all = f"{published} of {found.total()}" if others else f"{published}"
    also = f"; {', '.join(others)}" if others else ""
    return f"{of_all} records published in {seconds:.1f} s{also}."
