"""Rebuild, done: a few pages while the person waits, many through the publish queue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from factowiki.engine.address import ABSENT
from factowiki.engine.errors import BadEvent, PublishingError
from factowiki.engine.messages import Drop, Notice, to_publish
from factowiki.engine.ports import Queue, Store
from factowiki.engine.publish import Published, Publisher
from factowiki.engine.rebuild import RebuildPlan, RebuildRequest, parse_request, plan
from factowiki.engine.state import NO_DESIGN, StateCache
from factowiki.pages.urls import EVERYTHING, LISTS
from factowiki.records.keys import ingredient_key
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

    by_slug: dict[str, str] = field(default_factory=dict)
    problems: dict[str, list[str]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)


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
                queued = 0 if found.at_once else len(found.slugs)
                return _answer(request, found, Outcomes(), queued)
            return self._do(request, found)
        except BadEvent as bad:
            return {"error": f"{bad} {USAGE}"}
        except PublishingError as error:
            self.failed("rebuild", error)
            return {"error": f"{error}. Some may have been queued; asking again costs only work."}

    def _do(self, request: RebuildRequest, found: RebuildPlan) -> dict[str, Any]:
        if not found.at_once:
            self._queue(found.slugs)
            self.refresh_queue.send([Drop(_tags(request, found)).body()])
            return _answer(request, found, Outcomes(), len(found.slugs))
        if found.slugs:
            # A page may be written by a function that dies before it tells: nobody tries again.
            reminders = (Notice(slug, None, changed=True).body() for slug in found.slugs)
            self.refresh_queue.send(reminders, delay=OVER_SECONDS)
        if not request.slugs:
            self.refresh_queue.send([Drop(_tags(request, found)).body()])
        outcomes = self._publish(found)
        again = (*outcomes.failed, *outcomes.left)
        try:
            self._queue(again)
        except PublishingError as error:
            self.failed("rebuild", error)
            lost = f"{error}. These could not be queued, ask for them again: {', '.join(again)}."
            return {**_answer(request, found, outcomes, 0), "error": lost}
        return _answer(request, found, outcomes, len(again))

    def _publish(self, found: RebuildPlan) -> Outcomes:
        """Publish one page after the other; a failure is noted and blocks no other page."""
        outcomes = Outcomes()
        for slug in found.slugs:
            if self.seconds_left() < RESERVE_SECONDS:
                outcomes.left.append(slug)
                continue
            try:
                # An earlier try may have died before it told refresh, so it is always told.
                done = self.publisher.publish(slug, redelivered=True)
            except Exception as error:  # noqa: BLE001  # foreseen or not, it comes back by the queue
                self.failed(ingredient_key(slug), error)
                outcomes.failed[slug] = f"{type(error).__name__}: {error}"
            else:
                if done.try_again:
                    outcomes.left.append(slug)
                    continue
                outcomes.by_slug[slug] = _outcome(done, found)
                if done.problems:
                    outcomes.problems[slug] = as_lines(ingredient_key(slug), done.problems)
        return outcomes

    def _queue(self, slugs: Iterable[str]) -> None:
        """An earlier try, here or elsewhere, may have died before it told refresh."""
        self.publish_queue.send(to_publish(slugs, again=True))


def _outcome(done: Published, found: RebuildPlan) -> str:
    """A page that is rightly not there is not called unchanged."""
    if done.outcome == "unchanged" and done.fingerprint == ABSENT:
        return "draft" if done.slug in found.drafts else "unknown"
    return done.outcome


def _tags(request: RebuildRequest, found: RebuildPlan) -> frozenset[str]:
    """What a person asks for is dropped from the CDN even where it turns out to be right.

    Past some hundred pages one tag for all is cheaper, and a message has its limits.
    """
    if len(found.slugs) > MOST_DROPPED or not (request.slugs or request.category):
        return frozenset({EVERYTHING})
    return frozenset(found.slugs) if request.slugs else frozenset({*found.slugs, LISTS})


def _answer(
    request: RebuildRequest, found: RebuildPlan, outcomes: Outcomes, queued: int
) -> dict[str, Any]:
    return {
        "dry_run": request.dry_run,
        "pages": len(found.slugs),
        "slugs": list(found.slugs[:SHOWN]),
        "outcomes": outcomes.by_slug,
        "problems": outcomes.problems,
        "failed": outcomes.failed,
        "queued": queued,
        "unknown": _still("unknown", found.unknown, outcomes),
        "drafts": _still("draft", found.drafts, outcomes),
    }


def _still(what: str, slugs: tuple[str, ...], outcomes: Outcomes) -> list[str]:
    """Those of ``slugs`` that turned out to be what the catalog took them for."""
    return [slug for slug in slugs if outcomes.by_slug.get(slug, what) == what]
