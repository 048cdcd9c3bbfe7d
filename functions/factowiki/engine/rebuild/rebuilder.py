"""Rebuild, done: a few pages while the person waits, many through the publish queue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from factowiki.catalog.state import NO_DESIGN
from factowiki.engine.address import ABSENT
from factowiki.engine.errors import BadEvent, PublishingError
from factowiki.engine.messages import Drop, Notice, to_publish
from factowiki.engine.ports import Queue, Store
from factowiki.engine.publish import Published, Publisher
from factowiki.engine.rebuild.request import RebuildPlan, RebuildRequest, parse_request, plan
from factowiki.engine.state import StateCache
from factowiki.pages.urls import EVERYTHING, LISTS
from factowiki.records.keys import ContentKey
from factowiki.records.problems import as_lines

USAGE: Final = (
    'Send {"slugs": ["l-serine"]}, {"category": "nerve-health"} or {"all": true}; '
    'add "dry_run": true to be told what would be done.'
)
NO_CATALOG: Final = (
    "There is no catalog yet. Invoke the refresh function once: it makes the catalog and every "
    "page. If there is none after that, upload site.json."
)
ANOTHER_VERSION: Final = (
    "The catalog was made by another version of the code. Invoke the refresh function once, then "
    "ask again."
)
MOST_DROPPED: Final = 100  # tags by name; more than that, and all of the site is dropped
SHOWN: Final = 100  # slugs in an answer; Lambda's may have 6 MB, a person reads less
# What one page may take (publish itself has 30 seconds) and then queueing the rest.
RESERVE_SECONDS: Final = 40.0
# By then this function has ended, well or not: its timeout, and a little more.
OVER_SECONDS: Final = 150


@dataclass(slots=True)
class Outcomes:
    """What became of the pages that were done at once. ``left`` are those there was no time for."""

    by_name: dict[str, str] = field(default_factory=dict)
    problems: dict[str, list[str]] = field(default_factory=dict)
    failed: dict[ContentKey, str] = field(default_factory=dict)
    left: list[ContentKey] = field(default_factory=list)


@dataclass(frozen=True)
class Rebuilder:
    """Does what a person asks for. ``failed`` is told of what failed, for the log."""

    state: Store
    parser: str
    publisher: Publisher
    publish_queue: Queue
    refresh_queue: Queue
    seconds_left: Callable[[], float]
    failed: Callable[[str, Exception], None]

    def rebuild(self, event: Any) -> dict[str, Any]:
        """Do, or queue, what ``event`` asks for. Whatever was not done is in the answer."""
        try:
            request = parse_request(event)
            state, _ = StateCache(self.state, self.parser).read()
            if state.catalog is None:
                return {"error": NO_CATALOG if state.design == NO_DESIGN else ANOTHER_VERSION}
            found = plan(request, state, state.catalog)
            if request.dry_run:
                queued = 0 if found.at_once else len(found.pages)
                return _answer(request, found, Outcomes(), queued)
            return self._do(request, found)
        except BadEvent as bad:
            return {"error": f"{bad} {USAGE}"}
        except PublishingError as error:
            self.failed("rebuild", error)
            return {"error": f"{error}. Some may have been queued; asking again costs only work."}

    def _do(self, request: RebuildRequest, found: RebuildPlan) -> dict[str, Any]:
        if not found.at_once:
            self._queue(found.pages)
            self.refresh_queue.send([Drop(_tags(request, found)).body()])
            return _answer(request, found, Outcomes(), len(found.pages))
        if found.pages:
            # A page may be written by a function that dies before it tells: nobody tries again.
            reminders = (Notice(key, None, changed=True).body() for key in found.pages)
            self.refresh_queue.send(reminders, delay=OVER_SECONDS)
        if not request.pages:
            self.refresh_queue.send([Drop(_tags(request, found)).body()])
        outcomes = self._publish(found)
        again = (*outcomes.failed, *outcomes.left)
        try:
            self._queue(again)
        except PublishingError as error:
            self.failed("rebuild", error)
            names = ", ".join(key.name for key in again)
            lost = f"{error}. These could not be queued, ask for them again: {names}."
            return {**_answer(request, found, outcomes, 0), "error": lost}
        return _answer(request, found, outcomes, len(again))

    def _publish(self, found: RebuildPlan) -> Outcomes:
        """Publish one page after the other; a failure is noted and blocks no other page."""
        outcomes = Outcomes()
        for key in found.pages:
            if self.seconds_left() < RESERVE_SECONDS:
                outcomes.left.append(key)
                continue
            try:
                # An earlier try may have died before it told refresh, so it is always told.
                done = self.publisher.publish(key, redelivered=True)
            except Exception as error:  # noqa: BLE001  # foreseen or not, it comes back by the queue
                self.failed(str(key), error)
                outcomes.failed[key] = f"{type(error).__name__}: {error}"
            else:
                if done.try_again:
                    outcomes.left.append(key)
                    continue
                outcomes.by_name[key.name] = _outcome(done, found)
                if done.problems:
                    outcomes.problems[key.name] = as_lines(str(key), done.problems)
        return outcomes

    def _queue(self, pages: Iterable[ContentKey]) -> None:
        """An earlier try, here or elsewhere, may have died before it told refresh."""
        self.publish_queue.send(to_publish(pages, again=True))


def _outcome(done: Published, found: RebuildPlan) -> str:
    """A page that is rightly not there is not called unchanged."""
    if done.outcome == "unchanged" and done.fingerprint == ABSENT:
        return "draft" if done.key.name in found.drafts else "unknown"
    return done.outcome


def _tags(request: RebuildRequest, found: RebuildPlan) -> frozenset[str]:
    """What a person asks for is dropped from the CDN even where it turns out to be right.

    Past some hundred pages one tag for all is cheaper, and a message has its limits.
    """
    if len(found.pages) > MOST_DROPPED or not (request.pages or request.category):
        return frozenset({EVERYTHING})
    pages = frozenset(key.name for key in found.pages)
    return pages if request.pages else pages | {LISTS}


def _answer(
    request: RebuildRequest, found: RebuildPlan, outcomes: Outcomes, queued: int
) -> dict[str, Any]:
    return {
        "dry_run": request.dry_run,
        "pages": len(found.pages),
        "slugs": [key.name for key in found.pages[:SHOWN]],
        "outcomes": outcomes.by_name,
        "problems": outcomes.problems,
        "failed": {key.name: why for key, why in outcomes.failed.items()},
        "queued": queued,
        "unknown": _still("unknown", found.unknown, outcomes),
        "drafts": _still("draft", found.drafts, outcomes),
    }


def _still(what: str, names: tuple[str, ...], outcomes: Outcomes) -> list[str]:
    """Those of ``names`` that turned out to be what the catalog took them for."""
    return [name for name in names if outcomes.by_name.get(name, what) == what]
