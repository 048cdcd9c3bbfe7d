"""What S3 does beyond the store contract."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from factowiki.aws.listings import _take_contents, read_by_pattern
from factowiki.aws.s3 import S3Store
from factowiki.engine.errors import (
    AccessDenied,
    PermanentError,
    PreconditionFailed,
    StoreUnavailable,
    Unreadable,
)
from factowiki.engine.ports import StoredObject
from factowiki.pages.artifact import Artifact, Headers

BUCKET = "bucket"


@pytest.fixture
def client(aws: None) -> Any:
    made = boto3.client("s3")
    made.create_bucket(
        Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    return made


def test_headers_and_cache_tags_are_kept_with_the_object(client: Any) -> None:
    headers = Headers("text/html; charset=utf-8", "public, max-age=0", ("l-serine", "everything"))
    S3Store(client, BUCKET).put("a", Artifact(b"page", headers))
    answer = client.head_object(Bucket=BUCKET, Key="a")
    assert answer["ContentType"] == "text/html; charset=utf-8"
    assert answer["CacheControl"] == "public, max-age=0"
    assert answer["Metadata"] == {"cache-tag": "l-serine,everything"}
    headers = Headers("text/html; charset=utf-8", moved_to="/ingredients/l-serine/")
    S3Store(client, BUCKET).put("a", Artifact(b"page", headers))
    answer = client.head_object(Bucket=BUCKET, Key="a")
    assert answer["Metadata"] == {"moved-to": "/ingredients/l-serine/"}


def test_no_more_is_read_of_an_object_than_a_record_may_have(client: Any) -> None:
    client.put_object(Bucket=BUCKET, Key="huge", Body=b"x" * 1000)
    found = S3Store(client, BUCKET, largest=11).get("huge")
    assert isinstance(found, StoredObject)
    assert len(found.body) == 11


def test_a_body_that_was_cut_off_is_worth_another_try() -> None:
    class CutOff:
        def get_object(self, **_: Any) -> dict[str, Any]:
            return {"Body": BytesIO(b"half"), "ContentLength": 8, "ETag": '"etag"'}

    for largest in (None, 100):
        with pytest.raises(StoreUnavailable, match="4 of 8 bytes"):
            S3Store(CutOff(), BUCKET, largest).get("a")  # type: ignore[arg-type]  # the one call


def test_listings_go_on_past_a_thousand_objects(client: Any) -> None:
    store = S3Store(client, BUCKET)
    for number in range(1_001):
        store.put(f"{number:04}", Artifact(b"", Headers("text/plain")))
    assert sum(1 for _ in store.list()) == 1_001


@pytest.mark.parametrize(
    ("code", "status", "expected"),
    [
        ("SlowDown", 503, StoreUnavailable),
        ("InternalError", 500, StoreUnavailable),
        ("RequestTimeout", 400, StoreUnavailable),
        ("AccessDenied", 403, AccessDenied),
        ("ConditionalRequestConflict", 409, PreconditionFailed),
        ("PreconditionFailed", 412, PreconditionFailed),
        ("NoSuchBucket", 404, PermanentError),
        ("InvalidRequest", 400, PermanentError),
    ],
)
def test_errors_are_told_apart_by_code_and_status(
    client: Any, code: str, status: int, expected: type[Exception]
) -> None:
    with Stubber(client) as stub:
        stub.add_client_error("put_object", code, http_status_code=status)
        with pytest.raises(expected, match=code):
            S3Store(client, BUCKET).put("a", Artifact(b"", Headers("text/plain")))


def test_a_server_that_cannot_be_reached_is_worth_another_try(client: Any) -> None:
    class Unreachable:
        def get_object(self, **_: Any) -> None:
            from botocore.exceptions import EndpointConnectionError  # noqa: PLC0415

            raise EndpointConnectionError(endpoint_url="https://s3.example")

    with pytest.raises(StoreUnavailable, match="EndpointConnectionError"):
        S3Store(Unreachable(), BUCKET).get("a")  # type: ignore[arg-type]  # the one call it makes


@pytest.mark.parametrize("storage", ["GLACIER", "DEEP_ARCHIVE"])
def test_an_archived_object_is_unreadable_and_says_what_to_do(client: Any, storage: str) -> None:
    client.put_object(Bucket=BUCKET, Key="a", Body=b"x", StorageClass=storage)
    with pytest.raises(Unreadable) as error:
        S3Store(client, BUCKET).get("a")
    assert "archive" in error.value.what
    assert "STANDARD" in error.value.fix


@pytest.mark.parametrize(
    ("code", "status", "says"),
    [
        ("InvalidObjectState", 403, "archive"),
        ("AccessDenied", 403, "may not be read"),
        ("KMS.DisabledException", 400, "cannot be used"),
        ("KMS.NotFoundException", 400, "cannot be used"),
        ("KMS.KMSInvalidStateException", 400, "cannot be used"),
        ("InvalidRequest", 400, "SSE-C"),
        ("SomethingNew", 400, "SomethingNew (400)"),
    ],
)
def test_what_s3_refuses_to_hand_out_is_unreadable(
    client: Any, code: str, status: int, says: str
) -> None:
    store = S3Store(client, BUCKET)
    with Stubber(client) as stub:
        stub.add_client_error("get_object", code, http_status_code=status)
        stub.add_client_error("get_object", code, http_status_code=status)
        with pytest.raises(Unreadable) as newest:
            store.get("a")
        with pytest.raises(Unreadable) as earlier:
            store.get_version("a", "v1")
    assert says in newest.value.what
    assert says in earlier.value.what


@pytest.mark.parametrize(
    ("code", "status"),
    [("SlowDown", 503), ("InternalError", 500), ("KMS.ThrottlingException", 400)],
)
def test_what_passes_is_not_unreadable(client: Any, code: str, status: int) -> None:
    with Stubber(client) as stub:
        stub.add_client_error("get_object", code, http_status_code=status)
        with pytest.raises(StoreUnavailable):
            S3Store(client, BUCKET).get("a")


def test_what_is_written_is_encrypted_with_sse_s3_whatever_the_default(client: Any) -> None:
    """Under KMS an etag is no MD5, and every list would seem to differ in every pass."""
    rule = {"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms"}}
    client.put_bucket_encryption(Bucket=BUCKET, ServerSideEncryptionConfiguration={"Rules": [rule]})
    S3Store(client, BUCKET).put("a", Artifact(b"page", Headers("text/html")))
    assert client.head_object(Bucket=BUCKET, Key="a")["ServerSideEncryption"] == "AES256"


ODD = ["a b.json", "a&b<c>.json", "a+b%20c.json", "é/人.json", "x\"y'.json", "&amp;.json"]


def test_a_listing_read_by_pattern_says_what_botocore_says(client: Any) -> None:
    for key in ODD:
        client.put_object(Bucket=BUCKET, Key=key, Body=key.encode())
    plain = [(e.key, e.etag) for e in S3Store(client, BUCKET).list()]
    read_by_pattern(client)
    assert [(e.key, e.etag) for e in S3Store(client, BUCKET).list()] == plain
    assert sorted(key for key, _ in plain) == sorted(ODD)
    assert [*S3Store(client, BUCKET).list("nothing/")] == []


def test_a_listing_that_looks_otherwise_is_read_by_botocore() -> None:
    answer = {"body": b"<ListBucketResult><Contents><Key>a</Key></Contents></ListBucketResult>"}
    more: dict[str, Any] = {}
    before = dict(answer)
    _take_contents(answer, more)
    assert (answer, more) == (before, {})
