"""A bucket of S3 as a store."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, Literal

from botocore.exceptions import ClientError

from factowiki.aws.errors import is_missing, is_not_modified, translated, unreadable
from factowiki.engine.errors import StoreUnavailable
from factowiki.engine.ports import (
    NOT_MODIFIED,
    Entry,
    ListedObject,
    NotModified,
    StoredObject,
    Version,
)
from factowiki.pages.artifact import Artifact, Headers

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import GetObjectOutputTypeDef, ListObjectVersionsOutputTypeDef

# CloudFront reads cache tags from the header that S3 makes of this metadata: x-amz-meta-cache-tag.
TAG_METADATA: Final = "cache-tag"
# The distribution's function answers 301 where an object has it, see `MovedPermanently`.
MOVED_METADATA: Final = "moved-to"
_UNVERSIONED: Final = "null"


class S3Store:
    """Objects in ``bucket``, written with SSE-S3 so that an etag is the MD5 of the bytes.

    Of larger objects only the first ``largest`` bytes are read, whoever uploaded them.
    ``encryption`` is asked for by name, whatever the bucket's default is: under KMS an etag is no
    MD5, and everything would seem to differ from what is there. Servers that are not AWS's may
    know none.
    """

    def __init__(
        self,
        client: S3Client,
        bucket: str,
        largest: int | None = None,
        encryption: Literal["AES256"] | None = "AES256",
    ) -> None:
        self._client = client
        self._bucket = bucket
        self._largest = largest
        self._encryption = encryption

    def get(self, key: str, known: str | None = None) -> StoredObject | NotModified | None:
        condition: Any = {"IfNoneMatch": f'"{known}"'} if known else {}
        with translated(StoreUnavailable, f"reading {key}"):
            return self._read(key, **condition)

    def _read(self, key: str, **which: Any) -> StoredObject | NotModified | None:
        try:
            answer = self._client.get_object(Bucket=self._bucket, Key=key, **which)
            return StoredObject(self._body(key, answer), answer["ETag"].strip('"'))
        except ClientError as error:
            if is_not_modified(error):
                return NOT_MODIFIED
            if is_missing(error):
                return None
            raise unreadable(key, error) or error from error

    def _body(self, key: str, answer: GetObjectOutputTypeDef) -> bytes:
        """Botocore notices a body that was cut off only where all of it is asked for."""
        length = answer["ContentLength"]
        wanted = length if self._largest is None else min(length, self._largest)
        with answer["Body"] as stream:
            body = stream.read(wanted)
        if len(body) < wanted:
            raise StoreUnavailable(f"reading {key}: {len(body)} of {wanted} bytes came")
        return body

    def history(self, key: str) -> Iterator[Version]:
        """Nothing where the bucket keeps no versions: then S3 calls the only one "null".

        Of a version and a removal in the same second the removal counts as the newer: what was
        removed must not come back.
        """
        pages = self._client.get_paginator("list_object_versions").paginate(
            Bucket=self._bucket, Prefix=key
        )
        with translated(StoreUnavailable, f"listing the versions of {key}"):
            versions = (each for page in pages for each in _newest_first(page, key))
            newest = next(versions, None)
            if newest is not None and newest.id != _UNVERSIONED:
                yield newest
                yield from versions

    def get_version(self, key: str, version: str) -> StoredObject | None:
        with translated(StoreUnavailable, f"reading version {version} of {key}"):
            found = self._read(key, VersionId=version)
        return found if isinstance(found, StoredObject) else None

    def put(
        self,
        key: str,
        artifact: Artifact,
        *,
        if_match: str | None = None,
        if_absent: bool = False,
    ) -> str:
        headers = artifact.headers
        more: Any = {"ServerSideEncryption": self._encryption} if self._encryption else {}
        if headers.cache_control:
            more["CacheControl"] = headers.cache_control
        if metadata := _metadata(headers):
            more["Metadata"] = metadata
        if if_match is not None:
            more["IfMatch"] = f'"{if_match}"'
        if if_absent:
            more["IfNoneMatch"] = "*"
        with translated(StoreUnavailable, f"writing {key}"):
            answer = self._client.put_object(
                Bucket=self._bucket,
                Key=key,
                Body=artifact.body,
                ContentType=headers.content_type,
                **more,
            )
            return answer["ETag"].strip('"')

    def delete(self, key: str, *, if_match: str | None = None) -> None:
        condition: Any = {"IfMatch": f'"{if_match}"'} if if_match is not None else {}
        with translated(StoreUnavailable, f"deleting {key}"):
            self._client.delete_object(Bucket=self._bucket, Key=key, **condition)

    def list(self, prefix: str = "") -> Iterator[Entry]:
        pages = self._client.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=prefix
        )
        with translated(StoreUnavailable, f"listing {prefix or 'everything'}"):
            for page in pages:
                for item in page.get("Contents", ()):
                    yield ListedObject(item["Key"], item["ETag"].strip('"'))


def _metadata(headers: Headers) -> dict[str, str]:
    every = {TAG_METADATA: ",".join(headers.cache_tags), MOVED_METADATA: headers.moved_to}
    return {name: value for name, value in every.items() if value}


def _newest_first(page: ListObjectVersionsOutputTypeDef, key: str) -> list[Version]:
    """S3 lists versions and removals apart, each newest first, with times in whole seconds."""
    dated = [
        *(
            (item["LastModified"], Version(""))
            for item in page.get("DeleteMarkers", ())
            if item["Key"] == key
        ),
        *(
            (item["LastModified"], Version(item["VersionId"], item["ETag"].strip('"')))
            for item in page.get("Versions", ())
            if item["Key"] == key
        ),
    ]
    return [version for _, version in sorted(dated, key=lambda pair: pair[0], reverse=True)]
