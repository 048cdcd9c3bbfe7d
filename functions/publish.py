"""The publish function: woken by events about records, it makes their pages match them."""

from __future__ import annotations

import gc

gc.disable()  # until `prepare`: what is imported stays, and looking through it takes a while

import time
from collections.abc import Callable
from typing import Any

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

from factowiki.aws.batch import Batch
from factowiki.aws.events import content_keys, deliveries
from factowiki.aws.wiring import Engine, engine_from_environment, prepare
from factowiki.content.keys import ContentKey, parse_key
from factowiki.content.problems import as_lines
from factowiki.publishing.errors import BadEvent

logger = Logger()
metrics = Metrics()
Count = Callable[[str], None]


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics
def handler(event: Any, context: Any) -> dict[str, Any]:  # noqa: ARG001  # Lambda passes both
    """Lambda's entry point. Answers with the messages that must be delivered again."""
    return publish_all(event, engine_from_environment(), _count)


def publish_all(event: Any, engine: Engine, count: Count = lambda _: None) -> dict[str, Any]:
    """Publish every record that ``event`` is about, each on its own; ``count`` the outcomes."""
    batch = Batch[ContentKey]()
    for delivery in deliveries(event):
        for key in _keys(delivery.body):
            batch.add(key, delivery)
    batch.each(lambda key: count(_publish(key, batch, engine)), _tell_failure)
    for _ in batch.failed:
        count("failed")
    return batch.answer()


def _keys(body: Any) -> list[ContentKey]:
    """The records a message is about. What is no record, or no message, is logged and left."""
    try:
        keys = content_keys(body)
    except BadEvent as bad:
        logger.warning("message not understood", extra={"reason": str(bad)})
        return []
    for key in keys:
        if parse_key(key) is None:
            logger.info("ignored", extra={"key": key, "reason": "not the key of a record"})
    return [found for key in keys if (found := parse_key(key))]


def _publish(key: ContentKey, batch: Batch[ContentKey], engine: Engine) -> str:
    """Publish one record, log it, and tell the outcome."""
    if key.kind != "ingredient":  # every page shows it, so it is a matter for refresh
        engine.refresh_queue.send([{"key": str(key)}])
        logger.info("settled", extra={"key": str(key), "outcome": "passed on"})
        return "passed on"
    start = time.perf_counter()
    done = engine.publisher.publish(key.slug, redelivered=batch.is_redelivered(key))
    told = {
        "key": str(key),
        "outcome": done.outcome,
        "milliseconds": round((time.perf_counter() - start) * 1000, 1),
        "written": done.written,
        "deleted": done.deleted,
        "problems": as_lines(str(key), done.problems),
    }
    logger.info("settled", extra=told)
    return done.outcome


def _tell_failure(key: ContentKey, error: Exception) -> None:
    logger.error("failed", extra={"key": str(key)}, exc_info=error)


def _count(outcome: str) -> None:
    metrics.add_metric(outcome.title().replace(" ", ""), MetricUnit.Count, 1)


prepare()
