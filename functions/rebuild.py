"""The rebuild function: invoked by a person, it looks again at pages that may be wrong.

    {"slugs": ["l-serine", …]}, {"category": "nerve-health"} or {"all": true}

each with "dry_run": true to be told only. A few pages are done while the person waits; many go
through the publish queue.
"""

from __future__ import annotations

import gc

gc.disable()  # until `prepare`: what is imported stays, and looking through it takes a while

from collections.abc import Callable
from typing import Any

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

import factowiki.engine.rebuild.rebuilder  # noqa: F401  # while the function initialises
from factowiki.aws.wiring import dimensions, engine_from_environment, prepare
from factowiki.engine.engine import Engine

logger = Logger()
metrics = Metrics()
metrics.set_default_dimensions(**dimensions())


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
    return answer


def rebuild(event: Any, engine: Engine, seconds_left: Callable[[], float]) -> dict[str, Any]:
    """Do, or queue, what ``event`` asks for. Whatever was not done is in the answer."""
    return engine.rebuilder(seconds_left, _log_failure).rebuild(event)


def _log_failure(what: str, error: Exception) -> None:
    metrics.add_metric("Failed", MetricUnit.Count, 1)
    logger.error("failed", extra={"key": what}, exc_info=error)


prepare()
