"""What the functions are woken with. An event is only a hint: all we take from it is a key.

The shapes are those of the AWS documentation: S3 notifications (Amazon S3 User Guide, "Event
message structure"), EventBridge object events ("EventBridge event message structure"), SQS batches
(AWS Lambda Developer Guide, "Using Lambda with Amazon SQS"), and our own: {"slug": …}, and what
only wakes refresh, {"key": …}, {"rebuild": …} or {"more": true}.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import unquote_plus

from factowiki.content.keys import ingredient_key, is_slug
from factowiki.publishing.announcements import Announcement
from factowiki.publishing.errors import BadEvent

# A message goes to the dead-letter queue after five tries of three minutes each (see
# `infra/template.yaml`). Whoever puts it back sends it anew, so one that was sent this long after
# what it tells of happened has been there; S3 itself takes seconds, a minute at times.
OLD_SECONDS: Final = 10 * 60


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message as it was delivered. ``id`` is empty for an event that came without a queue.

    ``redelivered``: an earlier try may have done part of the work and died. SQS says so of most;
    of a message from the dead-letter queue its body does, and of an event without a queue nothing
    does, so it is taken for granted.
    """

    id: str
    redelivered: bool
    body: Any


def deliveries(event: Any) -> tuple[Delivery, ...]:
    """The messages in ``event``: those of an SQS batch, or the event itself as the only one."""
    records: Any = event.get("Records") if isinstance(event, dict) else None
    if _is_sqs(records):
        return tuple(map(_delivery, records))
    return (Delivery("", redelivered=True, body=event),)


def content_keys(body: Any) -> tuple[str, ...]:
    """The keys of the content bucket that a message is about; none for S3's test event.

    Raises `BadEvent` for a message that none of our sources sends.
    """
    if not isinstance(body, dict):
        raise BadEvent(f"a message must be a JSON object, not {type(body).__name__}")
    if body.get("Event") == "s3:TestEvent":
        return ()
    try:
        keys = tuple(_keys(body))
    except (KeyError, TypeError, AttributeError) as error:
        raise BadEvent(f"not an event of S3, EventBridge or FactoWiki: {_shape(body)}") from error
    if not all(isinstance(key, str) for key in keys):
        raise BadEvent(f"a key that is no text: {_shape(body)}")
    return keys


def is_thorough(delivery: Delivery) -> bool:
    """Whether it is the nightly message, or a person's invocation: both want a whole pass."""
    body = delivery.body
    return not delivery.id or (isinstance(body, dict) and body.get("nightly") is True)


def announcement(body: Any) -> list[Announcement]:
    """What publish tells refresh in a message; nothing where a message only wakes it."""
    slug = body.get("slug") if isinstance(body, dict) else None
    if not isinstance(slug, str) or not is_slug(slug):
        return []
    mark = body.get("fingerprint")
    known = mark if isinstance(mark, str) else None
    return [Announcement(slug, known, bool(body.get("changed", True)))]


def _keys(body: Mapping[str, Any]) -> Iterator[str]:
    if "Records" in body:
        for record in body["Records"]:
            if record["eventSource"] != "aws:s3":
                raise BadEvent(f"a record from {record['eventSource']}")
            # In a notification a key is URL-encoded as in a form: a space is a plus.
            yield unquote_plus(record["s3"]["object"]["key"])
    elif "detail-type" in body:
        yield body["detail"]["object"]["key"]  # EventBridge does not encode keys
    elif is_slug(body["slug"]):
        yield ingredient_key(body["slug"])
    else:
        raise BadEvent("“slug” is not a slug")


def _is_sqs(records: Any) -> bool:
    return (
        isinstance(records, list)
        and bool(records)
        and all(isinstance(item, dict) and item.get("eventSource") == "aws:sqs" for item in records)
    )


def _delivery(record: Mapping[str, Any]) -> Delivery:
    attributes = record.get("attributes", {})
    times = int(attributes.get("ApproximateReceiveCount", "1"))
    queued = int(attributes.get("SentTimestamp", "0")) / 1000
    try:
        body = json.loads(record["body"])
    except (ValueError, RecursionError):
        body = None  # told apart where it is used: one bad message must not fail its batch
    return Delivery(record["messageId"], times > 1 or queued - _happened(body) > OLD_SECONDS, body)


def _happened(body: Any) -> float:
    """When what a message tells of happened (seconds since 1970); long ago if it does not say."""
    try:
        if "Records" in body:
            return min(datetime.fromisoformat(r["eventTime"]).timestamp() for r in body["Records"])
        if "time" in body:
            return datetime.fromisoformat(body["time"]).timestamp()
        return float(body["sent"])
    except (KeyError, TypeError, ValueError, OverflowError):
        return 0.0


def _shape(body: Mapping[str, Any]) -> str:
    return f"an object with {', '.join(sorted(map(str, body)))[:200] or 'no fields'}"
