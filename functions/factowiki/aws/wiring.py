"""The engine on AWS: its buckets, queues and CDN, chosen by the environment."""

from __future__ import annotations

import gc
import os
import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property
from typing import Any, Final, TypeVar

import boto3
from botocore.config import Config

from factowiki.aws.listings import read_by_pattern
from factowiki.aws.s3 import S3Store
from factowiki.aws.settings import Settings, from_environment
from factowiki.aws.sqs import SqsQueue
from factowiki.design_folder import precompiled, read_design
from factowiki.engine.buckets import Buckets
from factowiki.engine.engine import Engine
from factowiki.engine.ports import Cdn, NoCdn
from factowiki.records.scanning import LARGEST
from factowiki.theme.rendering import Renderer

T = TypeVar("T")
R = TypeVar("R")

AT_ONCE: Final = 16  # requests to S3
# Two tries of at most 2 + 5 seconds each stay well within a function's 30 seconds; whatever fails
# then goes back to its queue.
CLIENT: Final = Config(
    connect_timeout=2,
    read_timeout=5,
    retries={"mode": "standard", "total_max_attempts": 2},
    max_pool_connections=AT_ONCE,
)


def engine(settings: Settings) -> Engine:
    """The engine on AWS, in the region and with the credentials of the environment."""
    session = boto3.Session()
    design = read_design()
    s3: Any = session.client("s3", config=CLIENT)
    read_by_pattern(s3)
    sqs: Any = session.client("sqs", config=CLIENT)
    return Engine(
        buckets=Buckets(
            content=S3Store(s3, settings.content_bucket, largest=LARGEST + 1),
            site=S3Store(s3, settings.site_bucket),
            state=S3Store(s3, settings.state_bucket),
        ),
        renderer=Renderer(design, precompiled(design)),
        publish_queue=SqsQueue(sqs, settings.publish_queue_url, time.time),
        refresh_queue=SqsQueue(sqs, settings.refresh_queue_url, time.time),
        cdn=_CdnWhenNeeded(settings, session) if settings.distribution_id else NoCdn(),
        today=today,
        new_generation=new_reference,
        mapper=at_once,
        seconds=time.monotonic,
    )


@dataclass(frozen=True)
class _CdnWhenNeeded:
    """CloudFront, whose client is made at the first invalidation: publish and rebuild need none."""

    settings: Settings
    session: boto3.Session

    def invalidate(self, tags: frozenset[str]) -> None:
        self._cdn.invalidate(tags)

    @cached_property
    def _cdn(self) -> Cdn:
        from factowiki.aws.cloudfront import CloudFront, by_path, by_tag  # noqa: PLC0415

        client: Any = self.session.client("cloudfront", config=CLIENT)
        items = by_tag if self.settings.invalidate_by == "tags" else by_path
        return CloudFront(client, self.settings.distribution_id, items, new_reference)


def new_reference() -> str:
    return uuid.uuid4().hex


def at_once(function: Callable[[T], R], items: Sequence[T]) -> Iterable[R]:
    """A mapper for what waits for the network: S3 answers many as quickly as one."""
    with ThreadPoolExecutor(AT_ONCE) as threads:
        yield from threads.map(function, items)


def dimensions() -> dict[str, str]:
    """What a function's metrics are told apart by."""
    names = {"function": "AWS_LAMBDA_FUNCTION_NAME", "stack": "STACK_NAME"}
    return {name: os.environ.get(variable) or "local" for name, variable in names.items()}


def today() -> str:
    return datetime.now(UTC).date().isoformat()


@cache
def engine_from_environment() -> Engine:
    """Made once in the life of a function's process."""
    return engine(from_environment(os.environ))


def prepare() -> None:
    """The end of a handler's module. On Lambda the engine is made at once.

    While it initialises a function has more of a processor than its memory buys it later. What
    has been made by then stays, so the garbage collector need not look at it again.
    """
    if "AWS_LAMBDA_FUNCTION_NAME" in os.environ:
        engine_from_environment()
        gc.freeze()
    gc.enable()
