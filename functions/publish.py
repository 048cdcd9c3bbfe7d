"""The publish function: woken by events about records, it makes their pages match them."""

from __future__ import annotations

import gc

gc.disable()  # until `prepare`: what is imported stays, and looking through it takes a while

import time
from collections.abc import Callable, Sequence
from typing import Any, Final

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

from factowiki.aws.events import answer, asked, deliveries
from factowiki.aws.wiring import dimensions, engine_from_environment, prepare
from factowiki.engine.batch import Observer, retry_soon
from factowiki.engine.engine import Engine
from factowiki.engine.errors import BadEvent
from factowiki.engine.ports import endless
from factowiki.engine.publish import Published
from factowiki.records.keys import ContentKey
from factowiki.records.problems import as_lines

# Seconds after which a message that has failed comes back, by how often it was delivered; after
# the last of them its visibility timeout holds.
RETRY_AFTER: Final = (10,)

logger = Logger()
metrics = Metrics()
metrics.set_default_dimensions(**dimensions())


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics
def handler(event: Any, context: Any) -> dict[str, Any]:
    """Lambda's entry point. Answers with the messages that must be delivered again."""
    return publish_all(
        event,
        engine_from_environment(),
        lambda: context.get_remaining_time_in_millis() / 1000,
        Log(_count),
    )


def publish_all(
    event: Any,
    engine: Engine,
    seconds_left: Callable[[], float] = endless,
    observer: Observer | None = None,
) -> dict[str, Any]:
    """Publish every record that ``event`` is about, each on its own."""
    observer = observer or Log()
    messages = deliveries(event)
    batch = engine.publish_batch(observer, seconds_left)
    understood = []
    for message in messages:
        try:
            understood.append(asked(message))
        except BadEvent as bad:  # nobody can: it belongs among the dead letters
            observer.failed("a message", bad)
            batch.failed[message.id] = bad
    batch.work(understood)
    retry_soon(messages, batch.failed, engine.publish_queue, RETRY_AFTER)
    return answer(batch.failed)


class Log:
    """Tells the log of each page, and ``count`` of its outcome."""

    def __init__(self, count: Callable[[str], None] = lambda _: None) -> None:
        self._count = count
        self._began = 0.0

    def begun(self, key: ContentKey) -> None:
        del key
        self._began = time.perf_counter()

    def settled(self, done: Published) -> None:
        key = str(done.key)
        line = {
            "key": key,
            "outcome": done.outcome,
            "milliseconds": round((time.perf_counter() - self._began) * 1000, 1),
            "written": done.written,
            "deleted": done.deleted,
            "problems": as_lines(key, done.problems, done.warnings),
            "left_out": done.left_out,
        }
        logger.info("settled", extra=line)
        self._count(done.outcome)

    def passed_on(self, key: str) -> None:
        logger.info("settled", extra={"key": key, "outcome": "passed on"})
        self._count("passed on")

    def sent_on(self, keys: Sequence[ContentKey], why: str) -> None:
        logger.info("sent on", extra={"slugs": [key.name for key in keys], "why": why})
        self._count("sent on")

    def failed(self, what: str, error: Exception) -> None:
        logger.error("failed", extra={"key": what}, exc_info=error)
        self._count("failed")


def _count(outcome: str) -> None:
    metrics.add_metric(outcome.title().replace(" ", ""), MetricUnit.Count, 1)


prepare()
