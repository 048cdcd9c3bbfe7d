"""The parts of a deployed stack, and how much waits in its queues."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mypy_boto3_sqs import SQSClient

STACK: Final = "factowiki"  # unless somebody names it otherwise


@dataclass(frozen=True, slots=True)
class Stack:
    """What the template's outputs name: `ContentBucket`, and so on."""

    content_bucket: str
    site_bucket: str
    state_bucket: str
    publish_queue_url: str
    publish_dead_letters_url: str
    refresh_queue_url: str
    refresh_dead_letters_url: str
    refresh_function: str
    rebuild_function: str


def named_by(outputs: Mapping[str, str]) -> Stack:
    """Raises ``KeyError`` with the output that is missing, as from an older template."""
    return Stack(
        **{each.name: outputs[each.name.title().replace("_", "")] for each in fields(Stack)}
    )


def is_quiet(sqs: SQSClient, queues: Iterable[str]) -> bool:
    """Whether no message is waiting or being worked on in any of ``queues``."""
    return not any(messages_in(sqs, url) for url in queues)


def messages_in(sqs: SQSClient, url: str) -> int:
    """How many messages are waiting or being worked on. On AWS the number lags by seconds.

    Those that are delayed do not count: they are for the case that somebody dies.
    """
    attributes = sqs.get_queue_attributes(
        QueueUrl=url,
        AttributeNames=[
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible",
        ],
    )["Attributes"]
    return sum(int(count) for count in attributes.values())
