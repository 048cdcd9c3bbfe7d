"""Listings of S3, read by pattern: botocore's parser makes 8,000 objects of 1,000 listed keys.

Of each key all that is wanted is its name and its etag. Where an answer looks otherwise than
expected, botocore reads it as always.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

_CONTENTS: Final = re.compile(
    rb"<Contents>(?:(?!</Contents>).)*?<Key>([^<]*)</Key>(?:(?!</Contents>).)*?<ETag>([^<]*)</ETag>"
    rb".*?</Contents>",
    re.DOTALL,
)


def read_by_pattern(client: S3Client) -> None:
    """Have ``client`` read its listings so. Keys are decoded by botocore, as always."""
    client.meta.events.register("before-parse.s3.ListObjectsV2", _take_contents)


def _take_contents(
    response_dict: dict[str, Any], customized_response_dict: dict[str, Any], **_: object
) -> None:
    body = response_dict["body"]
    found = _CONTENTS.findall(body)
    if not found or len(found) != body.count(b"<Contents>"):
        return
    customized_response_dict["Contents"] = [
        {"Key": _text(key), "ETag": _text(etag)} for key, etag in found
    ]
    response_dict["body"] = _CONTENTS.sub(b"", body)


def _text(value: bytes) -> str:
    text = value.decode()
    return unescape(text) if "&" in text else text
