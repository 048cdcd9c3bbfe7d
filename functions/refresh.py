"""The refresh function: woken by what publish tells, and nightly, it keeps the site consistent."""

from __future__ import annotations

import gc

gc.disable()  # until `prepare`: what is imported stays, and looking through it takes a while

import time
from collections.abc import Collection
from itertools import islice
from typing import Any

from aws_lambda_powertools import Logger, Metrics
from aws_lambda_powertools.metrics import MetricUnit

from factowiki.aws.batch import Batch
from factowiki.aws.events import announcement, deliveries, is_thorough
from factowiki.aws.wiring import Engine, engine_from_environment, prepare
from factowiki.publishing.announcements import Announcement

logger = Logger()
metrics = Metrics()
TASK = "refresh"  # the one task of a batch, however many messages ask for it


@logger.inject_lambda_context(clear_state=True)
@metrics.log_metrics
def handler(event: Any, context: Any) -> dict[str, Any]:  # noqa: ARG001  # Lambda passes both
    """Lambda's entry point. Answers with the messages that must be delivered again."""
    answer = refresh_all(event, engine_from_environment())
    outcome = "Failed" if answer["batchItemFailures"] else "Refreshed"
    metrics.add_metric(outcome, MetricUnit.Count, 1)
    return answer


def refresh_all(event: Any, engine: Engine) -> dict[str, Any]:
    """One pass for all that ``event`` brings. The nightly one is thorough."""
    batch = Batch[str]()
    told: list[Announcement] = []
    thorough = False
    for delivery in deliveries(event):
        batch.add(TASK, delivery)
        thorough |= is_thorough(delivery)
        told += announcement(delivery.body)
    batch.each(lambda _: _refresh(told, batch, engine, thorough=thorough), _tell_failure)
    return batch.answer()


def _refresh(
    told: list[Announcement], batch: Batch[str], engine: Engine, *, thorough: bool
) -> None:
    start = time.perf_counter()
    redelivered = batch.is_redelivered(TASK)
    done = engine.refresher.refresh(told, thorough=thorough, redelivered=redelivered)
    about = {
        "milliseconds": round((time.perf_counter() - start) * 1000, 1),
        "written": _some(done.written),
        "deleted": _some(done.deleted),
        "stale": _some(sorted(done.stale)),
        "invalidated": _some(sorted(done.tags)),
        "refused": _some(done.refused),
        "looks": done.looks,
        "handed_over": done.handed_over,
    }
    logger.info("refreshed", extra=about)


def _some(names: Collection[str], most: int = 100) -> list[str]:
    """CloudWatch takes log lines of 256 KB at most."""
    left = len(names) - most
    return [*islice(names, most), f"and {left:,} more"] if left > 0 else [*names]


def _tell_failure(task: str, error: Exception) -> None:
    logger.error("failed", extra={"key": task}, exc_info=error)


prepare()
