"""What a request costs boto3 itself: cpu time, without the network.

The simulation has no boto3 in it, but a function on Lambda does. Real clients are asked, and
answers are handed to them just where they would go out to the network.
"""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable
from typing import Any, Final

import boto3
from botocore.awsrequest import AWSResponse, HeadersDict

from factowiki.engine.messages import MOST_SLUGS, Publish
from tests.records.records import ingredient_keys

REPEAT: Final = 30
KEY: Final = "key listed"
_ETAG: Final = "d41d8cd98f00b204e9800998ecf8427e"
_HEADERS: Final = {"x-amz-request-id": "C3D13FE58DE4C810", "ETag": f'"{_ETAG}"'}


class _Body(io.BytesIO):
    def stream(self, **_: Any) -> Any:
        yield self.read()


def seconds_by_kind() -> dict[str, float]:
    """The least cpu seconds of several tries, by kind of request; `KEY` is for each key listed."""
    account: Any = {"aws_access_key_id": "none", "aws_secret_access_key": "none"}
    s3 = boto3.client("s3", region_name="us-east-1", **account)
    sqs = boto3.client("sqs", region_name="us-east-1", **account)
    cdn = boto3.client("cloudfront", region_name="us-east-1", **account)
    record, page = b"r" * 7_000, b"p" * 10_000
    _answer(s3, "GetObject", record, {"Content-Length": str(len(record)), **_HEADERS})
    _answer(s3, "PutObject", b"", _HEADERS)
    _answer(s3, "DeleteObject", b"", _HEADERS)
    _answer(s3, "ListObjectsV2", _listing(0))
    _answer(sqs, "SendMessageBatch", b'{"Successful": [], "Failed": []}')
    _answer(cdn, "CreateInvalidation", b"<Invalidation/>")
    where: Any = {"Bucket": "bucket", "Key": "ingredients/some-slug/index.html"}
    url = "https://sqs.us-east-1.amazonaws.com/1/queue"
    message = Publish(ingredient_keys(*(f"some-slug-{number}" for number in range(MOST_SLUGS))))
    body = json.dumps({**message.body(), "sent": 1_793_577_600.0})
    entries: Any = [{"Id": str(number), "MessageBody": body} for number in range(10)]
    batch: Any = {"Paths": {"Quantity": 1, "Items": ["#slug"]}, "CallerReference": "once"}
    found = {
        "get": _least(lambda: _read(s3.get_object(**where))),
        "put": _least(lambda: s3.put_object(**where, Body=page)),
        "delete": _least(lambda: s3.delete_object(**where)),
        "list": _least(lambda: s3.list_objects_v2(Bucket="bucket")),
        "send": _least(lambda: sqs.send_message_batch(QueueUrl=url, Entries=entries)),
        "invalidate": _least(
            lambda: cdn.create_invalidation(DistributionId="E", InvalidationBatch=batch)
        ),
    }
    long = boto3.client("s3", region_name="us-east-1", **account)
    _answer(long, "ListObjectsV2", _listing(1_000))
    whole = _least(lambda: long.list_objects_v2(Bucket="bucket"))
    return {**found, KEY: (whole - found["list"]) / 1_000}


def _read(answer: Any) -> object:
    return answer["Body"].read()


def _answer(client: Any, operation: str, body: bytes, headers: dict[str, str] = _HEADERS) -> None:
    def send(request: Any, **_: Any) -> AWSResponse:
        given: Any = HeadersDict(headers)
        return AWSResponse(request.url, 200, given, _Body(body))

    service = client.meta.service_model.service_id.hyphenize()
    client.meta.events.register(f"before-send.{service}.{operation}", send)


def _listing(keys: int) -> bytes:
    contents = "".join(
        f"<Contents><Key>ingredients/some-slug-{number:06}.json</Key>"
        f"<LastModified>2026-11-02T15:57:02.000Z</LastModified><ETag>&quot;{_ETAG}&quot;</ETag>"
        "<Size>7000</Size><StorageClass>STANDARD</StorageClass></Contents>"
        for number in range(keys)
    )
    space = "http://s3.amazonaws.com/doc/2006-03-01/"
    return f'<ListBucketResult xmlns="{space}"><Name>b</Name>{contents}</ListBucketResult>'.encode()


def _least(request: Callable[[], object]) -> float:
    request()
    tries = []
    for _ in range(REPEAT):
        start = time.process_time()
        request()
        tries.append(time.process_time() - start)
    return min(tries)
