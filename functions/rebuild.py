"""The rebuild function: invoked by a person, it looks again at pages that may be wrong.

    {"slugs": ["l-serine", …]}, {"category": "nerve-health"} or {"all": true}

each with "dry_run": true to be told only. A few pages are done while the person waits; many go
through the publish queue.
"""

from __future__ import annotations

import gc

gc.disable()  # until `prepare`: what is imported stays, and looking through it takes a while

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

from factowiki.aws.wiring import Engine, dimensions, engine_from_environment, prepare
from factowiki.engine.errors import BadEvent, PublishingError
from factowiki.engine.messages import Drop, Notice, to_publish
from factowiki.engine.publish import Published
from factowiki.engine.rebuild import RebuildPlan, RebuildRequest, parse_request, plan
from factowiki.engine.staleness import ABSENT
from factowiki.engine.state import NO_DESIGN, StateCache
from factowiki.pages.urls import EVERYTHING, LISTS
from factowiki.records.keys import ingredient_key
from factowiki.records.problems import as_lines

logger = Logger()
metrics = Metrics()
metrics.set_default_dimensions(**dimensions())

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


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics
def handler(event: Any, context: Any) -> dict[str, Any]:
    """Lambda's entry point. Answers with what was done, or with an "error" and what to do."""
    answer = rebuild(
        event,
        engine_from_environment(),
        lambda: context.get_remaining_time_in_millis() / 1000,
    )
    logger.info("rebuilt", extra={"answer": answer})
    metrics.add_metric("Rebuilt", MetricUnit.Count, len(answer.get("outcomes", ())))
    metrics.add_metric("Queued", MetricUnit.Count, answer.get("queued", 0))
    metrics.add_metric("Failed", MetricUnit.Count, len(answer.get("failed", ())))
    return answer


def rebuild(event: Any, engine: Engine, seconds_left: Callable[[], float]) -> dict[str, Any]:
    """Do, or queue, what ``event`` asks for. Whatever was not done is in the answer."""
    try:
        request = parse_request(event)
        state, _ = StateCache(engine.buckets.state, engine.renderer.design.parser).read()
        if state.catalog is None:
            return {"error": NO_CATALOG if state.design == NO_DESIGN else ANOTHER_VERSION}
        found = plan(request, state, state.catalog)
        if request.dry_run:
            return _answer(request, found, Outcomes(), 0 if found.at_once else len(found.slugs))
        return _do(request, found, engine, seconds_left)
    except BadEvent as bad:
        return {"error": f"{bad} {USAGE}"}
    except PublishingError as error:
        logger.exception("failed", extra={"key": "rebuild"})
        return {"error": f"{error}. Some may have been queued; asking again costs only work."}


def _do(
    request: RebuildRequest, found: RebuildPlan, engine: Engine, seconds_left: Callable[[], float]
) -> dict[str, Any]:
    if not found.at_once:
        _queue(found.slugs, engine)
        engine.refresh_queue.send([Drop(_tags(request, found)).body()])
        return _answer(request, found, Outcomes(), len(found.slugs))
    if found.slugs:
        # A page may be written by a function that dies before it tells: nobody tries again for it.
        reminders = (Notice(slug, None, changed=True).body() for slug in found.slugs)
        engine.refresh_queue.send(reminders, delay=OVER_SECONDS)
    if not request.slugs:
        engine.refresh_queue.send([Drop(_tags(request, found)).body()])
    outcomes = _publish(found, engine, seconds_left)
    again = (*outcomes.failed, *outcomes.left)
    try:
        _queue(again, engine)
    except PublishingError as error:
        logger.exception("failed", extra={"key": "rebuild"})
        lost = f"{error}. These could not be queued, ask for them again: {', '.join(again)}."
        return {**_answer(request, found, outcomes, 0), "error": lost}
    return _answer(request, found, outcomes, len(again))


def _publish(found: RebuildPlan, engine: Engine, seconds_left: Callable[[], float]) -> Outcomes:
    """Publish one page after the other; a failure is noted and blocks no other page."""
    outcomes = Outcomes()
    for slug in found.slugs:
        if seconds_left() < RESERVE_SECONDS:
            outcomes.left.append(slug)
            continue
        try:
            # An earlier try may have died before it told refresh, so it is always told.
            done = engine.publisher.publish(slug, redelivered=True)
        except Exception as error:  # foreseen or not, it comes back through the queue
            logger.exception("failed", extra={"key": ingredient_key(slug)})
            outcomes.failed[slug] = f"{type(error).__name__}: {error}"
        else:
            if done.try_again:
                outcomes.left.append(slug)
                continue
            outcomes.by_slug[slug] = _outcome(done, found)
            if done.problems:
                outcomes.problems[slug] = as_lines(ingredient_key(slug), done.problems)
    return outcomes


def _outcome(done: Published, found: RebuildPlan) -> str:
    """A page that is rightly not there is not called unchanged."""
    if done.outcome == "unchanged" and done.fingerprint == ABSENT:
        return "draft" if done.slug in found.drafts else "unknown"
    return done.outcome


def _queue(slugs: Iterable[str], engine: Engine) -> None:
    """An earlier try, here or elsewhere, may have died before it told refresh."""
    engine.publish_queue.send(to_publish(slugs, again=True))


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


prepare()
