"""What the functions are woken with. An event is only a hint: all we take from it is a key.

The shapes are those of the AWS documentation: S3 notifications (Amazon S3 User Guide, "Event
message structure"), EventBridge object events ("EventBridge event message structure"), SQS batches
(AWS Lambda Developer Guide, "Using Lambda with Amazon SQS"), and our own messages
(``factowiki.engine.messages``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import unquote_plus

from factowiki.engine.batch import Asked, Delivery
from factowiki.engine.errors import BadEvent
from factowiki.engine.messages import ToRefresh, Wake, read_publish, read_refresh
from factowiki.pages.kinds import PAGES
from factowiki.records.keys import parse_key
from factowiki.records.uploads import is_misnamed

# A message goes to the dead-letter queue after five tries of three minutes each (see
# `infra/template.yaml`). Whoever puts it back sends it anew, so one that was sent this long after
# what it tells of happened has been there; S3 itself takes seconds, a minute at times.
OLD_SECONDS: Final = 10 * 60


def deliveries(event: Any) -> tuple[Delivery, ...]:
    """The messages in ``event``: those of an SQS batch, or the event itself as the only one."""
    records: Any = event.get("Records") if isinstance(event, dict) else None
    if _is_sqs(records):
        return tuple(map(_delivery, records))
    return (Delivery("", redelivered=True, body=event),)


def asked(delivery: Delivery) -> Asked:
    """What a message to publish asks for; nothing where it is S3's test event, or about no record.

    Raises `BadEvent` for a message that none of our sources sends.
    """
    body = delivery.body
    if not isinstance(body, dict):
        raise BadEvent(f"a message is a JSON object, not {type(body).__name__}")
    if not _is_event(body):
        message = read_publish(body)
        return Asked(delivery, message.keys, again=message.again, anew=message.anew)
    keys = () if body.get("Event") == "s3:TestEvent" else content_keys(body)
    pages, others = [], []
    for key in dict.fromkeys(keys):
        found = parse_key(key)
        if found is not None and found.kind in PAGES:
            pages.append(found)
        elif found is not None or is_misnamed(key):
            others.append(key)
    return Asked(delivery, tuple(pages), tuple(others))


def content_keys(body: Mapping[str, Any]) -> tuple[str, ...]:
    """The keys of the content bucket that an event of S3 or EventBridge is about."""
    try:
        keys = tuple(_keys(body))
    except (KeyError, TypeError, AttributeError) as error:
        raise BadEvent(f"not an event of S3 or EventBridge: {_shape(body)}") from error
    if not keys:
        raise BadEvent(f"an event about nothing: {_shape(body)}")
    if not all(isinstance(key, str) for key in keys):
        raise BadEvent(f"a key that is no text: {_shape(body)}")
    return keys


def to_refresh(delivery: Delivery) -> ToRefresh:
    """What a message tells refresh. A person's invocation, whatever it says, wants a full pass.

    Raises `BadEvent` for a message that none of our sources sends.
    """
    return read_refresh(delivery.body) if delivery.id else Wake("invoked", full=True)


def answer(failed: Mapping[str, Exception]) -> dict[str, Any]:
    """For Lambda: the messages to deliver again.

    Raises the failure itself when the event came without a queue: whoever invoked us, or Lambda's
    own retries, must hear of it.
    """
    if "" in failed:
        raise failed[""]
    return {"batchItemFailures": [{"itemIdentifier": name} for name in failed]}


def _is_event(body: Mapping[str, Any]) -> bool:
    return "Records" in body or "detail-type" in body or body.get("Event") == "s3:TestEvent"


def _keys(body: Mapping[str, Any]) -> Iterator[str]:
    if "Records" in body:
        for record in body["Records"]:
            if record["eventSource"] != "aws:s3":
                raise BadEvent(f"a record from {record['eventSource']}")
            # In a notification a key is URL-encoded as in a form: a space is a plus.
            yield unquote_plus(record["s3"]["object"]["key"])
    else:
        yield body["detail"]["object"]["key"]  # EventBridge does not encode keys


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
    return Delivery(
        record["messageId"],
        redelivered=times > 1 or queued - _happened(body) > OLD_SECONDS,
        body=body,
        receives=times,
        receipt=record.get("receiptHandle", ""),
    )


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
