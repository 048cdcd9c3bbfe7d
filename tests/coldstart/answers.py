"""Answers of S3 and SQS inside the process that asks, so that no network is measured.

Everything up to the bytes of the request and from the bytes of the answer on is botocore's. The
objects are files: ``<folder>/<bucket>/<key>``.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from botocore import xform_name
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders


class Raw(io.BytesIO):
    """As urllib3's responses: read in one piece or as a stream."""

    def stream(self, *_: Any, **__: Any) -> Iterator[bytes]:
        yield self.read()


class Answers:
    """``asked`` is every request that was made: service, method of the client, parameters."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.asked: list[tuple[str, str, dict[str, Any]]] = []

    def to(self, *clients: Any) -> None:
        for client in clients:
            client.meta.events.register_first("before-send.*", self._answer)
            client.meta.events.register_first("before-parameter-build.*", self._note)

    def _note(self, params: dict[str, Any], model: Any, **_: Any) -> None:
        service = model.service_model.service_name
        self.asked.append((service, xform_name(model.name), dict(params)))

    def _answer(self, request: Any, **_: Any) -> AWSResponse:
        status, headers, body = self._found(request)
        headers["content-length"] = str(len(body))
        return AWSResponse(request.url, status, HTTPHeaders.from_dict(headers), Raw(body))

    def _found(self, request: Any) -> tuple[int, dict[str, str], bytes]:
        url = urlsplit(request.url)
        bucket, service = (url.hostname or "").split(".")[:2]
        if service != "s3":
            return 200, {"content-type": "application/x-amz-json-1.0"}, _taken(request.body)
        key = unquote(url.path[1:])
        if request.method == "PUT":
            return 200, {"etag": f'"{etag_of(_bytes(request.body))}"'}, b""
        if not key:
            return 200, {"content-type": "application/xml"}, _listing(parse_qs(url.query))
        file = self._folder / bucket / key
        if not file.is_file():
            return 404, {"content-type": "application/xml"}, _error("NoSuchKey")
        body = file.read_bytes()
        etag = f'"{etag_of(body)}"'
        known = request.headers.get("If-None-Match")
        if known in {etag, etag.encode()}:
            return 304, {"etag": etag}, b""
        return 200, {"etag": etag, "content-type": "application/json"}, body


def etag_of(body: bytes) -> str:
    return hashlib.md5(body, usedforsecurity=False).hexdigest()


def _bytes(body: Any) -> bytes:
    return bytes(body if isinstance(body, bytes | bytearray) else body.read())


def _taken(body: Any) -> bytes:
    entries = json.loads(_bytes(body))["Entries"]
    taken = [{"Id": e["Id"], "MessageId": e["Id"], "MD5OfMessageBody": ""} for e in entries]
    return json.dumps({"Successful": taken, "Failed": []}).encode()


def _listing(query: dict[str, list[str]]) -> bytes:
    """Nothing is there: the page is new."""
    prefix = query.get("prefix", [""])[0]
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
        f"<Name>site</Name><Prefix>{prefix}</Prefix><KeyCount>0</KeyCount><MaxKeys>1000</MaxKeys>"
        "<IsTruncated>false</IsTruncated></ListBucketResult>"
    ).encode()


def _error(code: str) -> bytes:
    return f"<Error><Code>{code}</Code><Message>{code}</Message></Error>".encode()
