"""Which uploads the content bucket refuses: those that the functions could not read."""

from __future__ import annotations

from typing import Any

import botocore.session
import pytest

from tests.infra.conditions import holds
from tests.infra.test_template import RESOURCES

POLICY = RESOURCES["ContentBucketPolicy"]["Properties"]["PolicyDocument"]["Statement"]
CLASS = "s3:x-amz-storage-class"
ENCRYPTION = "s3:x-amz-server-side-encryption"
CUSTOMER = "s3:x-amz-server-side-encryption-customer-algorithm"
SHAPES: Any = botocore.session.get_session().get_service_model("s3")
ARCHIVES = ("GLACIER", "DEEP_ARCHIVE")
# What a general purpose bucket takes, and can be read at once.
READABLE = (
    "STANDARD",
    "STANDARD_IA",
    "ONEZONE_IA",
    "REDUCED_REDUNDANCY",
    "INTELLIGENT_TIERING",
    "GLACIER_IR",
)


def refused_by(action: str = "s3:PutObject", **sent: str) -> list[str]:
    """The statements that deny a request over TLS with these condition keys."""
    request = {"aws:SecureTransport": "true", **sent}
    return [
        each["Sid"]
        for each in POLICY
        if each["Effect"] == "Deny"
        and each["Principal"] == "*"
        and each["Action"] in (action, "s3:*")
        and holds(each["Condition"], request)
    ]


def test_an_upload_that_names_neither_class_nor_key_is_taken() -> None:
    """So do CopyObject, each part of a multipart upload and its completion: the bucket decides."""
    assert refused_by() == []


@pytest.mark.parametrize("storage", ARCHIVES)
def test_an_upload_into_an_archive_is_refused(storage: str) -> None:
    assert refused_by(**{CLASS: storage}) == ["NothingArchived"]
    assert refused_by(**{CLASS: storage, ENCRYPTION: "AES256"}) == ["NothingArchived"]


@pytest.mark.parametrize("storage", READABLE)
def test_an_upload_that_can_be_read_at_once_is_taken(storage: str) -> None:
    assert refused_by(**{CLASS: storage}) == []
    assert refused_by(**{CLASS: storage, ENCRYPTION: "AES256"}) == []


def test_every_class_that_boto3_knows_is_thought_of() -> None:
    """The others belong to buckets of other kinds, or to services that write by themselves."""
    others = ("OUTPOSTS", "SNOW", "EXPRESS_ONEZONE", "FSX_", "AWS_BACKUP_")
    known = SHAPES.shape_for("StorageClass").enum
    assert set(ARCHIVES) < set(known)
    unknown = {each for each in known if not each.startswith(others)} - {*ARCHIVES, *READABLE}
    assert unknown == set()


@pytest.mark.parametrize(
    "encryption", [*SHAPES.shape_for("ServerSideEncryption").enum, "of:tomorrow"]
)
def test_an_upload_under_a_key_of_kms_is_refused(encryption: str) -> None:
    """The functions may use none, also not one of this account."""
    refused = [] if encryption == "AES256" else ["NothingUnderKeysOfKms"]
    assert refused_by(**{ENCRYPTION: encryption}) == refused


def test_an_upload_under_a_key_that_only_its_editor_has_is_refused() -> None:
    assert refused_by(**{CUSTOMER: "AES256"}) == ["NothingUnderKeysOfEditors"]


@pytest.mark.parametrize("action", ["s3:GetObject", "s3:DeleteObject", "s3:RestoreObject"])
def test_what_is_there_already_can_be_read_restored_and_removed(action: str) -> None:
    for sent in ({CLASS: "GLACIER"}, {ENCRYPTION: "aws:kms"}, {CUSTOMER: "AES256"}):
        assert refused_by(action, **sent) == []


def test_nothing_is_archived_behind_the_editors_back_either() -> None:
    """No policy binds the bucket's own rules; INTELLIGENT_TIERING archives only by such a one."""
    bucket: dict[str, Any] = RESOURCES["ContentBucket"]["Properties"]
    assert "IntelligentTieringConfigurations" not in bucket
    for rule in bucket.get("LifecycleConfiguration", {"Rules": []})["Rules"]:
        assert not [name for name in rule if "Transition" in name]
