"""The refresh function: woken by what publish tells, and nightly, it keeps the site consistent."""

from __future__ import annotations

import gc

gc.disable()  # until `prepare`: what is imported stays, and looking through it takes a while

import time
from collections.abc import Callable, Collection
from itertools import islice
from typing import Any, Final

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

from factowiki.aws.events import answer, deliveries, to_refresh
from factowiki.aws.wiring import dimensions, engine_from_environment, prepare
from factowiki.engine.batch import Delivery, retry_soon
from factowiki.engine.engine import Engine
from factowiki.engine.errors import BadEvent
from factowiki.engine.messages import ToRefresh
from factowiki.engine.notices import Received, is_full
from factowiki.engine.refresh import Refreshed

# Seconds after which a pass that has failed is tried again, by how often it was tried; after the
# last of them the visibility timeout of the queue holds, 17 minutes. All tries take 28 minutes, so
# that a passing trouble of S3 does not end among the dead letters.
RETRY_AFTER: Final = (30, 120, 480)

# From this try on, what cannot be read just now counts as what cannot be read at all: one object
# that fails each time must not keep the site waiting.
GIVES_UP: Final = 3

logger = Logger()
metrics = Metrics()
metrics.set_default_dimensions(**dimensions())


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics
def handler(event: Any, context: Any) -> dict[str, Any]:  # noqa: ARG001  # Lambda passes both
    """Lambda's entry point. Answers with the messages that must be delivered again."""
    return refresh_all(event, engine_from_environment(), _count)


def refresh_all(
    event: Any, engine: Engine, count: Callable[[str], None] = lambda _: None
) -> dict[str, Any]:
    """One pass for all that ``event`` brings, however many messages that are."""
    messages = deliveries(event)
    failed: dict[str, Exception] = {}
    received: list[tuple[Delivery, ToRefresh]] = []
    for message in messages:
        try:
            received.append((message, to_refresh(message)))
        except BadEvent as bad:  # nobody can read it: it belongs among the dead letters
            _log_failure("a message", bad)
            failed[message.id] = bad
    if received:
        try:
            _refresh(received, engine)
        except Exception as error:  # noqa: BLE001  # foreseen or not, it comes back by the queue
            _log_failure("refresh", error)
            failed |= {message.id: error for message, _ in received}
    count("failed" if failed else "refreshed")
    retry_soon(messages, failed, engine.refresh_queue, RETRY_AFTER)
    return answer(failed)


def _refresh(received: list[tuple[Delivery, ToRefresh]], engine: Engine) -> None:
    start = time.perf_counter()
    messages = [message for _, message in received]
    done = engine.refresher.refresh(
        Received.of(messages),
        full=is_full(messages),
        redelivered=any(delivery.redelivered for delivery, _ in received),
        patience=all(delivery.receives < GIVES_UP for delivery, _ in received),
    )
    _log(done, time.perf_counter() - start)


def _log(done: Refreshed, seconds: float) -> None:
    about = {
        "milliseconds": round(seconds * 1000, 1),
        "written": _some(done.written),
        "deleted": _some(done.deleted),
        "stale": _some([key.name for key in sorted(done.stale)]),
        "invalidated": _some(sorted(done.tags)),
        "refused": _some(done.refused),
        "warned": _some(done.warned),
        "unreported": _some(sorted(done.unreported)),
        "left_out": done.left_out,
        "misnamed_more": done.misnamed,
        "attempts": done.attempts,
        "handed_over": done.handed_over,
    }
    logger.info("refreshed", extra=about)


def _some(names: Collection[str], most: int = 100) -> list[str]:
    """CloudWatch takes log lines of 256 KB at most."""
    left = len(names) - most
    return [*islice(names, most), f"and {left:,} more"] if left > 0 else [*names]


def _log_failure(what: str, error: Exception) -> None:
    logger.error("failed", extra={"key": what}, exc_info=error)


def _count(outcome: str) -> None:
    metrics.add_metric(outcome.title(), MetricUnit.Count, 1)


prepare()
