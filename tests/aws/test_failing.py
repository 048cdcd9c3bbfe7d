"""A handler answers for its failures with messages to deliver again; only its log says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

import publish
import rebuild
import refresh
from factowiki.engine.engine import Engine
from factowiki.engine.errors import StoreUnavailable
from factowiki.engine.ports import Entry
from factowiki.local.memory import MemoryStore
from tests.events.shapes import s3_notification, sqs_batch
from tests.world import small_world


@dataclass
class _Failing(MemoryStore):
    """A bucket of which one part cannot be listed."""

    broken: str = ""
    tried: list[str] = field(default_factory=list)

    def list(self, prefix: str = "") -> Iterator[Entry]:
        self.tried.append(prefix)
        if prefix == self.broken:
            raise StoreUnavailable(f"listing {prefix}: SlowDown (503)")
        return super().list(prefix)


def _engine(broken: str) -> tuple[Engine, _Failing]:
    engine = small_world().engine
    site = _Failing(broken=broken)
    return replace(engine, buckets=replace(engine.buckets, site=site)), site


def _failures(caplog: pytest.LogCaptureFixture) -> list[tuple[Any, str]]:
    """What the log says of each failure: about what, and the cause with its traceback."""
    return [
        (vars(line)["key"], str(line.exc_info[1]))
        for line in caplog.records
        if line.levelname == "ERROR" and line.exc_info
    ]


def test_the_log_tells_each_failure_of_a_batch_with_its_cause(
    caplog: pytest.LogCaptureFixture,
) -> None:
    engine, site = _engine("ingredients/glycine/")
    batch = sqs_batch(
        [s3_notification(f"ingredients/{slug}.json") for slug in ("glycine", "taurine")]
    )
    failed = publish.publish_all(batch, engine)["batchItemFailures"]
    assert len(failed) == 1
    assert _failures(caplog) == [
        ("ingredients/glycine.json", "listing ingredients/glycine/: SlowDown (503)")
    ]
    assert "ingredients/taurine/" in site.tried


def test_the_log_tells_why_a_pass_failed(caplog: pytest.LogCaptureFixture) -> None:
    engine, _ = _engine("search/")
    failed = refresh.refresh_all(sqs_batch([{"nightly": True}]), engine)["batchItemFailures"]
    assert len(failed) == 1
    assert _failures(caplog) == [("refresh", "listing search/: SlowDown (503)")]


def test_a_rebuild_that_fails_counts_as_a_failure() -> None:
    engine = small_world().engine
    broken = replace(engine, buckets=replace(engine.buckets, state=_Unreadable()))
    rebuild.metrics.clear_metrics()
    assert "error" in rebuild.rebuild({"all": True}, broken, lambda: 120)
    assert rebuild.metrics.metric_set["Failed"]["Value"] == [1.0]
    rebuild.metrics.clear_metrics()


class _Unreadable(MemoryStore):
    def get(self, key: str, known: str | None = None) -> Any:
        raise StoreUnavailable(f"reading {key}: SlowDown (503)")
