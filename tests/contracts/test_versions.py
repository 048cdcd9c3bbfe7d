"""Earlier versions of an object: in memory, and in a bucket of S3 that keeps them."""

from __future__ import annotations

from typing import Any

import boto3
import pytest

from factowiki.aws.s3 import S3Store, _newest_first
from factowiki.engine.ports import StoredObject, Version
from factowiki.local.directory import DirectoryStore
from factowiki.local.memory import VersionedMemoryStore
from factowiki.pages.artifact import Artifact, Headers, etag_of

KEY = "ingredients/l-serine.json"


def artifact(text: str) -> Artifact:
    return Artifact(text.encode(), Headers("application/json"))


@pytest.fixture(params=["memory", "moto"])
def store(request: pytest.FixtureRequest) -> VersionedMemoryStore | S3Store:
    if request.param == "memory":
        return VersionedMemoryStore()
    request.getfixturevalue("aws")
    client: Any = boto3.client("s3")
    client.create_bucket(
        Bucket="content", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    client.put_bucket_versioning(Bucket="content", VersioningConfiguration={"Status": "Enabled"})
    return S3Store(client, "content")


def test_every_version_can_be_read_newest_first(store: VersionedMemoryStore | S3Store) -> None:
    for text in ("one", "two"):
        store.put(KEY, artifact(text))
    store.put(f"{KEY}.bak", artifact("other"))
    versions = [*store.history(KEY)]
    assert [version.etag for version in versions] == [etag_of(b"two"), etag_of(b"one")]
    found = [store.get_version(KEY, version.id) for version in versions]
    assert [each.body for each in found if isinstance(each, StoredObject)] == [b"two", b"one"]


def test_removals_are_part_of_the_history(store: VersionedMemoryStore | S3Store) -> None:
    store.put(KEY, artifact("one"))
    store.delete(KEY)
    assert [version.is_removal for version in store.history(KEY)] == [True, False]


def test_what_was_never_there_has_no_history(store: VersionedMemoryStore | S3Store) -> None:
    assert [*store.history(KEY)] == []


def test_a_directory_keeps_no_history(tmp_path: Any) -> None:
    store = DirectoryStore(tmp_path)
    store.put(KEY, artifact("one"))
    assert [*store.history(KEY)] == []
    assert store.get_version(KEY, "1") is None


def test_a_version_that_is_no_longer_kept_is_none(aws: None) -> None:
    client: Any = boto3.client("s3")
    client.create_bucket(
        Bucket="content", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    client.put_bucket_versioning(Bucket="content", VersioningConfiguration={"Status": "Enabled"})
    store = S3Store(client, "content")
    store.put(KEY, artifact("one"))
    (version,) = store.history(KEY)
    client.delete_object(Bucket="content", Key=KEY, VersionId=version.id)
    assert store.get_version(KEY, version.id) is None


def test_a_removal_in_the_same_second_counts_as_the_newer() -> None:
    page: Any = {
        "Versions": [
            {"Key": KEY, "VersionId": "3", "ETag": '"c"', "LastModified": 9},
            {"Key": KEY, "VersionId": "1", "ETag": '"a"', "LastModified": 5},
        ],
        "DeleteMarkers": [{"Key": KEY, "VersionId": "2", "LastModified": 5}],
    }
    assert _newest_first(page, KEY) == [Version("3", "c"), Version(""), Version("1", "a")]


def test_a_bucket_without_versions_has_no_history(aws: None) -> None:
    client: Any = boto3.client("s3")
    client.create_bucket(
        Bucket="content", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    store = S3Store(client, "content")
    store.put(KEY, artifact("one"))
    assert [*store.history(KEY)] == []
