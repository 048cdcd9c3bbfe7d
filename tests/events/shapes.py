"""Events in the exact shape of the AWS documentation, with invented names.

S3: "Event message structure" (event version 2.1). EventBridge: "EventBridge event message
structure". SQS: "Using Lambda with Amazon SQS", example of a standard queue message event.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote_plus

BUCKET = "factowiki-content"
SENT = "2026-11-02T00:00:00.000Z"  # when every event of this module happened
SENT_SECONDS = 1_793_577_600.0


def s3_record(
    key: str, event: str = "ObjectCreated:Put", *, versioned: bool = True, time: str = SENT
) -> dict[str, Any]:
    """One record of a notification. S3 encodes the key like a form: a space becomes a plus."""
    about: dict[str, Any] = {"key": quote_plus(key, safe="/"), "sequencer": "0055AED6DCD90281E5"}
    if versioned:
        about["versionId"] = "096fKKXTRTtl3on89fVO.nfljtsv6qko"
    if event.startswith("ObjectCreated"):
        about |= {"size": 1024, "eTag": "d41d8cd98f00b204e9800998ecf8427e"}
    return {
        "eventVersion": "2.1",
        "eventSource": "aws:s3",
        "awsRegion": "eu-central-1",
        "eventTime": time,
        "eventName": event,
        "userIdentity": {"principalId": "AIDAJDPLRKLG7UEXAMPLE"},
        "requestParameters": {"sourceIPAddress": "192.0.2.3"},
        "responseElements": {
            "x-amz-request-id": "C3D13FE58DE4C810",
            "x-amz-id-2": "FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG4V5Wp6S7S/JRWeUWerMUE5JgHvANOjpD",
        },
        "s3": {
            "s3SchemaVersion": "1.0",
            "configurationId": "records",
            "bucket": {
                "name": BUCKET,
                "ownerIdentity": {"principalId": "A3NL1KOZZKExample"},
                "arn": f"arn:aws:s3:::{BUCKET}",
            },
            "object": about,
        },
    }


def s3_notification(
    *keys: str, event: str = "ObjectCreated:Put", time: str = SENT
) -> dict[str, Any]:
    return {"Records": [s3_record(key, event, time=time) for key in keys]}


TEST_EVENT = {
    "Service": "Amazon S3",
    "Event": "s3:TestEvent",
    "Time": "2026-11-02T15:57:02.089Z",
    "Bucket": BUCKET,
    "RequestId": "5582815E1AEA5ADF",
    "HostId": "8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE",
}


def eventbridge(key: str, detail_type: str = "Object Created") -> dict[str, Any]:
    """An EventBridge object event. Here the key is not encoded."""
    return {
        "version": "0",
        "id": "17793124-05d4-b198-2fde-7ededc63b103",
        "detail-type": detail_type,
        "source": "aws.s3",
        "account": "111122223333",
        "time": "2026-11-02T00:00:00Z",
        "region": "eu-central-1",
        "resources": [f"arn:aws:s3:::{BUCKET}"],
        "detail": {
            "version": "0",
            "bucket": {"name": BUCKET},
            "object": {
                "key": key,
                "version-id": "IYV3p45BT0ac8hjHg1houSdS1a.Mro8e",
                "sequencer": "00617F08299329D189",
            },
            "request-id": "N4N7GDK58NMKJ12R",
            "requester": "123456789012",
            "source-ip-address": "192.0.2.3",
            "reason": "PutObject",
        },
    }


def sqs_record(
    number: int, body: Any, receives: int = 1, sent: float = SENT_SECONDS
) -> dict[str, Any]:
    """``sent``: when it was put into the queue, seconds since 1970."""
    return {
        "messageId": f"message-{number}",
        "receiptHandle": "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
        "body": body if isinstance(body, str) else json.dumps(_stamped(body)),
        "attributes": {
            "ApproximateReceiveCount": str(receives),
            "SentTimestamp": str(int(sent * 1000)),
            "SenderId": "AIDAIENQZJOLO23YVJ4VO",
            "ApproximateFirstReceiveTimestamp": "1545082649185",
        },
        "messageAttributes": {},
        "md5OfBody": "e4e68fb7bd0e697a0ae8f1bb342846b3",
        "eventSource": "aws:sqs",
        "eventSourceARN": "arn:aws:sqs:eu-central-1:123456789012:publish",
        "awsRegion": "eu-central-1",
    }


def _stamped(body: Any) -> Any:
    """Our own messages say when they were sent, as those of S3 and EventBridge do."""
    is_ours = isinstance(body, dict) and not {"Records", "time", "sent"} & body.keys()
    return {**body, "sent": SENT_SECONDS} if is_ours else body


def sqs_batch(
    bodies: Iterable[Any], receives: int = 1, sent: float = SENT_SECONDS
) -> dict[str, Any]:
    return {"Records": [sqs_record(n, body, receives, sent) for n, body in enumerate(bodies)]}


# As the schedule in infra/template.yaml puts it into the refresh queue.
NIGHTLY = {"nightly": True, "time": SENT}
SCHEDULE = sqs_batch([NIGHTLY])
